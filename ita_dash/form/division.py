"""Who is responsible: the list of divisions, and which of them a cell names.

Names are compared without spaces, so "งาน แผนงาน และ นโยบาย" is "งานแผนงานและนโยบาย".
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ita_dash.form.assignments import ALL_DIVISIONS
from ita_dash.form.problems import Finding
from ita_dash.form.text import is_blank, key, plain
from ita_dash.thai import arabic

_ALL = re.compile(
    r"^(?:ทุก|ทั้งทุก)(?:ๆ)?(?:ส่วนราชการ|สำนัก|กอง|ส่วนงาน|หน่วยงาน|หน่วย|ฝ่าย|ส่วน|งาน|กลุ่ม|ศูนย์|/|และ|หรือ)+"
    r"(?:ภายใน|ในสังกัด|ในสํานักงาน|ของ|ที่เกี่ยวข้อง).*$"
    r"|^(?:ทุก|ทั้งทุก)(?:ๆ)?(?:ส่วนราชการ|สำนัก|กอง|ส่วนงาน|หน่วยงาน|หน่วย|ฝ่าย|ส่วน|งาน|กลุ่ม|ศูนย์|/|และ|หรือ|ทุก)+$"
)
_PREFIX = (
    "สำนัก",
    "กอง",
    "งาน",
    "ฝ่าย",
    "ส่วน",
    "ศูนย์",
    "กลุ่ม",
    "หน่วย",
    "โรงเรียน",
    "ปลัด",
    "รองปลัด",
    "ผอ.",
    "ผู้อำนวยการ",
    "หัวหน้า",
    "นัก",
    "เจ้าพนักงาน",
    "เจ้าหน้าที่",
    "นาย",
    "คณะ",
    "สถานี",
    "แขวง",
)
"""How the name of a division or a post begins: "และ" and "/" part two names only where another name begins after them."""
_BREAKS = re.compile(r"[\n,;，、]|(?:^|(?<=\s))[(（]?[0-9๐-๙]{1,2}[.)）]\s*")
_JOINS = re.compile(r"\s*(?:/|\+|และ|ร่วมกับ|กับ)\s*")
_BULLET = re.compile(r"^[\s\-–•●▪*]+")
_SIMILAR = 0.8
"""From this likeness on, an unknown name is taken for a misspelling and the known one suggested."""


@dataclass(frozen=True, slots=True)
class Division:
    """One row of the list of divisions."""

    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    """The name, as the list spells it, of the division that this unit belongs to; empty for a division of its own."""


@dataclass(frozen=True, slots=True)
class DivisionReading:
    """Who a cell names. ``everyone`` is "all divisions", which a list of divisions takes apart."""

    names: tuple[str, ...] = ()
    everyone: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class DivisionList:
    """The office's divisions, perhaps empty. Everything is compared by ``key``."""

    divisions: tuple[Division, ...] = ()
    _by_key: dict[str, str] = field(init=False, repr=False, compare=False)
    _parents: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key: dict[str, str] = {}
        for one in self.divisions:
            for spelling in (*one.aliases, one.name):
                by_key[key(spelling)] = one.name
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "_parents", {one.name: one.parent for one in self.divisions})

    def __bool__(self) -> bool:
        return bool(self.divisions)

    @property
    def tops(self) -> tuple[str, ...]:
        """The divisions that belong to no other: what "all divisions" means."""
        return tuple(one.name for one in self.divisions if not one.parent)

    def parent(self, name: str) -> str:
        """The division that ``name`` belongs to, or empty."""
        return self._parents.get(name, "")

    def known(self, text: str) -> str | None:
        """The list's spelling of a division's name or short name."""
        return self._by_key.get(key(text))

    def read(self, text: str) -> DivisionReading:
        """Who the cell's text names. Unknown names are kept as typed, with a finding; nothing is merged by likeness."""
        if is_blank(text):
            return DivisionReading()
        if is_everyone(text):
            return DivisionReading(everyone=True)
        names: list[str] = []
        findings: list[Finding] = []
        everyone = False
        for part in self._split(plain(text)):
            if is_everyone(part):
                everyone = True
                continue
            name = self.known(part)
            if name is None:
                name = " ".join(part.split())
                if self.divisions:
                    findings.append(self._unknown(name))
            names.append(name)
        return DivisionReading(tuple(dict.fromkeys(names)), everyone, tuple(findings))

    def _split(self, text: str) -> list[str]:
        """The names in a cell, without cutting one that holds และ or a slash."""
        if self.known(text) is not None:
            return [text]
        parts = []
        for piece in _BREAKS.split(text):
            piece = _BULLET.sub("", piece).strip()
            if piece:
                parts += [piece] if self.known(piece) is not None else self._split_joined(piece)
        return parts or [text]

    def _split_joined(self, piece: str) -> list[str]:
        """Parts at และ, ร่วมกับ, / where what follows is itself a known name or begins like one; the longest known name wins."""
        places = list(_JOINS.finditer(piece))
        for found in reversed(places):
            left, right = piece[: found.start()].strip(), piece[found.end() :].strip()
            if not left or not right:
                continue
            if self.known(right) is not None or (self._is_name(right) and self._is_name(left)):
                return [*self._split_joined(left), right]
        return [piece]

    def _is_name(self, text: str) -> bool:
        return self.known(text) is not None or is_everyone(text) or text.startswith(_PREFIX)

    def _unknown(self, name: str) -> Finding:
        close = difflib.get_close_matches(key(name), list(self._by_key), n=1, cutoff=_SIMILAR)
        if close:
            return Finding("DIVISION_NEAR_MISS", name, {"suggestion": self._by_key[close[0]]})
        return Finding("DIVISION_UNKNOWN", name)


@lru_cache(maxsize=4096)
def is_everyone(text: str) -> bool:
    """Whether the text means all divisions: ทุกส่วนราชการ, ทุกกอง, ทุกสำนัก/กอง …"""
    return bool(_ALL.match(arabic("".join(text.split()))))


def division_list(rows: Iterable[tuple[str, str, str]]) -> tuple[DivisionList, tuple[Finding, ...]]:
    """The list of divisions from rows of name, short names and parent, each as typed.

    Short names are parted by comma, slash or line. A parent that is not in the list is a finding, and the unit then stands on
    its own.
    """
    typed = [(plain(name), plain(aliases), plain(parent)) for name, aliases, parent in rows if not is_blank(name)]
    names = {key(name): name for name, _, _ in typed}
    findings = []
    divisions = []
    for name, aliases, parent in typed:
        owner = "" if is_blank(parent) else names.get(key(parent), "")
        if not owner and not is_blank(parent):
            findings.append(Finding("DIVISION_PARENT_UNKNOWN", parent))
        short = tuple(part.strip() for part in re.split(r"[\n,;/]", aliases) if not is_blank(part))
        divisions.append(Division(name, short, owner if owner != name else ""))
    return DivisionList(tuple({key(one.name): one for one in divisions}.values())), tuple(findings)


def everyone(divisions: DivisionList) -> tuple[str, ...]:
    """The divisions that "all divisions" stands for; the one name ``ALL_DIVISIONS`` where there is no list."""
    return divisions.tops or (ALL_DIVISIONS,)


def names_division(divisions: DivisionList, title: str) -> str:
    """The division that a tab's title names, as the list spells it; empty for any other title.

    Without a list a title counts that begins as names of divisions do.
    """
    known = divisions.known(title)
    if known is not None or divisions:
        return known or ""
    name = plain(title)
    return name if name.startswith(("สำนัก", "กอง", "ฝ่าย", "งาน")) else ""
