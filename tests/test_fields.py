"""The registry of fields: what one entry in it does everywhere."""

import json
import subprocess
import sys
from typing import Any

import pytest
from bs4 import BeautifulSoup

from ita_dash.form.assignments import COLUMNS
from ita_dash.form.fields import AS_TYPED, FIELDS
from tests.surroundings import ROOT

HELD_BOTH, LATER = "เว็บไซต์ล่ม\nขาดเจ้าหน้าที่", "ผู้ร้องไม่ระบุชื่อ"


@pytest.fixture(scope="module")
def added() -> dict[str, Any]:
    """What the app makes of a column that got its one entry; in a process of its own, for the registry is read once."""
    run = subprocess.run([sys.executable, "-m", "tests.added_column"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "holds"),
    [
        ("frame", [HELD_BOTH, ""]),
        ("extra", [{}, {}]),  # no column of the office's own any more
        ("changed", [["obstacles", None, LATER]]),
        ("json", [HELD_BOTH, ""]),
        ("csv", True),
        ("back", [HELD_BOTH, ""]),
        ("label", "Obstacles"),
        ("empty form", True),
    ],
)
def test_a_column_of_the_form_is_one_entry(added, part, holds):
    assert added[part] == holds


@pytest.mark.slow
def test_a_column_of_the_form_that_has_its_entry_is_on_the_card(added):
    card = BeautifulSoup(added["card"], "html.parser").get_text()
    assert "Obstacles" in card
    assert "ขาดเจ้าหน้าที่" in card


def test_what_no_rule_reads_is_a_text_with_a_heading_and_a_sentence():
    assert [one.name for one in AS_TYPED] == ["reported_by"]
    assert all(one.kind == "text" and one.heading and one.rule for one in AS_TYPED)
    assert list(COLUMNS) == [one.name for one in FIELDS]
