"""The registry of problems: every code is raised by an example, documented with it, and says what to do."""

import re
from pathlib import Path

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.problemkinds import KINDS, SEVERITIES
from ita_dash.form.read import read_form
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


@pytest.mark.slow
def test_the_document_holds_every_code_as_the_examples_show_it():
    assert DOCUMENT.read_text(encoding="utf-8") == documentation()
