"""Rankings as bars with the plan on them: how far, where the plan stands, and the gap in words. No chart: it is there at once.

A bar is what is done; the tick is the plan; the piece between them is what is missing, red only where more than ten points are.
"""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from ita_dash.framerows import Row, each_row
from ita_dash.look import labels
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import element, text, unbroken
from ita_dash.messages import _
from ita_dash.planwords import gap_words
from ita_dash.progress import standing
from ita_dash.ui.doors import door

TONES = {"behind": "bad", "short": "warn", "on_plan": "plain", "not_due": "quiet", "none": "quiet"}
SIGNS = {"behind": "▼", "short": "▼"}


def rows(figures: pd.DataFrame, names: Sequence[str], notes: Sequence[str | Markup], addresses: Sequence[str]) -> Markup:
    """One line for each of ``figures`` (``completion``, ``planned``, ``plan_guessed``), with what it is called and a remark.

    Each is a link to its address.
    """
    lines = zip(names, notes, addresses, each_row(figures), strict=True)
    listed = Markup("").join(_row(*line) for line in lines)
    return element("div", legend() + listed, class_="bullets")


def bar(completion: float, planned: float) -> Markup:
    """The bar itself; whoever cannot see it reads the words beside it."""
    done, plan = _within(completion), _within(planned)
    state = standing(completion, planned)
    pieces = Markup("")
    if state in ("behind", "short"):
        pieces += element("span", "", class_=f"missing {state}", style=f"left:{done:.1f}%;width:{plan - done:.1f}%")
    pieces += element("span", "", class_="done", style=f"width:{done:.1f}%")
    if planned == planned:
        pieces += element("span", "", class_="plan", style=f"left:{plan:.1f}%")
    return element("span", pieces, class_="bullet", aria_hidden="true")


def gap_badge(completion: float, planned: float) -> Markup:
    """The gap in words, with a sign where something is missing."""
    state = standing(completion, planned)
    before = sign(SIGNS[state]) + Markup(" ") if state in SIGNS else Markup("")
    words = gap_words(completion, planned, labels.THAI_DIGITS.get())
    return element("span", before + text(words), class_=f"gap tone-{TONES[state]}")


def weight_badge(weight: float) -> Markup:
    """The weight of an activity; nothing where it is 1, as it is unless given."""
    if weight == 1:
        return Markup("")
    return Markup(" ") + element("span", text(_("weight {weight}").format(weight=labels.number(weight))), class_="weight")


def legend() -> Markup:
    """What the bar, its tick and its colours mean."""
    said = (
        ("done", _("Done so far")),
        ("plan", _("Plan for this day")),
        ("behind", labels.ours(_("More than 10 points behind"))),
        ("short", labels.ours(_("Up to 10 points behind"))),
    )
    keys = (element("span", element("span", "", class_=f"key {kind}", aria_hidden="true") + text(words)) for kind, words in said)
    order = element("span", text(_("The furthest behind stands on top")))
    return element("div", Markup("").join(keys) + order, class_="legend muted")


def _row(name: str, note: str | Markup, address: str, row: Row) -> Markup:
    completion, planned = float(row["completion"]), float(row["planned"])
    guessed = int(row["plan_guessed"])
    remarks: list[str | Markup] = [note] if note else []
    if guessed:
        remarks.append(_("≈ {count} without dates, planned over the year").format(count=labels.number(guessed)))
    called = element("span", unbroken(name), class_="called")
    if remarks:
        called += Markup(" ") + element("span", Markup(" · ").join(remarks), class_="muted")
    figures = element("strong", labels.percent(completion)) + text(
        " · " + _("plan {percent}").format(percent=labels.percent(planned))
    )
    return door(
        address,
        element("span", called, class_="name")
        + gap_badge(completion, planned)
        + bar(completion, planned)
        + element("span", figures, class_="figures"),
        "line plain",
    )


def _within(value: float) -> float:
    return 0.0 if value != value else max(0.0, min(100.0, value))
