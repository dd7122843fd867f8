"""The lines of who signs at the end of a table, known before anything is known of its columns.

They say nothing of what a column means nor of how it is written (rules 3 and 4 of the design), whatever columns they stand in. A
cell within the table that begins as a signature does ends nothing: the rows below it fill other columns than its own.
"""

from collections.abc import Sequence

from ita_dash.form.grid import Grid
from ita_dash.form.lines.closing import is_closing
from ita_dash.form.lines.marginlines import is_dotted, is_note, is_signature

LINES_OF_SIGNERS = 20
"""So many rows at the end of a table may be of those who sign: ten, one below the other, two lines each."""


def without_signed_tail(grid: Grid, rows: Sequence[int]) -> list[int]:
    """``rows`` of a table without those from the first signature at its end; all of them where nobody signs there."""
    end = len(rows)
    signed: set[int] = set()
    others: set[int] = set()
    for place in range(len(rows) - 1, max(len(rows) - LINES_OF_SIGNERS, 0) - 1, -1):
        filled = grid.filled(rows[place])
        texts = grid.texts(rows[place], filled)
        if all(is_signature(text) or is_dotted(text) or is_closing(text) for text in texts):
            signed.update(filled)
            if others <= signed:
                end = place
        elif not (len(texts) == 1 and is_note(texts[0])):
            others.update(filled)
    return list(rows[:end])
