"""The one registry of what a form holds: the frame, the files, the history, the pages and reading back walk it.

Adding a column of the form that is carried as it is typed is one entry in ``FIELDS``, with ``as_typed``: it is then read, merged,
compared, exported, shown and read back. What a rule reads (a date, a percent) has its reader beside. Further names of its heading
stand in ``words/headings.toml``. Text fields hold ``""`` where the sheet gives no answer, dates ``NaT``, numbers ``NaN``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ita_dash.form.words import table
from ita_dash.messages import N_

TEXT, DATE, NUMBER, COUNT, LIST, MAP, ROUNDS = "text", "date", "number", "count", "list", "map", "rounds"
_DTYPES = {TEXT: "str", DATE: "datetime64[s]", NUMBER: "float64", COUNT: "int64", LIST: "object", MAP: "object", ROUNDS: "object"}
_EMPTY: dict[str, Callable[[], object]] = {
    TEXT: str, DATE: lambda: None, NUMBER: lambda: float("nan"), COUNT: int, LIST: tuple, MAP: dict, ROUNDS: tuple,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an assignment.

    ``kind``: what it holds (one of the constants above). ``label``: what a person calls it (a message). ``heading``: what the
    official form calls its column, the same in every language; empty for what has no column of its own. ``rule``: what stands in
    it, in one sentence (a message); the tables that are exported say it of the others. ``compared``: whether the history names a
    change of it. ``contradicts``: whether two rows of one assignment may not differ in it. ``reported``: whether a division types
    it to report; the plan is not its to update. ``as_typed``: whether it is a text that no rule reads.
    """

    name: str
    kind: str
    label: str
    heading: str = ""
    rule: str = ""
    compared: bool = True
    contradicts: bool = False
    reported: bool = False
    as_typed: bool = False

    @property
    def dtype(self) -> str:
        return _DTYPES[self.kind]

    def empty(self) -> object:
        """What the frame holds where the sheet gives no answer."""
        return 1.0 if self.name == "weight" else _EMPTY[self.kind]()


FIELDS: tuple[Field, ...] = (
    Field("code", TEXT, N_("Code"), "ลำดับ"),  # the activity's number, "1.3"; empty where the sheet gives none
    Field("measure_no", TEXT, N_("Measure number"), compared=False),
    Field("measure", TEXT, N_("Measure"), "มาตรการ/แนวทาง"),  # without its number
    Field("activity_no", TEXT, N_("Activity number"), compared=False),
    Field("activity", TEXT, N_("Activity"), "วิธีการดำเนินการ"),  # without its number
    Field("division", TEXT, N_("Division"), "ผู้รับผิดชอบ"),  # as the list of divisions spells it
    Field("parent", TEXT, N_("Part of"), compared=False),  # the division that a unit belongs to
    Field("period", TEXT, N_("Period"), "ระยะเวลาดำเนินการ", contradicts=True),  # as typed
    Field("start", DATE, N_("Start"), "วันเริ่มต้น", compared=False),
    Field("end", DATE, N_("End"), "วันสิ้นสุด", compared=False),
    # one of form.values.status.STATUSES, or empty
    Field("status_read", TEXT, N_("Status"), contradicts=True, reported=True),
    Field("percent", NUMBER, N_("Progress"), contradicts=True, reported=True),  # 0–100
    Field("reason", TEXT, N_("Reason"), reported=True),  # why it is unable or cancelled
    Field("result", TEXT, N_("Result"), "ผลการดำเนินการ", contradicts=True, reported=True),
    Field("recommendation", TEXT, N_("Recommendation"), "ข้อเสนอแนะ", contradicts=True, reported=True),
    # tuple of str: links and texts that are no link, in the order typed
    Field("evidence", LIST, N_("Evidence"), "หลักฐาน", reported=True),
    Field("reported_on", DATE, N_("Reported on"), "วันที่รายงาน", reported=True),
    Field("reported_by", TEXT, N_("Reported by"), "ผู้รายงาน", N_("Who reported, as typed."), reported=True, as_typed=True),
    Field("weight", NUMBER, N_("Weight"), "น้ำหนัก"),  # of the activity within the office; 1 unless given
    Field("extra", MAP, N_("Other columns"), compared=False),  # header → text: the sheet's other columns
    Field("rounds", ROUNDS, N_("Earlier rounds"), compared=False),  # tuple of form.assignments.RoundReport, the earliest first
    Field("tab", TEXT, N_("Tab"), compared=False),
    Field("row", COUNT, N_("Row"), compared=False),  # as a person counts, from 1
    Field("cell", TEXT, N_("Cell"), compared=False),  # "B7"
    Field("link", TEXT, N_("Link"), compared=False),  # opens that cell of the Google Sheet; empty for a file
)

AS_TYPED: tuple[Field, ...] = tuple(one for one in FIELDS if one.as_typed)
"""Texts that are carried as they stand."""
HEADINGS: dict[str, str] = {one.name: one.heading for one in FIELDS if one.heading} | table("headings")["official"]
"""What the official form calls each field of a column: the same in every language of the app. Columns that are no field of an
assignment say something of one: a box its status, a deadline its period."""
PERIODS = ("period", "start", "end", "deadline")
"""The fields that say when something is planned."""
PLANNED_BY = frozenset({*PERIODS, "month"})
"""The same with the marks of columns of months."""
NEEDED = ("measure", "activity", "division", *PERIODS, "status", "progress", "result", "recommendation")
"""Fields whose column somebody misses if it is gone from the sheet."""


def heading_of(field: str) -> str:
    """The heading to type for a field; the field itself where the form has none for it."""
    return HEADINGS.get(field.removeprefix("own "), field)
