"""How several names stand in one cell: what parts them, what stands beside them, how a name begins; and people among them.

"นายสมชาย ใจดี" is who reports, no division (rule 17 of the design). A person is a title with a name behind it, at the beginning or
after a blank, a line or a mark. Posts that begin with the same letters (นายก, นายช่าง, นายทะเบียน) are none.
"""

import re
from collections.abc import Iterator

from ita_dash.form.remembered import remembered
from ita_dash.form.text import plain
from ita_dash.form.values.alldivisions import is_everyone
from ita_dash.form.words import patterns, words

_EVERYBODY = re.compile("ทุกคน|ทุกท่าน|ทุกระดับ")
"""ผู้บริหารและพนักงานทุกคน is one phrase for people."""
LONGEST_CELL = 2_000
"""Letters of a cell in which names are looked for, room for forty divisions; what the rest says is a remark."""
LONGEST_PIECE = 400
"""Letters; a longer line is prose, in which no names are looked for one by one."""

_NAME_BEGINS = words("divisions", "names")["begin"]
"""How the name of a division or a post begins: "และ" and "/" part two names only where another name begins after them."""
_DIVISION = re.compile("(?:สำนัก(?!งาน)|กอง(?!ทุน))[ก-ฮเ-ไ]")
_JOIN = r"/|\+|&|และ|ร่วมกับ|พร้อมด้วย|รวมทั้ง|(?<!กำ)(?<!กํา)กับ|(?<=\s)[-–—•●▪](?=\s)"
_CUT = re.compile(rf"\s*(?:{_JOIN})\s*|\s+")
_JOIN_FIRST = re.compile(rf"\s*(?:{_JOIN})")
_FIRST_JOINS = re.compile(rf"(?>(?:\s|{_JOIN}|[-–—•●▪*:])*)")
_JOINS = re.compile(rf"(?>(?:\s|{_JOIN}|:)+)")
_OPEN, _CLOSE = "(（[", ")）\\]"
_CLOSING = (")", "）", "]")
_BRACKETS = rf"[{_OPEN}\[][^{_OPEN}\[{_CLOSE}]{{1,200}}[{_CLOSE}]"
_PARTING = re.compile(
    rf"(?P<part>[\n;，、]|,(?!(?<=[0-9๐-๙],)[0-9๐-๙]{{3}}(?![0-9๐-๙]))|(?:^|(?<=\s))[{_OPEN}\[]?[0-9๐-๙]{{1,2}}[.{_CLOSE}](?![0-9๐-๙])\s*"
    rf"|(?:^|(?<=\s))[0-9๐-๙]{{1,2}}(?:\.[0-9๐-๙]{{1,2}})+[.{_CLOSE}]?\s+|^\s*[-–•●▪*]+\s*)|{_BRACKETS}",
    re.MULTILINE,
)
_IN_BRACKETS = re.compile(_BRACKETS)

_WHO, _PART = ("|".join(words("divisions", "roles")[name]) for name in ("who", "part"))
ROLE = re.compile(rf"(?:(?:{_WHO})\s*(?:{_PART})?|{_PART}|ต่อ)\s*[:：]?")
"""Which part in the work somebody has; said in brackets or before a name, it is not a name."""
_ROLE_FIRST = re.compile(rf"^(?:(?:{_WHO})\s*(?:{_PART})?|{_PART})\s*[:：]\s*")

TITLE = patterns("divisions", "posts")["title"]
"""A post or its holders before the name of their division, as names are compared: ผู้อำนวยการกองคลัง, หัวหน้าสำนักปลัด;
how it is held may stand before it, cut short: รก.ผอ.กองคลัง."""
_NAMED_UNIT = rf"(?:{'|'.join(words('divisions', 'unit_names')['begin'])})\s*(?!ที่\s*[0-9๐-๙])[ก-ฮเ-ไ][ก-๎]"
_UNIT = re.compile(_NAMED_UNIT)
_HEAD = re.compile(
    rf"(?:(?:[ก-ฮ]{{1,3}}\.\s?){{0,4}}(?:(?:ผู้)?รักษา(?:การ|ราชการแทน)?\s*)?(?:ผู้อำนวยการ|ผอ\.?|หัวหน้า|หน\.|คณบดี))\s*(?={_NAMED_UNIT})"
)
"""Who heads a division, before its name."""
_BY = "|".join(words("margin", "closing")["reach"])
_REACH = re.compile(
    rf"(?:^|(?<=[\s(]))(?:(?:{_BY})[.:：\s]*(?=[0-9๐-๙+(]|\S+@)|[0๐][0-9๐-๙]{{1,2}}-?[0-9๐-๙]{{3}}|[\w.+-]{{1,64}}@[\w-]{{1,64}}\.).*",
    re.IGNORECASE,
)
"""How somebody is reached: a telephone number or an address, with what stands behind it."""
_EXCEPT = re.compile("(?:โดย)?(?:ยกเว้น|ไม่รวม(?:ถึง)?|เว้นแต่|เว้น)")
_WITH = re.compile("(?:โดย)?(?:มี|ให้)")
_LEADS = re.compile(r"เป็น\s?(?:หน่วยงาน)?(?:เจ้าภาพ|ผู้รับผิดชอบ|แกน|ฝ่าย)?(?:หลัก|กลาง|เลขานุการ)\Z")


def phrases_of_all(text: str) -> Iterator[tuple[str, str]]:
    """What of ``text`` may mean all divisions, and who is left out: all of it; กองช่าง of "ทุกส่วนราชการ (ยกเว้นกองช่าง)"; what
    stands before who leads ("ทุกส่วนราชการ โดยมีสำนักปลัดเป็นหลัก")."""
    yield text, ""
    if len(text) > LONGEST_PIECE:
        return
    but = _EXCEPT.search(text)
    if but is not None:
        left_out = text[but.end() :].strip(" \n:")
        left_out = left_out[:-1].rstrip() if left_out.endswith(_CLOSING) else left_out
        if left_out and not any(sign in left_out for sign in _CLOSING):
            yield text[: but.start()].rstrip(f" \n,{_OPEN}["), left_out
    with_, leads = _WITH.search(text), _LEADS.search(text.rstrip())
    if with_ and leads:
        yield text[: with_.start()].rstrip(), ""


def pieces(text: str) -> list[tuple[int, int]]:
    """Where the parts of ``text`` lie that lines, commas, numbers and bullets make; what is in brackets is not taken apart."""
    spans, start = [], 0
    for mark in _PARTING.finditer(text):
        if mark["part"] is not None:
            spans.append((start, mark.start()))
            start = mark.end()
    spans.append((start, len(text)))
    return [(first, last) for first, last in spans if text[first:last].strip()]


def atoms(text: str) -> list[tuple[int, int, bool]]:
    """Where the smallest parts of ``text`` lie, and whether more than a space parts each from the one before."""
    found, start, joined = [], 0, False
    for cut in _CUT.finditer(text):
        if cut.start() > start:
            found.append((start, cut.start(), joined))
            joined = False
        joined = joined or bool(cut.group().strip())
        start = cut.end()
    if start < len(text):
        found.append((start, len(text), joined))
    return found


def brackets(text: str) -> tuple[str, list[str]]:
    """``text`` without its brackets, and what stands in each of them."""
    inside = [found.group()[1:-1].strip() for found in _IN_BRACKETS.finditer(text)]
    return " ".join(_IN_BRACKETS.sub(" ", text).split()), [one for one in inside if one]


def without_joins(text: str) -> str:
    """``text`` without an "and" that stands at its beginning or end."""
    begun = _FIRST_JOINS.match(text)
    start = begun.end() if begun else 0
    last = next((row.start() for row in _JOINS.finditer(text, start) if row.end() == len(text)), len(text))
    return text[start:last]


def begins_with_join(text: str) -> bool:
    """Whether it goes on from a name before: ร่วมกับกองคลัง."""
    return _JOIN_FIRST.match(text) is not None


def without_reach(text: str) -> tuple[str, str]:
    """A line of names without how they are reached ("กองคลัง โทร. 0 2123 4567"), and that."""
    found = _REACH.search(text)
    return (text[: found.start()].rstrip(" ,:("), found.group()) if found else (text, "")


def without_role(text: str) -> tuple[str, str]:
    """A role before a name ("หลัก: กองคลัง") and the rest."""
    found = _ROLE_FIRST.match(text)
    return (found.group().strip(" :："), text[found.end() :]) if found else ("", text)


def begins_as_name(text: str) -> bool:
    """Whether a name of a division, a post or a person may begin here."""
    return text.startswith(_NAME_BEGINS) or is_everyone(text)


def begins_as_division(text: str) -> bool:
    """Whether it is surely a division that begins here: กอง…, สำนัก…"""
    return _DIVISION.match(text) is not None


def begins_as_unit(text: str) -> bool:
    """Whether a division or a unit of one may begin here, as other things do that are made of the same words: ฝ่าย…, งาน…"""
    return _UNIT.match(text) is not None


def headed_by(text: str) -> str:
    """The division that a post heads: กองคลัง of "ผอ.กองคลัง"; empty for any other text."""
    found = _HEAD.match(text)
    return text[found.end() :].strip() if found else ""


def joined_names(text: str) -> list[str]:
    """Names at และ, ร่วมกับ, / where both sides begin like names, or all divisions stand behind; a phrase for these is not cut."""
    if is_everyone(text) or _EVERYBODY.search(text):
        return [text]
    for found in reversed(list(_CUT.finditer(text))):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if found.group().strip() and left and (is_everyone(right) or (begins_as_name(left) and begins_as_name(right))):
            return [*joined_names(left), right]
    return [text]


_TITLES = "|".join(words("divisions", "persons")["titles"])
_POSTS = "|".join(words("divisions", "persons")["posts"])
_PERSON = re.compile(
    rf"(?:(?<=[\s,/;(（\[:+&])|^|(?<=และ))(?!(?:{_POSTS}))(?P<title>(?:{_TITLES}){{1,3}}) ?(?P<name>[ก-ฮเ-ไ][ก-๎]+)"
    "(?P<more> [ก-ฮเ-ไ][ก-๎]+)?"
)
_LEFT_OVER = re.compile(r"^(?:\s|[,/;:+&–-]|และ|โดย)+|(?:\s|[,/;:+&–-]|และ|โดย)+$|[(（\[]\s*[)）\]]")


@remembered
def persons_in(text: str) -> tuple[tuple[str, ...], str]:
    """The people that ``text`` names, and what it says without them."""
    if len(text) > LONGEST_CELL or _PERSON.search(text) is None:
        return (), text
    people: list[str] = []

    def taken(found: re.Match[str]) -> str:
        more = found["more"] or ""
        is_surname = bool(more) and not begins_as_name(more.strip())
        people.append(found.group() if is_surname or not more else found.group()[: -len(more)])
        return "" if is_surname or not more else more

    rest = _PERSON.sub(taken, text)
    lines = [_without_marks(line) for line in plain(rest).split("\n")]
    return tuple(dict.fromkeys(people)), "\n".join(line for line in lines if line)


def is_person(text: str) -> bool:
    """Whether a text is a person's name and nothing else."""
    people, rest = persons_in(text)
    return bool(people) and not rest


def _without_marks(line: str) -> str:
    """A line without the marks that stood between a person and a division, and without brackets around all of it."""
    before = ""
    while line != before:
        before, line = line, _LEFT_OVER.sub("", line).strip()
    inside = re.fullmatch(r"[(（\[]([^()（）\[\]]*)[)）\]]", line)
    return inside[1].strip() if inside else line
