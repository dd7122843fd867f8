"""How large a source may be: every bound in one place, with its reason and what a person is told beyond it.

Checked before, or while, a source is parsed: what a hostile file could make the dashboard spend is bounded by these. Beyond one
of them nothing of the source is read, and the last good version stays on the pages. An office may set another number under
``[limits]`` (``settings.limits``), which holds where ``set_to`` is around what reads.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from ita_dash.messages import N_

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """``most`` is still read. ``code`` is that of the ``SheetError``, whose sentences take {limit}, {source}, {detail}."""

    code: str
    setting: str
    """The name under ``[limits]``; a number there counts ``unit``."""
    usual: int
    reason: str
    message: str
    advice: str
    unit: int = 1
    """What ``most`` is divided by before it is shown."""

    @property
    def most(self) -> int:
        """What holds here: what the office has set, else the usual."""
        given = _SET.get().get(self.setting)
        return self.usual if given is None else given * self.unit

    @property
    def shown(self) -> str:
        return f"{self.most // self.unit:,}"


_SET: ContextVar[Mapping[str, int]] = ContextVar("limits", default={})  # noqa: B039 (nobody changes it)


@contextmanager
def set_to(given: Mapping[str, int]) -> Iterator[None]:
    """While the block runs the limits are those that the office has set: the name of a setting and its number."""
    before = _SET.set(given)
    try:
        yield
    finally:
        _SET.reset(before)


_MOVE = N_(
    "Keep photos in Google Drive and their links in the sheet, and move old years and what is no form into a workbook of its own."
)
_CLEAN = N_("Delete the rows and columns that stand far from the tables (Ctrl+End shows how far the tab goes), and save.")

FILE_BYTES = Limit(
    "limit_file",
    "file_megabytes",
    100 * _MB,
    "What Google Sheets itself takes of an Excel file; a form with fifty photos has 50 MB.",
    N_("The file is larger than {limit} MB: {source}"),
    _MOVE,
    _MB,
)
CSV_BYTES = Limit(
    "limit_csv",
    "csv_megabytes",
    50 * _MB,
    "50,000 rows of a form have some 20 MB; as text in memory it takes up to six times as much.",
    N_("The file is larger than {limit} MB: {source}"),
    _MOVE,
    _MB,
)
UNPACKED_BYTES = Limit(
    "limit_unpacked",
    "unpacked_megabytes",
    200 * _MB,
    "50,000 rows of a form unpack to some 60 MB; a few kB can be made to unpack to anything. Pictures have bounds of their own.",
    N_("The file unpacks to more than {limit} MB: {source}"),
    _CLEAN,
    _MB,
)
PARTS = Limit(
    "limit_parts",
    "parts",
    10_000,
    "A part is a tab, a picture, a list of styles: a form with a photo for each row of the largest office has some thousand.",
    N_("The file is made of more than {limit} parts: {source}"),
    _MOVE,
)
ANSWER_BYTES = Limit(
    "limit_answer",
    "answer_megabytes",
    160 * _MB,
    "Three times Google's answer for 50,000 rows (53 MB); as Python objects it takes several times as much.",
    N_("The spreadsheet is larger than {limit} MB: {source}"),
    _MOVE,
    _MB,
)
TABS = Limit(
    "limit_tabs",
    "tabs",
    500,
    "A tab for each week of nine years; each is looked through for a form.",
    N_("The workbook has more than {limit} tabs: {source}"),
    N_("Delete the tabs that nobody needs any more."),
)
ROWS = Limit("limit_rows", "rows", 1_048_576, "Excel's own.", N_("The tab {detail} has more than {limit} rows"), _CLEAN)
COLUMNS = Limit(
    "limit_columns",
    "columns",
    18_278,
    "Google's own, up to ZZZ; Excel has 16,384.",
    N_("A row of the tab {detail} has more than {limit} columns"),
    N_("Check that the file is a table, its cells parted by commas, semicolons or tabs, and save it again."),
)
CELLS = Limit(
    "limit_cells",
    "cells",
    1_500_000,
    "50,000 rows of 26 columns, the largest form that the dashboard is made for, and some room.",
    N_("The workbook has more than {limit} filled cells: {source}"),
    _MOVE,
)
AREA = Limit(
    "limit_area",
    "area",
    4_000_000,
    "Blank cells left of a filled one cost 8 bytes each, here and in each of the grids that the reading makes.",
    N_("The cells of the tab {detail} stand too far apart: with the blank ones between them they are more than {limit}"),
    _CLEAN,
)
MERGED = Limit(
    "limit_merged",
    "merged",
    500_000,
    "10 merged columns over 50,000 rows; what merged cells share is known for each of them.",
    N_("Merged cells of the tab {detail} cover more than {limit} cells"),
    _CLEAN,
)
TEXT = Limit(
    "limit_text",
    "letters",
    200_000,
    "A cell of Google Sheets holds 50,000 letters, one of Excel 32,767: nobody types more.",
    N_("The cell {detail} holds more than {limit} letters"),
    N_("Keep the text in a document and its link in the cell. In a .csv file a quotation mark may lack its other half."),
)

LIMITS = (FILE_BYTES, CSV_BYTES, UNPACKED_BYTES, PARTS, ANSWER_BYTES, TABS, ROWS, COLUMNS, CELLS, AREA, MERGED, TEXT)

QUERY_LETTERS = Limit(
    "limit_query",
    "query_letters",
    32_768,
    "Fifty measures chosen by titles of seventy letters, each letter nine signs.",
    N_("The address asks for too much: at most {values} values, {limit} letters. Choose fewer filters."),
    "",
)
ALL = (*LIMITS, QUERY_LETTERS)
"""Those of a source, and those of an address."""


def text_bytes() -> int:
    """Bytes of XML between two tags: a letter as ``&#x0E01;`` takes 8; a tag's own names and addresses take some thousand."""
    return max(TEXT.most * 10, 100_000)


SMALL_PART_BYTES = 10 * _MB
"""Of a part that is read as a whole (styles, comments, relations): the largest styles that people made are a few MB. A larger one
is damage, and only what it holds is missing."""
DIRECTORY_BYTES = 2 * _MB
"""Of the directory of a file's parts, before it is read: 200 bytes for each of as many as may be."""
LINKS_OF_A_CELL = 100
"""Further ones are left out: nobody reads them, and they could be a million."""
