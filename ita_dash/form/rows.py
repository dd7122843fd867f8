"""From the rows of a form's tables to entries: one for each activity that a row reports on, texts paired, nothing interpreted.

A blank measure continues the one above. In a row that continues a measure, a blank division or period continues too; a blank
activity means another report on the activity above. A blank result, status or percent never continues.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ita_dash.form.entries import Entry, Leftover, Note, TableReading
from ita_dash.form.evidence import links_in, read_evidence
from ita_dash.form.grid import Grid
from ita_dash.form.header import Header, Spellings, read_header
from ita_dash.form.numbering import NO_ITEM, Item, number_of, split_items
from ita_dash.form.pairing import Pairing, pair, paired_or_shared, within_measure
from ita_dash.form.problems import Finding
from ita_dash.form.text import is_blank, key
from ita_dash.sheet.workbook import EMPTY, Cell, Merge
from ita_dash.thai import arabic

EXAMPLE = "(ตัวอย่าง)"
"""A row of the empty form that shows how to fill it in; it is no data."""
_CONTINUED = ("(ต่อ)", "ต่อ")
_NOTES = ("หมายเหตุ", "ลงชื่อ", "ที่มา", "*", "(ลงชื่อ", "รวม", "เฉลี่ย")
SECTION_HEADER = "หัวข้อ"
"""The extra column that keeps a section row above rows that name their own measure."""


@dataclass
class _Above:
    """What a row may continue: the measure, the activities, the division and the period above it."""

    measure: Item = NO_ITEM
    section: Item = NO_ITEM
    section_cell: tuple[int, int] | None = None
    """Where a section stands that has headed nothing yet."""
    heading_cell: tuple[int, int] | None = None
    """Where a measure stands that has no activity yet."""
    items: tuple[Item, ...] = ()
    activity_cell: tuple[int, int] = (0, 0)
    codes: tuple[str, ...] = ()
    division: str = ""
    period: Cell = EMPTY

    def start_measure(self, measure: Item) -> None:
        self.measure, self.items, self.codes, self.division, self.period = measure, (), (), "", EMPTY


def read_tables(grid: Grid, first: Header, spellings: Spellings) -> TableReading:
    """Every row under ``first`` in its tab, including tables with headers of their own further down."""
    reader = _TabReader(grid, first, spellings)
    for row in range(first.row + 1, grid.height):
        reader.read_row(row)
    reader.close()
    return reader.reading


class _TabReader:
    """Walks down one tab and remembers what blank cells continue."""

    def __init__(self, grid: Grid, header: Header, spellings: Spellings) -> None:
        self.grid = grid
        self.spellings = spellings
        self.reading = TableReading()
        self.above = _Above()
        self.taken: dict[Merge, set[str]] = {}
        self.use(header)

    def use(self, header: Header) -> None:
        self.header = header
        self.code_is_measures = self._code_numbers_measures()
        self.reading.headers.append(header)
        for column in header.repeated:
            self.reading.notes.append(Note(Finding("HEADER_TWICE", column.header), header.row, column.number))
        for column in header.columns:
            if column.field == "extra" and not column.spelling:
                self.reading.notes.append(Note(Finding("HEADER_UNKNOWN", column.header), header.row, column.number))

    # Rows

    def read_row(self, row: int) -> None:
        filled = [column for column in self.grid.filled(row) if self._says_something(row, column)]
        if not filled:
            return
        header = read_header(self.grid, row, self.spellings) if len(filled) > 1 else None
        if header is not None and header.is_form and len(header.fields - {"extra"}) * 2 > len(filled):
            if [(column.number, column.field) for column in header.columns] != [(c.number, c.field) for c in self.header.columns]:
                self.above = _Above()
                self.use(header)
            self.reading.skip("header")
            return
        self.reading.rows += 1
        if self._is_example(row):
            self.reading.skip("example")
        elif self._is_note(row, filled):
            self._keep_as_notes(row, filled)
        elif self._is_section(row, filled):
            self._start_section(row, filled[0])
        else:
            self._read_data(row, filled)

    def close(self) -> None:
        """What headed nothing is named, so that no text is lost."""
        self._drop_section()
        self._drop_heading()
        for merge, taken in self.taken.items():
            for item in split_items(self.grid.text(merge.top, merge.left)):
                if item.number and within_measure(item.number, self.above.measure.number) not in taken:
                    note = Finding("ITEM_UNPAIRED", item.typed, {"number": item.number})
                    self.reading.notes.append(Note(note, merge.top, merge.left))

    def _code_numbers_measures(self) -> bool:
        """Whether the column ลำดับ counts measures (a number where a new measure begins, nowhere else) or activities."""
        code, measure = self.header.column("code"), self.header.column("measure")
        if code is None or measure is None:
            return False
        above = ""
        for row in range(self.header.row + 1, self.grid.height):
            title = key(self._own(row, "measure"))
            if self._own(row, "code") and (not title or title == above):
                return False
            above = title or above
        return True

    def _is_example(self, row: int) -> bool:
        return any(key(self._own(row, name)).startswith(EXAMPLE) for name in ("measure", "activity"))

    def _is_note(self, row: int, filled: list[int]) -> bool:
        """A line below or between the table's rows: a note, a signature, a sum. It names nobody as responsible."""
        first = key(self.grid.text(row, filled[0]))
        return first.startswith(_NOTES) and not self._own(row, "division") and not self._own(row, "activity")

    def _keep_as_notes(self, row: int, filled: list[int]) -> None:
        for column in filled:
            self.reading.notes.append(Note(Finding("NOTE_OUTSIDE", self._typed(row, column)), row, column))
        self.reading.skip("note")

    def _is_section(self, row: int, filled: list[int]) -> bool:
        """One text across the table, or alone in its first column and no activity."""
        if len(filled) != 1:
            return False
        merge = self.grid.merge(row, filled[0])
        if merge is not None and merge.right - merge.left > 1:
            return True
        return filled[0] not in {column.number for column in self.header.columns if column.field not in ("extra", "code")}

    def _start_section(self, row: int, column: int) -> None:
        self._drop_section()
        self._drop_heading()
        self.above.section = number_of(self.grid.text(row, column))
        self.above.section_cell = (row, column)
        self.above.start_measure(self.above.section)
        self.reading.skip("section")

    def _drop_section(self) -> None:
        if self.above.section_cell is not None:
            row, column = self.above.section_cell
            self.reading.notes.append(Note(Finding("NOTE_OUTSIDE", self._typed(row, column)), row, column))
            self.above.section_cell = None

    def _drop_heading(self) -> None:
        if self.above.heading_cell is not None:
            row, column = self.above.heading_cell
            self.reading.notes.append(Note(Finding("ACTIVITY_MISSING", self._typed(row, column)), row, column))
            self.above.heading_cell = None

    # One row of data

    def _read_data(self, row: int, filled: list[int]) -> None:
        self._keep_strays(row, filled)
        continues_measure = self._take_measure(row)
        if filled == [self.header.column("measure")]:
            self.above.heading_cell = (row, filled[0])
            return
        named_activity = self._take_activity(row)
        if not self.above.items:
            self._keep_nameless(row, filled)
            return
        self.above.heading_cell = None
        continues = (continues_measure and self.header.column("measure") is not None) or not named_activity
        named_division = self._take_division(row, continues)
        self._take_period(row, continues)
        self.reading.entries += self._entries(row, continues=not named_activity and not named_division)

    def _take_measure(self, row: int) -> bool:
        """Whether the row continues the measure above."""
        text = self._own(row, "measure")
        if text in _CONTINUED:
            return True
        text = text.removesuffix(_CONTINUED[0]).strip()
        if not text:
            return True
        measure = number_of(text)
        if not measure.number and self.code_is_measures:
            measure = replace(measure, number=_code(self._own(row, "code")))
        if key(measure.text) == key(self.above.measure.text):
            return False
        self._drop_heading()
        self.above.start_measure(measure)
        return False

    def _take_activity(self, row: int) -> bool:
        """Whether the row names activities of its own; else the ones above stand, or what its result names."""
        text = self._own(row, "activity")
        if text and key(text) not in _CONTINUED:
            column = self._column("activity")
            self._use_items(row, column, split_items(text))
            return True
        named_by_result = self._items_of_answer(row)
        if named_by_result:
            column = self._column("result")
            self._use_items(row, column, named_by_result)
            for item in named_by_result:
                self._note("ACTIVITY_FROM_RESULT", item.typed, row, column)
            return True
        return False

    def _use_items(self, row: int, column: int, items: tuple[Item, ...]) -> None:
        code = "" if self.code_is_measures else _code(self._own(row, "code"))
        self.above.items, self.above.activity_cell = items, (row, column)
        self.above.codes = (code,) if len(items) == 1 else ("",) * len(items)

    def _items_of_answer(self, row: int) -> tuple[Item, ...]:
        """The activities that a row without a method names by its result: items of numbers that none above has."""
        text = self._own(row, "result")
        if not text:
            return ()
        items = split_items(text)
        above = {within_measure(item.number, self.above.measure.number) for item in self.above.items}
        numbers = [within_measure(item.number, self.above.measure.number) for item in items]
        if not self.above.items:
            return items if all(numbers) else (Item("", text, text),)
        if all(numbers) and not set(numbers) & above and numbers[0] != "1":
            return items
        return ()

    def _keep_nameless(self, row: int, filled: list[int]) -> None:
        for column in filled:
            if column in {one.number for one in self.header.columns} and column != self.header.column("measure"):
                self._note("ACTIVITY_MISSING", self._typed(row, column), row, column)
        if self._own(row, "measure") and self.above.heading_cell is None:
            self.above.heading_cell = (row, self._column("measure"))

    def _take_division(self, row: int, continues: bool) -> bool:
        """Whether the row names a division of its own."""
        column = self.header.column("division")
        text = "" if column is None else self.grid.text(row, column)
        if not is_blank(text) or not continues:
            self.above.division = "" if is_blank(text) else text
        return bool(self._own(row, "division"))

    def _take_period(self, row: int, continues: bool) -> None:
        cell = self._cell(row, "period")
        if cell.text.strip() or not continues:
            self.above.period = cell

    def _entries(self, row: int, continues: bool) -> Iterator[Entry]:
        above, measure_no = self.above, self.above.measure.number
        numbers = tuple(within_measure(item.number, measure_no) for item in above.items)
        results = self._pair(row, "result", numbers)
        recommendations = self._pair(row, "recommendation", numbers)
        evidence = self._pair(row, "evidence", numbers)
        divisions = paired_or_shared(numbers, above.division, measure_no)
        shared = {name: self._shared_cells(row, name, numbers) for name in ("status", "progress", "reported_on", "weight")}
        periods = [
            replace(above.period, text=text) if text != above.period.text else above.period
            for text in paired_or_shared(numbers, above.period.text, measure_no)
        ]
        extra = self._extra(row)
        cell_links = tuple(
            link for column in {self._column("evidence"), *self.grid.filled(row)} for link in self.grid.cell(row, column).links
        )
        for place, item in enumerate(above.items):
            lines = [link for text in (results.texts[place], recommendations.texts[place]) for link in links_in(text)]
            yield Entry(
                row=row,
                column=above.activity_cell[1] if above.activity_cell[0] == row else self._first_column(row),
                measure_no=measure_no,
                measure=above.measure.text or self._tab_measure(),
                activity_no=numbers[place],
                code=above.codes[place],
                activity=item.text,
                division=divisions[place],
                division_column=self._column("division"),
                period=periods[place],
                period_column=self._column("period"),
                status=shared["status"][place],
                status_column=self._column("status"),
                progress=shared["progress"][place],
                progress_column=self._column("progress"),
                reported_on=shared["reported_on"][place],
                reported_on_column=self._column("reported_on"),
                weight=shared["weight"][place],
                weight_column=self._column("weight"),
                reported_by=self._shared(row, "reported_by"),
                result=_answer(results.texts[place]),
                recommendation=_answer(recommendations.texts[place]),
                evidence=tuple(dict.fromkeys([*read_evidence(evidence.texts[place], cell_links), *lines])),
                extra=extra,
                left=self._leftovers(place, {"result": results, "recommendation": recommendations}),
                continues=continues,
            )
        above.section_cell = None

    def _tab_measure(self) -> str:
        """Without a column of measures or a section above, the tab's title is the measure."""
        return "" if "measure" in self.header.fields else self.grid.tab.title

    def _pair(self, row: int, name: str, numbers: tuple[str, ...]) -> Pairing:
        text = self._shared(row, name)
        column = self._column(name)
        merge = self.grid.merge(row, column) if column >= 0 else None
        shared = merge is not None and merge.bottom - merge.top > 1
        found = pair(numbers, _answer(text), self.above.measure.number, shared=shared)
        if shared:
            self.taken.setdefault(merge, set()).update(numbers)
        if found.whole and name != "evidence":
            self._note("ITEMS_UNNUMBERED", text, row, column)
        if name == "evidence" and found.left:  # evidence has no other row to go to: it stays with its neighbour
            texts = list(found.texts)
            for place, item in found.left:
                texts[place] = "\n".join(part for part in (texts[place], item.text) if part)
            return Pairing(tuple(texts))
        return found

    def _leftovers(self, place: int, pairings: dict[str, Pairing]) -> tuple[Leftover, ...]:
        measure_no = self.above.measure.number
        return tuple(
            Leftover(name, item, within_measure(item.number, measure_no), self._column(name))
            for name, pairing in pairings.items()
            for beside, item in pairing.left
            if beside == place
        )

    def _shared_cells(self, row: int, name: str, numbers: tuple[str, ...]) -> list[Cell]:
        cell = self._cell(row, name)
        texts = paired_or_shared(numbers, self._shared(row, name), self.above.measure.number)
        return [cell if len(set(texts)) == 1 else replace(cell, text=text, value=text, kind="text") for text in texts]

    def _extra(self, row: int) -> dict[str, str]:
        """The sheet's other columns by their header, and the section above a row that names its own measure."""
        extra = {}
        for column in self.header.columns:
            if column.field in ("extra", "alias", "parent", "email") and (text := self.grid.text(row, column.number)):
                name = (
                    column.header if column.header not in extra else f"{column.header} ({self.grid.address(row, column.number)})"
                )
                extra[name] = text
        code = self._own(row, "code")
        if code and _code(code) not in (*self.above.codes, self.above.measure.number):
            extra[self.grid.text(self.header.row, self._column("code"))] = code
        if self.above.section.text and key(self.above.section.text) != key(self.above.measure.text):
            extra[SECTION_HEADER] = self.above.section.typed
        for column in self.grid.filled(row):
            if note := self.grid.own(row, column).note.strip():
                extra[f"ความเห็นที่ {self.grid.address(row, column)}"] = note
        return extra

    def _keep_strays(self, row: int, filled: list[int]) -> None:
        known = {column.number for column in self.header.columns}
        for column in filled:
            if column not in known:
                self._note("CELL_WITHOUT_HEADER", self._typed(row, column), row, column)
            elif self.grid.own(row, column).kind == "error":
                self._note("CELL_ERROR", self._typed(row, column), row, column)

    # Cells of one row

    def _column(self, name: str) -> int:
        found = self.header.column(name)
        return -1 if found is None else found

    def _cell(self, row: int, name: str) -> Cell:
        cell = self.grid.cell(row, self._column(name))
        return Cell() if cell.kind == "error" else cell

    def _own(self, row: int, name: str) -> str:
        """The answer of a field where this row holds it itself; empty where a merged cell shares it from above, or for a dash."""
        column = self._column(name)
        return _answer(self.grid.text(row, column)) if column >= 0 and self.grid.is_origin(row, column) else ""

    def _shared(self, row: int, name: str) -> str:
        column = self._column(name)
        return self.grid.text(row, column) if column >= 0 and self.grid.cell(row, column).kind != "error" else ""

    def _typed(self, row: int, column: int) -> str:
        cell = self.grid.own(row, column)
        return cell.text or " ".join(cell.links) or cell.note

    def _says_something(self, row: int, column: int) -> bool:
        cell = self.grid.own(row, column)
        return not is_blank(cell.text) or bool(cell.links) or bool(cell.note)

    def _first_column(self, row: int) -> int:
        """The cell that stands for a row which names no activity: its division, its result, or whatever comes first."""
        for name in ("division", "result", "status", "progress"):
            if self._own(row, name):
                return self._column(name)
        return self.grid.filled(row)[0]

    def _note(self, code: str, value: str, row: int, column: int) -> None:
        self.reading.notes.append(Note(Finding(code, value), row, column, self._shared(row, "division") or self.above.division))


def _code(text: str) -> str:
    """The number in a column ลำดับ: "๑.๑." is 1.1."""
    return arabic(text).strip(" .()")


def _answer(text: str) -> str:
    """A paired answer, empty where it gives none."""
    return "" if is_blank(text) else text
