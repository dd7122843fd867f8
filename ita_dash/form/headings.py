"""What a heading says of its column, as votes for fields: the name itself, what stands over it, its parts and its remarks."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ita_dash.form.fields import heading_of
from ita_dash.form.headernames import APPROACH_OR_ADVICE, LEVELS, TEXT_OR_PERCENT
from ita_dash.form.roles import HEADING, PART, Vote
from ita_dash.form.rounds import Round, round_in
from ita_dash.form.spellings import Match, Spellings, header_key
from ita_dash.form.text import key
from ita_dash.form.values.months import Months, read_months
from ita_dash.form.values.ticks import read_ticks, status_named

OWN, EXACT, WITH_ROUND, SEVERAL, DAMAGED, BEGINNING, CLOSE = 3.0, 2.0, 1.8, 1.6, 1.4, 1.0, 0.6
"""Points of a heading, by how it was matched."""
GENERIC, OFFICIAL = -0.1, 0.05
"""Of two accepted names of one meaning the official form's own is more exact, a short one for anything ("ผล") less."""
_GENERIC_LETTERS = 4
OTHERWISE = 1.6
"""Points of the other meaning of a name that some offices use for a text and others for a percent."""
PART_OF = 2.6
"""A part that names what its heading is split into (แผน and ผล) tells more than the heading."""
FEWEST_DIVISIONS = 2
"""Columns named after divisions are reports of divisions from two on; one alone may be anything of that division."""
EXPECTED = 1.9
"""A result that is hoped for, not one that was reached."""
_LEVELS = tuple(LEVELS)
_PLAN_PARTS = frozenset(map(header_key, ("แผน", "ตามแผน", "แผนงาน", "แผนการ", "เป้าหมาย", "ค่าเป้าหมาย", "เป้า", "target", "plan")))
_RESULT_PARTS = frozenset(
    map(
        header_key,
        ("ผล", "ผลจริง", "ผลงาน", "จริง", "ทำได้", "ทำได้จริง", "ผลที่ทำได้", "ผลการดำเนินการ", "ผลการดำเนินการจริง", "actual", "result"),
    )
)
_PLANNED = re.compile(f"(?:{key('ตาม')})?(?:{key('ที่')})?(?:{key('แผน')}|{key('กำหนด')}|{key('วางแผน')}|{key('กำหนดไว้')})$")
_ACTUAL = re.compile(f"(?:{key('ที่')})?(?:{key('เกิดขึ้น')}|{key('ดำเนินการ')}|{key('ทำได้')})?{key('จริง')}$")
_TRUE = {"start": "true_start", "end": "true_end", "deadline": "true_end"}
_EXPECTED = re.compile("|".join(map(key, ("คาดว่า", "คาดหวัง", "ที่จะได้รับ", "พึงประสงค์"))))
_SHORTEST_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's texts in the rows of a header, the highest heading first, its own name last."""

    number: int
    texts: tuple[str, ...]
    merged: str = ""
    """Names the cell that one name is merged over several columns from; empty else."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the heading of one column says."""

    votes: tuple[Vote, ...]
    spelling: str = ""
    """The accepted name that matched."""
    months: Months | None = None
    status: str = ""
    """The status that the heading is the word of, where boxes of statuses stand side by side."""
    round: Round | None = None
    label: str = ""
    """What names its part of an answer that stands in several columns."""
    repaired: bool = False
    by_beginning: bool = False
    own: bool = False
    """Whether the office gave it that meaning itself."""


def read_headings(headings: Sequence[Heading], spellings: Spellings, is_division: Callable[[str], bool]) -> list[Named]:
    """What each heading says, months, boxes of statuses and columns of divisions being told from all together."""
    months = read_months([(one.texts[-1], " ".join(one.texts[:-1])) for one in headings])
    ticks = read_ticks([one.texts[-1] for one in headings])
    parted = {one.texts[:-1] for one in headings if header_key(one.texts[-1]) in _PLAN_PARTS}
    divided = [one for one in headings if spellings.match(one.texts[-1]) is None and is_division(one.texts[-1])]
    columns = {one.number for one in divided} if len(divided) >= FEWEST_DIVISIONS else set()
    return [
        _of_division(one) if one.number in columns else _named(one, spellings, month, status, one.texts[:-1] in parted)
        for one, month, status in zip(headings, months, ticks, strict=True)
    ]


def _of_division(heading: Heading) -> Named:
    own = heading.texts[-1]
    return Named((Vote("division_result", PART_OF, PART, own),), own, label=own)


def _named(heading: Heading, spellings: Spellings, months: Months | None, status: str, parted: bool) -> Named:
    *above, own = heading.texts
    over = _first(spellings.match(text) for text in reversed(above))
    when = round_in(" ".join(heading.texts), years=True)
    if months is not None or status:
        if over is not None and over.field == "extra":
            return Named((Vote("extra", EXACT, HEADING, over.spelling),), over.spelling)
        if months is not None and over is not None and over.field in ("result", "progress", "status"):
            return Named(
                (Vote(over.field, WITH_ROUND, HEADING, over.spelling),), over.spelling, round=_month_round(months, own), label=own
            )
        votes = (Vote("month" if months is not None else "tick", EXACT, HEADING, own),)
        return Named(votes, own, months, status)
    if above and (part := _part(own, above, over, parted, when)) is not None:
        return part
    match, by_heading = _match(above, own, over, spellings)
    if match is None:
        return _unknown(own, spellings, when)
    label = own if above and by_heading else ""
    return Named(
        _votes(match, own),
        match.spelling,
        round=when if match.round or by_heading or (when and above) else None,
        label=label,
        repaired=match.repaired,
        own=match.own,
    )


def _first(matches: Iterable[Match | None]) -> Match | None:
    return next((one for one in matches if one is not None), None)


def _month_round(months: Months, own: str) -> Round:
    return Round(own, float(months.last + 1))


def _part(own: str, above: Sequence[str], over: Match | None, parted: bool, when: Round | None) -> Named | None:
    """A part that says whether it is the plan or the result of what stands over it."""
    if not parted or (over is not None and over.field not in ("result", "progress", "month")) or (over is None and when is None):
        return None
    if header_key(own) in _PLAN_PARTS:
        return Named((Vote("extra", PART_OF, PART, own),), own)
    if header_key(own) in _RESULT_PARTS:
        field = "progress" if over is not None and over.field == "progress" else "result"
        return Named((Vote(field, PART_OF, PART, own),), own, round=when, label=above[-1] if when else "")
    return None


def _match(above: Sequence[str], own: str, over: Match | None, spellings: Spellings) -> tuple[Match | None, bool]:
    """What a column means, and whether its heading says so. A part of a budget or an indicator is that, whatever its own name."""
    joined = spellings.match("".join((*above[-1:], own))) if above else None
    if joined is not None and not joined.repaired:
        return joined, False
    if over is not None and over.field == "extra":
        return over, True
    alone = spellings.match(own)
    return (alone, False) if alone is not None else (over, True)


def _votes(match: Match, own: str) -> tuple[Vote, ...]:
    points = (
        OWN if match.own else DAMAGED if match.repaired else SEVERAL if match.several else WITH_ROUND if match.round else EXACT
    )
    field, name = _field(match), header_key(match.spelling)
    if not match.own:
        points += OFFICIAL if name == header_key(heading_of(field)) else GENERIC if len(name) <= _GENERIC_LETTERS else 0.0
    votes = [Vote(field, points, HEADING, match.spelling)]
    if match.spelling in TEXT_OR_PERCENT and match.field == "progress":
        votes.append(Vote("result", OTHERWISE, HEADING, match.spelling))
    if match.spelling in APPROACH_OR_ADVICE:
        votes.append(Vote("approach", OTHERWISE, HEADING, match.spelling))
    return tuple(votes)


def _field(match: Match) -> str:
    """The field of ``form.roles`` that a match means: of what is planned its level."""
    if match.own and match.field in ("measure", "activity"):
        return f"own {match.field}"
    return _LEVELS[match.level] if match.level is not None and not match.own else match.field


def _unknown(own: str, spellings: Spellings, when: Round | None) -> Named:
    """A heading that is no accepted name: what is planned or true, what it begins with, or a status over boxes."""
    if (qualified := _qualified(own, spellings)) is not None:
        return qualified
    votes: list[Vote] = []
    spelling = ""
    begun = spellings.beginning(own)
    if begun is not None:
        field = _field(begun)
        votes.append(Vote(field, BEGINNING, HEADING, begun.spelling))
        spelling = begun.spelling
        if field == "result" and _EXPECTED.search(key(own)):
            votes.append(Vote("extra", EXPECTED, HEADING, own))
    if status := status_named(own):
        votes.append(Vote("tick", CLOSE, HEADING, own))
        return Named(tuple(votes), spelling, status=status, by_beginning=begun is not None)
    return Named(tuple(votes), spelling, round=when if begun is not None else None, by_beginning=begun is not None)


def _qualified(own: str, spellings: Spellings) -> Named | None:
    """เริ่มตามแผน is the planned start, สิ้นสุดจริง the true end, ผลจริง the result."""
    said = key(own)
    if (planned := _PLANNED.search(said)) is not None and planned.start():
        match = spellings.match(said[: planned.start()])
        if match is not None and match.field in ("start", "end", "period", "deadline"):
            return Named((Vote(match.field, WITH_ROUND, HEADING, match.spelling),), match.spelling)
    if (actual := _ACTUAL.search(said)) is not None and actual.start():
        match = spellings.match(said[: actual.start()])
        if match is not None and match.field in _TRUE:
            return Named((Vote(_TRUE[match.field], WITH_ROUND, HEADING, match.spelling),), own)
        if match is not None and match.field in ("result", "progress"):
            return Named((Vote(match.field, WITH_ROUND, HEADING, match.spelling),), match.spelling)
    return None
