"""The lines of who signs at the end of a table, known before anything is known of its columns.

They say nothing of what a column means nor of how it is written (rules 3 and 4 of the design), whatever columns they stand in.
"""

from collections.abc import Sequence

from ita_dash.form.grid import Grid
from ita_dash.form.lines import is_dotted, is_note, is_post, is_signature

_NARROW = 3
"""Cells of a line of those who sign: three side by side at the most; a row of a table fills more, or no line below it does."""


def without_signed_tail(grid: Grid, rows: Sequence[int]) -> list[int]:
    """``rows`` of a table without those from the first line of a signature at its end; all of them where nobody signs there."""
    end = len(rows)
    for place in range(len(rows) - 1, -1, -1):
        filled = grid.filled(rows[place])
        if len(filled) > _NARROW:
            break
        texts = grid.texts(rows[place], filled)
        if all(is_signature(text) or is_dotted(text) for text in texts):
            end = place
        elif not all(is_post(text) or is_note(text) for text in texts) and _is_above_signature(rows, place, end):
            break
    return list(rows[:end])


def _is_above_signature(rows: Sequence[int], place: int, end: int) -> bool:
    """Whether the first line of the signature was met already: what stands above it is no part of it."""
    return end < len(rows) and place < end
