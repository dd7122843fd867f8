"""Charts on a page with their tables, and figures with the rows behind them."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from ita_dash import summary
from ita_dash.charts import Figure
from ita_dash.messages import N_, _
from ita_dash.ui import labels
from ita_dash.ui.listings import behind_table
from ita_dash.ui.markup import element, show, text
from ita_dash.ui.saving import save_picture
from ita_dash.ui.view import View, current

RULE = N_(
    "An activity's completion is the mean of its divisions' progress; a measure's, a division's and the office's is the weighted "
    "mean of its activities. Cancelled items count in none."
)


def chart_with_table(figure: Figure, table: Markup, key: str, picture: str) -> None:
    """A chart and, under it, the same figures as a table; ``picture`` is the name by which it is saved (``drawing.CHARTS``)."""
    st.altair_chart(figure.chart, theme=None, alt=figure.alt, key=key)
    with st.expander(_("The same figures as a table"), icon=":material/table:", key=f"{key}_table", type="compact"):
        show(table)
    save_picture(current(), picture, key)


def behind_figures(view: View, figures: Mapping[str, pd.DataFrame], key: str) -> None:
    """Where figures come from: the viewer chooses one of ``figures`` (its name and its assignments) and sees its rows.

    The rows are sent only once somebody opens them.
    """
    opened = st.expander(
        _("Where these figures come from"), icon=":material/search:", key=f"{key}_behind", on_change="rerun", type="compact"
    )
    with opened:
        if not opened.open:
            return
        name = st.selectbox(_("Figure"), list(figures), key=f"{key}_figure", placeholder=_("Choose a figure"))
        rows = summary.behind(figures[name]).sort_values("counted", ascending=False, kind="stable")
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
        show(
            element("p", text(" ".join(said))),
            element("p", text(_(RULE)), class_="muted"),
            behind_table(rows) if len(rows) else Markup(""),
        )
