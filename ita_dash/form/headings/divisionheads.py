"""Columns that are named after divisions (rule 17): what each of them reports, or whether it has a part in the activity.

Under a result or a status every column is one division's report. Marks under who is responsible, or beside a result that stands
elsewhere, say which divisions carry the activity out; what stands in all of the columns together tells.
"""

from collections.abc import Sequence
from typing import Protocol

from ita_dash.form.headings.spellings import REPORTS, Match, Spellings
from ita_dash.form.roles import CONTENT, PART, Evidence, Vote

FEWEST_DIVISIONS = 2
"""Columns named after divisions are reports of divisions from two on; one alone may be anything of that division."""
REPORTS_OF_ONE, TAKES_PART, BESIDE_RESULT = 2.6, 1.5, 0.5
"""What a division's name over a column says for its report, and for marks of who takes part; less where only a result elsewhere
lets one think of marks."""
MARKED = 1.5
"""What marks alone in all of these columns add to their being who takes part, and words in them take off."""
_OVER = (*REPORTS, "division")


class NamesDivision(Protocol):
    """Whether a heading names a division; ``told`` where it stands with a heading of what is reported, as parts of that do."""

    def __call__(self, text: str, told: bool = False) -> bool: ...


def of_divisions(
    headings: Sequence[tuple[str, ...]], spellings: Spellings, is_division: NamesDivision
) -> list[Match | bool | None]:
    """For each heading False, or, where it is a division's name, what stands over it (None where that is nothing known)."""
    found: list[Match | bool | None] = [False] * len(headings)
    for place, (*above, own) in enumerate(headings):
        if spellings.match(own) is not None:
            continue
        over = next((one for text in reversed(above) if (one := spellings.match(text) or spellings.beginning(text))), None)
        if (over is None or over.field in _OVER) and is_division(own, told=over is not None and over.field in REPORTS):
            found[place] = over
    names = {texts[-1] for texts, one in zip(headings, found, strict=True) if one is not False}
    return found if len(names) >= FEWEST_DIVISIONS else [False] * len(headings)


def division_votes(own: str, over: Match | None) -> tuple[Vote, ...]:
    """What the name of a division over a column says for it."""
    report = Vote("division_result", REPORTS_OF_ONE, PART, own)
    if over is not None and over.field in REPORTS:
        return (report,)
    return (report, Vote("division", BESIDE_RESULT if over is None else TAKES_PART, PART, own))


def vote_by_marks(evidence: Sequence[Evidence], marks: dict[int, tuple[int, int]], said: set[str]) -> None:
    """Adds to columns of divisions what stands in all of them: ``marks`` is column → how many of its texts are marks, and of how
    many. Under nothing known marks are who takes part only where another column says what came of it."""
    of = [one for one in evidence if {"division_result", "division"} <= {vote.field for vote in one.votes}]
    for group in {one.group for one in of}:
        columns = [one for one in of if one.group == group]
        few, all_of = (sum(marks[one.number][place] for one in columns) for place in (0, 1))
        if not all_of:
            continue
        are_marks = few == all_of
        for one in columns:
            one.votes.append(Vote("division", MARKED if are_marks else -MARKED, CONTENT, f"{few}/{all_of}"))
            if are_marks and said & {*REPORTS, "tick"} and any(vote.points == BESIDE_RESULT for vote in one.votes):
                one.votes.append(Vote("division", TAKES_PART - BESIDE_RESULT, PART))
