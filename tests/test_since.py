"""Since when changes are told: what is usual follows what is known of meetings, what a viewer chose stays."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    from datetime import date, datetime

    import streamlit as st

    from ita_dash.fiscal import BANGKOK
    from ita_dash.ui.since import choose_since

    named = {date.fromisoformat(day): "ประชุม" for day in st.session_state.get("known", ())}
    st.text(choose_since(datetime(2024, 6, 30, 9, tzinfo=BANGKOK), named).date().isoformat())


def _since(app: AppTest) -> str:
    return app.text[0].value


def test_a_meeting_that_becomes_known_is_the_usual_choice():
    app = AppTest.from_function(_page).run()
    assert _since(app) == "2024-05-31"
    app.session_state["known"] = ("2024-06-20", "2024-05-02")  # right after a start the data shown may be older than both
    assert _since(app.run()) == "2024-06-20"
    assert _since(app.run()) == "2024-06-20"


def test_what_a_viewer_chose_stays():
    app = AppTest.from_function(_page)
    app.session_state["known"] = ("2024-05-02",)
    app.run().segmented_control(key="since_kind").set_value("90")
    assert _since(app.run()) == "2024-04-01"
    app.session_state["known"] = ("2024-06-20", "2024-05-02")
    assert _since(app.run()) == "2024-04-01"
