"""The accepted names of columns, from ``words/headings.toml``, and how a header is compared with them.

Headers are compared without spaces, marks, numbering, brackets, "และ" and "หรือ", with ดำเนินงาน as ดำเนินการ, so that
"๑. วิธีการ ดำเนินงาน" is วิธีการดำเนินการ. What is not found is looked for once more without the vowels and tone marks above and below
the line, which copying from a PDF loses, doubles and moves ("ผู้รับผดิชอบ"); that is named.
"""

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ita_dash.form.fields import AS_TYPED
from ita_dash.form.remembered import remembered
from ita_dash.form.text import LONGEST_HEADING, key, repaired
from ita_dash.form.values.divisionnames import is_one_letter_off
from ita_dash.form.words import words

LEVELS = words("headings", "levels")
"""What an office plans, from the widest to the narrowest. Of several such columns the first level is the measure, the last the
activity."""
_NAMED = words("headings", "fields")
SPELLINGS = _NAMED | {one.name: (one.heading,) for one in AS_TYPED if one.name not in _NAMED}
"""Field → the names that an office may give its column, beside those of ``LEVELS``."""
FIELDS = ("measure", "activity", *SPELLINGS)
"""What an office may give names of its own to (setting ``[columns]``)."""
_READINGS = words("headings", "readings")
TEXT_OR_PERCENT = frozenset(_READINGS["text_or_percent"])
"""Names under which some offices write a text and others a percent: what stands below tells."""
APPROACH_OR_ADVICE = frozenset(_READINGS["approach_or_advice"])
"""Names under which some offices plan and others recommend: beside a theme alone they are what is planned."""
BEGINNINGS = _READINGS["beginnings"]
"""Accepted names that a longer name of an office's own may begin with, and mean the same."""


REPORTS = ("result", "status", "progress")
"""What is reported of an activity: how far it is, in words, as a status or as a percent."""
_MEASURE_LEVELS = ("theme", "measure", "approach")
OWN_MEASURE, OWN_ACTIVITY = -1, len(LEVELS)
"""The levels of names that an office gave to its measure and its activity itself: before and after all others."""

_CLOSE = 0.8
"""From this likeness on the known name is suggested for an unknown one."""
_SHORTEST_DAMAGED = 5
"""Letters of a name that is known although it is damaged; of a shorter one, damage is too large a part."""
_SHORTEST_BEGINNING = 8
"""Letters of an accepted name that a longer name may begin with and mean the same; shorter ones begin many words."""
_DAMAGE = 8
"""So many letters longer than any name can a damaged one be: marks typed twice, letters split."""
_MARKS = re.compile(r"[^\w฀-๿%]+|_")
_REMARK = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]\s*$")
"""What stands in brackets after a name: ระยะเวลา (เดือน/ปี)."""
_NUMBERING = re.compile(r"^[(（]?\d{1,2}(?:\.\d{1,2})*[.)）]?(?=[^\d%])")
_WHICH = key(
    r"(?:(?:ใน|ของ)?(?:ประจำ)?(?:ปีงบประมาณ|ปี)(?:พ?\.?ศ\.?)?(?:\d{4}|\d{2})?|(?:ใน)?(?:รอบ|ระยะ)?(?:ที่)?\d{0,2}เดือน(?:แรก|หลัง)?"
    r"|(?:ใน)?รอบที่\d|(?:ใน)?ไตรมาส(?:ที่)?\d(?:-\d)?|ครั้งที่\d|ณ?สิ้นปี(?:งบประมาณ)?|ครึ่งปี(?:งบประมาณ)?(?:แรก|หลัง)|(?:ใน|ของ|ประจำ)?(?:เดือน|ไตรมาส|รอบ|งวด|ปี)(?:นี้|ปัจจุบัน|ล่าสุด))"
)
_ROUND, _ROUND_BEFORE = re.compile(f"(?<=.){_WHICH}$"), re.compile(f"{_WHICH}(?=.)")
"""Which year or round a column is for: ผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗, ผลการดำเนินการ รอบ ๖ เดือน; before
the name of what is reported too: "ไตรมาส 1 ผลการดำเนินการ"."""
_NAME = key("ชื่อ")
_START = 24
"""Letters of a header that are enough to tell how its name begins, with a number before it."""
_PARTS = re.compile(r"\s*(?:/|,|และ|หรือ)\s*|(?<=[ก-๛])\s+(?=[A-Za-z])|(?<=[A-Za-z.])\s+(?=[ก-๛])")
"""Between several names, or one in two languages: "กิจกรรม Activity"."""
_IN_LATIN = r"[^\nก-๛]*[A-Za-z][^\nก-๛]*"
_TRANSLATION = re.compile(rf"\A{_IN_LATIN}\n(?=.*[ก-๛])|(?<=[ก-๛)])\s*\n{_IN_LATIN}\Z")
"""The line of a heading that says it in another language: "กิจกรรม" over "Activity", or below it."""
_SLASH = re.compile(r"\s*/\s*")
_ABOVE_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


class Match(NamedTuple):
    """What a header means."""

    field: str
    """A key of ``SPELLINGS``, ``measure`` or ``activity``."""
    spelling: str
    """The accepted name that it is, as the table spells it."""
    level: int | None
    """How narrow a level of the plan it names (``LEVELS``, from 0); None for other meanings."""
    own: bool
    """Whether the office gave the name its meaning (setting ``[columns]``)."""
    repaired: bool = False
    """Whether it was found only by making up for damage."""
    beginning: bool = False
    """Whether it only begins as an accepted name does."""
    round: bool = False
    """Whether it also says for which year or round it is."""
    several: bool = False
    """Whether it is several accepted names at once."""


@remembered
def header_key(text: str) -> str:
    """``text`` as headers are compared."""
    shown = _MARKS.sub("", _NUMBERING.sub("", key(text)))
    return shown.replace("และ", "").replace("หรือ", "").replace(_WORK, _ACT)


_WORK, _ACT = key("ดำเนินงาน"), key("ดำเนินการ")


def _skeleton(compared: str) -> str:
    return _ABOVE_BELOW.sub("", repaired(compared))


class Spellings:
    """The accepted header names, perhaps with an office's own (setting ``[columns]``: field → names), which win."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._names: dict[str, Match] = {}
        for level, (name, spellings) in enumerate(LEVELS.items()):
            self._add("measure" if name in _MEASURE_LEVELS else "activity", spellings, level)
        for field, spellings in SPELLINGS.items():
            self._add(field, spellings)
        for field, spellings in (own or {}).items():
            self._add(field, spellings, {"measure": OWN_MEASURE, "activity": OWN_ACTIVITY}.get(field), own=True)
        skeletons = {_skeleton(name): match for name, match in self._names.items()}
        self._skeletons = {name: match for name, match in skeletons.items() if len(name) >= _SHORTEST_DAMAGED}
        self._beginnings = tuple(
            dict.fromkeys([*map(header_key, BEGINNINGS), *(one for one in self._names if len(one) >= _SHORTEST_BEGINNING)])
        )
        self._starts = {_skeleton(name.removeprefix(_NAME))[:2] for name in self._names}
        self._longest = max(map(len, self._names))
        self._known = lru_cache(maxsize=8192)(self._match)
        """Texts of at most ``LONGEST_HEADING`` letters, so some megabytes at most."""

    def _add(self, field: str, spellings: tuple[str, ...], level: int | None = None, own: bool = False) -> None:
        for name in spellings:
            self._names[header_key(name)] = Match(field, name, level, own=own)

    def match(self, text: str) -> Match | None:
        """What the header ``text`` means; None for an unknown one."""
        return self._known(text) if len(text) <= LONGEST_HEADING else None

    def reported(self, text: str) -> Match | None:
        """The same of a header that names what is reported; None for any other."""
        match = self.match(text)
        return match if match is not None and match.field in REPORTS else None

    def _match(self, text: str) -> Match | None:
        if "\n" in text and header_key(text) not in self._names:
            text = _TRANSLATION.sub("", text)
        if not self._may_begin(text):
            return None
        name = _REMARK.sub("", text)
        keys = dict.fromkeys((header_key(text), header_key(name)))
        for one in keys:  # with what stands in brackets first: it may be the round
            if one in self._names:
                return self._names[one]
            unnamed = one.removeprefix(_NAME)
            base = _ROUND.sub("", unnamed)
            if (found := self._names.get(base)) and not (found.field == "round" and base != unnamed):
                return found._replace(round=base != unnamed)
            found = self._names.get(_ROUND_BEFORE.sub("", unnamed, count=1)) if _ROUND_BEFORE.match(unnamed) else None
            if found is not None and found.field in REPORTS:
                return found._replace(round=True)
        if together := self._match_parts(name):
            return together
        short = (one for one in keys if len(one) <= self._longest + _DAMAGE)
        damaged = next((found for one in short if (found := self._skeletons.get(_skeleton(one)))), None)
        return damaged._replace(repaired=True) if damaged else None

    def _may_begin(self, text: str) -> bool:
        """Whether any accepted name begins as ``text`` does. Most cells of a table are refused here."""
        begun = header_key(text[:_START]).removeprefix(_NAME)
        start = _skeleton(begun)[:2]
        return start in self._starts or start[:1] in self._starts or _ROUND_BEFORE.match(begun) is not None

    def _match_parts(self, text: str) -> Match | None:
        """What several names in one header mean, where each is known: the narrowest level of the plan, or their one meaning."""
        found = [self._names.get(header_key(part)) for part in _PARTS.split(text)]
        if None in found:
            return None
        matches = [match for match in found if match is not None]
        if all(match.level is not None for match in matches):
            return max(matches, key=lambda match: match.level or 0)._replace(several=True)
        return matches[0]._replace(several=True) if len({match.field for match in matches}) == 1 else None

    def beginning(self, text: str) -> Match | None:
        """What a header means that begins as an accepted name does, or is one beside another name that nobody knows:
        "ผู้รับผิดชอบตามคำสั่ง ๑๒/๒๕๖๖" is ผู้รับผิดชอบ, "เรื่อง/มาตรการ" is มาตรการ."""
        name = header_key(text) if len(text) <= LONGEST_HEADING else ""
        begun = max((one for one in self._beginnings if name.startswith(one)), key=len, default="")
        found = (self._one_part(text) if name else None) or (self._names[begun] if begun else None)
        return found._replace(beginning=True) if found is not None else None

    def _one_part(self, text: str) -> Match | None:
        """The one meaning for the form of those parts of a header that are accepted names."""
        parts = [self._names.get(header_key(part)) for part in _SLASH.split(_REMARK.sub("", text))]
        known = {(one.field, one.level): one for one in parts if one is not None and one.field != "extra"}
        return next(iter(known.values())) if len(known) == 1 else None

    def slip_of(self, text: str) -> Match | None:
        """What an unknown header means that is one accepted meaning's name but for one letter: มาตราการ is มาตรการ."""
        name = header_key(_REMARK.sub("", text)) if len(text) <= LONGEST_HEADING else ""
        if len(name) < _SHORTEST_DAMAGED:
            return None
        meant = {(one.field, one.level): one for other, one in self._names.items() if _may_be_slip(name, other)}
        return next(iter(meant.values()))._replace(repaired=True) if len(meant) == 1 else None

    def close(self, text: str) -> str:
        """The accepted name that an unknown header is nearly; empty where none is near, and for one that lacks the first word of
        it: "วันที่" is no slip of "ถึงวันที่", for that word makes its meaning."""
        name = header_key(_REMARK.sub("", text[:LONGEST_HEADING]))
        near = difflib.get_close_matches(name, self._names, n=1, cutoff=_CLOSE) if len(name) >= _SHORTEST_DAMAGED else []
        return self._names[near[0]].spelling if near and not near[0].endswith(name) else ""


def _may_be_slip(name: str, other: str) -> bool:
    return len(other) >= _SHORTEST_DAMAGED and is_one_letter_off(name, other)


@lru_cache(maxsize=8)
def _spellings(own: tuple[tuple[str, tuple[str, ...]], ...]) -> Spellings:
    return Spellings(dict(own))


def spellings_of(own: Mapping[str, tuple[str, ...]]) -> Spellings:
    """The accepted names with an office's own, the same object for the same names: to make one takes longer than to read a small
    sheet."""
    return _spellings(tuple(sorted((field, tuple(names)) for field, names in own.items())))
