"""A1 arithmetic and links to cells. Rows and columns are counted from 0 in code and from 1 in an address."""

from functools import lru_cache


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """0 → ``A``, 25 → ``Z``, 26 → ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def a1(row: int, column: int) -> str:
    """The address of a cell: ``a1(6, 0)`` is ``A7``."""
    return f"{column_letters(column)}{row + 1}"


def cell_link(workbook_url: str, gid: int | None, address: str) -> str:
    """Where a browser opens that cell of a Google Sheet; empty for a workbook that has no address on the web."""
    if not workbook_url or gid is None:
        return ""
    return f"{workbook_url}#gid={gid}&range={address}"
