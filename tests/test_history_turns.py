"""What changes mean: fallen back, gone, postponed, finished, new, moved on; by assignment, the first that applies."""

from datetime import date

import pandas as pd
import pytest

from ita_dash.history.changes import compare
from ita_dash.history.turns import KINDS, turns
from ita_dash.progress import assess
from tests.assignments_factory import assignments_frame

DAY = date(2024, 6, 30)
YEAR = {"start": date(2023, 10, 1), "end": date(2024, 6, 30)}


def year(*rows: dict[str, object]) -> pd.DataFrame:
    made = [
        {"code": "1.1", "measure_no": "1", "measure": "ก", "activity": "ข", "division": "กองคลัง", **YEAR, **row} for row in rows
    ]
    return assess(assignments_frame(made), DAY)


def kinds(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, int]:
    found = turns(compare(before, after), before, after)
    counted = {kind: len(found.found[kind]) for kind in KINDS} | {"edited": found.edited}
    return {kind: count for kind, count in counted.items() if count}


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        ({"percent": 45.0}, {"percent": 35.0}, "fallen"),
        ({"status_read": "in_progress"}, {"status_read": "unable", "percent": 50.0}, "fallen"),
        ({"percent": 30.0}, {"status_read": "cancelled"}, "gone"),
        ({"percent": 50.0}, {"percent": 95.0, "end": date(2024, 8, 31)}, "postponed"),
        ({"percent": 50.0}, {"status_read": "done", "end": date(2024, 8, 31)}, "finished"),
        ({"percent": 50.0}, {"percent": 60.0}, "advanced"),
        ({"percent": 50.0}, {"percent": 50.0, "result": "ร่างแล้ว"}, "edited"),
        ({"percent": 50.0}, {"percent": 60.0, "end": date(2024, 5, 31)}, "advanced"),
        ({"percent": 50.0}, {"percent": 40.0, "end": date(2024, 8, 31)}, "fallen"),
    ],
)
def test_the_first_that_applies(then: dict[str, object], now: dict[str, object], kind: str):
    assert kinds(year(then), year(now)) == {kind: 1}


def test_what_came_and_what_went():
    one, other = {"activity": "เดิม", "code": "1.1"}, {"activity": "ใหม่", "code": "1.2", "division": "กองช่าง"}
    assert kinds(year(one), year(other)) == {"gone": 1, "added": 1}
    assert kinds(year(one), year(one)) == {}
    found = turns(compare(year(one), year(other)), year(one), year(other)).found
    assert (found["gone"][0].after, found["added"][0].before) == (None, None)
    assert found["gone"][0].row["activity"] == "เดิม"
