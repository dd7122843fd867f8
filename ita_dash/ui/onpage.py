"""HTML onto a page: made by ``look.markup``, which escapes whatever comes from a sheet."""

import streamlit as st
from markupsafe import Markup


def show(*parts: Markup) -> None:
    """Put ``parts`` on the page. Takes nothing but ``Markup``, so that no text gets here unescaped."""
    if not all(isinstance(part, Markup) for part in parts):
        raise TypeError("show() takes Markup only")
    html = str(Markup("").join(parts))
    if html:  # Streamlit takes no empty page for one
        st.html(_Ready(html))


class _Ready:
    """HTML that Streamlit takes as it is. It would look whether a text is a file's name, and search it for indents."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html
