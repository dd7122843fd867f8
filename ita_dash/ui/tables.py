"""Frames as HTML tables: long Thai wraps where the browser breaks lines rightly; on a narrow screen a row becomes a card."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.rows import each_row

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands under it for a row. ``kind`` is one of ``wide``, ``short``, ``number`` or empty."""

    header: str
    cell: Callable[[Row], object]
    kind: str = ""


def table(
    columns: Sequence[Column],
    frame: pd.DataFrame,
    caption: str = "",
    row_class: Callable[[Row], str] | None = None,
    as_cards: bool = True,
) -> Markup:
    """``frame`` with ``columns``. With ``as_cards`` false it scrolls inside its own box on a narrow screen instead."""
    head = Markup("").join(element("th", one.header, scope="col", class_=one.kind) for one in columns)
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


def _cell(column: Column, row: Row) -> Markup:
    value = column.cell(row)
    content = value if isinstance(value, Markup) else text(value)
    kind = f"{column.kind} inline".strip() if column.kind == "number" else column.kind
    return element("td", content, class_=kind, data_label=column.header if content else "")
