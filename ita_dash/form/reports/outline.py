"""From the labelled rows of a table to assignments: what blank cells continue is carried down, level by level.

A blank measure continues the one above. In a row that continues a measure, a blank division or period continues too; a blank
activity means another report on the activity above. A blank result, status or percent never continues.
"""

from collections.abc import Sequence
from dataclasses import replace

from ita_dash.form.assignments import problem_at
from ita_dash.form.columns.tablecolumns import LEVEL, WIDER
from ita_dash.form.finding import Finding
from ita_dash.form.lines.marginlines import goes_on, sums_up, without_continued
from ita_dash.form.numbering import NO_ITEM, Item, number_of, split_items
from ita_dash.form.reports.activities import items_of_method, items_of_result
from ita_dash.form.reports.outlined import Outline
from ita_dash.form.reports.rowassignments import ReportMaker
from ita_dash.form.rows.continued import Above, carried_silently, hold_levels, typed_out
from ita_dash.form.rows.examples import handed_down, typed_in_example
from ita_dash.form.rows.numbers import code_of, numbered, one_number, title_above
from ita_dash.form.rows.rowkinds import BLANK, EXAMPLE, HEADING, NOTE, REPORT, TEMPLATE, activity_number, label_rows
from ita_dash.form.rows.tableplan import TablePlan, divisions_of_sections, rounds_of_sections
from ita_dash.form.text import key
from ita_dash.sheet.workbook import LOADING


def read_tables(plans: list[TablePlan]) -> Outline:
    """Every row of the tables of one tab."""
    outline = Outline()
    above = Above(section=title_above(plans[0].table))
    for plan in plans:
        above = _TableReader(plan, outline, above).read()
    for row, column in above.section_cells:
        grid = plan.table.grid
        outline.problems.append(problem_at(grid, row, column, Finding("NOTE_OUTSIDE", grid.own(row, column).text)))
    return outline


class _TableReader:
    """Goes down one table and remembers what blank cells continue."""

    def __init__(self, plan: TablePlan, outline: Outline, above: Above) -> None:
        self.table, self.grid, self.answers = plan.table, plan.table.grid, plan.answers
        self.labels = label_rows(self.table, self.answers, plan.judge)
        self.rounds = rounds_of_sections(self.answers, self.labels, plan.year)
        self.divisions = {} if plan.tab_division else divisions_of_sections(self.answers, self.labels, plan.judge)
        self.plan = plan = plan.with_rounds(self.rounds.values())
        self.outline, self.above = outline, above.for_next_table()
        self.reports = ReportMaker(plan, outline.problems)
        self.of_measure, self.of_activity, self.of_code = map(self.answers.owns, ("measure", "activity", "code"))
        self.of_division, self.of_round = map(self.answers.says, ("division", "round"))
        self.own_division = self.answers.owns("division")
        self.has_measure, self.has_levels, self.has_wider = map(self.answers.has, ("measure", LEVEL, WIDER))
        self.numbered = numbered((row, self.of_measure[row], code_of(self.of_code[row])) for row in self.table.rows)
        self.typed_out = typed_out(self.answers, (row for row in self.table.rows if self.labels[row].kind == REPORT))
        self.headings = frozenset(number for name in ("measure", LEVEL, WIDER) for number in self.answers.numbers(name))
        self.known, self.headings_and_code = frozenset(self.answers.columns.at), self.headings | {self.answers.column("code")}
        self.round_stands_before = self.answers.column("round") < self.answers.column("activity")
        self._typed = NO_ITEM  # the measure typed last
        outline.labels |= self.labels
        outline.skip("header", self.table.repeated)

    def read(self) -> Above:
        """Read all rows; gives what a table below may continue: a section that has headed nothing yet."""
        if self.table.title is not None and self.plan.place > 0:
            self.outline.rows += 1
            self._start_section(self.table.title, self.grid.filled(self.table.title)[0])
        for row in self.table.rows:
            self._read_row(row)
        self._name_unused("MEASURE_UNUSED", self.above.heading_cells)
        self._name_unused("NOTE_OUTSIDE", self.above.division_cells)
        self.reports.close()
        if self._heads_nothing_yet(self.table.row_before(self.grid.height)):
            return self.above
        self._name_unused("NOTE_OUTSIDE", self.above.section_cells)
        return Above()

    def _read_row(self, row: int) -> None:
        label = self.labels[row]
        if label.kind == BLANK:
            return
        filled = self.grid.answering(row)
        self.outline.rows += 1
        if label.kind == REPORT and row not in self.rounds:
            self._read_report(row, filled)
        elif label.kind == EXAMPLE:
            below = handed_down(self.answers, row)
            if "measure" in below:
                self._take_measure(row)
            if "activity" in below:
                self._take_activity(row, "")
            self._keep_as_notes(row, typed_in_example(self.answers, row, filled), "EXAMPLE_ROW", EXAMPLE)
        elif label.kind == NOTE:
            self._keep_as_notes(row, filled)
        elif label.kind == TEMPLATE:
            self.reports.keep_template(row, filled)
            self.outline.skip("template")
        elif label.kind == HEADING:
            self._start_heading(row, filled)
        else:
            self._start_section(row, filled[0])

    def _keep_as_notes(self, row: int, filled: Sequence[int], code: str = "NOTE_OUTSIDE", kind: str = NOTE) -> None:
        for column in filled:
            self._note(code, row, column)
        self.outline.skip(kind)

    def _start_section(self, row: int, column: int) -> None:
        """A section; one that has headed nothing but this one stands over both. One that names a round or a division heads no
        measure."""
        self.outline.skip("section")
        self._name_unused("MEASURE_UNUSED", self.above.heading_cells)
        if row in self.divisions:
            self._name_unused("NOTE_OUTSIDE", self.above.division_cells)
            self.above.start_division(self.divisions[row])
            self.above.division_cells = [(row, column)]
            return
        if row in self.rounds:
            text = self.above.round = self.grid.text(row, column)
            self.above.start_measure(self.above.section)
            self.above.over = (Item("", text, text),)
            return
        section = number_of(without_continued(self.grid.text(row, column)))
        if self._heads_nothing_yet(self.table.row_before(row)):
            self.above.over += (self.above.section,)
        else:
            self._name_unused("NOTE_OUTSIDE", self.above.section_cells)
            self.above.over = tuple(one for one in self.above.over if one.number and section.number.startswith(one.number + "."))
        self.above.section = section
        self.above.section_cells.append((row, column))
        self.above.start_measure(self.above.section)

    def _heads_nothing_yet(self, row: int) -> bool:
        """Whether a row is a section below which no report stands."""
        return any(row == at for at, _column in self.above.section_cells)

    def _start_heading(self, row: int, filled: list[int]) -> None:
        """The activity as the measure of what follows; a division and a period beside it go for all that names none."""
        column, number = self.answers.column("activity"), activity_number(self.answers, row)
        self._start_section(row, column)
        self.above.section = replace(self.above.section, number=self.above.section.number or number)
        self.above.start_measure(self.above.section)
        self.above.division = self.answers.own(row, "division")
        self.above.planned, self.above.planned_row = self.answers.planned(row), row
        self.above.heads_all = bool(self.above.division) or not self.above.planned.is_blank
        numbered = self.answers.column("code") if code_of(self.of_code[row]) == self.above.section.number else -1
        for one in filled:
            if one not in (column, numbered):
                self._note("NOTE_OUTSIDE", row, one)

    def _name_unused(self, code: str, cells: list[tuple[int, int]]) -> None:
        """Names what headed nothing, so that no text is lost."""
        while cells:
            self._note(code, *cells.pop(0))

    def _read_report(self, row: int, filled: list[int]) -> None:
        self._keep_strays(row, filled)
        if self.has_wider:  # asked of every row, and most tables have none
            self._take_levels(row, WIDER, self.above.wider)
        continues_measure, below = self._take_measure(row)
        if self.has_levels:
            self._take_levels(row, LEVEL, self.above.levels)
        if not below and self.headings_and_code.issuperset(filled) and not self.headings.isdisjoint(filled):
            self._keep_heading(row, filled)
            return
        had_activities, typed = bool(self.above.items), (self.above.items, self.above.activity_cell, self.above.codes)
        named_activity = self._take_activity(row, below)
        if not self.above.items:
            self._keep_nameless(row, filled)
            return
        self.above.heading_cells, self.above.division_cells = [], []
        continues = (continues_measure and self.has_measure) or not named_activity or self.above.heads_all
        named_division = self._take_division(row, continues)
        planned = self.answers.planned(row)
        if (not continues or not planned.is_blank) and not goes_on(planned.cell.text):
            self.above.planned, self.above.planned_row = planned, row
        for column, carried in carried_silently(self.answers, row, self.above, self.typed_out) if named_activity else ():
            self._note("CARRIED_FROM_ABOVE", row, column, carried)
        if self.of_round[row] or not self.round_stands_before:  # else a blank one goes on
            self.above.round = self.of_round[row]
        self.outline.assignments += self.reports.assignments(row, self.above, not named_activity and not named_division)
        if had_activities and self.above.activity_cell == (row, self.answers.column("result")):
            self.above.items, self.above.activity_cell, self.above.codes = typed  # what a result names goes for its own row

    def _keep_heading(self, row: int, filled: list[int]) -> None:
        """A row of a measure alone is named if it heads nothing; words in the column of numbers head nothing anyway."""
        code = self.of_code[row]
        numbers = not code or (code_of(code) and (code_of(code) == self.above.measure.number or not any(map(str.isalpha, code))))
        self.above.heading_cells += [(row, column) for column in filled if numbers or column in self.headings]
        if not numbers:
            self._note("NOTE_OUTSIDE", row, self.answers.column("code"))
        self.above.items = ()

    def _take_measure(self, row: int) -> tuple[bool, str]:
        """Whether the row continues the measure above; and the part of it that stands in its column: ๑.๑ below ๑."""
        text, code = self.of_measure[row], code_of(self.of_code[row])
        if not (text or code or self.of_activity[row]):  # most rows that go on: nothing need be looked up
            return True, ""
        number = one_number(self.of_activity[row], "" if self.plan.conventions.code_counts_measures else code)
        if not text or goes_on(text):
            return self._stay_or_move(row, number), ""
        measure = number_of(without_continued(text))
        typed = measure.number or code
        if self.above.measure.number and typed.startswith(self.above.measure.number + ".") and not self._names_activity(row):
            return True, text
        if not measure.number:
            stands_over = code in self.numbered.over and not self._names_activity(row)
            counts_measures = self.plan.conventions.code_counts_measures or stands_over
            measure = replace(measure, number=code if counts_measures else self.numbered.of_row[row])
        if measure.number and number and not number.startswith(measure.number + ".") and self.numbered.measure_of(number):
            self._note("MEASURE_NUMBER_DIFFERS", row, self.answers.column("activity"), number)
        self._typed = measure
        of_one_title = key(measure.text) == key(self.above.measure.text)
        if not measure.text or (of_one_title and measure.number in ("", self.above.measure.number)):
            return False, ""
        if not of_one_title or self.above.measure.number:  # else its number stands in the row below its title
            self._name_unused("MEASURE_UNUSED", self.above.heading_cells)
        self.above.start_measure(measure)
        return False, ""

    def _stay_or_move(self, row: int, number: str) -> bool:
        """A row without a measure stays with the one above, unless its number says another one of the tab (rule 9)."""
        above = self.above.measure.number
        if number and above and not number.startswith(above + "."):
            belongs = self.numbered.measure_of(number)
            if belongs is not None and belongs.number != above:
                self._name_unused("MEASURE_UNUSED", self.above.heading_cells)
                self.above.start_measure(belongs)
                if belongs.number != self._typed.number:  # it is not the one that was typed last
                    self._note("MEASURE_BY_NUMBER", row, self.answers.column("activity"), number, belongs.typed)
                return False
        return True

    def _take_levels(self, row: int, name: str, held: dict[int, str]) -> None:
        """The columns between measure and activity, or above the measure. A new level above the measure, with no measure of its
        own, is the measure of what follows."""
        newest = hold_levels(held, {column: self.grid.text(row, column) for column in self.answers.numbers(name)})
        if newest and name == WIDER and not self.of_measure[row]:
            self._name_unused("MEASURE_UNUSED", self.above.heading_cells)
            self.above.start_measure(number_of(newest))

    def _names_activity(self, row: int) -> bool:
        return bool(text := self.of_activity[row]) and not goes_on(text)

    def _take_activity(self, row: int, below: str) -> bool:
        """Whether the row names activities of its own; else the ones above stand, or what its result names."""
        if below:
            self._use_items(row, self.answers.column("measure"), split_items(below))
            return True
        if self._names_activity(row):
            heading, items = items_of_method(self.of_activity[row], self.answers.own(row, "result"), self.has_measure)
            if heading is not None:
                self.above.start_measure(heading)
            self._use_items(row, self.answers.column("activity"), items)
            return True
        named_by_result = items_of_result(self.answers, self.table.rows, row, self.above)
        for item in named_by_result:
            self._note("ACTIVITY_FROM_RESULT", row, self.answers.column("result"), item.typed)
        if named_by_result:
            self._use_items(row, self.answers.column("result"), named_by_result)
        return bool(named_by_result)

    def _use_items(self, row: int, column: int, items: tuple[Item, ...]) -> None:
        code = "" if self.plan.conventions.code_counts_measures else code_of(self.of_code[row])
        if code.isdecimal() and items[0].number:
            code = ""  # a ลำดับ of one figure may count the rows of the sheet: the activity's own number tells more
        self.above.items, self.above.activity_cell = items, (row, column)
        self.above.codes = (code,) if len(items) == 1 else ("",) * len(items)

    def _keep_nameless(self, row: int, filled: list[int]) -> None:
        sums = sums_up(self.grid.texts(row, filled))
        measure = () if sums else self.answers.numbers("measure")
        for column in filled:
            if column in self.answers.columns.at and column not in measure:
                self._note("NOTE_OUTSIDE" if sums else "ACTIVITY_MISSING", row, column)
        if measure and self.of_measure[row] and not self.above.heading_cells:
            self.above.heading_cells = [(row, measure[0])]

    def _take_division(self, row: int, continues: bool) -> bool:
        """Whether the row names a division of its own."""
        text = self.of_division[row]
        if goes_on(text):
            return False
        if text or not continues:
            self.above.division = text or self.above.over_division
        return bool(self.own_division[row])

    def _keep_strays(self, row: int, filled: list[int]) -> None:
        if self.known.issuperset(filled) and not self.grid.has_more_than_text(row):
            return
        for column in (one for one in filled if self.grid.own(row, one).error != LOADING):
            if column not in self.known:
                self._note("CELL_WITHOUT_HEADER", row, column)
            elif self.grid.own(row, column).kind == "error":
                self._note("CELL_ERROR", row, column)

    def _note(self, code: str, row: int, column: int, value: str | None = None, taken: str = "") -> None:
        division = "" if code in ("NOTE_OUTSIDE", "EXAMPLE_ROW") else self.answers.shared(row, "division") or self.above.division
        typed = self.answers.typed(row, column) if value is None else value
        self.reports.say(row, column, Finding(code, typed, {"taken": taken} if taken else {}), division)
