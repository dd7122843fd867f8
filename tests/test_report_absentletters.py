"""Letters that no font of the PDF has: drawn as boxes, found as themselves, told to whoever makes the report."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from ita_dash.report import file_of
from ita_dash.report.absentletters import BOXES, TOLD, boxes, files_with, printed, told
from tests import report_texts
from tests.assignments_factory import RECORDS
from tests.pdf_text import copied, plain, read_aloud

pytestmark = pytest.mark.usefixtures("made_here")
RESULT = "จัดงาน 🎉🎉 กับ 漢字 และ هدا ครบ 𠮷𠮷"


def of(result: str):
    return report_texts.of(({**RECORDS[0], "result": result},))


@pytest.mark.slow
def test_what_is_drawn_as_a_box_is_found_copied_and_read_aloud_as_the_letter_that_it_is():
    made = file_of(of(RESULT), "pdf")
    for text in ("🎉🎉", "漢字", "𠮷𠮷"):
        assert text in copied(made)
        assert text in read_aloud(made)
    assert "□" not in copied(made)
    assert plain("هدا") in copied(made)
    assert file_of(of(RESULT), "pdf") == made


def test_a_report_of_letters_that_its_fonts_have_brings_no_font():
    assert list(files_with(printed({"a": "ร้อยละ ๘๐ ✅ ≥ 5 °C é", "url": "https://example.go.th/漢"}))) == ["texts.json"]
    assert BOXES in files_with(printed({"a": ["ก", {"b": "漢"}]}))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("✅ เสร็จ", "✔ เสร็จ"),
        ("ก漢ข🎉", "ก漢ข🎉"),
        ("ก\uf700", "ก□"),  # of private use: PDF/A-2a refuses it
        ("ก\U000e0fff\u0378", "ก□□"),
        ("ก\u3164", "ก□"),  # a letter that nobody sees
        ("e\u0316", "e□"),  # a mark that Sarabun lacks
        ("ก\uf700\u0316", "ก□□"),
        ("हि", "हि"),
    ],
)
def test_what_cannot_be_drawn_by_any_font_is_a_box_itself(typed, shown):
    assert printed(typed) == shown


def test_the_font_has_all_that_a_letter_is_taken_apart_into():
    font = TTFont(BytesIO(boxes("各\u0bca")))
    assert set(font.getBestCmap()) == {ord("各"), 0x0BCA, 0x0BC6, 0x0BBE, 0x0ECD, 0x0EB2}
    assert boxes("各") == boxes("各")


def test_who_makes_the_report_is_told_which_letters_to_look_at():
    (said,) = of(RESULT).problems
    assert said.endswith("🎉 漢 字 ه د ا 𠮷")
    assert of("เสร็จ ✅").problems == ()
    assert next(iter(told(["\uf700"]))).endswith("U+F700")
    (many,) = told("".join(chr(0x4E00 + number) for number in range(TOLD + 1)))
    assert many.endswith(f"{chr(0x4E00 + TOLD - 1)} …")
