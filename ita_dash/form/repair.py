"""Damaged Thai text, as copying from a PDF and fast typing leave it: copies of a text for programs to compare, never to show."""

import re

from ita_dash.form.text import plain

_MARK_AGAIN = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_TONE_BEFORE_VOWEL = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a])")
_NIKHAHIT = "\u0e4d"
_DAMAGED = re.compile(f"[\uf700-\uf71aๅ]|เเ|{_MARK_AGAIN.pattern}|{_TONE_BEFORE_VOWEL.pattern.replace('(', '(?:')}")
_DIGITS_OF_BOTH_KINDS = re.compile("[๐-๙][0-9]|[0-9][๐-๙]")
_PLACED = str.maketrans(
    dict(
        zip(
            "\uf700\uf701\uf702\uf703\uf704\uf705\uf706\uf707\uf708\uf709\uf70a\uf70b\uf70c\uf70d\uf70e\uf70f\uf710\uf711\uf712"
            "\uf713\uf714\uf715\uf716\uf717\uf718\uf719\uf71a",
            "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d\u0e31\u0e4d\u0e47"
            "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
            strict=True,
        )
    )
)
"""Marks and letters that older Thai fonts hold a second time, shifted to fit, in the private use area: a PDF may give these."""


def repaired(text: str) -> str:
    """A folded ``text`` in which damage makes no difference: a lost or split ำ, ๅ for า, a doubled or misplaced tone mark or
    vowel, เเ typed for แ, marks of old fonts.

    Both sides of a comparison go through it: ``repaired(folded("สานักงาน")) == repaired(folded("สำนักงาน"))``.
    """
    text = text.replace(_NIKHAHIT, "")
    if _DAMAGED.search(text) is None:
        return text
    text = text.translate(_PLACED).replace("ๅ", "า").replace("เเ", "แ")
    return _MARK_AGAIN.sub(r"\1", _TONE_BEFORE_VOWEL.sub(r"\2\1", text))


def has_mixed_digits(text: str) -> bool:
    """Whether Thai and Arabic digits stand in one number, as in ๒๕๖6."""
    return bool(_DIGITS_OF_BOTH_KINDS.search(plain(text)))
