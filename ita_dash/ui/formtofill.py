"""The empty form to start a sheet with: on the page ดาวน์โหลด, and wherever a sheet holds no form."""

import streamlit as st

from ita_dash import export
from ita_dash.export import files
from ita_dash.messages import _


def offered(year: int) -> None:
    """A button that gives the form of the fiscal year ``year`` (Buddhist era)."""
    st.download_button(
        _("Download the empty form"),
        lambda: export.empty_form(year),
        _("ITA empty form {year}.xlsx").format(year=year),
        files.MEDIA_TYPES["xlsx"],
        icon=":material/note_add:",
        on_click="ignore",
    )
