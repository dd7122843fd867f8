"""What a status cell says beside its status: "แล้วเสร็จ มอบกองช่างติดตามต่อ"."""

import re

from ita_dash.form.remembered import remembered
from ita_dash.form.repair import repaired
from ita_dash.form.text import folded
from ita_dash.form.values.statuswords import COLUMN
from ita_dash.form.words import compiled

_STATUS_WORDS = compiled(COLUMN)
_FILLERS = re.compile(repaired(folded("ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ|กิจกรรม|โครงการ|เรียบร้อย|ตามแผน|แล้ว|อยู่")))
"""What stands around the words of a status and adds nothing."""
_A_WORD = 3
"""So many letters beside a status are a word worth keeping; fewer are a "แล้ว" half taken or a tick."""


@remembered
def says_more(status: str) -> bool:
    """Whether a status cell says more than its status: what is left beside the words of statuses is a word or more."""
    left = _FILLERS.sub("", _STATUS_WORDS.sub("", "".join(repaired(folded(status)).split())))
    return sum(letter.isalpha() for letter in left) >= _A_WORD
