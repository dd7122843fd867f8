"""ก่อนเผยแพร่: what is told to whoever signs, when a report is a draft, and for how long a confirmation holds."""

from datetime import date

import pytest

from ita_dash.access.people import Person
from ita_dash.access.sight import seen_by
from ita_dash.export.formcolumns import FORM_COLUMNS
from ita_dash.filters import Filters
from ita_dash.form.problemkinds import KINDS
from ita_dash.loading import load
from ita_dash.report import build, file_of
from ita_dash.report.elements import elements
from ita_dash.report.gate import DOUBTFUL, gate_of, key_of
from ita_dash.settings import Settings
from ita_dash.settings.reportsection import EXPECTED_OF_REPORT, ReportSettings
from tests import report_texts
from tests.assignments_factory import dataset_of
from tests.pdf_text import copied, plain, reader
from tests.report_texts import bundled, bundled_pdf
from tests.years import bundled_year

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]

COLUMNS = {
    "measure": ("มาตรการ/แนวทาง", "๑. การเปิดเผยข้อมูล"),
    "activity": ("วิธีการดำเนินการ", "๑. ประชุมชี้แจง|๒. ปิดประกาศ"),
    "division": ("ผู้รับผิดชอบ", "กองคลัง|กองช่าง"),
    "period": ("ระยะเวลาดำเนินการ", "ต.ค. 67 – ก.ย. 68"),
    "budget": ("งบประมาณ", "ไม่ใช้งบประมาณ"),
    "status": ("สถานะ", "แล้วเสร็จ"),
    "result": ("ผลการดำเนินการ", "ประชุมแล้ว มีผู้เข้าร่วมครบ|ปิดประกาศแล้วทุกแห่ง"),
    "obstacles": ("ปัญหา/อุปสรรค", "ไม่มี"),
    "recommendation": ("ข้อเสนอแนะ", "ทำต่อทุกปี|ไม่มี"),
    "evidence": ("หลักฐาน", "https://example.go.th/1|https://example.go.th/2"),
}
ALWAYS = ("measure", "division")
"""Without these no table is a form, or it is of somebody else: they are left blank, never out."""


def dataset_of_form(tmp_path, *, without: str = "", blank: str = ""):
    """A form of 2568 that says everything but a column that it is ``without``, or that the second row leaves ``blank``."""
    kept = {name: pair for name, pair in COLUMNS.items() if name != without}
    rows = [[heading for heading, _texts in kept.values()], [], []]
    for name, (_heading, texts) in kept.items():
        first, _bar, second = texts.partition("|")
        rows[1].append(first)
        rows[2].append("" if name == blank else second or first)
    path = tmp_path / "แบบฟอร์ม.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), encoding="utf-8")
    return load(Settings(spreadsheet=str(path), years={2568: str(path)}), 2568)


def found_in(dataset, as_of=None, **own):
    return gate_of(dataset, Filters(as_of or dataset.default_as_of()), ReportSettings(**own))


def test_a_form_that_says_everything_is_told_nothing(tmp_path):
    found = found_in(dataset_of_form(tmp_path))
    assert [one.said for one in found.concerns] == []
    assert not found.is_draft


def test_a_form_without_a_measure_is_a_draft_and_told_why():
    dataset = dataset_of(())
    told = {one.said: one.grave for one in gate_of(dataset, Filters(dataset.default_as_of()), ReportSettings()).concerns}
    assert told["แบบรายงานยังไม่มีมาตรการและกิจกรรม"]
    assert report_texts.of(()).words.draft == "ร่าง"


@pytest.mark.parametrize("one", [one for one in elements() if one.name not in ALWAYS], ids=lambda one: one.name)
def test_a_form_that_lacks_one_element_is_told_exactly_that_one(one, tmp_path):
    (concern,) = found_in(dataset_of_form(tmp_path, without=one.name)).concerns
    assert f"“{one.heading}”" in concern.said
    assert (concern.grave, concern.places) == (one.grave, ())


@pytest.mark.parametrize("one", [one for one in elements() if one.name not in ALWAYS], ids=lambda one: one.name)
def test_a_row_that_lacks_one_element_is_told_its_cell(one, tmp_path):
    (concern,) = found_in(dataset_of_form(tmp_path, blank=one.name)).concerns
    assert f"“{one.heading}”" in concern.said
    assert [place.cell.rpartition("!")[2] for place in concern.places] == ["B3"]


def test_of_work_to_come_only_its_plan_is_asked(tmp_path, monkeypatch):
    to_come = {
        "period": ("ระยะเวลาดำเนินการ", "ต.ค. 67 – ก.ย. 68|ส.ค. 68 – ก.ย. 68"),
        "status": ("สถานะ", "แล้วเสร็จ|ยังไม่ดำเนินการ"),
        **{
            name: (COLUMNS[name][0], f"{COLUMNS[name][1].partition('|')[0]}| ")
            for name in ("result", "obstacles", "recommendation")
        },
        "evidence": ("หลักฐาน", "https://example.go.th/1| "),
    }
    for name, column in to_come.items():
        monkeypatch.setitem(COLUMNS, name, column)
    dataset = dataset_of_form(tmp_path)
    assert found_in(dataset, date(2025, 7, 31)).concerns == ()
    begun = found_in(dataset, date(2025, 8, 1)).concerns
    assert {one.heading for one in elements() if any(one.heading in concern.said for concern in begun)} == {
        "ผลการดำเนินการ",
        "ปัญหา/อุปสรรค",
        "ข้อเสนอแนะ",
        "หลักฐาน",
    }


def test_the_empty_form_asks_for_all_that_a_report_must_say():
    assert {one.heading for one in elements()} <= {column.header for column in FORM_COLUMNS}


def test_a_column_that_asks_for_two_things_counts_for_both(tmp_path, monkeypatch):
    both = ("ปัญหา อุปสรรค และข้อเสนอแนะ", "ทำต่อทุกปี")
    monkeypatch.setitem(COLUMNS, "recommendation", both)
    assert [one.said for one in found_in(dataset_of_form(tmp_path, without="obstacles")).concerns] == []


def test_an_office_chooses_what_is_required(tmp_path):
    dataset = dataset_of_form(tmp_path, without="budget")
    assert found_in(dataset).is_draft
    assert not found_in(dataset, required=("result",)).is_draft
    assert {one.name for one in elements()} == set(EXPECTED_OF_REPORT["report.required"].partition(": ")[2].split(", "))


def test_gravest_first_with_cells_and_nothing_twice():
    found = found_in(bundled_year(2567))
    gravity = [one.grave for one in found.concerns]
    assert gravity == sorted(gravity, reverse=True)
    assert (found.grave, found.is_draft) == (4, True)  # a status that the result stands in for is none of them
    assert any("ฝากติดตาม" in one.said and one.places[0].cell.endswith("!E11") for one in found.concerns)
    assert len({one.said for one in found.concerns}) == len(found.concerns)


def test_the_report_of_2566_is_clean_and_that_of_2567_a_draft_on_every_page():
    assert not bundled(2566).words.draft
    report = bundled(2567)
    assert report.words.draft == "ร่าง"
    for page in reader(bundled_pdf(2567)).pages:
        said = page.extract_text()
        assert said.startswith("ร่าง\n"), said[:100]
        assert "ร่าง·" in plain(said)


def test_a_confirmation_holds_for_this_data_and_no_other(tmp_path):
    dataset = dataset_of_form(tmp_path, without="budget")
    key = key_of(dataset)
    assert not found_in(dataset, confirmed=(key,)).is_draft
    assert not found_in(dataset_of_form(tmp_path, without="budget"), confirmed=key).is_draft  # read again: the same
    assert found_in(dataset_of_form(tmp_path, without="budget", blank="evidence"), confirmed=(key,)).is_draft


def test_it_is_the_same_draft_for_whoever_asks():
    dataset = bundled_year(2567)
    filters = Filters(dataset.default_as_of())
    seen = seen_by(dataset, Person("viewer"))
    assert found_in(seen) == found_in(dataset)
    assert build(seen, filters, Settings()).annex == build(dataset, filters, Settings()).annex


@pytest.mark.parametrize("year", [2566, 2567])
def test_no_tab_cell_or_word_of_the_program_stands_in_it(year):
    dataset = bundled_year(year)
    said = copied(file_of(bundled(year), "pdf"))
    assert "ระบบ" + "ไม่รู้จัก" not in said
    for tab in dataset.form.tabs:
        if tab.is_form or tab.role == "divisions":
            assert plain(tab.title) not in plain(said) or tab.title == "รายงานผลการดำเนินการ"
    cells = {one for one in dataset.form.problems["cell"] if one}
    assert not any(f" {cell} " in said for cell in cells)


def test_codes_that_it_names_are_codes_of_problems():
    assert set(KINDS) >= DOUBTFUL
    assert all(one.problems <= set(KINDS) for one in elements())


@pytest.mark.parametrize("year", [2566, 2567])
def test_a_division_is_named_once_at_a_place(year):
    for concern in found_in(bundled_year(year)).concerns:
        for place in concern.places:
            names = place.who.split(", ")
            assert len(names) == len(set(names)), place


def test_a_cell_that_several_divisions_stand_in_is_named_once_and_numbers_are_as_the_page_writes_them():
    dataset = bundled_year(2567)
    found = gate_of(dataset, Filters(dataset.year.end), ReportSettings(), thai_digits=True)
    for concern in found.concerns:
        cells = [place.cell for place in concern.places]
        assert len(cells) == len(set(cells)) == min(concern.count, len(cells))
    assert any("๑๑ รายการ" in one.said and any(", " in place.who for place in one.places) for one in found.concerns)


@pytest.mark.parametrize("how", [{"without": "division"}, {"blank": "division"}])
def test_an_activity_of_nobody_lacks_its_division_and_is_told_once(tmp_path, how):
    found = found_in(dataset_of_form(tmp_path, **how))
    assert sum("DIVISION" in code for one in elements() if one.name == "division" for code in one.problems) == 3
    assert len([one for one in found.concerns if "ผู้รับผิดชอบ" in one.said]) == 1
