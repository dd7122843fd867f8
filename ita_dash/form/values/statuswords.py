"""The words of statuses: which phrase says which status, in the status column and in the prose of a result.

Patterns are compared without spaces, by ``compiled``. Of two that match at one place the earlier in the table wins, and what a
phrase has taken no other finds again: so ยังไม่แล้วเสร็จ is never แล้วเสร็จ.
"""

import re
from collections.abc import Sequence

from ita_dash.form.repair import repaired
from ita_dash.form.text import folded

NO_REPORT = "no_report"
NOT_STARTED = "not_started"
IN_PROGRESS = "in_progress"
DONE = "done"
UNABLE = "unable"
CANCELLED = "cancelled"
REVIEW = "review"
"""Not a status: how far a review of the report is."""
PUT_OFF = "put_off"
"""Not a status: put off or on hold."""
PLANNED = "planned"
"""Not a status: planned, which is not started unless the sentence ends well ("แผน… จัดทำและเผยแพร่แล้ว")."""
CALLED_OFF = "called_off"
"""Not a status: งด…, which is cancelled for a reason, and done where the office's policy or the sentence's end says so."""
NOTHING = "nothing"
"""Holds the words of a status and says nothing about it ("กำหนดแล้วเสร็จ")."""

DO = "(?:ดำเนินการจัดทำ|ดำเนินการจัด|ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ|ปฏิบัติงาน|จัดทำ|จัดกิจกรรม|จัดโครงการ|จัดประชุม|จัดอบรม|จัดฝึกอบรม)"
FINISHED = "(?:แล้วเสร็?จ|เสร็?จสิ้น|เสร็?จสมบูรณ์|เสร็?จเรียบร้อย|เรียบร้อย|สมบูรณ์|ครบถ้วน|สำเร็?จ|เสร็?จ)"
FILL_IN = "(?:กรอก|บันทึก(?:ข้อมูล|ผล)|คีย์|ป้อนข้อมูล|ใส่ข้อมูล|ลงข้อมูล|ลงผล)"
"""What is done with a sheet, and not with the work."""
_ACT = (
    f"(?:{DO}|จัด|ทำ|เผยแพร่|ประชุม|อบรม|รายงาน|ประกาศ|เสนอ|แต่งตั้ง|ตั้ง|ลงพื้นที่|เปิด|ส่ง|ติดตั้ง|ปรับปรุง|ทบทวน|สรุป|ตรวจ|ประเมิน|สำรวจ|เชิญ|ออก"
    "|จ้าง|ก่อสร้าง|ซ่อม|พัฒนา|รวบรวม|ศึกษา|ยกร่าง|ชี้แจง|ประชาสัมพันธ์|รณรงค์|แจก|พิมพ์|สอบ|คัดเลือก|มอบ|ขับเคลื่อน|ติดตาม|บันทึก|ซื้อ|สร้าง)"
)
"""Verbs of work, for phrases that begin with what says that it lies ahead."""
_NO_MONEY = "(?:ไม่ได้รับ|ไม่มี|รอ|ขาด)(?:การ)?(?:จัดสรร|สนับสนุน|อนุมัติ)?(?:งบประมาณ|งบ)"

_NOT_STOPPED = (NOTHING, "(?:ไม่|มิ)(?:มี|ได้|ถูก|ต้อง|เคย|ขอ){0,2}(?:การ)?(?:ขอ|ถูก)?(?:ยกเลิก|ระงับ|ยุติ|เลื่อน|ชะลอ)")
"""ไม่มีการยกเลิก."""
_UNABLE = (
    UNABLE,
    f"ไม่(?:สามารถ|อาจ)(?:ที่จะ)?{DO}(?:กิจกรรม|โครงการ)?(?:ให้)?{FINISHED}?(?:ได้)?|{DO}ไม่ได้"
    f"|(?<!ยัง)(?:ไม่|มิ)ได้(?:{DO}|จัด)(?:[ก-๛]{{0,30}}?)(?:เนื่องจาก|เนื่องด้วย|เพราะ)|^ไม่สามารถ",
)
_NOT_FINISHED = (IN_PROGRESS, f"{DO}?(?:ยัง)?ไม่(?:ได้)?(?:{DO})?(?:ให้)?{FINISHED}")
_NOT_BEGUN = (NOT_STARTED, f"ยังไม่(?:ได้)?(?:มีการ)?(?:เริ่ม)?(?:ต้น)?{DO}|ยังไม่(?:ได้)?เริ่ม|(?:ไม่|มิ)ได้(?:เริ่ม)?{DO}|^(?:ไม่|มิ)ได้{_ACT}")
_LATER = (
    NOT_STARTED,
    "(?:ยัง)?ไม่ถึง(?:กำหนด|เวลา|ห้วง|ช่วง|รอบ|ระยะ)|(?<!ต้อง)(?<!เวลา)รอ(?:การ)?(?:เริ่ม)?(?:ดำเนินการ|ดำเนินงาน)"
    f"|^(?:ขอ)?เลื่อน(?:การ|ไป)?(?:{DO}|จัด|โครงการ|กิจกรรม|อบรม|ประชุม)|^{_NO_MONEY}",
)
_PLANNED = (
    PLANNED,
    f"^อยู่ในแผน|^แผน{DO}|^กำหนด(?:การ)?(?:จะ)?(?:{DO}|จัด)(?=ใน|เดือน|วันที่|ภายใน|ช่วง)"
    f"|^(?:คาดว่า)?จะ(?!(?:{DO})?(?:ให้)?{FINISHED})|^(?:มีแผน|วางแผน|มีกำหนด|เตรียม)(?:การ)?(?:งาน)?(?:ที่)?(?:จะ)?(?:เริ่ม)?{_ACT}(?!(?:ให้)?{FINISHED})",
)
_PARTLY = (
    IN_PROGRESS,
    f"(?:{DO}(?:แล้ว)?{FINISHED}?|{FINISHED})(?:แล้ว)?(?:ไป)?(?:ได้)?(?:เพียง)?บางส่วน|ยัง(?:{DO})?ไม่(?:ครบ|หมด|ทั่วถึง)"
    "|(?<!ต้อง)(?<!การ)(?<!เวลา)รอ(?:การ)?(?:ลงนาม|อนุมัติ|เสนอ|พิจารณา|ตรวจสอบ|ประกาศใช้)|(?:คาดว่า)?(?:จะ|ใกล้(?:จะ)?)"
    f"(?:{DO})?{FINISHED}",
)
_UNDER_WAY = (IN_PROGRESS, f"(?:กำลัง|เริ่ม){DO}|^กำลัง(?!คน|ใจ|งาน|พล|เจ้าหน้าที่)|อยู่(?:ใน)?ระหว่าง(?!วันที่|เดือน|ปี)|อยู่ในขั้นตอน|อยู่ในช่วง{DO}")
_TO_BE_FINISHED = (NOTHING, f"(?:กำหนด|ให้|เมื่อ|ก่อน|หลัง|หลังจาก)(?:การ)?(?:{DO})?(?:งาน|กิจกรรม|โครงการ)?{FINISHED}")
_CANCELLED = (
    CANCELLED,
    "(?<!การ)(?<!ประกาศ)(?<!ไม่)(?<!แจ้ง)ยกเลิก(?:การ)?(?:ดำเนิน(?:การ|งาน|โครงการ|กิจกรรม)|จัดกิจกรรม"
    "|จัดโครงการ|จัดอบรม|จัดประชุม|กิจกรรม|โครงการ)|^ยกเลิก(?=$|เนื่องจาก|เพราะ|[(])|(?:โครงการ|กิจกรรม)ถูกยกเลิก|^ตัดออก|(?:ตัด|ถอด)ออกจาก(?:แผน|โครงการ|กิจกรรม)",
)
_CALLED_OFF = (CALLED_OFF, "^(?:ขอ)?งด(?!งาม)")
_FINISHED = (DONE, f"{DO}?(?:แล้วเสร็?จ|เสร็?จสิ้น|เสร็?จสมบูรณ์|เสร็?จเรียบร้อย|เรียบร้อยแล้ว|เสร็?จแล้ว)|ดำเนินการ(?:ไป)?แล้ว")
PROSE: tuple[tuple[str, str], ...] = (
    _NOT_STOPPED,
    _UNABLE,
    _NOT_FINISHED,
    _NOT_BEGUN,
    _LATER,
    _PLANNED,
    _PARTLY,
    _UNDER_WAY,
    _TO_BE_FINISHED,
    _CANCELLED,
    _CALLED_OFF,
    _FINISHED,
)
"""Whole phrases that say it within a long text; what a clause says that begins with a denial is told by ``values.denials``."""

_REVIEWED = "(?:ตรวจสอบ|ตรวจทาน|ตรวจ|พิจารณา|อนุมัติ|เห็นชอบ|ความเห็นชอบ|ลงนาม|แก้ไข|ทบทวน)"
COLUMN: tuple[tuple[str, str], ...] = (
    (NOT_STARTED, f"^{_NO_MONEY}"),
    (
        NO_REPORT,
        "(?:ยัง)?ไม่(?:ได้)?(?:มีการ|มี|ส่ง)?รายงาน(?:ผล)?|(?:ยัง)?ไม่(?:ได้)?ส่ง(?:ข้อมูล|ผล)|รอ(?:การ)?รายงาน(?:ผล)?|no_?report|notreported"
        f"|ยังไม่(?:ได้)?(?:มีการ)?{FILL_IN}|รอ(?:การ)?{FILL_IN}",
    ),
    (
        REVIEW,
        "(?:ยัง)?(?:ไม่|ไม่ได้|รอ)?(?:รับ)?(?:ผ่าน|ให้|ขอ|เสนอ|ส่ง|ส่งกลับ|ตีกลับ|รอ){0,3}(?:การ)?(?:ขอ)?"
        f"{_REVIEWED}(?:{FINISHED}|แล้ว){{0,3}}",
    ),
    (
        REVIEW,
        "(?:ไม่)?ผ่าน(?:แล้ว)?|ส่งกลับ|ตีกลับ|ฉบับร่าง|ร่าง|ส่งแล้ว|(?:not|un)?approved|approval|rejected|underreview|inreview"
        "|reviewed|review|draft|submitted|verified|returned|passed",
    ),
    _NOT_STOPPED,
    _UNABLE,
    _NOT_FINISHED,
    _NOT_BEGUN,
    _LATER,
    (NOT_STARTED, f"^ไม่มีการ{DO}"),
    _PLANNED,
    _PARTLY,
    (IN_PROGRESS, "(?:ยัง)?ไม่(?:ครบ(?:ถ้วน)?|บรรลุ|เป็นไปตามแผน)|บางส่วน|^ระหว่าง|ขยาย(?:ระยะ)?เวลา|ช้ากว่า"),
    (UNABLE, "ไม่สามารถ(?:ทำ)?(?:ได้)?|ทำไม่ได้|ติดขัด|unable|cannot|can'?t|notpossible|blocked"),
    (
        NOT_STARTED,
        "ไม่(?:มีการ)?(?:ดำเนินการ|ดำเนินงาน|เริ่ม|ทำ)|ยังไม่|จะ(?:เริ่ม)?(?:ดำเนินการ|ทำ|จัด)|เตรียม|อยู่ในแผน|มีแผน"
        "|not_?(?:yet)?_?start(?:ed)?|notyet|notdone|undone|pending|todo|planned|waiting",
    ),
    _UNDER_WAY,
    (
        IN_PROGRESS,
        "อยู่ระหว่าง|ระหว่าง(?:การ)?(?:ดำเนินการ|ดำเนินงาน)|กำลัง|เริ่มแล้ว|อย่างต่อเนื่อง|ต่อเนื่อง|ไม่ครบ"
        "|(?:ดำเนินการ|ทำ)(?:อยู่|ต่อเนื่อง|อย่างต่อเนื่อง|ตามแผน)|in_?progress|inprocess|onprocess|ongoing|underway|started|working"
        "|doing|wip|incomplete|not(?:fully|yet)?(?:completed?|finished)|partial(?:ly)?",
    ),
    _TO_BE_FINISHED,
    (
        CANCELLED,
        "(?<!ไม่)ยกเลิก|(?<!ไม่)ระงับ|ยุติ|พับ(?:โครงการ|แผน)|งด(?:ดำเนินการ|จัด|เว้น)|^งด|ตัดออก|ถอดออก|cancell?ed|cancel|terminated",
    ),
    (PUT_OFF, "ชะลอ|เลื่อน|พักการดำเนินการ|พักไว้|postponed?|deferred|onhold"),
    _FINISHED,
    (
        DONE,
        "เสร็?จ|สำเร็?จ|เรียบร้อย|ครบถ้วน|ดำเนินการครบ|ครบแล้ว|(?:ทำ|จัดทำ|จัด|เผยแพร่|รายงาน|ปฏิบัติ)(?:กิจกรรม|โครงการ|ประชุม|อบรม)?แล้ว|บรรลุ"
        "|ปิด(?:โครงการ|งาน)(?:แล้ว)?|เบิกจ่ายแล้ว|มีการดำเนินการ"
        "|done|completed?|finished|closed|success(?:ful)?",
    ),
)
"""Shorter words that say it in the status column, where a cell holds little else."""

TICKS = frozenset("✓✔☑✅√/") | {"yes", "true", "y"}
"""Whole cells that mean done."""

AMBIGUOUS = {
    **dict.fromkeys((repaired(folded("ดำเนินการ")), "ใช่", *"●pü"), DONE),  # p and ü: the tick of the fonts called Wingdings
    **{
        repaired(folded(said)): IN_PROGRESS
        for said in ("ล่าช้า", "ล่าช้ากว่าแผน", "ล่าช้ากว่ากำหนด", "ช้ากว่าแผน", "เป็นไปตามแผน", "ตามแผน", "เร็วกว่าแผน", "ปกติ")
    },
    **dict.fromkeys((*"x○✗✘✕✖×❌❎☒☐□⬜", "no", "false", "n", "ไม่", "ไม่ใช่"), NOT_STARTED),
}
"""Whole cells that can mean something else: a cross may be a mark, an empty box no answer."""


def compiled(table: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern of ``table``; ``status_of`` tells what a match of it says."""
    parts = (f"(?P<{status}_{place}>{repaired(folded(pattern))})" for place, (status, pattern) in enumerate(table))
    return re.compile("|".join(parts))


def status_of(match: re.Match[str]) -> str:
    """The status, ``REVIEW``, ``PUT_OFF`` or ``NOTHING`` that a match of a ``compiled`` table says."""
    return (match.lastgroup or "").rpartition("_")[0]
