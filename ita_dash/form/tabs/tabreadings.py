"""What was found in each tab: which header, which columns, how many rows. Said on ตรวจสอบข้อมูล and by ``check``."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ita_dash.form.grid import Grid
from ita_dash.form.reports.outlined import Outline
from ita_dash.form.roles import Vote
from ita_dash.form.rows.rowkinds import BLANK, REPORT
from ita_dash.form.tables.segments import Header
from ita_dash.form.tabs.putaway import HIDDEN
from ita_dash.sheet.address import column_letters

FORM, DIVISION_LIST, MEETINGS, OTHER = "form", "divisions", "meetings", "other"


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column under a header: what stands there and which field of ``form.columns.tablecolumns.Column`` it was taken for."""

    letter: str
    header: str
    field: str
    """``extra`` for a column that is kept as it is."""
    spelling: str
    """The accepted spelling that matched; empty for a column that nothing is known of."""
    votes: tuple[Vote, ...]
    """What spoke for its field and for others: the very votes that decided."""
    score: float = 0.0
    runner_up: str = ""
    """The field that came next; empty where nothing spoke for another."""
    margin: float = 0.0
    """The lead over ``runner_up``."""


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """The header of one table. Rows are as a person counts."""

    row: int
    last: int
    """The last row of a header that stands over several."""
    columns: tuple[ColumnReading, ...]


@dataclass(frozen=True, slots=True)
class TabReading:
    """One tab as it was understood."""

    title: str
    role: str
    """``FORM``, ``DIVISION_LIST`` (of divisions), ``MEETINGS``, or ``OTHER``: a tab that was left alone."""
    gid: int | None
    link: str
    hidden: bool
    header_row: int
    """Of the first table, as a person counts; 0 where there is none."""
    columns: tuple[ColumnReading, ...]
    """Of the first table."""
    headers: tuple[HeaderReading, ...]
    """Of every table of the tab, the first included."""
    rows: int
    """Rows under the header that hold something."""
    assignments: int
    """Assignments that came from this tab."""
    merged: int
    """Rows that were joined with another row of the same activity and division."""
    skipped: dict[str, int]
    """Rows that are no data, counted by why: ``header`` (repeated, or column numbers), ``section``, ``note``, ``example``,
    ``template`` (what an empty form had in it)."""
    left_out: str
    """Why a form was left out: one of the reasons of ``form.tabs.putaway``, or empty."""
    reasons: tuple[tuple[str, str, int, int], ...]
    """Why rows were taken for no report: their sort, the reason, how many, and the first of them as a person counts."""

    @property
    def is_form(self) -> bool:
        return self.role == FORM


def read_tab(
    grid: Grid,
    role: str,
    headers: Sequence[Header],
    outline: Outline | None = None,
    counts: tuple[int, int] = (0, 0),
    left_out: str = "",
) -> TabReading:
    """How one tab was understood; ``counts`` are its assignments and the rows that were merged into others. A tab that is left
    out shows its title and why, nothing of what it holds."""
    assignments, merged = counts
    read = tuple(map(_header, headers))
    first = read[0] if read else HeaderReading(0, 0, ())
    below = range(first.last, grid.height)
    return TabReading(
        title=grid.tab.title,
        role=role,
        gid=grid.tab.gid,
        link="" if left_out == HIDDEN else grid.link(0, 0),
        hidden=grid.tab.hidden,
        header_row=first.row,
        columns=first.columns,
        headers=read,
        rows=outline.rows if outline else sum(bool(grid.filled(row)) for row in below),
        assignments=assignments,
        merged=merged,
        skipped=dict(outline.skipped) if outline else {},
        left_out=left_out,
        reasons=_reasons(outline) if outline else (),
    )


def _header(header: Header) -> HeaderReading:
    votes = {one.number: tuple(one.votes) for one in header.columns.evidence}
    decided = {one.number: (one.score, one.runner_up, one.margin) for one in header.columns.roles}
    columns = [
        ColumnReading(
            column_letters(one.number),
            one.header,
            one.field,
            one.spelling,
            votes.get(one.number, ()),
            *decided.get(one.number, ()),
        )
        for one in header.columns.columns
    ]
    return HeaderReading(header.row + 1, header.last + 1, tuple(columns))


def _reasons(outline: Outline) -> tuple[tuple[str, str, int, int], ...]:
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    for row, label in outline.labels.items():
        if label.kind not in (REPORT, BLANK):
            counts[(label.kind, label.reason)] += 1
            first.setdefault((label.kind, label.reason), row + 1)
    return tuple((kind, reason, count, first[(kind, reason)]) for (kind, reason), count in counts.items())
