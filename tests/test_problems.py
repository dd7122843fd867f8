"""The registry of problems: every code is raised by an example, documented with it, and says what to do."""

import re
from pathlib import Path

import pandas as pd
import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.finding import Finding
from ita_dash.form.problemkinds import KINDS, SEVERITIES
from ita_dash.form.problems import COLUMNS, column_of, concerns, filed, problem, problems_frame, unranked
from ita_dash.form.read import read_form
from ita_dash.form.values.division import Division, DivisionList
from ita_dash.messages import _
from ita_dash.problemwords import with_sentences
from tests.problem_examples import EXAMPLES, documentation

DOCUMENT = Path(__file__).parents[1] / "docs" / "problems.md"
THAI = re.compile("[ก-๛]")


def test_every_code_has_an_example_and_no_other_has():
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_raises_its_code(code):
    form = read_form(EXAMPLES[code], FiscalYear(2567))
    found = form.problems[form.problems["code"] == code]
    assert len(found) == 1
    problem = with_sentences(found, FiscalYear(2567), thai_digits=True).iloc[0]
    assert problem["severity"] == KINDS[code].severity
    assert "{" not in problem["message"] + problem["fix"]
    assert problem["cell"] or not problem["tab"]


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_is_named_as_a_code_and_says_in_one_thai_sentence_what_it_is_and_what_to_do(code):
    kind = KINDS[code]
    assert re.fullmatch("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+", code)
    assert kind.severity in SEVERITIES
    for message in (kind.message, kind.fix):
        assert THAI.search(_(message))
        assert "\n" not in message


LISTED = DivisionList((Division("กองสาธารณสุขและสิ่งแวดล้อม"), Division("กองคลัง"), Division("กองช่าง")))


def frame(*divisions: str) -> pd.DataFrame:
    """A problem for each label of divisions."""
    return problems_frame(problem(Finding("TAB_EMPTY_FORM"), tab="แผน", division=one) for one in divisions)


@pytest.mark.parametrize(
    ("label", "names", "concerned"),
    [
        ("กองคลัง", ["กองคลัง"], True),
        ("กองคลัง, กองช่าง", ["กองช่าง"], True),
        ("กองคลัง, กองช่าง", ["สำนักปลัด", "กองสวัสดิการ"], False),
        ("ทุกส่วนราชการ", ["กองคลัง"], True),
        ("กองคลัง", [], False),
        ("", ["กองคลัง"], False),
    ],
)
def test_whom_a_problem_concerns(label: str, names: list[str], concerned: bool) -> None:
    found = concerns(frame(label), names)
    assert (list(found), str(found.dtype)) == ([concerned], "bool")
    assert str(concerns(frame(), names).dtype) == "bool"


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("กองคลัง", "กองคลัง"),
        ("กองสาธารณสุข", "กองสาธารณสุข, กองสาธารณสุขและสิ่งแวดล้อม"),
        ("กองสาธารณสุข, กองคลัง", "กองสาธารณสุข, กองคลัง, กองสาธารณสุขและสิ่งแวดล้อม"),
        ("กองสาธารณสุข, กองสาธารณสุขและสิ่งแวดล้อม", "กองสาธารณสุข, กองสาธารณสุขและสิ่งแวดล้อม"),
        ("นายก", "นายก"),
        ("", ""),
    ],
)
def test_a_problem_of_a_name_that_is_not_listed_is_that_of_the_division_that_is_meant_too(typed: str, label: str) -> None:
    assert list(filed(frame(typed, "กองช่าง"), LISTED)["division"]) == [label, "กองช่าง"]
    assert str(filed(frame(typed), LISTED)["division"].dtype) == COLUMNS["division"]


def test_names_that_are_only_like_a_division_rank_nowhere() -> None:
    assert unranked(["กองคลัง", "กองสาธารณสุข", "นายก"], LISTED) == ["กองสาธารณสุข"]


def test_half_a_letter_is_no_text_of_a_column() -> None:
    assert list(column_of(["ก", "ข\ud800"], "str")) == ["ก", "ข\ufffd"]


@pytest.mark.slow
def test_the_document_holds_every_code_as_the_examples_show_it():
    assert DOCUMENT.read_text(encoding="utf-8") == documentation()
