"""Rows that mean the same assignment become one; what contradicts itself stays apart and is named.

- Names, measures and activities that differ only by slips are one (``form.unifying``).
- Where a division reports in a row of its own, that row wins over the one of "all divisions".
- Rows of one activity and division are merged where they do not contradict each other.
- A numbered item that its own row has no activity for goes to the activity of its number where that one has no answer, is dropped
  where that one has the same text, and else stays where it was typed.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace

from ita_dash.form.division import DivisionList
from ita_dash.form.entries import Leftover
from ita_dash.form.problems import Finding, Problem
from ita_dash.form.records import Record
from ita_dash.form.text import key
from ita_dash.form.unifying import unify
from ita_dash.messages import N_, _

_FIELDS = {
    "status_read": N_("status"),
    "percent": N_("progress"),
    "period": N_("period"),
    "result": N_("result"),
    "recommendation": N_("recommendation"),
}
"""What two rows of one assignment may contradict each other in."""
_TEXTS = ("result", "recommendation")
_PLAN = ("period", "start", "end", "weight")
_REPORT = ("status_read", "percent", "reason")


@dataclass
class Merged:
    """``records`` one an assignment, and as ``rows`` for ``form.assignments.assignments_frame``; ``by_tab`` counts each tab's
    assignments and merged rows."""

    records: list[Record]
    rows: list[dict[str, object]]
    by_tab: dict[str, tuple[int, int]] = field(default_factory=dict)


def merge_records(records: list[Record], divisions: DivisionList) -> tuple[Merged, list[Problem]]:
    """One row an assignment, in the order of the sheet."""
    problems: list[Problem] = []
    unify(records, problems)
    groups: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        groups[(_activity(record), record.division)].append(record)
    kept = [one for group in groups.values() for one in _merge_group(group, problems)]
    _name_superseded(records, kept, problems)
    _place_leftovers(kept, problems)
    counts = Counter(record.grid.tab.title for record in kept)
    typed = Counter(
        title for title, _row in {(record.grid.tab.title, (record.at, record.code, record.division)) for record in records}
    )
    by_tab = {title: (counts[title], typed[title] - counts[title]) for title in typed}
    return Merged(kept, [_row(record, divisions) for record in kept], by_tab), problems


def _activity(record: Record) -> tuple[str, str, str, str]:
    return record.measure_no, key(record.measure), record.activity_no or record.code, key(record.activity)


def _merge_group(group: list[Record], problems: list[Problem]) -> list[Record]:
    """The records of one activity and division: own rows first, merged one after the other where they agree."""
    if len(group) == 1:
        return group
    own = [record for record in group if record.named]
    general = [record for record in group if not record.named]
    kept = own[:1] or general[:1]
    for record in (own or general)[1:]:
        at = next((place for place, one in enumerate(kept) if _contradiction(one, record) is None), None)
        if at is None:
            against = _contradiction(kept[0], record)
            problems.append(
                record.problem(
                    Finding(
                        "DUPLICATE_CONTRADICTS",
                        str(getattr(record, against)),
                        {"number": record.code or record.activity, "field": _(_FIELDS[against])},
                    )
                )
            )
            kept.append(record)
        else:
            kept[at] = _joined(kept[at], record)
    if own:  # the division's own row wins; what it leaves open of the plan is what was planned for all
        for record in general:
            kept[0] = _filled(kept[0], record, _PLAN)
    return kept


def _name_superseded(records: Iterable[Record], kept: Iterable[Record], problems: list[Problem]) -> None:
    """Names the rows of "all divisions" that no division's figures come from, since each has a row of its own."""
    general = [record for record in records if not record.named]
    used = {(record.grid.tab.title, record.at, _activity(record)) for record in kept} if general else set()
    for record in general:
        place = (record.grid.tab.title, record.at, _activity(record))
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
            record.reported_by,
        )
        problems.append(record.problem(Finding("ROW_SUPERSEDED", "\n".join(text for text in said if text))))


def _contradiction(one: Record, other: Record) -> str | None:
    """The first field in which two records say different things; a text that contains the other says the same and more.

    Texts of a row that goes on with the one above are added to it and contradict nothing.
    """
    for name in _FIELDS:
        left, right = getattr(one, name), getattr(other, name)
        if left in ("", None) or right in ("", None) or left == right or (other.continues and name in _TEXTS):
            continue
        if name in _TEXTS and (key(left) in key(right) or key(right) in key(left)):
            continue
        if name == "period" and (
            key(left) == key(right) or (one.end is not None and (one.start, one.end) == (other.start, other.end))
        ):
            continue
        return name
    return None


def _joined(one: Record, other: Record) -> Record:
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
        left=one.left + other.left,
        reported_on=latest,
        reported_by=_text(one.reported_by, other.reported_by),
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


def _filled(one: Record, other: Record, names: tuple[str, ...]) -> Record:
    """``one`` with those of its values that are empty taken from ``other``; a period is taken with its dates or not at all."""
    taken = [name for name in names if name not in ("start", "end") or not one.period]
    missing = {name: getattr(other, name) for name in taken if getattr(one, name) in ("", None)}
    extra = {**other.extra, **one.extra}
    for header, text in other.extra.items():
        if key(text) not in key(extra[header]):
            extra[header] = f"{extra[header]}\n{text}"
    return replace(one, **missing, extra=extra)


def _place_leftovers(records: list[Record], problems: list[Problem]) -> None:
    """Numbered items whose row had no activity for them: to that activity, or kept where they were typed."""
    by_number: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        by_number[(record.measure_no, key(record.measure), record.activity_no, record.division)].append(record)
    for record in records:
        for left in record.left:
            for target in by_number[(record.measure_no, key(record.measure), left.number, record.division)]:
                if _give(target, record, left, problems):
                    break
            else:
                setattr(record, left.field, "\n".join(part for part in (getattr(record, left.field), left.item.typed) if part))
                problems.append(
                    record.problem(Finding("ITEM_UNPAIRED", left.item.typed, {"number": left.item.number}), left.column)
                )
        record.left = ()


def _give(target: Record, record: Record, left: Leftover, problems: list[Problem]) -> bool:
    """Whether ``target`` takes the item: it has no answer yet, or the same one."""
    answer = getattr(target, left.field)
    if not answer:
        setattr(target, left.field, left.item.text)
        return True
    if key(left.item.text) in key(answer):
        problems.append(record.problem(Finding("ITEM_REPEATED", left.item.typed, {"number": left.item.number}), left.column))
        return True
    return False


def _row(record: Record, divisions: DivisionList) -> dict[str, object]:
    grid = record.grid
    return {
        "code": record.code,
        "measure_no": record.measure_no,
        "measure": record.measure,
        "activity_no": record.activity_no,
        "activity": record.activity,
        "division": record.division,
        "parent": divisions.parent(record.division),
        "period": record.period,
        "start": record.start,
        "end": record.end,
        "status_read": record.status_read,
        "percent": record.percent,
        "reason": record.reason,
        "result": record.result,
        "recommendation": record.recommendation,
        "evidence": record.evidence,
        "reported_on": record.reported_on,
        "reported_by": record.reported_by,
        "weight": record.weight,
        "extra": record.extra,
        "tab": grid.tab.title,
        "row": record.at + 1,
        "cell": grid.address(record.at, record.column),
        "link": grid.link(record.at, record.column),
    }
