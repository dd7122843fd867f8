"""Rows that repeat a header: typed again at the head of each printed page."""

from itertools import islice

from ita_dash.form.grid import Grid
from ita_dash.form.text import key

_REPEATS = 0.6
"""So large a share of a header's texts below each other again, and no report, is that header typed again."""
_FIRST_LOOK = 3
"""So many of the header's first texts tell most rows from it; one of them at least stands again in a header that is repeated."""


class FirstRow:
    """What the first row of a header says, beside which every row below it is held."""

    def __init__(self, grid: Grid, row: int) -> None:
        self._grid, self._texts = grid, grid.keys(row)
        self._first = {column: grid.shown_in(column) for column in islice(self._texts, _FIRST_LOOK)}

    def is_repeated_by(self, row: int) -> bool:
        """Whether ``row`` holds what this one holds, most of it in the same columns, or a part of it and nothing else."""
        texts = self._texts
        for column, shown in self._first.items():  # no generator: a large sheet is asked row by row
            if key(shown[row]) == texts[column]:
                break
        else:
            return False
        again = self._grid.keys(row)
        same = sum(texts.get(column) == text for column, text in again.items())
        if same == len(again) and next(iter(again)) in self._first:
            return True
        return same >= _REPEATS * max(len(texts), len(again))
