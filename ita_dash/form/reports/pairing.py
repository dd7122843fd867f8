"""Which answer belongs to which activity, where one row holds several of them.

By number first; by order where nothing is numbered and the counts agree; else the answer stays whole with the first
activity. What has a number that no activity of the row has is handed back: it may belong to another row.
"""

from collections.abc import Collection
from typing import NamedTuple

from ita_dash.form.numbering import Item, split_items, with_lists


class Pairing(NamedTuple):
    """``texts[i]`` answers activity ``i``. ``left`` are items of a number that no activity of this row has, each with the
    place of the activity it stands with. ``whole`` says that one answer without numbers stands for several activities."""

    texts: tuple[str, ...]
    left: tuple[tuple[int, Item], ...] = ()
    whole: bool = False


def within_measure(number: str, measure_no: str) -> str:
    """An item's number within its measure: ``1.2`` in measure 1 is ``2``, as ``2`` is."""
    prefix = measure_no + "."
    return number[len(prefix) :] if measure_no and number.startswith(prefix) else number


def pair(numbers: tuple[str, ...], answer: str, measure_no: str = "", shared: Collection[str] = ()) -> Pairing:
    """Pairs the cell text ``answer`` with activities of these ``numbers`` (within their measure, perhaps empty).

    ``shared`` are the numbers of all activities that a cell merged over several rows is for: where its items are of any of
    these, each row takes the items of its own numbers only.
    """
    if not answer:
        return Pairing(("",) * len(numbers))
    items = with_lists(split_items(answer))
    named = [within_measure(item.number, measure_no) for item in items]
    if not {*filter(None, named)}.isdisjoint(shared):
        return Pairing(tuple(_text_of(number, named, items) for number in numbers))
    if len(numbers) == 1:
        return _pair_one(*numbers, answer, named, items)
    if "" not in named:
        return _pair_by_number(numbers, named, items)
    parts = [item.text for item in items] if len(items) > 1 else answer.split("\n")
    if len(parts) == len(numbers):
        return Pairing(tuple(parts))
    return Pairing((answer, *("",) * (len(numbers) - 1)), whole=True)


def _pair_one(number: str, answer: str, named: list[str], items: tuple[Item, ...]) -> Pairing:
    """One activity: an answer numbered as it is, or a list of its own that begins at 1 (or has no numbers) and stays whole."""
    if named == [number]:
        return Pairing(tuple(item.text for item in items))
    if not number or "" in named or named[0] == "1":
        return Pairing((answer,))
    own = "\n".join(item.text for name, item in zip(named, items, strict=True) if name == number)
    left = tuple((0, item) for name, item in zip(named, items, strict=True) if name != number)
    return Pairing((own,), left)


def _pair_by_number(numbers: tuple[str, ...], named: list[str], items: tuple[Item, ...]) -> Pairing:
    left, beside = [], 0
    for name, item in zip(named, items, strict=True):
        if name in numbers:
            beside = numbers.index(name)
        else:
            left.append((beside, item))
    return Pairing(tuple(_text_of(number, named, items) for number in numbers), tuple(left))


def _text_of(number: str, named: list[str], items: tuple[Item, ...]) -> str:
    return "\n".join(item.text for name, item in zip(named, items, strict=True) if name == number)


def paired_or_shared(numbers: tuple[str, ...], text: str, measure_no: str = "") -> tuple[str, ...]:
    """A value that goes for the whole row (a period, a status, a division), unless its items carry the activities' numbers."""
    if len(numbers) == 1:
        return (text,)
    items = split_items(text)
    named = [within_measure(item.number, measure_no) for item in items]
    if set(named) == set(numbers) and "" not in named:
        return tuple(_text_of(number, named, items) for number in numbers)
    return (text,) * len(numbers)
