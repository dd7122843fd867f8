"""The same pages as ``app.py``, started as Streamlit's documentation starts an app: nothing imported or frozen beforehand."""

import streamlit as st

from benchmarks.server import ROOT

app = st.App(ROOT / "ita_dash" / "ui" / "main.py")
