"""A PostgreSQL that is gone, or takes connections and does not answer: nobody waits for long, nothing is lost, it comes back."""

import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.pool import QueuePool

from ita_dash.history import attempts, patience
from ita_dash.history.database import Database
from ita_dash.history.store import NotStoredError, Store, open_store
from tests.gate import Gate, gate_before
from tests.history_stores import OFFICE, SHEET, keep, results, store_url

SECRET = "hidden-word"
LONG = 60.0
"""Seconds after which a test gives up waiting for what should come."""


@dataclass
class Way:
    """The gate, and the patience of who comes to it: short, and while it is open what a busy machine needs."""

    gate: Gate
    monkeypatch: pytest.MonkeyPatch
    seconds: float = LONG

    def set(self, state: str) -> None:
        """As ``Gate.set``."""
        self.seconds = LONG if state == "open" else 1.0
        self.monkeypatch.setattr(patience, "READ_SECONDS", max(2, int(self.seconds)))  # libpq's least
        of_now = property(lambda _connection: self.seconds, lambda _connection, _seconds: None)
        self.monkeypatch.setattr(patience.PatientConnection, "patience", of_now)
        self.gate.set(state)


@pytest.fixture
def gated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Way, Store, str]]:
    """A store in PostgreSQL behind a gate, with one version; and its address without the gate."""
    with store_url("postgresql", tmp_path) as url, gate_before(url) as (gate, address):
        way = Way(gate, monkeypatch)
        way.set("open")
        store = open_store(address, OFFICE)
        keep(store, "ก")
        assert codes(store) == []
        assert len(store.versions(SHEET)) == 1
        yield way, store, url
        store.close()


def codes(store: Store) -> list[str]:
    return [notice.code for notice in store.notices]


def stored(url: str) -> list[str]:
    """What another process finds."""
    other = open_store(url, OFFICE)
    try:
        return results(other)
    finally:
        other.close()


def test_a_page_waits_as_long_for_a_connection_and_a_place_as_for_an_answer(monkeypatch: pytest.MonkeyPatch):
    asked: dict[str, object] = {}
    monkeypatch.setattr(patience.PatientConnection, "connect", lambda **options: asked.update(options))
    patience.connect(host="nowhere", connect_timeout=3600, tcp_user_timeout=0)
    pool = Database("postgresql://tests@127.0.0.1/none")._engine.pool
    assert isinstance(pool, QueuePool)
    assert asked["connect_timeout"] == pool.timeout() == patience.PatientConnection.patience == 5  # as docs/history.md says
    assert asked["tcp_user_timeout"] == 1000 * patience.WRITE_SECONDS == 15_000


@pytest.mark.parametrize("state", ["silent", "shut"])
def test_what_is_known_is_shown_and_what_is_new_is_kept_until_it_comes_back(
    gated: tuple[Way, Store, str], state: str, monkeypatch: pytest.MonkeyPatch
):
    gate, store, url = gated
    (known,) = store.versions(SHEET)
    gate.set(state)
    assert store.versions(SHEET) == [known]  # waits for its limit, once
    assert codes(store) == ["unavailable"]
    new = keep(store, "ข", days=1)
    assert store.versions(SHEET) == [new, known]
    assert store.latest(SHEET) == new
    assert store.version(known.id) == known
    assert store.workbook(new).tabs[0].cell(1, 4).text == "ข"
    with pytest.raises(NotStoredError):
        store.workbook(known)
    gate.set("open")
    monkeypatch.setattr(attempts, "AGAIN_AFTER", 0.0)
    store.attempts._ask_again = 0.0
    keep(store, "ค", days=2)
    assert codes(store) == []
    assert results(store) == stored(url) == ["ก", "ข", "ค"]
    assert store.workbook(new).tabs[0].cell(1, 4).text == "ข"  # a link to it still works


def test_it_comes_back_by_itself_though_nobody_adds_or_looks(gated: tuple[Way, Store, str], monkeypatch: pytest.MonkeyPatch):
    gate, store, url = gated
    monkeypatch.setattr(attempts, "AGAIN_AFTER", 0.0)
    gate.set("silent")
    keep(store, "ข", days=1)
    assert codes(store) == ["unavailable"]
    gate.set("open")
    until = time.monotonic() + LONG
    while codes(store) and time.monotonic() < until:
        time.sleep(0.1)
    assert codes(store) == []
    assert stored(url) == ["ก", "ข"]


def test_no_question_is_asked_while_it_is_known_to_be_silent(gated: tuple[Way, Store, str], monkeypatch: pytest.MonkeyPatch):
    gate, store, _url = gated
    gate.set("silent")
    store.versions(SHEET)
    asked: list[object] = []
    monkeypatch.setattr(store.attempts._database, "reading", lambda: asked.append("read"))
    monkeypatch.setattr(store.attempts._database, "writing", lambda: asked.append("write"))
    for number in range(20):
        store.versions(SHEET)
        store.of_other_sources(SHEET, 2567)
        store.sources()
        store.version(999)
        keep(store, f"{number}", days=1)
    assert asked == []


def test_nobody_waits_for_who_waits_for_the_server(gated: tuple[Way, Store, str]):
    """A thread is in the midst of a question that the server does not answer; the others look at what is known."""
    gate, store, _url = gated
    gate.set("silent")
    gate.seconds = LONG
    waiting = threading.Thread(target=store.versions, args=(SHEET,))
    waiting.start()
    try:
        assert store.notices == ()
        with store._lock, store.attempts._state:
            pass  # both are free
        assert waiting.is_alive()
    finally:
        gate.set("shut")
        waiting.join(LONG)


def test_a_server_that_is_silent_from_the_start(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    gate = Gate()
    Way(gate, monkeypatch).set("silent")
    with caplog.at_level(logging.DEBUG):
        store = open_store(f"postgresql://somebody:{SECRET}@127.0.0.1:{gate.port}/database-of-it", OFFICE)
        assert codes(store) == ["unavailable"]
        keep(store, "ก")
        assert results(store) == ["ก"]
    said = " ".join([caplog.text, *(text for one in store.notices for text in (one.message, one.advice))])
    assert "unavailable" in caplog.text
    assert not [word for word in (SECRET, "somebody", "127.0.0.1", str(gate.port), "database-of-it") if word in said]
    gate.close()
    store.close()


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://somebody:{SECRET}@127.0.0.1:1/database-of-it",
        f"postgresql://somebody:{SECRET}@host.invalid/database-of-it",
        f"postgres//somebody:{SECRET}@h/d",
        f"mysql://somebody:{SECRET}@h/d",
        f"postgresql://somebody:{SECRET}@h:port/d",
        f"sqlite:////nowhere/{SECRET}/history.db",
    ],
)
def test_no_log_and_no_notice_tells_where_the_store_is(url: str, caplog: pytest.LogCaptureFixture, tmp_path: Path):
    (tmp_path / "nowhere").touch()
    with caplog.at_level(logging.DEBUG):
        store = open_store(url.replace("/nowhere", f"{tmp_path}/nowhere"), OFFICE)
        keep(store, "ก")
        keep(store, "ข", days=1)
    said = " ".join([caplog.text, *(text for one in store.notices for text in (one.message, one.advice))])
    assert codes(store)
    assert not [word for word in (SECRET, "somebody", "127.0.0.1", "host.invalid", str(tmp_path)) if word in said]
    store.close()
