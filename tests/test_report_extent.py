"""The report of a part of the office, read back from PDF and Word: whose figures it states, what each page says, who signs."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from ita_dash import report
from ita_dash.filters import Filters
from ita_dash.problemwords import with_sentences
from ita_dash.report.model import Report
from ita_dash.settings import Settings
from tests.assignments_factory import AS_OF, PROBLEMS, RECORDS, dataset_of
from tests.page_runs import fine, opened, shown
from tests.pdf_text import copied, page_texts, plain
from tests.report_texts import of
from tests.test_page_report import DOWNLOADS, make
from tests.test_report_command import main
from tests.years import bundled_year

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]

WHOLE: dict[str, tuple[str, ...]] = {}
KHLANG = {"divisions": ("กองคลัง",)}
EXTRACTS = ({"statuses": ("done",)}, {"measures": ("6",)}, {**KHLANG, "measures": ("1",)}, {"divisions": ("กองคลัง", "กองช่าง")})
NO_REPORT_SAYS = re.compile(plain("ระบบไม่รู้จัก") + "|" + plain("แบบรายงาน!") + r"|เซลล์|แท็บ|แบบฟอร์มE\d+")


@cache
def demonstration(**chosen: tuple[str, ...]) -> Report:
    dataset = bundled_year(2567)
    return report.build(dataset, Filters(dataset.default_as_of(), **chosen), Settings())


def pages(made: Report) -> tuple[str, ...]:
    """What each page of the PDF says; drawn and read once for each report."""
    return _once(made, "pdf", lambda: page_texts(report.file_of(made, "pdf")))


def word(made: Report) -> tuple[str, ...]:
    """What the body of the Word file says, and what its footer says."""
    return _once(made, "docx", lambda: _word(made))


_SAID: dict[tuple[int, str], tuple[Report, tuple[str, ...]]] = {}


def _once(made: Report, extension: str, say: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    key = id(made), extension
    if key not in _SAID:
        _SAID[key] = made, say()  # the report too, so that its id stays its own
    return _SAID[key][1]


def _word(made: Report) -> tuple[str, str]:
    document = Document(BytesIO(report.file_of(made, "docx")))
    body = "".join(text.text or "" for text in document.element.body.iter(qn("w:t")))
    return plain(body), plain("".join(one.text for one in document.sections[-1].footer.paragraphs))


def both(made: Report) -> tuple[str, str]:
    return "".join(pages(made)), word(made)[0]


def test_the_offices_own_report_states_the_offices_figures_and_is_signed():
    made = demonstration(**WHOLE)
    assert (made.extent, made.subject) == ("", ())
    for said in both(made):
        assert plain("มีมาตรการทั้งสิ้น ๗ มาตรการ") in said
        assert plain("คิดเป็นความสำเร็จเฉลี่ยร้อยละ ๗๑.๘") in said
        assert plain("ลงชื่อ") in said
        assert plain("เฉพาะส่วน") not in said


def test_a_divisions_report_says_whose_part_it_is_with_the_offices_figures_beside():
    made = demonstration(**KHLANG)
    for said in both(made):  # the row of "กองคลงั" is กองคลัง's too
        assert plain("กองคลังมีส่วนดำเนินการ ๖ จาก ๗ มาตรการ") in said
        assert plain("กิจกรรมในส่วนของกองคลังแล้วเสร็จ ๗ จาก ๑๐ กิจกรรม คิดเป็นความสำเร็จเฉลี่ยร้อยละ ๘๖.๕") in said
        assert plain("ส่วนภาพรวมทั้งหน่วยงานแล้วเสร็จ ๙ จาก ๒๔ กิจกรรม คิดเป็นความสำเร็จเฉลี่ยร้อยละ ๗๑.๘") in said
        assert plain("เฉพาะส่วนนี้ร้อยละ ๘๖.๕ แล้วเสร็จ ๗ จาก ๑๐ กิจกรรม ส่วนภาพรวมทั้งหน่วยงานร้อยละ ๗๑.๘") in said
        assert plain("มีมาตรการทั้งสิ้น") not in said
        assert plain("ลงชื่อ") in said
    assert all(plain("เฉพาะส่วนของกองคลัง") in page for page in pages(made))
    assert plain("เฉพาะส่วนของกองคลัง") in word(made)[1]


def test_the_table_of_measures_has_the_offices_completion_beside_the_parts():
    table = demonstration(**KHLANG).annex[0].grid
    assert table.headers[1:3] == ("ความสำเร็จ (ร้อยละ)", "ทั้งหน่วยงาน (ร้อยละ)")
    figures = [tuple("".join(piece.text for line in cell for piece in line) for cell in row[:3]) for row in table.rows]
    assert [row[1:] for row in figures] == [
        ("๙๑.๗", "๘๒.๑"),
        ("๘๗.๕", "๘๑.๗"),
        ("๑๐๐", "๗๓.๙"),
        ("๑๐๐", "๘๓.๖"),
        ("๑๐๐", "๙๒"),
        ("๐", "๒๖.๗"),
    ]
    assert "ทั้งหน่วยงาน (ร้อยละ)" not in demonstration(**WHOLE).annex[0].grid.headers


def test_a_division_with_units_says_so():
    assert demonstration(divisions=("สำนักปลัด",)).extent == "เฉพาะส่วนของสำนักปลัดและหน่วยงานในสังกัด"


@pytest.mark.parametrize("chosen", EXTRACTS, ids=str)
def test_under_another_filter_it_is_an_extract_on_every_page_and_nobody_signs(chosen):
    made = demonstration(**chosen)
    assert made.extent == "ฉบับคัดบางส่วน ไม่ใช่รายงานฉบับเต็ม"
    assert made.signatures == ()
    assert all(plain(made.extent) in page for page in pages(made))
    assert plain(made.extent) in word(made)[1]
    for said in both(made):
        assert plain("ลงชื่อ") not in said
        assert plain("ส่วนภาพรวมทั้งหน่วยงานแล้วเสร็จ ๙ จาก ๒๔ กิจกรรม คิดเป็นความสำเร็จเฉลี่ยร้อยละ ๗๑.๘") in said
        assert all(plain(line) in said for line in made.subject)


def test_nothing_is_said_of_all_activities_in_an_extract():
    said = both(demonstration(statuses=("done",)))[0]
    assert plain("ทุกกิจกรรมแล้วเสร็จ") not in said


def test_the_offices_own_opening_does_not_take_the_figures_of_a_part_away():
    made = of(filters=Filters(AS_OF, divisions=("กองคลัง",)), opening="ตามที่ {office} รายงาน")
    first, second = ("".join(piece.text for piece in paragraph) for paragraph in made.opening)
    assert first.startswith("ตามที่")
    assert "กองคลังมีส่วนดำเนินการ ๒ จาก ๒ มาตรการ" in second
    assert "ภาพรวมทั้งหน่วยงานแล้วเสร็จ ๐ จาก ๒ กิจกรรม คิดเป็นความสำเร็จเฉลี่ยร้อยละ ๓๗.๕" in second


@pytest.mark.parametrize("chosen", [WHOLE, KHLANG, *EXTRACTS], ids=str)
def test_no_page_names_a_cell_a_tab_or_what_the_program_does_not_know(chosen):
    dataset = bundled_year(2567)
    tabs = {tab.title for tab in dataset.form.tabs}
    assert (dataset.form.problems["severity"] == "error").any()
    for said in both(demonstration(**chosen)):
        assert not NO_REPORT_SAYS.search(said)
        assert not [tab for tab in tabs if plain(tab) in said]
        messages = with_sentences(dataset.form.problems, dataset.year, thai_digits=True)["message"]
        assert not [message for message in messages if plain(message) in said]


@pytest.mark.parametrize(("filters", "count"), [(Filters(AS_OF), "๑"), (Filters(AS_OF, divisions=("กองคลัง",)), "๑")])
def test_what_could_not_be_read_is_counted(filters, count):
    made = report.build(dataset_of(RECORDS, problems=PROBLEMS), filters, Settings())
    assert made.annex[-1].lead == f"มีข้อมูลที่ยังอ่านไม่ได้ {count} แห่ง ซึ่งยังไม่มีผลต่อตัวเลขในรายงาน"
    for said in both(made):
        assert plain(made.annex[-1].lead) in said
        assert not NO_REPORT_SAYS.search(said)


def test_a_long_name_does_not_fill_the_footer():
    name = "กอง" + "ยาว" * 100
    made = of(({**RECORDS[0], "division": name},), filters=Filters(AS_OF, divisions=(name,)))
    assert len(made.extent) < 110
    assert all(plain("เฉพาะส่วนของกองยาว") in page for page in pages(made))


def test_the_command_and_the_page_say_the_same(tmp_path):
    path = tmp_path / "khlang.pdf"
    assert main(["report", "--year", "2567", "--division", "กองคลัง", "-o", str(path)]) == 0
    assert plain("กองคลังมีส่วนดำเนินการ ๖ จาก ๗ มาตรการ") in copied(path.read_bytes())
    app = make(opened(DOWNLOADS, year="2567", division="กองคลัง"))
    assert fine(app)
    assert "เฉพาะส่วนของกองคลัง" in shown(app)
    assert "ฉบับคัดบางส่วน" in shown(opened(DOWNLOADS, year="2567", status="done"))


def test_word_says_it_in_every_section_with_a_footer():
    with ZipFile(BytesIO(report.file_of(demonstration(**KHLANG), "docx"))) as parts:
        footers = [parts.read(name).decode() for name in parts.namelist() if name.startswith("word/footer")]
    assert footers
    assert all("เฉพาะส่วนของกองคลัง" in footer for footer in footers)
