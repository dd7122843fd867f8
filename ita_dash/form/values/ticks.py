"""Status as boxes to tick, with a mark in the one that holds; and what a box or a status cell says beside the status."""

import re
from collections.abc import Sequence

from ita_dash.form.remembered import remembered
from ita_dash.form.text import LONGEST_HEADING, folded, repaired
from ita_dash.form.values.status import read_status
from ita_dash.form.values.statuswords import BOXES, COLUMN
from ita_dash.form.words import compiled, joined, status_of


def _compared(text: str) -> str:
    return _SIGNS.sub("", repaired(folded(text))).replace(_WORK, _ACT)


_SIGNS = re.compile(r"[^\w\u0e31-\u0e4e]|_")
_WORK, _ACT = (repaired(folded(word)) for word in ("ดำเนินงาน", "ดำเนินการ"))
_STATUS_OF = {_compared(name): status for status, names in BOXES.items() for name in names}
_LONGEST_MARK = 3
"""Letters of a mark, "(x)"; a longer text is a word."""
_TICKED = frozenset({"true", "yes", "ใช่"})


def status_named(header: str) -> str:
    """The status that a header is the word of; empty for any other."""
    return _STATUS_OF.get(_compared(header), "") if len(header) <= LONGEST_HEADING else ""


def read_ticks(headers: Sequence[str]) -> list[str]:
    """The status that each header stands for, or empty; all are empty where fewer than two statuses stand side by side."""
    found = [status_named(header) for header in headers]
    # The first has nothing before it: found[-1:0] is empty
    beside = [{*found[place - 1 : place], *found[place + 1 : place + 2]} - {""} for place in range(len(found))]
    return [status if others - {status} else "" for status, others in zip(found, beside, strict=True)]


def said_beside(text: str) -> str:
    """What stands in a ticked cell beside its mark; empty for a mark alone and for the word of the status itself."""
    shown = text.strip(" \n✓✔√☑☒/●•✅").strip()
    if len(shown) <= _LONGEST_MARK or shown.casefold() in _TICKED:
        return ""
    reading = read_status(shown)
    return "" if reading.status and not reading.reason and _compared(shown) in _STATUS_OF else shown


_STATUS_WORDS = compiled(COLUMN)
_FILLERS = re.compile(repaired(folded("ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ|กิจกรรม|โครงการ|เรียบร้อย|ตามแผน|แล้ว|อยู่")))
"""What stands around the words of a status and adds nothing."""
_A_WORD = 3
"""So many letters beside a status are a word worth keeping; fewer are a "แล้ว" half taken or a tick."""


@remembered
def says_more(status: str) -> bool:
    """Whether a status cell says more than its status: what is left beside the words of statuses is a word or more."""
    left = _FILLERS.sub("", _STATUS_WORDS.sub("", joined(status)))
    return sum(letter.isalpha() for letter in left) >= _A_WORD


@remembered
def says_several(status: str) -> bool:
    """Whether a status cell has the words of several statuses: "แล้วเสร็จ (รอลงนาม)"."""
    return len(set(map(status_of, _STATUS_WORDS.finditer(joined(status))))) > 1
