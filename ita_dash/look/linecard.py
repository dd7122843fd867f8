"""The picture of a link in LINE and Facebook: the office, how far it is, where the plan stands, what is overdue.

Typst sets it (``linecard.typ``) with the fonts of the report: it breaks and measures Thai rightly. Drawn by a worker.
"""

import json
from pathlib import Path

from ita_dash.filemaking import made
from ita_dash.look.announcing import Figures
from ita_dash.messages import _
from ita_dash.palette import GAPS, LIGHT, STATE_ICONS, TONES
from ita_dash.signshapes import picture

TEMPLATE = Path(__file__).with_name("linecard.typ")
WIDTH, HEIGHT = 1200, 630
"""Dots, as Open Graph cards are cut."""
DPI = 72
"""A dot to each of the template's points."""
_BRAND = "#0b5c7d"


def png(figures: Figures | None, office: str = "") -> bytes:
    """The card as PNG; without ``figures`` with the name of the office alone. Raises ``NotMadeError``."""
    data = json.dumps(_data(figures, office), ensure_ascii=False).encode("utf-8", "replace")
    (drawn,), _count = made("ita_dash.typesetting.setting:pages", {"main.typ": TEMPLATE.read_bytes(), "texts.json": data}, DPI, 1)
    return bytes(drawn)


def _data(figures: Figures | None, office: str) -> dict[str, object]:
    about = _("Measures to promote integrity and transparency (ITA)")
    colours = {
        "ink": LIGHT.text,
        "muted": LIGHT.muted,
        "ground": LIGHT.background,
        "track": LIGHT.track,
        "bar": LIGHT.bar,
        "brand": _BRAND,
        "gap": LIGHT.muted,
        "missing": LIGHT.track,
    }
    if figures is None:
        return {"office": office or about, "about": about, "figure": "", "colours": colours}
    if figures.standing in GAPS:
        colours |= {
            "gap": TONES[{"behind": "bad", "short": "warn"}[figures.standing]].light,
            "missing": GAPS[figures.standing][0],
        }
    return {
        "office": f"{figures.subject} · {figures.office}" if figures.subject else figures.office or about,
        "about": about,
        "when": figures.when,
        "figure": figures.figure,
        "plan": _("Plan for this day {percent}").format(percent=figures.plan),
        "gap": figures.gap,
        "sign": picture(STATE_ICONS["behind"], colours["gap"]) if figures.standing in GAPS else "",
        "bar": _bar(figures),
        "last": [
            {"text": one.text, "colour": TONES["bad"].light if one.tone else LIGHT.text, "bold": bool(one.tone)}
            for one in figures.overdue
        ],
        "colours": colours,
    }


def _bar(figures: Figures) -> dict[str, float] | None:
    """What is done, what is missing to the plan, and where the plan stands, in percent; None where nothing counts."""
    if figures.completion != figures.completion:
        return None
    done, plan = (min(max(value, 0.0), 100.0) for value in (figures.completion, figures.planned))
    return {"done": done, "plan": plan, "missing": max(plan - done, 0.0)}
