"""What planning officers decide on the page: kept for the office and the year, over the cover, for one state of the data."""

import pytest
from streamlit.testing.v1 import AppTest

from ita_dash.access.people import EVERYBODY, Person
from ita_dash.access.sight import seen_by
from ita_dash.dataset import Source, understand
from ita_dash.filters import Filters
from ita_dash.history import decided
from ita_dash.history.attempts import Attempts
from ita_dash.report import build
from ita_dash.report.decisions import CONFIRMED, KNOWN_FOR, decide, may_decide, with_decisions
from ita_dash.report.drafts import is_withheld
from ita_dash.report.gate import gate_of
from ita_dash.settings import Settings
from tests.grids import HEADER, tab, workbook
from tests.test_report_content import said
from tests.test_report_texts import COVER, PREFACE
from tests.years import bundled_year

PLANNER = Person("planner", (), "planner:a@b.example")
VIEWER = Person("viewer", (), "person:c@b.example")
FORM = [HEADER, ["๑. ก", "๑. ประกาศแผน", "กองคลัง", "ต.ค. 66", "", ""]]


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(spreadsheet="plan.xlsx", history_url=f"sqlite:///{tmp_path / 'history.db'}")


def dataset_of(rows=FORM):
    return understand(workbook(tab("หน้าปก", COVER, gid=1), tab("แผน", rows)), Source("plan.xlsx"), Settings(), 2567)


def test_texts_of_the_page_win_over_the_cover_and_can_be_taken_back(settings):
    dataset = dataset_of()
    assert with_decisions(dataset, settings) == (dataset, settings)
    assert decide(dataset, settings, "preface", "คำนำที่แก้ไขบนหน้าเว็บ")
    decided, own = with_decisions(dataset, settings)
    assert said(build(decided, Filters(dataset.default_as_of()), own).preface) == "คำนำที่แก้ไขบนหน้าเว็บ"
    assert decide(dataset, settings, "preface", "")
    assert with_decisions(dataset, settings)[0].texts.preface == PREFACE


def test_a_confirmation_of_the_page_holds_for_that_data_alone(settings):
    dataset = dataset_of()
    filters = Filters(dataset.default_as_of())
    found = gate_of(dataset, filters, settings.report)
    assert found.is_draft
    assert decide(dataset, settings, CONFIRMED, found.key)
    decided, own = with_decisions(dataset, settings)
    assert not gate_of(decided, filters, own.report).is_draft
    changed = dataset_of([HEADER, [*FORM[1][:4], "", "ทำต่อ"]])
    decided, own = with_decisions(changed, settings)
    assert gate_of(decided, filters, own.report).is_draft


def test_the_store_is_asked_once_for_some_seconds_and_again_after_a_decision(settings, monkeypatch):
    asked = []
    monkeypatch.setattr(decided, "kept", lambda *given: asked.append(given) or {"preface": f"ครั้งที่ {len(asked)}"})
    dataset = dataset_of()
    assert [with_decisions(dataset, settings)[0].texts.preface for _time in range(3)] == ["ครั้งที่ 1"] * 3
    assert decide(dataset, settings, "preface", "x")
    assert with_decisions(dataset, settings)[0].texts.preface == "ครั้งที่ 2"
    assert KNOWN_FOR <= 10


def test_a_store_that_does_not_answer_is_asked_again_each_time(settings, monkeypatch):
    """Else what was decided would be missing for longer than the store is."""
    dataset = dataset_of()
    assert decide(dataset, settings, "preface", "คำนำ")
    read = Attempts.read
    monkeypatch.setattr(Attempts, "read", lambda *_given: None)
    assert with_decisions(dataset, settings) == (dataset, settings)
    monkeypatch.setattr(Attempts, "read", read)
    assert with_decisions(dataset, settings)[0].texts.preface == "คำนำ"


def test_another_office_and_another_year_know_nothing_of_it(settings):
    dataset = dataset_of()
    assert decide(dataset, settings, "opening", "ของเรา")
    other = settings.model_copy(update={"office_id": "other"})
    assert with_decisions(dataset, other)[0].texts == dataset.texts


@pytest.mark.parametrize(
    ("person", "may"),
    [(PLANNER, True), (EVERYBODY, False), (VIEWER, False), (Person("planner"), False)],
)
def test_only_a_planner_who_signed_in_decides_and_never_for_bundled_data(person, may):
    assert may_decide(dataset_of(), person) == may
    assert not may_decide(bundled_year(2567), person)


def test_a_store_that_keeps_nothing_says_so():
    assert not decide(dataset_of(), Settings(spreadsheet="plan.xlsx", history_url="sqlite://"), "preface", "x")


def _page() -> None:
    import streamlit as st
    from markupsafe import Markup

    from ita_dash.filters import Filters
    from ita_dash.report.decisions import with_decisions
    from ita_dash.ui import publishing
    from ita_dash.ui.view import view_of
    from tests.test_report_decisions import PLANNER, dataset_of

    dataset, settings = with_decisions(dataset_of(), st.session_state["settings"])
    publishing.section(view_of(settings, dataset, Filters(dataset.default_as_of()), PLANNER), Markup(""))


@pytest.mark.slow
def test_the_page_keeps_what_is_pressed_and_typed(settings):
    app = AppTest.from_function(_page, default_timeout=300)
    app.session_state["settings"] = settings
    app.run()
    assert not app.exception
    app.text_area(key="report_preface").set_value("คำนำใหม่ของหน่วยงาน")
    next(one for one in app.button if one.label == "บันทึกข้อความ").click().run()
    assert with_decisions(dataset_of(), settings)[0].texts.preface == "คำนำใหม่ของหน่วยงาน"
    app.button(key="report_confirm").click().run()
    assert not app.exception
    own = with_decisions(dataset_of(), settings)[1].report
    assert not gate_of(dataset_of(), Filters(dataset_of().default_as_of()), own).is_draft
    assert "report_confirm" not in {one.key for one in app.button}


@pytest.mark.parametrize(
    ("person", "gets"),
    [(PLANNER, True), (EVERYBODY, True), (VIEWER, False), (Person("division", ("กองคลัง",), "division:c"), False)],
)
def test_a_draft_is_given_to_planners_alone_and_what_is_confirmed_to_all(settings, person, gets):
    dataset = dataset_of()
    filters = Filters(dataset.default_as_of())
    assert is_withheld(seen_by(dataset, person), filters, settings, person) is not gets
    assert decide(dataset, settings, CONFIRMED, gate_of(dataset, filters, settings.report).key)
    assert not is_withheld(seen_by(dataset, person), filters, settings, person)
    changed = dataset_of([HEADER, [*FORM[1][:4], "", "ทำต่อ"]])
    assert is_withheld(seen_by(changed, person), filters, settings, person) is not gets
