"""ที่มาของตัวเลข: the calculation of a completion as a tree, office → measure → activity → assignment, to be checked by hand.

Every figure of the tree is written with so many decimals that the sums are right to the digit: a line's product is weight times
the mean of what stands below it, a sum is the sum of the products as they are written, and the sum divided by the weights is the
figure that every page shows. Rule 2 of the design; ``summary.total`` gives the same completion.

Example: 1.1 (weight 2) at 100 and 50, 1.2 at 25: 150.00 + 25.00 = 175.00, ÷ 3 = 58.33, shown as 58.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pandas as pd

from ita_dash import summary
from ita_dash.progress import rounded

LEAST, MOST = 2, 6
"""Decimals that figures are written with: more only where two would give another result than the pages show."""


@dataclass(frozen=True, slots=True)
class ReckonedAssignment:
    """A leaf: ``row`` is that of ``progress.assess``, ``progress`` as it is written."""

    row: int
    """Its place in the frame."""
    division: str
    progress: Decimal
    counted: bool
    reason: str
    """Why a cancelled one is left out, as the sheet says it."""
    share: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ReckonedActivity:
    """``product`` is the weight times the mean of its counted assignments; ``quotient`` that mean, for people to compare."""

    measure_no: str
    measure: str
    activity_no: str
    code: str
    activity: str
    weight: Decimal
    counted: int
    """Assignments that count; none: the activity is left out, with its weight."""
    product: Decimal
    quotient: Decimal
    assignments: tuple[ReckonedAssignment, ...]
    share: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ReckonedMeasure:
    """``product`` and ``weight`` are the sums of those of its activities that count."""

    measure_no: str
    measure: str
    weight: Decimal
    product: Decimal
    quotient: Decimal
    activities: tuple[ReckonedActivity, ...]
    share: Decimal = Decimal(0)
    """Points of the whole's completion, in tenths, by largest remainder: the shares add up to it."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The whole: of the office, or of whatever the frame was narrowed to."""

    weight: Decimal
    product: Decimal
    completion: Decimal
    """``product`` ÷ ``weight``, with one decimal, as every page shows it; 0 where nothing counts."""
    measures: tuple[ReckonedMeasure, ...]
    decimals: int


def reckon(frame: pd.DataFrame) -> Reckoning:
    """The tree of ``frame``, the assignments of ``progress.assess`` in the order of the sheet."""
    groups = _grouped(frame)
    true = summary.total(frame).completion
    shown = Decimal(0) if true != true else Decimal(str(rounded(true)))
    for decimals in range(LEAST, MOST + 1):
        made = _reckoned(groups, decimals)
        if made.completion == shown:
            break
    return _shared(made)


class _JudgedRow(NamedTuple):
    place: int
    names: tuple[str, ...]
    """The values of ``summary.ACTIVITY_KEYS``."""
    division: str
    progress: float
    weight: float
    counted: bool
    reason: str


def _grouped(frame: pd.DataFrame) -> list[list[list[_JudgedRow]]]:
    """The rows by measure and activity, each in the order of first appearance."""
    names = zip(*(frame[name].tolist() for name in summary.ACTIVITY_KEYS), strict=True)
    others = (frame[name].tolist() for name in ("division", "progress", "weight", "counted", "reason"))
    measures: dict[tuple[str, ...], dict[tuple[str, ...], list[_JudgedRow]]] = {}
    for row in map(_JudgedRow, range(len(frame)), names, *others):
        measures.setdefault(row.names[:2], {}).setdefault(row.names, []).append(row)
    return [list(activities.values()) for activities in measures.values()]


def _reckoned(groups: Sequence[Sequence[Sequence[_JudgedRow]]], decimals: int) -> Reckoning:
    measures = tuple(_measure([_activity(rows, decimals) for rows in activities], decimals) for activities in groups)
    weight, product = sum((one.weight for one in measures), Decimal(0)), sum((one.product for one in measures), Decimal(0))
    return Reckoning(weight, product, _quotient(product, weight, 1), measures, decimals)


def _measure(activities: Sequence[ReckonedActivity], decimals: int) -> ReckonedMeasure:
    counted = [one for one in activities if one.counted]
    weight, product = sum((one.weight for one in counted), Decimal(0)), sum((one.product for one in counted), Decimal(0))
    first = activities[0]
    return ReckonedMeasure(
        first.measure_no, first.measure, weight, product, _quotient(product, weight, decimals), tuple(activities)
    )


def _activity(rows: Sequence[_JudgedRow], decimals: int) -> ReckonedActivity:
    leaves = tuple(
        ReckonedAssignment(row.place, row.division, _written(row.progress, decimals), row.counted, row.reason) for row in rows
    )
    counted = [one.progress for one in leaves if one.counted]
    weight = Decimal(repr(rows[0].weight)).normalize() + 0
    product = _quotient(sum(counted, Decimal(0)) * weight, Decimal(len(counted)), decimals)
    no, title, number, code, activity = rows[0].names
    return ReckonedActivity(
        no, title, number, code, activity, weight, len(counted), product, _quotient(product, weight, decimals), leaves
    )


def _shared(made: Reckoning) -> Reckoning:
    """With the share of every line: measures share the completion, activities their measure's, assignments their activity's."""
    measures = []
    for measure, share in zip(made.measures, shares(made.completion, [one.product for one in made.measures]), strict=True):
        activities = []
        for one, part in zip(measure.activities, shares(share, [each.product for each in measure.activities]), strict=True):
            parts = shares(part, [leaf.progress if leaf.counted else Decimal(0) for leaf in one.assignments])
            leaves = tuple(replace(leaf, share=own) for leaf, own in zip(one.assignments, parts, strict=True))
            activities.append(replace(one, assignments=leaves, share=part))
        measures.append(replace(measure, activities=tuple(activities), share=share))
    return replace(made, measures=tuple(measures))


def shares(whole: Decimal, parts: Sequence[Decimal]) -> list[Decimal]:
    """``whole``, in tenths, among ``parts`` by their size: each as it would be rounded down, what is left to the largest
    remainders, so that the shares add up to ``whole``."""
    scaled, tenths = [int(one.scaleb(MOST)) for one in parts], int(whole * 10)
    total = sum(scaled)
    if not total or not tenths:
        return [Decimal("0.0")] * len(parts)
    halves = [divmod(one * tenths, total) for one in scaled]
    given = [full for full, _rest in halves]
    by_remainder = sorted(range(len(parts)), key=lambda place: (-halves[place][1], place))
    for place in by_remainder[: tenths - sum(given)]:
        given[place] += 1
    return [Decimal(one).scaleb(-1) for one in given]


def _quotient(product: Decimal, weight: Decimal, decimals: int) -> Decimal:
    """Rounded as a person does; 0 where there is nothing to divide by."""
    return _written(product / weight if weight else Decimal(0), decimals)


def _written(value: float | Decimal, decimals: int) -> Decimal:
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
