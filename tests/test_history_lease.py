"""Whose turn it is to read, to the second, by a clock of the database that tests move."""

import pytest
from sqlalchemy import literal, select
from sqlalchemy.exc import IntegrityError

from ita_dash.history import lease
from ita_dash.history.database import Database
from ita_dash.history.lease import ReadTurn
from ita_dash.history.schema import LEASE
from ita_dash.history.storefailures import StoreError

NAME = "office\nsheet"


class Clock:
    """The database's clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.set(1000.0)

    def set(self, seconds: float) -> None:
        self._monkeypatch.setattr(lease, "_NOW", literal(seconds))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def row(database: Database) -> tuple[object, ...]:
    with database.reading() as connection:
        return tuple(connection.execute(select(LEASE)).one())


def take(database: Database, holder: str, pressed_after: float | None = None, longest: float = 60.0) -> ReadTurn:
    return lease.take(database, NAME, holder, longest, pressed_after)


def test_who_comes_first_holds_the_row_for_as_long_as_a_read_may_take(database: Database, clock: Clock):
    assert take(database, "one") == ReadTurn(mine=True)
    assert row(database) == (NAME, "one", 1000.0, 1060.0, 0, "")
    clock.set(1020.0)
    assert take(database, "two") == ReadTurn(False, True, 40.0, 0, "")
    assert take(database, "one").mine  # again, and longer
    assert row(database) == (NAME, "one", 1020.0, 1080.0, 0, "")


@pytest.mark.parametrize(("now", "mine"), [(1059.999, False), (1060.0, True), (1061.0, True)])
def test_who_died_holds_it_no_longer(database: Database, clock: Clock, now: float, mine: bool):
    take(database, "died")
    clock.set(now)
    assert take(database, "two").mine == mine
    assert row(database)[1] == ("two" if mine else "died")


@pytest.mark.parametrize(("now", "mine"), [(999.0, False), (998.999, True), (0.0, True)])
def test_a_clock_that_was_put_back_by_more_than_a_second_holds_nobody_up(
    database: Database, clock: Clock, now: float, mine: bool
):
    take(database, "one")
    clock.set(now)
    assert take(database, "two").mine == mine


def test_after_a_read_all_rest_from_where_it_began(database: Database, clock: Clock):
    take(database, "one")
    clock.set(1010.0)
    assert lease.give_back(database, NAME, "one", 300.0) == 290.0
    assert row(database) == (NAME, "", 1000.0, 1300.0, 0, "")
    for holder in ("one", "two"):
        assert take(database, holder) == ReadTurn(False, False, 290.0, 0, "")
    clock.set(1300.0)
    assert take(database, "two") == ReadTurn(mine=True)


def test_after_a_read_that_took_longer_than_the_rest_nobody_rests(database: Database, clock: Clock):
    take(database, "one")
    clock.set(1050.0)
    assert lease.give_back(database, NAME, "one", 30.0) == 0.0
    assert take(database, "two").mine


def test_after_a_failure_all_rest_from_where_it_ended_and_hear_of_it(database: Database, clock: Clock):
    take(database, "one")
    clock.set(1010.0)
    assert lease.give_back(database, NAME, "one", 300.0, 3, "said" + "x" * 3000) == 300.0
    assert row(database)[:5] == (NAME, "", 1000.0, 1310.0, 3)
    told = take(database, "two")
    assert (told.mine, told.busy, told.again_in, told.failures, len(told.failed)) == (False, False, 300.0, 3, 2000)
    clock.set(1310.0)
    assert take(database, "two") == ReadTurn(mine=True, failures=3)
    assert lease.give_back(database, NAME, "two", 60.0) == 60.0
    assert row(database)[4:] == (0, "")


@pytest.mark.parametrize(("now", "mine"), [(1009.999, False), (1010.0, True), (1200.0, True)])
def test_who_presses_waits_until_so_long_after_the_last_read_began(database: Database, clock: Clock, now: float, mine: bool):
    take(database, "one")
    lease.give_back(database, NAME, "one", 300.0)
    clock.set(now)
    turn = take(database, "two", pressed_after=10.0)
    assert turn == (ReadTurn(mine=True) if mine else ReadTurn(False, False, pytest.approx(1010.0 - now), 0, ""))


def test_who_presses_while_another_one_reads_waits_for_that(database: Database, clock: Clock):
    take(database, "one")
    clock.set(1030.0)
    assert take(database, "two", pressed_after=10.0) == ReadTurn(False, True, 30.0, 0, "")


def test_who_gives_back_what_another_one_has_changes_nothing(database: Database, clock: Clock):
    assert lease.give_back(database, NAME, "one", 300.0) == 0.0
    take(database, "two")
    before = row(database)
    clock.set(1020.0)
    assert lease.give_back(database, NAME, "one", 300.0, 1, "said") == 40.0
    clock.set(2000.0)
    assert lease.give_back(database, NAME, "one", 300.0) == 0.0
    assert row(database) == before


def test_sources_are_apart(database: Database, clock: Clock):
    take(database, "one")
    assert lease.take(database, "another", "two", 60.0).mine
    lease.give_back(database, "another", "two", 5.0)
    with database.reading() as connection:
        assert [(one.name, one.holder) for one in connection.execute(select(LEASE).order_by(LEASE.c.began, LEASE.c.name))] == [
            ("another", ""),
            (NAME, "one"),
        ]


@pytest.mark.parametrize(("lost", "tries"), [(0, 1), (4, 5), (99, 5)])
def test_who_was_too_late_to_begin_the_row_looks_again_five_times(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch, lost: int, tries: int
):
    asked: list[int] = []
    really = lease._take

    def late(*given: object) -> ReadTurn:
        asked.append(1)
        if len(asked) <= lost:
            raise IntegrityError("insert", {}, Exception())
        return really(*given)

    monkeypatch.setattr(lease, "_take", late)
    if lost < 5:
        assert take(database, "one").mine
    else:
        with pytest.raises(StoreError) as raised:
            take(database, "one")
        assert (raised.value.code, raised.value.sign) == ("unavailable", "too many readers at once")
    assert len(asked) == tries


def test_a_turn_is_asked_for_in_a_hurry(database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    hurried: list[bool] = []
    really = database.writing
    monkeypatch.setattr(database, "writing", lambda *, hurried_=hurried, hurried=False: hurried_.append(hurried) or really())
    take(database, "one")
    lease.give_back(database, NAME, "one", 5.0)
    assert hurried == [True, True]
