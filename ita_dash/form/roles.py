"""What each column of a table is for: votes of its heading, of the texts below it and of its place, added up, decided once.

``Evidence`` holds every vote; ``decide`` is a pure function of it and nothing overrules it afterwards: change a vote and another
role comes out (what ``check --why`` shows is this very object). Points: a first guess of the design, tried on real forms.

- Heading: an office's own name 3, an accepted name 2, with a round or a remark 1.8, several names 1.6, damaged 1.4, by its
  beginning 1, nearly one 0.6.
- Content: the share of the column's distinct texts that the field's reader takes, from -1 (none) to 1.5 (all). It is never
  counted against a field that an exact heading names, and 1.5 stays under 2, so that content takes no column away from what its
  heading says.
- Place: what the columns around one say of it: who helps is responsible where nobody else is, a way to mend that stands before
  who does it is planned.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

HEADING, CONTENT, PLACE, PART = "heading", "content", "place", "part"
LEAST = 0.5
"""Under so many points a column is no field of the form: it is kept as it is."""
CLEAR_MARGIN = 0.3
"""A smaller lead over the runner-up is a doubt that a person should settle."""
LEVEL_FIELDS = ("own measure", "theme", "measure", "approach", "plan", "project", "activity", "step", "own activity")
"""What an office plans, from the widest to the narrowest."""
SHARED = frozenset({"extra", "month", "tick", "support", "division_result"})
"""Fields that any number of columns may have."""
JOINED = frozenset({*LEVEL_FIELDS, "division", "result", "recommendation", "evidence"})
"""Fields whose answer may stand in several columns under one heading."""


@dataclass(frozen=True, slots=True)
class Vote:
    """So many ``points`` for a field, and what speaks for it: ``source`` is one of ``HEADING`` … and ``reason`` a short text."""

    field: str
    points: float
    source: str
    reason: str = ""


@dataclass
class Evidence:
    """What speaks for the fields of one column (numbered from 0)."""

    number: int
    header: str
    votes: list[Vote] = field(default_factory=list)
    group: str = ""
    """What stands over it and its neighbours: columns of one group may share a field whose answer has parts."""
    round: float | None = None
    """Which round of a report it is for; columns of different rounds do not compete."""
    hidden: bool = False
    """Whether somebody hid it: of two columns of one field the other counts."""

    def scores(self) -> dict[str, float]:
        """Field → points, every vote added up."""
        sums: dict[str, float] = defaultdict(float)
        for vote in self.votes:
            sums[vote.field] += vote.points
        return dict(sums)


@dataclass(frozen=True, slots=True)
class Role:
    """What a column was taken for. ``margin`` is its lead over ``runner_up`` (a field, or empty)."""

    number: int
    field: str
    score: float
    runner_up: str = ""
    margin: float = 0.0
    lost: str = ""
    """The field that it would have had, where another column took it."""

    @property
    def doubtful(self) -> bool:
        return bool(self.runner_up) and self.margin < CLEAR_MARGIN


def decide(evidence: Sequence[Evidence]) -> list[Role]:
    """One role a column, in their order: the best assignment of fields to columns, the strongest claim first.

    A field goes to one column, except where columns share it (rounds of one report, parts under one heading, ``SHARED``).
    """
    scores = {one.number: one.scores() for one in evidence}
    by_number = {one.number: one for one in evidence}
    claims = sorted(
        ((points, name, number) for number, all_of in scores.items() for name, points in all_of.items() if points >= LEAST),
        key=lambda claim: (by_number[claim[2]].hidden, -claim[0], claim[2], claim[1]),
    )
    chosen: dict[int, str] = {}
    lost: dict[int, str] = {}
    holders: dict[str, list[Evidence]] = defaultdict(list)
    for _points, name, number in claims:
        if number in chosen:
            continue
        if _is_free(name, by_number[number], holders[name]):
            chosen[number] = name
            holders[name].append(by_number[number])
        else:
            lost.setdefault(number, name)
    roles = []
    for one in evidence:
        free = {
            name: points
            for name, points in scores[one.number].items()
            if _is_free(name, one, [other for other in holders[name] if other is not one])
        }
        roles.append(_role(one, free, chosen.get(one.number, "extra"), lost.get(one.number, "")))
    return roles


def _is_free(name: str, column: Evidence, holders: Sequence[Evidence]) -> bool:
    if name in SHARED or not holders:
        return True
    if column.round is not None and all(one.round is not None and one.round != column.round for one in holders):
        return True
    return name in JOINED and bool(column.group) and any(one.group == column.group for one in holders)


def _role(column: Evidence, scores: dict[str, float], chosen: str, lost: str) -> Role:
    """The role of a column; ``scores`` are those of the fields that no other column took."""
    own = scores.get(chosen, 0.0)
    others: Iterable[tuple[float, str]] = sorted(
        ((points, name) for name, points in scores.items() if name != chosen and points >= LEAST), reverse=True
    )
    best = next(iter(others), None)
    runner_up, margin = (best[1], own - best[0]) if best else ("", own)
    return Role(column.number, chosen, own, runner_up, margin, lost)
