"""The store between its database and its memory: what is shown while it fails, stored when it comes back, thinned, and when."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ita_dash.history import attempts, queries
from ita_dash.history import store as stores
from ita_dash.history.attempts import AGAIN_AFTER
from ita_dash.history.database import Database
from ita_dash.history.packing import Packed, as_json, pack
from ita_dash.history.storefailures import StoreError
from ita_dash.history.version import NotStoredError, Version
from tests.history_stores import MORNING, OFFICE, SHEET, content, keep, results, store_in

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


class Fails:
    """Whether the database of a store fails."""

    def __init__(self, store: stores.Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = False
        database = store.attempts._database
        for name in ("reading", "writing"):
            monkeypatch.setattr(database, name, self._or_fails(getattr(database, name)))
        monkeypatch.setattr(database, "prepare", self._or_fails(database.prepare))
        monkeypatch.setattr(attempts, "AGAIN_AFTER", 0.0)

    def _or_fails(self, really: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*given: object, **how: object) -> Any:
            if self.now:
                raise StoreError("unavailable", "silent")
            return really(*given, **how)

        return asked


class Timers:
    """In place of threads that wait: what would be done later, and after how long."""

    def __init__(self) -> None:
        self.waits: list[tuple[float, Callable[[], None]]] = []
        self.cancelled = 0

    def __call__(self, seconds: float, work: Callable[..., None], arguments: tuple[object, ...]) -> "Timers":
        self._next = seconds, lambda: work(*arguments)
        return self

    def start(self) -> None:
        self.waits.append(self._next)

    def is_alive(self) -> bool:
        return bool(self.waits)

    def cancel(self) -> None:
        self.cancelled += 1

    def over(self) -> None:
        """The time is over for the first of them."""
        self.waits.pop(0)[1]()


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    timers = Timers()
    monkeypatch.setattr(stores.threading, "Timer", timers)
    return timers


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with store_in(tmp_path, OFFICE) as found:
        yield found


@pytest.fixture
def fails(store: stores.Store, timers: Timers, monkeypatch: pytest.MonkeyPatch) -> Fails:
    return Fails(store, monkeypatch)


def codes(store: stores.Store) -> list[str]:
    return [notice.code for notice in store.notices]


def test_what_the_database_had_last_is_shown_while_it_fails(store: stores.Store, fails: Fails):
    old, first = keep(store, "0", source="old"), keep(store, "ก")
    assert store.versions(SHEET) == [first]
    assert store.of_other_sources(SHEET, 2567) == [old]
    fails.now = True
    assert store.versions(SHEET) == [first]
    assert store.of_other_sources(SHEET, 2567) == [old]
    assert store.of_other_sources(SHEET, 2566) == []  # never asked before
    assert store.versions("other") == []
    assert (store.version(first.id), store.version(old.id), store.version(99)) == (first, old, None)
    assert (store.sources(), store.latest(SHEET)) == ([], first)
    with pytest.raises(NotStoredError):
        store.cells(first)
    assert codes(store) == ["unavailable"]


def test_what_is_new_while_it_fails_stands_before_what_was_stored_and_is_stored_in_its_order(store: stores.Store, fails: Fails):
    keep(store, "ก")
    store.versions(SHEET)
    fails.now = True
    waiting = [keep(store, name, days) for days, name in ((1, "ข"), (2, "ค"))]
    other = keep(store, "อื่น", 3, source="old")
    assert [version.id for version in waiting] == [-1, -2]
    assert [version.digest for version in store.versions(SHEET)] == [pack(content(name)).digest for name in "คขก"]
    assert store.sources() == ["old", SHEET]
    assert store.of_other_sources(SHEET, 2567) == [other]
    assert store.of_other_sources("old", 2567) == waiting[::-1]
    assert store.of_other_sources(SHEET, 2566) == []
    assert store.version(-2) == waiting[1]
    assert store.workbook(waiting[0]).tabs == content("ข").tabs
    fails.now = False
    keep(store, "ง", 4)
    assert (results(store), results(store, "old"), codes(store)) == (["ก", "ข", "ค", "ง"], ["อื่น"], [])
    found = [store.version(version.id) for version in waiting]  # a link to it still works
    assert [one.id for one in found] == [2, 3]
    assert found == store.versions(SHEET)[2:0:-1]
    assert store.cells(waiting[0]) == pack(content("ข")).data
    assert store.content(waiting[1]) == as_json(pack(content("ค")).data)


def test_what_was_seen_again_while_it_waited_is_stored_with_both_times(store: stores.Store, fails: Fails):
    fails.now = True
    keep(store, "ก")
    again = keep(store, "ก", 2)
    assert (again.id, again.last_seen) == (-1, MORNING + 2 * DAY)
    once = keep(store, "ข", 3)
    fails.now = False
    assert store._store_waiting()
    newest, oldest = store.versions(SHEET)
    assert (oldest.first_seen, oldest.last_seen) == (MORNING, MORNING + 2 * DAY)
    assert (newest.first_seen, newest.last_seen) == (once.first_seen, once.first_seen)


def test_what_the_database_has_already_is_only_seen_again_while_it_fails(store: stores.Store, fails: Fails):
    first = keep(store, "ก")
    store.versions(SHEET)
    fails.now = True
    assert keep(store, "ก", 2) == replace(first, last_seen=MORNING + 2 * DAY)
    assert store.versions(SHEET) == [first]


def test_where_storing_what_waits_fails_again_it_waits_on(store: stores.Store, fails: Fails):
    fails.now = True
    keep(store, "ก")
    assert not store._store_waiting()
    assert store.latest(SHEET).id == -1
    with store._storing:
        fails.now = False
        assert not store._store_waiting()  # another one does it
    assert store._store_waiting()
    assert store._store_waiting()
    assert store.latest(SHEET).id == 1


# Asked again by and by


def test_a_database_that_failed_is_asked_again_by_one_timer(store: stores.Store, fails: Fails, timers: Timers):
    keep(store, "ก")
    asked = [
        store.versions(SHEET),
        store.sources(),
        store.version(1),
        store.of_year(SHEET, 2567),
        store.cells(store.latest(SHEET)),
    ]
    assert (len(asked), timers.waits) == (5, [])  # nothing is the matter
    fails.now = True
    for _again in range(3):
        store.versions(SHEET)
        keep(store, "ข", 1)
    assert [seconds for seconds, _work in timers.waits] == [1.0]
    assert timers.daemon
    timers.over()
    assert len(timers.waits) == 1  # it still fails: once more
    fails.now = False
    timers.over()
    assert (timers.waits, codes(store)) == ([], [])
    assert store._timer is None
    assert store.latest(SHEET).id == 2
    assert AGAIN_AFTER == 30.0


def test_what_waits_for_another_thread_is_stored_by_and_by(store: stores.Store, timers: Timers):
    with store._storing:
        assert keep(store, "ก").id == -1
    assert (len(timers.waits), store.notices) == (1, ())
    timers.over()
    assert (store.latest(SHEET).id, timers.waits) == (1, [])


def test_a_database_whose_reads_failed_is_revived_though_nothing_waits(store: stores.Store, fails: Fails, timers: Timers):
    keep(store, "ก")
    fails.now = True
    store.versions(SHEET)
    timers.over()
    assert (len(timers.waits), codes(store)) == (1, ["unavailable"])
    fails.now = False
    timers.over()
    assert (timers.waits, codes(store)) == ([], [])


def test_memory_is_asked_for_nothing_later(timers: Timers):
    store = stores.open_store("sqlite://", OFFICE)
    keep(store, "ก")
    assert (store.lasting, timers.waits, store.place) == (False, [], "")
    broken = stores.open_store("nonsense", OFFICE)
    keep(broken, "ก")
    assert (broken.lasting, timers.waits, codes(broken)) == (False, [], ["bad_url"])


def test_a_store_that_is_closed_or_gone_asks_no_more(store: stores.Store, fails: Fails, timers: Timers):
    store.close()
    assert timers.cancelled == 0
    fails.now = True
    keep(store, "ก")
    store.close()
    assert timers.cancelled == 1
    stores._again(lambda: None)  # nobody uses it any more
    assert len(timers.waits) == 1


# What cannot be read, what cannot be stored


def test_content_that_is_no_workbook_is_not_stored_for_who_asks(store: stores.Store):
    spoilt = store.add(SHEET, content("ก"), Packed("d", b"spoilt"), fiscal_year=None, assignments=0, forms=0)
    assert store.cells(spoilt) == b"spoilt"
    for ask in (store.workbook, store.content):
        with pytest.raises(NotStoredError):
            ask(spoilt)
    for gone in (replace(spoilt, id=99), replace(spoilt, digest="other"), replace(spoilt, id=-99)):
        with pytest.raises(NotStoredError):
            store.cells(gone)


def test_a_workbook_comes_back_from_where_and_when_it_was_read(store: stores.Store):
    version = keep(store, "ก")
    book = store.workbook(version)
    assert (book.read_at, book.source, book.url) == (version.last_seen, SHEET, content("ก").url)


def test_texts_that_no_column_can_hold_are_kept_without_what_it_cannot(store: stores.Store):
    odd = replace(content("ก"), title="ก\0ข\ud800", source="s\0", url="u\udfff")
    version = store.add(SHEET, odd, fiscal_year=None, assignments=0, forms=0)
    assert (version.title, version.location, version.url) == ("กข?", "s", "u?")


def test_the_versions_of_a_year_are_those_of_its_source_and_of_those_before_it(store: stores.Store):
    old, other, now = keep(store, "0", source="old"), keep(store, "1", 1, source="old", year=2566), keep(store, "2", 2)
    assert store.of_year(SHEET, 2567) == [now, old]
    assert store.of_year("old", 2566) == [other, old]
    assert store.of_year(SHEET, None) == [now]


# Thinning


@pytest.fixture
def thinned(store: stores.Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The days on which the store was thinned."""
    found: list[str] = []
    monkeypatch.setattr(store, "thin", lambda now: found.append(now.date().isoformat()))
    return found


def test_a_store_is_thinned_once_a_day_by_one_of_all(store: stores.Store, thinned: list[str], tmp_path: Path):
    for days in (0, 0.1, 1, 1.2, 2):
        keep(store, f"{days}", days)
    assert thinned == ["2024-01-10", "2024-01-11", "2024-01-12"]
    other = stores.open_store(f"sqlite:///{tmp_path}/history.db", OFFICE)
    other.thin = lambda now: thinned.append(f"other {now:%Y-%m-%d}")
    keep(other, "x", 2.1)
    keep(other, "y", 3)
    keep(store, "z", 3.1)
    assert thinned[3:] == ["other 2024-01-13"]
    other.close()


def test_the_database_is_asked_once_a_day_whose_the_thinning_is(store: stores.Store, monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(queries, "claim_thinning", lambda _database, *claim: asked.append(claim))
    for days in (0, 0.1, 0.2, 1, 1.1):
        keep(store, f"{days}", days)
    assert asked == [(f"source {SHEET}", "2024-01-10"), (f"source {SHEET}", "2024-01-11")]


@pytest.mark.parametrize(("leap", "thins"), [(366, True), (367, False)])
def test_a_clock_that_runs_ahead_by_more_than_a_year_is_not_believed(
    store: stores.Store, thinned: list[str], leap: int, thins: bool
):
    midnight = -9 / 24  # of the first day: a day is looked at as a whole
    keep(store, "ก", midnight)
    keep(store, "ข", midnight + leap)
    assert len(thinned) == 1 + thins
    keep(store, "ค", midnight + leap + 1)
    assert len(thinned) == 2 + thins


def test_every_hundredth_version_there_is_a_look_at_the_room(store: stores.Store, monkeypatch: pytest.MonkeyPatch):
    looked: list[int] = []
    monkeypatch.setattr(stores, "ROOM_EVERY", 3)
    monkeypatch.setattr(queries, "make_room", lambda _database, _office, most: looked.append(most) or len(looked) == 2)
    for number in range(5):
        keep(store, f"{number}", number / 100)
    assert (looked, codes(store)) == ([stores.MOST_BYTES], [])
    keep(store, "5", 0.06)
    keep(store, "5", 0.07)  # seen again: nothing came
    assert (looked, codes(store)) == ([stores.MOST_BYTES] * 2, ["no_room"])
    for number in range(6, 9):
        keep(store, f"{number}", number / 50)
    assert (len(looked), codes(store)) == (3, ["no_room"])  # until it is thinned with room to spare


def test_what_thinning_found_is_told_until_the_next(store: stores.Store, monkeypatch: pytest.MonkeyPatch):
    answers: list[tuple[int, bool] | None] = [(3, True), None, (2, False)]
    asked: list[tuple[object, ...]] = []

    def thin(_database: Database, *given: object) -> tuple[int, bool]:
        asked.append(given)
        if (answer := answers.pop(0)) is None:
            raise StoreError("full", "x")
        return answer

    monkeypatch.setattr(queries, "thin", thin)
    monkeypatch.setattr(store.attempts, "_open", lambda *_given: False)
    assert (store.thin(MORNING), "no_room" in codes(store)) == (3, True)
    assert (store.thin(MORNING), "no_room" in codes(store)) == (0, True)
    assert (store.thin(MORNING), "no_room" in codes(store)) == (2, False)
    assert asked[0] == (OFFICE, MORNING, 30, 365, 2_000_000_000)


def test_lists_of_versions_are_remembered_within_their_bound(store: stores.Store):
    assert (store._remembered.name, store._remembered.most_bytes) == ("versions", 8 * 1024 * 1024)


def test_many_threads_ask_and_add_without_a_wrong_answer(store: stores.Store):
    found: list[Version] = []
    threads = [threading.Thread(target=lambda name=name: found.append(keep(store, name))) for name in "กขคง"]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert sorted(version.id for version in found) == [1, 2, 3, 4]
