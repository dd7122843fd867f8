"""How a figure stands to its plan, in words: the same on pages, in pictures and in documents."""

from ita_dash import thai
from ita_dash.messages import _
from ita_dash.progress import gap, standing


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
