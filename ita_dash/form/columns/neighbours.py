"""What the columns around one say of its field: votes of its place (``form.roles``)."""

from collections.abc import Sequence

from ita_dash.form.fields import PLANNED_BY
from ita_dash.form.headings.headparts import COUNTED
from ita_dash.form.headings.votes import IS_THERE
from ita_dash.form.roles import LEVEL_FIELDS, PART, PLACE, Evidence, Vote

LEADS = 0.3
"""A word that says which of two divisions leads."""
ALONE = 1.5
"""Who helps, or who one belongs to, is who is responsible where no heading names anybody else; a count is the result where no
heading names another."""


def votes_of_place(column: Evidence, evidence: Sequence[Evidence], said: set[str]) -> list[Vote]:
    """What the columns around one say of its field."""
    fields = {vote.field for vote in column.votes}
    votes = []
    if "division" in fields and "หลัก" in column.header:
        votes.append(Vote("division", LEADS, PLACE, "หลัก"))
    if "support" in fields and "division" not in said:
        votes.append(Vote("division", ALONE, PLACE))
        votes.append(Vote("support", -ALONE, PLACE))
    others = {vote.field for one in evidence if one is not column for vote in one.votes}
    if "parent" in fields and said & set(LEVEL_FIELDS) and not others & {"division", "division_result", "support"}:
        votes.append(Vote("division", ALONE, PLACE))
        votes.append(Vote("parent", -ALONE, PLACE))
    if {"extra", "result"} <= fields and any(vote.source == PART for vote in column.votes):
        beside = [one for one in evidence if one is not column and (not column.group or one.group != column.group)]
        results = [
            (vote.points, one.number) for one in beside for vote in one.votes if vote.field == "result" and vote.source != PLACE
        ]
        if all(points <= COUNTED and number > column.number for points, number in results):  # of several counts the first
            votes.append(Vote("result", ALONE, PLACE))
    is_there = any((vote.field, vote.points) == ("tick", IS_THERE) for vote in column.votes)
    if is_there and not said & {"status", "progress", "result", "division_result"}:
        votes.append(Vote("tick", ALONE, PLACE))
    if {"approach", "recommendation"} <= fields:
        first = min(
            (one.number for one in evidence if {vote.field for vote in one.votes} & (PLANNED_BY | {"division", "result"})),
            default=column.number,
        )
        is_plan = not said & (set(LEVEL_FIELDS) - {"theme", "approach"}) and "theme" in said and column.number < first
        votes.append(Vote("approach", 2 * LEADS if is_plan else -2 * LEADS, PLACE))
        votes.append(Vote("recommendation", -2 * LEADS if is_plan else 0.0, PLACE))
    return votes
