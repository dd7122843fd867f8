"""From the rows of a form's tables to entries: one for each activity that a row reports on, texts paired, nothing interpreted.

A blank measure continues the one above. In a row that continues a measure, a blank division or period continues too; a blank
activity means another report on the activity above. A blank result, status or percent never continues.
"""

from bisect import bisect_right
from dataclasses import replace

from ita_dash.form.above import Above
from ita_dash.form.answers import Answers
from ita_dash.form.columns import LEVEL, WIDER, unknown_columns
from ita_dash.form.entries import Note, TableReading
from ita_dash.form.entrymaker import EntryMaker
from ita_dash.form.grid import Grid
from ita_dash.form.layout import Table
from ita_dash.form.lines import goes_on, is_example, without_continued
from ita_dash.form.numbering import Item, number_of, split_items
from ita_dash.form.pairing import within_measure
from ita_dash.form.problems import Finding
from ita_dash.form.rowkinds import RowKinds, code_of
from ita_dash.form.spellings import Spellings
from ita_dash.form.text import is_blank, key

_ROWS_OF_A_MEASURE = 60
"""So far below a row the activity is looked for that its result is numbered for."""


def read_tables(grid: Grid, tables: list[Table], spellings: Spellings) -> TableReading:
    """Every row of the tables of one tab."""
    reading = TableReading()
    above = Above(section=_title_above(grid, tables[0]))
    for table in tables:
        above = _TableReader(grid, table, spellings, reading, above).read()
    for row, column in above.section_cells:
        reading.notes.append(Note(Finding("NOTE_OUTSIDE", grid.own(row, column).text), row, column))
    return reading


def _title_above(grid: Grid, table: Table) -> Item:
    """The numbered line right above a table that has no column of measures: its measure."""
    row = table.header.row - 1
    if row < 0 or "measure" in table.header.fields or len(grid.filled(row)) != 1:
        return Item("", "", "")
    title = number_of(grid.text(row, grid.filled(row)[0]))
    return title if title.number else Item("", "", "")


class _TableReader:
    """Walks down one table and remembers what blank cells continue."""

    def __init__(self, grid: Grid, table: Table, spellings: Spellings, reading: TableReading, above: Above) -> None:
        self.grid = grid
        self.table = table
        self.header = table.header
        self.answers = Answers(grid, table.header)
        self.reading = reading
        self.above = Above(section=above.section, over=above.over, section_cells=above.section_cells)
        self.above.start_measure(above.section)
        self.entries = EntryMaker(grid, self.answers, reading)
        self.kinds = RowKinds(grid, table, self.answers)
        self.code_is_measures = self._code_numbers_measures()
        reading.headers.append(self.header)
        for _row in range(table.repeated):
            reading.skip("header")
        for column, finding in (*self.header.findings, *unknown_columns(self.header.columns, spellings)):
            reading.notes.append(Note(finding, self.header.last, column))

    def read(self) -> Above:
        """Read all rows; gives what a table below may continue: a section that has headed nothing yet."""
        for place, row in enumerate(self.table.rows):
            self._read_row(place, row)
        self._drop_headings()
        self.entries.close(self.above)
        if self.above.section_cells and self.above.section_cells[-1][0] == (self.table.rows or [-1])[-1]:
            return self.above
        self._drop_sections()
        return Above()

    def _read_row(self, place: int, row: int) -> None:
        filled = self.grid.answering(row)
        if not filled:
            return
        self.reading.rows += 1
        if any(is_example(self.answers.own(row, name)) for name in ("measure", "activity")):
            self.reading.skip("example")
        elif self.kinds.is_note(row, filled):
            self._keep_as_notes(row, filled)
        elif self.kinds.is_section(row, filled):
            self._start_section(row, filled[0])
        elif self.kinds.heads_next(place, row):
            self._start_heading(row, filled)
        else:
            self._read_data(row, filled)

    def _code_numbers_measures(self) -> bool:
        """Whether the column ลำดับ counts measures (a number where a new measure begins, nowhere else) or activities."""
        if not {"code", "measure"} <= self.header.fields:
            return False
        above = ""
        for row in self.table.rows:
            title = key(self.answers.own(row, "measure"))
            if len(self.grid.answering(row)) == 1 and not title:
                continue  # a number alone, of a row that is not filled in
            if self.answers.own(row, "code") and (not title or title == above):
                return False
            above = title or above
        return True

    # Rows that are no data

    def _keep_as_notes(self, row: int, filled: list[int]) -> None:
        for column in filled:
            self._note("NOTE_OUTSIDE", row, column)
        self.reading.skip("note")

    def _start_section(self, row: int, column: int) -> None:
        """A section; one that has headed nothing but this one stands over both."""
        self._drop_headings()
        section = number_of(without_continued(self.grid.text(row, column)))
        if self.above.section_cells and self.above.section_cells[-1][0] == self._row_before(row):
            self.above.over += (self.above.section,)
        else:
            self._drop_sections()
            wider = (one for one in self.above.over if one.number and section.number.startswith(one.number + "."))
            self.above.over = tuple(wider)
        self.above.section = section
        self.above.section_cells.append((row, column))
        self.above.start_measure(self.above.section)
        self.reading.skip("section")

    def _start_heading(self, row: int, filled: list[int]) -> None:
        """The activity as the measure of what follows; a division and a period beside it go for all that names none."""
        column, number = self.answers.column("activity"), self.kinds.number(row)
        self._start_section(row, column)
        heading = self.above.section
        self.above.section = heading if heading.number else replace(heading, number=number)
        self.above.start_measure(self.above.section)
        self.above.division = self.answers.own(row, "division")
        self.above.planned = self.answers.planned(row)
        self.above.heads_all = bool(self.above.division) or not self.above.planned.is_blank
        numbered = self.answers.column("code") if code_of(self.answers.own(row, "code")) == self.above.section.number else -1
        for one in filled:
            if one not in (column, numbered):
                self._note("NOTE_OUTSIDE", row, one)

    def _row_before(self, row: int) -> int:
        place = bisect_right(self.table.rows, row) - 2
        return self.table.rows[place] if place >= 0 else -1

    def _drop_sections(self) -> None:
        """Sections that headed nothing are named, so that no text is lost."""
        for row, column in self.above.section_cells:
            self._note("NOTE_OUTSIDE", row, column)
        self.above.section_cells = []

    def _drop_headings(self) -> None:
        """What headed nothing is named, so that no text is lost."""
        for row, column in self.above.heading_cells:
            self._note("ACTIVITY_MISSING", row, column)
        self.above.heading_cells = []

    # Rows of data

    def _read_data(self, row: int, filled: list[int]) -> None:
        self._keep_strays(row, filled)
        self._take_levels(row, WIDER, self.above.wider)
        continues_measure, below = self._take_measure(row)
        self._take_levels(row, LEVEL, self.above.levels)
        headings = {number for name in ("measure", LEVEL, WIDER) for number in self.header.columns_of(name)}
        if not below and set(filled) <= headings | {self.answers.column("code")} and set(filled) & headings:
            self.above.heading_cells += [(row, column) for column in filled]
            self.above.items = ()
            return
        named_activity = self._take_activity(row, below)
        if not self.above.items:
            self._keep_nameless(row, filled)
            return
        self.above.heading_cells = []
        continues = (continues_measure and "measure" in self.header.fields) or not named_activity or self.above.heads_all
        named_division = self._take_division(row, continues)
        planned = self.answers.planned(row)
        if not planned.is_blank or not continues:
            self.above.planned = planned
        self.reading.entries += self.entries.entries(row, self.above, not named_activity and not named_division)

    def _take_measure(self, row: int) -> tuple[bool, str]:
        """Whether the row continues the measure above; and the part of it that stands in its column: ๑.๑ below ๑."""
        text = self.answers.own(row, "measure")
        if not text or goes_on(text):
            return True, ""
        measure = number_of(without_continued(text))
        number = measure.number or (code_of(self.answers.own(row, "code")) if "." in self.answers.own(row, "code") else "")
        if self.above.measure.number and number.startswith(self.above.measure.number + ".") and not self._names_activity(row):
            return True, text
        if not measure.number and self.code_is_measures:
            measure = replace(measure, number=code_of(self.answers.own(row, "code")))
        if not measure.text or key(measure.text) == key(self.above.measure.text):
            return False, ""
        self._drop_headings()
        self.above.start_measure(measure)
        return False, ""

    def _take_levels(self, row: int, name: str, held: dict[int, str]) -> None:
        """The columns between measure and activity, or above the measure: a blank one goes on as long as the wider ones do.

        A new level above the measure, with no measure of its own, is the measure of what follows.
        """
        columns = self.header.columns_of(name)
        for place, column in enumerate(columns):
            text = self.grid.text(row, column)
            if is_blank(text) or goes_on(text) or held.get(column) == text:
                continue
            held[column] = text
            for narrower in columns[place + 1 :]:
                held.pop(narrower, None)
            if name == WIDER and not self.answers.own(row, "measure"):
                self._drop_headings()
                self.above.start_measure(number_of(text))

    def _names_activity(self, row: int) -> bool:
        text = self.answers.own(row, "activity")
        return bool(text) and not goes_on(text)

    def _take_activity(self, row: int, below: str) -> bool:
        """Whether the row names activities of its own; else the ones above stand, or what its result names."""
        if below:
            self._use_items(row, self.answers.column("measure"), split_items(below))
            return True
        if self._names_activity(row):
            self._use_items(row, self.answers.column("activity"), self._activities(self.answers.own(row, "activity")))
            return True
        named_by_result = self._items_of_answer(row)
        column = self.answers.column("result")
        for item in named_by_result:
            self._note("ACTIVITY_FROM_RESULT", row, column, item.typed)
        if named_by_result:
            self._use_items(row, column, named_by_result)
        return bool(named_by_result)

    def _activities(self, text: str) -> tuple[Item, ...]:
        """The items of a cell; ๑.๑ and ๑.๒ below a ๑ are parts of it where there is a measure, and else its activities."""
        items = split_items(text)
        first = items[0]
        parts = items[1:]
        if not first.number or not parts or not all(part.number.startswith(first.number + ".") for part in parts):
            return tuple(_continued_off(item) for item in items)
        if "measure" in self.header.fields:
            return (Item(first.number, "\n".join([first.text, *(part.typed for part in parts)]), text),)
        self.above.start_measure(Item(first.number, first.text, first.typed))
        return parts

    def _use_items(self, row: int, column: int, items: tuple[Item, ...]) -> None:
        code = "" if self.code_is_measures else code_of(self.answers.own(row, "code"))
        self.above.items, self.above.activity_cell = items, (row, column)
        self.above.codes = (code,) if len(items) == 1 else ("",) * len(items)

    def _items_of_answer(self, row: int) -> tuple[Item, ...]:
        """The activities that a row without a method names by its result: items of numbers that none above has."""
        text = self.answers.own(row, "result")
        if not text:
            return ()
        items = split_items(text)
        above = {within_measure(item.number, self.above.measure.number) for item in self.above.items}
        numbers = [within_measure(item.number, self.above.measure.number) for item in items]
        if not self.above.items:
            return items if all(numbers) else (Item("", text, text),)
        if all(numbers) and not set(numbers) & (above | self._numbers_below(row)) and numbers[0] != "1":
            return items
        return ()

    def _numbers_below(self, row: int) -> set[str]:
        """The numbers of activities that the next rows of the same measure name."""
        numbers: set[str] = set()
        for below in self.table.rows[bisect_right(self.table.rows, row) :][:_ROWS_OF_A_MEASURE]:
            measure = self.answers.own(below, "measure")
            if measure and not goes_on(measure):
                break
            items = split_items(self.answers.own(below, "activity"))
            numbers |= {within_measure(item.number, self.above.measure.number) for item in items}
        return numbers

    def _keep_nameless(self, row: int, filled: list[int]) -> None:
        measure = self.header.columns_of("measure")
        for column in filled:
            if column in self.header.known_columns and column not in measure:
                self._note("ACTIVITY_MISSING", row, column)
        if self.answers.own(row, "measure") and not self.above.heading_cells:
            self.above.heading_cells = [(row, measure[0])]

    def _take_division(self, row: int, continues: bool) -> bool:
        """Whether the row names a division of its own."""
        text = self.answers.shared(row, "division")
        if goes_on(text):
            return False
        if not is_blank(text) or not continues:
            self.above.division = "" if is_blank(text) else text
        return bool(self.answers.own(row, "division"))

    def _keep_strays(self, row: int, filled: list[int]) -> None:
        if self.header.known_columns.issuperset(filled) and not self.grid.has_more_than_text(row):
            return
        for column in filled:
            if column not in self.header.known_columns:
                self._note("CELL_WITHOUT_HEADER", row, column)
            elif self.grid.own(row, column).kind == "error":
                self._note("CELL_ERROR", row, column)

    def _note(self, code: str, row: int, column: int, value: str | None = None) -> None:
        division = self.answers.shared(row, "division") or self.above.division
        finding = Finding(code, self.answers.typed(row, column) if value is None else value)
        self.reading.notes.append(Note(finding, row, column, division))


def _continued_off(item: Item) -> Item:
    return replace(item, text=without_continued(item.text)) if item.text.endswith(")") else item
