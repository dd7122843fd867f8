"""A period that stands among other words: "8 ม.ค. 67 ณ ห้องประชุม", "ต.ค. 66 (ประชุม), มี.ค. 67 (รายงาน)".

What commas, brackets, lines and other words part is looked at part by part; a part counts where it is a whole period that names
its year. What else stands there is not understood: whoever asks names it.
"""

from itertools import groupby

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.datewords import DateWord, UnreadableError, tokens
from ita_dash.form.values.phrases import phrases_of
from ita_dash.form.values.timeunits import Phrases

_LONGEST = 200
"""A longer text is prose."""
_PARTING = frozenset({"list", "line", "bracket"})
_OF_TIME = frozenset({"month", "written", "quarter", "half", "round", "fiscal", "academic", "term", "whole"})
"""One of these makes a part a period; numbers alone are counts and rooms."""
_PART = DateWord("list", ",")


def phrases_among_words(text: str, near: FiscalYear | None) -> Phrases:
    """The periods in ``text`` that name their year. Raises ``UnreadableError`` where there is none."""
    if len(text) > _LONGEST:
        raise UnreadableError
    parts = (
        list(part)
        for parting, part in groupby(tokens(text, among_words=True), key=lambda token: token.kind in _PARTING)
        if not parting
    )
    whole = [part for part in map(_without_ends, parts) if _is_whole(part, near)]
    return phrases_of([token for part in whole for token in (*part, _PART)], near)


def _without_ends(part: list[DateWord]) -> list[DateWord]:
    """A part without the strokes that parted it from the words around it; a dash at its end is a range left open."""
    while part and part[0].kind == "slash":
        part = part[1:]
    while part and part[-1].kind == "slash":
        part = part[:-1]
    return part


def _is_whole(part: list[DateWord], near: FiscalYear | None) -> bool:
    if not any(token.kind in _OF_TIME for token in part):
        return False
    try:
        items = phrases_of(part, near).items
    except UnreadableError:
        return False
    return bool(items) and all((item.last or item.first).year is not None for item in items)
