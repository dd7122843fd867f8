"""The day to judge by: typed as people write days, or taken by one press."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.dates import day_of_year
from ita_dash.messages import _
from ita_dash.query import is_added
from ita_dash.ui import days
from tests.page_runs import fine, follow, opened, shown

YEAR = FiscalYear(2567)
KEY = "filter_as_of_2567"


@pytest.mark.parametrize(
    "typed",
    ["๓๐ มิ.ย. ๖๗", "30/6/2567", "30/06/2567", "2024-06-30", "2567-06-30", "30 มิถุนายน 2567", " 30  มิ.ย. 67 ", "30 มิ.ย.", "30/6"],
)
def test_a_day_as_people_type_it(typed):
    assert day_of_year(typed, YEAR) == date(2024, 6, 30)


def test_a_day_without_a_year_lies_in_the_fiscal_year():
    assert day_of_year("5 ต.ค.", YEAR) == date(2023, 10, 5)


@pytest.mark.parametrize("typed", ["", "soon", "31/6/2567", "30/6/2566", "2025-06-30", "9999-99-99", "1" * 5000])
def test_what_is_no_day_of_the_year(typed):
    assert day_of_year(typed, YEAR) is None


@pytest.mark.parametrize("name", ["fbclid", "openExternalBrowser", "utm_campaign", "_"])
def test_what_messengers_add(name):
    assert is_added(name)
    assert not is_added(f"x{name}")


def test_choices_are_days_of_the_year(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: date(2024, 5, 2))
    assert list(days.usual_choices(YEAR, date(2024, 5, 2)).values()) == [date(2024, 5, 2), date(2024, 6, 30), YEAR.end]
    monkeypatch.setattr(days, "today", lambda: date(2026, 5, 2))
    assert list(days.usual_choices(YEAR, YEAR.end).values()) == [YEAR.end]


def test_the_last_meeting_is_a_choice_and_no_day_stands_twice(monkeypatch):
    monkeypatch.setattr(days, "today", lambda: date(2024, 6, 30))
    found = days.usual_choices(YEAR, date(2024, 6, 30), date(2024, 5, 29))
    assert found == {_("Today"): date(2024, 6, 30), _("The last meeting"): date(2024, 5, 29), _("End of the year"): YEAR.end}
    assert _("The last meeting") not in days.usual_choices(YEAR, date(2024, 6, 30), date(2023, 5, 29))


@pytest.mark.slow
def test_a_day_that_is_typed_stands_in_the_address_and_in_the_field_as_officials_write_it():
    app = opened()
    app.sidebar.text_input[0].set_value("31/3/67").run()
    assert fine(app)
    assert app.query_params == {"as_of": "2024-03-31"}
    assert app.sidebar.text_input[0].value == "๓๑ มี.ค. ๒๕๖๗"
    assert app.sidebar.text_input[0].label == "ประเมินถึงวันที่"


def test_what_cannot_be_read_changes_nothing_and_says_how_to_type():
    app = opened(as_of="2024-03-31")
    app.sidebar.text_input[0].set_value("วันหนึ่ง").run()
    assert app.query_params == {"as_of": "2024-03-31"}
    assert app.sidebar.text_input[0].value == "วันหนึ่ง"
    assert any("วันหนึ่ง" in said.value for said in app.sidebar.caption)
    app.sidebar.text_input[0].set_value("").run()
    assert app.query_params == {}
    assert not app.sidebar.caption


@pytest.mark.slow
def test_one_press_takes_a_day():
    app = opened(as_of="2024-05-02")
    links = BeautifulSoup(shown(app), "html.parser").select(".days a")
    assert [one.get_text() for one in links] == [_("End of the quarter"), _("End of the year")]
    follow(app, links[1]).run()
    assert app.query_params == {"as_of": "2024-09-30"}


def test_a_link_may_carry_a_day_as_people_write_it():
    assert opened(as_of="31/03/2567").query_params == {"as_of": "2024-03-31"}
