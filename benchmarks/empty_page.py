"""A page that shows nothing but a title: what a run of Streamlit itself costs."""

import streamlit as st

st.title("ภาพรวม")
