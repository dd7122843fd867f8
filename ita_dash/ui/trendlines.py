"""Lines over the year on pages: one as a chart with its points as a list of links, many as rows that are links themselves."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from markupsafe import Markup

from ita_dash.charts.figure import Figure
from ita_dash.charts.trendcharts import Line, first_and_last, overall_trend, small_trends
from ita_dash.framerows import each_row
from ita_dash.look import drawing, labels
from ita_dash.look.markup import details, element, text
from ita_dash.messages import _
from ita_dash.ui import changelists
from ita_dash.ui.bullets import gap_badge
from ita_dash.ui.chartswithtables import chart_with_table, drawn
from ita_dash.ui.doors import door
from ita_dash.ui.onpage import show
from ita_dash.ui.saving import SavedPicture
from ita_dash.ui.sparkline import lines_of, places_of
from ita_dash.ui.versionhistory import History, built
from ita_dash.ui.view import View, is_dark

POINTS = 90
"""Links to the points of a line; ``history.choosing`` looks at no more."""


@dataclass(frozen=True, slots=True)
class YearLine:
    """A line over the year. ``rows`` are those of ``history.trend`` that it is made of, ``plan`` is the line beside it; ``key``
    tells it from other lines of the view."""

    key: Hashable
    title: str
    line: Line
    rows: pd.DataFrame
    plan: pd.DataFrame


def one(view: View, known: History, of: YearLine, above: Markup) -> Markup:
    """``above`` and the line as a chart beside its plan; what stands under it is the caller's to show with what follows."""
    line, day, digits = of.line, view.filters.as_of, view.settings.thai_digits
    legend = _("Solid: completion, now {completion}. Dashed: the plan, {planned} on {day}.").format(
        completion=labels.percent(line.values[-1][1]), planned=labels.percent(line.planned), day=labels.day(day)
    )
    show(above, element("p", text(legend), class_="muted"))

    def draw(dark: bool) -> Figure:
        return overall_trend(line, of.plan, view.dataset.year, day, dark=dark, thai_digits=digits)

    dark = is_dark()
    spec = built(view, ("line", of.key, dark), lambda: drawn(draw(dark)))
    table = built(view, ("line table", of.key), lambda: changelists.points_table(of.rows, of.plan, view.dataset.year))
    under = chart_with_table(spec, table, "trend", picture(view, of.title, legend, lambda: draw(False)))
    kept = {name: one for name, one in st.query_params.items() if name in ("unit", "division", "measure")}
    return under + built(view, ("points", of.key, *kept.items()), lambda: _points(view, known, line, kept))


def _points(view: View, known: History, line: Line, kept: Mapping[str, str]) -> Markup:
    """Every point as a link to the data as it was then, with what is ``kept`` of this address: a chart's points take no focus."""
    versions = {version.first_seen: version for version in known.versions if version.source == known.source}
    listed = Markup("")
    for seen, value in list(reversed(line.values))[:POINTS]:
        said = f"{labels.moment(seen)}: {labels.percent(value)}"
        version = versions.get(seen)
        if version is None or version.id <= 0:
            listed += element("li", text(said))
            continue
        address = "?" + urlencode({"year": view.dataset.year.be, **kept, "version": version.id})
        listed += element("li", door(address, said))
    title = _("The {count} points of the line, each with the data of that day").format(count=labels.number(len(line.values)))
    return details(text(title), element("ul", listed, class_="points"))


def rows(view: View, lines: Sequence[Line], addresses: Sequence[str]) -> Markup:
    """Each of ``lines`` as a link to its page: name, line of the year with its plan's mark, from where to where."""
    listed = Markup("").join(_row(view, one, address) for one, address in zip(lines, addresses, strict=True))
    said = _("The upright piece is what is missing to the plan of {day}, the level stroke is that plan.")
    explained = element("p", text(said.format(day=labels.day(view.filters.as_of))), class_="muted")
    return explained + element("div", listed, class_="trend-rows")


def _row(view: View, line: Line, address: str) -> Markup:
    first, last = first_and_last(line)
    points = places_of(line.values, view)
    moved = _("{first} → {last}").format(first=labels.percent(first), last=labels.percent(last))
    plan = _("plan {percent}").format(percent=labels.percent(line.planned))
    words = element("span", element("b", text(moved)) + text(" · " + plan), class_="figures") + gap_badge(last, line.planned)
    picture = element("span", lines_of(points, (), line.planned), class_="lines", aria_hidden="true")
    return door(
        address,
        element("span", text(line.name), class_="name") + picture + element("span", words, class_="words"),
        "trend-row plain",
    )


def rows_picture(view: View, lines: Sequence[Line], kind: str, title: str, legend: str) -> SavedPicture:
    """The same lines as a picture to save."""

    def draw() -> Figure:
        day, digits = view.filters.as_of, view.settings.thai_digits
        return small_trends(lines, view.dataset.year, day, title=kind, dark=False, thai_digits=digits)

    return picture(view, title, legend, draw)


def picture(view: View, title: str, legend: str, draw: Callable[[], Figure]) -> SavedPicture:
    """A chart of ``view`` to be saved under ``title``."""
    dataset, filters, digits = view.dataset, view.filters, view.settings.thai_digits
    return SavedPicture(
        title, lambda wanted: drawing.written(draw, title, dataset, filters, wanted, legend=legend, thai_digits=digits)
    )


def line_of(table: pd.DataFrame, name: str, planned: float) -> Line:
    """The rows ``table`` of ``history.trend`` that are of one thing, as a line."""
    return Line(name, [(row["seen"], row["completion"]) for row in each_row(table)], planned)
