"""What a tab says without what a person struck out in it (rule 13: struck-out words are not read, struck-out rows left out).

A row is struck out where its activity is, or, in a row that names none, all that it says. A row that says it is done, by a word,
a tick or 100 %, was crossed off as done and is read. What a struck-out row says for blank cells below it goes on in them.
"""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ita_dash.form.fields import PERIODS
from ita_dash.form.finding import Finding
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.rows.balance import is_margin_text
from ita_dash.form.tables.segments import Header, Table
from ita_dash.form.text import is_blank, key, plain
from ita_dash.form.values.months import is_mark
from ita_dash.form.values.percent import percent_in
from ita_dash.form.values.status import DONE, read_status, status_said_by
from ita_dash.sheet.workbook import EMPTY, Cell, Tab

Said = tuple[Finding, int, int]
"""What is said of a cell; row and column from 0."""
Grid = list[list[Cell]]
_GOES_ON = ("division", *PERIODS)
"""Fields that a blank cell takes from the row above, in a row that continues the measure."""
_LONGEST_COMPARED = 300
"""Letters of a cell of which struck-out words are picked out: comparing takes the square of them."""


def _has_strikes(tab: Tab) -> bool:
    return any(cell.facts.unstruck is not None for cell in tab.unusual.values())


def unstruck(tab: Tab) -> Tab:
    """``tab`` without any struck-out word; the same where nothing is struck out, as in most."""
    if not _has_strikes(tab):
        return tab
    return _with_rows(tab, [[_unstruck(cell) for cell in row] for row in tab.rows])


def settled(tab: Tab, tables: Sequence[Table]) -> tuple[Tab, list[Said]]:
    """``tab`` without its struck-out rows and words, rows crossed off as done whole; and what is to be said of them.

    ``tables`` are those of ``unstruck(tab)``; rows that count after all are put into their ``rows``.
    """
    if not _has_strikes(tab):
        return tab, []
    rows = [[_unstruck(cell) for cell in row] for row in tab.rows]
    taken: set[int] = set()
    said: list[Said] = []
    ends = [*(one.header.row for one in tables[1:]), len(rows)]
    for table, end in zip(tables, ends, strict=False):
        walk = _Walk(tab, rows, table.header)
        for row in range(table.header.last + 1, end):
            said += walk.take(row)
        taken |= walk.struck | walk.done
        table.rows = sorted({*table.rows, *walk.done} - walk.struck)
    said += [
        (Finding("WORDS_STRUCK_OUT", cell.text, {"struck": _struck_words(cell)}), row, column)
        for row, cells in enumerate(tab.rows)
        for column, cell in enumerate(cells)
        if cell.facts.unstruck is not None and row not in taken
    ]
    return _with_rows(tab, rows), said


class _Walk:
    """Down one table: ``rows`` become what counts."""

    def __init__(self, tab: Tab, rows: Grid, header: Header) -> None:
        self.tab, self.rows, self.header = tab, rows, header
        self.struck: set[int] = set()
        self.done: set[int] = set()
        self._activities = header.columns_of("activity")
        self._merged = {(one.top, one.left) for one in tab.merges}
        self._go_on = [column for name in ("measure", *_GOES_ON) for column in header.columns_of(name)]
        self._carried: dict[int, Cell] = {}
        self._below_struck = False

    def take(self, row: int) -> list[Said]:
        cells = self.tab.rows[row]
        filled = [column for column, cell in enumerate(cells) if not is_blank(cell.text)]
        if not filled:
            return []
        if not self._is_struck(cells, filled):
            self._continue(row)
            return []
        column = next((one for one in self._activities if one in filled), filled[0])
        if _says_done(self.tab, row, self.header):
            self.done.add(row)
            self._below_struck = False
            self.rows[row] = [_whole(cell) for cell in cells]
            self._continue(row)
            return [(Finding("ROW_CROSSED_OFF", cells[column].text), row, column)]
        self.struck.add(row)
        self._carried |= {one: _whole(cells[one]) for one in self._go_on if one in filled}
        self.rows[row] = [_whole(cell) if (row, one) in self._merged else EMPTY for one, cell in enumerate(cells)]
        text = " · ".join(plain(cells[one].text) for one in filled)
        return [(Finding("ROW_STRUCK_OUT", text), row, column)]

    def _is_struck(self, cells: Sequence[Cell], filled: Sequence[int]) -> bool:
        named = [one for one in self._activities if one in filled and not goes_on(cells[one].text)]
        if named:
            self._below_struck = all(cells[one].struck for one in named)
            return self._below_struck
        own = [one for one in filled if cells[one].kind not in ("bool", "number")]
        if any(one in self.header.columns_of("measure") and not cells[one].struck for one in filled):
            self._below_struck = False
        return self._below_struck or (bool(own) and all(cells[one].struck for one in own))

    def _continue(self, row: int) -> None:
        """A blank cell right below struck-out rows says what they said; notes and lines of who signs go on with nothing."""
        cells, carried = self.rows[row], self._carried
        self._carried = {}
        filled = [plain(cell.text) for cell in cells if not is_blank(cell.text)]
        if all(map(is_margin_text, filled)):
            return
        measures = self.header.columns_of("measure")
        typed = [one for one in measures if one < len(cells) and not is_blank(cells[one].text)]
        if any(one not in carried or key(cells[one].text) != key(carried[one].text) for one in typed):
            return  # a measure of its own: nothing goes on
        for column, cell in carried.items():
            while len(cells) <= column:
                cells.append(EMPTY)
            if is_blank(cells[column].text):
                cells[column] = cell


def _says_done(tab: Tab, row: int, header: Header) -> bool:
    """Whether a row says that it is done."""

    def cells(field: str) -> list[Cell]:
        return [tab.cell(row, column) for column in header.columns_of(field)]

    boxes = [one.number for one in header.columns.of.get("tick", ()) if one.status == DONE]
    return (
        any(read_status(plain(cell.text)).status == DONE for cell in cells("status"))
        or any(_is_done(plain(cell.text)) for cell in cells("result"))
        or any(percent_in(cell) == 100 for cell in cells("progress"))
        or any(is_mark(plain(tab.cell(row, column).text)) for column in boxes)
    )


def _is_done(result: str) -> bool:
    """Whether a result says so, if only by its last word: "จัดแล้ว"."""
    said = status_said_by(result) or read_status(result).status
    return said == DONE or (said is None and result.rstrip(" .").endswith("แล้ว"))


def _struck_words(cell: Cell) -> str:
    """What of a cell's text is struck out; of a long text all of it."""
    text, kept = cell.text, cell.facts.unstruck or ""
    if len(text) > _LONGEST_COMPARED:
        return text
    by_words, by_letters = ((text.split(), kept.split()), (list(text), list(kept)))
    for parts, left in (by_words, by_letters):
        steps = SequenceMatcher(None, parts, left, autojunk=False).get_opcodes()
        if all(step[0] in ("equal", "delete") for step in steps):
            gap = " " if parts is by_words[0] else ""
            return " ".join(" ".join(gap.join(parts[step[1] : step[2]]) for step in steps if step[0] == "delete").split())
    return text


def _unstruck(cell: Cell) -> Cell:
    """The cell without its struck-out words; a number or a tick is struck out as a whole."""
    kept = cell.facts.unstruck
    return cell if kept is None else replace(_standing(cell), text=kept, value=kept, kind="text")


def _whole(cell: Cell) -> Cell:
    """The cell as if nothing in it were struck out, but for words of a text."""
    return _standing(cell) if cell.struck else _unstruck(cell)


def _standing(cell: Cell) -> Cell:
    return replace(cell, facts=replace(cell.facts, unstruck=None))


def _with_rows(tab: Tab, rows: Grid) -> Tab:
    return replace(tab, rows=tuple(map(tuple, rows)))
