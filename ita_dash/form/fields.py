"""The one registry of an assignment's fields: the frame, the files, the history and reading back walk it.

Adding a column of the form is one entry here, and its names in the words of headings. Text fields hold ``""`` where the sheet
gives no answer, dates ``NaT``, numbers ``NaN``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ita_dash.messages import N_

TEXT, DATE, NUMBER, COUNT, LIST, MAP, ROUNDS = "text", "date", "number", "count", "list", "map", "rounds"
_DTYPES = {TEXT: "str", DATE: "datetime64[s]", NUMBER: "float64", COUNT: "int64", LIST: "object", MAP: "object", ROUNDS: "object"}
_EMPTY: dict[str, Callable[[], object]] = {
    TEXT: str, DATE: lambda: None, NUMBER: lambda: float("nan"), COUNT: int, LIST: tuple, MAP: dict, ROUNDS: tuple,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an assignment.

    ``kind``: what it holds (one of the constants above). ``label``: what a person calls it (a message). ``compared``: whether the
    history names a change of it. ``contradicts``: whether two rows of one assignment may not differ in it.
    """

    name: str
    kind: str
    label: str
    compared: bool = True
    contradicts: bool = False

    @property
    def dtype(self) -> str:
        return _DTYPES[self.kind]

    def empty(self) -> object:
        """What the frame holds where the sheet gives no answer."""
        return 1.0 if self.name == "weight" else _EMPTY[self.kind]()


FIELDS: tuple[Field, ...] = (
    Field("code", TEXT, N_("Code")),  # the activity's number, "1.3"; empty where the sheet gives none
    Field("measure_no", TEXT, N_("Measure number"), compared=False),
    Field("measure", TEXT, N_("Measure")),  # without its number
    Field("activity_no", TEXT, N_("Activity number"), compared=False),
    Field("activity", TEXT, N_("Activity")),  # without its number
    Field("division", TEXT, N_("Division")),  # as the list of divisions spells it
    Field("parent", TEXT, N_("Part of"), compared=False),  # the division that a unit belongs to
    Field("period", TEXT, N_("Period"), contradicts=True),  # as typed
    Field("start", DATE, N_("Start"), compared=False),
    Field("end", DATE, N_("End"), compared=False),
    Field("status_read", TEXT, N_("Status"), contradicts=True),  # one of form.values.status.STATUSES, or empty
    Field("percent", NUMBER, N_("Progress"), contradicts=True),  # 0–100
    Field("reason", TEXT, N_("Reason")),  # why it is unable or cancelled
    Field("result", TEXT, N_("Result"), contradicts=True),
    Field("recommendation", TEXT, N_("Recommendation"), contradicts=True),
    Field("evidence", LIST, N_("Evidence")),  # tuple of str: links and texts that are no link, in the order typed
    Field("reported_on", DATE, N_("Reported on")),
    Field("reported_by", TEXT, N_("Reported by")),
    Field("weight", NUMBER, N_("Weight")),  # of the activity within the office; 1 unless given
    Field("extra", MAP, N_("Other columns"), compared=False),  # header → text: the sheet's other columns
    Field("rounds", ROUNDS, N_("Earlier rounds"), compared=False),  # tuple of form.assignments.RoundReport, the earliest first
    Field("tab", TEXT, N_("Tab"), compared=False),
    Field("row", COUNT, N_("Row"), compared=False),  # as a person counts, from 1
    Field("cell", TEXT, N_("Cell"), compared=False),  # "B7"
    Field("link", TEXT, N_("Link"), compared=False),  # opens that cell of the Google Sheet; empty for a file
)

HEADINGS = {
    "code": "ลำดับ",
    "theme": "ประเด็น",
    "measure": "มาตรการ/แนวทาง",
    "approach": "แนวทาง",
    "plan": "แผนงาน",
    "project": "โครงการ",
    "activity": "วิธีการดำเนินการ",
    "step": "ขั้นตอน",
    "division": "ผู้รับผิดชอบ",
    "support": "ผู้รับผิดชอบร่วม",
    "period": "ระยะเวลาดำเนินการ",
    "start": "วันเริ่มต้น",
    "end": "วันสิ้นสุด",
    "deadline": "กำหนดแล้วเสร็จ",
    "month": "เดือน",
    "status": "สถานะ",
    "tick": "สถานะ",
    "progress": "ความคืบหน้า (ร้อยละ)",
    "result": "ผลการดำเนินการ",
    "recommendation": "ข้อเสนอแนะ",
    "evidence": "หลักฐาน",
    "reported_on": "วันที่รายงาน",
    "reported_by": "ผู้รายงาน",
    "weight": "น้ำหนัก",
    "timestamp": "ประทับเวลา",
    "plan_or_result": "แผน/ผล",
    "round": "รอบ",
}
"""What the official form calls each field of a column: the same in every language of the app."""


def heading_of(field: str) -> str:
    """The heading to type for a field; the field itself where the form has none for it."""
    return HEADINGS.get(field.removeprefix("own "), field)
