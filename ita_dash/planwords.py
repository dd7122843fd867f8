"""How a figure stands to its plan, in words, and where they stand: the same on pages, in pictures and in documents."""

from ita_dash import thai
from ita_dash.form.values.status import UNABLE
from ita_dash.messages import _
from ita_dash.palette import STATE_ICONS
from ita_dash.progress import STANDINGS, gap, rounded, standing

FAR = 30
"""More than so many points behind stand on solid red: whoever looks at the whole sees them first."""
HEATS = ("far", *STANDINGS)
"""How far behind its plan a cell of measures by divisions is."""


def gap_words(completion: float, planned: float, thai_digits: bool = True) -> str:
    """As in ``ช้ากว่าแผน ๑๑.๙ จุด``; what is not due yet and what nothing counts of never look late."""
    if (state := standing(completion, planned)) == "none":
        return _("Nothing counts")
    if state == "not_due":
        return _("Not due yet")
    points = gap(completion, planned)
    if not points:
        return _("On plan")
    said = _("{points} points behind plan") if points < 0 else _("{points} points ahead of plan")
    return said.format(points=thai.number(abs(points), thai_digits))


def heat(completion: float, planned: float) -> str:
    """The colour of a cell of measures by divisions, one of ``HEATS``."""
    found = standing(completion, planned)
    return "far" if found == "behind" and gap(completion, planned) < -FAR else found


def grave(overdue: int, unable: int) -> str:
    """The state that says most of a cell that is behind, with so many assignments overdue and so many that cannot be done."""
    return "overdue" if overdue else UNABLE if unable else "behind"


def heat_words(completion: float, planned: float, state: str = "behind", thai_digits: bool = True) -> tuple[str, str, str]:
    """What stands in such a cell: a sign, or none; how it stands to the plan; what is reached, empty where that says no more.

    ``state`` is whose sign stands before what is behind (``grave``).
    """
    kind = heat(completion, planned)
    if kind == "none":
        return "", _("Nothing counts"), ""
    if kind == "not_due":
        return STATE_ICONS["not_due"], _("Not due yet"), ""
    if rounded(completion) == 100:
        return STATE_ICONS["done"], _("Done"), ""
    reached = thai.percent(completion, thai_digits)
    if kind == "on_plan":
        return "", _("On plan"), reached
    return STATE_ICONS[state], _("behind {points}").format(points=thai.number(-gap(completion, planned), thai_digits)), reached


def heat_legend() -> list[tuple[str, str]]:
    """Each colour with what it means."""
    return [
        ("far", _("More than 30 points behind")),
        ("behind", _("10 to 30 points behind")),
        ("short", _("Up to 10 points behind")),
        ("on_plan", _("On plan or done")),
        ("not_due", _("Not due yet")),
    ]


INSIDE, NEAR = 45, 25
"""Percent from which on a bar is long enough to carry its number, and what a number takes of a bar on a telephone."""


def number_place(completion: float, planned: float) -> tuple[bool, float]:
    """Whether a bar's number stands left of a percent, else right of it, and of which: the plan's tick never goes through it.

    ``planned`` may be NaN: no tick.
    """
    short_of = completion - NEAR < planned <= completion
    if completion >= INSIDE and not (short_of and planned < INSIDE):
        return True, planned if short_of else completion
    return False, planned if completion <= planned < completion + NEAR else completion
