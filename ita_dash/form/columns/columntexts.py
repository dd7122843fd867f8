"""What the texts below a heading say of their column: for each field the share of distinct texts that its reader takes.

Only columns whose heading leaves a doubt are looked at in full, and of those a sample of distinct texts: what most of a column
is shows early, and the work stays bounded whatever stands in the sheet.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ita_dash.form.fields import PLANNED_BY
from ita_dash.form.headings.headparts import PLAN, RESULT, names_sides, says_percent, side_of
from ita_dash.form.lines.legends import is_legend
from ita_dash.form.numbering import number_of
from ita_dash.form.roles import CONTENT, Vote
from ita_dash.form.text import is_blank, key, plain
from ita_dash.form.values.dates import read_date
from ita_dash.form.values.division import DivisionList
from ita_dash.form.values.divisiontext import begins_as_division, begins_as_unit, is_person
from ita_dash.form.values.evidence import links_in
from ita_dash.form.values.percent import percent_alone, percent_in, percent_within
from ita_dash.form.values.period import SOME_YEAR, read_period
from ita_dash.form.values.rounds import round_alone
from ita_dash.form.values.status import LONGEST_STATUS, is_answer, read_status, status_said_by
from ita_dash.form.values.statuswords import is_sign
from ita_dash.form.values.ticks import says_more
from ita_dash.sheet.workbook import Cell

MOST, WORST = 1.5, -1.0
"""Points of a column all of whose texts its reader takes, and of one of which it takes none: less than an exact heading has."""
SIDES = 2.4
"""Points of a column whose every text is แผน or ผล: more than an accepted name such as รายการ, which says nothing against it."""
SAMPLE = 40
"""Distinct texts of one column that are looked at."""
_LONGEST = 200
"""Letters: longer texts are prose, and no value of a column of values."""
_ENOUGH = 3
"""So many distinct texts are evidence in full; fewer count less, for one text may be anything."""
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|jpe?g|png|pptx?|zip)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\(?[0-9]{1,3}(?>(?:\.[0-9]{1,2})*)[.)]*")
_ADVICE = tuple(map(key, ("ควร", "เห็นควร", "ขอให้", "ให้", "พิจารณา", "เร่ง", "เพิ่ม", "ปรับปรุง")))
_A_WORD = 3
"""Letters of a word; fewer are a mark or a unit."""
_PROSE = 6
"""Letters: a text that says what is planned or done is longer."""


ColumnTexts = tuple[Cell, ...]
"""The cells of one column below its heading: those of distinct texts, at most ``SAMPLE``; blank ones, errors and what explains
other words ("แล้วเสร็จ = ส่งงานแล้ว") left out."""


def is_filled(cell: Cell) -> bool:
    """Whether a cell answers anything: a text that is no dash, a link or a picture."""
    return not is_blank(cell.text) or bool(cell.links or cell.facts.pictures)


def column_texts(cells: Iterable[Cell]) -> ColumnTexts:
    """``cells`` of one column, from top to bottom, as they are judged."""
    distinct: dict[tuple[str, str], Cell] = {}
    for cell in {id(cell): cell for cell in cells}.values():
        if len(distinct) == SAMPLE:
            break
        if cell.kind != "error" and is_filled(cell) and not is_legend((plain(cell.text),)):
            distinct.setdefault((cell.text, cell.kind), cell)
    return tuple(distinct.values())


def together(columns: Iterable[ColumnTexts]) -> ColumnTexts:
    """Several columns as one: what stands in all of them says what each is."""
    distinct = {(cell.text, cell.kind): cell for column in columns for cell in column}
    return tuple(distinct.values())[:SAMPLE]


def is_percent(cell: Cell) -> bool:
    """Whether a cell can be nothing but how far the work is: "5,000" counts something else, as a number or typed as text."""
    has_sign = cell.kind == "percent" or says_percent(cell.text)
    return (percent_in(cell) if has_sign else percent_within(cell)) is not None


def _is_status(cell: Cell) -> bool:
    text = plain(cell.text)
    return cell.kind == "text" and len(text) <= LONGEST_STATUS and read_status(text).status is not None


def _names_status(cell: Cell) -> bool:
    """Whether a cell is a status whatever its heading says: under one that nobody knows a tick answers something else."""
    return _is_status(cell) and not is_answer(plain(cell.text))


def is_box(cell: Cell) -> bool:
    """Whether a cell holds a tick box, or a mark alone."""
    return cell.kind == "bool" or is_sign(cell.text)


def _is_date(cell: Cell) -> bool:
    return cell.kind == "date" or (cell.kind == "text" and read_date(plain(cell.text)).day is not None)


def _is_period(cell: Cell) -> bool:
    if cell.kind != "text" or len(cell.text) > _LONGEST:
        return cell.kind == "date"
    text = plain(cell.text)
    reading = read_period(text, SOME_YEAR if round_alone(text) is None else None)  # a round says when only with its year
    return reading.end is not None and not reading.findings


def _is_evidence(cell: Cell) -> bool:
    return bool(cell.links or cell.facts.pictures or links_in(plain(cell.text)) or _FILE.search(cell.text))


def _is_result(cell: Cell) -> bool:
    text = plain(cell.text)
    return cell.kind == "text" and (status_said_by(text) is not None or key(text).endswith(key("แล้ว")))


def _is_status_alone(cell: Cell) -> bool:
    return _names_status(cell) and not says_more(cell.text)


def is_signed(cell: Cell) -> bool:
    """Whether a cell is a percent that has its sign, or is shown with one."""
    return is_percent(cell) and (cell.kind == "percent" or percent_alone(plain(cell.text)) is not None)


def _is_report(cell: Cell) -> bool:
    return _is_result(cell) or _names_status(cell)


def _has_words(cell: Cell) -> bool:
    return sum(letter.isalpha() for letter in cell.text) >= _A_WORD


def _is_code(cell: Cell) -> bool:
    return _NUMBER.fullmatch(key(cell.text)) is not None


def _is_measure(cell: Cell) -> bool:
    number = number_of(plain(cell.text)).number
    return cell.kind == "text" and bool(number) and "." not in number and "\n" not in plain(cell.text)


@dataclass(frozen=True)
class ContentJudge:
    """Judges columns by what stands in them; ``divisions`` is the office's list, perhaps empty."""

    divisions: DivisionList

    def is_division(self, cell: Cell) -> bool:
        """Whether a cell names a division: one of the list, or, without a list, what begins as names of divisions do."""
        text = plain(cell.text)
        if cell.kind != "text" or len(text) > _LONGEST:
            return False
        if not self.divisions:
            return begins_as_division(text)
        reading = self.divisions.read(text)
        return reading.everyone or any(self.divisions.known(name) is not None for name in reading.names)

    def _is_unit(self, cell: Cell) -> bool:
        """Whether a cell may be the name of a unit where nothing lists them: other things begin with the same words, too."""
        text = plain(cell.text)
        is_unit = not self.divisions and cell.kind == "text" and "\n" not in text and begins_as_unit(text)
        return self.is_division(cell) or (is_unit and len(text) <= _LONGEST and not _is_result(cell))

    @staticmethod
    def share_of_numbers(texts: ColumnTexts) -> float:
        """The share of the texts that are numbers of items."""
        return sum(map(_is_code, texts)) / len(texts) if texts else 0.0

    @staticmethod
    def marks(texts: ColumnTexts) -> tuple[int, int]:
        """How many of the distinct texts are marks alone, and how many there are."""
        return sum(map(is_box, texts)), len(texts)

    def names_division(self, text: str, told: bool = False) -> bool:
        """Whether a heading is the name of a division, or of any unit where what stands over it has ``told`` so."""
        return self.is_division(Cell(text, text)) or (told and not self.divisions and begins_as_unit(plain(text)))

    def share(self, field: str, texts: ColumnTexts) -> float | None:
        """The share of the column's distinct texts that the reader of ``field`` takes; None where no reader can tell."""
        reader = {"division": self.is_division, "unit": self._is_unit}.get(field) or _READERS.get(field)
        if reader is None or not texts:
            return None
        return sum(map(reader, texts)) / len(texts)

    def named(self, field: str, texts: ColumnTexts, most: float = MOST) -> Vote | None:
        """What the texts say for or against a field that the heading names together with another, ``most`` points at most."""
        if not texts:
            return None
        if field == "result":  # beside a percent any words are one
            share = sum(not is_percent(cell) and _has_words(cell) for cell in texts) / len(texts)
        else:
            share = self.share(field, texts) or 0.0
        return _vote(field, min(most, WORST + (MOST - WORST) * share), share, texts)

    def unnamed(self, fields: Iterable[str], texts: ColumnTexts) -> list[Vote]:
        """What the texts of a column under an unknown heading say for ``fields``: nothing, unless most of them are of one. Names
        of units may be those of work where no heading names the activity."""
        votes, fields = [], list(fields)
        readers = {"status": "status word", "division": "division" if "activity" in fields else "unit"}
        for field in fields:
            share = self.share(readers.get(field, field), texts)
            if share is not None and share >= _CLEAR_SHARE:
                weight = _WEIGHT.get(field, 1.0) * min(1.0, len(texts) / _ENOUGH)
                votes.append(_vote(field, (WORST + (MOST - WORST) * share) * weight, share, texts))
        return votes

    @staticmethod
    def reported(fields: Iterable[str], texts: ColumnTexts, *, told: bool) -> Vote | None:
        """Which of ``fields`` (result, status, progress) most of the texts report; None where they report nothing. Any words are
        a result, unless it must be ``told`` that they are."""
        readers = {"status": _is_status_alone, "progress": is_signed, "result": _is_report if told else _has_words}
        for field in sorted(fields, key=list(readers).index):
            share = sum(map(readers[field], texts)) / max(len(texts), 1)
            if share >= _CLEAR_SHARE:  # statuses are words, too: the first that most texts are of
                return _vote(field, MOST, share, texts)
        return None

    @staticmethod
    def sides(texts: ColumnTexts, cells: Iterable[Cell]) -> list[Vote]:
        """What a column of แผน and ผล says, whatever short name is over it; ``texts`` are the distinct ones of its ``cells``."""
        sides = [side_of(cell.text) for cell in texts]
        if not {PLAN, RESULT} <= set(sides) or not names_sides(cell.text for cell in cells if is_filled(cell)):
            return []
        return [Vote("plan_or_result", SIDES, CONTENT, f"{len(sides) - sides.count('')}/{len(sides)}")]


def _vote(field: str, points: float, share: float, texts: ColumnTexts) -> Vote:
    return Vote(field, round(points, 2), CONTENT, f"{round(share * len(texts))}/{len(texts)}")


_READERS: dict[str, Callable[[Cell], bool]] = {
    "measure": _is_measure,
    "activity": lambda cell: cell.kind == "text" and len(key(cell.text)) > _PROSE,
    "period": _is_period,
    "status": _is_status,
    "status word": _names_status,
    "progress": is_percent,
    "result": _is_result,
    "recommendation": lambda cell: key(cell.text).startswith(_ADVICE),
    "evidence": _is_evidence,
    "reported_on": _is_date,
    "reported_by": lambda cell: cell.kind == "text" and is_person(plain(cell.text)),
    "code": _is_code,
    "tick": is_box,
    "plan_or_result": lambda cell: bool(side_of(cell.text)),
}
TELLING: dict[str, frozenset[str]] = {
    "division": frozenset({"division", "support", "division_result"}),
    "period": PLANNED_BY,
    "status": frozenset({"status", "tick", "division_result"}),
    "evidence": frozenset({"evidence"}),
    "reported_on": frozenset({"reported_on", "timestamp"}),
    "reported_by": frozenset({"reported_by"}),
    "plan_or_result": frozenset({"plan_or_result"}),
    "result": frozenset({"result", "division_result"}),
    "recommendation": frozenset({"recommendation"}),
    "measure": frozenset({"theme", "measure", "approach", "own measure"}),
    "activity": frozenset({"approach", "plan", "project", "activity", "step", "own activity"}),
}
"""Fields that a column under an unknown heading may be recognised as by its content, each with those that, where a heading names
one of them, make it needless."""
_CLEAR_SHARE = 0.6
"""Content speaks for a field that no heading names only where most texts are of it."""
_WEIGHT = {"reported_on": 0.9, "result": 0.8, "recommendation": 0.7, "measure": 0.8, "activity": 0.6}
"""Prose is weaker evidence than names, dates and links, for much is prose."""
