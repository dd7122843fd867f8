"""Since when changes are told: what is usual follows what is known of meetings, what a viewer chose stays."""

import pytest
from streamlit.testing.v1 import AppTest

from ita_dash.ui.link import BY_HISTORY


def _page() -> None:
    from datetime import date, datetime

    import streamlit as st

    from ita_dash.fiscal import BANGKOK
    from ita_dash.ui.link import arriving
    from ita_dash.ui.since import choose_since

    arriving(st.session_state.get("page", "changes"))
    if st.session_state.get("page"):
        st.stop()
    named = {date.fromisoformat(day): f"ประชุม {day}" for day in st.session_state.get("known", ())}
    moment, choice = choose_since(datetime(2024, 6, 30, 9, tzinfo=BANGKOK), named)
    st.text(moment.date().isoformat())
    st.html(choice or "-")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(_page)


def _since(app: AppTest) -> str:
    return app.text[0].value


def _asked(app: AppTest, **parameters: str) -> AppTest:
    app.query_params.clear()
    app.query_params.update(parameters)
    return app.run()


def _by_the_menu(app: AppTest, **parameters: str) -> AppTest:
    """To another page, and back to an address with these parameters."""
    app.session_state["page"] = "elsewhere"
    _asked(app)
    app.session_state["page"] = ""
    return _asked(app, **parameters)


def test_a_meeting_that_becomes_known_is_the_usual_choice(app: AppTest):
    assert _since(app.run()) == "2024-05-31"
    app.session_state["known"] = ("2024-06-20", "2024-05-02")  # right after a start the data shown may be older than both
    assert _since(app.run()) == "2024-06-20"
    assert _since(_by_the_menu(app)) == "2024-06-20"


def test_what_a_viewer_chose_stays(app: AppTest):
    app.session_state["known"] = ("2024-05-02",)
    assert _since(_asked(app, since="90")) == "2024-04-01"
    app.session_state["known"] = ("2024-06-20", "2024-05-02")
    assert _since(app.run()) == "2024-04-01"
    assert _since(_by_the_menu(app)) == "2024-04-01"
    assert app.query_params["since"] == "90"


def test_an_address_says_what_is_chosen_and_back_undoes_it(app: AppTest):
    assert _since(_asked(app, since="7")) == "2024-06-23"
    assert _since(_asked(app)) == "2024-05-31"
    assert _since(_asked(app, since="7")) == "2024-06-23"
    assert _since(_by_the_menu(app, **{BY_HISTORY: ""})) == "2024-05-31"


@pytest.mark.parametrize("asked", ["never", "8", "2024-07-01", "2020-01-01", "30 มิ.ย. 67", "7" * 5000])
def test_what_is_no_choice_is_as_usual(app: AppTest, asked: str):
    assert _since(_asked(app, since=asked)) == "2024-05-31"
    assert "since" not in app.query_params


def test_of_several_meetings_the_others_are_one_press_away(app: AppTest):
    app.session_state["known"] = ("2024-06-20", "2024-05-02", "2024-04-04")
    _asked(app, since="2024-05-02")
    assert _since(app) == "2024-05-02"
    page = app.get("html")[0].proto.body
    assert "ประชุม 2024-05-02 · ๒ พ.ค. ๒๕๖๗" in page.split("<ul")[0]
    assert "since=2024-04-04" in page.split("<ul")[1]
    assert "since_2024-06-20" in page.split("<ul")[1]
    assert 'data-stays="since_2024-06-20" data-sets="since=" aria-current="true"' in page.split("<ul")[0]  # back to the last one


def test_a_single_meeting_has_no_list(app: AppTest):
    app.session_state["known"] = ("2024-06-20",)
    assert "<details" not in app.run().get("html")[0].proto.body
