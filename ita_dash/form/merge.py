"""Rows that mean the same assignment become one; what contradicts itself stays apart and is named.

- Names, measures and activities that differ only by damage are one (``form.unifying``).
- Where a division reports in a row of its own, that row wins over the one of "all divisions".
- Of reports of several rounds (tabs of rounds, later answers of an online form) the latest that says something counts and the
  earlier ones are kept as its history: never a mean, never a contradiction (rule 11 of the design).
- Rows of one activity and division are merged where they do not contradict each other.
- A numbered item that its own row has no activity for goes to the activity of its number where that one has no answer, is dropped
  where that one has the same text, and else stays where it was typed.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC

from ita_dash.form.assignments import Assignment, Leftover, RoundReport
from ita_dash.form.fields import FIELDS, Field
from ita_dash.form.finding import Finding
from ita_dash.form.problems import Problem
from ita_dash.form.text import key
from ita_dash.form.unifying import unify
from ita_dash.thai import day

_CONTRADICTING = tuple(one for one in FIELDS if one.contradicts)
_TEXTS = ("result", "recommendation")
_PLAN = ("period", "start", "end", "weight")
_REPORT = ("status_read", "percent", "reason")


@dataclass
class Merged:
    """``records`` one an assignment; ``by_tab`` counts assignments and merged rows by the ``id`` of their grid:
    two tabs may have one title."""

    records: list[Assignment]
    by_tab: dict[int, tuple[int, int]] = field(default_factory=dict)


def merge(records: list[Assignment]) -> tuple[Merged, list[Problem]]:
    """One record an assignment, in the order of the sheet."""
    problems: list[Problem] = []
    unify(records, problems)
    groups: dict[Hashable, list[Assignment]] = defaultdict(list)
    for record in records:
        groups[(*_activity(record), record.division)].append(record)
    kept = [one for group in groups.values() for one in (_merge_group(group, problems) if len(group) > 1 else group)]
    _name_superseded(records, kept, problems)
    _place_leftovers(kept, problems)
    counts = Counter(id(record.grid) for record in kept)
    typed = Counter(grid for grid, *_rest in {(id(record.grid), record.at, record.code, record.division) for record in records})
    return Merged(kept, {grid: (counts[grid], typed[grid] - counts[grid]) for grid in typed}), problems


def _activity(record: Assignment) -> tuple[str, str, str, str]:
    return record.measure_no, key(record.measure), record.activity_no or record.code, key(record.activity)


def _merge_group(group: list[Assignment], problems: list[Problem]) -> list[Assignment]:
    """The records of one activity and division: own rows first, rounds by their order, merged where they agree."""
    own = [record for record in group if record.named]
    general = [record for record in group if not record.named]
    rounds = _by_round(own or general)
    kept = [one for part in rounds for one in _merge_round(part, problems)]
    kept = [_latest(kept)] if len(rounds) > 1 else kept
    if own:  # the division's own row wins; what it leaves open of the plan is what was planned for all
        for record in general:
            kept[0] = _filled(kept[0], record, _PLAN)
    return kept


def _by_round(records: Sequence[Assignment]) -> list[list[Assignment]]:
    """``records`` by the round that they report for, the earliest first: by when an answer was sent, else by its tab."""
    parts: dict[tuple[float, str], list[Assignment]] = defaultdict(list)
    for record in records:
        if record.sent is not None:
            parts[(0.0, record.sent.isoformat())].append(record)
        else:
            parts[(record.round.order if record.round else 0.0, "")].append(record)
    return [parts[order] for order in sorted(parts)]


def _latest(records: list[Assignment]) -> Assignment:
    """The latest of several rounds that says something, with the earlier ones as its history and their plan where it has none."""
    chosen = next((record for record in reversed(records) if record.says_something), records[-1])
    place = records.index(chosen)
    history: tuple[RoundReport, ...] = ()
    for number, record in enumerate(records):
        if number < place:
            history += (*record.rounds, record.report(*_round_of(record)))
        chosen = _filled(chosen, record, _PLAN)
    return replace(
        chosen,
        rounds=(*(one for one in history if one.says_something), *chosen.rounds),
        recommendation=chosen.recommendation or next((one.recommendation for one in reversed(records) if one.recommendation), ""),
        evidence=tuple(dict.fromkeys(link for record in records for link in record.evidence)),
    )


def _round_of(record: Assignment) -> tuple[str, float]:
    """What names the round of a record, and its place among others."""
    if record.round is not None:
        return record.round.label, record.round.order
    if record.sent is not None:
        return day(record.sent.date(), thai_digits=False), record.sent.replace(tzinfo=UTC).timestamp()
    return record.grid.tab.title, 0.0


def _merge_round(group: list[Assignment], problems: list[Problem]) -> list[Assignment]:
    kept = group[:1]
    for record in group[1:]:
        against = [_contradiction(one, record) for one in kept]
        if against[0] is not None and all(against):
            problems.append(_contradicting(kept[0], record, against[0]))
            kept.append(record)
        else:
            at = against.index(None)
            kept[at] = _joined(kept[at], record)
    return kept


def _contradicting(first: Assignment, record: Assignment, against: Field) -> Problem:
    """``record`` against ``first`` in a field, at the cells that contradict each other where the rows hold them."""
    name = _CELLS.get(against.name, against.name)
    column, other = (one.cells.get(name, -1) for one in (record, first))
    details = {
        "number": record.code or record.activity,
        "label": against.label,
        "other": f"{first.grid.tab.title} {first.grid.address(first.at, other if other >= 0 else first.column)}",
    }
    typed = record.grid.text(record.at, column) if column >= 0 else ""
    value = typed or str(getattr(record, against.name))
    return record.problem(Finding("DUPLICATE_CONTRADICTS", value, details), column if column >= 0 else None)


_CELLS = {"status_read": "status", "percent": "progress"}
"""What the cell of a field is called, where it has another name (``form.reports.itemreports``)."""


def _contradiction(one: Assignment, other: Assignment) -> Field | None:
    """The first field in which two records say different things; a text that contains the other says the same and more.

    Texts of a row that goes on with the one above are added to it and contradict nothing.
    """
    for entry in _CONTRADICTING:
        name = entry.name
        left, right = getattr(one, name), getattr(other, name)
        if left in ("", None) or right in ("", None) or left == right or (other.continues and name in _TEXTS):
            continue
        if name in _TEXTS and (key(left) in key(right) or key(right) in key(left)):
            continue
        same_days = one.end is not None and (one.start, one.end) == (other.start, other.end)
        if name == "period" and (key(left) == key(right) or same_days):
            continue
        return entry
    return None


def _name_superseded(records: Iterable[Assignment], kept: Iterable[Assignment], problems: list[Problem]) -> None:
    """Names the rows of "all divisions" that no division's figures come from, since each has a row of its own."""
    general = [record for record in records if not record.named]
    used = {(id(record.grid), record.at, _activity(record)) for record in kept} if general else set()
    for record in general:
        place = (id(record.grid), record.at, _activity(record))
        if place in used:
            continue
        used.add(place)
        said = (
            record.status_read,
            "" if record.percent is None else f"{record.percent:g}%",
            record.result,
            record.recommendation,
            *record.evidence,
            "" if record.reported_on is None else str(record.reported_on),
            *record.as_typed.values(),
        )
        problems.append(record.problem(Finding("ROW_SUPERSEDED", "\n".join(text for text in said if text))))


def _joined(one: Assignment, other: Assignment) -> Assignment:
    """``one`` with what ``other`` adds. The row that carries the report is the one that the assignment links to."""
    place = other if other.result and not one.result else one
    latest = max((day for day in (one.reported_on, other.reported_on) if day), default=None)
    merged = replace(
        _filled(one, other, _PLAN + _REPORT),
        result=_text(one.result, other.result),
        recommendation=_text(one.recommendation, other.recommendation),
        grid=place.grid,
        at=place.at,
        column=place.column,
        cells=place.cells,
        left=one.left + other.left,
        rounds=one.rounds + other.rounds,
        reported_on=latest,
        as_typed=_texts(one.as_typed, other.as_typed),
        evidence=tuple(dict.fromkeys(one.evidence + other.evidence)),
    )
    for record in (one, other):  # an earlier report date and another weight are superseded, not forgotten
        for name, value in (("วันที่รายงาน", record.reported_on), ("น้ำหนัก", record.weight)):
            if value is not None and value not in (merged.reported_on, merged.weight):
                earlier = f"{name} (ก่อนหน้า)"
                merged.extra[earlier] = _text(merged.extra.get(earlier, ""), str(value))
    return merged


def _text(one: str, other: str) -> str:
    """Both texts; one of them where it holds the other."""
    if key(other) in key(one):
        return one
    return other if key(one) in key(other) else f"{one}\n{other}"


def _texts(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Both texts of each field."""
    return {name: _text(one.get(name, ""), other.get(name, "")) for name in {**one, **other}}


def _filled(one: Assignment, other: Assignment, names: tuple[str, ...]) -> Assignment:
    """``one`` with those of its values that are empty taken from ``other``; a period is taken with its dates or not at all."""
    taken = [name for name in names if name not in ("start", "end") or not one.period]
    missing = {name: getattr(other, name) for name in taken if getattr(one, name) in ("", None)}
    extra = {**other.extra, **one.extra}
    for header, text in other.extra.items():
        if key(text) not in key(extra[header]):
            extra[header] = f"{extra[header]}\n{text}"
    return replace(one, **missing, extra=extra)


def _place_leftovers(records: list[Assignment], problems: list[Problem]) -> None:
    """Numbered items whose row had no activity for them: to that activity, or kept where they were typed."""
    if not any(record.left for record in records):
        return
    by_number: dict[Hashable, list[Assignment]] = defaultdict(list)
    for record in records:
        by_number[(record.measure_no, key(record.measure), record.activity_no, record.division)].append(record)
    for record in records:
        for left in record.left:
            for target in by_number[(record.measure_no, key(record.measure), left.number, record.division)]:
                if _give(target, record, left, problems):
                    break
            else:
                setattr(record, left.field, "\n".join(part for part in (getattr(record, left.field), left.item.typed) if part))
                finding = Finding("ITEM_UNPAIRED", left.item.typed, {"number": left.item.number})
                problems.append(record.problem(finding, left.column))
        record.left = ()


def _give(target: Assignment, record: Assignment, left: Leftover, problems: list[Problem]) -> bool:
    """Whether ``target`` takes the item: it has no answer yet, or the same one."""
    answer = getattr(target, left.field)
    if not answer:
        setattr(target, left.field, left.item.text)
        return True
    if key(left.item.text) in key(answer):
        finding = Finding("ITEM_REPEATED", left.item.typed, {"number": left.item.number})
        problems.append(record.problem(finding, left.column))
        return True
    return False
