"""What a sheet says itself that the signs of its statuses mean: "O = อยู่ระหว่างดำเนินการ" above or below its table, "2 | แล้วเสร็จ" on
a tab that explains. Explicit beats implied (rule 16 of the design): a sign that is explained has no other meaning.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ita_dash.form.grid import Grid
from ita_dash.form.lines.legends import MEANS
from ita_dash.form.text import head
from ita_dash.form.values.status import is_answer, read_status
from ita_dash.form.words import joined

LONGEST_SIGN = 10
"""Letters of a sign, a number, a short name or a colour; a longer text is words that say what they mean."""
ROWS_OF_A_LEGEND = 40
"""Rows above a table, at its end and on another tab that are looked at: a legend stands in sight of what it explains."""
_LONGEST = 400
"""Letters of a line that explains; a longer text is prose."""
_APART = re.compile(r"[\s,;|:：]+")
_BRACKETS = "()[] "
_COLOUR = joined("สี")


def sign(text: str) -> str:
    """A cell as signs are compared; empty where it is none: too long, or a word of a status."""
    said = joined(text).strip(_BRACKETS).removeprefix(_COLOUR) if len(text) <= LONGEST_SIGN else ""
    if is_answer(said):
        return said
    reading = read_status(said)
    return said if reading.status is None or reading.findings else ""


def signs_explained(grids: Iterable[tuple[Grid, Iterable[int]]], signs: frozenset[str]) -> Mapping[str, str]:
    """Sign → status, of those of ``signs`` that rows of ``grids`` explain; one that they explain twice otherwise is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for grid, rows in grids:
        for row in rows:
            for term, meaning in _meanings(grid.texts(row, grid.filled(row))):
                if (said := sign(term)) in signs and (status := read_status(meaning).status) is not None:
                    found[said].add(status)
    return {said: statuses.pop() for said, statuses in found.items() if len(statuses) == 1}


def _meanings(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a row explains, and what it says of it: two cells, or terms and meanings with a word or sign for "means" between."""
    if len(texts) == 2:
        yield texts[0], head(texts[1], _LONGEST)
    parts = MEANS.split("\n".join(one for one in texts if len(one) <= _LONGEST))
    for before, after in pairwise(map(str.strip, parts)):  # behind a meaning stands the next term, which it may be read with
        yield _APART.split(before)[-1], after.partition("\n")[0]
