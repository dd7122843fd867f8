"""Columns that stay inside: in no link, file, report or comparison, and on no page but a planning officer's who signed in."""

import json
import re
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from pandas.testing import assert_frame_equal

from ita_dash.access.people import EVERYBODY, Person
from ita_dash.access.sight import seen_by
from ita_dash.commands.check import as_object
from ita_dash.dataset import Source, understand
from ita_dash.export.files import FILES, content
from ita_dash.export.tables import TITLES
from ita_dash.filters import Filters
from ita_dash.history.changes import compare
from ita_dash.look import drawing
from ita_dash.meaning.inside import APART, MAY_STAY, is_inside
from ita_dash.report import MIME, build, file_of
from ita_dash.report.gate import gate_of
from ita_dash.report.onepage import summary_pdf
from ita_dash.settings import Settings
from ita_dash.sheet.workbook import Cell, Facts
from ita_dash.ui import cards
from ita_dash.ui.navigation import PAGES
from tests.grids import tab, workbook
from tests.page_runs import fine, opened, shown
from tests.pdf_text import copied, plain

pytestmark = pytest.mark.slow

SECRETS = ("ลับมากหนึ่ง", "ลับมากสอง", "ลับมากสาม", "ลับมากสี่")
HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ"]
ROWS = [
    [*HEADER, "ความเห็น (ภายใน)", "ข้อเสนอแนะ (ภายใน)", "หลักฐาน(ใช้ภายใน)", "ความเห็นผู้ตรวจ", "หมายเหตุ"],
    ["1. ก", "1. ประชุม", "กองคลัง", "ต.ค. 66", "จัดแล้ว", "ทำต่อ", *SECRETS, "บอกได้"],
    ["", "2. ติดประกาศ", "กองช่าง", "ต.ค. 66", "ติดแล้ว", "ทำต่อ", *(one + "x" for one in SECRETS), "บอกได้เหมือนกัน"],
]
SETTINGS = Settings(inside=("ความเห็นผู้ตรวจ",))
HEADINGS = {"ความเห็น (ภายใน)", "ข้อเสนอแนะ (ภายใน)", "หลักฐาน(ใช้ภายใน)", "ความเห็นผู้ตรวจ"}


def dataset_of(rows=ROWS, settings: Settings = SETTINGS):
    return understand(workbook(tab("แผน", rows)), Source("x"), settings, 2567)


def texts_of(file: bytes) -> str:
    """All that a file says, packed or not."""
    if file.startswith(b"%PDF"):
        return copied(file)
    if is_zipfile(BytesIO(file)):
        with ZipFile(BytesIO(file)) as parts:
            return plain("".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist()))
    return plain(json.dumps(json.loads(file), ensure_ascii=False) if file[:1] in b"{[" else file.decode("utf-8-sig", "replace"))


def is_silent(said: str) -> bool:
    return "ลับมาก" not in said


def test_they_are_set_apart_and_the_rest_is_read_as_ever():
    frame = dataset_of().form.assignments
    assert set(frame[APART][0]) == HEADINGS
    assert set(frame[APART][0].values()) == set(SECRETS)
    assert frame["extra"].tolist() == [{"หมายเหตุ": "บอกได้"}, {"หมายเหตุ": "บอกได้เหมือนกัน"}]
    assert frame["recommendation"].tolist() == ["ทำต่อ", "ทำต่อ"]
    assert frame["evidence"].tolist() == [(), ()]
    assert APART not in dataset_of([row[:6] for row in ROWS]).form.assignments


@pytest.mark.parametrize("place", range(5))
def test_what_figures_and_the_form_are_made_of_never_stays_inside(place):
    rows = [[*ROWS[0][:6]], *(row[:6] for row in ROWS[1:])]
    rows[0][place] += " (ภายใน)"
    marked = dataset_of(rows, Settings(inside=(HEADER[place],))).form.assignments
    usual = dataset_of([row[:6] for row in ROWS]).form.assignments
    assert_frame_equal(marked, usual)
    assert not MAY_STAY & {"measure", "activity", "division", "status", "result"}


@pytest.mark.parametrize(
    ("heading", "stays"),
    [
        ("ความเห็น (ภายใน)", True),
        ("ความเห็น(ใช้ภายในหน่วยงาน)", True),
        ("ความเห็นผู้ตรวจ", True),
        ("๗. ความเห็น ผู้ตรวจ รอบ 6 เดือน", True),
        ("การควบคุมภายใน", False),
        ("ผู้เกี่ยวข้อง*", False),
    ],
)
def test_a_heading_says_whether_it_stays_inside(heading, stays):
    assert is_inside(heading, ("ความเห็นผู้ตรวจ",)) == stays


def test_a_link_or_picture_on_such_a_cell_is_no_evidence():
    carrying = Cell("ลับมาก", links=("https://ลับมาก.example",), facts=Facts(pictures=("ลับมาก",)))
    rows = [[*HEADER, "ความเห็น (ภายใน)", "รูปถ่าย"], ["1. ก", "1. ประชุม", "กองคลัง", "ต.ค. 66", "จัดแล้ว", "", carrying, carrying]]
    (evidence,) = dataset_of(rows).form.assignments["evidence"]
    assert evidence == ("ลับมาก https://ลับมาก.example", "ภาพที่เซลล์ H2")
    (evidence,) = dataset_of([one[:-1] for one in rows]).form.assignments["evidence"]
    assert evidence == ()


def test_no_file_holds_them():
    dataset = dataset_of()
    for person in (EVERYBODY, Person("planner", (), "planner:a@b.example"), Person("viewer", (), "person:c@b.example")):
        seen, filters = seen_by(dataset, person), Filters(dataset.default_as_of())
        for name, formats in FILES.items():
            for wanted in formats:
                assert is_silent(texts_of(content(seen, filters, name, wanted))), (name, wanted)
    assert {"assignments", "problems"} <= set(TITLES)


def test_no_report_or_picture_holds_them():
    dataset = dataset_of()
    filters = Filters(dataset.default_as_of())
    report = build(dataset, filters, SETTINGS)
    for extension in MIME:
        assert is_silent(texts_of(file_of(report, extension))), extension
    assert is_silent(copied(summary_pdf(dataset, filters, SETTINGS)))
    assert is_silent(repr(gate_of(dataset, filters, SETTINGS.report)))
    for name in drawing.CHARTS:
        picture = drawing.picture(name, dataset, filters, "svg", thai_digits=True)
        assert is_silent(plain(re.sub(r"<[^>]*>", "", picture.decode())))


def test_no_comparison_and_no_answer_of_check_holds_them():
    before = dataset_of()
    other = [ROWS[0], [text.replace("ลับมาก", "ลับมากกว่า") for text in ROWS[1]], ROWS[2]]
    after = dataset_of(other)
    assert compare(before.form.assignments, after.form.assignments).count == 0
    assert is_silent(json.dumps(as_object(after, why=True), ensure_ascii=False, default=str))


def test_a_problem_of_such_a_cell_is_not_told():
    rows = [ROWS[0], [*ROWS[1][:6], "#REF! ลับมาก", *ROWS[1][7:]], ROWS[2]]
    assert is_silent(repr(dataset_of(rows).form.problems.to_dict("records")))


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        (EVERYBODY, False),
        (Person("viewer", (), "person:c@b.example"), False),
        (Person("division", ("กองคลัง",), "division:d@b.example"), False),
        (Person("planner", (), "planner:a@b.example"), True),
    ],
)
def test_only_a_planning_officer_who_signed_in_sees_them(person, sees):
    seen = seen_by(dataset_of(), person)
    (row, _other) = seen.assessed(seen.default_as_of()).to_dict("records")
    assert (SECRETS[0] in str(cards.report(row, with_division=True))) == sees
    assert is_silent(repr(seen.form.assignments.drop(columns=APART, errors="ignore").to_dict("records")))


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.file)
def test_no_page_shows_them_where_nobody_is_asked(entry, monkeypatch, tmp_path):
    path = tmp_path / "แผน.csv"
    path.write_text("\n".join(",".join(f'"{text}"' for text in row) for row in ROWS), encoding="utf-8")
    monkeypatch.setenv("ITA_DASH_YEARS", f"2567={path}")
    monkeypatch.setenv("ITA_DASH_INSIDE", "ความเห็นผู้ตรวจ")
    app = opened(entry, year="2567")
    assert fine(app)
    assert is_silent(shown(app))


def test_packed_texts_are_looked_into():
    assert not is_silent(texts_of("ก,ลับมาก".encode()))
    assert not is_silent(texts_of(json.dumps(["ลับมาก"]).encode()))
