"""A chart saved as a picture: it is drawn when somebody presses the button, in light colours whatever the screen shows."""

import streamlit as st

from ita_dash.export import file_name
from ita_dash.messages import N_, _
from ita_dash.ui import drawing
from ita_dash.ui.view import View

WORDS = {"png": N_("PNG – for documents and chat"), "svg": N_("SVG – for print and websites")}


def save_picture(view: View, name: str, key: str) -> None:
    """Two buttons behind one: the chart ``name`` of ``drawing.CHARTS`` with the filters of ``view``."""
    dataset, filters, thai_digits = view.dataset, view.filters, view.settings.thai_digits
    with st.popover(_("Save as a picture"), icon=":material/image:", type="tertiary", key=f"{key}_save"):
        for wanted, word in WORDS.items():
            st.download_button(
                _(word),
                lambda wanted=wanted: drawing.picture(name, dataset, filters, wanted, thai_digits=thai_digits),
                file_name(dataset, filters, wanted, of=_(drawing.CHARTS[name].title)),
                drawing.MEDIA_TYPES[wanted],
                key=f"{key}_{wanted}",
                icon=":material/download:",
                on_click="ignore",
                width="stretch",
            )
