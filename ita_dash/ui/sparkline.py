"""The small line of the year beside a headline: completion from version to version, the plan dashed, the gap of the day.

Streamlit keeps no ``<svg>`` in a page's HTML: each line is a picture that serves as a mask, so that its colour is the theme's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from markupsafe import Markup

from ita_dash.fiscal import BANGKOK, FiscalYear
from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.progress import rounded, standing
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.meetings import held
from ita_dash.ui.versionhistory import Followed, already_followed, built, followed, followed_key, history
from ita_dash.ui.view import View

POINTS = 12
"""Versions that the line goes through: it is as wide as a finger, and each of them has to be understood first."""
HEIGHT = 40
"""Of the picture, 100 wide; it is stretched to its place."""
Points = tuple[tuple[float, float], ...]
"""(Percent of the year, percent of the work), oldest first."""


@dataclass(frozen=True)
class Spark:
    """``moved`` are points since the last
    meeting, None where there is none to compare with, and ``met`` says which it was."""

    done: Points
    plan: Points
    planned: float
    moved: float | None
    met: str


def coming(view: View) -> bool:
    """Whether there is a line to draw, however long it takes: two versions or more."""
    return not view.dataset.source.bundled and len(history(view).versions) > 1


def ready(view: View, before: float | None) -> Spark | None:
    """The line where its versions are understood already; nothing is read."""
    found = already_followed(view, history(view), POINTS)
    return _once(view, found, before) if found is not None else None


def spark(view: View, before: float | None) -> Spark | None:
    """The line, with the versions read that it needs. ``before`` is completion at the last meeting."""
    return _once(view, followed(view, history(view), POINTS), before)


def drawn(line: Spark | None, doors: Doors) -> Markup:
    """The line and the change beside it, a way to the page of changes; its room where ``line`` is not known yet."""
    if line is None:
        return element("div", "", class_="spark")
    first, last = line.done[0][1], line.done[-1][1]
    said = _("Completion over the year: from {first} to {last}").format(first=labels.percent(first), last=labels.percent(last))
    lines = lines_of(line.done, line.plan, line.planned)
    picture = element("span", lines, class_="lines", role="img", aria_label=said)
    words = Markup("")
    if line.moved is not None:
        sign = "+" if line.moved > 0 else "−" if line.moved < 0 else ""
        points = _("{points} points").format(points=sign + labels.number(abs(line.moved)))
        words = element("span", element("b", text(points)) + text(" " + line.met), class_="moved")
    return door(doors.to("changes"), picture + words, "spark plain")


def lines_of(done: Points, plan: Points, planned: float) -> Markup:
    """The lines themselves, to be laid over each other: done, plan (a mark alone where ``plan`` is empty), what is missing at the
    end, and the end."""
    across, reached = done[-1]
    missing, state = Markup(""), standing(reached, planned)
    if state in ("behind", "short"):
        place = f"left:{across:.1f}%;bottom:{reached:.1f}%;height:{planned - reached:.1f}%"
        missing = element("span", "", class_=f"missing {state}", style=place)
    if planned == planned and not plan:
        missing += element("span", "", class_="mark", style=f"left:{across:.1f}%;bottom:{planned:.1f}%")
    return (
        (element("span", "", class_="planned", style=_mask(plan, dashed=True)) if plan else Markup(""))
        + element("span", "", class_="reached", style=_mask(done))
        + missing
        + element("span", "", class_="today", style=f"left:{across:.1f}%;bottom:{reached:.1f}%")
    )


def places_of(values: Iterable[tuple[datetime, float]], view: View) -> Points:
    """Where in the year, and how high, each of ``values`` with a figure stands. The last of them, which is shown, is what stands
    on the day that is judged; nothing stands after it."""
    year, as_of = view.dataset.year, view.filters.as_of
    known = [(year.clamp(seen.astimezone(BANGKOK).date()), float(value)) for seen, value in values if value == value]
    days = [min(day, as_of) for day, _value in known[:-1]] + [as_of] * (len(known) > 0)
    return tuple((_place(day, year), value) for day, (_day, value) in zip(days, known, strict=True))


def _place(day: date, year: FiscalYear) -> float:
    """Percent of ``year`` that is over at the end of ``day``."""
    whole = (year.end - year.start).days + 1
    return max(0.0, min(100.0, ((day - year.start).days + 1) / whole * 100))


def _once(view: View, found: Followed, before: float | None) -> Spark | None:
    key = ("spark", before, next(iter(held(view)), None), followed_key(view, history(view), POINTS))
    return built(view, key, lambda: _spark(view, found, before))


def _spark(view: View, found: Followed, before: float | None) -> Spark | None:
    """None where fewer than two moments have a completion."""
    done = places_of(zip(found.overall["seen"], found.overall["completion"], strict=True), view)
    if len(done) < 2:
        return None
    met = next(iter(held(view)), None)
    moved = None if before is None or met is None else round(rounded(done[-1][1]) - rounded(before), 1)
    plan = zip(found.plan["day"], found.plan["planned"], strict=True)
    return Spark(
        done,
        tuple((_place(day, view.dataset.year), float(value)) for day, value in plan),
        found.planned["overall", ""],
        moved,
        _("since the meeting of {day}").format(day=labels.day(met)) if met else "",
    )


def _mask(points: Points, *, dashed: bool = False) -> str:
    """The line through ``points`` as the style of an element that lets its colour through where the line is."""
    path = " ".join(f"{across:.1f},{HEIGHT - up * HEIGHT / 100:.1f}" for across, up in points)
    dashes = " stroke-dasharray='4 3' stroke-width='1.5'" if dashed else " stroke-width='2.5'"
    drawn = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 {HEIGHT}' preserveAspectRatio='none'>"
        f"<polyline points='{path}' "
        f"fill='none' stroke='#000' vector-effect='non-scaling-stroke' stroke-linejoin='round'{dashes}/></svg>"
    )
    picture = f'url("data:image/svg+xml,{quote(drawn)}")'
    return f"-webkit-mask-image:{picture};mask-image:{picture}"
