"""What a heading says of its column, as votes for fields: the name itself, what stands over it, its parts and its remarks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ita_dash.form.fields import heading_of
from ita_dash.form.headings.divisionheads import NamesDivision, division_votes, of_divisions
from ita_dash.form.headings.headparts import (
    ACTUAL,
    DATES,
    PLANNED,
    TRUE,
    Parts,
    date_votes,
    is_of_work,
    part_votes,
    parts_in,
    says_percent,
    side_over,
    without_percent,
)
from ita_dash.form.headings.spellings import APPROACH_OR_ADVICE, LEVELS, REPORTS, TEXT_OR_PERCENT, Match, Spellings, header_key
from ita_dash.form.headings.timeheads import rounds_in_time
from ita_dash.form.roles import HEADING, PART, Vote
from ita_dash.form.text import key
from ita_dash.form.values.months import Months, read_months
from ita_dash.form.values.rounds import Round, round_in
from ita_dash.form.values.status import DONE, is_there
from ita_dash.form.values.ticks import read_ticks, status_named

OWN, EXACT, WITH_ROUND, SEVERAL, DAMAGED, BEGINNING, CLOSE = 3.0, 2.0, 1.8, 1.6, 1.4, 1.0, 0.6
"""Points of a heading, by how it was matched."""
GENERIC, OFFICIAL = -0.1, 0.05
"""Of two accepted names of one meaning the official form's own is more exact, a short one for anything ("ผล") less."""
_GENERIC_LETTERS = 4
OTHERWISE = 1.6
"""Points of the other meaning of a name that some offices use for a text and others for a percent."""
IS_THERE = 0.4
"""Boxes มี and ไม่มี say the status where no other column reports (``columns.neighbours.ALONE``); else they may ask for anything."""
EXPECTED = 1.9
"""A result that is hoped for, not one that was reached; a percent that is not of the work."""
_LEVELS = tuple(LEVELS)
_EXPECTED = re.compile("|".join(map(key, ("คาดว่า", "คาดหวัง", "ที่จะได้รับ", "พึงประสงค์"))))


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's texts in the rows of a header, the highest heading first, its own name last."""

    number: int
    texts: tuple[str, ...]
    merged: str = ""
    """Names the cell that one name is merged over several columns from; empty else."""
    typed: str = ""
    """All of them as a person reads them, where a cell holds two."""

    @property
    def whole(self) -> str:
        return " ".join((self.typed or " ".join(self.texts)).split())


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
    loosely: bool = False
    """Whether the name is near an accepted one only: what stands below may say better."""
    own: bool = False
    """Whether the office gave it that meaning itself."""
    side: str = ""
    """Whether it holds what is planned for its months, or what was done in them (``form.headings.headparts``)."""


def read_headings(headings: Sequence[Heading], spellings: Spellings, is_division: NamesDivision) -> list[Named]:
    """What each heading says, months, boxes of statuses and columns of divisions being told from all together."""
    texts = [one.texts for one in headings]
    below = [len(one) > 1 and side_over(one[-1], spellings) != "" for one in texts]
    times = [one[:-1] if is_side else _when(one, spellings) for one, is_side in zip(texts, below, strict=True)]
    months = read_months([(own, " ".join(above)) for *above, own in times])
    ticks = read_ticks([own for *_above, own in texts])
    parts = parts_in(texts, spellings)
    divisions = of_divisions(texts, spellings, is_division)
    named = [
        _of_division(one.texts[-1], over)
        if not isinstance(over, bool)
        else _of_months(_named(one, spellings, None, status, parts, month), month, one.texts[-1], one.texts[-2], spellings)
        if is_side
        else _of_months(_named(one, spellings, month, status, parts), month, "".join(one.texts[-2:-1]), one.texts[-1], spellings)
        for one, month, status, over, is_side in zip(headings, months, ticks, divisions, below, strict=True)
    ]
    return list(map(_of_time, named, rounds_in_time(texts, spellings)))


def _when(texts: tuple[str, ...], spellings: Spellings) -> tuple[str, ...]:
    """``texts`` as they may name a month; what is reported of a quarter ("ไตรมาส 1 (ผล)") names its round."""
    match = spellings.reported(texts[-1])
    return (*texts[:-1], "") if match is not None and match.round else texts


def _of_time(named: Named, when: Round | None) -> Named:
    """``named`` with the time below its heading as the round that it reports on."""
    if when is None or named.round is not None or any(vote.field not in REPORTS for vote in named.votes):
        return named
    return replace(named, round=when, label=when.label)


def _of_months(named: Named, months: Months | None, over: str, label: str, spellings: Spellings) -> Named:
    """``named`` with the months that it is a column of, and their side by what stands ``over`` them; the same without months."""
    return replace(named, months=months, side=side_over(over, spellings), label=label) if months is not None else named


def _of_division(own: str, over: Match | None) -> Named:
    spelling = over.spelling if over is not None and over.field in ("progress", "status") else own
    return Named(division_votes(own, over), spelling, label=own)


def _named(
    heading: Heading, spellings: Spellings, months: Months | None, status: str, parts: Parts, of_month: Months | None = None
) -> Named:
    *above, own = heading.texts
    over = _first(match for text in reversed(above) if (match := spellings.match(text)) is None or match.field != "round")
    when = round_in(" ".join(heading.texts), years=True) or (month_round(of_month, above[-1]) if of_month is not None else None)
    if months is not None or status:
        if over is not None and over.field == "extra":
            return Named((Vote("extra", EXACT, HEADING, over.spelling),), over.spelling)
        reports = over or _begun(above, spellings)
        if months is not None and reports is not None and reports.field in REPORTS:
            votes = (Vote(reports.field, WITH_ROUND, HEADING, reports.spelling),)
            return Named(votes, reports.spelling, round=month_round(months, own), label=own)
        if months is None and is_there(own):
            points = EXACT if over is not None and over.field in REPORTS else IS_THERE
            return Named((Vote("tick", 0.0 if above and over is None else points, PART, own),), own, status=status)
        votes = (Vote("month" if months is not None else "tick", EXACT, HEADING, own),)
        return Named(votes, own, months, status, when if months is None else None)
    if dated := date_votes(own, above, over, parts, spellings):
        return Named(dated, own)
    known = spellings.match(own) is not None
    if part := part_votes(own, above, over or _begun(above, spellings), parts, when is not None, known):
        is_round = when is not None and part[0].field != "extra"
        return Named(part, own, round=when if is_round else None, label=above[-1] if is_round else "")
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


def month_round(months: Months, own: str) -> Round:
    """The round that ends with the last of ``months``."""
    return Round(own, float(months.last + 1))


def _begun(above: Sequence[str], spellings: Spellings) -> Match | None:
    """What a heading over the column is that only begins as one of a report does: ความก้าวหน้าของงาน."""
    begun = _first(spellings.beginning(text) for text in reversed(above))
    return begun if begun is not None and begun.field in REPORTS else None


def _match(above: Sequence[str], own: str, over: Match | None, spellings: Spellings) -> tuple[Match | None, bool]:
    """What a column means, and whether its heading says so. A part of a budget or an indicator is that, whatever its own name."""
    joined = spellings.match("".join((*above[-1:], own))) if above else None
    if joined is not None and not joined.repaired:
        return joined, False
    if over is not None and over.field == "extra":
        return over, True
    alone = spellings.match(own) or _in_percents(own, spellings)
    if alone is None and over is not None and over.level is not None and spellings.match(above[-1]) is None:
        return None, False  # การดำเนินการ over แผน over a name that nobody knows: not all of it is an activity
    return (alone, False) if alone is not None else (over, True)


def _in_percents(own: str, spellings: Spellings) -> Match | None:
    """The result that a heading is but for a word for percents."""
    match = spellings.match(without_percent(own)) if says_percent(own) else None
    return match if match is not None and match.field == "result" else None


def _votes(match: Match, own: str) -> tuple[Vote, ...]:
    points = (
        OWN if match.own else DAMAGED if match.repaired else SEVERAL if match.several else WITH_ROUND if match.round else EXACT
    )
    field, name = _field(match), header_key(match.spelling)
    if not match.own:
        points += OFFICIAL if name == header_key(heading_of(field)) else GENERIC if len(name) <= _GENERIC_LETTERS else 0.0
    votes = [Vote(field, points, HEADING, match.spelling)]
    if field == "result" and not match.own and says_percent(own) and is_of_work(own):
        votes = [Vote("progress", points, HEADING, own), Vote("result", OTHERWISE, HEADING, match.spelling)]
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
        if (field == "result" and _EXPECTED.search(key(own))) or (field == "progress" and not is_of_work(own)):
            votes.append(Vote("extra", EXPECTED, HEADING, own))
    if status := status_named(own):
        votes.append(Vote("tick", CLOSE, HEADING, own))
        return Named(tuple(votes), spelling, status=status, by_beginning=begun is not None)
    if begun is None and (slip := spellings.slip_of(own)) is not None:
        return Named((Vote(_field(slip), CLOSE, HEADING, slip.spelling),), slip.spelling, repaired=True, loosely=True)
    return Named(tuple(votes), spelling, round=when if begun is not None else None, by_beginning=begun is not None)


_SET = key("กำหนด")


def _qualified(own: str, spellings: Spellings) -> Named | None:
    """เริ่มตามแผน and กำหนดเริ่ม are the planned start, สิ้นสุดจริง and เสร็จจริง the true end, ผลจริง the result."""
    said = key(own)
    planned, actual = (said[: found.start()] if (found := one.search(said)) else "" for one in (PLANNED, ACTUAL))
    for name, meant in (
        (planned, {field: field for field in DATES}),
        (said.removeprefix(_SET), {"start": "start", "end": "end"}),
        (actual, {**TRUE, "result": "result", "progress": "progress"}),
    ):
        match = spellings.match(name)
        if match is None and name and name == actual and status_named(name) == DONE:
            return Named((Vote(TRUE["end"], WITH_ROUND, HEADING, own),), own)
        if match is not None and match.field in meant:
            field = meant[match.field]
            return Named((Vote(field, WITH_ROUND, HEADING, match.spelling),), own if field in TRUE.values() else match.spelling)
    return None
