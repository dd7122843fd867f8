"""From one row and the activities that it reports on to entries: each answer paired with the activity it is for."""

from collections.abc import Iterator
from dataclasses import replace

from ita_dash.form.above import Above
from ita_dash.form.answers import Answers
from ita_dash.form.columns import LEVEL, WIDER
from ita_dash.form.entries import Entry, Leftover, Note, TableReading
from ita_dash.form.evidence import links_in, read_evidence
from ita_dash.form.grid import Grid
from ita_dash.form.numbering import split_items
from ita_dash.form.pairing import Pairing, pair, paired_or_shared, within_measure
from ita_dash.form.problems import Finding
from ita_dash.form.text import is_blank, key, plain
from ita_dash.sheet.workbook import Cell, Merge
from ita_dash.thai import arabic

SECTION_HEADER = "หัวข้อ"
"""The extra column that keeps the section rows above a row, but the one that is its measure."""
_KEPT = ("extra", "alias", "parent", "email")
_STANDS_FOR = ("division", "result", "status", "progress")


class EntryMaker:
    """Makes the entries of one table. Answers of cells merged over several rows are shared out among them."""

    def __init__(self, grid: Grid, answers: Answers, reading: TableReading) -> None:
        self.grid = grid
        self.answers = answers
        self.reading = reading
        self._taken: dict[Merge, set[str]] = {}
        self._kept = [column for column in answers.header.columns if column.field in (LEVEL, WIDER, *_KEPT)]

    def close(self, above: Above) -> None:
        """Names the items of shared cells that no row has taken."""
        for merge, taken in self._taken.items():
            for item in split_items(self.grid.text(merge.top, merge.left)):
                if item.number and within_measure(item.number, above.measure.number) not in taken:
                    note = Finding("ITEM_UNPAIRED", item.typed, {"number": item.number})
                    self.reading.notes.append(Note(note, merge.top, merge.left))

    def entries(self, row: int, above: Above, continues: bool) -> Iterator[Entry]:
        """One entry for each activity of ``above.items``."""
        measure_no, answers = above.measure.number, self.answers
        numbers = tuple(within_measure(item.number, measure_no) for item in above.items)
        results = self._pair(row, "result", numbers, above)
        recommendations = self._pair(row, "recommendation", numbers, above)
        evidence = self._pair(row, "evidence", numbers, above)
        divisions = paired_or_shared(numbers, above.division, measure_no)
        planned = above.planned.parted(paired_or_shared(numbers, plain(above.planned.cell.text), measure_no))
        status, status_column = answers.status(row)
        cells = {name: answers.cell(row, name) for name in ("progress", "reported_on", "weight")} | {"status": status}
        shared = {name: _shared_out(cell, numbers, measure_no) for name, cell in cells.items()}
        self._name_two_ticks(row, above)
        extra = self._extra(row, above)
        links = self._links(row)
        for place, item in enumerate(above.items):
            typed = [link for text in (results.texts[place], recommendations.texts[place]) for link in links_in(text)]
            yield Entry(
                row=row,
                column=above.activity_cell[1] if above.activity_cell[0] == row else self._first_column(row),
                measure_no=measure_no,
                measure=above.measure.text or self._tab_measure(),
                activity_no=numbers[place],
                code=above.codes[place],
                activity=item.text,
                division=divisions[place],
                division_column=answers.column("division"),
                planned=planned[place],
                status=shared["status"][place],
                status_column=status_column,
                progress=shared["progress"][place],
                progress_column=answers.column("progress"),
                reported_on=shared["reported_on"][place],
                reported_on_column=answers.column("reported_on"),
                weight=shared["weight"][place],
                weight_column=answers.column("weight"),
                reported_by=answers.shared(row, "reported_by"),
                result=_answer(results.texts[place]),
                recommendation=_answer(recommendations.texts[place]),
                evidence=tuple(dict.fromkeys([*read_evidence(evidence.texts[place], links), *typed])),
                extra=extra,
                left=self._leftovers(place, {"result": results, "recommendation": recommendations}, measure_no),
                continues=continues,
            )
        above.section_cells = []

    def _links(self, row: int) -> tuple[str, ...]:
        """The links that cells of the row carry, and those that an evidence cell shares by a merge, those of evidence first."""
        columns = dict.fromkeys([*self.answers.header.columns_of("evidence"), *self.grid.filled(row)])
        return tuple(link for column in columns for link in self.grid.cell(row, column).links)

    def _tab_measure(self) -> str:
        """Without a column of measures or a section above, the tab's title is the measure."""
        return "" if "measure" in self.answers.header.fields else self.grid.tab.title

    def _pair(self, row: int, name: str, numbers: tuple[str, ...], above: Above) -> Pairing:
        text, column = self.answers.shared(row, name), self.answers.column(name)
        merge = self.grid.merge(row, column) if column >= 0 else None
        shared = merge is not None and merge.bottom - merge.top > 1
        found = pair(numbers, _answer(text), above.measure.number, shared=shared)
        if shared:
            self._taken.setdefault(merge, set()).update(numbers)
        if found.whole and name != "evidence":
            division = self.answers.shared(row, "division") or above.division
            self.reading.notes.append(Note(Finding("ITEMS_UNNUMBERED", text), row, column, division))
        if name == "evidence" and found.left:  # evidence has no other row to go to: it stays with its neighbour
            texts = list(found.texts)
            for place, item in found.left:
                texts[place] = "\n".join(part for part in (texts[place], item.text) if part)
            return Pairing(tuple(texts))
        return found

    def _leftovers(self, place: int, pairings: dict[str, Pairing], measure_no: str) -> tuple[Leftover, ...]:
        return tuple(
            Leftover(name, item, within_measure(item.number, measure_no), self.answers.column(name))
            for name, pairing in pairings.items()
            for beside, item in pairing.left
            if beside == place
        )

    def _name_two_ticks(self, row: int, above: Above) -> None:
        chosen = self.answers.ticked(row)
        if len(chosen) > 1 and is_blank(self.answers.cell(row, "status").text):
            division = self.answers.shared(row, "division") or above.division
            finding = Finding("STATUS_TWO_MARKS", ", ".join(column.header for column in chosen))
            self.reading.notes.append(Note(finding, row, chosen[0].number, division))

    def _extra(self, row: int, above: Above) -> dict[str, str]:
        """The sheet's other columns by their header, and the section above a row that names its own measure."""
        extra = {}
        levels = {LEVEL: above.levels, WIDER: above.wider}
        for column in self._kept:
            held = levels.get(column.field)
            if text := self.grid.text(row, column.number) if held is None else held.get(column.number, ""):
                extra[column.header] = text
        for column, text in (*self.answers.beside_period(row, self.answers.planned(row)), *self.answers.beside_status(row)):
            extra[column.header] = text
        code = self.answers.own(row, "code")
        if code and arabic(code).strip(" .()") not in (*above.codes, above.measure.number):
            extra[self.answers.columns[self.answers.column("code")].header] = code
        sections = [one.typed for one in (*above.over, above.section) if one.text and key(one.text) != key(above.measure.text)]
        if sections:
            extra[SECTION_HEADER] = "\n".join(sections)
        for number in self.grid.filled(row) if self.grid.has_more_than_text(row) else ():
            if note := self.grid.own(row, number).note.strip():
                extra[f"ความเห็นที่ {self.grid.address(row, number)}"] = note
        return extra

    def _first_column(self, row: int) -> int:
        """The cell that stands for a row which names no activity: its division, its result, or whatever comes first."""
        named = (self.answers.column(name) for name in _STANDS_FOR if self.answers.own(row, name))
        return next(named, self.grid.filled(row)[0])


def _shared_out(cell: Cell, numbers: tuple[str, ...], measure_no: str) -> list[Cell]:
    """A value for each activity: the row's, unless its items carry the activities' numbers."""
    if len(numbers) == 1:
        return [cell]
    texts = paired_or_shared(numbers, plain(cell.text), measure_no)
    return [cell if len(set(texts)) == 1 else replace(cell, text=text, value=text, kind="text") for text in texts]


def _answer(text: str) -> str:
    """A paired answer, empty where it gives none."""
    return "" if is_blank(text) else text
