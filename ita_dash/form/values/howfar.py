"""How far a sentence says that the work is: "เผยแพร่แล้ว 30 จาก 40 รายการ", "เสร็จไปครึ่งหนึ่ง", "ดำเนินการไปแล้วร้อยละ 60".

A figure counts where work stands right before it. Of people, satisfaction, money and scores it says nothing of the work, and
neither does a figure that is planned, missing or denied (rules 5 and 16 of the design).
"""

import re
from bisect import bisect_right
from itertools import accumulate

from ita_dash.form.remembered import remembered
from ita_dash.form.repair import repaired
from ita_dash.form.text import LONGEST_PROSE, composed, folded, head
from ita_dash.form.values.percent import NOT_DONE, percent_alone
from ita_dash.form.values.years import FIRST_BUDDHIST_YEAR, LAST_BUDDHIST_YEAR


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(repaired(composed(text)))


_NUMBER = "[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,6}"
_SHARE = _pattern(
    rf"(?<![0-9./])(?P<part>{_NUMBER})(?P<unit>[ก-๛]{{0,20}}?)(?P<of>จาก|ใน|/)(?:ทั้งหมด|ทั้งสิ้น|จำนวน|แผน|เป้าหมาย|เป้า|ที่กำหนด|ที่ตั้ง|ที่วาง|ไว้){{0,3}}"
    rf"(?P<all>{_NUMBER})(?![0-9./])"
)
_PERCENT = _pattern(
    r"(?:ร้อยละ(?P<after>[0-9]{1,3}(?:\.[0-9]{1,4})?)|(?<![0-9.])(?P<before>[0-9]{1,3}(?:\.[0-9]{1,4})?)(?:%|เปอร์เซ็นต์))"
)
_HALF = _pattern("(?:ครึ่งหนึ่ง|กึ่งหนึ่ง|ครึ่งทาง)(?!ปี|วัน|เดือน)")
_IN_WORDS = _pattern("(?P<part>หนึ่ง|สอง|สาม|สี่)(?:ใน|ส่วน)(?P<all>สอง|สาม|สี่|ห้า)(?:ส่วน)?")
_COUNTS = {repaired(folded(word)): number for number, word in enumerate(("หนึ่ง", "สอง", "สาม", "สี่", "ห้า"), start=1)}
_FILLER = _pattern("(?:คิดเป็น|ประมาณ|ราวๆ|ราว|เพียง|จำนวน|รวม|ทั้งสิ้น|อยู่ที่|เป็น|กว่า|เกือบ|เกิน|แค่|ถึง|ได้|มา|[:=(-])+$")
"""What may stand between the work and its figure."""
_WORK = _pattern("(?:แล้ว|ไป|เสร็จ|เสร็จสิ้น|สำเร็จ|คืบหน้า|ก้าวหน้า|ดำเนินการ|ดำเนินงาน|ปฏิบัติงาน|ปริมาณงาน|เนื้องาน|ผลงาน|ก่อสร้าง|ครบ)$")
_OF_WORK = _pattern("ของ(?:แผน|เป้าหมาย|เป้า|งาน|เนื้องาน|ปริมาณงาน|กิจกรรม|โครงการ|ทั้งหมด|ตัวชี้วัด|ขั้นตอน)")
_OF_OTHERS = _pattern("ของ")
_OTHERS = _pattern(
    "ผู้เข้า|เข้าร่วม|ผู้ตอบ|ผู้รับบริการ|ประชาชน|พึงพอใจ|คะแนน|งบ|เบิก|ใช้จ่าย|ความรู้|เข้าใจ|ลดลง|เพิ่มขึ้น|ประหยัด|ตอบแบบ|ผ่านเกณฑ์|ระดับ|อันดับ|สัดส่วน|ไฟฟ้า|น้ำมัน"
)
"""What a figure may be of, that is not the work."""
_PEOPLE = _pattern("(?:คน|ราย|ท่าน|บาท|คะแนน|วัน|เดือน|ปี|ชั่วโมง|นาที|สัปดาห์|เมตร|กม|กิโล|หน้า|ฉบับที่)")
_WHO = _pattern("ผู้|คน|เจ้าหน้าที่|บุคลากร|พนักงาน|ข้าราชการ|ลูกจ้าง|ครู|อาจารย์|นักเรียน|นักศึกษา|สมาชิก|ชาวบ้าน|เยาวชน")
"""Those who take part: a percent "of all" beside them is of them, unless what is done stands right before it."""
_NUMBERED = _pattern("(?:ที่|ข้อ|เลข|ข้อที่|หน้า|เวลา|วันที่|มาตรา|หมวด|ชั้น|หมู่|ม\\.)$")
"""Before a number that names and does not count."""
_LONGEST_PHRASE = 80


@remembered
def percent_said_by(result: str) -> float | None:
    """The percent of the work, 0–100, that a result says, alone or within a sentence; None where it says none, or several."""
    alone = percent_alone(result)
    if alone is not None:
        return alone
    said = {round(figure, 9) for figure in _figures(result)}
    return said.pop() if len(said) == 1 else None


def is_of_others(text: str) -> bool:
    """Whether a text speaks of people, satisfaction, money or scores, whose percents say nothing of the work."""
    return _OTHERS.search("".join(repaired(folded(head(text, LONGEST_PROSE))).split())) is not None


def _figures(result: str) -> list[float]:
    words = repaired(folded(head(result, LONGEST_PROSE))).split()
    line = "".join(words)
    starts = list(accumulate(map(len, words), initial=0))
    found = [share for match in _SHARE.finditer(line) if (share := _share(match, line, starts)) is not None]
    for match in _PERCENT.finditer(line):
        percent = float(match["after"] or match["before"])
        of_others = _OF_OTHERS.match(line, match.end()) and not _OF_WORK.match(line, match.end())
        if percent <= 100 and not of_others and _speaks_of_work(line, match, starts):
            found.append(percent)
    found += [50.0 for match in _HALF.finditer(line) if not _is_of_others(line, match) and _speaks_of_work(line, match, starts)]
    found += [
        100 * _COUNTS[match["part"]] / _COUNTS[match["all"]]
        for match in _IN_WORDS.finditer(line)
        if _COUNTS[match["part"]] < _COUNTS[match["all"]] and _speaks_of_work(line, match, starts)
    ]
    return found


def _share(match: re.Match[str], line: str, starts: list[int]) -> float | None:
    part, whole = (int(match[name].replace(",", "")) for name in ("part", "all"))
    is_year = FIRST_BUDDHIST_YEAR <= whole <= LAST_BUDDHIST_YEAR
    if (
        not whole
        or is_year
        or part > whole
        or (match["of"] != "จาก" and match["unit"] and not line.startswith(match["unit"], match.end()))
    ):
        return None
    after, before = match.end(), _before(line, match.start(), starts)
    if match["unit"] and not line.startswith(match["unit"], after) and after < len(line) and not _is_start(after, starts):
        return None  # "5 เรื่อง จาก 3 หน่วยงาน"
    if match["of"] == "/" and (after == len(line) or _is_start(after, starts)) and not _WORK.search(before):
        return None  # 1/2 of no thing may be a date, a room, an order
    if _NUMBERED.search(before) or NOT_DONE.search(before) or _OTHERS.search(before):
        return None
    work = _FILLER.sub("", before)
    counts_others = _PEOPLE.match(line, after) or _PEOPLE.match(match["unit"])
    return 100 * part / whole if not counts_others or _WORK.search(work) else None


def _is_start(place: int, starts: list[int]) -> bool:
    return starts[bisect_right(starts, place) - 1] == place


def _speaks_of_work(line: str, match: re.Match[str], starts: list[int]) -> bool:
    before = _before(line, match.start(), starts)
    if NOT_DONE.search(before) or _OTHERS.search(before):
        return False
    if _WORK.search(_FILLER.sub("", before)) is not None:
        return True
    return _OF_WORK.match(line, match.end()) is not None and _WHO.search(before) is None


def _before(line: str, place: int, starts: list[int]) -> str:
    """The phrase that ends at ``place``: the word there, and the one before where it stands at the word's beginning."""
    at = bisect_right(starts, place) - 1
    first = starts[at - 1] if at and place - starts[at] <= _FEW else starts[at]
    return line[max(first, place - _LONGEST_PHRASE) : place]


_FEW = 8
"""Letters between two blanks that are but a filler before a figure ("คิดเป็น")."""


def _is_of_others(line: str, match: re.Match[str]) -> bool:
    return _OF_OTHERS.match(line, match.end()) is not None and not _OF_WORK.match(line, match.end())
