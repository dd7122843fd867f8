"""The statuses, what else their words may say, and the phrases of ``words/statuses.toml`` that say it; among them those that
begin a clause by denying something: ยังไม่…, ไม่มี…, ไม่พบ… (rule 16 of the design).

"ยังไม่" before any verb is work that was not begun. That nothing bad happened ("ยังไม่พบข้อร้องเรียน") is an answer, that a sheet was
not filled in ("ยังไม่ได้กรอกข้อมูล") is no report, and what is not all done ("ยังไม่ครบทุกกอง") was begun.
"""

from dataclasses import dataclass
from unicodedata import category

from ita_dash.form.text import composed, key, repaired
from ita_dash.form.words import joined, patterns, phrases, words

NO_REPORT = "no_report"
NOT_STARTED = "not_started"
IN_PROGRESS = "in_progress"
DONE = "done"
UNABLE = "unable"
CANCELLED = "cancelled"
REVIEW = "review"
"""Not a status: how far a review of the report is."""
PUT_OFF = "put_off"
"""Not a status: put off or on hold."""
PLANNED = "planned"
"""Not a status: planned, which is not started unless the sentence ends well ("แผน… จัดทำและเผยแพร่แล้ว")."""
CALLED_OFF = "called_off"
"""Not a status: งด…, which is cancelled for a reason, and done where the office's policy or the sentence's end says so."""
NOTHING = "nothing"
"""Holds the words of a status and says nothing about it ("กำหนดแล้วเสร็จ")."""

PROSE, COLUMN = phrases("prose"), phrases("column")
"""Whole phrases that say it within a long text (what a clause says that begins with a denial is told by ``denials``), and shorter
words that say it in the status column, where a cell holds little else."""
TICKS = frozenset(map(joined, words("statuses", "marks")["done"]))
"""Whole cells that mean done."""
_ANSWERS = {joined(word): status for status, found in words("statuses", "answers").items() for word in found}
AMBIGUOUS = _ANSWERS | {joined(word): status for status, found in words("statuses", "doubtful").items() for word in found}
"""Whole cells that can mean something else: a cross may be a mark, an empty box no answer."""
EMPTY_BOXES = frozenset({"0", "false", "☐", "□", "⬜", "()", "[]"})
"""Boxes without a mark."""
CROSSES = frozenset(word for word, status in _ANSWERS.items() if status == NOT_STARTED) - EMPTY_BOXES
"""What marks a box, or crosses it out where others of its column are ticked."""
_SIGNS = TICKS | _ANSWERS.keys() | EMPTY_BOXES | {"1"}
"""Whole cells that say yes or no to whatever their heading asks."""
_AROUND = "()[]\ufe0f"
"""What stands around a sign: brackets for a box, and what makes an emoji of it."""


def is_sign(text: str) -> bool:
    """Whether a text is what stands in a box to tick, marked or not, and nothing else."""
    said = key(text)
    inside = said.strip(_AROUND)
    if said in _SIGNS or (len(inside) == 1 and category(inside) == "So"):
        return True
    return len(said) <= len(inside) + 2 and inside in _SIGNS and not inside.isdecimal()


THERE = {joined(word): status for status, found in words("statuses", "there").items() for word in found}
"""Whole cells of a column of statuses that say whether what a list asks for is there (มี/ไม่มี); elsewhere they are answers."""
BOXES = words("statuses", "boxes")
"""Status → headings of columns of boxes to tick."""


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
    after_well = {start for start in starts if line.endswith(_WENT_WELL, 0, start)}
    found = []
    for place in sorted({*heads, *turns, *after_well}):
        lead = _SAID["lead"].match(line, place)
        said = _SAID["says"].match(line, lead.end() if lead else place)
        if said is not None and said.lastgroup in _STATUS:
            follows = place in turns or place in after_well
            found.append(Denial(said.start(), said.end(), _STATUS[said.lastgroup], follows))
    return found
