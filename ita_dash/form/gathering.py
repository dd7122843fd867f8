"""What holds for a whole column is one problem with a count, not one for each of its cells."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ita_dash.form.problemkinds import OF_A_READING
from ita_dash.form.problems import Problem

FEW = 10
"""Up to so many problems are told one by one: a list of them is read at a glance, and each cell of it is corrected by hand."""
CELLS = "cells"
"""The detail that says how many cells a problem stands for."""


def gathered(problems: Iterable[Problem], rows: Mapping[str, int]) -> list[Problem]:
    """``problems`` with those of one code in one column put together where they are of most of the tab's rows; ``rows`` counts
    the rows that report, by tab. The first cell stands for all, with each distinct text and all the divisions."""
    columns: dict[tuple[object, ...], list[Problem]] = defaultdict(list)
    for one in problems:
        of_reading = one.code in OF_A_READING and one.cell
        columns[(one.code, one.tab, one.cell.rstrip("0123456789"), one.details) if of_reading else (id(one), one)].append(one)
    return [
        told
        for group in columns.values()
        for told in ([_one(group)] if len(group) > FEW and len(group) * 2 > rows.get(group[0].tab, 0) else group)
    ]


def _one(group: list[Problem]) -> Problem:
    first = group[0]
    divisions = dict.fromkeys(name for one in group for name in one.division.split(", ") if name)
    return replace(
        first,
        division=", ".join(divisions),
        value="\n".join(dict.fromkeys(one.value for one in group if one.value)),
        details=tuple(sorted((*first.details, (CELLS, str(len(group)))))),
    )
