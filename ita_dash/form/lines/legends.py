"""Lines below a table that explain its words and signs: "คำอธิบาย | แล้วเสร็จ = 100", "✓ หมายถึง ดำเนินการแล้ว", "สีแดง คือ ล่าช้า".

Told by how they are made: what is explained is a status, a sign, a number, a colour or the short name of a division or a status,
behind it stands a sign for "means", and nothing else stands in the row. Any other pairs explain where the row says that it does.
"""

import re
from collections.abc import Sequence

from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import key
from ita_dash.form.values.divisiontext import begins_as_unit
from ita_dash.form.values.status import read_status
from ita_dash.form.values.ticks import says_more
from ita_dash.form.words import words

_LONGEST_TERM = 30
"""Letters of what is explained; a longer text is a sentence of its own."""
_LONGEST_NAME = 10
"""Letters of the short name of a division ("สป.") or of a status ("ด")."""
_CELLS = 3
"""A word, the sign for "means" and the meaning may each have a cell; a row of more cells says more."""
_LEGEND = words("margin", "legends")
_HEAD = re.compile(f"(?:{'|'.join(map(re.escape, _LEGEND['heads']))}){{1,2}}\\s*(?:[:：]|$|(?<=\\s))")
MEANS = re.compile("|".join(map(re.escape, _LEGEND["means"])))
_SIGN = re.compile(r"[(\[]?(?:[^\w\s()\[\]]+|[xX])[)\]]?")
_COUNTED = re.compile(f"(?:{'|'.join(map(key, _LEGEND['counted']))})?(?:[0-9.,%<>≥≤–-]+|(?<=.)[a-f])")
_COLOUR = key("สี")


def is_legend(texts: Sequence[str]) -> bool:
    """Whether the texts of a row explain words and signs, and say nothing else."""
    first, rest = texts[0], texts[1:]
    head = _HEAD.match(first)
    behind = first[head.end() :].strip() if head is not None else first
    pairs = [behind, *rest] if behind else rest
    in_cells = 1 < len(pairs) <= _CELLS and MEANS.match(pairs[1]) is not None
    return bool(pairs) and all(_explains(text, head is not None) for text in ([" ".join(pairs)] if in_cells else pairs))


def is_sign_explained(texts: Sequence[str]) -> bool:
    """Whether a row is a sign and its status: "✓ | ดำเนินการแล้ว"."""
    return len(texts) == 2 and is_sign(texts[0]) and _is_status(texts[1])


def is_sign(text: str) -> bool:
    """Whether a text is a mark of its own and nothing else: "✓", "(x)"."""
    return _SIGN.fullmatch(text) is not None and not goes_on(text)


def is_counted(text: str) -> bool:
    """Whether a text is a number or a grade, with the word for it at the most: "ระดับ 5", "80-100", "ระดับ A"."""
    return _COUNTED.fullmatch(key(text)) is not None


@remembered_by_words
def _explains(text: str, named: bool) -> bool:
    """Whether a text is one that is explained, the word for it, and what it means."""
    means = MEANS.search(text)
    term, meaning = (text[: means.start()].strip(), text[means.end() :].strip()) if means is not None else ("", "")
    if not term or not meaning or len(term) > _LONGEST_TERM:
        return False
    if named or is_sign(term) or is_counted(term) or key(term).startswith(_COLOUR):
        return True
    if len(term) <= _LONGEST_NAME and (begins_as_unit(meaning) or (_is_status(meaning) and not says_more(meaning))):
        return True
    return _is_status(term)


def _is_status(text: str) -> bool:
    return read_status(text).status is not None
