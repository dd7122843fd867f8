"""From one row and the activities that it reports on to assignments: every value read, each answer beside its activity."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ita_dash.form.assignments import Assignment, Leftover, problem_at
from ita_dash.form.columns.tablecolumns import LEVEL, WIDER, Column
from ita_dash.form.finding import Finding
from ita_dash.form.numbering import may_list, split_items
from ita_dash.form.problems import Problem
from ita_dash.form.reports.activities import Activities, activities_of, numbers_sharing
from ita_dash.form.reports.itemreports import Reported
from ita_dash.form.reports.pairing import Pairing, pair, paired_or_shared, within_measure
from ita_dash.form.reports.rowreport import read_reported
from ita_dash.form.rows.continued import Above
from ita_dash.form.rows.tableplan import TablePlan
from ita_dash.form.text import is_blank, key, plain, whole
from ita_dash.form.values.division import DivisionReading
from ita_dash.form.values.divisionlist import everyone
from ita_dash.form.values.evidence import links_in, read_evidence
from ita_dash.form.values.status import read_status
from ita_dash.sheet.address import column_letters, rows_of_column
from ita_dash.sheet.workbook import Merge
from ita_dash.thai import arabic

SECTION_HEADER = "หัวข้อ"
"""The extra column that keeps the section rows above a row, but the one that is its measure."""
DIVISION_EXTRA = "ผู้รับผิดชอบ"
"""The extra column that keeps a division cell which says more than names: "(หลัก)", "ยกเว้น …"."""
PICTURE_AT = "ภาพที่เซลล์"
"""What stands before a cell's address in evidence for a picture that lies there and has no address of its own."""
_KEPT = ("extra", "alias", "parent", "email", "true_start", "plan_or_result", "round")
_LEVELS = (LEVEL, WIDER)
_LONGEST_NOTE = 200
"""Letters of a note that may be the word of a status; a longer one is a discussion."""
REPORTER = "reported_by"
"""The field that keeps people who stand where a division should."""
_MISSING = frozenset({"DIVISION_MISSING", "DIVISION_ONLY_PERSON", "DIVISION_COLUMN_MISSING", "MEASURE_MISSING"})
"""What is named although its cell is empty, or stands in another row."""
_STANDS_FOR = ("division", "result", "status", "progress")


@dataclass(slots=True)
class _Row:
    """One row while its assignments are made."""

    row: int
    above: Above
    numbers: tuple[str, ...]
    measure_no: str
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    """What was odd, by column; named once for the row."""


class ReportMaker:
    """Makes the assignments of one table. Answers of cells merged over several rows are shared out among them."""

    def __init__(self, plan: TablePlan, problems: list[Problem]) -> None:
        self.plan = plan
        self.grid, self.answers = plan.table.grid, plan.answers
        self.problems = problems
        self._taken: dict[Merge, set[str]] = {}
        kept = [one for one in plan.table.columns.columns if one.field in (*_LEVELS, *_KEPT)]
        self._kept: Sequence[tuple[Column, Sequence[str]]] = [(one, self.grid.shown_in(one.number)) for one in kept]
        self._code = plan.answers.column("code")
        self._stand_for = [(plan.answers.column(name), plan.answers.owns(name)) for name in _STANDS_FOR]
        self._advice, self._evidence = map(plan.answers.says, ("recommendation", "evidence"))
        self._templates: list[str] = []
        self._template_rows: list[int] = []
        self._template_at: tuple[int, int] | None = None
        self._last = Activities()

    # What is no assignment

    def say(self, row: int, column: int, finding: Finding, division: str) -> None:
        """A finding at a cell, for the divisions that ``division``, as typed, names."""
        who = self.plan.divisions.read(division)
        label = ", ".join(who.names) or self.plan.tab_division or division
        self.problems.append(problem_at(self.grid, row, column, finding, label))

    def keep_template(self, row: int, filled: list[int]) -> None:
        """A row that holds only what the form had in it; all of them are named once."""
        self._template_at = self._template_at or (row, filled[0])
        self._template_rows.append(row)
        self._templates += [self.answers.typed(row, column) for column in filled]

    def close(self) -> None:
        """Names the items of shared cells that no row has taken, and the rows of templates."""
        for merge, taken in self._taken.items():
            for item in split_items(self.grid.text(merge.top, merge.left)):
                if item.number and within_measure(item.number, self._last.measure.number) not in taken:
                    finding = Finding("ITEM_UNPAIRED", item.typed, {"number": item.number})
                    self.say(merge.top, merge.left, finding, "")
        if self._template_at is not None:
            row, column = self._template_at
            texts = "\n".join(dict.fromkeys(self._templates))
            where = {"range": rows_of_column(column_letters(column), self._template_rows)}
            self.problems.append(problem_at(self.grid, row, column, Finding("ROWS_OF_TEMPLATE", texts, where)))

    # Assignments

    def assignments(self, row: int, above: Above, continues: bool) -> list[Assignment]:
        """One assignment for each activity of ``above.items`` and each division that the row is for."""
        self._last = common = activities_of(above, self.plan, self._last)
        at = _Row(row, above, common.numbers, common.measure.number)
        advice = self._pair(at, "recommendation", self._advice[row])
        evidence = self._pair(at, "evidence", self._evidence[row])
        divisions = paired_or_shared(at.numbers, above.division, at.measure_no)
        parts = read_reported(self.plan, row)
        extra, links, of_round = self._extra(at), self._links(row), self.plan.round_of(above.round)
        column = above.activity_cell[1] if above.activity_cell[0] == row else self._first_column(row)
        made: list[Assignment] = []
        for part in parts:
            results = self._pair(at, "result", part.result_text)
            for place, item in enumerate(above.items):
                period, result, advised = common.periods[place], results.texts[place], advice.texts[place]
                if above.planned_row == row:
                    at.findings += [(common.planned[place].column_of(period), one) for one in period.findings]
                pieces = read_evidence(evidence.texts[place], links)
                said_beside = (*links_in(result), *links_in(advised))
                reported = part.for_item(common, place, result, self.plan.year)
                at.findings += reported.findings
                names, named, who = self._who(at, divisions[place], part.division)
                left = self._leftovers(place, results, advice, at.measure_no) if results.left or advice.left else ()
                made += [
                    Assignment(
                        grid=self.grid,
                        at=row,
                        column=column,
                        activity=item.text,
                        division=name,
                        measure=common.measure.text,
                        measure_no=at.measure_no,
                        activity_no=common.own_numbers[place],
                        code=common.codes[place],
                        period=common.typed[place],
                        start=period.start,
                        end=period.end,
                        status_read=reported.status,
                        percent=reported.percent,
                        reason=reported.reason,
                        result=result,
                        recommendation=advised,
                        evidence=_once(pieces, said_beside) if said_beside else pieces,
                        reported_on=reported.reported_on,
                        as_typed=_with_people(self.answers.as_typed[row], who.people),
                        weight=reported.weight,
                        extra={**extra, **({DIVISION_EXTRA: who.remark} if who.remark else {}), **reported.extra},
                        rounds=part.rounds,
                        named=named,
                        continues=continues,
                        sent=reported.sent,
                        round=of_round,
                        left=left,
                        cells=reported.cells,
                    )
                    for name in names or ("",)
                ]
        self._say_all(at, common, parts)
        above.section_cells = []
        return made

    def _say_all(self, at: _Row, common: Activities, said: Sequence[Reported]) -> None:
        """Names what was odd in the row, once for each cell, where the row holds the cell itself."""
        above, row = at.above, at.row
        if not common.measure.text:
            at.findings.append((above.activity_cell[1], Finding("MEASURE_MISSING", above.items[0].text)))
        for column, finding in at.findings:
            if finding.code == "DIVISION_MISSING" and self.grid.own(row, column).facts.formula:
                continue  # it is the formula that gives nothing, and that is said
            if finding.code in _MISSING or not self.grid.own(row, column).is_empty:
                self.say(row, column, finding, above.division or said[0].division)

    def _who(self, at: _Row, division: str, column_division: str) -> tuple[tuple[str, ...], bool, DivisionReading]:
        """The divisions that a part of the row is for, whether it names them, and all that its cell says."""
        who = self.plan.divisions.read(column_division or division)
        names, named = self._names(who)
        column = self.answers.column("division")
        at.findings += [(column, finding) for finding in who.findings]
        if not names:
            at.findings.append(self._nobody(at, who))
        if who.everyone and self.plan.tab_division:
            at.findings.append((column, Finding("DIVISION_OF_TAB", division, {"taken": self.plan.tab_division})))
        elif who.everyone and not self.plan.divisions:
            at.findings.append((column, Finding("DIVISION_LIST_MISSING", division)))
        return names, named, who

    def _nobody(self, at: _Row, who: DivisionReading) -> tuple[int, Finding]:
        """What is said of an activity of no division, at the cell to fill in."""
        if not self.answers.has("division"):
            return at.above.activity_cell[1], Finding("DIVISION_COLUMN_MISSING", "\n".join(item.text for item in at.above.items))
        if who.people:
            return self.answers.column("division"), Finding("DIVISION_ONLY_PERSON", ", ".join(who.people))
        return self.answers.column("division"), Finding("DIVISION_MISSING")

    def _names(self, who: DivisionReading) -> tuple[tuple[str, ...], bool]:
        """The divisions a row is for. A tab of one division reports for that division, also where it says "all divisions"."""
        own = self.plan.tab_division
        if who.everyone and own:
            return (own,), True
        if who.everyone:
            included = [name for name in everyone(self.plan.divisions) if name not in who.excluded]
            return tuple(dict.fromkeys([*who.names, *included])), False
        if who.names:
            return who.names, True
        return ((own,) if own else ()), True

    def _links(self, row: int) -> tuple[str, ...]:
        """The links that cells of the row carry, and those that an evidence cell shares by a merge, those of evidence first; and
        what stands for pictures in them."""
        if not self.grid.has_more_than_text(row) and not self.grid.tab.merges:
            return ()
        columns = dict.fromkeys([*self.answers.numbers("evidence"), *self.grid.filled(row)])
        cells = {column: self.grid.cell(row, column) for column in columns}
        links = [link for cell in cells.values() for link in cell.links]
        pictures = [f"{PICTURE_AT} {self.grid.address(row, column)}" for column, cell in cells.items() if cell.facts.pictures]
        return (*links, *pictures)

    def _pair(self, at: _Row, name: str, text: str) -> Pairing:
        """Which part of what a cell says answers which activity of the row."""
        if len(at.numbers) == 1 and not self.grid.tab.merges and not may_list(text):
            return Pairing((_answer(text),))
        column = self.answers.column(name)
        merge = self.grid.merge(at.row, column)
        shared = numbers_sharing(self.answers, merge, at.numbers, at.measure_no)
        if shared and merge is not None:
            self._taken.setdefault(merge, set()).update(at.numbers)
        found = pair(at.numbers, _answer(text), at.measure_no, shared)
        answered = found._replace(texts=tuple(map(_answer, found.texts)))
        if found.whole and name != "evidence":
            at.findings.append((column, Finding("ITEMS_FOR_ALL" if name == "result" else "ITEMS_UNNUMBERED", text)))
        if found.whole and name == "result":  # one sentence of what was done is about all that the row plans
            return Pairing((answered.texts[0],) * len(at.numbers))
        if name == "evidence" and found.left:  # evidence has no other row to go to: it stays with its neighbour
            texts = list(found.texts)
            for place, item in found.left:
                texts[place] = "\n".join((texts[place], item.text))
            return Pairing(tuple(texts))
        return answered

    def _leftovers(self, place: int, results: Pairing, advice: Pairing, measure_no: str) -> tuple[Leftover, ...]:
        return tuple(
            Leftover(name, item, within_measure(item.number, measure_no), self.answers.column(name))
            for name, pairing in (("result", results), ("recommendation", advice))
            for beside, item in pairing.left
            if beside == place
        )

    def _extra(self, at: _Row) -> dict[str, str]:
        """The sheet's other columns by their header, and the section above a row that names its own measure."""
        row, above, extra = at.row, at.above, {}
        for column, texts in self._kept:
            if column.field in _LEVELS:
                text = (above.levels if column.field == LEVEL else above.wider).get(column.number, "")
            else:
                text = texts[row]
            if text:
                extra[column.header] = text
        if self.answers.has_several_periods:
            extra |= dict(self.answers.beside_period(row, self.answers.planned(row)))
        code = self.answers.own(row, "code") if self._code >= 0 else ""
        if code and arabic(code).strip(" .()") not in (*above.codes, *at.numbers, at.measure_no):
            extra[self.answers.columns.at[self._code].header] = code
        sections = [one.typed for one in (*above.over, above.section) if one.text and key(one.text) != key(above.measure.text)]
        if sections:
            extra[SECTION_HEADER] = "\n".join(sections)
        for number in self.grid.filled(row) if self.grid.has_more_than_text(row) else ():
            if note := whole(self.grid.own(row, number).note).strip():
                extra[f"ความเห็นที่ {self.grid.address(row, number)}"] = note
                if len(note) <= _LONGEST_NOTE and read_status(plain(note)).status is not None:
                    at.findings.append((number, Finding("NOTE_SAYS_STATUS", note)))
        return extra

    def _first_column(self, row: int) -> int:
        """The cell that stands for a row which names no activity: its division, its result, or whatever comes first."""
        for column, texts in self._stand_for:
            if texts[row]:
                return column
        return self.grid.filled(row)[0]


def _answer(text: str) -> str:
    """A paired answer, empty where it gives none."""
    return "" if is_blank(text) else text


def _with_people(typed: dict[str, str], people: tuple[str, ...]) -> dict[str, str]:
    """``typed`` with ``people`` that stand for a division as those who report (rule 17)."""
    if not people:
        return typed
    by = typed.get(REPORTER, "")
    return {**typed, REPORTER: "\n".join(_once((by,) if by else (), people))}


def _once(*several: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in any of ``several``, each once."""
    return tuple(dict.fromkeys(one for some in several for one in some))
