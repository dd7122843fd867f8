"""Texts that mean one thing become one text: names of divisions, and the measures and activities of one number."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable

from ita_dash.form.divisionnames import spoken
from ita_dash.form.problems import Finding, Problem
from ita_dash.form.records import Record
from ita_dash.form.repair import repaired
from ita_dash.form.text import key

_SAME_TEXT = 0.85
"""From this likeness on, two texts of one number are one text with a slip."""
_SARA_AM = key("ำ")


def unify(records: list[Record], problems: list[Problem]) -> None:
    """Changes ``records`` so that one thing has one text, and adds to ``problems`` what was odd."""
    _unify_divisions(records, problems)
    _unify(records, lambda record: record.measure_no or None, "measure", "MEASURE_TWO_TITLES", problems)
    _unify(records, _activity_number, "activity", "CODE_TWO_TEXTS", problems)


def _activity_number(record: Record) -> Hashable | None:
    number = record.activity_no or record.code
    return (record.measure_no, key(record.measure), number) if number else None


def _unify_divisions(records: Iterable[Record], problems: list[Problem]) -> None:
    """Names that differ only in spaces, full stops and damage become one; where damage was cured, it is named once."""
    groups: dict[str, list[str]] = defaultdict(list)
    for record in records:
        groups[repaired(spoken(record.division))].append(record.division)
    best = {group: _soundest(names) for group, names in groups.items()}
    named: set[str] = set()
    for record in records:
        typed, name = record.division, best[repaired(spoken(record.division))]
        if spoken(typed) != spoken(name) and typed not in named:
            named.add(typed)
            problems.append(record.problem(Finding("TEXT_REPAIRED", typed, {"taken": name})))
        record.division = name


def _soundest(names: list[str]) -> str:
    """Of the spellings of one name the one most often typed, then the one with no ำ lost; of these the one with fewest spaces."""
    counts = Counter(map(spoken, names))
    best = max(counts, key=lambda name: (counts[name], name.count(_SARA_AM), -len(name), name))
    return min((name for name in names if spoken(name) == best), key=lambda name: (len(name), name))


def _unify(
    records: list[Record], number: Callable[[Record], Hashable | None], name: str, code: str, problems: list[Problem]
) -> None:
    """Gives all records of one number the same text where theirs is but a slip of it; names what is not."""
    groups: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        if (group := number(record)) is not None:
            groups[group].append(record)
    for group in groups.values():
        texts = Counter(getattr(record, name) for record in group)
        if len(texts) == 1:
            continue
        order = sorted(texts, key=lambda text: (-texts[text], -len(text), text))
        leading: list[str] = []
        chosen: dict[str, str] = {}
        for text in order:
            chosen[text] = next((one for one in leading if _is_slip(text, one)), text)
            leading += [text] if chosen[text] == text else []
        named: set[str] = set()
        for record in group:
            text = getattr(record, name)
            if key(text) != key(order[0]) and text not in named:
                named.add(text)
                shown = record.measure_no if name == "measure" else record.code
                problems.append(record.problem(Finding(code, text, {"number": shown})))
            setattr(record, name, chosen[text])


def _is_slip(text: str, leading: str) -> bool:
    one, other = key(text), key(leading)
    if one == other:
        return True
    matcher = difflib.SequenceMatcher(None, one[:400], other[:400], autojunk=False)
    return matcher.real_quick_ratio() >= _SAME_TEXT and matcher.quick_ratio() >= _SAME_TEXT and matcher.ratio() >= _SAME_TEXT
