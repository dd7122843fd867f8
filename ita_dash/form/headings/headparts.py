"""The parts that a heading is split into: แผน and ผล, เป้าหมาย and ผลจริง, of results, percents, counts and dates; and rows แผน and
ผล of one activity (rule 15 of the design).

What a part means is told by what stands over it: under a result it is the result, under a percent or with a sign of its own the
progress, under a date the true one. Of a count (จำนวนผู้เข้าร่วม) it is the result only where no other column is one; of money never
(rules 2, 5 and 19). What stands in a row แผน is planned: its months are the period, its numbers are kept beside. What stands in a
row ผล is reported.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ita_dash.form.headings.spellings import REPORTS, Match, Spellings, header_key
from ita_dash.form.remembered import remembered
from ita_dash.form.roles import HEADING, PART, Vote
from ita_dash.form.text import key
from ita_dash.form.values.howfar import is_of_others
from ita_dash.form.values.months import read_months
from ita_dash.form.values.status import DONE
from ita_dash.form.values.ticks import status_named
from ita_dash.form.words import words

PLAN, RESULT = "plan", "result"
PART_OF = 2.6
"""A part that names what its heading is split into (แผน and ผล) tells more than the heading."""
COUNTED = 1.0
"""The result of a count is only then how far the work is when nothing else says it (``form.columns.neighbours.ALONE``)."""
IS_COUNT = 2.0
"""That it is a count says as much as an exact heading: the result of one only where nothing else is."""
DATES = ("start", "end", "period", "deadline")
TRUE = {"start": "true_start", "end": "true_end", "deadline": "true_end", "period": "true_end"}
"""A planned date → the one on which it came true; of a true period its end counts."""
PARTS = {header_key(name): side for side, names in words("headings", "sides").items() for name in names}
_PERCENT = re.compile(f"{key('ร้อยละ')}|{key('เปอร์เซ็นต์')}|{key('คิดเป็น')}|%")
_COUNT = re.compile(f"^(?:{key('จำนวน')})?(?:{key('ที่')}|{key('ของ')})?")
PLANNED = re.compile(f"(?:{key('ตาม')})?(?:{key('ที่')})?(?:{key('แผน')}|{key('กำหนด')}|{key('วางแผน')}|{key('กำหนดไว้')})$")
ACTUAL = re.compile(f"(?:{key('ที่')})?(?:{key('เกิดขึ้น')}|{key('ดำเนินการ')}|{key('ทำได้')})?{key('จริง')}$")
_TARGET = key("เป้าหมาย")
_MONEY = re.compile("|".join(map(key, ("งบ", "เบิก", "ใช้จ่าย", "เงิน", "บาท"))))


def part_of(text: str) -> str:
    """Which side a heading names: ``PLAN`` or ``RESULT``, with or without a sign of percents; empty for any other."""
    name = _PERCENT.sub("", header_key(text))
    return PARTS.get(name) or PARTS.get(_COUNT.sub("", name), "")


def names_target(spelling: str, header: str) -> bool:
    """Whether a column is what work is measured by: เป้าหมาย ends its heading, ``spelling``, or begins what stands over it too."""
    return key(spelling).endswith(_TARGET) or key(header).startswith(_TARGET) or part_of(spelling) == PLAN


def says_percent(text: str) -> bool:
    """Whether a heading says that what stands below it are percents."""
    return _PERCENT.search(key(text)) is not None


def without_percent(text: str) -> str:
    """A heading, as it is compared, without what says that percents stand below it: "ผลงาน คิดเป็นร้อยละ" is ผลงาน."""
    return _PERCENT.sub("", key(text))


def is_of_work(text: str) -> bool:
    """Whether a percent under this heading may be how far the work is: not one of money, people or satisfaction."""
    return not is_of_others(text) and _MONEY.search(key(text)) is None


def sides_below_months(headings: Sequence[tuple[str, ...]], spellings: Spellings) -> list[tuple[str, ...]]:
    """``headings`` of months that stand under what was done in them, and others under what is planned or under nothing, with the
    side below its month: "ผล" over "ต.ค." reads as ต.ค. over ผล does."""
    months = read_months([(own, " ".join(above)) for *above, own in headings])
    sides = [
        "" if month is None else side_over("".join(above[-1:]), spellings)
        for (*above, _own), month in zip(headings, months, strict=True)
    ]
    if RESULT not in sides or sum(month is not None for month in months) == sides.count(RESULT):
        return list(headings)
    names = [
        side and (texts[-2] if side == RESULT or part_of(texts[-2]) else _PLAN)
        for texts, side in zip(headings, sides, strict=True)
    ]
    return [(*texts[:-2], texts[-1], name) if name else texts for texts, name in zip(headings, names, strict=True)]


def side_over(over: str, spellings: Spellings) -> str:
    """Which side a column of a month is of, by what stands right ``over`` it; empty where that tells none."""
    match = spellings.match(over) or spellings.beginning(over)
    if _side(over) == RESULT or (match is not None and match.field in REPORTS):
        return RESULT
    return PLAN if _side(over) or _PLAN_OF.match(key(over)) else ""


_PLAN = "แผน"
_PLAN_OF = re.compile(f"{key(_PLAN)}(?!{key('ก')}(?!{key('าร')}|{key('ำ')}))")
"""แผนการดำเนินงาน and แผนปฏิบัติงาน, but not the section of an office that is called แผนก…."""


def with_ends(headings: Sequence[tuple[str, ...]], spellings: Spellings) -> list[tuple[str, ...]]:
    """``headings`` with เสร็จ right beside เริ่ม below one heading as when it ends: it is no box to tick."""
    return [_as_end(texts, before, spellings) for texts, before in zip(headings, [(), *headings], strict=False)]


def _as_end(texts: tuple[str, ...], before: tuple[str, ...], spellings: Spellings) -> tuple[str, ...]:
    *above, own = texts
    start = spellings.match(before[-1]) if above and before[:-1] == texts[:-1] else None
    is_end = start is not None and start.field == "start" and status_named(own) == DONE
    return (*above, _END) if is_end else texts


_END = "สิ้นสุด"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the headings of one table say together of parts."""

    split: frozenset[tuple[str, ...]]
    """The headings that a part ``PLAN`` stands under; () where both sides stand without one."""
    dates: frozenset[str]
    """The fields of dates that several columns are for."""


def parts_in(headings: Iterable[tuple[str, ...]], spellings: Spellings) -> Parts:
    """The parts among all ``headings``, each the texts of one column from the highest down."""
    split: set[tuple[str, ...]] = set()
    seen: set[str] = set()
    dates: set[str] = set()
    alone = False
    for *above, own in headings:
        match = spellings.match(own)
        if part_of(own) == PLAN and (above or match is None or match.field == "extra"):
            split.add(tuple(above))
        alone |= not above and part_of(own) == RESULT
        if match is not None and match.field in DATES:
            (dates if match.field in seen else seen).add(match.field)
    return Parts(frozenset(split - ({()} if not alone else set())), frozenset(dates))


def date_votes(own: str, above: Sequence[str], over: Match | None, parts: Parts, spellings: Spellings) -> tuple[Vote, ...]:
    """What a column of dates is of two sides: เริ่ม under ผลจริง or จริง under เริ่ม is the true start. Empty where no side is said.

    A heading that is but a result (ผลการดำเนินการ) makes its dates true ones where other columns hold the planned ones.
    """
    match = spellings.match(own)
    if match is not None and match.field in DATES:
        side = next((found for text in reversed(above) if (found := _side(text))), "")
        if side == RESULT and not any(key(text).endswith(_TRULY) for text in above) and match.field not in parts.dates:
            side = ""
    elif over is not None and over.field in DATES and tuple(above) in parts.split:
        match, side = over, part_of(own)
    else:
        return ()
    if not side:
        return ()
    field = TRUE[match.field] if side == RESULT else match.field
    return (Vote(field, PART_OF, PART, own),)


_TRULY = (key("จริง"), "actual")


def _side(text: str) -> str:
    said = key(text)
    return part_of(text) or (RESULT if ACTUAL.search(said) else PLAN if PLANNED.search(said) else "")


def part_votes(own: str, above: Sequence[str], over: Match | None, parts: Parts, in_round: bool, known: bool) -> tuple[Vote, ...]:
    """What a column is that says which side of its heading it holds. Empty where it says none, or the heading has no sides.

    Without a heading over it (ค่าเป้าหมาย beside ผลที่ทำได้) a name that is ``known`` is what it is.
    """
    side = part_of(own)
    if not side or (not above and known) or tuple(above) not in parts.split:
        return ()
    if over is not None and over.field not in _SPLIT and over.level is None:
        return ()
    if side == PLAN:
        return (Vote("extra", PART_OF, PART, own),)
    whole = " ".join((*above, own))
    if not is_of_work(whole) and (over is None or over.field not in _IN_TIME):
        is_money = _MONEY.search(key(whole)) is not None
        return (Vote("extra", PART_OF, PART, own),) if is_money or says_percent(whole) else _count(own, above)
    if over is not None and over.field == "extra":
        return _count(own, above)
    if says_percent(whole) or (over is not None and over.field == "progress"):
        return (Vote("progress", PART_OF, PART, own),)
    if over is None and not in_round:
        return _count(own, above)
    return (Vote("result", PART_OF, PART, own),)


_IN_TIME = (*REPORTS, "month")
_SPLIT = frozenset({*_IN_TIME, "extra"})


def _count(own: str, above: Sequence[str]) -> tuple[Vote, ...]:
    return (Vote("extra", IS_COUNT, HEADING, above[-1] if above else own), Vote("result", COUNTED, PART, own))


_LONGEST_SIDE = 40
"""Letters of a word for a side with its remark; a longer text says what is planned."""
_ROW_REMARK = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]|สะสม|[:.]")
_OF_ROWS = {header_key(name): side for side, names in words("headings", "sides_of_rows").items() for name in names}
"""What names a row beside the words for parts of a heading."""


@remembered
def side_of(text: str) -> str:
    """``PLAN`` or ``RESULT`` where ``text`` is the word of one of them ("แผน", "ผล (%)"), else empty."""
    word = _ROW_REMARK.sub("", text) if len(text) <= _LONGEST_SIDE else ""
    return part_of(word) or _OF_ROWS.get(header_key(word), "")


def names_sides(texts: Iterable[str]) -> bool:
    """Whether ``texts`` name both sides and hardly anything else: no other field of the form reads so. A title over each pair of
    rows would be one text in three; fewer are spoiled words."""
    told = Counter(map(side_of, texts))
    return told[PLAN] > 0 and told[RESULT] > 0 and told[""] * 4 <= told.total()
