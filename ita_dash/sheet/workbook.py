"""A workbook as every source gives it: tabs of cells, merges and links, without any meaning."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

Value = str | float | bool | None
"""What a cell holds: text, a number (a date is a number, see ``Cell.kind``), a tick box, or nothing."""


LOADING = "LOADING"
"""``Cell.error`` of a formula whose data is still on its way (IMPORTRANGE): a passing state, no content."""
LOADING_TEXTS = frozenset({"Loading...", "Loading…", "กำลังโหลด...", "กำลังโหลด…", "#GETTING_DATA", "#BUSY!"})
"""What a cell that is ``LOADING`` shows; a file has nothing but that to tell it by."""
ERROR_TEXTS = {
    "#REF!": "REF",
    "#N/A": "N_A",
    "#VALUE!": "VALUE",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#NAME?": "NAME",
    "#NUM!": "NUM",
    "#NULL!": "NULL_VALUE",
    "#ERROR!": "ERROR",
}
"""What a spreadsheet shows for an error → its type as the Sheets API names it (``ErrorType``)."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What few cells have beside text, value, links and note. All cells that have nothing of it share ``NO_FACTS``."""

    unstruck: str | None = None
    """The text without the words that a person struck out, empty where all of it is; None where nothing is. Strikes of a
    conditional format are not among them: such rules often cross out what is done."""
    error: str = ""
    """The type of an error where the text does not tell it: ``LOADING`` in any language. Ask ``Cell.error``."""
    formula: str = ""
    """With its ``=``, of a cell of an .xlsx that was never calculated: no value is stored, and nobody knows what it would say."""
    people: tuple[str, ...] = ()
    """E-mail addresses of people chips."""
    pictures: tuple[str, ...] = ()
    """Names of pictures in or anchored on the cell. An =IMAGE("…") has its address in ``Cell.links`` instead; one whose address
    is reckoned has its formula here."""


NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``text`` is what a person sees, struck-out words too; ``value`` what the cell holds behind it.

    Readers make one object for all cells of a tab that hold the same; compare with ``==``, never keep a place by identity.
    """

    text: str = ""
    value: Value = None
    kind: str = "text"
    """``text``, ``number``, ``percent`` (0.5 shown as 50%), ``date`` (days since 1899-12-30), ``bool`` or ``error``."""
    links: tuple[str, ...] = ()
    """Addresses that the cell carries beside its text: a link on the whole cell or a part of it, a smart chip, =IMAGE(…)."""
    note: str = ""
    facts: Facts = NO_FACTS
    """What is rare; see ``Facts``."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read: a cell without a text may hold a link, a note, a picture or a formula."""
        facts = self.facts
        return not (self.text.strip() or self.links or self.note.strip() or facts.pictures or facts.formula)

    @property
    def number(self) -> float | None:
        """The number that the cell holds; None for a text, a tick or nothing."""
        return float(self.value) if isinstance(self.value, (int, float)) and not isinstance(self.value, bool) else None

    @property
    def error(self) -> str:
        """The error's type, one of ``ERROR_TEXTS``' values or ``LOADING``; empty where ``kind`` is no ``error``."""
        return (self.facts.error or ERROR_TEXTS.get(self.text, "ERROR")) if self.kind == "error" else ""

    @property
    def standing(self) -> str:
        """The text without struck-out words."""
        return self.text if self.facts.unstruck is None else self.facts.unstruck

    @property
    def struck(self) -> bool:
        """Whether a person struck out all that the cell says."""
        return self.facts.unstruck is not None and bool(self.text.strip()) and not self.facts.unstruck.strip()


EMPTY = Cell()


def counted(cells: Iterable[Cell]) -> list[tuple[Cell, int]]:
    """Each object among ``cells`` once, in the order of its first place, and how often it stands there: what holds for one cell
    of a column is asked once for all that hold the same."""
    listed = list(cells)
    by_id = dict(zip(map(id, listed), listed, strict=True))
    return list(zip(by_id.values(), Counter(map(id, listed)).values(), strict=True))


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one. Half-open: rows ``top … bottom - 1``, columns ``left … right - 1``; value in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Tab:
    """One tab. ``rows[r][c]`` is a cell; each row ends with its own last cell that holds something.

    A single cell far to the right makes its own row long and no other: do not make rows as wide as ``width``.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    merges: tuple[Merge, ...] = ()
    gid: int | None = None
    """Google's ``sheetId``; None where the source has none."""
    hidden: bool = False
    """Whether a person put the tab away."""
    hidden_columns: frozenset[int] = frozenset()
    """Columns that a person hid, from 0, as far as the tab has cells."""
    hidden_rows: frozenset[int] = frozenset()
    """Rows that a person hid, from 0, as far as the tab has cells; an .xlsx does not tell them from filtered ones."""

    def cell(self, row: int, column: int) -> Cell:
        """The cell at ``row``, ``column`` (from 0); an empty one outside what was read."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    @cached_property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    @cached_property
    def distinct(self) -> dict[int, Cell]:
        """Every object among the cells by its ``id``: most hold the same as others, and what holds for one is asked once."""
        return {id(cell): cell for row in self.rows for cell in row}

    @cached_property
    def unusual(self) -> dict[int, Cell]:
        """Those of ``distinct`` that have more than a text and a value, or show an error: few in most tabs."""
        return {
            number: cell
            for number, cell in self.distinct.items()
            if cell.facts is not NO_FACTS or cell.links or cell.note or cell.kind == "error"
        }

    def __getstate__(self) -> dict[str, object]:
        """What another process is given: there, what was asked of the cells by their ``id`` is asked anew."""
        return {name: value for name, value in self.__dict__.items() if name not in ("distinct", "unusual")}

    def having(self, holds: Callable[[Cell], bool]) -> frozenset[int]:
        """The ``id`` of each of the ``unusual`` cells that ``holds`` is true of."""
        return frozenset(number for number, cell in self.unusual.items() if holds(cell))

    def places(self, holds: Callable[[Cell], bool]) -> list[tuple[int, int]]:
        """Row and column (from 0) of each of the ``unusual`` cells that ``holds`` is true of, from the top."""
        found = self.having(holds)
        if not found:
            return []
        return [(row, column) for row, cells in enumerate(self.rows) for column, cell in enumerate(cells) if id(cell) in found]


@dataclass(frozen=True)
class Workbook:
    """Everything that one read of one source gave."""

    title: str
    tabs: tuple[Tab, ...]
    read_at: datetime
    """When it was read; has a time zone."""
    source: str = ""
    """What a person configured: a link, an id, a path."""
    url: str = ""
    """``https://docs.google.com/spreadsheets/d/<id>/edit`` for a Google Sheet, empty for a file."""
    damage: tuple["Damage", ...] = field(default=())
    """What of the source could not be read, or only by a guess."""
    plain: bool = False
    """Whether texts, values and merges alone could be read of a damaged file: links, notes, strikes, hidden columns and rows,
    number formats and pictures, if there were any, are not here."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A part of a source that was not read as it stands. ``code`` is a code of ``form.problemkinds``."""

    code: str
    value: str = ""
    tab: str = ""
