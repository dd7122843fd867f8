"""What changed in one activity from version to version: status, percent and result, old and new, with the version's day."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby, pairwise

import pandas as pd
from markupsafe import Markup

from ita_dash.form.text import key
from ita_dash.framerows import each_row
from ita_dash.history.changes import compare
from ita_dash.history.choosing import sampled
from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.ui import changelists
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.versionhistory import assessed, built, followed_key, history
from ita_dash.ui.view import View

TOLD = ("status_read", "percent", "result")
"""The fields whose changes are told here; all others stand on the page of changes."""
ROWS = 30
"""At a time."""


@dataclass(frozen=True, slots=True)
class Change:
    """``seen`` is when the version was first seen that has ``new``; ``field`` is empty where an assignment came or went."""

    seen: datetime
    division: str
    field: str
    old: object
    new: object


def section(view: View, names: tuple[str, ...]) -> None:
    """All changes that were seen, the latest first; one sentence where there is nothing to compare."""
    show(element("h2", text(_("What changed")), id="changes"))
    if view.dataset.source.bundled:
        show(element("p", text(_("The bundled data has no earlier version")), class_="muted"))
        return
    known = history(view)
    if len(known.versions) < 2:
        show(element("p", text(_("There is no earlier version to compare with yet")), class_="muted"))
        return
    found = built(view, ("activity changes", names, followed_key(view, known)), lambda: changes(view, names))
    if not found:
        show(element("p", text(_("Status, percent and result are as in every version that is kept.")), class_="muted"))
        return

    def some(lines: range) -> Markup:
        return listed(found[lines.start : lines.stop], Doors(view))

    show(in_parts("activity_changes", len(found), ROWS, (view.filters, names), some))


def changes(view: View, names: tuple[str, ...]) -> list[Change]:
    """What changed between the versions that the year is followed by, up to the data that is shown; the latest first."""
    known = history(view)
    chosen = [version for version in sampled(known.versions, view.dataset.read_at) if version.first_seen < view.dataset.read_at]
    frames = [(version.first_seen, assessed(view, version)) for version in chosen]
    points = [(seen, _own(view, frame, names)) for seen, frame in frames if frame is not None]
    points.append((view.dataset.read_at, _own(view, view.assessed, names)))
    steps = reversed(list(pairwise(points)))
    return [change for (_seen, before), (seen, after) in steps for change in _between(seen, before, after)]


def listed(found: list[Change], doors: Doors) -> Markup:
    """Day and division, and under them each field's old and new value."""
    groups = groupby(found, key=lambda one: (labels.day(one.seen), one.division))
    lines = (_group(day, division, list(own), doors) for (day, division), own in groups)
    return element("div", Markup("").join(lines), class_="changed")


def _group(day: str, division: str, own: list[Change], doors: Doors) -> Markup:
    who = door(doors.division(division), division) if division else text(_("No division named"))
    values = Markup("").join(element("div", _line(one)) for one in own)
    return element(
        "div", element("div", element("b", text(day)) + text(" · ") + who) + element("div", values), class_="turn-line"
    )


def _own(view: View, frame: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    """The rows of ``frame`` that are of the activity, by its text or else its number, whatever their status was."""
    code, activity = names[3], key(names[4])
    same = frame["activity"].map(key) == activity
    if not same.any() and code:
        same = frame["code"] == code
    return replace(view.filters, statuses=(), schedules=()).apply(frame[same])


def _between(seen: datetime, before: pd.DataFrame, after: pd.DataFrame) -> list[Change]:
    found = compare(before, after)
    rows = each_row(found.changed[found.changed["field"].isin(TOLD)])
    told = [Change(seen, str(row["division"]), str(row["field"]), row["old"], row["new"]) for row in rows]
    came = [Change(seen, name, "", None, True) for name in found.added["division"]] if len(before) else []
    gone = [Change(seen, name, "", True, None) for name in found.removed["division"]]
    return [*told, *came, *gone]


def _line(one: Change) -> Markup:
    if not one.field:
        return element("b", text(_("Added to the sheet") if one.new else _("Not in the sheet any more")))
    name = element("span", text(changelists.field_name(one.field, "")), class_="muted")
    was, now = (changelists.value_shown(one.field, value) for value in (one.old, one.new))
    return name + Markup(" ") + was + text(" → ") + element("b", now)
