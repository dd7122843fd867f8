"""What the columns around one say of its field."""

import pytest

from ita_dash.form.columns.neighbours import votes_of_place
from ita_dash.form.roles import CONTENT, HEADING, PART, PLACE, Evidence, Vote

Votes = dict[str, float]


def column(number: int, *fields: str, header: str = "", source: str = HEADING, points: float = 1.0, group: str = "") -> Evidence:
    return Evidence(number, header, [Vote(field, points, source) for field in fields], group)


def of_place(one: Evidence, *others: Evidence) -> Votes:
    """The points that the place of ``one`` gives, as they are reckoned with every column's own votes alone."""
    columns = sorted((one, *others), key=lambda each: each.number)
    said = {vote.field for each in columns for vote in each.votes}
    votes = votes_of_place(one, columns, said)
    assert {vote.source for vote in votes} <= {PLACE}
    return {vote.field: vote.points for vote in votes}


DIVISION = column(1, "division")


@pytest.mark.parametrize(
    ("header", "field", "votes"),
    [
        ("หน่วยงานหลัก", "division", {"division": 0.3}),
        ("หน่วยงาน", "division", {}),
        ("หลักฐาน", "evidence", {}),
    ],
)
def test_a_word_says_which_division_leads(header: str, field: str, votes: Votes) -> None:
    assert of_place(column(0, field, header=header), DIVISION) == votes
    found = votes_of_place(column(0, field, header=header), [], {field})
    assert [vote.reason for vote in found] == ["หลัก"] * len(votes)


@pytest.mark.parametrize(
    ("field", "others", "takes"),
    [
        ("support", (), True),
        ("support", ("activity",), True),
        ("support", ("division",), False),
        # whom one belongs to: in a plan, where nobody else is named
        ("parent", ("activity",), True),
        ("parent", ("theme",), True),
        ("parent", (), False),
        ("parent", ("alias",), False),
        ("parent", ("activity", "division"), False),
        ("parent", ("activity", "division_result"), False),
        ("parent", ("activity", "support"), False),
    ],
)
def test_who_helps_or_stands_above_is_responsible_where_nobody_is_named(field: str, others: tuple[str, ...], takes: bool) -> None:
    votes = of_place(column(3, field), *(column(number, one) for number, one in enumerate(others)))
    assert votes == ({"division": 1.5, field: -1.5} if takes else {})


def test_its_own_votes_are_no_others() -> None:
    assert of_place(column(1, "parent", "division"), column(0, "activity")) == {"division": 1.5, "parent": -1.5}


COUNT = (Vote("extra", 2.0, HEADING), Vote("result", 1.0, PART))


def count(number: int, group: str = "") -> Evidence:
    return Evidence(number, "จำนวน", list(COUNT), group)


@pytest.mark.parametrize(
    ("others", "is_result"),
    [
        ((), True),
        ((column(0, "activity"),), True),
        ((column(1, "result", points=2.0),), False),
        ((column(3, "result", points=2.0),), False),
        ((column(3, "result", points=1.1),), False),
        ((column(3, "result", points=9.0, source=PLACE),), True),  # what the place of another says is no result yet
        # of several counts the first
        ((count(3),), True),
        ((count(1),), False),
        ((count(1), count(3)), False),
        # counts of one group are parts of one answer
        ((count(1, "ผล"),), False),
        ((count(3, "ผล"),), True),
    ],
)
def test_a_count_is_the_result_where_no_other_column_is(others: tuple[Evidence, ...], is_result: bool) -> None:
    assert of_place(count(2), *others) == ({"result": 1.5} if is_result else {})


@pytest.mark.parametrize(("group", "is_result"), [("ผล", True), ("แผน", False), ("", False)])
def test_counts_below_one_heading_do_not_compete(group: str, is_result: bool) -> None:
    assert of_place(count(2, "ผล"), count(1, group)) == ({"result": 1.5} if is_result else {})


@pytest.mark.parametrize(
    "votes",
    [
        (Vote("extra", 2.0, HEADING), Vote("result", 1.0, HEADING)),  # no part
        (Vote("result", 1.0, PART),),
        (Vote("extra", 2.0, PART),),
    ],
)
def test_what_is_no_count_is_no_result_by_its_place(votes: tuple[Vote, ...]) -> None:
    assert of_place(Evidence(2, "จำนวน", list(votes))) == {}


@pytest.mark.parametrize(("field", "points", "is_there"), [("tick", 0.4, True), ("tick", 2.0, False), ("status", 0.4, False)])
def test_boxes_of_what_is_there_are_the_status_where_nobody_else_reports(field: str, points: float, is_there: bool) -> None:
    box = column(2, field, points=points)
    box.votes.append(Vote("extra", 0.1, HEADING))
    assert of_place(box, column(0, "activity")) == ({"tick": 1.5} if is_there else {})
    for reports in ("status", "progress", "result", "division_result"):
        assert of_place(box, column(0, reports)) == {}


PLANNED = {"approach": 0.6, "recommendation": -0.6}
ADVISED = {"approach": -0.6, "recommendation": 0.0}


@pytest.mark.parametrize(
    ("others", "votes"),
    [
        ((column(0, "theme"), column(2, "division")), PLANNED),
        ((column(0, "theme"), column(2, "period")), PLANNED),
        ((column(0, "theme"), column(2, "month")), PLANNED),
        ((column(0, "theme"), column(2, "result")), PLANNED),
        ((column(0, "theme"), column(2, "division"), column(3, "result")), PLANNED),
        # behind one of them
        ((column(0, "division"), column(2, "theme"), column(3, "result")), ADVISED),
        ((column(0, "theme", "division"),), ADVISED),
        # with another level of the plan, or without a theme
        ((column(0, "theme"), column(2, "activity"), column(3, "division")), ADVISED),
        ((column(0, "measure"), column(2, "division")), ADVISED),
        ((column(2, "division"),), ADVISED),
        # where nobody is named nobody says that it is planned
        ((column(0, "theme"),), ADVISED),
        ((column(2, "theme"),), ADVISED),
    ],
)
def test_a_way_to_mend_is_planned_where_it_stands_before_who_does_it(others: tuple[Evidence, ...], votes: Votes) -> None:
    assert of_place(column(1, "approach", "recommendation"), *others) == votes


def test_a_way_to_mend_that_is_a_result_as_well_stands_before_nobody() -> None:
    assert of_place(column(1, "approach", "recommendation", "result"), column(0, "theme"), column(2, "division")) == ADVISED


@pytest.mark.parametrize("field", ["approach", "recommendation"])
def test_a_name_of_one_meaning_is_that_wherever_it_stands(field: str) -> None:
    assert of_place(column(1, field), column(0, "theme"), column(2, "division")) == {}


def test_what_stands_in_a_column_counts_as_its_heading_does() -> None:
    assert of_place(column(3, "support"), column(0, "division", source=CONTENT)) == {}
