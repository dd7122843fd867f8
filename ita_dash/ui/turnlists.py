"""What changed since a day, in what it means: a sentence, counts, and the assignments by name; bad news stands open."""

from markupsafe import Markup

from ita_dash.framerows import Row
from ita_dash.history.turns import BAD, KINDS, Turn, Turns
from ita_dash.look import labels
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import details, element, text
from ita_dash.messages import N_, _
from ita_dash.progress import gap, rounded
from ita_dash.summary import ACTIVITY_KEYS, Total
from ita_dash.ui.bullets import weight_badge
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.headlines import counters
from ita_dash.vocabulary import STATUS_LABELS, word

WORDS = {
    "fallen": N_("Fallen back"),
    "gone": N_("Gone or cancelled"),
    "postponed": N_("Postponed"),
    "finished": N_("Finished"),
    "added": N_("New"),
    "advanced": N_("Moved on"),
}
SIGNS = {"fallen": "▼", "gone": "−", "postponed": "◔", "finished": "✓", "added": "○", "advanced": "▲"}
TONES = {"fallen": "bad", "gone": "bad", "postponed": "warn", "finished": "good", "added": "moving", "advanced": "quiet"}
LISTED = 20
"""Assignments of one kind; of more it says how many."""


def meaning(found: Turns, since: str, before: Total, after: Total, doors: Doors) -> Markup:
    """All of it."""
    counts = counters([(TONES[kind], SIGNS[kind], _(WORDS[kind]), len(found.found[kind]), f"#turn-{kind}") for kind in KINDS])
    said = element("p", text(sentence(since, before, after)), class_="said")
    rest = _("{edited} more items were edited without a change of their progress.").format(edited=labels.number(found.edited))
    lists = Markup("").join(_list(kind, found.found[kind], doors) for kind in KINDS if found.found[kind])
    edited = element("p", text(rest), class_="muted") if found.edited else Markup("")
    return element("div", said + counts, class_="panel turns") + edited + lists


def sentence(since: str, before: Total, after: Total) -> str:
    """How completion, plan and gap moved."""
    if before.completion != before.completion or after.completion != after.completion:
        return _("Since {since}").format(since=since)
    moved = round(rounded(after.completion) - rounded(before.completion), 1)
    planned = round(rounded(after.planned) - rounded(before.planned), 1)
    was, now = gap(before.completion, before.planned), gap(after.completion, after.planned)
    said = _way(
        moved,
        _("Since {since} completion rose by {points} points"),
        _("Since {since} completion fell by {points} points"),
        _("Since {since} completion is the same"),
    )
    first = said.format(since=since, points=labels.number(abs(moved)))
    change = f" ({labels.percent(before.completion)} → {labels.percent(after.completion)})" if moved else ""
    way = _way(
        planned,
        _("the plan moved on by {points} points"),
        _("the plan went back by {points} points"),
        _("the plan is the same"),
    )
    plan = way.format(points=labels.number(abs(planned)))
    if now < 0:
        words = _("now {now} points behind plan, {was} before") if was < 0 else _("now {now} points behind plan, before on plan")
        return f"{first}{change} {plan} " + words.format(now=labels.number(-now), was=labels.number(-was))
    return f"{first}{change} {plan} " + _("and it is on plan")


def _way(moved: float, on: str, back: str, same: str) -> str:
    return on if moved > 0 else back if moved < 0 else same


def _list(kind: str, found: list[Turn], doors: Doors) -> Markup:
    title = element(
        "span", sign(SIGNS[kind]) + text(f" {_(WORDS[kind])} {labels.number(len(found))}"), class_=f"tone-{TONES[kind]} turn"
    )
    shown = found[:LISTED]
    lines = Markup("").join(
        _line(one, doors, again=place > 0 and _names(one) == _names(shown[place - 1])) for place, one in enumerate(shown)
    )
    if len(found) > LISTED:
        lines += element("p", text(_("and {count} more").format(count=labels.number(len(found) - LISTED))), class_="muted")
    opened = details(title, lines, open_=kind in BAD or kind == "finished")
    return element("div", opened, id=f"turn-{kind}", class_="turning")


def _names(one: Turn) -> tuple[object, ...]:
    """What the title of its line depends on."""
    return one.after is None, *(one.row[key] for key in (*ACTIVITY_KEYS, "weight"))


def _line(one: Turn, doors: Doors, *, again: bool) -> Markup:
    """``again``: the line above is of the same activity, which is named once."""
    row, title = one.row, Markup("")
    if not again:
        name = labels.activity(str(row["code"]), str(row["activity"]))
        title = door(doors.activity(row), name) if one.after else element("b", text(name))
        title += weight_badge(float(str(row["weight"])))
    why = [str(row["division"]), str(row["reason"]) if one.kind in ("gone", "fallen") else ""]
    if not one.after:
        why.append(_("stood in tab {tab} row {row}").format(tab=row["tab"], row=labels.digits(row["row"])))
    said = element("div", text(" · ".join(part for part in why if part)), class_="muted")
    was, now = _states(one)
    moved = text(f"{was} → ") + element("b", text(now))
    return element(
        "div", element("div", title + said) + element("div", moved), class_="turn-line again" if again else "turn-line"
    )


def _states(one: Turn) -> tuple[str, str]:
    """What it was and what it is, in the words that the change is about."""
    if one.before is None:
        return _("not there"), _state(one.row)
    if one.after is None:
        return _state(one.before), _("not in the sheet any more")
    if one.kind == "postponed":
        return labels.day(one.before["end"]), labels.day(one.after["end"])
    return _state(one.before), _state(one.after)


def _state(row: Row) -> str:
    if row["status"] in ("in_progress", "unable") and row["basis"] == "percent" and row["status"] != "unable":
        return labels.percent(float(str(row["progress"])))
    return word(STATUS_LABELS, str(row["status"]))
