"""Lines of a table that are no data: examples, notes, sums, signatures; and words that only go on with what stands above."""

import re

from ita_dash.form.text import key

EXAMPLE = "(ตัวอย่าง)"
"""A row of the empty form that shows how to fill it in; it is no data."""
_CONTINUED = "(ต่อ)"
_GOES_ON = frozenset(
    {"ต่อ", "เช่นเดียวกัน", "เหมือนข้างต้น", "ตามข้างต้น", _CONTINUED, "(ต่อจากหน้าก่อน)", '"', "''", "”", "“", "〃", ",,", "″"}
)
"""What people type to say "as above"."""


def _folded(*words: str) -> tuple[str, ...]:
    return tuple(key(word) for word in words)


_NOTES = _folded("หมายเหตุ", "ที่มา", "*", "ข้อมูล ณ", "แหล่งข้อมูล", "คำอธิบาย", "คำชี้แจง")
_SIGNATURES = _folded(
    *("ลงชื่อ", "(ลงชื่อ", "ลงนาม", "(ลงนาม", "(นาย", "(นาง", "(น.ส.", "(ว่าที่", "(....", "(…", "(____"),
    *("ผู้อนุมัติ", "ผู้เห็นชอบ", "ผู้เสนอ", "ผู้จัดทำ"),
)
_SUM = re.compile(
    key("(?:ยอด)?รวม(?:ทั้ง|งบ|เป็น|จำนวน|เงิน|ยอด|ทุก|ร้อยละ|มาตรการ|โครงการ|[0-9]|[:=(]|$)") + key("|(?:ค่า)?เฉลี่ย|ผลรวม|total|sum$")
)


_NUMBER = re.compile(r"(?:หน้า(?:ที่)?)?[-–—(\[.]*[0-9]{1,3}(?>(?:[/.][0-9]{1,3})*)[-–—)\].]*")


_GUIDANCE = re.compile(key("[(（\\[]?(?:โปรด|ให้|กรุณา)?(?:ระบุ|กรอก|อธิบาย|เลือก|ใส่|แนบ)") + ".{0,80}[)）\\]]?")


def is_guidance(text: str) -> bool:
    """What a form says should be typed there: "(ระบุหน่วยงาน)"."""
    return text[:1] in "([（" and _GUIDANCE.fullmatch(key(text)) is not None


def is_number(text: str) -> bool:
    """A number alone: of a page ("- ๒ -", "หน้า 2/5"), or of a row that is not filled in yet."""
    return _NUMBER.fullmatch(key(text)) is not None


def is_example(text: str) -> bool:
    return key(text).startswith(EXAMPLE)


def is_note(text: str) -> bool:
    """A remark on the table, which names nobody as responsible."""
    return key(text).startswith(_NOTES)


def is_signature(text: str) -> bool:
    """A line of who signs, below a table."""
    return key(text).startswith(_SIGNATURES)


_POSTS = _folded(
    *("ตำแหน่ง", "ปลัดองค์การบริหาร", "ปลัดเทศบาล", "ปลัดอบต", "นายกองค์การบริหาร", "นายกเทศมนตรี", "นายกอบต", "ผู้อำนวยการโรงเรียน"),
    *("วันที่....", "วันที่ ....", "วันที่…"),
)
_WHOLE_SUM = re.compile(key("(?:ยอด)?รวม(?:ทั้งหมด|ทั้งสิ้น|ทั้งปี|จำนวน)?(?:[0-9]{1,4}(?:โครงการ|กิจกรรม|มาตรการ|รายการ)?)?[:=]?"))


def is_dotted(text: str) -> bool:
    """A line of dots to sign or to write on."""
    return "...." in text or "……" in text or "____" in text


def is_post(text: str) -> bool:
    """The post of who signs, or the date of a signature, as it stands below a name."""
    return key(text).startswith(_POSTS)


def is_whole_sum(text: str) -> bool:
    """A word for the sum and nothing else but its number."""
    return _WHOLE_SUM.fullmatch(key(text)) is not None


def is_sum(text: str) -> bool:
    """A sum or a mean of the rows above, not an activity that begins with "รวม" as "รวมพลัง…" does."""
    return _SUM.match(key(text)) is not None


def goes_on(text: str) -> bool:
    """Whether a cell says nothing but that the item above continues."""
    return key(text) in _GOES_ON


def without_continued(text: str) -> str:
    """A title without the "(ต่อ)" behind it."""
    return text.removesuffix(_CONTINUED).strip()
