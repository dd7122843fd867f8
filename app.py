"""The server: Streamlit's pages and, beside them, fonts and links to files. ``streamlit run app.py`` starts it."""

from pathlib import Path

import fontpkg_noto_sans_thai
import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

# Imported here, before the first visitor comes, so that what they bring is among what is set aside below
import ita_dash.ui.freshness
import ita_dash.ui.notices
import ita_dash.ui.shown
import ita_dash.ui.sidebar
import ita_dash.ui.versions  # noqa: F401
from ita_dash.heap import set_aside
from ita_dash.nodelay import NoDelay
from ita_dash.places import PACKAGE, SHIPPED
from ita_dash.settings import read_from
from ita_dash.ui.configured import base_path, settings_files, use_configuration
from ita_dash.ui.navigation import PAGES
from ita_dash.ui.spoken import Spoken
from ita_dash.web import watching
from ita_dash.web.ending import lifespan
from ita_dash.web.guard import guard
from ita_dash.web.routes import routes

FONT_FILES = Path(fontpkg_noto_sans_thai.ROOT) / "files"

use_configuration(SHIPPED / ".streamlit" / "config.toml")
read_from(settings_files())
base = base_path()
around = guard(
    index=Path(st.__file__).parent / "static" / "index.html",
    pages=[page.url_path for page in PAGES],
    address=st.get_option("server.address"),
    base=base,
)
app = st.App(
    PACKAGE / "ui" / "main.py",
    # .streamlit/config.toml names the font by this address, so that no font comes from another host
    routes=[Mount(f"{base}/fonts", StaticFiles(directory=FONT_FILES)), *routes(base), *watching.routes(base)],
    middleware=[*around, Middleware(NoDelay), Middleware(Spoken)],
    lifespan=lifespan,
)

set_aside()
