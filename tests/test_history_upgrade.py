"""A store of schema 2, as the app made it before versions had an office: every version stays, and is its source's."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from ita_dash.history.database import Database
from ita_dash.history.schema import STEPS
from ita_dash.history.store import Office, open_store
from tests.history_stores import MORNING, OFFICE, SHEET, keep, results
from tests.store_of_before import build


@pytest.fixture
def url(history_url: str) -> str:
    build(history_url)
    return history_url


@pytest.mark.parametrize("office", [OFFICE, Office("ita", (SHEET,))], ids=["without office_id", "with office_id"])
def test_every_version_is_there_and_the_next_ones_follow(url: str, office: Office):
    store = open_store(url, office)
    assert store.notices == ()
    assert results(store) == ["ก", "ข", "ค"]
    newest = store.versions(SHEET)[0]
    assert (newest.title, newest.fiscal_year, newest.assignments, newest.forms) == ("แผนปี 2567", 2567, 1, 1)
    assert (newest.first_seen, newest.last_seen) == (MORNING + timedelta(days=3), MORNING + timedelta(days=3, hours=1))
    assert store.sources() == [SHEET]
    keep(store, "จ", days=9)
    keep(store, "จ", days=10)
    assert results(store) == ["ก", "ข", "ค", "จ"]
    again = open_store(url, office)
    assert results(again) == ["ก", "ข", "ค", "จ"]
    store.close()
    again.close()


def test_each_step_does_nothing_where_its_work_is_done(url: str):
    for office in (OFFICE, Office(sources=("another-office",))):
        store = open_store(url, office)
        assert store.notices == ()
        store.close()
    database = Database(url)
    with database.writing() as connection:
        for step in STEPS[1:]:
            step(connection)
        assert connection.execute(text("SELECT number FROM history_schema")).scalar() == len(STEPS)
        assert connection.execute(text("SELECT count(*) FROM history_version WHERE office IS NULL")).scalar() == 4
    database.close()
