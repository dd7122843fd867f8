"""Several servers at one database: one of them reads a sheet, the others its store."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from ita_dash.dataset import Source
from ita_dash.history import lease
from ita_dash.history.database import Database
from ita_dash.history.lease import ReadTurn
from ita_dash.history.schema import LEASE
from ita_dash.history.store import Office, Store, open_store
from ita_dash.live.feed import FIRST_PAUSE, Feed
from ita_dash.live.feeds import Feeds
from ita_dash.live.replicas import replicas
from ita_dash.live.sourcereads import Reader, Reading
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from tests.fake_clock import at_once
from tests.history_stores import store_url
from tests.test_live_reading import ID, NO_FORM, ROWS, Sheets, plan

OFFICE = Office(sources=(ID,))
HOUR = 3600.0
NAME = "office\nsheet"


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with store_url("postgresql", tmp_path) as found:
        yield found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    found = Database(url)
    found.prepare()
    yield found
    found.close()


def test_only_one_of_two_is_to_read_and_the_other_sees_that_it_does(database):
    assert lease.take(database, NAME, "one", HOUR) == ReadTurn(mine=True)
    other = lease.take(database, NAME, "two", HOUR)
    assert (other.mine, other.busy) == (False, True)
    assert HOUR - 60 < other.again_in <= HOUR
    assert lease.take(database, "another sheet", "two", HOUR).mine


def test_a_turn_is_waited_for_no_longer_than_a_read(database, monkeypatch: pytest.MonkeyPatch):
    waited: list[object] = []
    monkeypatch.setattr(database, "_be_patient", waited.append)
    lease.take(database, NAME, "one", HOUR)
    lease.give_back(database, NAME, "one", HOUR)
    assert waited == []
    with database.writing():
        assert len(waited) == 1


def test_after_a_read_everybody_rests_until_the_same_moment(database):
    lease.take(database, NAME, "one", HOUR)
    left = lease.give_back(database, NAME, "one", HOUR)
    turns = [lease.take(database, NAME, holder, HOUR) for holder in ("one", "two")]
    assert [(turn.mine, turn.busy) for turn in turns] == [(False, False)] * 2
    assert all(left - 60 < turn.again_in <= left for turn in turns)


def test_who_presses_waits_for_no_rest_but_for_the_pause_between_two_that_press(database):
    lease.take(database, NAME, "one", HOUR)
    lease.give_back(database, NAME, "one", HOUR)
    assert not lease.take(database, NAME, "two", HOUR, pressed_after=HOUR).mine
    assert lease.take(database, NAME, "two", HOUR, pressed_after=0.0).mine


def test_one_that_died_holds_nobody_up_for_longer_than_a_read_takes(database):
    lease.take(database, NAME, "died", 0.0)
    assert lease.take(database, NAME, "two", HOUR).mine
    assert lease.give_back(database, NAME, "died", 0.0) > HOUR - 60, "what it says too late changes nothing"
    assert not lease.take(database, NAME, "one", HOUR).mine


def test_failures_are_counted_together_and_a_success_ends_them(database):
    lease.take(database, NAME, "one", HOUR)
    lease.give_back(database, NAME, "one", 0.0, 1, "busy")
    assert lease.take(database, NAME, "two", HOUR) == ReadTurn(mine=True, failures=1)
    lease.give_back(database, NAME, "two", HOUR, 2, "busy")
    told = lease.take(database, NAME, "one", HOUR)
    assert (told.failures, told.failed) == (2, "busy")


def test_a_hundred_that_ask_at_once_send_one(database):
    databases = [Database(database._url.render_as_string(hide_password=False)) for _number in range(4)]
    turns: list[ReadTurn] = []

    def ask(mine: Database, number: int) -> None:
        turns.append(lease.take(mine, NAME, f"{number}", HOUR))

    threads = [threading.Thread(target=ask, args=(databases[number % 4], number)) for number in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert [turn.mine for turn in turns].count(True) == 1
    assert len(turns) == 20
    for one in databases:
        one.close()


class Server:
    """One of several: a feed of its own at the database that all share."""

    def __init__(self, url: str, sheets: Sheets, holder: str, every: float = HOUR) -> None:
        self.store: Store = open_store(url, OFFICE)
        self.reader = Reader({None: Source(ID)}, Settings(), self.store, sheets)
        self.others = replicas(Settings(refresh_seconds=60), self.store, ID, self.reader)
        self.others = replace(self.others, holder=holder, every=every)
        self.feed: Feed[Reading] = Feed(self.reader.read, every, self.reader.kept, others=self.others, start=at_once)

    def close(self) -> None:
        self.store.close()


@pytest.fixture
def sheets() -> Sheets:
    return Sheets(plan())


@pytest.fixture
def two(url: str, sheets: Sheets) -> Iterator[tuple[Server, Server]]:
    servers = Server(url, sheets, "one"), Server(url, sheets, "two")
    yield servers
    for one in servers:
        one.close()


def test_the_second_shows_what_the_first_has_read(two, sheets):
    first, second = (one.feed.ask() for one in two)
    assert sheets.reads == 1
    assert second.fresh
    assert second.reading.read_at == first.reading.read_at
    assert second.reading.datasets[None].version == first.reading.datasets[None].version
    assert len(two[1].store.versions(ID)) == 1


def test_both_ask_again_at_the_same_moment(two):
    for one in two:
        one.feed.ask()
    waits = [one.feed.state().next_read for one in two]
    assert HOUR - 60 < min(waits) <= max(waits) <= HOUR + 1
    assert max(waits) - min(waits) < 60


def due(server: Server) -> None:
    """The rest is over, for the server and for all."""
    server.feed._next = 0.0
    server.store.attempts.write(_end_the_rest)


def _end_the_rest(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(update(LEASE).values(ends=0.0))


def test_what_one_reads_later_the_other_shows_then_by_the_same_version(two, sheets):
    one, other = two
    one.feed.ask()
    other.feed.ask()
    sheets.content = plan([[*ROWS[0][:4], "ทำเสร็จ", "ไม่มี"], *ROWS[1:]])
    due(one)
    one.feed.ask()
    other.feed._next = 0.0
    shown = other.feed.ask().reading
    assert sheets.reads == 2
    assert shown.datasets[None].form.assignments["result"].iloc[0] == "ทำเสร็จ"
    assert shown.version == one.feed.state().reading.version


def test_the_same_content_is_seen_again_by_both(two, sheets):
    one, other = two
    one.feed.ask()
    before = other.feed.ask().reading
    due(one)
    one.feed.ask()
    other.feed._next = 0.0
    after = other.feed.ask().reading
    assert sheets.reads == 2
    assert after.read_at > before.read_at
    assert after.datasets[None].form is before.datasets[None].form


def test_a_sheet_that_lost_its_form_has_the_version_before_stand_in_at_both(two, sheets):
    one, other = two
    one.feed.ask()
    other.feed.ask()
    sheets.content = NO_FORM
    due(one)
    one.feed.ask()
    other.feed._next = 0.0
    shown = other.feed.ask().reading
    assert sheets.reads == 2
    assert shown.stand_in
    assert shown.lost.losses == one.feed.state().reading.lost.losses
    assert len(shown.datasets[None].form.assignments) == len(ROWS)


def test_a_failure_is_told_to_both_and_google_is_asked_once(two, sheets):
    one, other = two
    sheets.content = SheetError("forbidden", source=ID, email="robot@office.example", said="no")
    outages = [server.feed.ask().outage for server in two]
    assert sheets.reads == 1
    assert [outage.error.code for outage in outages] == ["forbidden"] * 2
    assert outages[0].error.message == outages[1].error.message
    assert outages[1].error.facts == [fact for fact in outages[0].error.facts if "robot" not in fact and "no" not in fact]
    assert all(FIRST_PAUSE - 10 < server.feed.state().next_read <= FIRST_PAUSE + 1 for server in two)
    sheets.content = plan()
    due(other)
    assert other.feed.ask().outage is None
    one.feed._next = 0.0
    assert one.feed.ask().outage is None
    assert sheets.reads == 2


def test_who_presses_refresh_reads_for_all(two, sheets, monkeypatch):
    monkeypatch.setattr("ita_dash.live.replicas.REFRESH_PAUSE", 0.0)
    one, other = two
    one.feed.ask()
    other.feed.ask()
    assert other.feed.refresh()
    assert sheets.reads == 2
    one.feed._next = 0.0
    assert one.feed.ask().reading.read_at == other.feed.state().reading.read_at
    assert sheets.reads == 2


def test_two_that_press_at_once_at_two_servers_send_one(two, sheets):
    for server in two:
        server.feed.ask()
    assert [server.feed.refresh() for server in two] == [True, True]
    assert sheets.reads == 1, "the last read began a moment ago"


def test_one_waits_for_the_other_that_reads_now(url, sheets):
    held = Server(url, sheets, "held")
    waiting = Server(url, sheets, "waiting")
    assert held.others._take(None).mine
    slept: list[float] = []

    def meanwhile(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            held.reader.read(None)
            held.others._turn = ReadTurn(mine=True)
            held.others.done(None)

    waiting.others.sleep = meanwhile
    assert waiting.feed.ask().reading is not None
    assert (len(slept), sheets.reads) == (3, 1)
    held.close()
    waiting.close()


def test_without_a_database_that_answers_each_reads_for_itself(two, sheets):
    for server in two:
        server.store.attempts._fail(lease.StoreError("unavailable", "silent"))
    for server in two:
        assert server.feed.ask().reading is not None
    assert sheets.reads == 2


def test_versions_in_a_file_are_of_one_server(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/history.db", OFFICE)
    assert replicas(Settings(), store, ID, Reader({None: Source(ID)}, Settings(), store)) is None
    store.close()


def test_what_is_said_of_a_failure_that_nobody_knows_is_that_there_was_one(url, sheets):
    server = Server(url, sheets, "one")
    database = Database(url)
    for said in ("nonsense", "[]", '{"code": "of-tomorrow", "source": "", "detail": ""}'):
        lease.take(database, server.others.name, "two", HOUR, 0.0)
        lease.give_back(database, server.others.name, "two", HOUR, 1, said)
        assert server.others.elsewhere(None, pressed=False).error.code == "unavailable"
    server.close()
    database.close()


def test_after_a_read_that_worked_the_others_count_no_failure(two, database):
    first, _second = two
    assert first.feed.ask().reading is not None
    told = lease.take(database, first.others.name, "three", HOUR)
    assert (told.mine, told.failures, told.failed) == (False, 0, "")


def test_a_sheet_is_read_in_turns_with_the_others_and_a_file_is_not(two, tmp_path):
    store, feeds = two[0].store, Feeds()
    path = tmp_path / "form.csv"
    path.write_text("x", encoding="utf-8")
    for source, in_turns in ((ID, True), (str(path), False)):
        feed = feeds.source(Settings(spreadsheet=source), store, None).feed
        assert (feed._others is not None) == in_turns
