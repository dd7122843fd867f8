"""Lines of Thai: broken between words, never inside one, for pictures whose renderer cannot break them itself."""

import re
import unicodedata
from itertools import accumulate

import budoux

from ita_dash.caches import Cache

_PARSER = budoux.load_default_thai_parser()

WHOLE = """
    กรรมการ กระทรวง กระบวนการ กำกับ กำหนด เกี่ยวข้อง ขวัญ ของขวัญ ของกำนัล ขับเคลื่อน ขั้นตอน ข้อเสนอแนะ ข้อมูล
    คะแนน ความเสี่ยง คุณธรรม ควบคุม ค่าธรรมเนียม งบประมาณ จริยธรรม จัดซื้อจัดจ้าง จัดหา เจ้าหน้าที่ ช่องทาง
    ซักซ้อม ดำเนินการ ดำเนินงาน ดูแล ตรวจสอบ ตรวจรับ ตระหนัก ตัวชี้วัด ตำแหน่ง ติดต่อ ติดตาม เทศบาล ท้องถิ่น
    ธรรมาภิบาล นโยบาย แนวทาง บันทึก บัญชา ผู้บังคับบัญชา บุคลากร ปฏิบัติ ปฏิบัติการ ปฏิบัติงาน ประชาชน
    ประชาสัมพันธ์ ประเมิน ประโยชน์ ประสิทธิภาพ ปัจจุบัน ป้องกัน โปร่งใส เปิดเผย เปิดโอกาส ผู้บริหาร เผยแพร่ พัสดุ
    พึงพอใจ ภายนอก ภายใน มอบหมาย มาตรการ มีส่วนร่วม ยกระดับ ร้องเรียน ระยะเวลา รับผิดชอบ รับรู้ เรียบร้อย โรงเรียน
    วิทยากร วัฒนธรรม หน้าที่ ปฏิบัติหน้าที่ ทรัพย์สิน ศึกษา สถานะ ส่วนได้ส่วนเสีย ส่วนราชการ สวัสดิการ สอดคล้อง สาธารณสุข สาธารณะ สิ่งแวดล้อม สื่อสาร
    สำนักงาน หน่วยงาน หลักเกณฑ์ อนุญาต องค์การ อำนวยความสะดวก ไตรมาส
    ข้อตกลง ข้อบัญญัติ ข้อผิดพลาด คณะกรรมการ คณะทำงาน คนพิการ ครบกำหนด ครบถ้วน ความคิดเห็น ความต้องการ ความเห็น ความสำคัญ
    คัดเลือก คำร้อง คำสั่ง คืบหน้า เครื่องมือ จัดเก็บ จัดจ้าง จัดทำ จัดลำดับ จัดสรร ชำนาญการ ใช้จ่าย ใช้อำนาจ ฐานข้อมูล ดังกล่าว
    ตลอดจน ต่อต้าน ต่อเนื่อง ติดตั้ง แต่งตั้ง ถ่ายทอดสด ถูกต้อง ทั่วถึง ทับซ้อน ที่ประชุม แท็บ แท็บเล็ต นักวิชาการ น้ำหนัก
    นายกเทศมนตรี นิติการ บุคคล แบบฟอร์ม ประจำเดือน ประจำปี ประพฤติมิชอบ เป้าหมาย เปลี่ยนแปลง ผลประโยชน์ ผู้เกี่ยวข้อง
    ผู้ปฏิบัติงาน ผู้รายงาน ผู้สูงอายุ ผู้อำนวยการ แผนงาน พร้อมทั้ง พื้นที่ ภาครัฐ ภายใต้ รับทราบ รับฟัง รายละเอียด รูปแบบ
    เรียนรู้ ร้องทุกข์ ร้อยละ ลงทะเบียน ลงนาม เลยกำหนด แล้วเสร็จ วันที่ วิธีการ ส่งเสริม ส่วนกลาง ส่วนตน ส่วนรวม สิ้นสุด
    เสริมสร้าง หลักฐาน ให้บริการ เห็นชอบ อย่าง อำนวยการ พร้อมกัน ตรงกัน ที่ผ่านมา เด็กเล็ก
    กองคลัง กองช่าง กองการศึกษา กองสวัสดิการ กองสาธารณสุข สำนักปลัด สำนักงานปลัด
"""
"""Words of the field that the parser would cut, or whose first or last letter it gives to a neighbour."""
_WHOLE = re.compile("|".join(sorted(WHOLE.split(), key=len, reverse=True)))
_TOGETHER = re.compile(rf"[0-9๐-๙]+[–-][0-9๐-๙]+|{_WHOLE.pattern}")
"""With the ranges of numbers, which browsers break behind the dash."""


_LINES = Cache("lines", 8 * 1024 * 1024)
"""For as long as there is room: charts and pictures wrap the same names again and again."""


def wrap(text: str, width: int) -> tuple[str, ...]:
    """``text`` in lines of at most ``width`` columns where its words allow it; a longer word keeps a line of its own."""
    return _LINES.get((text, width), lambda: _wrapped(text, width))


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in words(paragraph):
            if line and columns(line + word.rstrip()) > width:
                lines.append(line.rstrip())
                line = word.lstrip()
            else:
                line += word
        lines.append(line.rstrip())
    return tuple(line for line in lines if line) or ("",)


def words(text: str) -> list[str]:
    """``text`` in the parts between which a line may end; joined they are ``text``."""
    ends: set[int] = set()
    place = 0
    for part in _PARSER.parse(text):
        place += len(part)
        ends.add(place)
    for found in _WHOLE.finditer(text):
        ends -= set(range(found.start() + 1, found.end()))
        # What the parser left hanging of a neighbour joins that neighbour's other letters, not a line of its own
        ends |= {found.start(), found.end()}
        ends -= {found.start() - 1, found.end() + 1}
    ordered = sorted(end for end in ends if 0 < end < len(text) and not _hangs(text, end))
    return [text[start:end] for start, end in zip([0, *ordered], [*ordered, len(text)], strict=True)]


def shortened(text: str, most: int) -> str:
    """``text`` on one line, in at most ``most`` letters: what is longer ends behind a word, with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else beginning(line, most - 1).rstrip() + "…"


def beginning(line: str, most: int) -> str:
    """The words of ``line`` that have room in ``most`` letters."""
    if len(line) <= most:
        return line
    seen = words(line[: 2 * most + 2])  # a word that begins in time is told whole from what follows it
    whole = [place for place in accumulate(map(len, seen)) if place <= most]
    # Letters without an end of a word are no words: of a long run of them the beginning is shown
    return line[: whole[-1] if whole and 2 * whole[-1] > most else most]


def held(text: str) -> list[tuple[str, bool]]:
    """``text`` in parts, and whether no line ends inside it: words of ``WHOLE``, ranges of numbers; joined they are ``text``."""
    parts: list[tuple[str, bool]] = []
    place = 0
    for found in _TOGETHER.finditer(text):
        parts += [(text[place : found.start()], False)] * (found.start() > place) + [(found[0], True)]
        place = found.end()
    return parts + [(text[place:], False)] * (place < len(text))


def columns(text: str) -> int:
    """How many letters stand side by side: vowels and tone marks above and below a consonant take no room."""
    return sum(unicodedata.category(letter) not in ("Mn", "Cf") for letter in text)


def _hangs(text: str, end: int) -> bool:
    """Whether a line that began at ``end`` would begin with a mark, an ellipsis, a repetition sign or a closing bracket."""
    return unicodedata.category(text[end]) in ("Mn", "Pe", "Pf") or text[end] in "ะาำๅๆฯ….,:;"
