"""Cells of a row below a header that number its columns: "(1) (2) (3)", "๑ ๒ ๓", "ก ข ค", "คอลัมน์ 1", "(4) = (2) + (3)".

Told by the row: behind the word that all of them begin with they hold numbers, or letters, in their order.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ita_dash.form.text import key

_CELL = re.compile(
    r"(?P<word>[^0-9()\[\]]{0,20}?)(?P<before>[(\[-]?)(?P<number>[0-9]{1,2}|[ivx]{1,5}|[a-zก-ฮ])(?P<behind>[)\].-]{0,2})"
    r"(?P<reckoned>[=÷×*/+-][0-9()\[\]=÷×*/+%x.-]+)?"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def numbered_columns(texts: Mapping[int, str], with_word: bool) -> frozenset[int]:
    """The columns whose ``texts`` number them, ``with_word`` also behind a word; empty where they are in no order."""
    found = {column: cell for column, text in texts.items() if (cell := _CELL.fullmatch(key(text))) is not None}
    words = [cell["word"] for cell in found.values() if with_word or not cell["word"]]
    word = max(words, key=words.count, default="")
    alike = {column: cell for column, cell in found.items() if cell["word"] == word}
    places = _places([cell["number"] for cell in alike.values()])
    steps = [after - before for before, after in pairwise(places)]
    is_bare = not word and all(cell[0].isdecimal() for cell in alike.values())
    in_order = bool(steps) and all(step == 1 if is_bare else step > 0 for step in steps)
    return frozenset(alike) if in_order else frozenset()


def _places(numbers: Sequence[str]) -> list[int]:
    """What ``numbers`` count, where all of them are of one kind; else nothing."""
    if all(number.isdecimal() for number in numbers):
        return list(map(int, numbers))
    if all(number in _ROMAN for number in numbers):
        return [_ROMAN.index(number) for number in numbers]
    return [ord(number) for number in numbers] if all(len(number) == 1 and number.isalpha() for number in numbers) else []
