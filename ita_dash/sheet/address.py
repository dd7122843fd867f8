"""A1 arithmetic and links to cells. Rows and columns are counted from 0 in code and from 1 in an address."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

MOST_RANGES = 8
"""Ranges that a list of cells names: what a person goes through one by one; of more the first ones and the last."""


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """0 → ``A``, 25 → ``Z``, 26 → ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """``A`` → 0, ``AA`` → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def a1(row: int, column: int) -> str:
    """The address of a cell: ``a1(6, 0)`` is ``A7``."""
    return f"{column_letters(column)}{row + 1}"


def cell_link(workbook_url: str, gid: int | None, address: str) -> str:
    """Where a browser opens that cell of a Google Sheet; empty for a workbook that has no address on the web."""
    if not workbook_url or gid is None:
        return ""
    return f"{workbook_url}#gid={gid}&range={address}"


def rows_of_column(letters: str, rows: Iterable[int]) -> str:
    """The cells of a column in ``rows`` (from 0), those that follow each other as a range: ``D3, D5:D9``."""
    ranges: list[list[int]] = []
    for row in sorted(set(rows)):
        if ranges and ranges[-1][1] == row - 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    named = [f"{letters}{first + 1}" + (f":{letters}{last + 1}" if last > first else "") for first, last in ranges]
    return ", ".join(named if len(named) <= MOST_RANGES else [*named[: MOST_RANGES - 1], "…", named[-1]])


def block(places: Sequence[tuple[int, int]]) -> str:
    """The smallest range that holds all of ``places`` (rows and columns from 0): ``B9:E11``, or one cell."""
    rows, columns = zip(*places, strict=True)
    first, last = a1(min(rows), min(columns)), a1(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"
