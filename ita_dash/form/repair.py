"""Damaged Thai text, as copying from a PDF and fast typing leave it: copies of a text for programs to compare, never to show."""

import re
from functools import lru_cache

from ita_dash.form.text import key, plain

_MARK_AGAIN = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_NIKHAHIT = "\u0e4d"
_DIGITS_OF_BOTH_KINDS = re.compile("[๐-๙][0-9]|[0-9][๐-๙]")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """``text`` as ``form.text.key`` compares it, with its lines and the single blanks between its words kept."""
    return "\n".join(" ".join(map(key, line.split(" "))) for line in plain(text).split("\n"))


def repaired(text: str) -> str:
    """A folded ``text`` in which a lost or split ำ, a doubled tone mark or vowel, and เเ typed for แ make no difference.

    Both sides of a comparison go through it: ``repaired(folded("สานักงาน")) == repaired(folded("สำนักงาน"))``.
    """
    return _MARK_AGAIN.sub(r"\1", text.replace(_NIKHAHIT, "")).replace("เเ", "แ")


def has_mixed_digits(text: str) -> bool:
    """Whether Thai and Arabic digits stand in one number, as in ๒๕๖6."""
    return bool(_DIGITS_OF_BOTH_KINDS.search(plain(text)))
