"""The words of the form as data: each is there once and read as what it stands for; an office's own win, for it alone."""

import pickle
import re

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.headings.spellings import LEVELS, SPELLINGS, Spellings, header_key
from ita_dash.form.ownwords import MEANINGS, checked
from ita_dash.form.read import read_form
from ita_dash.form.values.datewords import tokens
from ita_dash.form.values.status import STATUSES, read_status
from ita_dash.form.values.ticks import status_named
from ita_dash.form.words import FILES, NO_OWN_WORDS, WordsError, in_use, own, refuse_twice, table, words
from ita_dash.meaning.formof import ReadingSettings, form_of
from tests.grids import tab, workbook

MOST_WORDS, LONGEST_WORD = 500, 60

PLAIN = re.compile(r"[^|()\[\]{}?^$.\\*+]+")
"""A phrase without signs of regular expressions."""


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_and_no_word_stands_twice(name):
    assert table(name)


def test_a_word_that_stands_twice_is_refused():
    with pytest.raises(WordsError, match="word_twice"):
        refuse_twice("lines", [("notes", "ที่ มา"), ("signatures", "ที่มา")])


def test_every_heading_is_read_as_its_field():
    spellings = Spellings()
    expected = {header_key(name): field for field, names in SPELLINGS.items() for name in names}
    for name, field in expected.items():
        assert spellings.match(name) is not None
        assert spellings.match(name).field == field, name
    names = [header_key(name) for table_of in (LEVELS, SPELLINGS) for found in table_of.values() for name in found]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", [kind for kind in words("periods", "words") if kind != "noise"])
def test_every_word_of_periods_is_its_kind(kind):
    for word in words("periods", "words")[kind]:
        assert tokens(word) == [kind], word


@pytest.mark.parametrize("status", STATUSES)
def test_every_heading_of_boxes_is_its_status(status):
    assert all(status_named(word) == status for word in words("statuses", "boxes").get(status, ()))


def test_every_plain_phrase_of_the_status_column_is_its_status():
    for one in table("statuses")["column"]:
        for phrase in one.get("says", ()):
            if one["status"] in STATUSES and PLAIN.fullmatch(phrase):
                assert read_status(phrase).status == one["status"], phrase


OWN = {
    "headings": {"division": ["คนทำ"]},
    "statuses": {"done": ["ปิดจ๊อบ"], "in_progress": "ค้างท่อ"},
    "marks": {"done": ["ผ."]},
    "periods": {"whole": ["ตลอดปีการผลิต"]},
    "divisions": {"all": ["ทุกหมู่เหล่า"]},
    "lines": {"notes": ["คำเตือน"], "signatures": ["ผู้สอบทาน"]},
}
ROWS = [
    ["มาตรการ", "วิธีการดำเนินการ", "คนทำ", "ระยะเวลาดำเนินการ", "สถานะ"],
    ["ก", "ข", "กองคลัง", "ตลอดปีการผลิต", "ปิดจ๊อบแล้วจ้า"],
    ["ค", "ง", "ทุกหมู่เหล่า", "ต.ค. 66", "ผ."],
    ["คำเตือน ระวัง", "", "", "", ""],
]


def test_an_offices_own_words_are_read_and_hold_for_it_alone():
    book = workbook(tab("แผน", ROWS), tab("รายชื่อ", [["ส่วนราชการ", "ชื่อย่อ", "สังกัด"], ["กองคลัง", "", ""], ["กองช่าง", "", ""]]))
    before = read_form(book, FiscalYear(2567))
    read = read_form(book, FiscalYear(2567), words=checked(OWN))
    assert list(read.assignments["division"]) == ["กองคลัง", "กองคลัง", "กองช่าง"]
    assert list(read.assignments["status_read"]) == ["done"] * 3
    assert read.assignments["start"].notna().all()
    assert read_form(book, FiscalYear(2567)).assignments.equals(before.assignments)
    assert list(before.assignments["status_read"]) != ["done"] * 3
    assert own() is NO_OWN_WORDS


def test_they_come_through_the_door_and_fit_another_process():
    settings = pickle.loads(pickle.dumps(ReadingSettings.of({}, words=checked(OWN))))
    assert settings == ReadingSettings.of({}, words=checked(OWN))
    assert hash(settings) == hash(ReadingSettings.of({}, words=checked(OWN)))
    assert list(form_of(workbook(tab("แผน", ROWS)), 2567, settings).assignments["status_read"]) == ["done", "done"]


def test_words_in_use_end_with_the_workbook_even_where_it_fails():
    def fails():
        with in_use(checked(OWN)):
            assert own().entries
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert own() is NO_OWN_WORDS


@pytest.mark.parametrize(
    ("found", "code", "place"),
    [
        ({"colours": {}}, "words_section", "colours"),
        ({"statuses": 3}, "words_section", "statuses"),
        ({"statuses": {"finished": ["ก"]}}, "words_meaning", "statuses.finished"),
        ({"statuses": {"done": 3}}, "words_no_texts", "statuses.done"),
        ({"statuses": {"done": [""]}}, "words_no_texts", "statuses.done"),
        ({"statuses": {"done": ["ก" * (LONGEST_WORD + 1)]}}, "words_too_long", "statuses.done"),
        ({"statuses": {"done": [f"คำที่{n}ฮ" for n in range(MOST_WORDS + 1)]}}, "words_too_many", ""),
        ({"statuses": {"done": ["จบงาน"], "unable": ["จบ งาน"]}}, "word_twice", "statuses.unable"),
        ({"statuses": {"done": ["-"]}}, "word_unreachable", "statuses.done"),
        ({"statuses": {"done": ["☐ เสร็จ"]}}, "word_unreachable", "statuses.done"),
        ({"periods": {"whole": ["12 เดือน"]}}, "word_unreachable", "periods.whole"),
        ({"periods": {"whole": ["1/1/2567 ฮ"]}}, "word_unreachable", "periods.whole"),
        ({"statuses": {"done": ["จบ"], "unable": ["จบไม่ลงจบ"]}}, None, ""),
    ],
)
def test_a_file_that_is_not_right_is_refused_by_what_is_wrong(found, code, place):
    if code is None:
        assert checked(found).entries
        return
    with pytest.raises(WordsError) as caught:
        checked(found)
    assert (caught.value.code, caught.value.place) == (code, place)


def test_the_longest_word_and_the_most_words_are_taken():
    assert checked({"statuses": {"done": ["ฮ" * LONGEST_WORD]}}).entries
    assert checked({"statuses": {"done": [f"คำที่{n}ฮ" for n in range(MOST_WORDS)]}}).entries
    assert set(MEANINGS) == set(OWN)
