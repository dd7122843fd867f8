"""Statuses: what offices type in the status column (``read_status``) and what a result says in prose (``status_said_by``)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from ita_dash.form.finding import Finding
from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import LONGEST_PROSE, folded, head, is_blank, plain, repaired
from ita_dash.form.values.howfar import LONGEST_PHRASE, percent_said_by, says_part
from ita_dash.form.values.percent import read_percent
from ita_dash.form.values.statuswords import (
    AMBIGUOUS,
    CALLED_OFF,
    CANCELLED,
    COLUMN,
    DONE,
    IN_PROGRESS,
    NO_REPORT,
    NOT_STARTED,
    NOTHING,
    PLANNED,
    PROSE,
    PUT_OFF,
    REVIEW,
    THERE,
    TICKS,
    UNABLE,
    denials,
    is_sign,
)
from ita_dash.form.words import compiled, joined, own, patterns, status_of

__all__ = [
    "CANCELLED",
    "DONE",
    "IN_PROGRESS",
    "LONGEST_STATUS",
    "NOT_STARTED",
    "NO_REPORT",
    "STATUSES",
    "UNABLE",
    "StatusReading",
    "is_answer",
    "is_there",
    "read_status",
    "read_status_cell",
    "status_said_by",
]
STATUSES = (NO_REPORT, NOT_STARTED, IN_PROGRESS, DONE, UNABLE, CANCELLED)
"""In the order in which they are shown."""

_PROSE, _COLUMN = compiled(PROSE), compiled(COLUMN)
_BOX = re.compile(r"(?P<ticked>[☑☒✓✔✅√]|\(\s?[/xX✓✔√]\s?\)|\[\s?[/xX✓✔√]\s?\])|[☐□⬜]|\(\s?\)|\[\s?\]")
_SAID = patterns("statuses", "results")
_BECAUSE = re.compile("เนื่องจากว่า|เนื่องจาก|เนื่องด้วย|เพราะว่า|เพราะ|สาเหตุ|เหตุผล|because|due to", re.IGNORECASE)
_STOPPED = re.compile(
    "ไม่สามารถ[ก-๛ ]{0,30}ได้|ไม่สามารถ(?:ดำเนินการ|ดำเนินงาน)?|ดำเนินการไม่ได้|ทำไม่ได้"
    "|(?:ยกเลิก|ชะลอ|เลื่อน)(?:การดำเนินการ|โครงการ|กิจกรรม)?"
    "|ระงับ|ยุติ|งด(?:ดำเนินการ|(?!ำ))|unable|cannot|blocked|cancell?ed|cancel|postponed|deferred|on hold",
    re.IGNORECASE,
)
_JOINT = re.compile("(?:จึง|ยัง|แต่)+$")
"""What joins a reason to the status behind it."""
_EDGES = " \n:;,.-–—()[]"


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What the status column says: one of ``STATUSES``, or None."""

    status: str | None
    reason: str = ""
    """Why it is unable, cancelled or put off, as typed beside it."""
    percent: float | None = None
    """0–100, where a percent was typed in the status column, alone or beside the status."""
    findings: tuple[Finding, ...] = ()


@remembered_by_words
def read_status(text: str) -> StatusReading:
    """The status of work that a cell names. Words of review alone are none, and are named; blank is None without a finding."""
    if is_blank(text):
        return StatusReading(None)
    if _is_choice(plain(text)):
        return _ticked(text)
    line = _joined(text)
    if line in own().marks:
        return StatusReading(own().marks[line])
    if line in TICKS:
        return StatusReading(DONE)
    if line in AMBIGUOUS:
        return _ambiguous(text, AMBIGUOUS[line])
    said = _said_by_own(line) or [status_of(match) for match in _COLUMN.finditer(line)]
    if PLANNED in said:
        said = [NOT_STARTED if one == PLANNED else one for one in said if one != PLANNED or not _ends_well(line, [len(line)])]
    work = [status for status in said if status in STATUSES]
    if work:
        return _of_work(text, line, work)
    if PUT_OFF in said:
        return replace(_ambiguous(text, NOT_STARTED), reason=_reason(text))
    if REVIEW in said:
        return StatusReading(None, findings=(Finding("STATUS_REVIEW_WORD", text),))
    number = read_percent(text)
    if number.percent is not None:
        return StatusReading(None, percent=number.percent, findings=number.findings)
    return StatusReading(None, findings=(Finding("STATUS_UNREADABLE", text),))


@remembered_by_words
def read_status_cell(text: str) -> StatusReading:
    """As ``read_status``, of a cell in a column of statuses, where มี and ไม่มี are that of what a list asks for."""
    return StatusReading(THERE[_joined(text)]) if is_there(text) else read_status(text)


LONGEST_STATUS = 80
"""Letters of a cell that is a status, with its reason; a longer text tells what was done."""
_LONGEST_THERE = 20
"""Letters, with blanks, of a cell that is such a word alone."""


def is_there(text: str) -> bool:
    """Whether a text is มี or ไม่มี alone."""
    return len(text) <= _LONGEST_THERE and _joined(text) in THERE


def is_answer(text: str) -> bool:
    """Whether a cell says no more than yes or no to what its heading asks: a mark, a box, ใช่, ไม่. It names no status itself."""
    return not any(map(str.isalnum, text)) or is_sign(text)


@remembered_by_words
def status_said_by(result: str) -> str | None:
    """The status that a result says in its own words, or None where it says nothing of the kind.

    What it says of others ("ผู้ที่ยังไม่ดำเนินการ") or on a condition ("หากไม่สามารถดำเนินการได้") does not count. Of several, unable
    comes first, then in progress, which is also what done beside not started makes; a called-off part beside others is left out.
    """
    said = set(_said_in_prose(result))
    if UNABLE in said:
        return UNABLE
    if IN_PROGRESS in said or {DONE, NOT_STARTED} <= said:
        return IN_PROGRESS
    return next((status for status in (NOT_STARTED, NO_REPORT, DONE, CANCELLED) if status in said), None)


def _said_in_prose(result: str) -> Iterator[str]:
    """All that a result says, and ``NOTHING`` for words that say it of something else."""
    lines = [line.split() for line in repaired(folded(head(result, LONGEST_PROSE))).split("\n")]
    words = [word for line in lines for word in line]
    line = "".join(words)
    starts = list(accumulate(map(len, words), initial=0))
    heads = set(accumulate((sum(map(len, line)) for line in lines), initial=0)) - {len(line)}
    denied = denials(line, starts, heads)
    for denial in denied:
        yield IN_PROGRESS if denial.follows and denial.status == NOT_STARTED else denial.status
    for match in _PROSE.finditer(line):
        status = status_of(match)
        clause = line[max(starts[bisect_right(starts, match.start()) - 1], match.start() - LONGEST_PHRASE) : match.start()]
        if _SAID["relative"].search(clause) or _SAID["condition"].search(clause):
            continue
        if status != UNABLE and any(denial.start <= match.start() < denial.end for denial in denied):
            continue
        if status == PLANNED:
            status = NOTHING if _ends_well(line, starts) else NOT_STARTED
        elif status == CALLED_OFF:
            status = _of_called_off(line, starts)
        elif status == DONE and says_part(result):
            status = IN_PROGRESS
        yield status


def _ends_well(line: str, starts: list[int]) -> bool:
    """Whether what is said last was done ("… และเผยแพร่แล้ว"), and on no condition ("เมื่อได้รับงบประมาณแล้ว")."""
    places = set(starts)
    ends = [
        done for done in _SAID["done_last"].finditer(line) if done.end() in places or _SAID["after_done"].match(line, done.end())
    ]
    return (
        bool(ends) and _SAID["under_condition"].search(line[max(0, ends[-1].start() - LONGEST_PHRASE) : ends[-1].start()]) is None
    )


def _of_called_off(line: str, starts: list[int]) -> str:
    """งด… for a reason is cancelled; as policy asks, or told at its end as done, it is what was to be done."""
    if _BECAUSE.search(line):
        return CANCELLED
    if _SAID["as_asked"].search(line) or _ends_well(line, starts):
        return DONE
    return CANCELLED if _SAID["called_off_work"].match(line) else NOTHING


def _said_by_own(line: str) -> list[str]:
    """What the office's own words say; they win over all others."""
    pattern = own().statuses
    return [status_of(match) for match in pattern.finditer(line)] if pattern is not None else []


def _of_work(text: str, line: str, said: list[str]) -> StatusReading:
    shares = [(int(found["part"]), int(found["all"])) for found in _SAID["share"].finditer(line)]
    percents = {float(found[1] or found[2]) for found in _SAID["percent"].finditer(line)}
    percents |= {100 * part / whole for part, whole in shares if whole and part <= whole and said[0] in (DONE, IN_PROGRESS)}
    percent = percents.pop() if len(percents) == 1 and max(percents) <= 100 else percent_said_by(text)
    stopped = next((status for status in said if status in (UNABLE, CANCELLED)), None)
    if stopped:
        return StatusReading(stopped, _reason(text), percent)
    if len(set(said)) > 1:
        taken = IN_PROGRESS if {IN_PROGRESS, DONE} & set(said) else said[0]
        return replace(_ambiguous(text, taken), percent=percent)
    partly = said[0] == DONE and (says_part(text) or (percent is not None and percent < 100))
    return StatusReading(IN_PROGRESS if partly else said[0], percent=percent)


def _ambiguous(text: str, status: str) -> StatusReading:
    return StatusReading(status, findings=(Finding("STATUS_AMBIGUOUS", text, {"status": status}),))


def _is_choice(shown: str) -> bool:
    """Whether it has boxes to tick; a tick alone or beside a status ("✓ แล้วเสร็จ") is none."""
    shown = head(shown, LONGEST_PROSE)
    boxes = [box.group() for box in _BOX.finditer(shown)]
    return len(shown) > 1 and (len(boxes) > 1 or any(len(box) > 1 or box in "☐□⬜" for box in boxes))


def _ticked(text: str) -> StatusReading:
    """A cell that holds the whole choice, "☑ แล้วเสร็จ ☐ ยังไม่ดำเนินการ": what stands at its one tick. No tick is no answer."""
    shown = head(plain(text), LONGEST_PROSE)
    boxes = list(_BOX.finditer(shown))
    edges = [0, *(place for box in boxes for place in box.span()), len(shown)]
    between = [shown[first:last].strip() for first, last in zip(edges[::2], edges[1::2], strict=True)]
    labels = between[1:] if not between[0] else between[:-1]
    chosen = [label for box, label in zip(boxes, labels, strict=True) if box["ticked"]]
    if not chosen:
        return StatusReading(None)
    if len(chosen) > 1 or _BOX.search(chosen[0]):
        return StatusReading(None, findings=(Finding("STATUS_UNREADABLE", text),))
    return read_status(chosen[0]) if chosen[0] else StatusReading(DONE)


def _reason(text: str) -> str:
    """What stands after "because", else after the words that say it is stopped, else before them."""
    shown = plain(text)
    because, stopped = _BECAUSE.search(shown), _STOPPED.search(shown)
    if because and (not stopped or because.end() > stopped.start()):
        return shown[because.end() :].strip(_EDGES)
    if stopped is None:
        return ""
    after = shown[stopped.end() :].strip(_EDGES)
    before = shown[because.end() if because else 0 : stopped.start()].strip(_EDGES)
    return after or _JOINT.sub("", before).strip(_EDGES)


def _joined(text: str) -> str:
    return joined(head(text, LONGEST_PROSE))
