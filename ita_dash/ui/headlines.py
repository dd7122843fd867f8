"""The first figures of a page: completion beside its plan, what is overdue, the states as one bar that adds up to the total."""

from datetime import date

import pandas as pd
from markupsafe import Markup

from ita_dash import assignmentlists, summary
from ita_dash.look import labels
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.palette import SCHEDULE_ICONS
from ita_dash.summary import Total
from ita_dash.ui.bullets import bar, gap_badge
from ita_dash.ui.doors import Doors, door

NOTHING = Markup("")


def headline(total: Total, called: str, calculation: str, doors: Doors, over_year: Markup = NOTHING, /, **filters: str) -> Markup:
    """Completion, its plan and the gap; how many items it is of, how much of it is an estimate; the way to the calculation.

    ``over_year`` is the small line of the year."""
    said = [text(_("of {count} items").format(count=labels.number(total.assignments)))]
    if total.estimated:
        words = _("≈ {count} estimated").format(count=labels.number(total.estimated))
        said.append(door(doors.items("estimated", **filters), words))
    leads = element("span", text(" · ") + door(calculation, _("Where the figure comes from"), "door utility"), class_="utility")
    beside = element("div", text(_("plan {percent}").format(percent=labels.percent(total.planned)))) + element(
        "div", gap_badge(total.completion, total.planned)
    )
    figure = door(calculation, labels.percent(total.completion), "figure plain")
    return element(
        "div",
        element("div", text(called), class_="muted")
        + element("div", figure + element("div", beside, class_="beside"), class_="big")
        + bar(total.completion, total.planned)
        + element("div", Markup(" · ").join(said) + leads, class_="muted")
        + over_year,
        class_="panel headline",
    )


def overdue(frame: pd.DataFrame, as_of: date, doors: Doors) -> Markup:
    """How many items are overdue, of how many divisions, the longest by how many days."""
    late = frame[frame["schedule"] == "overdue"]
    said = _("Nothing is overdue")
    if len(late):
        days = int((pd.Timestamp(as_of) - late["end"]).dt.days.max())
        said = _("in {divisions} divisions, the longest by {days} days").format(
            divisions=labels.number(late["division"].nunique()), days=labels.number(days)
        )
    words = (
        element("span", sign(SCHEDULE_ICONS["overdue"]) + text(_("Overdue")), class_="word")
        + element("span", text(labels.number(len(late))) + element("small", " " + _("items")), class_="figure")
        + element("span", text(said), class_="said")
    )
    return door(doors.items(schedule="overdue"), words, f"counter plain tone-{'bad' if len(late) else 'quiet'} overdue")


def states(frame: pd.DataFrame, doors: Doors, **filters: str) -> Markup:
    """The states of all items: a bar whose pieces are as wide as they are many, and each with its word and its list.

    ``filters`` are those that the lists need beside the view's.
    """
    counts = assignmentlists.states(frame).value_counts()
    found = [(state, int(counts[state])) for state in assignmentlists.STATES if state in counts]
    pieces = Markup("").join(
        door(
            doors.items(state, **filters),
            labels.number(count) if count * 16 >= len(frame) else "",
            f"piece {state}",
            style=f"flex:{count}",
            title=f"{assignmentlists.title(state)} {labels.number(count)}",
            aria_hidden="true",
            tabindex="-1",
        )
        for state, count in found
    )
    named = Markup("").join(
        door(
            doors.items(state, **filters),
            element("span", "", class_=f"key {state}", aria_hidden="true")
            + text(assignmentlists.title(state) + " ")
            + element("b", labels.number(count)),
            "plain",
        )
        for state, count in found
    )
    title = text(_("Status of all {count} items").format(count=labels.number(len(frame)))) + Markup(" ")
    explained = element("span", _("an item is an activity of one division"), class_="muted")
    return element(
        "div",
        element("h2", title + explained) + element("div", pieces, class_="states") + element("div", named, class_="legend"),
        class_="panel",
    )


def counters(found: list[tuple[str, str, str, int, str]]) -> Markup:
    """Counts that lead to their lists: tone, sign (or none), word, count and address of each."""
    return element(
        "div",
        Markup("").join(
            door(
                address,
                element("span", labels.number(count), class_="figure")
                + element("span", (sign(letter) if letter and count else NOTHING) + text(word), class_="word"),
                f"count plain tone-{tone if count else 'quiet'}",
            )
            for tone, letter, word, count, address in found
        ),
        class_="counts",
    )


def first_screen(frame: pd.DataFrame, as_of: date, said: Markup, doors: Doors, over_year: Markup) -> Markup:
    """Sentences, headline with the line of the year, what is overdue, and the states."""
    total = summary.total(frame)
    head = headline(total, _("Overall completion"), doors.figures(), doors, over_year)
    late = element("div", overdue(frame, as_of, doors) + states(frame, doors), class_="late")
    return element("div", said + head, class_="top") + late
