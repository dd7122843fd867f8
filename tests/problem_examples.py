"""One small workbook for each code of ``form.problemkinds.KINDS``: a sheet in which that problem is found.

``docs/problems.md`` is made of them: ``python -m tests.problem_examples > docs/problems.md``.
"""

from dataclasses import replace

from ita_dash.fiscal import FiscalYear
from ita_dash.form.problemkinds import KINDS, SEVERITIES
from ita_dash.form.read import read_form
from ita_dash.messages import _
from ita_dash.problemwords import with_sentences
from ita_dash.sheet.workbook import LOADING, Cell, Damage, Facts, Merge, Workbook
from ita_dash.vocabulary import SEVERITY_LABELS
from tests.grids import Row, tab, workbook

COLUMNS = {
    "measure": "มาตรการ",
    "activity": "วิธีการดำเนินการ",
    "division": "ผู้รับผิดชอบ",
    "period": "ระยะเวลา",
    "status": "สถานะ",
    "progress": "ความคืบหน้า (ร้อยละ)",
    "result": "ผลการดำเนินการ",
    "evidence": "หลักฐาน",
    "reported_on": "วันที่รายงาน",
    "weight": "น้ำหนัก",
}
HEADER: Row = list(COLUMNS.values())
USUAL = {
    "measure": "๑. เปิดเผยข้อมูล",
    "activity": "๑. ประชุมชี้แจง",
    "division": "กองคลัง",
    "period": "ต.ค. ๖๖ – ก.ย. ๖๗",
    "status": "แล้วเสร็จ",
    "result": "ประชุมแล้ว",
    "evidence": "ภาพถ่าย",
}
EVERYBODY: list[list[str]] = [["ส่วนราชการ", "ชื่อย่อ", "สังกัด"], ["กองคลัง", "", ""], ["กองช่าง", "", ""]]


def line(**changed: str | float | Cell) -> Row:
    """A row in which nothing is wrong but what is ``changed``."""
    values = {**USUAL, **changed}
    return [values.get(name, "") for name in COLUMNS]


def sheet(*rows: Row, header: Row = HEADER, divisions: list[list[str]] | None = None, merges: tuple[Merge, ...] = ()) -> Workbook:
    tabs = [tab("แผน", [header, *rows], merges)]
    if divisions is not None:
        tabs.append(tab("ส่วนราชการ", divisions, gid=1))
    return workbook(*tabs)


def with_meetings(meetings: list[list[str]]) -> Workbook:
    return workbook(tab("แผน", [HEADER, line()]), tab("ประชุม", [["การประชุม", "วันที่"], *meetings], gid=1))


def second(**changed: str | float | Cell) -> Row:
    """A second activity of the same measure."""
    return line(**{"measure": "", "activity": "๒. อบรม", "result": "อบรมแล้ว", **changed})


def damaged(code: str, value: str) -> Workbook:
    whole = sheet(line())
    return Workbook(whole.title, whole.tabs, whole.read_at, damage=(Damage(code, value),))


def struck(text: str) -> Cell:
    return Cell(text, text, facts=Facts(unstruck=""))


MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]
ITEMS = "๒. ประชุมแล้ว\n๔. ติดป้าย"

EXAMPLES: dict[str, Workbook] = {
    "FILE_ENCODING": damaged("FILE_ENCODING", "TIS-620"),
    "FILE_PART_UNREADABLE": damaged("FILE_PART_UNREADABLE", "xl/comments1.xml"),
    "FILE_READ_PLAINLY": replace(sheet(line()), plain=True),
    "FORMULA_WITHOUT_VALUE": sheet(line(result=Cell(facts=Facts(formula='="จัดแล้ว "&B2')))),
    "ROW_STRUCK_OUT": sheet(line(), second(activity=struck("๒. อบรม"), status="", result="")),
    "ROW_CROSSED_OFF": sheet(line(), second(activity=struck("๒. อบรม"))),
    "WORDS_STRUCK_OUT": sheet(line(result=Cell("รอประชุม ประชุมแล้ว", "รอประชุม ประชุมแล้ว", facts=Facts(unstruck="ประชุมแล้ว")))),
    "TAB_EMPTY_FORM": sheet(),
    "TABLE_OTHER_YEAR": workbook(
        tab(
            "แผน",
            [["แบบรายงาน ปีงบประมาณ ๒๕๖๖"], HEADER, line(), [], ["แบบรายงาน ปีงบประมาณ ๒๕๖๗"], HEADER, line(result="ประชุมครบแล้ว")],
        )
    ),
    "ROWS_OTHER_YEAR": sheet([*line(), "2566"], [*line(activity="๒. อบรมพนักงาน"), "2567"], header=[*HEADER, "ปีงบประมาณ"]),
    "HEADER_UNKNOWN": sheet([*line(), "ดี"], header=[*HEADER, "ความเห็นนายก"]),
    "HEADER_BY_BEGINNING": sheet([*line(), "ทำต่อ"], header=[*HEADER, "ข้อเสนอแนะของคณะกรรมการกำกับ"]),
    "HEADER_CLOSE": sheet([*line(), "ทำต่อ"], header=[*HEADER, "ข้อเสนแน"]),
    "HEADER_TWICE": sheet([*line(), "อีกผล"], header=[*HEADER, "ผลการดำเนินการ"]),
    "HEADER_BY_CONTENT": sheet(
        ["๑. เปิดเผยข้อมูล", "๑. ประชุมชี้แจง", "กองคลัง", "ประชุมแล้ว"],
        ["", "๒. อบรมพนักงาน", "กองช่าง", "อบรมแล้ว"],
        header=["มาตรการ", "วิธีการดำเนินการ", "คนทำ", "ผลการดำเนินการ"],
        divisions=EVERYBODY,
    ),
    "ROUNDS_BY_CONTENT": sheet(
        ["๑. เปิดเผยข้อมูล", "๑. ประชุมชี้แจง", "กองคลัง", "แล้วเสร็จ", ""],
        ["", "๒. อบรมพนักงาน", "กองช่าง", "อยู่ระหว่างดำเนินการ", "แล้วเสร็จ"],
        header=["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ไตรมาส ๑", "ไตรมาส ๒"],
    ),
    "HEADER_DOUBTFUL": sheet(
        ["๑. เปิดเผยข้อมูล", "๑. ประชุมชี้แจง", "กองคลัง", "ประชุมแล้ว"],
        ["", "๒. อบรมพนักงาน", "กองช่าง", "อบรมครบทุกคน"],
        ["", "๓. ติดป้ายประกาศ", "กองช่าง", "๕๐%"],
        header=["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ความก้าวหน้า"],
    ),
    "ROWS_OF_TEMPLATE": sheet(line(), ["", "", "", "", "ยังไม่ดำเนินการ"], ["", "", "", "", "ยังไม่ดำเนินการ"]),
    "CELL_WITHOUT_HEADER": sheet([*line(), "โทรถามอีกครั้ง"]),
    "CELL_ERROR": sheet(line(progress=Cell("#REF!", "#REF!", "error"))),
    "CELL_LOADING": workbook(
        tab("แผน", [["ข้อมูล ณ", Cell("Loading...", "Loading...", "error", facts=Facts(error=LOADING))], HEADER, line()])
    ),
    "EXAMPLE_ROW": sheet(line(), line(measure="", activity="(ตัวอย่าง) ๒. อบรมพนักงาน")),
    "NOTE_OUTSIDE": sheet(line(), ["หมายเหตุ ข้อมูล ณ สิ้นไตรมาส"]),
    "MEASURE_MISSING": sheet(line(measure="")),
    "MEASURE_BY_NUMBER": sheet(
        line(activity="๑.๑ ประชุมชี้แจง"),
        line(measure="๒. รับเรื่องร้องเรียน", activity="๒.๑ เปิดสายด่วน"),
        line(measure="", activity="๑.๒ ลงเว็บไซต์", result="ลงแล้ว"),
    ),
    "MEASURE_NUMBER_DIFFERS": sheet(
        line(activity="๑.๑ ประชุมชี้แจง"), line(measure="๒. รับเรื่องร้องเรียน", activity="๑.๒ เปิดสายด่วน", result="เปิดแล้ว")
    ),
    "ACTIVITY_FROM_RESULT": sheet(line(), second(activity="", result="๒. ติดป้าย")),
    "ACTIVITY_MISSING": sheet(["", "", "กองคลัง"], line()),
    "MEASURE_UNUSED": sheet(
        line(), line(measure="๒. รับเรื่องร้องเรียน", activity="", division="", period="", status="", result="", evidence="")
    ),
    "ITEM_UNPAIRED": sheet(line(activity="๒. ประชุม", result=ITEMS)),
    "ITEM_REPEATED": sheet(line(activity="๒. ประชุม", result=ITEMS), second(activity="๔. ติดป้าย", result="๔. ติดป้าย")),
    "ITEMS_UNNUMBERED": sheet(
        [*line(activity="๑. ประชุม\n๒. อบรม", result="๑. ประชุมแล้ว\n๒. อบรมแล้ว"), "ทำต่อ"], header=[*HEADER, "ข้อเสนอแนะ"]
    ),
    "ITEMS_FOR_ALL": sheet(line(activity="๑. ประชุม\n๒. อบรม", result="ทำแล้วทั้งหมด")),
    "CODE_TWO_TEXTS": sheet(line(), second(activity="๑. ซ่อมถนนทุกสาย", division="กองช่าง")),
    "MEASURE_TWO_TITLES": sheet(line(), line(measure="๑. รับเรื่องร้องเรียนผ่านเว็บไซต์", activity="๒. อบรม")),
    "DUPLICATE_CONTRADICTS": sheet(line(), line(result="ยกเลิกเพราะน้ำท่วม")),
    "ROW_SUPERSEDED": sheet(
        line(division="ทุกส่วนราชการ"),
        *(line(measure="", division=name, result=f"{name}ประชุมแล้ว") for name in ("กองคลัง", "กองช่าง")),
        divisions=EVERYBODY,
    ),
    "DIVISION_MISSING": sheet(line(division="")),
    "DIVISION_ONLY_PERSON": sheet(line(division="นายมานะ ขยันยิ่ง")),
    "DIVISION_COLUMN_MISSING": sheet(
        ["๑. เปิดเผยข้อมูล", "๑. ประชุมชี้แจง", "ประชุมแล้ว"],
        ["", "๒. อบรมพนักงาน", "อบรมแล้ว"],
        header=["มาตรการ", "วิธีการดำเนินการ", "ผลการดำเนินการ"],
    ),
    "CARRIED_FROM_ABOVE": sheet(
        line(),
        *(line(measure="", activity=f"{at}. อบรมรุ่นที่ {at}", result=f"อบรมรุ่นที่ {at} แล้ว") for at in (2, 3, 4)),
        line(measure="", activity="๕. ซ่อมป้าย", division="", result="ซ่อมแล้ว"),
    ),
    "DIVISION_UNKNOWN": sheet(line(division="หน่วยตรวจสอบภายใน"), divisions=EVERYBODY),
    "DIVISION_NEAR_MISS": sheet(line(division="กองคงลง"), divisions=EVERYBODY),
    "DIVISION_LIST_MISSING": sheet(line(division="ทุกส่วนราชการ")),
    "DIVISION_OF_TAB": workbook(tab("กองคลัง", [HEADER, line(division="ทุกส่วนราชการ")])),
    "DIVISION_BY_TITLE": sheet(line(division="ผู้อำนวยการกองคลัง"), divisions=EVERYBODY),
    "DIVISION_NO_NAME": sheet(line(division="15 มี.ค. 67")),
    "DIVISION_REMARK": sheet(line(division="กองคลัง (งานพัสดุ)"), divisions=EVERYBODY),
    "DIVISION_COUNT_DIFFERS": sheet(line(division="ทั้ง ๕ กอง"), divisions=EVERYBODY),
    "DIVISION_PARENT_UNKNOWN": sheet(line(), divisions=[*EVERYBODY, ["งานพัสดุ", "", "กองพัสดุ"]]),
    "DIVISION_WITHOUT_ASSIGNMENT": sheet(line(), divisions=EVERYBODY),
    "PERIOD_UNREADABLE": sheet(line(period="รอแผน")),
    "PERIOD_IMPOSSIBLE": sheet(line(period="๓๑ ก.พ. ๖๗")),
    "PERIOD_AMONG_WORDS": sheet(line(period="8 ม.ค. 67 ณ ห้องประชุม")),
    "PERIOD_YEAR_ASSUMED": sheet(line(period="ม.ค. – มี.ค.")),
    "PERIOD_YEAR_BEFORE": sheet(line(period="ต.ค. – ก.ย. ๖๗")),
    "PERIOD_OUTSIDE_YEAR": sheet(line(period="ต.ค. ๖๖ – ธ.ค. ๖๗")),
    "MONTHS_WITH_GAPS": sheet(
        ["๑. เปิดเผยข้อมูล", "๑. ประชุมชี้แจง", "กองคลัง", *("/" if name in ("ต.ค.", "ก.ย.") else "" for name in MONTHS)],
        header=["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", *MONTHS],
    ),
    "DATE_AMBIGUOUS": sheet(line(period="03/04/67")),
    "DATE_IMPOSSIBLE": sheet(line(reported_on="31/2/2567")),
    "DATE_UNREADABLE": sheet(line(reported_on="เมื่อวานซืน")),
    "TEXT_REPAIRED": sheet(line(division="กองช่่าง"), divisions=EVERYBODY),
    "STATUS_UNREADABLE": sheet(line(status="ฝากติดตาม", result="")),
    "STATUS_PASSED_OVER": sheet(line(status="ฝากติดตาม")),
    "STATUS_IS_COUNT": sheet(line(status="๒ ครั้ง")),
    "STATUS_REVIEW_WORD": sheet(line(status="รออนุมัติ")),
    "STATUS_AMBIGUOUS": sheet(line(status="ดำเนินการ")),
    "STATUS_TWO_MARKS": sheet(
        ["๑. เปิดเผยข้อมูล", "๑. ประชุมชี้แจง", "กองคลัง", "/", "/"],
        header=["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ดำเนินการแล้ว", "ยังไม่ดำเนินการ"],
    ),
    "PERCENT_UNREADABLE": sheet(line(status="", result="", progress="มาก")),
    "PERCENT_PASSED_OVER": sheet(line(progress="มาก")),
    "PERCENT_OUT_OF_RANGE": sheet(line(progress="120")),
    "PERCENT_WITHOUT_SIGN": sheet(line(status="", progress="1")),
    "MEETING_WITHOUT_DATE": with_meetings([["ประชุมผู้บริหาร", ""]]),
    "MEETINGS_TOO_MANY": with_meetings([["ประชุม", "29/5/2567"]] * 201),
    "WEIGHT_UNREADABLE": sheet(line(weight="มาก")),
    "DONE_WITHOUT_RESULT": sheet(line(result="")),
    "NOT_STARTED_WITH_RESULT": sheet(line(status="ยังไม่ดำเนินการ")),
    "NOT_STARTED_WITH_PROGRESS": sheet(line(status="ยังไม่ดำเนินการ", progress="40%", result="")),
    "NO_REPORT_WITH_PROGRESS": sheet(line(status="ยังไม่รายงาน", progress="20%", result="")),
    "NOTE_SAYS_STATUS": sheet(line(result=Cell("ประชุมแล้ว", "ประชุมแล้ว", note="ยกเลิกตามมติที่ประชุม"))),
    "RESULT_BARE_NUMBER": sheet(line(status="", result="๔๕")),
    "NOT_DONE_AT_100": sheet(line(status="อยู่ระหว่างดำเนินการ", progress="100%")),
    "DONE_BELOW_100": sheet(line(progress="60%")),
    "PERCENTS_DIFFER": sheet(line(status="40%", progress="60%")),
    "EVIDENCE_MISSING": sheet(line(evidence="")),
    "EVIDENCE_COLUMN_EMPTY": sheet(line(evidence=""), second(evidence="")),
    "REPORTED_BEFORE_START": sheet(line(period="ม.ค. ๖๗ – มี.ค. ๖๗", reported_on="15/11/2566")),
    "REPORTED_BEFORE_YEAR": sheet(line(reported_on="15/3/2566")),
    "REPORTED_IN_FUTURE": sheet(line(reported_on="15/3/2590")),
    "NOT_REPORTED": sheet(line(), second(division="กองช่าง", status="", result="", evidence="")),
}


def documentation() -> str:
    """``docs/problems.md``: each kind by its severity, as its example shows it, in Thai with the English beside it."""
    parts = [_HEAD]
    for severity in SEVERITIES:
        parts.append(f"## {_(SEVERITY_LABELS[severity])} (`{severity}`)")
        parts += [_entry(code) for code, kind in KINDS.items() if kind.severity == severity]
    return "\n\n".join(parts) + "\n"


_HEAD = """# The problems that the dashboard names

Every problem has a code that does not change, a severity, the division it is for, the cell, what was read and how to fix it.
They stand on the page *ตรวจสอบข้อมูล*, in `python -m ita_dash check` and in the exports. An *error* is data that is missing from
the figures, with a *warning* a figure may be wrong, an *info* is worth a look.

Made from the examples of the tests by `python -m tests.problem_examples > docs/problems.md`."""


def _entry(code: str) -> str:
    form = read_form(EXAMPLES[code], FiscalYear(2567))
    found = with_sentences(form.problems[form.problems["code"] == code], FiscalYear(2567), thai_digits=True).iloc[0]
    typed = " ⏎ ".join(found["value"].split("\n")) or "(เว้นว่าง)"
    kind = KINDS[code]
    return (
        f"### `{code}`\n\n- ตัวอย่างในเซลล์: `{typed}`\n- {found['message']}\n- วิธีแก้: {found['fix']}\n- *{kind.message}. {kind.fix}*"
    )


if __name__ == "__main__":
    print(documentation(), end="")
