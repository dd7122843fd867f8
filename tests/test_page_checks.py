"""ตรวจสอบข้อมูล: problems counted, narrowed and downloaded by division."""

import pytest

from ita_dash.form.finding import Finding
from ita_dash.form.problems import concerns, problem, problems_frame
from ita_dash.look.pagerows import in_groups, narrowed_problems, problem_counts
from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES
from tests.page_runs import fine, opened, shown

CHECKS = next(entry for entry in PAGES if entry.file == "checks.py")
PROBLEMS = problems_frame(
    problem(Finding(code, "ก"), tab=tab, row=row, division=division)
    for code, tab, row, division in (
        ("DONE_WITHOUT_RESULT", "แผน", 2, "กองคลัง"),
        ("DIVISION_MISSING", "แผน", 3, ""),
        ("ACTIVITY_MISSING", "แผน", 4, "กองคลัง, กองช่าง"),
        ("NOT_REPORTED", "รายงาน", 5, "ทุกสำนัก/กอง"),
    )
)


def rows(**asked):
    return list(narrowed_problems(PROBLEMS, **asked)["row"])


def test_a_problem_of_several_divisions_counts_for_each_and_those_of_none_come_last():
    counts = problem_counts(PROBLEMS)[["division", "error", "warning", "info", "total"]]
    assert list(counts.itertuples(index=False, name=None)) == [
        ("กองคลัง", 1, 1, 0, 2),
        ("กองช่าง", 1, 0, 0, 1),
        ("ทุกสำนัก/กอง", 0, 0, 1, 1),
        ("", 0, 1, 0, 1),
    ]


def test_no_problems_are_counted_as_none():
    assert problem_counts(PROBLEMS.iloc[:0]).empty


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, [4, 2, 3, 5]),
        ({"severities": ["warning", "info"]}, [2, 3, 5]),
        ({"code": "NOT_REPORTED"}, [5]),
        ({"tab": "แผน"}, [4, 2, 3]),
        ({"tab": "แผน", "severities": ["warning"]}, [2, 3]),
    ],
)
def test_problems_are_narrowed_and_the_gravest_come_first(asked, left):
    assert rows(**asked) == left


def test_problems_for_all_divisions_concern_each():
    assert list(concerns(PROBLEMS, {"กองช่าง"})) == [False, False, True, True]


def test_groups_put_what_belongs_to_none_last():
    groups = in_groups(PROBLEMS, "division")["group"]
    assert list(groups.unique()) == [
        "กองคลัง",
        "กองคลัง, กองช่าง",
        "ทุกสำนัก/กอง",
        _("No division named"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("parameter", ["division", "for"])  # the second is that of older links
def test_a_link_shows_the_problems_of_one_division(parameter):
    everything = shown(opened(CHECKS, year="2567"))
    app = opened(CHECKS, year="2567", **{parameter: "กองคลัง"})
    assert fine(app)
    assert shown(app).count("tone-") < everything.count("tone-")
    assert app.query_params["division"] == "กองคลัง"
    assert "for" not in app.query_params
    assert app.sidebar.multiselect(key="filter_division").value == ["กองคลัง"]
    assert [one.label for one in app.main.selectbox] == [_("What was found"), _("Tab")]
    (button,) = app.get("download_button")
    assert button.proto.label == _("Download these {count} problems as CSV").format(count="๑")


def test_filters_that_leave_nothing_say_so():
    app = opened(CHECKS, year="2567", division="กองคลัง", severity="error")
    assert fine(app)
    assert _("No problem of this kind") in shown(app)
