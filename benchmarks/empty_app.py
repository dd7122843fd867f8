"""A server like ``app.py`` whose one page is empty."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ita_dash.heap import set_aside
from ita_dash.web.connection import NoDelay

app = st.App(Path(__file__).with_name("empty_page.py"), middleware=[Middleware(NoDelay)])

set_aside()
