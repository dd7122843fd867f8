"""The phrases that mean all divisions: ทุกส่วนราชการ, ทุกสำนัก/กอง, หน่วยงานในสังกัดทุกแห่ง, ทั้ง ๕ กอง.

They must say so of units. "ทุกคน" is people and "ทุกภาคส่วน" is everybody in the land: neither names the office's divisions.
"""

import re
import unicodedata
from dataclasses import dataclass

from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import key, repaired
from ita_dash.form.words import own, words

ALL_DIVISIONS = "ทุกส่วนราชการ"
"""The name of the one assignment of "all divisions" where the workbook has no list of divisions."""
PEOPLE = "|".join(words("divisions", "people")["words"])
"""Who stands for a unit when its name follows."""

_WORD = f"(?:{'|'.join(words('divisions', 'units')['words'])})"
_UNIT = f"(?:{_WORD}{{1,2}})"
"""หน่วยงาน and กลุ่มงาน are two words of these: each text can be taken apart in one way only."""
_UNITS = f"{_WORD}(?:(?:/|และ|หรือ|,|-)?(?:ทุก)?{_WORD})*"
_NUMERALS = words("divisions", "units")["counts"]
_COUNT = f"(?P<count_N>[0-9]{{1,2}}|{'|'.join(_NUMERALS)})"
_SCOPE = "(?:ที่เกี่ยวข้อง)?(?:(?:ภายใน|ในสังกัด|ใน|สังกัด|ของ)(?P<scope_N>.*?))?"
_EVERY = f"(?:ทุก(?:แห่ง|{_UNIT})|ทั้งหมด|ทั้งสิ้น|ทั้งปวง)"
_PHRASES = (
    f"(?:(?:{PEOPLE})(?:ของ|ใน|จาก)?{_UNIT}?)?(?:ทั้ง)?ทุกๆ?{_UNITS}{_SCOPE}{_EVERY}?",
    f"(?:{PEOPLE})?{_UNITS}{_SCOPE}{_EVERY}",
    f"ทั้ง{_COUNT}(?:{_UNITS}|แห่ง){_SCOPE}",
    f"{_UNITS}(?:ภายใน|ในสังกัด)?ทั้ง{_COUNT}(?:{_UNIT}|แห่ง)?{_SCOPE}",
    "|".join(words("divisions", "all")["phrases"]),
)
_PLAIN = re.compile(
    unicodedata.normalize("NFKC", "|".join(phrase.replace("_N>", f"_{place}>") for place, phrase in enumerate(_PHRASES)))
)
_ALL = re.compile(repaired(_PLAIN.pattern))
_NUMBERS = {repaired(key(word)): number for number, word in enumerate(_NUMERALS, start=2)}
_LONGEST = 200
"""A phrase is shorter."""


@dataclass(frozen=True, slots=True)
class AllDivisions:
    """What such a phrase adds to "all"."""

    count: int | None = None
    """How many it says that there are: 5 in ทั้ง ๕ กอง."""
    within: str = ""
    """Of whom, repaired for comparing: กองคลัง in ทุกงานในกองคลัง; often only the office."""
    damaged: bool = False
    """Whether it was understood through a repaired copy only."""


@remembered_by_words
def all_divisions(text: str) -> AllDivisions | None:
    """What ``text`` says of all divisions, or None where it says another thing."""
    line = key(text).strip("()[]. ")
    if len(line) > _LONGEST:
        return None
    if line in own().everyone:
        return AllDivisions()
    found = _ALL.fullmatch(repaired(line))
    if found is None:
        return None
    groups = found.groupdict()
    within = next((groups[name] for name in groups if name.startswith("scope") and groups[name]), "")
    count = next((groups[name] for name in groups if name.startswith("count") and groups[name]), "")
    return AllDivisions(
        count=_NUMBERS.get(count) or (int(count) if count else None),
        within=within,
        damaged=_PLAIN.fullmatch(line) is None,
    )


def is_everyone(text: str) -> bool:
    """Whether the text means all divisions of the office, and not all units of one of them."""
    said = all_divisions(text)
    return said is not None and not said.within.startswith(_OF_A_DIVISION)


_OF_A_DIVISION = (key("กอง"), repaired(key("สำนักปลัด")), key("ฝ่าย"))
