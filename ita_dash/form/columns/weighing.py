"""A column of numbers whose heading nobody knows, and which add up to all of the work, 100 or 1, weighs the activities.

Other numbers do not come to exactly that: counts, money, scores and percents of progress (rule 3 of the design). A column beside
it that is named a weight makes it something else.
"""

from collections.abc import Callable, Iterable, Sequence

from ita_dash.form.roles import CONTENT, Evidence, Vote
from ita_dash.form.text import is_blank
from ita_dash.form.values.months import number_of
from ita_dash.sheet.workbook import Cell

_POINTS = 1.0
"""As much as a heading that begins as a known one does: any known heading tells more."""
_FEWEST = 3
"""Two numbers may add up to 100 by chance, as 60 and 40 percents of progress do."""
_WHOLES = (100.0, 1.0)
_ROUNDED = 0.005
"""Of the whole, that parts with decimals may miss it by: three times 33.3, and no weight is rounded to whole numbers."""


def vote_by_weighing(evidence: Iterable[Evidence], cells: Callable[[int], Sequence[Cell]]) -> None:
    """Adds the vote of such a column to ``evidence``; ``cells`` gives those below the heading of a column, row by row."""
    columns = list(evidence)
    if any(vote.field == "weight" for one in columns for vote in one.votes):
        return
    for one in columns:
        if not one.votes and are_weights(below := [cell for cell in cells(one.number) if not is_blank(cell.text)]):
            one.votes.append(Vote("weight", _POINTS, CONTENT, f"{len(below)}/{len(below)}"))
            return


def are_weights(cells: Sequence[Cell]) -> bool:
    """Whether the filled cells of a column are numbers above nought that add up to a whole."""
    numbers = [number for cell in cells if (number := number_of(cell)) is not None and number > 0]
    if len(numbers) < max(_FEWEST, len(cells)):
        return False
    total = sum(numbers)
    exact = all(number.is_integer() for number in numbers)
    return any(total == whole or (not exact and abs(total - whole) <= _ROUNDED * whole) for whole in _WHOLES)
