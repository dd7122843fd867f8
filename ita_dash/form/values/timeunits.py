"""What a text of dates names, before its years are told: units of time, and the periods that they bound."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a text names. Months of fiscal units are counted from October as 0."""

    kind: str
    """``day``, ``month``, ``calendar`` (a calendar year), ``academic`` (a school year, or term ``first_month`` of it) or
    ``fiscal`` (``first_month`` to ``last_month`` of a fiscal year)."""
    year: int | None = None
    """Christian year of a day, month or calendar year; Buddhist fiscal year of a fiscal unit."""
    month: int | None = None
    day: int = 0
    first_month: int = 0
    last_month: int = 11
    counts_in: str = ""
    """``quarter`` or ``year`` for fiscal units that a bare number may follow ("ไตรมาส 1 และ 3")."""
    at_close: bool = False
    """Only its last day is meant ("สิ้นเดือน …")."""


@dataclass(slots=True)
class NamedSpan:
    """One period of a text: from ``first`` to ``last``, or ``first`` alone."""

    first: Unit
    last: Unit | None = None
    limit: str = ""
    """``within`` or ``before`` where only the end is given."""
    is_open: bool = False
    """Only the start is given ("ตั้งแต่ …", "… เป็นต้นไป")."""


@dataclass(slots=True)
class Phrases:
    """What a text names, in its order."""

    items: list[NamedSpan] = field(default_factory=list)
    recurring: bool = False
    whole_year: bool = False
    """It says "all the time" and names no period of its own."""
    doubtful: bool = False
