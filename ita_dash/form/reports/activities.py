"""Which activities a row names: in its method, or, where it has none, by its result; and what is planned of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ita_dash.form.lines.marginlines import goes_on, without_continued
from ita_dash.form.numbering import NO_ITEM, Item, may_list, split_items, with_lists
from ita_dash.form.reports.pairing import paired_or_shared, within_measure
from ita_dash.form.rows.continued import Above
from ita_dash.form.rows.numbers import is_introduced
from ita_dash.form.rows.planned import NOT_PLANNED, Planned
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.rows.tableplan import TablePlan
from ita_dash.form.text import plain
from ita_dash.form.values.period import PeriodReading
from ita_dash.sheet.workbook import Merge

_ROWS_OF_A_MEASURE = 60
"""So far below a row the activity is looked for that its result is numbered for, and in so many rows of a merged cell."""


@dataclass(frozen=True, slots=True)
class Activities:
    """The activities that rows report on, each with its number and its plan: the same for all rows that go on with them."""

    of: tuple[Item, tuple[Item, ...], tuple[str, ...], Planned] = (NO_ITEM, (), (), NOT_PLANNED)
    """What it was made of: measure, activities, codes and what is planned, as they stand above."""
    numbers: tuple[str, ...] = ()
    """Within their measure."""
    measure: Item = NO_ITEM
    """Of the column or a section above; without either, the tab's title."""
    codes: Sequence[str] = ()
    own_numbers: Sequence[str] = ()
    """``numbers``, and of activities whose number stands in the column รหัส alone that of their code."""
    planned: Sequence[Planned] = ()
    periods: Sequence[PeriodReading] = ()
    typed: Sequence[str] = ()
    """The texts that stand for the periods."""


def activities_of(above: Above, plan: TablePlan, last: Activities) -> Activities:
    """What ``above`` names and plans: ``last``, unless something of it changed."""
    named = above.measure, above.items, above.codes, above.planned
    if named == last.of:
        return last
    measure = above.measure if above.measure.text or plan.answers.has("measure") else plan.tab_measure
    measure_no = measure.number
    numbers = tuple([within_measure(item.number, measure_no) for item in above.items])
    full_codes = [_code(code, measure_no, number) for code, number in zip(above.codes, numbers, strict=True)]
    parted = above.planned.parted(paired_or_shared(numbers, plain(above.planned.cell.text), measure_no))
    return Activities(
        named,
        numbers,
        measure,
        full_codes,
        [number or _number_in(code, measure_no) for code, number in zip(full_codes, numbers, strict=True)],
        parted,
        [one.read(plan.year, plan.conventions) for one in parted],
        [one.typed(plan.year) for one in parted],
    )


def _code(code: str, measure_no: str, activity_no: str) -> str:
    """The activity's code: as typed in the column รหัส, else its number within its measure, ``1.3``."""
    if code:
        return code if "." in code or not measure_no else f"{measure_no}.{code}"
    return ".".join(part for part in (measure_no, activity_no) if part) if activity_no else ""


def _number_in(code: str, measure_no: str) -> str:
    """The activity's number within its measure in a ``code`` of both: ``3`` of ``1.3`` in measure 1; else empty."""
    return within_measure(code, measure_no) if measure_no and code.startswith(measure_no + ".") else ""


def items_of_method(text: str, result: str, has_measure: bool) -> tuple[Item | None, tuple[Item, ...]]:
    """The activities that a cell of methods names, and the heading over them that it begins with, or None.

    ๑.๑ and ๑.๒ below a ๑ are parts of it where the table ``has_measure``, and else activities under it as their measure.
    """
    answers = split_items(result)
    items = with_lists(split_items(text), frozenset(answer.number for answer in answers))
    if is_introduced(text, items, answers):
        return None, (Item("", text, text),)
    first, parts = items[0], items[1:]
    if not first.number or not parts or not all(part.number.startswith(first.number + ".") for part in parts):
        return None, tuple(Item(one.number, without_continued(one.text), one.typed) for one in items)
    if has_measure:
        return None, (Item(first.number, "\n".join([first.text, *(part.typed for part in parts)]), text),)
    return Item(first.number, first.text, first.typed), parts


def items_of_result(answers: Answers, rows: Sequence[int], row: int, above: Above) -> tuple[Item, ...]:
    """The activities that a row without a method names by its result: items of numbers that none above or below has."""
    text = answers.own(row, "result")
    if not text or (above.items and not may_list(text)):  # most results are no list
        return ()
    items = split_items(text)
    numbers = [within_measure(item.number, above.measure.number) for item in items]
    if not above.items:
        return items if "" not in numbers else (Item("", text, text),)
    known = {within_measure(item.number, above.measure.number) for item in above.items}
    if numbers[0] not in ("", "1") and not set(numbers) & (known | _numbers_below(answers, rows, row, above)):
        return items
    return ()


def _numbers_below(answers: Answers, rows: Sequence[int], row: int, above: Above) -> set[str]:
    """The numbers of activities that the next rows of the same measure name."""
    numbers: set[str] = set()
    for below in rows[bisect_right(rows, row) :][:_ROWS_OF_A_MEASURE]:
        measure = answers.own(below, "measure")
        if measure and not goes_on(measure):
            break
        numbers |= {within_measure(item.number, above.measure.number) for item in split_items(answers.own(below, "activity"))}
    return numbers


def numbers_sharing(answers: Answers, merge: Merge | None, numbers: tuple[str, ...], measure_no: str) -> frozenset[str]:
    """The numbers, within their measure, of the activities in the rows of a ``merge``, with those of the row itself; empty where
    a cell is no other row's."""
    if merge is None or merge.bottom - merge.top == 1:
        return frozenset()
    texts = [answers.own(row, "activity") for row in range(merge.top, merge.bottom)[:_ROWS_OF_A_MEASURE]]
    return frozenset(within_measure(item.number, measure_no) for text in texts for item in split_items(text)).union(numbers)
