"""Titles under which there is more: it is looked up and sent once somebody opens them. Which are open stands in the address."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from ita_dash.look.markup import element
from ita_dash.ui.link import staying

OPEN, CLOSED = "1", "0"


def folding(key: str, title: object, content: Callable[[], Markup], *, open_: bool = False) -> Markup:
    """``title`` as a link that opens or closes ``content``; ``open_`` where it stands open until somebody closes it.

    The parameter ``open_<key>`` says what is not as usual. A page sends all its titles in one message and none is a widget: each
    of Streamlit's own would cost as much as a chart.
    """
    name = f"open_{key}"
    opened = {OPEN: True, CLOSED: False}.get(st.query_params.get(name, ""), open_)
    wanted = "" if opened != open_ else CLOSED if opened else OPEN
    link = staying(title, name, "folding", aria_expanded=str(opened).lower(), **{name: wanted})
    return element("div", link + (content() if opened else Markup("")), class_="folded")
