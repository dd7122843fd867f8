"""The report as plain typed values: what both writers print, in the order in which they print it.

Every text is ready to be read: digits, dates and words are chosen, nothing is left to look up or to count.
"""

from dataclasses import dataclass

from ita_dash.report.printedtext import Paragraphs, Piece

COLUMNS = (135, 250, 133, 137, 192, 153)
"""Widths of the six columns of the report's table, in thousandths of the page's."""
CONTENTS_FROM = 15
"""Pages from which a table of contents is worth a page."""
LONGEST_HEADING = 160
"""Letters of a measure's title in a heading: a longer one may have to go on on another page, which a heading does not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the same divisions, in the same words, report on an activity: one row of the table."""

    divisions: Paragraphs
    period: Paragraphs
    result: Paragraphs
    recommendation: Paragraphs
    status: tuple[str, ...]
    """How far it is, where that is not done: the status and its percent, which may stand on two lines."""
    evidence: tuple[Piece, ...]
    """Its numbers in the table of evidence, live where the evidence is a link."""


@dataclass(frozen=True, slots=True)
class ActivityPart:
    goes_on: str
    """What tells it where it goes on: ``๑. … (ต่อ)``."""
    text: Paragraphs
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class MeasurePart:
    label: str
    """Its number, as ``๑.``; empty where it has none."""
    goes_on: str
    heading: str
    """The first paragraph of ``text``, as bookmarks and contents list it; empty where there is no text."""
    text: Paragraphs
    activities: tuple[ActivityPart, ...]


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A plain table. ``widths`` are shares of the page's width, ``narrow`` the columns of short words, set in the middle."""

    headers: tuple[str, ...]
    widths: tuple[int, ...]
    narrow: tuple[int, ...]
    rows: tuple[tuple[Paragraphs, ...], ...]
    codes: tuple[str, ...] = ()
    """The address whose QR code stands in the last cell of each row, empty for none; empty where no row has one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the annex, or the table of evidence."""

    title: str
    lead: str
    """A sentence above; what is said where there is nothing to list."""
    grid: PlainTable | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What came of the ITA of the year before: what the office says of it, and its indicators."""

    title: str
    analysis: Paragraphs
    grid: PlainTable | None


@dataclass(frozen=True, slots=True)
class Signature:
    role: str
    """As ``ผู้รายงาน``."""
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was read and can be drawn. ``png`` is the same as a bitmap, for Word."""

    content: bytes
    extension: str
    png: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the evidence, written anew as JPEG and small. ``width`` and ``height`` in pixels."""

    content: bytes
    width: int
    height: int
    caption: str


@dataclass(frozen=True, slots=True)
class Words:
    """Headings and words that stand around what the sheet says."""

    preface: str
    contents: str
    headers: tuple[str, ...]
    evidence: str
    annex: str
    sign: str
    date: str
    """A dotted line for the day of the signature."""
    draft: str
    """On every page of a draft; empty for a clean report."""
    page: str
    """``หน้า {page} จาก {pages}``."""
    demonstration: str
    """The same notice in the footer; empty for an office's own data."""
    closing: str
    """A line between the table and who signs."""
    page_alone: str
    """``หน้า {page}``."""
    code: str
    """What a QR code is called to whoever cannot see it; the address follows."""
    pictures: str
    """The heading over the pictures of the evidence."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole document."""

    title: str
    office: str
    year: str
    office_and_year: str
    subject: tuple[str, ...]
    """What the report is narrowed to or answers, a line each: the item of the ITA, whose part it is, the filters."""
    extent: str
    """What every page of a part says of it, short; empty for the office's own report."""
    as_of: str
    created: int
    """Seconds since 1970: the as-of date, so that the same data makes the same file."""
    demonstration: str
    """The notice of made-up data; empty for an office's own."""
    month: str
    """Of the preface."""
    logo: Logo | None
    template: bytes | None
    """The office's own .docx without its text, for Word; None where it has none."""
    preface: Paragraphs
    assessment: Assessment | None
    """Last year's ITA, which the measures follow from; None where nothing is told of it."""
    opening: Paragraphs
    assignments: int
    """How many it tells of, which is what makes it a large one."""
    measures: tuple[MeasurePart, ...]
    evidence: Section | None
    """None where no evidence was given."""
    pictures: tuple[Picture, ...]
    """Of the evidence, in the order of the table of evidence."""
    signatures: tuple[Signature, ...]
    """Empty for an extract, which nobody signs."""
    annex: tuple[Section, ...]
    thai_digits: bool
    words: Words
    problems: tuple[str, ...]
    """What could not be used, for whoever makes the report; not printed."""

    @property
    def rows(self) -> int:
        """Rows of the table of measures."""
        return sum(len(activity.entries) for measure in self.measures for activity in measure.activities)
