"""Where a line of a document may end: between words, as a dictionary has them, and never where a reader would stumble.

A text becomes units, a unit words. A line may end between units; between the words of one only where the unit is wider than its
column. Joined, units are the text: no mark of a break is ever added to it.

The dictionary and the way through it are those of PyThaiNLP (newmm: the fewest words, within character clusters). Of its 62,000
words only those that can stand in the texts are looked for, which makes the same and takes a fifth of the time.
"""

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from tempfile import gettempdir
from typing import TYPE_CHECKING

from ita_dash.thai import MONTHS, MONTHS_SHORT
from ita_dash.thailines import WHOLE

if TYPE_CHECKING:
    from pythainlp.util import Trie

Units = list[list[str]]

_THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
_NUMBER = r"\d+(?:[./:,–-]\d+)*"
_MONTH = "(?:" + "|".join(map(re.escape, (*MONTHS, *MONTHS_SHORT))) + ")"
_ORDERED = (
    "ร้อยละ|ข้อ|ข้อที่|ครั้งที่|ที่|พ\\.ศ\\.|ค\\.ศ\\.|ปี|ปีที่|ปีงบประมาณ|ไตรมาส|ไตรมาสที่|รอบ|รอบที่|หมวด|มาตรา|หน้า|ลำดับ|ลำดับที่|เล่ม|เล่มที่|"
    "ฉบับที่|เลขที่|หมู่|หมู่ที่|ภาคผนวก|มาตรการที่|กิจกรรมที่|ระดับ|วันที่|หลักฐานที่|รุ่นที่|ประเภทที่|ด้านที่"
)
_NUMBERS = (
    rf"(?:วันที่ ?)?(?:{_NUMBER} ?)?{_MONTH} ?(?:พ\.ศ\. ?)?(?:\d+)?",
    rf"(?:{_ORDERED}) ?{_NUMBER}(?: ?%)?",
    rf"(?P<of>(?:(?:จำนวน|เวลา) ?)?{_NUMBER} ?(?=[{_THAI}]))|{_NUMBER}(?: ?%)?",
)
"""Dates; numbers behind the word that they are the number of; any other with what it counts: whatever word follows it."""
_HELD = re.compile(
    "|".join(
        (
            r"^(?:\d+(?:\.\d+)*[.)]|\(\d+\)|[–•*-]) ?.",
            *_NUMBERS,
            rf"(?<![{_THAI}])(?:[ก-ฮ]{{1,5}}[ะ-ู็-์]{{0,2}}\.)+",
        )
    )
)
"""The number before an item, dates, numbers with what they count, short forms."""
_COUNTED_ONLY = re.compile("|".join(_NUMBERS))
_SHORT_FORMS = (
    "อบต.", "อบจ.", "ทต.", "ทม.", "ทน.", "อปท.", "สพป.", "สพม.", "รร.", "ร.ร.", "รพ.", "รพ.สต.", "สสอ.", "สสจ.", "สตง.", "สถ.",
    "ผอ.", "พ.ศ.", "ค.ศ.", "พ.ร.บ.", "พ.ร.ฎ.", "ป.ป.ช.", "ป.ป.ท.", "ก.พ.", "ก.พ.ร.", "ม.", "ต.", "อ.", "จ.", "ถ.", "น.",
    "โทร.", "ฯลฯ", *MONTHS_SHORT,
)  # fmt: skip
"""Short forms that are also typed with no blank before them."""
_NAMES = (*WHOLE.split(), "กองคลัง", "กองช่าง", "สำนักปลัด", "สำนักงานปลัด", "ปลัดเทศบาล", "ข้อร้องเรียน")
"""Words of the field that the dictionary has in parts only."""
_LONG = 13
"""Letters from which on a word of the dictionary is taken apart where its column is narrower: องค์การ|บริหาร|ส่วน|ตำบล."""
_SPELLED = re.compile(f"[{_THAI}]")
_RUN = re.compile(rf"[{_THAI}.]+|[^\s{_THAI}]+|\s+")
_ENDS_AT = re.compile(r"(?<=[/_?&=,;:@#])(?=[^\s\d])|(?<=[a-z])(?=[A-Z])")
"""Inside a link, a name of a file or a list without blanks."""
_NEVER_FIRST = re.compile(r"[\u0e30-\u0e3a\u0e45-\u0e4e.,:;!?%)\]}”’»\u0300-\u036f_–-]|/(?=\D)|(?<=\.)[A-Za-z0-9]| ?[ๆฯ…]| [–-] ")
"""Marks, signs that close or repeat, also behind a blank, a dash between blanks, what goes on with the name of a file."""
_NEVER_LAST = "([{“‘«฿#เแโใไ"
NO_BREAK = "\u00a0"
_HELD_LETTERS = 16
"""Letters of the longest text that is held together by its blanks: as ``กิจกรรมที่ ๑๐`` it fits in any column."""


def blanks_held(text: str) -> str:
    """``text`` for a program that breaks lines itself: no line ends at the blank between a number and what it counts.

    Such a blank is a no-break one, which searches take for a blank. What may be wider than a column is left as it is.
    """
    return _COUNTED_ONLY.sub(lambda found: found[0].replace(" ", NO_BREAK) if len(found[0]) <= _HELD_LETTERS else found[0], text)


def units(texts: Iterable[str]) -> dict[str, Units]:
    """Each of ``texts`` in its units."""
    distinct = dict.fromkeys(texts)
    dictionary = _Dictionary(distinct)
    return {text: _units(text, dictionary) for text in distinct}


def _units(text: str, dictionary: "_Dictionary") -> Units:
    ends: set[int] = set()
    doubts: set[int] = set()
    for run in _RUN.finditer(text):
        found, doubted = dictionary.ends(run[0])
        ends |= {run.start() + end for end in found} | {run.start(), run.end()}
        doubts |= {run.start() + end for end in doubted}
    ends = {end for end in ends if 0 < end < len(text) and not _stumbles(text, end)}
    ordered = sorted(ends)
    sure = sorted(ends - doubts)
    held: set[int] = set()
    for one in _HELD.finditer(text):
        until = [*sure, len(text)][bisect_right(sure, one.end())] if one["of"] else one.end()
        held |= set(range(one.start() + 1, until))
    made: Units = []
    for start, unit in _pieces(text, sorted(set(sure) - held)):
        inner = ordered[bisect_right(ordered, start) : bisect_left(ordered, start + len(unit))]
        cuts = [end - start for end in inner]
        if not cuts and len(unit) >= _LONG:
            cuts = dictionary.ends(unit, parts=True)[0]
        made.append([word for _start, word in _pieces(unit, cuts)])
    return made


def _pieces(text: str, ends: Sequence[int]) -> list[tuple[int, str]]:
    """``text`` cut at ``ends``, each piece with its place."""
    cuts = [0, *ends, len(text)]
    return [(start, text[start:end]) for start, end in pairwise(cuts) if start < end]


def _stumbles(text: str, end: int) -> bool:
    """Whether a line that ended at ``end`` would end or go on with a mark that belongs to its neighbour."""
    return text[end - 1] in _NEVER_LAST or _NEVER_FIRST.match(text, end) is not None


class _Dictionary:
    """The words that can stand in ``texts``, and where they end in a run of letters."""

    def __init__(self, texts: Iterable[str]) -> None:
        os.environ.setdefault("PYTHAINLP_DATA", gettempdir())  # its own choice is a folder in the user's home
        os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
        from pythainlp.corpus import thai_words
        from pythainlp.tokenize import newmm
        from pythainlp.util import Trie

        beginnings = {text[place : place + length] for text in texts for place in range(len(text)) for length in (1, 2, 3, 4)}
        words = [word for word in (*thai_words(), *_SHORT_FORMS, *_NAMES) if word[:4] in beginnings and word[-4:] in beginnings]
        self._segment = newmm.segment
        self._words = Trie(words)
        self._parts = Trie([word for word in words if len(word) < _LONG])
        self._known: dict[tuple[str, bool], tuple[list[int], list[int]]] = {}

    def ends(self, run: str, *, parts: bool = False) -> tuple[list[int], list[int]]:
        """Where the words of ``run`` end, with ``parts`` those of long words too; and which of these ends are in doubt."""
        if not _SPELLED.search(run):
            return [found.start() for found in _ENDS_AT.finditer(run)], []
        key = (run, parts)
        if key not in self._known:
            self._known[key] = self._walked(run, self._parts if parts else self._words)
        return self._known[key]

    def _walked(self, run: str, dictionary: "Trie") -> tuple[list[int], list[int]]:
        ends: list[int] = []
        doubts: list[int] = []
        start = 0
        words = self._segment(run, dictionary, safe_mode=True)
        for word, after in zip(words, [*words[1:], ""], strict=True):
            end = start + len(word)
            # ดำเนิน|การมอบหมาย may be ดำเนินการ|มอบหมาย as well: held together, else cut where the shorter word is longest
            others = [cut for cut in range(1, len(after)) if word + after[:cut] in dictionary and after[cut:] in dictionary]
            cut = max([0, *others], key=lambda cut: min(len(word) + cut, len(after) - cut))
            ends.append(end + cut)
            doubts += [end + cut] if others else []
            start = end
        return ends, doubts
