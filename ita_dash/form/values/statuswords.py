"""The statuses, what else their words may say, and the phrases of ``words/statuses.toml`` that say it."""

from ita_dash.form.words import joined, phrases, words

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
"""Whole phrases that say it within a long text (what a clause says that begins with a denial is told by ``values.denials``), and
shorter words that say it in the status column, where a cell holds little else."""
TICKS = frozenset(map(joined, words("statuses", "marks")["done"]))
"""Whole cells that mean done."""
_ANSWERS = {joined(word): status for status, found in words("statuses", "answers").items() for word in found}
AMBIGUOUS = _ANSWERS | {joined(word): status for status, found in words("statuses", "doubtful").items() for word in found}
"""Whole cells that can mean something else: a cross may be a mark, an empty box no answer."""
ANSWERS = TICKS | _ANSWERS.keys()
"""Whole cells that say yes or no to whatever their heading asks."""
THERE = {joined(word): status for status, found in words("statuses", "there").items() for word in found}
"""Whole cells of a column of statuses that say whether what a list asks for is there (มี/ไม่มี); elsewhere they are answers."""
BOXES = words("statuses", "boxes")
"""Status → headings of columns of boxes to tick."""
