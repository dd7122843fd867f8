"""What a clause says that begins by denying something: ยังไม่…, ไม่มี…, ไม่พบ… (rule 16 of the design).

"ยังไม่" before any verb is work that was not begun. That nothing bad happened ("ยังไม่พบข้อร้องเรียน") is an answer, that a sheet was
not filled in ("ยังไม่ได้กรอกข้อมูล") is no report, and what is not all done ("ยังไม่ครบทุกกอง") was begun.
"""

import re
from dataclasses import dataclass

from ita_dash.form.repair import repaired
from ita_dash.form.text import composed
from ita_dash.form.values.statuswords import DO, FILL_IN, FINISHED, IN_PROGRESS, NO_REPORT, NOT_STARTED, NOTHING

_NOT = "(?:ไม่|มิ)"
_NOT_YET = f"ยัง{_NOT}"
_INCIDENT = (
    "(?:ร้องเรียน|ร้องทุกข์|ข้อร้อง|ทุจริต|ประพฤติมิชอบ|กระทำ(?:ความ)?ผิด|กระทำทุจริต|ฝ่าฝืน|บกพร่อง|ผิดวินัย|วินัย|ลงโทษ|สินบน"
    "|ผลประโยชน์ทับซ้อน|ขัดกัน|ชี้มูล|เรียกรับ|ละเมิด|ทักท้วง|อุบัติเหตุ|ปัญหา|อุปสรรค|ขัดข้อง|เสียหาย|ผิดปกติ|ไม่เหมาะสม|ความผิด"
    "|ล่วงละเมิด|คุกคาม|ฟ้องร้อง|คดี)"
)
_OF_INCIDENTS = (
    "(?:เรื่อง|ข้อ|การ|กรณี|ผู้|เหตุ|ความ|รายงาน|ข่าว|เจ้าหน้าที่|บุคลากร|พนักงาน|ข้าราชการ|ใคร|ใด|แจ้ง|ถูก|ที่|กระทำ|ประเด็น|ข้อมูล|เบาะแส|ราย){0,5}"
)
_ANSWER = (
    f"(?:ยัง)?{_NOT}(?:ได้)?(?:มี(?:การ)?|เคย(?:มี|ถูก|พบ)?|เกิด|ปรากฏ(?:ว่ามี)?|รับ|ได้รับ|ถูก){_OF_INCIDENTS}{_INCIDENT}"
    f"|(?:ยัง)?{_NOT}(?:ได้)?(?:พบ|ปรากฏ|ตรวจพบ|เกิด)"
)
_NOT_FILLED_IN = (
    f"{_NOT_YET}(?:ได้)?(?:มีการ)?(?:{FILL_IN}|ส่งข้อมูล|ส่งรายงาน|ส่งผล|แจ้งผล"
    "|รายงาน(?:ผล(?:การดำเนินการ|การดำเนินงาน)?)?$)"
    f"|{_NOT_YET}(?:มี)?(?:ข้อมูล|รายงาน)$|รอ(?:การ)?{FILL_IN}"
)
_NOT_ALL = f"(?:ยัง)?{_NOT}(?:ได้)?(?:{DO})?(?:ให้)?(?:{FINISHED}|ครบ|หมด|ทั่วถึง|สิ้นสุด|บรรลุ|เป็นไปตาม(?:แผน|เป้า))"
_OF_WRONGS = "ทาง(?:วินัย|อาญา|แพ่ง|กฎหมาย|ปกครอง)|กับผู้|ต่อผู้|ต่อเจ้าหน้าที่|ที่(?:ผิด|ขัด|ไม่)|โดยมิชอบ"
_NO_WORK = f"{_NOT}มี(?:ผล)?(?:การ)?{DO}(?!{_OF_WRONGS}|{_OF_INCIDENTS}{_INCIDENT})"
_SAYS = re.compile(
    repaired(
        composed(
            f"(?P<answer>{_ANSWER})|(?P<no_report>{_NOT_FILLED_IN})|(?P<in_progress>{_NOT_ALL})|(?P<unable>(?:ยัง)?{_NOT}(?:สามารถ|อาจ))"
            f"|(?P<not_started>{_NOT_YET}|{_NO_WORK})"
        )
    )
)
_STATUS = {"answer": NOTHING, "no_report": NO_REPORT, "in_progress": IN_PROGRESS, "not_started": NOT_STARTED}
_SUBJECT = (
    "(?:(?:การ|คู่มือ|แผน|ประกาศ|คำสั่ง|กอง|สำนัก|ฝ่าย|โครงการ|กิจกรรม|มาตรการ|ระบบ|เว็บไซต์|รายงาน|ร่าง|เอกสาร|งาน|หน่วยงาน"
    "|อบต|เทศบาล|โรงเรียน)(?:(?!ที่|ซึ่ง|ผู้|ราย|พบ|ว่า|บาง|แล้ว|ให้|หาก|กรณี|แจ้ง|ติดตาม|ยัง)[ก-๛]){0,40})"
)
_TIME = (
    "(?:(?:ณ)?(?:ปัจจุบัน|ขณะนี้|ตอนนี้|เวลานี้|เบื้องต้น|วันนี้)"
    "|(?:ใน)?(?:ไตรมาส|ปีงบประมาณ|ปี|เดือน|รอบ|ช่วง|ระยะ)(?:ที่|พ\\.?ศ\\.?)?[0-9]{0,4}(?:เดือน)?(?:แรก|หลัง|นี้)?)"
)
_LEAD = re.compile(repaired(composed(f"[-–—•●▪*0-9.()]*(?:{_TIME}|{_SUBJECT}){{0,2}}(?=ยัง{_NOT})|[-–—•●▪*0-9.()]*")))
"""What may stand before the denial: a bullet or number, when, and what it is that was not done."""
_TURNS = re.compile(repaired(composed("แต่(?:ว่า)?|อย่างไรก็ตาม|ทั้งนี้|ส่วน(?=การ|กอง|โครงการ|กิจกรรม|ที่เหลือ)")))
_WENT_WELL = tuple(repaired(composed(word)) for word in ("แล้ว", "เสร็จ", "เสร็จสิ้น", "เรียบร้อย", "ครบถ้วน"))


@dataclass(frozen=True, slots=True)
class Denial:
    """What a clause says that begins with one; ``start`` and ``end`` are where its words stand."""

    start: int
    end: int
    status: str
    """A status, or ``NOTHING`` where it is an answer."""
    follows: bool
    """Whether something went well before, or it turns on what was said ("แต่…")."""


def denials(line: str, starts: list[int], heads: set[int]) -> list[Denial]:
    """The clauses of a joined ``line`` that begin with a denial, in order.

    ``starts`` are the places of its words, ``heads`` those of its lines. A clause begins with a line, after "แต่", and after what
    went well.
    """
    turns = {turn.end() for turn in _TURNS.finditer(line)}
    after_well = {start for start in starts if start and line.endswith(_WENT_WELL, 0, start)}
    found = []
    for place in sorted({*heads, *turns, *after_well}):
        lead = _LEAD.match(line, place)
        said = _SAYS.match(line, lead.end() if lead else place)
        if said is not None and said.lastgroup in _STATUS:
            follows = place in turns or place in after_well
            found.append(Denial(said.start(), said.end(), _STATUS[said.lastgroup], follows))
    return found
