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
from ita_dash.messages import N_, _
from ita_dash.ui import labels
from ita_dash.ui.listings import behind_table
from ita_dash.ui.markup import element, show, text
from ita_dash.ui.once import once
from ita_dash.ui.saving import Picture, named, save_picture
from ita_dash.ui.view import View, current

RULE = N_(
    "An activity's completion is the mean of its divisions' progress; a measure's, a division's and the office's is the weighted "
    "mean of its activities. Cancelled items count in none."
)
RowsByName = Mapping[str, pd.DataFrame]
"""Figures by what a person calls them, each with the assignments behind it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart ready to be sent, and the same figures as a table."""

    spec: Mapping[str, Any]
    alt: str
    table: Markup


def drawn(figure: Figure, table: Markup) -> Drawn:
    """``figure`` as the browser takes it: a Vega-Lite specification whose data is packed already."""
    spec = figure.chart.to_dict(validate=False)  # what ``charts`` builds is checked by the tests, not for each viewer
    packed = {name: convert_anything_to_arrow_bytes(pd.DataFrame(rows)) for name, rows in spec["datasets"].items()}
    return Drawn({**spec, "datasets": packed}, figure.alt, table)


def chart_with_table(chart: Drawn, key: str, picture: str | Picture) -> None:
    """A chart and, under it, the same figures as a table; ``picture`` is what it is saved as, or its name in ``CHARTS``."""
    st.vega_lite_chart(chart.spec, theme=None, alt=chart.alt, key=key)
    with st.expander(_("The same figures as a table"), icon=":material/table:", key=f"{key}_table", type="compact"):
        show(chart.table)
    view = current()
    save_picture(view, picture if isinstance(picture, Picture) else named(view, picture), key)


def behind_figures(view: View, figures: Callable[[View], RowsByName], key: str) -> None:
    """Where figures come from: the viewer chooses one of ``figures`` and sees its rows.

    The rows are looked up and sent only once somebody opens them.
    """
    opened = st.expander(
        _("Where these figures come from"), icon=":material/search:", key=f"{key}_behind", on_change="rerun", type="compact"
    )
    with opened:
        if opened.open:
            names = list(figures(view))
            name = st.selectbox(_("Figure"), names, key=f"{key}_figure", placeholder=_("Choose a figure"))
            show(_behind(view, figures, name))


@once
def _behind(view: View, figures: Callable[[View], RowsByName], name: str) -> Markup:
    """What counts in one of ``figures`` and what was left out, and the rows."""
    rows = summary.behind(figures(view)[name]).sort_values("counted", ascending=False, kind="stable")
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
            behind_table(rows) if len(rows) else Markup(""),
        )
    )
