"""Tabs that say how to fill in the form: its own headings, one below the other, each with what to type and an example."""

from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings

_LISTED = 3
"""So many different headings right below each other are a list of them; parts of one heading are two."""


def explains_form(grid: Grid, row: int, spellings: Spellings) -> bool:
    """Whether ``row`` stands in such a list: it is no header then, though its cells are named as those of one."""
    for column in grid.filled(row):
        around = range(max(row - _LISTED + 1, 0), row + _LISTED)
        found = [spellings.match(grid.text(one, column)) for one in around]
        fields = ["" if one is None or one.repaired or one.field == "extra" else f"{one.field} {one.level}" for one in found]
        runs = (fields[place : place + _LISTED] for place in range(len(fields) - _LISTED + 1))
        if any("" not in run and len(set(run)) == _LISTED for run in runs):
            return True
    return False
