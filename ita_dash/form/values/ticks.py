"""Status as boxes to tick: columns whose headers are statuses, with a mark in the one that holds."""

from collections.abc import Sequence

from ita_dash.form.repair import repaired
from ita_dash.form.text import folded
from ita_dash.form.values.status import read_status
from ita_dash.form.values.statuswords import BOXES


def _compared(text: str) -> str:
    shown = "".join(letter for letter in repaired(folded(text)) if letter.isalnum() or "\u0e31" <= letter <= "\u0e4e")
    return shown.replace(_WORK, _ACT)


_WORK, _ACT = (repaired(folded(word)) for word in ("ดำเนินงาน", "ดำเนินการ"))
_STATUS_OF = {_compared(name): status for status, names in BOXES.items() for name in names}
_LONGEST_MARK = 3
_TICKED = frozenset({"true", "yes", "ใช่"})


def status_named(header: str) -> str:
    """The status that a header is the word of; empty for any other."""
    return _STATUS_OF.get(_compared(header), "") if len(header) <= 40 else ""


def read_ticks(headers: Sequence[str]) -> list[str]:
    """The status that each header stands for, or empty; all are empty where fewer than two statuses stand side by side."""
    found = [status_named(header) for header in headers]
    beside = [{*found[max(place - 1, 0) : place], *found[place + 1 : place + 2]} - {""} for place in range(len(found))]
    return [status if others - {status} else "" for status, others in zip(found, beside, strict=True)]


def said_beside(text: str) -> str:
    """What stands in a ticked cell beside its mark; empty for a mark alone and for the word of the status itself."""
    shown = text.strip(" \n✓✔√☑☒/●•✅").strip()
    if len(shown) <= _LONGEST_MARK or shown.casefold() in _TICKED:
        return ""
    reading = read_status(shown)
    return "" if reading.status and not reading.reason and _compared(shown) in _STATUS_OF else shown
