"""What the columns under a header mean, from their names and from each other.

- Of several levels of the plan (ประเด็น, มาตรการ, โครงการ, ขั้นตอน) the narrowest is the activity. The measure is มาตรการ, else
  แนวทาง, where one stands above the activity, and else the widest. The others are kept. One level alone is the activity, its
  measure stands above the table or is the tab.
- Of two columns of one meaning the first counts, except that parts of one heading and rounds of one report are one answer.
- The division that leads counts; those that help are kept beside it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ita_dash.form.headernames import APPROACH_OR_ADVICE, LEVELS, TEXT_OR_PERCENT
from ita_dash.form.months import Months, read_months
from ita_dash.form.problems import Finding
from ita_dash.form.spellings import OWN_MEASURE, Match, Spellings
from ita_dash.form.ticks import read_ticks
from ita_dash.sheet.address import column_letters

_LEVEL_FIELDS = ("measure", "activity")
_JOINED = frozenset({"measure", "activity", "division", "result", "recommendation", "evidence"})
"""Fields whose answer may stand in several columns under one heading."""
_PLANNED = frozenset({"period", "start", "end", "deadline", "month"})
_THEME, _MEASURE, _APPROACH = (list(LEVELS).index(name) for name in ("theme", "measure", "approach"))
_ROUND = re.compile("ไตรมาส|ครั้งที่|รอบ")
"""A heading over ผล that is a round of one report."""
_FEWEST_KNOWN = 2
"""So many columns known by their whole names make it a header, in which others may be known by how their names begin."""
LEVEL, WIDER = "level", "wider"
"""The fields of a column between the measure and the activity, and of one above the measure: kept as extra ones that go on where
they are blank, the first within its measure."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's texts in the rows of a header, the highest heading first, its own name last."""

    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``field`` is a field of the form (``form.spellings.FIELDS``), or ``month``, ``tick`` (a status), ``level``, ``wider``,
    ``extra``.
    """

    number: int
    header: str
    field: str
    spelling: str = ""
    """The accepted name that matched; empty for an unknown column."""
    months: Months | None = None
    status: str = ""
    heading: str = ""
    """What stands above its own name."""
    label: str = ""
    """What names its part of an answer that stands in several columns."""
    level: int | None = None
    round: bool = False
    repaired: bool = False


def columns_of(headings: Sequence[Heading], spellings: Spellings) -> tuple[tuple[Column, ...], tuple[tuple[int, Finding], ...]]:
    """The columns that these headings mean, and what is odd about them, by column."""
    months = read_months([(one.texts[-1], " ".join(one.texts[:-1])) for one in headings])
    ticks = read_ticks([one.texts[-1] for one in headings])
    columns = [_column(one, spellings, *values) for one, *values in zip(headings, months, ticks, strict=True)]
    columns_before, begun = columns, _begun(columns, headings, spellings)
    columns = _levelled(_led(_planned_advice(begun)))
    once, twice = _first_of_each(columns)
    named = _named_apart(once)
    findings = [(column.number, Finding("HEADER_TWICE", column.header)) for column in twice]
    findings += [
        (column.number, Finding("TEXT_REPAIRED", column.header, {"taken": column.spelling}))
        for column in named
        if column.repaired
    ]
    findings += [
        (one.number, Finding("HEADER_BY_BEGINNING", one.header, {"taken": one.spelling}))
        for before, one in zip(columns_before, begun, strict=True)
        if one is not before
    ]
    return tuple(named), tuple(findings)


def unknown_columns(columns: Iterable[Column], spellings: Spellings) -> list[tuple[int, Finding]]:
    """The columns that nothing is known of, with the name that one nearly has."""
    found = []
    for column in columns:
        if column.field == "extra" and not column.spelling:
            close = spellings.close(column.header)
            found.append((column.number, _unknown(column.header, close)))
    return found


def _unknown(header: str, close: str) -> Finding:
    return Finding("HEADER_CLOSE", header, {"suggestion": close}) if close else Finding("HEADER_UNKNOWN", header)


def told_by_content(
    columns: Sequence[Column], is_percent: Callable[[int], bool | None], is_status: Callable[[int], bool]
) -> tuple[Column, ...]:
    """``columns`` with those whose name may head a text or a percent as what stands below them says.

    ``is_percent(number)`` is None for a column with nothing below. A text is a result; beside another result it is a status where
    it says one, and else stays what its name says.
    """
    settled = list(columns)
    for place, column in enumerate(settled):
        if column.field not in ("result", "progress") or column.spelling not in TEXT_OR_PERCENT or column.label:
            continue
        percent = is_percent(column.number)
        taken = {one.field for one in settled if one is not column}
        if percent is not None and percent != (column.field == "progress"):
            if (field := "progress" if percent else "result") not in taken:
                settled[place] = replace(column, field=field)
            elif not percent and not taken & {"status", "tick"} and is_status(column.number):
                settled[place] = replace(column, field="status")
    return tuple(settled)


def _column(heading: Heading, spellings: Spellings, months: Months | None, status: str) -> Column:
    *above, own = heading.texts
    over = " ".join(above)
    header = " ".join(" ".join(heading.texts).split())
    match, by_heading = _match(above, own, spellings)
    if months is not None or status:
        held_by = _heading_match(above, spellings)
        if held_by is not None and held_by.field in ("extra", "result", "progress"):
            if held_by.field in ("result", "progress") and months is not None:
                return Column(heading.number, header, held_by.field, held_by.spelling, heading=over, label=own, round=True)
            if held_by.field == "extra" or months is not None:
                return Column(heading.number, header, "extra", held_by.spelling, heading=over)
        field = "month" if months is not None else "tick"
        return Column(heading.number, header, field, own, months, status, over)
    if match is None:
        return Column(heading.number, header, "extra", heading=over)
    name = header if by_heading or match.field == "extra" else " ".join(own.split())
    in_round = match.field == "result" and _ROUND.match(over) is not None
    label = over if in_round else own if (by_heading and above) or match.round else ""
    return Column(
        heading.number,
        name,
        match.field,
        match.spelling,
        heading=over,
        label=label,
        level=match.level,
        round=match.round or in_round,
        repaired=match.repaired,
    )


def _match(above: Sequence[str], own: str, spellings: Spellings) -> tuple[Match | None, bool]:
    """What a column means, and whether its heading says so. A part of a budget or an indicator is that, whatever its own name."""
    joined = spellings.match("".join((*above[-1:], own))) if above else None
    if joined is not None and not joined.repaired:
        return joined, False
    held_by = _heading_match(above, spellings)
    if held_by is not None and held_by.field == "extra":
        return held_by, True
    alone = spellings.match(own)
    return (alone, False) if alone is not None else (held_by, True)


def _heading_match(above: Sequence[str], spellings: Spellings) -> Match | None:
    return next((match for text in reversed(above) if (match := spellings.match(text)) is not None), None)


def _begun(columns: list[Column], headings: Sequence[Heading], spellings: Spellings) -> list[Column]:
    """Columns that nothing is known of as what their names begin with, where no other column has that meaning."""
    known = [column for column in columns if column.field != "extra" or column.spelling]
    if len(known) < _FEWEST_KNOWN:
        return columns
    taken, levels = {column.field for column in known} - {"extra"}, {column.level for column in known} - {None}
    begun = []
    for column, heading in zip(columns, headings, strict=True):
        match = spellings.beginning(heading.texts[-1]) if column.field == "extra" and not column.spelling else None
        if match is None or (len(levels) > 1 or match.level in levels if match.level is not None else match.field in taken):
            begun.append(column)
            continue
        taken |= {match.field} - {"extra"}
        levels |= {match.level} - {None}
        begun.append(replace(column, field=match.field, spelling=match.spelling, level=match.level))
    return begun


def _planned_advice(columns: list[Column]) -> list[Column]:
    """ "แนวทางแก้ไข" beside a theme alone, before who does it and when, is what is planned and no recommendation."""
    if {column.level for column in columns} - {None} != {_THEME}:
        return columns
    after = min((one.number for one in columns if one.field in ("division", "support", "result", *_PLANNED)), default=0)
    return [
        replace(column, field="measure", level=_APPROACH)
        if column.field == "recommendation" and column.spelling in APPROACH_OR_ADVICE and column.number < after
        else column
        for column in columns
    ]


def _led(columns: list[Column]) -> list[Column]:
    """The division that leads as ``division``; who helps stays ``support``, unless nobody leads."""
    leading = [column for column in columns if column.field == "division"]
    if not leading:
        return [replace(column, field="division") if column.field == "support" else column for column in columns]
    main = next((column for column in leading if "หลัก" in column.header), leading[0])
    return sorted(columns, key=lambda column: (column.number != main.number, column.number))


def _levelled(columns: list[Column]) -> list[Column]:
    """The narrowest level as ``activity``; above it มาตรการ or แนวทาง, else the widest, as ``measure``."""
    levels = sorted({column.level for column in columns if column.level is not None})
    fields = {column.field for column in columns}
    if not levels:
        return columns
    if len(levels) > 1:
        measure = next((one for one in (OWN_MEASURE, _MEASURE, _APPROACH) if one in levels[:-1]), levels[0])
        chosen = {one: WIDER if one < measure else LEVEL for one in levels} | {measure: "measure", levels[-1]: "activity"}
    else:
        beside = {"division"} if levels[0] == _THEME else {"division", "result", *_PLANNED}
        is_activity = bool(fields & beside) or "activity" in fields
        chosen = {levels[0]: "activity" if is_activity else "measure"}
    return [replace(column, field=chosen[column.level]) if column.level is not None else column for column in columns]


def _first_of_each(columns: list[Column]) -> tuple[list[Column], list[Column]]:
    """The columns in the order of the sheet, a second one of a meaning as an extra one; and those second ones."""
    kept: dict[str, Column] = {}
    chosen, twice = [], []
    for column in columns:
        if column.field in ("extra", "month", "tick", "support", LEVEL, WIDER):
            chosen.append(column)
            continue
        first = kept.setdefault(column.field, column)
        if first is column or _is_same_answer(first, column):
            chosen.append(column)
        else:
            twice.append(column)
            chosen.append(replace(column, field="extra"))
    chosen = [replace(column, field="extra") if column.field == "support" else column for column in chosen]
    return sorted(chosen, key=lambda column: column.number), twice


def _is_same_answer(first: Column, other: Column) -> bool:
    """Parts under one heading, columns that one name is merged over, and rounds of one report."""
    if first.field == "progress":  # of rounds of one report the last that says something counts
        return first.round and other.round
    if first.field not in _JOINED:
        return False
    same_heading = bool(first.heading) and first.heading == other.heading and bool(first.label) and bool(other.label)
    return same_heading or (first.header == other.header and first.number + 1 == other.number) or (first.round and other.round)


def _named_apart(columns: list[Column]) -> list[Column]:
    """Each column with a header of its own; a second one of a name has the letter of its column beside it."""
    seen: set[str] = set()
    apart = []
    for column in columns:
        header = column.header if column.header not in seen else f"{column.header} ({column_letters(column.number)})"
        seen.add(header)
        apart.append(replace(column, header=header))
    return apart
