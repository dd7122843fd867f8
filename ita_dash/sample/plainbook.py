"""What an office's workbook holds, as plain data: a cover, tables, divisions. ``make`` turns it into a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Percent:
    """A number shown as a percent: ``Percent(0.5)`` is 50%."""

    share: float


@dataclass(frozen=True, slots=True)
class SampleLink:
    """Text with a link on the whole cell."""

    text: str
    address: str


Entry = str | int | float | date | Percent | SampleLink | None
"""What a person put into one cell; ``None`` and ``""`` leave it blank."""


@dataclass(frozen=True, slots=True)
class SampleMerge:
    """Cells of one column shown as one: rows ``first`` to ``last`` of the table's body, counted from 0."""

    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SampleColumn:
    """A column's heading, its width in characters, and the words of its drop-down list."""

    heading: str
    width: int
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """A tab of text and no table. ``headings`` are the lines set large and in the middle."""

    tab: str
    lines: tuple[str, ...]
    headings: frozenset[str]


@dataclass(frozen=True, slots=True)
class SampleTable:
    """A tab with title lines, a header and rows, each row as long as ``columns``."""

    tab: str
    columns: tuple[SampleColumn, ...]
    rows: tuple[tuple[Entry, ...], ...]
    titles: tuple[str, ...] = ()
    merges: tuple[SampleMerge, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """One workbook. ``title`` is the file's title property."""

    title: str
    cover: Cover
    tables: tuple[SampleTable, ...]


def divisions(tab: str, short_names: Mapping[str, str], parents: Mapping[str, str]) -> SampleTable:
    """The list of divisions, in the order of ``short_names`` (name to short name); ``parents`` is unit to division."""
    return SampleTable(
        tab=tab,
        columns=(SampleColumn("ส่วนราชการ", 34), SampleColumn("ชื่อย่อ", 14), SampleColumn("สังกัด", 24), SampleColumn("อีเมล", 30)),
        rows=tuple((name, short, parents.get(name), None) for name, short in short_names.items()),
    )
