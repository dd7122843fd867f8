"""Slips of typing: how a name may differ from one in the list of divisions and still be that name (rule 17 of the design)."""

import re

from ita_dash.form.repair import repaired

_ABOVE_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_AGAIN = re.compile(r"(\D)\1+")
SHORTEST = 5
"""Letters of a name: of a shorter one, one letter is too large a part ("สป" is not "สค")."""
_SHORTEST_WORD = 3
"""A word as short as "ก" counts as a number does: กลุ่ม ก and กลุ่ม ข are two."""


def is_damaged(typed: str, name: str) -> bool:
    """Whether texts compared without spaces differ in marks above and below the line, or in letters typed twice, alone."""
    return _bare(typed) == _bare(name)


def is_one_letter_off(typed: str, name: str) -> bool:
    """Whether one letter is missing, added or another, or two beside each other changed places; a digit never."""
    start = 0
    while start < min(len(typed), len(name)) and typed[start] == name[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(name)) - start and typed[-1 - end] == name[-1 - end]:
        end += 1
    one, other = typed[start : len(typed) - end], name[start : len(name) - end]
    if any(letter.isdigit() for letter in one + other):
        return False
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def differ_in_a_short_word(typed: str, name: str) -> bool:
    """Whether texts of as many words differ in one that is too short to be misspelt."""
    words, others = typed.split(), name.split()
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return len(words) == len(others) > 1 and any(min(map(len, pair)) < _SHORTEST_WORD for pair in differing)


def _bare(text: str) -> str:
    return _AGAIN.sub(r"\1", _ABOVE_BELOW.sub("", repaired(text)))
