"""What names a division, a measure, an activity and an assignment in an address and in a file: one key, the same everywhere.

A key is the number that the office typed (``6.1`` as ``no-6.1``) where only one thing of the year has it, else a short hash of
the name. Never a place in a list: a row more in the sheet leads no link to another division. Never a number to any program: 1.1
and 1.10 are one number to pandas, Power Query and Excel, which open a file of codes without being told that they are texts.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

import pandas as pd

from ita_dash.form.text import key as compared
from ita_dash.thai import arabic

Thing = TypeVar("Thing", bound=Hashable)
NUMBERED, HASHED = "no-", "~"
"""Begin a key that is a typed number, and one that is a hash: neither is taken for the other, or for a number, or needs an escape
in an address."""
SHORT = 10
"""Signs of a hash: among a thousand names two have the same once in a million years of such lists; then both are written out."""


@dataclass(frozen=True)
class Keys:
    """The keys of everything that a year's data names: divisions by name, measures and activities as below."""

    divisions: Mapping[str, str]
    measures: Mapping[tuple[str, ...], str]
    activities: Mapping[tuple[str, ...], str]


def of_year(assignments: pd.DataFrame) -> Keys:
    """Those of ``assignments``, which are all of the year: what a filter chooses keeps its keys."""
    names = [name for column in ("division", "parent") for name in assignments[column].unique() if name]
    return Keys(division_keys(names), dict[tuple[str, ...], str](measure_keys(assignments).items()), activity_keys(assignments))


def asked_for(text: str) -> str:
    """The key that ``text`` asks for: a key, or the bare number of one, as a person types it and older links have it."""
    typed = arabic(text).strip()
    return typed if typed.startswith((NUMBERED, HASHED)) or not typed else NUMBERED + typed


def division_keys(names: Iterable[str]) -> dict[str, str]:
    """Key of each of ``names``. Blanks, letter case and the kind of digits make no other division."""
    return _hashes([(name, (compared(name),)) for name in dict.fromkeys(names)])


def measure_keys(assignments: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Key of each (``measure_no``, ``measure``) of ``assignments``, which are those of the whole year, not of a filter."""
    pairs = _distinct(assignments, ["measure_no", "measure"])
    return _keys([((no, title), no, (compared(title),)) for no, title in pairs])


def activity_keys(assignments: pd.DataFrame) -> dict[tuple[str, ...], str]:
    """Key of each activity of the year's ``assignments``, by its measure's number and title, its own number, code and text."""
    names = ["measure_no", "measure", "activity_no", "code", "activity"]
    rows = _distinct(assignments, names)
    return _keys([(row, row[3], (compared(row[1]), compared(row[4]))) for row in rows])


def _distinct(frame: pd.DataFrame, columns: list[str]) -> list[tuple[str, ...]]:
    return list(frame[columns].drop_duplicates().itertuples(index=False, name=None))


def _keys(things: Sequence[tuple[Thing, str, tuple[str, ...]]]) -> dict[Thing, str]:
    """By the typed number where it is one thing's alone; by a hash of the names where it is not."""
    numbers = [arabic(number).strip() for _thing, number, _names in things]
    own = _once(numbers)
    numbered = {thing: NUMBERED + number for (thing, _no, _names), number in zip(things, numbers, strict=True) if number in own}
    return numbered | _hashes([(thing, names) for thing, _no, names in things if thing not in numbered])


def _once(numbers: Sequence[str]) -> set[str]:
    counts = pd.Series(numbers, dtype="str").value_counts()
    return {str(number) for number, count in counts.items() if count == 1 and number}


def _hashes(things: Sequence[tuple[Thing, tuple[str, ...]]]) -> dict[Thing, str]:
    """A short hash each; those whose short ones are the same are written out, with what tells equal names apart."""
    whole = {thing: sha256("\0".join(names).encode("utf-8", "replace")).hexdigest() for thing, names in things}
    short = pd.Series([one[:SHORT] for one in whole.values()], dtype="str").value_counts()
    return {thing: HASHED + (one[:SHORT] if short[one[:SHORT]] == 1 else _written_out(thing)) for thing, one in whole.items()}


def _written_out(thing: Hashable) -> str:
    return sha256(repr(thing).encode("utf-8", "replace")).hexdigest()
