"""A database that fails, answers, comes back: what is asked of it, what is told, and when it is asked again."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ita_dash.history import attempts
from ita_dash.history.attempts import AGAIN_AFTER, Attempts
from ita_dash.history.database import Database
from ita_dash.history.schema import NewerStoreError
from ita_dash.history.storefailures import StoreError
from ita_dash.history.storenotices import Notice
from ita_dash.history.version import NotStoredError
from tests.fake_clock import FakeClock

SILENT, ANSWERED, FULL, CORRUPT = (
    StoreError("unavailable", "silent"),
    StoreError("unavailable", "42P01"),
    StoreError("full", "SQLITE_FULL"),
    StoreError("corrupt", "SQLITE_NOTADB"),
)


class Told(Database):
    """A database that is made ready, read, written as it is told to be; ``asked`` is what was asked of it."""

    def __init__(self, file: Path | None) -> None:
        self.file, self.place = file, "P"
        self.opens: list[Exception | None] = []
        """What comes of each next time that it is made ready; nothing: it is ready."""
        self.reads: list[Exception | None] = []
        self.readable = True
        self.asked: list[str] = []

    def prepare(self) -> None:
        self.asked.append("open")
        _next_of(self.opens)

    def read_only(self) -> bool:
        self.asked.append("read only")
        return self.readable

    def move_aside(self, name: str) -> Path:
        self.asked.append("aside")
        assert self.file is not None
        aside = self.file.with_name(name)
        if self.file.exists():
            self.file.rename(aside)
        return aside

    def close(self) -> None:
        self.asked.append("close")

    def work(self, _itself: Database) -> str:
        self.asked.append("work")
        _next_of(self.reads)
        return "done"


def _next_of(told: list[Exception | None]) -> None:
    if told and (error := told.pop(0)) is not None:
        raise error


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    clock = FakeClock()
    monkeypatch.setattr(attempts.time, "monotonic", clock.clock)
    return clock


@pytest.fixture(params=["file", "server"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Told:
    return Told(tmp_path / "history.db" if request.param == "file" else None)


@pytest.fixture
def server() -> Told:
    return Told(None)


@pytest.fixture
def file(tmp_path: Path) -> Told:
    return Told(tmp_path / "history.db")


def codes(mine: Attempts) -> list[str]:
    return [notice.code for notice in mine.notices]


def asked(database: Told) -> list[str]:
    """What was asked since one looked last."""
    database.asked, found = [], database.asked
    return found


def test_it_is_made_ready_once_whoever_asks_first(database: Told):
    mine = Attempts(database)
    assert asked(database) == []
    for _again in range(2):
        mine.open()
    assert asked(database) == ["open"]
    assert [mine.read(database.work, "none"), mine.write(database.work)] == ["done", "done"]
    assert asked(database) == ["work", "work"]
    mine.close()
    assert asked(database) == ["close"]


@pytest.mark.parametrize("first", ["read", "write"])
def test_the_first_question_makes_it_ready(database: Told, first: str):
    mine = Attempts(database)
    assert (mine.read(database.work, "none") if first == "read" else mine.write(database.work)) == "done"
    assert asked(database) == ["open", "work"]
    assert (mine.notices, mine.failing) == ((), False)


def test_where_there_is_none_nothing_is_asked_and_nothing_is_the_matter():
    mine = Attempts(None)
    mine.open()
    mine.close()
    assert (mine.place, mine.shared, mine.failing, mine.notices) == ("", False, False, ())
    assert (mine.read(lambda _database: "done", "none"), mine.write(lambda _database: "done")) == ("none", None)
    assert mine.revive()
    broken = Attempts(None, Notice("bad_url", {}))
    assert (broken.failing, codes(broken)) == (True, ["bad_url"])
    assert broken.revive(), "there is no database to ask"


def test_a_server_may_be_shared_and_a_file_is_not(file: Told, server: Told):
    assert (Attempts(file).shared, Attempts(server).shared) == (False, True)
    assert (Attempts(file).place, Attempts(server).place) == ("P", "P")


@pytest.mark.parametrize("failure", [SILENT, ANSWERED, FULL])
def test_what_fails_is_told_by_its_code_place_and_sign(
    database: Told, clock: FakeClock, failure: StoreError, caplog: pytest.LogCaptureFixture
):
    mine = Attempts(database)
    database.reads = [failure]
    with caplog.at_level(logging.WARNING):
        assert mine.read(database.work, "none") == "none"
    assert mine.notices == (Notice(failure.code, {"place": "P", "detail": failure.sign}),)
    assert mine.failing
    assert [str(failure) in one.getMessage() for one in caplog.records] == [True]


def test_a_version_that_is_not_there_is_no_failure(database: Told):
    mine = Attempts(database)
    database.reads = [NotStoredError(1)]
    assert mine.read(database.work, "none") == "none"
    assert not mine.failing


def test_a_server_that_failed_is_read_no_more_until_it_is_asked_again(server: Told, clock: FakeClock):
    mine = Attempts(server)
    server.reads = [SILENT]
    assert mine.read(server.work, "none") == "none"
    asked(server)
    clock.seconds += 10 * AGAIN_AFTER
    assert mine.read(server.work, "none") == "none"
    assert asked(server) == []
    assert mine.revive()
    assert asked(server) == ["open"]
    assert mine.read(server.work, "none") == "done"
    assert not mine.failing


def test_a_file_that_failed_is_read_on_for_it_keeps_nobody_waiting(file: Told, clock: FakeClock):
    mine = Attempts(file)
    file.reads = [FULL]
    assert mine.read(file.work, "none") == "none"
    assert mine.read(file.work, "none") == "done"
    assert mine.failing  # a read shows nothing of whether it takes what is new


AGES = pytest.mark.parametrize(("passed", "again"), [(0.0, False), (29.999, False), (30.0, True), (31.0, True)])


@AGES
def test_a_silent_server_is_written_to_again_after_half_a_minute(server: Told, clock: FakeClock, passed: float, again: bool):
    assert AGAIN_AFTER == 30
    mine = Attempts(server)
    server.reads = [SILENT]
    assert mine.write(server.work) is None
    assert asked(server) == ["open", "work"]  # it takes no second wait to see that it is silent
    clock.seconds += passed
    assert (mine.write(server.work) == "done") == again
    assert asked(server) == ["work"] * again
    assert mine.failing != again


@AGES
def test_what_could_not_be_opened_is_opened_again_after_half_a_minute(
    database: Told, clock: FakeClock, passed: float, again: bool
):
    mine = Attempts(database)
    database.opens = [SILENT]
    mine.open()
    asked(database)
    clock.seconds += passed
    assert (mine.write(database.work) == "done") == again
    assert asked(database) == ["open", "work"] * again
    assert mine.failing != again


def test_a_file_that_took_nothing_is_written_to_again_at_once(file: Told, clock: FakeClock):
    mine = Attempts(file)
    file.reads = [FULL, FULL]
    assert mine.write(file.work) is None
    assert asked(file) == ["open", "work", "open", "work"]
    assert codes(mine) == ["full"]
    assert mine.write(file.work) == "done"
    assert asked(file) == ["work"]
    assert codes(mine) == []


@pytest.mark.parametrize("failure", [SILENT, FULL])
def test_a_file_that_somebody_changed_is_opened_anew_and_written_to_once_more(file: Told, clock: FakeClock, failure: StoreError):
    mine = Attempts(file)
    file.reads = [failure]
    assert mine.write(file.work) == "done"
    assert asked(file) == ["open", "work", "open", "work"]
    assert not mine.failing


def test_a_server_that_answered_with_a_refusal_is_opened_anew_and_asked_once_more(server: Told, clock: FakeClock):
    mine = Attempts(server)
    server.reads = [ANSWERED]
    assert mine.write(server.work) == "done"
    assert asked(server) == ["open", "work", "open", "work"]


def test_what_cannot_be_opened_anew_is_told_by_why_it_failed_first(file: Told, clock: FakeClock):
    mine = Attempts(file)
    mine.open()
    file.reads, file.opens = [FULL], [SILENT]
    assert mine.write(file.work) is None
    assert asked(file) == ["open", "work", "open", "read only"]
    assert codes(mine) == ["full"]


@pytest.mark.parametrize(
    ("kind", "failure", "tried"),
    [("file", SILENT, True), ("file", FULL, True), ("server", ANSWERED, True), ("server", SILENT, False)],
)
@pytest.mark.parametrize("readable", [True, False])
def test_what_cannot_be_written_is_read_where_it_answers(
    request: pytest.FixtureRequest, clock: FakeClock, kind: str, failure: StoreError, tried: bool, readable: bool
):
    database: Told = request.getfixturevalue(kind)
    database.opens, database.readable = [failure], readable
    mine = Attempts(database)
    mine.open()
    assert asked(database) == ["open", *["read only"] * tried]
    assert codes(mine) == [failure.code]
    reads = tried and readable and kind == "file"  # of a server that failed nothing more is asked
    assert mine.read(database.work, "none") == ("done" if reads else "none")


def test_a_store_of_a_newer_app_is_neither_read_nor_written(database: Told, clock: FakeClock):
    database.opens = [NewerStoreError("9")]
    mine = Attempts(database)
    assert (mine.read(database.work, "none"), mine.write(database.work)) == ("none", None)
    assert asked(database) == ["open"]
    assert mine.notices == (Notice("newer", {"place": "P", "detail": ""}),)


def test_what_failed_is_ready_again_where_somebody_asks_for_it(database: Told, clock: FakeClock):
    mine = Attempts(database)
    assert mine.revive(), "nothing is the matter with it"
    assert asked(database) == []
    database.opens = [SILENT, SILENT]
    mine.open()
    assert not mine.revive()
    assert mine.failing
    assert mine.revive()
    assert (mine.failing, mine.read(database.work, "none")) == (False, "done")


@pytest.mark.parametrize("when", ["opened", "read", "written"])
def test_a_damaged_file_is_moved_aside_with_a_notice_that_stays(
    file: Told, clock: FakeClock, when: str, caplog: pytest.LogCaptureFixture
):
    assert file.file is not None
    file.file.write_text("spoilt")
    mine = Attempts(file)
    if when == "opened":
        file.opens = [CORRUPT]
        mine.open()
        assert asked(file) == ["open", "aside", "open"]
    else:
        mine.open()
        asked(file)
        file.reads = [CORRUPT]
        assert (mine.read(file.work, "none") if when == "read" else mine.write(file.work)) == "done"
        assert asked(file) == ["work", "aside", "open", "work"]
    (aside,) = file.file.parent.glob("history.damaged-*.db")
    assert aside.read_text() == "spoilt"
    assert mine.notices == (Notice("corrupt", {"aside": str(aside), "place": "P"}),)
    assert (mine.failing, mine.write(file.work)) == (False, "done")
    assert codes(mine) == ["corrupt"]
    assert aside.name in caplog.text
    assert str(aside) not in caplog.text


def test_a_file_that_another_process_moved_aside_first_is_no_notice(
    file: Told, clock: FakeClock, caplog: pytest.LogCaptureFixture
):
    file.opens = [CORRUPT]
    mine = Attempts(file)
    mine.open()
    assert (asked(file), codes(mine), caplog.text) == (["open", "aside", "open"], [], "")


def test_a_damaged_server_is_moved_nowhere(server: Told, clock: FakeClock):
    server.opens = [CORRUPT]
    mine = Attempts(server)
    mine.open()
    assert asked(server) == ["open", "open"]
    assert codes(mine) == []


def test_a_file_that_stays_damaged_is_told_as_such(file: Told, clock: FakeClock):
    file.opens = [CORRUPT, CORRUPT]
    mine = Attempts(file)
    assert mine.write(file.work) is None
    assert codes(mine) == ["corrupt"]
    assert not mine.revive() or codes(mine) == []


def test_notices_of_what_was_moved_stand_before_what_is_the_matter_now(file: Told, clock: FakeClock):
    assert file.file is not None
    file.file.write_text("spoilt")
    file.opens = [CORRUPT, FULL]
    mine = Attempts(file)
    mine.open()
    assert codes(mine) == ["corrupt", "full"]


@pytest.mark.parametrize("ready", [True, False])
def test_while_one_opens_it_the_others_wait_for_that_and_open_nothing(database: Told, clock: FakeClock, ready: bool):
    inside, let_go = threading.Event(), threading.Event()
    mine = Attempts(database)

    def slowly() -> None:
        database.asked.append("open")
        inside.set()
        let_go.wait(60)
        if not ready:
            raise SILENT

    database.prepare = slowly  # type: ignore[method-assign]
    first = threading.Thread(target=mine.open)
    first.start()
    inside.wait(60)
    found: list[str | None] = []
    others = [threading.Thread(target=lambda: found.append(mine.write(database.work))) for _number in range(5)]
    for one in others:
        one.start()
    assert found == []
    let_go.set()
    for one in (first, *others):
        one.join(60)
    assert found == ["done" if ready else None] * 5
    assert database.asked.count("open") == 1


def test_nobody_waits_for_ever_for_who_opens_it(database: Told, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(attempts, "OPENING_WAIT", 0.0)
    inside, let_go = threading.Event(), threading.Event()
    mine = Attempts(database)

    def slowly() -> None:
        inside.set()
        let_go.wait(60)

    database.prepare = slowly  # type: ignore[method-assign]
    with _running(mine.open, inside, let_go):
        assert mine.write(database.work) is None
        assert mine.read(database.work, "none") == "none"
    assert asked(database) == []
    assert mine.write(database.work) == "done"


@contextmanager
def _running(work: Callable[[], object], inside: threading.Event, let_go: threading.Event) -> Iterator[None]:
    """``work`` in a thread of its own, from where it says that it is inside until it is let go."""
    thread = threading.Thread(target=work)
    thread.start()
    inside.wait(60)
    try:
        yield
    finally:
        let_go.set()
        thread.join(60)
