# ruff: noqa: E501 (one column, one rule a line)
"""What stands in the empty form: its tabs, columns, drop-down, examples and steps. ``emptyform`` writes it.

Headers, statuses and marks are Thai in every language of the screen: they are what the form reader reads.
"""

from dataclasses import dataclass

from ita_dash.form.fields import AS_TYPED
from ita_dash.form.lines.marginlines import EXAMPLE, EXAMPLE_ROW
from ita_dash.messages import N_

FORM_TAB, DIVISIONS_TAB, MEETINGS_TAB, GUIDE_TAB = "แบบรายงาน", "รายชื่อส่วนราชการ", "ประชุม", "คำแนะนำ"
STATUS_WORDS = ("ยังไม่ดำเนินการ", "อยู่ระหว่างดำเนินการ", "แล้วเสร็จ", "ไม่สามารถดำเนินการได้", "ยกเลิก")
"""What the drop-down offers; an empty cell is no report."""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of the form: its header, how to fill it in (a message id), the example."""

    header: str
    guide: str
    example: str | float = ""
    width: int = 14
    number_format: str = "General"


FORM_COLUMNS = (
    FormColumn(
        "รหัส",
        N_("The activity's number as in 1.1; leave it empty where the measure and the activity carry their numbers."),
        EXAMPLE_ROW["code"],
        7,
        "@",
    ),
    FormColumn(
        "มาตรการ/แนวทาง",
        N_("The measure with its number. In the rows of its other activities it may stay empty."),
        f"{EXAMPLE} {EXAMPLE_ROW['measure']}",
        21,
    ),
    FormColumn(
        "วิธีการดำเนินการ",
        N_("One activity in each row, with its number."),
        f"{EXAMPLE} {EXAMPLE_ROW['activity']}",
        29,
    ),
    FormColumn(
        "ผู้รับผิดชอบ",
        N_(
            "The division as the list of divisions spells it; ทุกส่วนราชการ for all of them. Where several report separately, give each a row."
        ),
        EXAMPLE_ROW["division"],
        15,
    ),
    FormColumn("ระยะเวลาดำเนินการ", N_("As in {period}."), "", 14, "@"),
    FormColumn("งบประมาณ", N_("In baht, or ไม่ใช้งบประมาณ."), EXAMPLE_ROW["budget"], 12),
    FormColumn(
        "สถานะ",
        N_("Choose from the list. Write why beside it in the result where it cannot be carried out."),
        EXAMPLE_ROW["status"],
        15,
    ),
    FormColumn(
        "ความคืบหน้า (ร้อยละ)",
        N_("A number from 0 to 100. Leave it empty where you do not measure it."),
        int(EXAMPLE_ROW["progress"]),
        10,
    ),
    FormColumn("ผลการดำเนินการ", N_("What has been done, also where it is not finished."), EXAMPLE_ROW["result"], 27),
    FormColumn("ปัญหา/อุปสรรค", N_("What stood in the way. Write ไม่มี where nothing did."), EXAMPLE_ROW["obstacles"], 19),
    FormColumn(
        "ข้อเสนอแนะ",
        N_("What should be done next. Write ไม่มี where there is nothing; empty means not answered yet."),
        EXAMPLE_ROW["recommendation"],
        21,
    ),
    FormColumn("หลักฐาน", N_("Links to documents or pictures, one to a line."), EXAMPLE_ROW["evidence"], 19),
    FormColumn("วันที่รายงาน", N_("The day of the report, as in {day}."), "", 12, "d/m/yyyy"),
    FormColumn("ผู้รายงาน", N_("Position of the person who reports."), EXAMPLE_ROW["reported_by"], 12),
    FormColumn("น้ำหนัก", N_("How much the activity counts beside the others; empty counts as 1."), int(EXAMPLE_ROW["weight"]), 8),
    *(FormColumn(one.heading, one.rule, width=24) for one in AS_TYPED if one.name != "reported_by"),
)
DIVISION_COLUMNS = (
    FormColumn("ส่วนราชการ", N_("The name of every division and unit, one to a row."), width=36),
    FormColumn("ชื่อย่อ", N_("Other names that people type for it, separated by commas."), width=20),
    FormColumn("สังกัด", N_("For a unit: the division that it belongs to."), width=36),
    FormColumn("อีเมล", N_("Where to reach it; may stay empty."), width=28),
)
DIVISION_EXAMPLES = (
    (f"{EXAMPLE} สำนักปลัด", "สป.", "", ""),
    (f"{EXAMPLE} งานแผนงานและนโยบาย", "", f"{EXAMPLE} สำนักปลัด", ""),
)
MEETING_COLUMNS = (
    FormColumn("การประชุม", N_("What the meeting is called. Changes are told since the last meeting that was held."), width=48),
    FormColumn("วันที่", N_("The day of the meeting, as in {day}."), width=16, number_format="d/m/yyyy"),
)
MEETING_EXAMPLE = f"{EXAMPLE} ประชุมผู้บริหาร ครั้งที่ 1"
STEPS = (
    N_("Type the office's name and check the fiscal year in the first lines of the tab “{form}”."),
    N_("Fill in the tab “{divisions}” first: “all divisions” then counts for each of them."),
    N_(
        "Fill in the tab “{form}” from the row under the example. Rows that begin with {example} are not counted; they may be deleted."
    ),
    N_(
        "A cell turns yellow while it still has to be filled in: division, period, budget and status of every activity, what was done, what stood in the way and the recommendation once it has begun."
    ),
    N_("The header row is protected so that nobody changes it by mistake; there is no password."),
    N_("Do not change the header row. Columns of your own may be added to the right; the dashboard keeps them."),
    N_("Upload the file to Google Drive, open it with Google Sheets, and share it with the divisions and with the dashboard."),
    N_("Look at the page that checks the data: it names every cell that could not be read and how to fix it."),
)
