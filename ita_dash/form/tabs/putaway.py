"""Tabs that somebody put away: hidden forms and copies are left out and said so (rule 13 of the design)."""

import re
from collections.abc import Sequence

from ita_dash.form.text import key
from ita_dash.sheet.workbook import Tab

HIDDEN, COPY, OTHER_YEAR = "hidden", "copy", "other_year"
"""Why a tab that is a form is left out."""
_COPY = re.compile(rf"{key('สำเนา')}(?:ของ|[-–:]|$)|copyof|[(\[]?copy[0-9]{{0,2}}[)\]]?$|[(]{key('สำเนา')}[^)]*[)]$")
_LONGEST_TITLE = 200
"""Letters: no sheet takes a longer title, a .csv's file name may be one."""


def is_copy(title: str) -> bool:
    """Whether a tab's title says that it is a copy of another: "สำเนาของ แบบรายงาน", "Copy of Form", "แผน (copy)"."""
    said = key(title[:_LONGEST_TITLE])
    return _COPY.search(said) is not None and not said.startswith(key("สำเนาถูกต้อง"))


def put_away(tabs: Sequence[Tab], take_hidden: bool) -> dict[int, str]:
    """Which of ``tabs`` (all of them forms, by their place) are left out, and why.

    Hidden ones, unless ``take_hidden``; and copies, where another visible form stands that is none.
    """
    away = {place: HIDDEN for place, tab in enumerate(tabs) if tab.hidden and not take_hidden}
    left = [place for place in range(len(tabs)) if place not in away]
    copies = [place for place in left if is_copy(tabs[place].title)]
    if len(copies) < len(left):
        away |= dict.fromkeys(copies, COPY)
    return away
