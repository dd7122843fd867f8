"""Figures and texts that are no table: the big figure, the counters, an assignment in full."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from ita_dash.form.assignments import RoundReport
from ita_dash.form.values.evidence import label_and_link
from ita_dash.look import labels
from ita_dash.look.markup import element, link, text
from ita_dash.messages import _
from ita_dash.palette import SCHEDULE_ICONS, STATUS_ICONS, STATUS_TONES
from ita_dash.rows import each_row
from ita_dash.summary import Total
from ita_dash.ui.bullets import bar, gap_badge
from ita_dash.ui.listings import place
from ita_dash.ui.tables import Row, meter
from ita_dash.vocabulary import STATUS_LABELS, word

MOST_ITEMS = 40
"""Links, or columns of the sheet's own, in one card."""


def overall(total: Total) -> Markup:
    """Completion, its plain count, and how much of it is an estimate."""
    lines = [
        element("div", _("Overall completion"), class_="muted"),
        element("div", labels.percent(total.completion), class_="figure"),
        element(
            "div",
            text(_("plan {percent}").format(percent=labels.percent(total.planned)))
            + Markup(" ")
            + gap_badge(total.completion, total.planned),
            class_="count beside",
        ),
        bar(total.completion, total.planned),
        element("div", labels.plain_count(total.activities_done, total.activities), class_="count"),
    ]
    if total.estimated:
        lines.append(
            element(
                "div",
                _("≈ includes {count} items in progress without a percent, estimated at half").format(
                    count=labels.number(total.estimated)
                ),
                class_="muted",
            )
        )
    return element("div", Markup("").join(lines), class_="panel")


def counters(total: Total) -> Markup:
    """Reporting items by status, and how many are overdue; what counts in no figure stands below."""
    shown = [
        (STATUS_ICONS[code], word(STATUS_LABELS, code), STATUS_TONES[code], total.by_status[code])
        for code in ("done", "in_progress", "not_started", "no_report")
    ]
    shown.append((SCHEDULE_ICONS["overdue"], _("Overdue"), "bad", total.by_schedule.get("overdue", 0)))
    boxes = Markup("").join(_counter(*one) for one in shown)
    said = [_("Of {count} reporting items (an activity of one division each)").format(count=labels.number(total.assignments))]
    said += [
        f"{STATUS_ICONS[code]} {word(STATUS_LABELS, code)} {labels.number(total.by_status[code])}"
        for code in ("unable", "cancelled")
        if total.by_status[code]
    ]
    return element(
        "div",
        element("div", boxes, class_="counters") + element("p", text(" · ".join(said)), class_="muted", style="margin-top:.6rem"),
    )


def completion(measure: Row) -> Markup:
    """A row of ``summary.measures``: its completion and plain count."""
    return element(
        "div",
        meter(measure["completion"])
        + element("p", labels.plain_count(measure["activities_done"], measure["activities"]), class_="count"),
    )


def activity(code: str, title: str, rows: pd.DataFrame) -> Markup:
    """One activity in full: its text, then what each division reports on it."""
    first = rows.iloc[0]
    period = labels.period(first["start"], first["end"]) or first["period"] or _("Not given")
    head = element("h4", text(labels.activity(code, title))) + element("p", text(f"{_('Period')}: {period}"), class_="muted")
    return element("div", head + Markup("").join(report(row, with_division=True) for row in each_row(rows)), class_="item")


def assignment(row: Row) -> Markup:
    """One assignment on its own, under its activity's text."""
    period = labels.period(row["start"], row["end"]) or row["period"] or _("Not given")
    head = element("h4", text(labels.activity(row["code"], row["activity"]))) + element(
        "p", text(f"{_('Period')}: {period}"), class_="muted"
    )
    return element("div", head + report(row, with_division=bool(row["parent"])), class_="item")


def report(row: Row, with_division: bool) -> Markup:
    """What a division reports on an activity: badges, result, recommendation, evidence, place in the sheet."""
    name = element("strong", text(row["division"])) if with_division else Markup("")
    badges = [name, labels.status(row["status"])]
    if row["schedule"] not in ("done", "stopped"):
        badges.append(labels.schedule(row["schedule"]))
    badges.append(element("span", text(labels.progress(row["progress"], row["estimated"])), class_="muted"))
    fields: list[tuple[str, object]] = [
        (_("Reason"), row["reason"]),
        (_("Result"), row["result"]),
        (_("Recommendation"), row["recommendation"]),
        (_("Earlier rounds"), rounds(row["rounds"])),
        (_("Evidence"), evidence(row["evidence"])),
        *list(row["extra"].items())[:MOST_ITEMS],
        (_("Reported"), " · ".join(part for part in (labels.day(row["reported_on"]), row["reported_by"]) if part)),
        (_("In the sheet"), place(row)),
    ]
    listed = Markup("").join(
        element("dt", text(name)) + element("dd", value if isinstance(value, Markup) else text(value))
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
                one.label,
                labels.percent(one.percent) if one.percent is not None else "",
                word(STATUS_LABELS, one.status) if one.status else "",
                one.result,
            )
            if part
        )
        for one in items[-MOST_ITEMS:]
    ]
    return element("ul", Markup("").join(element("li", text(one)) for one in said)) if said else Markup("")


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


def legend(counts: Mapping[str, int]) -> Markup:
    """The schedules that a timeline shows, each with how often."""
    return element(
        "div",
        Markup("").join(
            element("span", labels.schedule(code) + text(f" {labels.number(counts[code])}"))
            for code in SCHEDULE_ICONS
            if counts.get(code)
        ),
        class_="legend",
    )


def _counter(icon: str, label: str, tone: str, count: int) -> Markup:
    name = element("span", icon, class_="icon", aria_hidden="true") + Markup(" ") + text(label)
    value = text(labels.number(count)) + Markup(" ") + element("span", _("items"), class_="unit")
    return element(
        "div", element("div", name, class_="word") + element("div", value, class_="figure"), class_=f"counter tone-{tone}"
    )
