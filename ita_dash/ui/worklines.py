"""An assignment as a line of work: how pressing, how far, what was said last, what is advised, what is a guess."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from markupsafe import Markup

from ita_dash.assignmentlists import LATE
from ita_dash.framerows import Row
from ita_dash.look import labels
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import element, link, text, unbroken
from ita_dash.messages import N_, _
from ita_dash.planwords import gap_words
from ita_dash.problemwords import with_sentences
from ita_dash.tofill import Fill, Sheet, Spot
from ita_dash.ui.bullets import bar
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.itemlists import named
from ita_dash.vocabulary import STATUS_LABELS, word

FIELD_NAMES = {"status": N_("Status"), "tick": N_("Status"), "progress": N_("Progress"), "result": N_("Result")}


def line(row: Row, as_of: date, sheet: Sheet, doors: Doors, *, with_division: bool = False) -> Markup:
    """One assignment in full, as a thing to do."""
    due = labels.day(row["end"])
    chips = [chip(row, as_of)] + ([element("span", text(_("Due {day}").format(day=due)), class_="muted")] if due else [])
    title = named(row, doors)
    if with_division:
        title = door(doors.division(row["division"]), row["division"]) + text(" · ") + title
    said = [
        (_("Latest result"), unbroken(labels.result(row)), "" if row["result"] else "lacking tone-warn"),
        (_("Recommendation"), *_advice(row)),
    ]
    listed = Markup("").join(element("dt", text(name)) + element("dd", value, class_=kind) for name, value, kind in said if value)
    return element(
        "div",
        element("div", Markup("").join(chips), class_="badges")
        + element("h3", title)
        + beside_plan(row)
        + element("dl", listed)
        + guess(row, sheet),
        class_="item work",
    )


def short(row: Row, sheet: Sheet, doors: Doors, *, with_division: bool = False) -> Markup:
    """One assignment on a line: what it is, how far, and what is a guess."""
    whose = door(doors.division(row["division"]), row["division"]) + text(" · ") if with_division else Markup("")
    return element("li", whose + named(row, doors) + Markup(" ") + element("b", reached(row)) + guess(row, sheet))


def reached(row: Row) -> Markup:
    """How far it is; the status where nothing was reported."""
    if row["basis"] == "none" or not row["counted"]:
        return text(word(STATUS_LABELS, row["status"]))
    return text(("≈ " if row["estimated"] else "") + labels.percent(row["progress"]))


def beside_plan(row: Row) -> Markup:
    """The bar of an assignment and its two figures."""
    guessed = "≈ " if row["plan_guessed"] else ""
    plan = text(" · " + _("plan {percent}").format(percent=guessed + labels.percent(row["planned"])))
    figures = element("div", element("strong", reached(row)) + plan, class_="figures")
    return element("div", bar(row["progress"], row["planned"]) + figures, class_="beside-plan")


def chip(row: Row, as_of: date) -> Markup:
    """How pressing it is, with the days or the points."""
    days: int | None = None if pd.isna(row["end"]) else (row["end"].date() - as_of).days
    more = ""
    if row["schedule"] == "behind":
        return labels.state_badge("behind", gap_words(row["progress"], row["planned"], labels.THAI_DIGITS.get()))
    if row["schedule"] == "overdue" and days is not None:
        more = _("{days} days overdue").format(days=labels.number(-days))
        return labels.state_badge("overdue", more)
    if row["schedule"] == "due_soon" and days is not None:
        more = _("in {days} days").format(days=labels.number(days)) if days else _("Due today")
        return labels.state_badge("due_soon", more)
    return labels.standing(row)


def guess(row: Row, sheet: Sheet) -> Markup:
    """What of a row is a guess or was found odd: the problem and its cell; nothing where all was read as typed."""
    return guesses(doubts(row, sheet))


def guesses(found: Sequence[tuple[str, str, str]]) -> Markup:
    """The same of what ``doubts`` found."""
    said = Markup("").join(element("div", sign("?") + text(f" {words} ") + cell(spot, link)) for words, spot, link in found)
    return element("div", said, class_="guess") if said else said


def doubts(row: Row, sheet: Sheet) -> list[tuple[str, str, str]]:
    """Sentence, cell and link of each."""
    odd = sheet.odd(row)
    found = []
    if odd:
        told = with_sentences(pd.DataFrame(odd), sheet.year, labels.THAI_DIGITS.get())
        found = list(zip(told["message"], told["cell"], told["link"], strict=True))
    if row["estimated"] and not odd:
        spot = sheet.spot(row, "progress")
        said = _("An estimate, for no percent is given")
        found.append((said, spot.cell if spot else row["cell"], spot.link if spot else row["link"]))
    return found


def cell(address: str, address_link: str) -> Markup:
    """A cell of the sheet as something to press; its name alone where the data is a file."""
    if address_link:
        return element("span", link(address_link, address), class_="cell")
    return element("span", text(address), class_="cell")


def spots(found: Sequence[Spot]) -> Markup:
    return Markup(" ").join(cell(spot.cell, spot.link) for spot in found)


def to_fill(one: Fill, as_of: date, doors: Doors) -> Markup:
    """One assignment's cells to fill: where, which, and why."""
    row = one.row
    fields = " ".join(dict.fromkeys(_(FIELD_NAMES[spot.field]) for spot in one.spots))
    said = {
        "no_report": _("Nothing is reported yet"),
        "late": _("In the sheet it is still at {percent}").format(percent=labels.percent(row["progress"])),
        "estimated": _("Empty, so it is estimated at {percent}").format(percent="≈ " + labels.percent(row["progress"])),
    }[one.why]
    code = labels.digits(row["code"]) or row["activity"][:40]
    head = spots(one.spots) + text(" ") + element("b", door(doors.activity(row), code, "plain") + text(" " + fields))
    return element(
        "div", element("div", head) + element("div", text(said) + text(" · ") + chip(row, as_of), class_="muted"), class_="fill"
    )


def _advice(row: Row) -> tuple[Markup, str]:
    if row["recommendation"]:
        return unbroken(row["recommendation"]), ""
    return text(_("No recommendation yet")), "lacking tone-warn" if row["schedule"] in LATE else "muted"
