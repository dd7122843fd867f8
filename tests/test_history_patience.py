"""A server that does not answer: how long one waits for it, and which errors mean that it is silent."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from ita_dash.history import patience
from ita_dash.history.database import Database
from ita_dash.history.patience import PatientConnection
from ita_dash.history.storefailures import StoreError


@pytest.fixture
def connection(monkeypatch: pytest.MonkeyPatch) -> Callable[..., PatientConnection]:
    """Makes a connection to no server, in the state that is given."""

    def made(*, closed: bool = False, broken: bool = False) -> PatientConnection:
        found = PatientConnection.__new__(PatientConnection)
        found.said = []
        monkeypatch.setattr(PatientConnection, "closed", closed)
        monkeypatch.setattr(PatientConnection, "broken", broken)
        monkeypatch.setattr(PatientConnection, "close", lambda self: self.said.append("closed"))
        return found

    monkeypatch.setattr(PatientConnection, "__del__", lambda _self: None)
    return made


@pytest.mark.parametrize(
    ("mine", "asked", "waits"), [(None, None, 5), (15.0, None, 15.0), (5.0, 3.0, 3.0), (5.0, 9.0, 5.0), (5.0, 0.0, 0.0)]
)
def test_each_answer_is_waited_for_as_long_as_who_waits_is_patient(
    connection, monkeypatch: pytest.MonkeyPatch, mine: float | None, asked: float | None, waits: float
):
    found: list[tuple[object, ...]] = []
    monkeypatch.setattr(psycopg.Connection, "wait", lambda _self, *given: found.append(given) or "answer")
    one = connection()
    if mine is not None:
        one.patience = mine
    assert one.wait("generator", timeout=asked) == "answer"
    assert found == [("generator", 0.1, waits)]


class OfServerError(psycopg.OperationalError):
    """What a server says itself has a state."""

    sqlstate = "57P01"


@pytest.mark.parametrize(
    ("error", "closed", "broken", "silent"),
    [
        (psycopg.OperationalError("timeout"), False, False, True),
        (psycopg.OperationalError("timeout"), True, False, False),
        (psycopg.OperationalError("timeout"), False, True, False),
        (OfServerError("ends"), False, False, False),
    ],
    ids=["silent", "closed", "broken", "of the server"],
)
def test_only_an_error_that_nobody_made_is_a_silence(
    connection, monkeypatch: pytest.MonkeyPatch, error: Exception, closed: bool, broken: bool, silent: bool
):
    def fails(*_given: object) -> None:
        raise error

    monkeypatch.setattr(psycopg.Connection, "wait", fails)
    one = connection(closed=closed, broken=broken)
    with pytest.raises(StoreError if silent else psycopg.OperationalError) as raised:
        one.wait("generator")
    assert one.said == ["closed"] * silent
    assert not silent or (raised.value.code, raised.value.sign) == ("unavailable", "silent")


def test_the_limits_of_a_connection_stand_over_what_the_address_says(monkeypatch: pytest.MonkeyPatch):
    asked: dict[str, object] = {}
    monkeypatch.setattr(PatientConnection, "connect", lambda *given, **how: asked.update(how, given=given))
    patience.connect("dsn", host="h", keepalives=0, connect_timeout=99)
    assert asked == {
        "given": ("dsn",),
        "host": "h",
        "keepalives": 1,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,
        "connect_timeout": 5,
    }


class Held:
    """What SQLAlchemy has around a driver's connection."""

    def __init__(self, driver: object) -> None:
        self.connection, self.dbapi_connection = self, driver


def test_who_writes_is_more_patient_and_a_file_has_no_patience_to_set(connection, tmp_path: Path):
    driver = connection()
    Database("postgresql://u@h/d")._be_patient(Held(driver))
    assert driver.patience == 15
    untouched = object()
    Database(f"sqlite:///{tmp_path}/history.db")._be_patient(Held(untouched))


def test_a_connection_that_comes_back_is_as_patient_as_a_page(connection):
    engine = Database("postgresql://u@h/d")._engine
    driver = connection()
    driver.patience = 15
    for listener in engine.pool.dispatch.checkin:
        listener(driver, None)
        listener(object(), None)  # such as one that was lost
    assert driver.patience == 5
    assert len(list(engine.pool.dispatch.checkin)) == 1


def test_a_server_is_connected_to_with_its_limits(monkeypatch: pytest.MonkeyPatch):
    asked: list[dict[str, object]] = []

    def connect(*_given: object, **how: object) -> None:
        asked.append(how)
        raise psycopg.OperationalError("nobody there")

    monkeypatch.setattr(patience, "connect", connect)
    for url, options in (("postgresql://u@h/d", ""), ("postgresql://u@h/d?options=-csearch_path%3Dmine", "-csearch_path=mine")):
        with pytest.raises(StoreError), Database(url).reading():
            pass
        assert asked.pop()["options"] == f"{options} -c statement_timeout=15s -c lock_timeout=10s"
