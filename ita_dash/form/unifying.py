"""Texts that mean one thing become one text: names of divisions, and the measures and activities of one number.

Two texts are one only where they differ by damage: blanks, marks, doubled letters, Thai or Arabic digits. Likeness never
overrides what was typed (rule 8 of the design): another number, quarter, name or word makes two texts, which are named.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

from ita_dash.form.assignments import Assignment
from ita_dash.form.finding import Finding
from ita_dash.form.problems import Problem
from ita_dash.form.text import key, repaired
from ita_dash.form.values.divisionnames import spoken

_SARA_AM = key("ำ")
_DAMAGED = "TEXT_REPAIRED"
_NIKHAHIT = "\u0e4d"
_DOUBLED = re.compile("([ก-ฮ])\\1")


def unify(records: list[Assignment], problems: list[Problem]) -> None:
    """Changes ``records`` so that one thing has one text, and adds to ``problems`` what was odd."""
    _unify_divisions(records, problems)
    _unify(records, lambda record: None if record.measure_no else (), "measure", _DAMAGED, problems)
    _unify(records, lambda record: record.measure_no or None, "measure", "MEASURE_TWO_TITLES", problems)
    _unify(records, _measure_without_number, "activity", _DAMAGED, problems)
    _unify(records, _activity_number, "activity", "CODE_TWO_TEXTS", problems)


def _measure_without_number(record: Assignment) -> Hashable | None:
    """The measure of an activity that has no number."""
    return None if _activity_number(record) else (record.measure_no, key(record.measure))


def _activity_number(record: Assignment) -> Hashable | None:
    number = record.activity_no or record.code
    return (record.measure_no, key(record.measure), number) if number else None


def _unify_divisions(records: Sequence[Assignment], problems: list[Problem]) -> None:
    """Names that differ only in spaces, full stops and damage become one; where damage was cured, it is named once."""
    typed_names = [record.division for record in records]
    group_of = {name: repaired(spoken(name)) for name in dict.fromkeys(typed_names)}
    groups: dict[str, list[str]] = defaultdict(list)
    for name in typed_names:
        groups[group_of[name]].append(name)
    best = {group: _soundest(names) for group, names in groups.items()}
    named: set[str] = set()
    for record in records:
        typed, name = record.division, best[group_of[record.division]]
        if typed != name and spoken(typed) != spoken(name) and typed not in named:
            named.add(typed)
            problems.append(record.problem(Finding("TEXT_REPAIRED", typed, {"taken": name})))
        record.division = name


def _soundest(names: list[str]) -> str:
    """Of the spellings of one name an undamaged one, of these the one most often typed, then the one with fewest spaces."""
    if len(set(names)) == 1:
        return names[0]
    counts = Counter(map(spoken, names))
    best = max(counts, key=lambda name: (name.count(_SARA_AM), _is_sound(name), counts[name], -len(name), name))
    return min((name for name in names if spoken(name) == best), key=lambda name: (len(name), name))


def _is_sound(name: str) -> bool:
    return repaired(name) == name.replace(_NIKHAHIT, "")


def _unify(
    records: list[Assignment], group: Callable[[Assignment], Hashable | None], name: str, code: str, problems: list[Problem]
) -> None:
    """Gives records of one ``group`` (None: of none) the same text where theirs differ by damage, and names each other text once:
    with ``code`` one that another number should have, with TEXT_REPAIRED one that was damaged."""
    groups: dict[Hashable, list[Assignment]] = defaultdict(list)
    for record in records:
        if (of := group(record)) is not None:
            groups[of].append(record)
    for together in groups.values():
        typed = [getattr(record, name) for record in together]
        if len(set(typed)) == 1:
            continue
        texts = Counter(typed)
        order = sorted(texts, key=lambda text: (-texts[text], *_looks_damaged(text)))
        leading: dict[str, str] = {}
        for text in order:
            leading.setdefault(undamaged(text), text)
        named: set[str] = set()
        first = next(record for record in together if getattr(record, name) == order[0])
        other = {"text": order[0], "other": f"{first.grid.tab.title} {first.grid.address(first.at, first.column)}"}
        for record in together:
            text = getattr(record, name)
            taken = leading[undamaged(text)]
            is_damaged = key(text) != key(taken)
            if text not in named and (is_damaged or (code != _DAMAGED and taken != order[0])):
                named.add(text)
                number = record.measure_no if name == "measure" else record.code
                finding = (
                    Finding(_DAMAGED, text, {"taken": taken}) if is_damaged else Finding(code, text, {"number": number, **other})
                )
                problems.append(record.problem(finding))
            if is_damaged or code != _DAMAGED:
                setattr(record, name, taken)


def _looks_damaged(text: str) -> tuple[bool, int, int, str]:
    """Orders spellings of one text, the soundest first: marks in their places, no letter twice (but รร, which many words have),
    none lost."""
    return not _is_sound(key(text)), len(_DOUBLED.findall(text.replace("รร", ""))), -len(key(text)), text


def undamaged(text: str) -> str:
    """``text`` in which damage makes no difference: blanks, doubled and lost marks, digits of another script."""
    return _DOUBLED.sub(r"\1", repaired(key(text)))
