"""The server: Streamlit's pages and, beside them, links to files. ``streamlit run app.py`` starts it."""

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

# Imported here, before the first visitor comes, so that what they bring is among what is set aside below
from ita_dash import logs
from ita_dash.access.admission import DOOR
from ita_dash.access.modes import is_loopback
from ita_dash.folders import PACKAGE, SHIPPED
from ita_dash.heap import keep_small, set_aside
from ita_dash.live import loader
from ita_dash.messages import _
from ita_dash.openfiles import allow_many
from ita_dash.settings.settingfiles import read_from
from ita_dash.ui.configured import base_path, settings_files, use_configuration, use_log_lines
from ita_dash.ui.navigation import PAGES
from ita_dash.ui.spoken import Spoken
from ita_dash.web import assets, watching
from ita_dash.web.ending import lifespan
from ita_dash.web.guard import SettingsNow, guard, may_act
from ita_dash.web.routes import routes
from ita_dash.web.sharedsignouts import SignOuts

keep_small()
allow_many()
use_configuration(SHIPPED / ".streamlit" / "config.toml")
read_from(settings_files())
base = base_path()
# Another server than Streamlit's own listens where it is told to, whatever Streamlit's option says
address = st.get_option("server.address") if "streamlit.web.cli" in sys.modules else None
now = SettingsNow()
logs.begin(as_json=now.settings.log_format == "json")
use_log_lines()
DOOR.on_loopback = address is not None and is_loopback(address)
DOOR.listed, DOOR.unread, DOOR.read = loader.listed, loader.unread, loader.read_first
SignOuts(lambda: now.good).join(DOOR.ended)
around = guard(
    now=now,
    door=DOOR,
    index=Path(st.__file__).parent / "static" / "index.html",
    pages={page.url_path: _(page.title) for page in PAGES},
    address=address,
    base=base,
)

app = st.App(
    PACKAGE / "ui" / "main.py",
    routes=[*assets.routes(base), *routes(base), *watching.routes(base)],
    middleware=[*around, Middleware(Spoken, may_act=may_act(DOOR, now))],
    lifespan=lifespan,
)

set_aside()
