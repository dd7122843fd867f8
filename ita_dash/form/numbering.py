"""Numbered items in a cell: ``๑.`` ``1)`` ``(๑)`` ``๑.๑`` ``1.1.2`` ``ก.`` and bullets, split where a line begins with one."""

import re
from dataclasses import dataclass

from ita_dash.form.remembered import remembered
from ita_dash.thai import arabic

_DIGIT = "[0-9๐-๙]"
_PLAIN = rf"{_DIGIT}{{1,3}}(?:\.{_DIGIT}{{1,2}})*"
_UNIT = r"[ \t]*(?:ล้าน|แสน|หมื่น|พัน|บาท|ชั่วโมง|ชม|กม|กิโล|เมตร|ไร่|เท่า|คะแนน|เปอร์เซ็นต์)+(?![ก-๎])"
"""Units that make a number an amount; with more letters behind them they are the beginning of a word (คะแนนความพึงพอใจ)."""
_CLOCK = r"[ \t]*(?:น\.(?!ส\.)|นาฬิกา)"
"""What makes a number a time of day: "12.00 น. ปิดไฟ"."""
_NUMBER = re.compile(
    rf"[ \t]*(?:[(（](?P<round>{_PLAIN})[)）]"
    rf"|(?P<closed>{_PLAIN})[ \t]*[.)．）](?!{_DIGIT})"
    rf"|(?P<open>{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}})+)(?!{_UNIT}|{_CLOCK})(?=[ \t]*[ก-๎A-Za-z]|[ \t]+{_DIGIT}))"
    r"[ \t]*+(?>(?:\.(?!\.)[ \t]*+)*)"  # "๑. . text": the full stop that some extractions double
)
_LETTER = re.compile(r"[ \t]*[(（]?(?P<letter>[กขคงจฉชซ])[.)）][ \t]+")
_LETTERS = "กขคงจฉชซ"
_BULLETS = "-–•●▪◦‣*·○■□➢➤✓"
_BULLET = re.compile(rf"[ \t]*[{_BULLETS}][ \t]*(?=\S)")
_MAY_BEGIN = re.compile(rf"^[ \t]*(?:[(（]?(?:{_DIGIT}|[กขคงจฉชซ][.)）])|{_BULLET.pattern})", re.MULTILINE)
"""A line that begins as an item does."""
_FIRST_LETTERS = frozenset(f" \t(（0123456789๐๑๒๓๔๕๖๗๘๙{_LETTERS}{_BULLETS}")
"""What such a line can begin with; most texts begin with another letter, which is told ten times as fast."""
_INLINE = re.compile(rf"(?<=\s)(?={_DIGIT}{{1,2}}[.)][ \t]*[^\s\d๐-๙.)])")
_NAMED = re.compile(
    rf"(?:มาตรการ|ประเด็นยุทธศาสตร์|ประเด็น|ยุทธศาสตร์|กลยุทธ์|มิติ|หมวด|ด้าน|แนวทาง|องค์ประกอบ|ตัวชี้วัด|แผนงาน|กิจกรรม|ข้อ|โครงการ)\s*+(?P<at>ที่\s*+)?(?P<number>{_DIGIT}{{1,2}}(?:\.{_DIGIT}{{1,2}})*)(?!{_DIGIT})(?(at)|(?![ก-๎A-Za-z]))\s*+[.:)]?\s*"
)
"""A number behind its word: "มาตรการที่ ๑ …", "ข้อ 2 …"; without ที่ none that a word begins with ("มาตรการ 5ส")."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a cell. ``number`` is in Arabic digits (``1``, ``1.2``, ``ก``) or empty; ``text`` is without it."""

    number: str
    text: str
    typed: str
    """The item with its number, as it stands in the cell."""


NO_ITEM = Item("", "", "")


@remembered
def split_items(text: str) -> tuple[Item, ...]:
    """The items of a cell's cleaned text, in order; one item without a number where the cell holds no list.

    Lines before the first number join the first item; lines without a number continue the item above. Bullets and letters
    make items only where no line is numbered.
    """
    if not text:
        return ()
    if not may_list(text):
        return (Item("", text, text),)
    lines = _broken_inline(text).split("\n")
    for pattern in (_NUMBER, _LETTER, _BULLET):
        starts = [(place, found) for place, line in enumerate(lines) if (found := _begun(pattern, line)) is not None]
        if (pattern is _NUMBER and starts) or _is_list(starts, pattern is _LETTER):
            return _items(lines, starts)
    return (Item("", text, text),)


def may_list(text: str) -> bool:
    """Whether any line begins as a numbered item does: a text of which none does is one item without a number."""
    if "\n" in text:
        return _MAY_BEGIN.search(text) is not None
    return text[:1] in _FIRST_LETTERS and _MAY_BEGIN.match(text) is not None


def with_lists(items: tuple[Item, ...], answered: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """``items`` with the lists inside one of them back in it: ``๑.๑`` above ``๑.`` ``๒.``, ``๑.`` above ``(๑)`` ``(๒)``.

    A list inside counts from 1 (or from the number that its introducing line holds: "ตัวชี้วัด 1. …") in another, no deeper way than
    the first item is numbered. It stays apart where its numbers are ``answered`` one by one (rule 10 of the design).
    """
    if len(items) < 2 or _NUMBER.match(items[0].typed) is None:
        return items
    outer = _style(items[0])
    found = [items[0]]
    run: list[Item] = []
    for item in (*items[1:], None):
        if item is not None and _style(item) != outer and item.number.count(".") <= outer[0]:
            run.append(item)
            continue
        if run and _is_inside(run, found[-1]) and not {one.number for one in run} <= answered:
            lines = "\n".join(one.typed for one in run)
            found[-1] = Item(found[-1].number, f"{found[-1].text}\n{lines}", f"{found[-1].typed}\n{lines}")
        else:
            found += run
        run = []
        if item is not None:
            found.append(item)
    return tuple(found)


def _is_inside(run: list[Item], above: Item) -> bool:
    """Whether a list that begins at 1, or goes on with the number in the last line above it, is a part of that item."""
    first = run[0].number
    if first == "1":
        return len(run) > 1
    before = str(int(first) - 1) if first.isdigit() else ""
    return bool(before) and re.search(rf"(?<![0-9.]){before}[.)]", arabic(above.text)) is not None


def _style(item: Item) -> tuple[int, str]:
    """How an item is numbered: how deep, and with which marks."""
    found = _NUMBER.match(item.typed)
    if found is None:
        return item.number.count("."), ""
    return item.number.count("."), "()" if found["round"] else ")" if ")" in found.group() else ""


def number_of(text: str) -> Item:
    """A title with its number taken off: "๑. สร้างการรับรู้" and "มาตรการที่ ๑ สร้างการรับรู้" are item 1."""
    named = _NAMED.match(text)
    if named and named.end() < len(text):
        return Item(arabic(named["number"]), text[named.end() :].strip(), text)
    found = _begun(_NUMBER, text)
    if found is None or not text[found[1] :].strip():
        return Item("", text, text)
    return Item(found[0], text[found[1] :].strip(), text)


def is_title(text: str) -> bool:
    """Whether a text names itself as a numbered heading: "มาตรการที่ ๑ …", "ด้านที่ 2 …"."""
    named = _NAMED.match(text)
    return named is not None and named.end() < len(text)


def _begun(pattern: re.Pattern[str], line: str, place: int = 0) -> tuple[str, int] | None:
    """The number or letter that a line begins with at ``place``, empty for a bullet, and where it ends; None without any."""
    found = pattern.match(line, place)
    return (arabic(next(filter(None, found.groups()), "")), found.end()) if found else None


def _is_list(starts: list[tuple[int, tuple[str, int]]], lettered: bool) -> bool:
    """Letters and bullets are a list where there are two or more, letters from ก on."""
    if len(starts) < 2:
        return False
    return not lettered or [number for _, (number, _) in starts] == list(_LETTERS[: len(starts)])


def _items(lines: list[str], starts: list[tuple[int, tuple[str, int]]]) -> tuple[Item, ...]:
    items = []
    for order, (place, (number, after)) in enumerate(starts):
        end = starts[order + 1][0] if order + 1 < len(starts) else len(lines)
        before = lines[:place] if order == 0 else []
        items.append(
            Item(number, _joined([*before, lines[place][after:], *lines[place + 1 : end]]), _joined([*before, *lines[place:end]]))
        )
    return tuple(items)


def _joined(lines: list[str]) -> str:
    return "\n".join(line.strip() for line in lines if line.strip())


def _broken_inline(text: str) -> str:
    """A break before each number that goes on a count inside a line: "๑. ก ๒. ข" becomes two lines.

    Only where the line itself begins with a number and the next is one more, so that a date or an amount in a sentence
    stays where it is.
    """
    lines = []
    for line in text.split("\n"):
        first = _begun(_NUMBER, line)
        if first is None or not first[0].isdigit():
            lines.append(line)
            continue
        expected, parts, offset = int(first[0]) + 1, [], 0
        for found in _INLINE.finditer(line):
            item = _begun(_NUMBER, line, found.start())
            if item and item[0] == str(expected):
                parts.append(line[offset : found.start()].rstrip())
                offset, expected = found.start(), expected + 1
        lines += [*parts, line[offset:]]
    return "\n".join(lines)
