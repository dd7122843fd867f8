"""Which rows are headers and what their columns mean. ``SPELLINGS`` is the one table of accepted header names.

Headers are compared without spaces, marks, numbering and brackets, so "๑. วิธีการ ดำเนินการ" is "วิธีการดำเนินการ".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ita_dash.form.grid import Grid
from ita_dash.form.text import key

HEADER_ROWS = 20
"""A tab is a form if one of its first so many rows is a header."""

# fmt: off  (one field a paragraph)
SPELLINGS: dict[str, tuple[str, ...]] = {
    "code": ("รหัส", "ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "รหัสกิจกรรม", "no"),
    "measure": (
        "มาตรการ/แนวทาง",
        "มาตรการ",
        "มาตรการและแนวทาง",
        "แนวทาง/มาตรการ",
        "มาตรการ/แนวทางการดำเนินการ",
        "แนวทาง",
        "ประเด็น",
        "ประเด็นการประเมิน",
        "ประเด็นการพัฒนา",
        "ประเด็นที่ต้องพัฒนา",
        "ประเด็น/มาตรการ",
        "มาตรการ/ประเด็น",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "ตัวชี้วัดการประเมิน",
        "measure",
    ),
    "activity": (
        "วิธีการดำเนินการ",
        "วิธีการดำเนินงาน",
        "วิธีดำเนินการ",
        "วิธีดำเนินงาน",
        "วิธีการ",
        "ขั้นตอน",
        "ขั้นตอน/วิธีการ",
        "ขั้นตอนการดำเนินการ",
        "ขั้นตอนการดำเนินงาน",
        "ขั้นตอน/วิธีการปฏิบัติ",
        "แนวทางการดำเนินการ",
        "แนวทางการดำเนินงาน",
        "แนวทางปฏิบัติ",
        "โครงการ/กิจกรรม",
        "กิจกรรม/โครงการ",
        "โครงการ",
        "กิจกรรม",
        "กิจกรรมหลัก",
        "กิจกรรมการดำเนินการ",
        "กิจกรรมที่ดำเนินการ",
        "การดำเนินการ",
        "การดำเนินงาน",
        "แผนงาน",
        "แผนงาน/โครงการ",
        "แผนงาน/โครงการ/กิจกรรม",
        "activity",
    ),
    "division": (
        "ผู้รับผิดชอบ",
        "หน่วยงานที่รับผิดชอบ",
        "หน่วยงานรับผิดชอบ",
        "หน่วยงานผู้รับผิดชอบ",
        "หน่วยงานรับผิดชอบหลัก",
        "ผู้รับผิดชอบหลัก",
        "ส่วนราชการ",
        "ส่วนราชการที่รับผิดชอบ",
        "ส่วนราชการผู้รับผิดชอบ",
        "สำนัก/กอง",
        "กอง/สำนัก",
        "กอง",
        "กอง/ฝ่าย",
        "หน่วยงาน",
        "ฝ่าย",
        "เจ้าภาพ",
        "หน่วยงานเจ้าภาพ",
        "หน่วยดำเนินการ",
        "หน่วยงานดำเนินการ",
        "division",
    ),
    "period": (
        "ระยะเวลาดำเนินการ",
        "ระยะเวลาดำเนินงาน",
        "ระยะเวลาการดำเนินการ",
        "ระยะเวลาการดำเนินงาน",
        "ระยะเวลาในการดำเนินการ",
        "ระยะเวลา",
        "ห้วงเวลา",
        "ห้วงระยะเวลา",
        "ช่วงเวลา",
        "ช่วงเวลาดำเนินการ",
        "กำหนดแล้วเสร็จ",
        "กำหนดเวลา",
        "กำหนดการ",
        "วันเดือนปีที่ดำเนินการ",
        "period",
    ),
    "status": ("สถานะ", "สถานะการดำเนินการ", "สถานะการดำเนินงาน", "สถานะดำเนินการ", "status"),
    "progress": (
        "ความคืบหน้า(ร้อยละ)",
        "ความคืบหน้า",
        "ความก้าวหน้า",
        "ความก้าวหน้า(ร้อยละ)",
        "ร้อยละ",
        "ร้อยละความคืบหน้า",
        "ร้อยละความก้าวหน้า",
        "ร้อยละความสำเร็จ",
        "ร้อยละของความสำเร็จ",
        "ผลการดำเนินการ(ร้อยละ)",
        "ผลการดำเนินงาน(ร้อยละ)",
        "%",
        "%ความคืบหน้า",
        "%ความก้าวหน้า",
        "ความคืบหน้า(%)",
        "ความก้าวหน้า(%)",
        "progress",
    ),
    "result": (
        "ผลการดำเนินการ",
        "ผลการดำเนินงาน",
        "ผลดำเนินการ",
        "ผลดำเนินงาน",
        "ผลการปฏิบัติงาน",
        "ผลสัมฤทธิ์",
        "ผลลัพธ์",
        "รายงานผล",
        "รายงานผลการดำเนินการ",
        "รายงานผลการดำเนินงาน",
        "สรุปผลการดำเนินการ",
        "สรุปผลการดำเนินงาน",
        "สรุปผล",
        "ผลที่ได้รับ",
        "result",
    ),
    "recommendation": (
        "ข้อเสนอแนะ",
        "ข้อเสนอแนะเพิ่มเติม",
        "ปัญหาอุปสรรคและข้อเสนอแนะ",
        "ปัญหา/อุปสรรคและข้อเสนอแนะ",
        "ปัญหา/อุปสรรค/ข้อเสนอแนะ",
        "ปัญหาและข้อเสนอแนะ",
        "แนวทางแก้ไข",
        "แนวทางการแก้ไข",
        "แนวทางการพัฒนา",
        "recommendation",
    ),
    "evidence": (
        "หลักฐาน",
        "เอกสารหลักฐาน",
        "หลักฐานอ้างอิง",
        "หลักฐานประกอบ",
        "เอกสารอ้างอิง",
        "เอกสารประกอบ",
        "ลิงก์",
        "ลิงค์",
        "ลิงก์หลักฐาน",
        "link",
        "url",
        "evidence",
    ),
    "reported_on": ("วันที่รายงาน", "วันที่รายงานผล", "วันเดือนปีที่รายงาน", "วันที่ปรับปรุง", "ข้อมูลณวันที่"),
    "reported_by": ("ผู้รายงาน", "ผู้รายงานผล", "ผู้ให้ข้อมูล", "ผู้กรอกข้อมูล"),
    "weight": ("น้ำหนัก", "ค่าน้ำหนัก", "น้ำหนัก(ร้อยละ)", "weight"),
    # Kept as they are, under their own header
    "extra": (
        "งบประมาณ",
        "งบประมาณที่ใช้",
        "งบประมาณ(บาท)",
        "ตัวชี้วัด",
        "ตัวชี้วัดความสำเร็จ",
        "เป้าหมาย",
        "ค่าเป้าหมาย",
        "หมายเหตุ",
        "วัตถุประสงค์",
        "กลุ่มเป้าหมาย",
        "สถานที่",
    ),
    # Columns of the list of divisions
    "alias": ("ชื่อย่อ", "ตัวย่อ", "อักษรย่อ", "คำย่อ", "ชื่ออื่น", "ชื่อที่เรียก"),
    "parent": ("สังกัด", "ขึ้นกับ", "อยู่ภายใต้", "ส่วนราชการต้นสังกัด", "ต้นสังกัด"),
    "email": ("อีเมล", "อีเมล์", "email", "e-mail"),
}
# fmt: on
"""Field → the names that an office may give its column."""

FORM_FIELDS = ("measure", "division", "result")
LIST_FIELDS = frozenset({"code", "division", "alias", "parent", "email"})

_MARKS = re.compile(r"[^\w฀-๿%]+|_")
_REMARK = re.compile(r"[(（][^()（）]*[)）]\s*$")
"""What stands in brackets after a name: ระยะเวลา (เดือน/ปี)."""
_NUMBERING = re.compile(r"^[(（]?\d{1,2}(?:\.\d{1,2})*[.)）]?(?=\D)")


@lru_cache(maxsize=8192)
def header_key(text: str) -> str:
    """``text`` as headers are compared: without spaces, marks, brackets and leading numbering."""
    return _MARKS.sub("", _NUMBERING.sub("", key(text)))


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. ``field`` is a key of ``SPELLINGS``, or ``extra``."""

    number: int
    header: str
    field: str
    spelling: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A header row (counted from 0) and its columns in the order of the sheet."""

    row: int
    columns: tuple[Column, ...]
    repeated: tuple[Column, ...] = ()
    """Columns whose field another column already has; they are kept as extra ones."""

    def column(self, field: str) -> int | None:
        """The number of the column with that meaning."""
        return next((column.number for column in self.columns if column.field == field), None)

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns)

    @property
    def is_form(self) -> bool:
        return "activity" in self.fields and any(field in self.fields for field in FORM_FIELDS)

    @property
    def is_division_list(self) -> bool:
        """A heading "ส่วนราชการ" alone may stand anywhere; a list names short names, parents or addresses beside it."""
        return (
            "division" in self.fields
            and self.fields - {"extra"} <= LIST_FIELDS
            and bool(self.fields & {"alias", "parent", "email"})
        )


class Spellings:
    """The accepted header names, perhaps with an office's own (setting ``[columns]``: field → names)."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._fields: dict[str, tuple[str, str]] = {}
        for table in (SPELLINGS, own or {}):
            for field, names in table.items():
                for name in names:
                    self._fields[header_key(name)] = (field, name)

    def match(self, text: str) -> tuple[str, str] | None:
        """The field that a header names, and the spelling that matched; None for an unknown one."""
        whole = self._fields.get(header_key(text))
        return whole or self._fields.get(header_key(_REMARK.sub("", text)))


def read_header(grid: Grid, row: int, spellings: Spellings) -> Header | None:
    """The header that ``row`` is, or None: a header names the fields of a form or of the list of divisions."""
    columns: list[Column] = []
    repeated: list[Column] = []
    taken: set[str] = set()
    for number in grid.filled(row):
        text = grid.text(row, number)
        match = spellings.match(text) if len(text) <= 120 else None
        if match is None:
            columns.append(Column(number, text, "extra"))
        elif match[0] != "extra" and match[0] in taken:
            again = Column(number, text, "extra", match[1])
            columns.append(again)
            repeated.append(again)
        else:
            taken.add(match[0])
            columns.append(Column(number, text, *match))
    header = Header(row, tuple(columns), tuple(repeated))
    return header if header.is_form or header.is_division_list else None
