"""What changed, as the page shows it: counts, tables with the old value beside the new, who has not updated."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup
from numpy import interp

from ita_dash.charts.trendcharts import Line, first_and_last
from ita_dash.fiscal import BANGKOK, FiscalYear
from ita_dash.framerows import Row
from ita_dash.history.changes import Changes
from ita_dash.history.version import Version
from ita_dash.look import labels
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import element, text
from ita_dash.messages import N_, _
from ita_dash.summary import Total
from ita_dash.ui import cards
from ita_dash.ui.explanations import field_label
from ita_dash.ui.htmltables import ListColumn, meter, table
from ita_dash.ui.listings import place

TONES = {"added": "good", "removed": "bad", "changed": "moving"}
ICONS = {"added": "+", "removed": "−", "changed": "✎"}
WORDS = {"added": N_("Added"), "removed": N_("Removed"), "changed": N_("Changed")}
STATE_BADGES = {
    "quiet": ("!", N_("Nothing new for {days} days"), "warn"),
    "unknown": ("?", N_("Too early to tell"), "quiet"),
    "updated": ("✓", N_("Updated"), "good"),
    "finished": ("✓", N_("Nothing left to report"), "quiet"),
}


def counts(changes: Changes, before: Total, after: Total) -> Markup:
    """How many assignments were added, removed and changed, and completion then and now."""
    numbers = {"added": len(changes.added), "removed": len(changes.removed), "changed": changes.changed["after"].nunique()}
    moved = _("{first} → {last}").format(first=labels.percent(before.completion), last=labels.percent(after.completion))
    boxes = [_box("", _("Overall completion"), "quiet", element("span", moved, class_="moved"))]
    boxes += [
        _box(
            ICONS[kind],
            _(WORDS[kind]),
            TONES[kind],
            text(labels.number(number)) + Markup(" ") + element("span", _("items"), class_="unit"),
        )
        for kind, number in numbers.items()
    ]
    return element("div", Markup("").join(boxes), class_="counters four")


def said(row: Row) -> str:
    """The counts of a row of ``Changes.by_division`` in words; what is nought is not said."""
    return " · ".join(f"{_(WORDS[kind])} {labels.number(row[kind])}" for kind in WORDS if row[kind])


def changed_table(changed: pd.DataFrame) -> Markup:
    """``Changes.changed``: field by field, the old value beside the new."""
    first = ~changed.duplicated("after")
    return table(
        [
            ListColumn(_("Activity"), lambda row: _activity(row) if row["first"] else "", "wide"),
            ListColumn(_("Field"), _field),
            ListColumn(_("Before"), lambda row: value_shown(row["field"], row["old"]), "wide"),
            ListColumn(_("Now"), lambda row: element("strong", value_shown(row["field"], row["new"])), "wide"),
            ListColumn(_("In the sheet"), lambda row: place(row) if row["first"] else ""),
        ],
        changed.assign(first=first),
        _called("changed"),
        sortable=False,
        row_class=lambda row: "" if row["first"] else "same",
    )


def rows_table(rows: pd.DataFrame, kind: str) -> Markup:
    """Assignments that were ``added`` or ``removed``; what was removed has no place in the sheet any more."""
    columns = [
        ListColumn(_("Activity"), _activity, "wide"),
        ListColumn(_("Measure"), lambda row: labels.measure(row["measure_no"], row["measure"]), "wide"),
        ListColumn(_("Period"), lambda row: labels.period(row["start"], row["end"]) or row["period"], "short"),
        ListColumn(_("Status"), lambda row: labels.state(row["status"]), "short"),
    ]
    if kind == "added":
        columns.append(ListColumn(_("In the sheet"), place))
    return table(columns, rows, _called(kind))


def _called(kind: str) -> Markup:
    return sign(ICONS[kind]) + text(f" {_(WORDS[kind])}")


def tables(changes: Changes, lines: range) -> Markup:
    """Some of what changed, was added and was removed, counted through in this order."""
    shown, before = Markup(""), 0
    for rows, listed in (
        (changes.changed, changed_table),
        (changes.added, partial(rows_table, kind="added")),
        (changes.removed, partial(rows_table, kind="removed")),
    ):
        some = rows.iloc[max(lines.start - before, 0) : max(lines.stop - before, 0)]
        shown += listed(some) if len(some) else Markup("")
        before += len(rows)
    return shown


def points_table(rows: pd.DataFrame, plan: pd.DataFrame, year: FiscalYear) -> Markup:
    """One line of ``history.trend``, the latest first, beside the plan's (``history.trend.plan_line``) of those days."""
    rows = rows.iloc[::-1]
    days = [year.clamp(seen.astimezone(BANGKOK).date()).toordinal() for seen in rows["seen"]]
    if len(plan):
        rows = rows.assign(planned=interp(days, [day.toordinal() for day in plan["day"]], plan["planned"]))
    planned = [ListColumn(_("Plan"), lambda row: labels.percent(row["planned"]), "number")] if len(plan) else []
    return table(
        [
            ListColumn(_("Seen"), lambda row: labels.moment(row["seen"]), sort=lambda row: row["seen"]),
            ListColumn(_("Completion"), lambda row: meter(row["completion"]), "bar", lambda row: row["completion"]),
            *planned,
            ListColumn(_("Done"), lambda row: labels.plain_count(row["activities_done"], row["activities"])),
        ],
        rows,
    )


def lines_table(lines: Sequence[Line], header: str) -> Markup:
    """First, last and plan of each small line."""
    rows = pd.DataFrame(
        [(line.name, *first_and_last(line), line.planned) for line in lines], columns=["name", "first", "last", "planned"]
    )
    return table(
        [
            ListColumn(header, lambda row: row["name"], "wide"),
            ListColumn(_("At first"), lambda row: labels.percent(row["first"]), "number"),
            ListColumn(_("Now"), lambda row: meter(row["last"]), "bar", lambda row: row["last"]),
            ListColumn(_("Plan"), lambda row: labels.percent(row["planned"]), "number"),
        ],
        rows,
    )


def updates_table(updates: pd.DataFrame, days: int) -> Markup:
    """``history.updates.last_updates``."""
    return table(
        [
            ListColumn(_("Division"), lambda row: row["division"], "wide"),
            ListColumn(_("Updates"), lambda row: _state(row["state"], days)),
            ListColumn(_("Last seen update"), _last_update),
            ListColumn(_("Open items"), lambda row: labels.number(row["open"]), "number"),
        ],
        updates,
    )


def versions_table(versions: Sequence[Version], source: str, year: FiscalYear) -> Markup:
    """Each version with when it was seen; those of ``source`` open the page with the data as it was then.

    The sheet's title is told where it was not the same throughout.
    """
    rows = pd.DataFrame(
        [(one.id, one.source == source, one.title, one.first_seen, one.last_seen, one.assignments) for one in versions],
        columns=["id", "own", "title", "first_seen", "last_seen", "assignments"],
    ).astype({"first_seen": "object", "last_seen": "object"})
    return table(
        [
            ListColumn(_("Version"), lambda row: _version(row, year), "short"),
            ListColumn(_("First seen"), lambda row: labels.moment(row["first_seen"]), sort=lambda row: row["first_seen"]),
            ListColumn(_("Last seen"), lambda row: labels.moment(row["last_seen"]), sort=lambda row: row["last_seen"]),
            *([ListColumn(_("Sheet"), lambda row: row["title"], "wide")] if rows["title"].nunique() > 1 else []),
            ListColumn(_("Reporting items"), lambda row: labels.number(row["assignments"]), "number"),
        ],
        rows,
    )


def _version(row: Row, year: FiscalYear) -> Markup:
    name = labels.digits(row["id"]) if row["id"] > 0 else _("in memory")
    if not row["own"]:
        return text(name)
    address = "?" + urlencode({"year": year.be, "version": row["id"]})
    return element("a", text(name), href=address, target="_self")


def _box(icon: str, label: str, tone: str, figure: Markup) -> Markup:
    name = (sign(icon) + Markup(" ") if icon else Markup("")) + text(label)
    return element(
        "div", element("div", name, class_="word") + element("div", figure, class_="figure"), class_=f"counter tone-{tone}"
    )


def _activity(row: Row) -> str:
    return labels.activity(row["code"], row["activity"])


def _field(row: Row) -> str:
    return field_name(row["field"], row["header"])


def field_name(field: str, header: str) -> str:
    """What a person reads for a compared field; ``header`` is that of a column of the sheet's own."""
    names = {"extra": header, "status_read": field_label("status"), "reason": _("Reason")}
    return names.get(field) or field_label(field)


def value_shown(field: str, value: object) -> Markup:
    """A compared field's value as a person reads it; None is blank."""
    if value is None:
        return element("span", _("(blank)"), class_="muted")
    if field == "status_read":
        return labels.state(str(value))
    if isinstance(value, tuple):
        return cards.evidence(value)
    if isinstance(value, pd.Timestamp):
        return text(labels.day(value))
    if isinstance(value, float):
        return text(labels.percent(value) if field == "percent" else labels.number(value))
    return text(labels.digits(value) if field == "code" else value)


def _state(state: str, days: int) -> Markup:
    icon, words, tone = STATE_BADGES[state]
    return labels.badge(icon, _(words).format(days=labels.number(days)), tone)


def _last_update(row: Row) -> str:
    if row["updated"] is not None and not pd.isna(row["updated"]):
        return labels.day(row["updated"])
    return _("not since {day}").format(day=labels.day(row["since"]))
