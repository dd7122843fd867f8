"""Charts on a page with their tables, and figures with the rows behind them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from ita_dash import summary
from ita_dash.charts import Figure
from ita_dash.look import drawing, labels
from ita_dash.look.markup import element, text
from ita_dash.messages import N_, _
from ita_dash.ui.listings import behind_table
from ita_dash.ui.markup import show
from ita_dash.ui.once import once
from ita_dash.ui.paging import in_parts, lead_on, part_of
from ita_dash.ui.saving import Picture, named, save_picture
from ita_dash.ui.view import View, current, is_dark

RULE = N_(
    "An activity's completion is the mean of its divisions' progress; a measure's, a division's and the office's is the weighted "
    "mean of its activities. Cancelled items count in none."
)
BEHIND = 100
"""Rows behind a figure on a page at a time."""
MOST_NAMES = 1000
"""Figures to choose from; of more, the filters leave fewer."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart ready to be sent."""

    spec: Mapping[str, Any]
    alt: str


def drawn(figure: Figure) -> Drawn:
    """``figure`` as the browser takes it: a Vega-Lite specification whose data is packed already."""
    spec = figure.chart.to_dict(validate=False)  # what ``charts`` builds is checked by the tests, not for each viewer
    packed = {name: convert_anything_to_arrow_bytes(pd.DataFrame(rows)) for name, rows in spec["datasets"].items()}
    return Drawn({**spec, "datasets": packed}, figure.alt)


def chart_with_table(chart: Drawn, table: Markup, key: str, picture: Picture) -> None:
    """A chart and, under it, the same figures as a table; ``picture`` is what it is saved as."""
    st.vega_lite_chart(chart.spec, theme=None, alt=chart.alt, key=key)
    with st.expander(_("The same figures as a table"), icon=":material/table:", key=f"{key}_table", type="compact"):
        show(table)
    save_picture(current(), picture, key)


@once
def _lines(view: View, name: str) -> int:
    return drawing.CHARTS[name].count(view.frame)


@once
def _part(view: View, name: str, lines: range, dark: bool) -> Drawn:
    digits = view.settings.thai_digits
    return drawn(drawing.figure(name, view.frame, lines, view.dataset, view.filters, dark=dark, thai_digits=digits))


RANKED = 15
"""Lines of a ranking at a time: the worst stand first."""


def ranking(view: View, name: str, count: int, rows: Callable[[View, range], Markup]) -> None:
    """The bars ``rows``, so many at a time, beside their plan."""
    in_parts(f"ranked_{name}", count, RANKED, view.filters, lambda lines: rows(view, lines))


def table_and_picture(view: View, name: str, key: str, table: Callable[[View, range], Markup]) -> None:
    """What the chart ``name`` of ``drawing.CHARTS`` shows as a table, and as a picture to save."""
    opened = st.expander(
        _("The same figures as a table"), icon=":material/table:", key=f"{key}_table", type="compact", on_change="rerun"
    )
    with opened:
        if opened.open:
            part = part_of(f"{key}_table", _lines(view, name), drawing.CHARTS[name].on_page, view.filters)
            show(table(view, part.lines))
            lead_on(part)
    save_picture(view, named(view, name), key)


def named_chart(view: View, name: str, key: str, table: Callable[[View, range], Markup]) -> None:
    """The chart ``name`` of ``drawing.CHARTS``, so many lines at a time, with ``table``: the same lines as a table."""
    part = part_of(key, _lines(view, name), drawing.CHARTS[name].on_page, view.filters)
    chart_with_table(_part(view, name, part.lines, is_dark()), table(view, part.lines), key, named(view, name))
    lead_on(part)


@dataclass(frozen=True, slots=True)
class Behind:
    """Figures by what a person calls them, and the assignments behind each."""

    names: Callable[[View], list[str]]
    rows: Callable[[View, str], pd.DataFrame]
    """The frame of ``progress.assess`` of one of them."""


def behind_figures(view: View, figures: Behind, key: str) -> None:
    """Where figures come from: the viewer chooses one of ``figures`` and sees its rows.

    The rows are looked up and sent only once somebody opens them.
    """
    opened = st.expander(
        _("Where these figures come from"), icon=":material/search:", key=f"{key}_behind", on_change="rerun", type="compact"
    )
    with opened:
        if opened.open:
            names = figures.names(view)[:MOST_NAMES]
            name = st.selectbox(_("Figure"), names, key=f"{key}_figure", placeholder=_("Choose a figure"))
            part = part_of(f"{key}_behind", _behind_count(view, figures, name), BEHIND, (view.filters, name))
            show(_behind(view, figures, name, part.lines))
            lead_on(part)


@once
def _behind_count(view: View, figures: Behind, name: str) -> int:
    return len(figures.rows(view, name))


@once
def _behind(view: View, figures: Behind, name: str, lines: range) -> Markup:
    """What counts in one of ``figures`` and what was left out, and some of the rows."""
    rows = summary.behind(figures.rows(view, name)).sort_values("counted", ascending=False, kind="stable")
    counted = int(rows["counted"].sum())
    said = [
        _("{counted} of {all} reporting items count in this figure.").format(
            counted=labels.number(counted), all=labels.number(len(rows))
        )
    ]
    if counted < len(rows):
        said.append(
            _("{count} are left out because they are cancelled; they stand last.").format(
                count=labels.number(len(rows) - counted)
            )
        )
    if view.filters.active:
        said.append(
            _("{count} more are left out by the filters in the sidebar.").format(
                count=labels.number(len(view.assessed) - len(view.frame))
            )
        )
    return Markup("").join(
        (
            element("p", text(" ".join(said))),
            element("p", text(_(RULE)), class_="muted"),
            behind_table(rows.iloc[lines.start : lines.stop]) if len(rows) else Markup(""),
        )
    )
