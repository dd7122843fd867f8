"""Charts on a page with their tables, and rankings with theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import streamlit as st
from markupsafe import Markup

from ita_dash.charts.figure import Figure
from ita_dash.look import drawing
from ita_dash.look.markup import element, heading
from ita_dash.messages import _
from ita_dash.ui.builtonce import once
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.link import staying
from ita_dash.ui.onpage import show
from ita_dash.ui.paging import in_parts
from ita_dash.ui.saving import SavedPicture, is_saved, named, picture_links, save_picture, saving_link
from ita_dash.ui.view import View, current


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart ready to be sent."""

    spec: Mapping[str, object]
    alt: str


def drawn(figure: Figure) -> Drawn:
    """``figure`` as the browser takes it: a Vega-Lite specification whose data is packed already."""
    spec = figure.chart.to_dict(validate=False)  # what ``charts`` builds is checked by the tests, not for each viewer
    packed = {name: _packed(pd.DataFrame(rows)) for name, rows in spec["datasets"].items()}
    return Drawn({**spec, "datasets": packed}, figure.alt)


def _packed(frame: pd.DataFrame) -> bytes:
    """``frame`` as a stream of Arrow's, the form in which a chart's data goes to the browser."""
    table = pa.Table.from_pandas(frame)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def chart_with_table(chart: Drawn, table: Markup, key: str, picture: SavedPicture) -> Markup:
    """A chart; what stands under it is the caller's to show, together with what follows. ``picture`` is what it is saved as."""
    st.vega_lite_chart(chart.spec, theme=None, alt=chart.alt, key=key)
    return below(Markup(""), table, key, picture)


def below(above: Markup, table: Markup, key: str, picture: SavedPicture) -> Markup:
    """``above`` (lines or bars) and, under it, the same figures as a table and the picture that they are saved as, as far as that
    is not on the page already: the buttons of a picture, and what stands above them, are."""
    shown = above + element("div", _table_link(key) + saving_link(key), class_="utilities")
    if is_saved(key):
        show(shown)
        save_picture(current(), picture, key)
        shown = Markup("")
    return shown + (table if is_tabled(key) else Markup(""))


@once
def _lines(view: View, name: str) -> int:
    return drawing.CHARTS[name].count(view.frame)


RANKED = 10
"""Lines of a ranking at a time: the worst stand first."""
TABLED = 100
"""Lines of a table at a time: a press on a heading sorts what is there."""


def ranking(view: View, name: str, count: int, rows: Callable[[View, range], Markup]) -> Markup:
    """The bars ``rows``, so many at a time, beside their plan."""
    return in_parts(f"ranked_{name}", count, RANKED, view.filters, lambda lines: rows(view, lines))


TABLE = "table"
"""The parameter of an address that says which figures are shown as a table, too."""


def is_tabled(key: str) -> bool:
    """Whether the reader wants the figures ``key`` as a table."""
    return st.query_params.get(TABLE) == key


def under(view: View, name: str, key: str, *, table: bool = True, picture: bool = True) -> Markup:
    """The quiet row under what the chart ``name`` of ``drawing.CHARTS`` shows: as a table, as a picture, its calculation.

    ``picture`` says whether what is shown is what the picture has.

    Where links to files are switched off the picture has buttons of its own: ``save_unlinked``."""
    parts = []
    if table:
        parts.append(_table_link(key))
    if picture:
        parts.append(picture_links(view, name) if view.settings.links else saving_link(key))
    parts.append(door(Doors(view).figures(), _("Where the figures come from"), "door utility"))
    return element("div", Markup("").join(parts), class_="utilities")


def _table_link(key: str) -> Markup:
    wanted, words = ("", _("Hide the table")) if is_tabled(key) else (key, _("The same figures as a table"))
    return staying(words, f"{key}_table", "door utility", **{TABLE: wanted})


def save_unlinked(view: View, name: str, key: str) -> None:
    """The picture of the chart ``name`` where it has no link, once somebody asks for it."""
    if not view.settings.links and is_saved(key):
        save_picture(view, named(view, name), key)


def wide_table(view: View, name: str, key: str, table: Callable[[View, range], Markup]) -> Markup:
    """What the chart ``name`` of ``drawing.CHARTS`` shows, as a table as wide as the page, where the reader wants it."""
    if not is_tabled(key):
        return Markup("")
    listed = in_parts(f"{key}_lines", _lines(view, name), TABLED, view.filters, lambda lines: table(view, lines))
    return heading(_(drawing.CHARTS[name].title)) + listed
