"""What was found in each tab: which header, which columns, how many rows. Said on ตรวจสอบข้อมูล and by ``check``."""

from dataclasses import dataclass, field

FORM, DIVISION_LIST, OTHER = "form", "divisions", "other"
ROLES = (FORM, DIVISION_LIST, OTHER)


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column under a header: what stands there and which field of ``form.columns.Column`` it was taken for."""

    letter: str
    header: str
    field: str
    """``extra`` for a column that is kept as it is."""
    spelling: str = ""
    """The accepted spelling that matched; empty for a column that nothing is known of."""


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """The header of one table. Rows are as a person counts."""

    row: int
    last: int
    """The last row of a header that stands over several."""
    columns: tuple[ColumnReading, ...] = ()


@dataclass(frozen=True, slots=True)
class TabReading:
    """One tab as it was understood."""

    title: str
    role: str
    """One of ``ROLES``: a form, the list of divisions, or a tab that was left alone."""
    gid: int | None = None
    link: str = ""
    hidden: bool = False
    header_row: int = 0
    """Of the first table, as a person counts; 0 where there is none."""
    columns: tuple[ColumnReading, ...] = ()
    """Of the first table."""
    headers: tuple[HeaderReading, ...] = ()
    """Of every table of the tab, the first included."""
    rows: int = 0
    """Rows under the header that hold something."""
    assignments: int = 0
    """Assignments that came from this tab."""
    merged: int = 0
    """Rows that were joined with another row of the same activity and division."""
    skipped: dict[str, int] = field(default_factory=dict)
    """Rows that are no data, counted by why: ``header`` (repeated, or column numbers), ``section``, ``note``, ``example``."""

    @property
    def is_form(self) -> bool:
        return self.role == FORM
