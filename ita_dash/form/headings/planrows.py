"""Rows แผน and ผล of one activity (rule 15 of the design): which of the two a row is, by the words that name it.

What stands in a row แผน is planned: its months are the period, its numbers are kept beside. What stands in a row ผล is reported.
"""

import re
from collections.abc import Iterable

from ita_dash.form.headings.headparts import PLAN, RESULT, part_of
from ita_dash.form.headings.spellings import header_key
from ita_dash.form.remembered import remembered
from ita_dash.form.words import words

_LONGEST = 40
"""Letters of a word for a side with its remark; a longer text says what is planned."""
_REMARK = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]|สะสม|[:.]")
_OF_ROWS = {header_key(name): side for side, names in words("headings", "sides_of_rows").items() for name in names}
"""What names a row beside the words for parts of a heading."""


@remembered
def side_of(text: str) -> str:
    """``PLAN`` or ``RESULT`` where ``text`` is the word of one of them ("แผน", "ผล (%)"), else empty."""
    word = _REMARK.sub("", text) if 0 < len(text) <= _LONGEST else ""
    return (part_of(word) or _OF_ROWS.get(header_key(word), "")) if word else ""


def names_sides(texts: Iterable[str]) -> bool:
    """Whether ``texts`` name both sides and nothing else: no other field of the form reads so."""
    return {side_of(text) for text in texts} == {PLAN, RESULT}
