"""Frames as HTML tables: long Thai wraps where the browser breaks lines rightly; on a narrow screen a row becomes a card."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from markupsafe import Markup

from ita_dash.framerows import Row, each_row
from ita_dash.look import labels
from ita_dash.look.markup import element, text, unbroken
from ita_dash.thai import arabic


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A heading and what stands under it for a row. ``kind`` is one of ``wide``, ``short``, ``number``, ``bar``,
    ``beside`` (on a card of a telephone it goes on in the line of its heading) or empty.

    ``sort`` is what rows are sorted by where that is not what is read: a number, a day."""

    header: str
    cell: Callable[[Row], object]
    kind: str = ""
    sort: Callable[[Row], float | datetime | None] | None = None


def table(
    columns: Sequence[ListColumn],
    frame: pd.DataFrame,
    caption: str | Markup = "",
    row_class: Callable[[Row], str] | None = None,
    as_cards: bool = True,
    sortable: bool = True,
) -> Markup:
    """``frame`` with ``columns``. With ``as_cards`` false it scrolls inside its own box on a narrow screen instead.

    A heading that is pressed sorts the rows by what stands under it, unless ``sortable`` is false: rows that belong together.
    """
    sorts = sortable and len(frame) > 1
    head = Markup("").join(element("th", _heading(one, sorts), scope="col", class_=one.kind) for one in columns)
    body = Markup("").join(
        element("tr", Markup("").join(_cell(one, row) for one in columns), class_=row_class(row) if row_class else "")
        for row in each_row(frame)
    )
    title = element("caption", caption) if caption else ""
    inner = Markup("{}{}{}").format(title, element("thead", element("tr", head)), element("tbody", body))
    return element(
        "div",
        element("table", inner, class_="ita cards" if as_cards else "ita"),
        class_="scroll" if as_cards else "scroll box",
        tabindex="" if as_cards else "0",
    )


def meter(value: float, estimated: bool = False) -> Markup:
    """A percent as a bar with its number beside it; a dash where nothing counts."""
    width = 0 if value != value else max(0, min(100, value))
    rail = element("div", element("span", "", style=f"width:{width:.1f}%"), class_="rail", aria_hidden="true")
    return element("div", rail + element("span", labels.progress(value, estimated), class_="value"), class_="meter")


def _heading(column: ListColumn, sorts: bool) -> Markup:
    """The script of the page sorts by what a pressed heading's cells have as ``data-sort``, else as text."""
    return element("button", column.header, type="button", class_="sorts", data_sorts="1") if sorts else text(column.header)


def _cell(column: ListColumn, row: Row) -> Markup:
    value = column.cell(row)
    on_one_line = column.kind in ("short", "number")  # on a phone these are flex boxes
    content = value if isinstance(value, Markup) else text(value) if on_one_line else unbroken(value)
    kind = f"{column.kind} inline".strip() if column.kind == "number" else column.kind
    return element(
        "td", content, class_=kind, data_label=column.header if content else "", data_sort=_sorted_by(column, row, value)
    )


def _sorted_by(column: ListColumn, row: Row, value: object) -> str:
    """A number that a script compares; empty where the text does, or where nothing is known."""
    if column.sort is None:
        return re.sub(r"[,%]", "", arabic(str(value))) if column.kind == "number" else ""
    found = column.sort(row)
    if pd.isna(found):
        return ""
    return str(found.timestamp() if isinstance(found, datetime) else found)
