"""What the numbers before measures and activities say of where a row belongs (rule 9 of the design): number before place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.numbering import NO_ITEM, Item, number_of, split_items
from ita_dash.form.tables.segments import Table
from ita_dash.form.text import key
from ita_dash.thai import arabic

_LETTERS_OF_A_NUMBER = 3
"""Letters that may number a row without a digit: "ก", "iii"."""
_CODE = re.compile(r"[^0-9\s]*\s*[0-9][0-9./-]*[^\W0-9_]?")
"""Figures, with a word before them and a letter behind them at the most: "ข้อ 1", "O12", "FR-01", "2ก"; not "1.1 อบรม", "45 คน"
or dates in words."""


def code_of(text: str) -> str:
    """The number in a column ลำดับ: "๑.๑." is 1.1, "ก." is ก; empty for words, which number nothing."""
    if not text:  # most rows have none
        return ""
    code = arabic(text).strip(" .()")
    return code if (len(code) <= _LETTERS_OF_A_NUMBER and code.isalpha()) or _CODE.fullmatch(code) else ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """What numbers say of the measures of one table."""

    of_row: Mapping[int, str]
    """The number of the measure in each row, as the codes of its activities tell it; or empty."""
    over: frozenset[str]
    """The numbers of all measures that codes of activities tell."""
    measures: Mapping[str, Item]
    """The measures by their numbers; one with two titles is left out."""

    def measure_of(self, number: str) -> Item | None:
        """The measure that an activity of this number belongs to: ``1.2`` to measure 1, ``1.2.3`` to 1.2 where there is one."""
        while number := number.rpartition(".")[0]:
            if number in self.measures:
                return self.measures[number]
        return None


def numbered(rows: Iterable[tuple[int, str, str]]) -> Numbered:
    """Of rows of a table, each with its measure and its code. Where a measure's own row has no code, what all the codes
    tell that go on with it is its number."""
    listed = list(rows)
    of_row: dict[int, str] = {}
    over: set[str] = set()
    below: set[str] = set()
    for row, measure, code in reversed(listed):
        own = number_of_measure(code)
        names = bool(measure) and not goes_on(measure)
        of_row[row] = own or (next(iter(below)) if names and not code and len(below) == 1 else "")
        over |= {own} - {""}
        below = set() if names else below | ({own} - {""})
    titles = ((measure, of_row[row]) for row, measure, _code in listed if not goes_on(measure))
    return Numbered(of_row, frozenset(over), _measures(titles))


def _measures(titles: Iterable[tuple[str, str]]) -> dict[str, Item]:
    """The measures by their numbers, from the texts of their column, each with the number that codes tell."""
    found: dict[str, Item] = {}
    doubtful: set[str] = set()
    for text, number in dict.fromkeys(titles):
        item = number_of(text)
        item = item if item.number or not text else replace(item, number=number)
        if not item.number:
            continue
        if item.number in found and key(found[item.number].text) != key(item.text):
            doubtful.add(item.number)
        found.setdefault(item.number, item)
    return {number: item for number, item in found.items() if number not in doubtful}


def title_above(table: Table) -> Item:
    """The numbered line right above a table that has no column of measures: its measure."""
    if table.title is None or "measure" in table.header.fields:
        return NO_ITEM
    (column,) = table.grid.filled(table.title)
    title = number_of(table.grid.text(table.title, column))
    return title if title.number else NO_ITEM


def one_number(text: str, code: str) -> str:
    """The number that tells where a row belongs: of its activities, where all are of one measure, else in its code; or empty."""
    numbers = [item.number for item in split_items(text) if "." in item.number] if text else []  # most rows go on
    if numbers and len({number.rpartition(".")[0] for number in numbers}) == 1:
        return numbers[0]
    return code if "." in code and code.replace(".", "").isdigit() else ""


def number_of_measure(code: str) -> str:
    """The measure's number in a code of an activity: ``2`` of ``2.1``; empty where the code has one part, or is no number."""
    return code.rpartition(".")[0] if code.replace(".", "").isdigit() else ""


def is_introduced(text: str, items: tuple[Item, ...], answers: tuple[Item, ...]) -> bool:
    """Whether the items of a cell are a list that a line before them introduces ("อบรมแก่" above "- ผู้บริหาร", "- พนักงาน") and
    that its results are not paired with (rule 10)."""
    first_line = text.partition("\n")[0]
    if not items or items[0].typed.split("\n")[0] != first_line or _begins_item(first_line):
        return False
    if len(items) < 2:
        (item,) = items
        return item.number.isdigit() and _goes_on_counting(item)
    numbers = {item.number for item in items} - {""}
    paired = numbers <= {item.number for item in answers} if numbers else len(answers) == len(items)
    return not paired


def _goes_on_counting(item: Item) -> bool:
    """Whether the one number of a cell goes on with one inside the lines before it: "ตัวชี้วัด 1. …" above "2. …"."""
    before = arabic(item.typed.rpartition("\n")[0])
    return re.search(rf"(?<![0-9.]){int(item.number) - 1}[.)]", before) is not None


def _begins_item(line: str) -> bool:
    first, *_others = split_items(line)
    return first.text != line.strip()
