"""Workbooks of any size as the Sheets API answers them, filled as offices fill the form.

Measures, divisions, periods, statuses and the words of who reported repeat; activities, results and links are each row's or each
activity's own. A blank measure or activity continues the one above, as in the form.
"""

import json
from typing import Any

MEASURES = (
    "ยกระดับการปฏิบัติหน้าที่ให้เป็นไปตามขั้นตอน โปร่งใส และไม่เลือกปฏิบัติ",
    "ปรับปรุงกระบวนการปฏิบัติงานและการให้บริการ",
    "เปิดเผยข้อมูลสาธารณะให้ครบถ้วนและเป็นปัจจุบัน",
    "กำกับการใช้ทรัพย์สินของราชการ",
    "ป้องกันและแก้ไขปัญหาการทุจริตในหน่วยงาน",
    "พัฒนาคุณภาพการดำเนินงานและประสิทธิภาพการสื่อสาร",
    "เสริมสร้างวัฒนธรรมคุณธรรมในองค์กร",
    "พัฒนาระบบรับเรื่องร้องเรียน",
)
ACTIVITIES = (
    "ปิดประกาศขั้นตอนและระยะเวลาของงานบริการ ณ จุดให้บริการ",
    "จัดอบรมจริยธรรมและประมวลจริยธรรมของพนักงาน",
    "เผยแพร่แผนการจัดซื้อจัดจ้างบนเว็บไซต์",
    "สำรวจความพึงพอใจของผู้รับบริการ",
    "จัดทำคู่มือการปฏิบัติงานตามภารกิจ",
    "ตรวจนับทรัพย์สินและทำทะเบียนการยืม",
)
PERIODS = (
    "ต.ค. 66 – ก.ย. 67",
    "ต.ค. – ธ.ค. 66",
    "ไตรมาส 2/2567",
    "๑ ม.ค. ๒๕๖๗ – ๓๑ มี.ค. ๒๕๖๗",
    "ตลอดปีงบประมาณ",
    "เม.ย. – ก.ย. 67",
    "ภายใน มิ.ย. 67",
)
STATUSES = ("แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "แล้วเสร็จ", "", "ยังไม่ดำเนินการ", "อยู่ระหว่างดำเนินการ")
RESULTS = (
    "ดำเนินการแล้ว {count} ครั้ง มีผู้เข้าร่วม {more} คน เป็นไปตามแผน",
    "จัดทำแล้ว {count} จาก {more} งาน ส่วนที่เหลืออยู่ระหว่างรวบรวมข้อมูล",
    "เผยแพร่ข้อมูลแล้ว {count} รายการ มีผู้เข้าชม {more} ครั้ง",
)
ADVICE = "ควรทบทวนระยะเวลาให้บริการและขยายไปยังงานที่เหลือ ปีละ {count} ครั้ง"
REPORTERS = ("นักทรัพยากรบุคคล", "เจ้าพนักงานธุรการ", "นิติกร", "นายช่างโยธา", "นักวิชาการศึกษา")
HEADERS = (
    "มาตรการ/แนวทาง",
    "วิธีการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "สถานะ",
    "ความคืบหน้า (ร้อยละ)",
    "ผลการดำเนินการ",
    "ข้อเสนอแนะ",
    "หลักฐาน",
    "วันที่รายงาน",
    "ผู้รายงาน",
    "งบประมาณ",
)
REPORTS = 8
"""Divisions that report on one activity."""
_SECTIONS = ("คลัง", "ช่าง", "การศึกษา", "สาธารณสุข", "สวัสดิการสังคม", "ยุทธศาสตร์", "การเจ้าหน้าที่", "การแพทย์")
DIVISIONS = tuple(f"กอง{name}" for name in _SECTIONS)
DISTRICTS = 40
"""A large office has each division in so many districts, at most."""

SPREADSHEET_ID = "benchmark-workbook"


def payload(rows: int) -> str:
    """The JSON text of a spreadsheet with ``rows`` rows of assignments, a cover and a list of divisions."""
    divisions = _divisions(rows)
    answer = {
        "spreadsheetId": SPREADSHEET_ID,
        "properties": {"title": "รายงานผล ประจำปีงบประมาณ พ.ศ. 2567", "locale": "th_TH", "timeZone": "Asia/Bangkok"},
        "sheets": [
            _sheet(0, "หน้าปก", [["องค์การบริหารส่วนตำบลตัวอย่าง"], ["ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"]]),
            _sheet(1, "แบบรายงาน", [HEADERS, *(_row(number, rows, divisions) for number in range(rows))]),
            _sheet(2, "ส่วนราชการ", [["ส่วนราชการ", "ชื่อย่อ", "สังกัด"], *([name, "", ""] for name in divisions)]),
        ],
    }
    return json.dumps(answer, ensure_ascii=False)


def table(rows: int) -> list[list[str | float]]:
    """The same assignments as the rows of one plain table, its headers first."""
    divisions = _divisions(rows)
    return [list(HEADERS), *(_row(number, rows, divisions) for number in range(rows))]


def _divisions(rows: int) -> list[str]:
    districts = max(1, min(DISTRICTS, rows // 250))
    return [f"{name}{f' เขต {district}' if district else ''}" for district in range(districts) for name in DIVISIONS]


def _row(number: int, rows: int, divisions: list[str]) -> list[str | float]:
    """What a division typed. The row of an activity is its first division's."""
    activity, report = divmod(number, REPORTS)
    each = max(1, -(-rows // REPORTS // len(MEASURES)))  # activities of a measure, rounded up
    measure, place = divmod(activity, each)
    first = report == 0
    status = STATUSES[number % len(STATUSES)]
    result = RESULTS[number % len(RESULTS)].format(count=number % 9 + 1, more=number) if status and status[0] != "ย" else ""
    return [
        f"{measure + 1}. {MEASURES[measure]}" if first and place == 0 else "",
        f"{place + 1}. {ACTIVITIES[activity % len(ACTIVITIES)]} ชุดที่ {activity + 1}" if first else "",
        divisions[(activity * REPORTS + report) % len(divisions)],
        PERIODS[activity % len(PERIODS)] if first else "",
        status,
        (number * 7) % 99 + 1.0 if status.startswith("อยู่") and number % 3 else "",
        result,
        ADVICE.format(count=number % 40 + 1) if number % 3 == 0 else "",
        f"https://www.example.com/ita/2567/{number}" if result else "",
        f"{number % 28 + 1}/{number % 6 + 1}/2567" if result else "",
        REPORTERS[number % len(REPORTERS)] if result else "",
        "ไม่ใช้งบประมาณ" if first else "",
    ]


def _sheet(number: int, title: str, rows: list[Any]) -> dict[str, Any]:
    return {
        "properties": {"sheetId": number, "title": title},
        "data": [{"rowData": [{"values": [_cell(entry) for entry in row]} for row in rows]}],
    }


def _cell(entry: str | float) -> dict[str, Any]:
    if entry == "":
        return {}
    if isinstance(entry, float):
        return {
            "formattedValue": f"{entry:g}",
            "effectiveValue": {"numberValue": entry},
            "effectiveFormat": {"numberFormat": {"type": "NUMBER"}},
        }
    return {"formattedValue": entry, "effectiveValue": {"stringValue": entry}}
