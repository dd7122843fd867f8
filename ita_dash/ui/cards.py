"""Texts that are no table: an activity and an assignment in full, rounds, evidence, what colours mean."""

from collections.abc import Callable

import pandas as pd
from markupsafe import Markup

from ita_dash.form.assignments import RoundReport
from ita_dash.form.fields import AS_TYPED
from ita_dash.form.values.evidence import label_and_link
from ita_dash.framerows import Row, each_row
from ita_dash.look import labels
from ita_dash.look.markup import element, link, text, unbroken
from ita_dash.meaning.inside import APART
from ita_dash.messages import _
from ita_dash.ui.bullets import weight_badge
from ita_dash.ui.listings import place
from ita_dash.vocabulary import STATUS_LABELS, word

MOST_ITEMS = 40
"""Links, or columns of the sheet's own, in one card."""


def activity(title: Markup, rows: pd.DataFrame, guess: Callable[[Row], Markup]) -> Markup:
    """One activity in full: its title, then what each division reports on it; ``guess`` says what of that is one."""
    first = rows.iloc[0]
    period = labels.period(first["start"], first["end"]) or first["period"] or _("Not given")
    said = element("p", text(f"{_('Period')}: {period}") + weight_badge(first["weight"]), class_="muted")
    head = element("h3", title) + said
    return element(
        "div", head + Markup("").join(report(row, with_division=True) + guess(row) for row in each_row(rows)), class_="item"
    )


def report(row: Row, with_division: bool) -> Markup:
    """What a division reports on an activity: badges, result, recommendation, evidence, place in the sheet."""
    name = element("strong", text(row["division"])) if with_division else Markup("")
    badges = [name, labels.state(row["status"])]
    if row["schedule"] not in ("done", "stopped"):
        badges.append(labels.state(row["schedule"]))
    badges.append(element("span", text(labels.progress(row["progress"], row["estimated"])), class_="muted"))
    fields: list[tuple[str, object]] = [
        (_("Reason"), row["reason"]),
        (_("Result"), row["result"]),
        (_("Recommendation"), row["recommendation"]),
        (_("Earlier rounds"), rounds(row["rounds"])),
        (_("Evidence"), evidence(row["evidence"])),
        *((_(one.label), row[one.name]) for one in AS_TYPED if one.name != "reported_by"),
        *list(row["extra"].items())[:MOST_ITEMS],
        *list(row.get(APART, {}).items())[:MOST_ITEMS],
        (_("Reported"), " · ".join(part for part in (labels.day(row["reported_on"]), row["reported_by"]) if part)),
        (_("In the sheet"), place(row)),
    ]
    listed = Markup("").join(
        element("dt", text(name)) + element("dd", value if isinstance(value, Markup) else unbroken(value))
        for name, value in fields
        if value
    )
    return element("div", element("div", Markup("").join(badges), class_="badges") + element("dl", listed), class_="report")


def rounds(items: tuple[RoundReport, ...]) -> Markup:
    """What was reported in rounds before the one that counts, the earliest first."""
    said = [
        " · ".join(
            part
            for part in (
                labels.digits(one.label),
                labels.percent(one.percent) if one.percent is not None else "",
                word(STATUS_LABELS, one.status) if one.status else "",
                one.result,
            )
            if part
        )
        for one in items[-MOST_ITEMS:]
    ]
    return element("ul", Markup("").join(element("li", unbroken(one)) for one in said)) if said else Markup("")


def evidence(items: tuple[str, ...]) -> Markup:
    """Links of the web as links, anything else as text."""
    if not items:
        return Markup("")
    listed = [element("li", _piece(item)) for item in items[:MOST_ITEMS]]
    if len(items) > MOST_ITEMS:
        listed.append(element("li", text(more(len(items) - MOST_ITEMS))))
    return element("ul", Markup("").join(listed))


def _piece(entry: str) -> Markup:
    """A piece of evidence: a link under its label, a link, a text."""
    label, address = label_and_link(entry)
    return link(address, label) if address else text(label)


def more(count: int) -> str:
    """What stands in place of the rest of a long list inside one card."""
    return _("and {count} more, which stand in the sheet and in the Excel file").format(count=labels.number(count))
