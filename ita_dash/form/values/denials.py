"""What a clause says that begins by denying something: ยังไม่…, ไม่มี…, ไม่พบ… (rule 16 of the design).

"ยังไม่" before any verb is work that was not begun. That nothing bad happened ("ยังไม่พบข้อร้องเรียน") is an answer, that a sheet was
not filled in ("ยังไม่ได้กรอกข้อมูล") is no report, and what is not all done ("ยังไม่ครบทุกกอง") was begun.
"""

from dataclasses import dataclass

from ita_dash.form.repair import repaired
from ita_dash.form.text import composed
from ita_dash.form.values.statuswords import IN_PROGRESS, NO_REPORT, NOT_STARTED, NOTHING
from ita_dash.form.words import patterns

_SAID = patterns("statuses", "denials")
_STATUS = {"answer": NOTHING, "no_report": NO_REPORT, "in_progress": IN_PROGRESS, "not_started": NOT_STARTED}
_WENT_WELL = tuple(repaired(composed(word)) for word in ("แล้ว", "เสร็จ", "เสร็จสิ้น", "เรียบร้อย", "ครบถ้วน"))


@dataclass(frozen=True, slots=True)
class Denial:
    """What a clause says that begins with one; ``start`` and ``end`` are where its words stand."""

    start: int
    end: int
    status: str
    """A status, or ``NOTHING`` where it is an answer."""
    follows: bool
    """Whether something went well before, or it turns on what was said ("แต่…")."""


def denials(line: str, starts: list[int], heads: set[int]) -> list[Denial]:
    """The clauses of a joined ``line`` that begin with a denial, in order.

    ``starts`` are the places of its words, ``heads`` those of its lines. A clause begins with a line, after "แต่", and after what
    went well.
    """
    turns = {turn.end() for turn in _SAID["turns"].finditer(line)}
    after_well = {start for start in starts if start and line.endswith(_WENT_WELL, 0, start)}
    found = []
    for place in sorted({*heads, *turns, *after_well}):
        lead = _SAID["lead"].match(line, place)
        said = _SAID["says"].match(line, lead.end() if lead else place)
        if said is not None and said.lastgroup in _STATUS:
            follows = place in turns or place in after_well
            found.append(Denial(said.start(), said.end(), _STATUS[said.lastgroup], follows))
    return found
