"""The server: Streamlit's pages and, beside them, fonts and links to files. ``streamlit run app.py`` starts it."""

from pathlib import Path

import fontpkg_noto_sans_thai
import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from ita_dash.web.routes import routes

FONT_FILES = Path(fontpkg_noto_sans_thai.ROOT) / "files"

app = st.App(
    Path(__file__).parent / "ita_dash" / "ui" / "main.py",
    # .streamlit/config.toml names the font by this address, so that no font comes from another host
    routes=[Mount("/fonts", StaticFiles(directory=FONT_FILES)), *routes()],
)
