"""The phrases that mean all divisions: ทุกส่วนราชการ, ทุกสำนัก/กอง, หน่วยงานในสังกัดทุกแห่ง, ทั้ง ๕ กอง.

They must say so of units. "ทุกคน" is people and "ทุกภาคส่วน" is everybody in the land: neither names the office's divisions.
"""

import re
from dataclasses import dataclass

from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import key, repaired
from ita_dash.form.words import own, shapes, words

ALL_DIVISIONS = "ทุกส่วนราชการ"
"""The name of the one assignment of "all divisions" where the workbook has no list of divisions."""
_PLAIN = re.compile("|".join(shapes("divisions", "all").values()))
_ALL = re.compile(repaired(_PLAIN.pattern))
_NUMERALS = words("divisions", "parts")["counts"]
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
