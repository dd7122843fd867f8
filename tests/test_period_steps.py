"""Reading a period ends, after a number of steps in proportion to its text: whatever words of its vocabulary stand together."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.dates import read_date
from ita_dash.form.values.datewords import UnreadableError, tokens
from ita_dash.form.values.months import read_months
from ita_dash.form.values.period import fiscal_year_named, read_period
from ita_dash.form.values.phrases import phrases_of
from ita_dash.form.values.spans import Years
from ita_dash.form.values.timeunits import ImpossibleError
from tests.steps import TooManySteps, steps

YEAR = FiscalYear(2567)
A_WORD_OF_EACH_KIND = (
    *("ปีงบประมาณ", "ปีปฏิทิน", "ปี", "พ.ศ.", "ค.ศ.", "ตลอดปี", "ทั้งปีงบประมาณ", "ปีการศึกษา", "ภาคเรียนที่", "ปัจจุบัน", "ต่อเนื่อง", "ไตรมาส"),
    *("แล้วเสร็จ", "ถึง", "ภายใน", "ก่อน", "ตั้งแต่", "เป็นต้นไป", "สิ้น", "ต้น", "และ", "(", "\n", "/", "-", "เดือน", "ต.ค.", "ม.ค."),
    *("ทุกเดือน", "ครึ่งปีแรก", "รอบ 6 เดือน", "ครั้งที่ 1", "1 ครั้ง", "ไตรมาสแรก", "วันจันทร์", "09.00 น.", "1/10/2566", "6 เดือน", "5 ปี"),
    *("1", "5", "15", "40", "67", "2567", "2024", "99999", "และอื่น ๆ"),
)
LOOPED = ("ตลอดปี 1 ครั้ง", "ปีงบประมาณ 2567 1 ครั้ง", "ทั้งปี 2 ครั้ง", "2567 1", "ปีงบประมาณ 2567 - 5", "ปีงบประมาณ 2567 ไตรมาส 1 ปีงบประมาณ")
FIRST, PER_LETTER = 1000, 200
"""What a reading costs whatever it reads, and each letter more: up to four attempts (as typed, repaired, each alone and among
words), some sixty lines for each. Twice the most that was seen."""


@pytest.fixture(autouse=True, scope="module")
def _words_are_compiled():
    for text in ("?", "๒5"):
        read_period(text, YEAR)
        fiscal_year_named(text)


def most(text: str) -> int:
    return FIRST + PER_LETTER * len(text)


def spent(text: str) -> int:
    period, day = read_period.__wrapped__, read_date.__wrapped__  # not what was read before
    return max(steps(most(text), *call) for call in ((period, text, YEAR), (period, text, None), (day, text)))


@pytest.mark.parametrize("text", LOOPED)
def test_a_number_that_is_no_year_ends_the_reading(text):
    assert spent(text) <= most(text)


@given(st.lists(st.sampled_from(A_WORD_OF_EACH_KIND), max_size=40), st.sampled_from(["", " "]))
def test_words_in_any_order_take_steps_in_proportion(words, between):
    text = between.join(words)
    assert spent(text) <= most(text)
    assert steps(most(text), fiscal_year_named, text) <= most(text)
    assert steps(most(text), read_months, [(text, text)] * 3) <= most(text)


@pytest.mark.slow
@pytest.mark.parametrize("word", A_WORD_OF_EACH_KIND)
def test_a_word_again_and_again_takes_steps_in_proportion(word):
    for text in (word * 150, f"{word} " * 150, f"{word} 1 " * 200, f"{word}\n" * 150, f"ต.ค. {word}" * 75):
        assert spent(text) <= most(text)


@pytest.mark.parametrize(
    "text", ["1/" * 15000, "ต.ค. 65, " * 3000, "ต้น" * 10000, "1)\n" * 10000, "ๆ" * 30000, "9" * 30000], ids=len
)
def test_a_long_text_takes_steps_in_proportion(text):
    assert spent(text) <= most(text)


@pytest.mark.long
def test_every_one_two_and_three_words_are_read_in_few_steps():
    known = {word: tokens(word) for word in A_WORD_OF_EACH_KIND}
    known = {word: found for word, found in known.items() if found and word not in ("ค.ศ.", "ทั้งปีงบประมาณ", "ม.ค.", "40", "5 ปี")}
    for count in (1, 2, 3):
        for words in product(known, repeat=count):
            found = [token for word in words for token in known[word]]
            try:
                assert steps(600 * count, resolved, found) <= 600 * count
            except (UnreadableError, ImpossibleError):
                continue
            except TooManySteps as error:
                raise AssertionError(f"{' '.join(words)!r}: {error}") from None


def resolved(found: list[str]) -> None:
    Years(YEAR).resolve(phrases_of(found, YEAR))
