"""A server among others, without a database: what it does with each turn that it gets, and what it says of its own reads."""

from types import SimpleNamespace

import pytest

from ita_dash.history.lease import ReadTurn
from ita_dash.live import replicas
from ita_dash.live.feed import Told
from ita_dash.live.replicas import Replicas
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError

BUSY = ReadTurn(False, busy=True, again_in=9.0)


class Turns:
    """In place of the store: gives one turn after another, and notes what was asked and said."""

    def __init__(self, *turns: ReadTurn | float | None) -> None:
        self.turns, self.asked = list(turns), []
        self.attempts, self.office = self, SimpleNamespace(id="o")
        self.shared = True

    def write(self, work):
        work("the database")
        return self.turns.pop(0)


class Stored:
    """In place of the reader of the store."""

    def __init__(self, reading: object) -> None:
        self.reading, self.before = reading, []

    def stored(self, before: object) -> object:
        self.before.append(before)
        return self.reading


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What was asked of and told to the database."""
    found: list[tuple[object, ...]] = []
    for name in ("take", "give_back"):
        monkeypatch.setattr(replicas.lease, name, lambda *given, name=name: found.append((name, *given[1:])))
    return found


def server(turns: Turns, reading: object = None) -> Replicas:
    slept: list[float] = []
    made = Replicas(turns, "n", Stored(reading), 60.0, 75.0, "me", slept.append)
    made.slept = slept
    return made


@pytest.mark.parametrize(("pressed", "after"), [(False, None), (True, 10.0)])
def test_whose_turn_it_is_reads(said, pressed: bool, after: float | None):
    one = server(Turns(ReadTurn(mine=True)))
    assert one.elsewhere(None, pressed=pressed) is None
    assert (said, one.slept) == ([("take", "n", "me", 75.0, after)], [])


def test_without_a_database_that_answers_it_reads_and_says_nothing(said):
    one = server(Turns(None))
    assert one.elsewhere(None, pressed=False) is None
    assert one.done(None) is None
    assert len(said) == 1


def test_while_another_one_reads_it_looks_every_half_second_and_who_pressed_waits_for_what_is_on_its_way(said):
    one = server(Turns(BUSY, BUSY, ReadTurn(False, again_in=40.0)), "reading")
    assert one.elsewhere("before", pressed=True) == Told("reading", None, 40.1)
    assert one.slept == [0.5, 0.5]
    assert [after for *_asked, after in said] == [10.0, None, None]
    assert one.reader.before == ["before"]
    assert one.done(None) is None  # it has not read


def test_where_the_one_that_read_died_it_reads_itself(said):
    one = server(Turns(BUSY, ReadTurn(mine=True)))
    assert one.elsewhere("before", pressed=False) is None
    assert one.slept == [0.5]


def test_a_turn_of_its_own_is_not_waited_for_whatever_else_is_said(said):
    assert server(Turns(ReadTurn(mine=True, busy=True))).elsewhere(None, pressed=False) is None


def test_where_nothing_is_stored_it_reads_itself(said):
    assert server(Turns(ReadTurn(False, again_in=40.0))).elsewhere(None, pressed=False) is None


@pytest.mark.parametrize(
    ("failed", "code", "detail"),
    [
        ('{"code": "busy", "source": "s", "detail": "d"}', "busy", "d"),
        ('{"code": "busy", "source": "s"}', "unavailable", ""),
        ('{"code": "of-tomorrow", "source": "s", "detail": "d"}', "unavailable", ""),
        ("[]", "unavailable", ""),
        ("nonsense", "unavailable", ""),
        ("7", "unavailable", ""),
    ],
)
def test_a_failure_of_another_one_is_told_as_it_was(said, failed: str, code: str, detail: str):
    told = server(Turns(ReadTurn(False, again_in=40.0, failures=2, failed=failed)), "reading").elsewhere(None, pressed=False)
    assert (told.reading, told.error.code, told.error.detail, told.again_in) == (None, code, detail, 40.1)
    assert told.error.source == ("s" if code == "busy" else "")


def test_a_read_that_worked_is_told_with_its_rest(said):
    one = server(Turns(ReadTurn(mine=True, failures=4), 55.0))
    one.elsewhere(None, pressed=False)
    assert one.done(None) == 55.1
    assert said[1] == ("give_back", "n", "me", 60.0, 0, "")
    assert one.done(None) is None  # once


@pytest.mark.parametrize(("failures", "rest"), [(0, 30.0), (1, 60.0), (9, 600.0)])
def test_a_read_that_failed_is_told_with_its_pause_and_what_others_need(said, failures: int, rest: float):
    one = server(Turns(ReadTurn(mine=True, failures=failures), rest))
    one.elsewhere(None, pressed=False)
    assert one.done(SheetError("busy", source="s", detail="d", email="secret@office.example")) == rest + 0.1
    assert said[1] == ("give_back", "n", "me", rest, failures + 1, '{"code": "busy", "source": "s", "detail": "d"}')


def test_where_the_database_does_not_take_what_is_told_nobody_knows_when(said):
    one = server(Turns(ReadTurn(mine=True), None))
    one.elsewhere(None, pressed=False)
    assert one.done(None) is None


def test_only_a_store_that_is_shared_has_others():
    turns, settings = Turns(), Settings(refresh_seconds=77, understand_seconds=40)
    made = replicas.replicas(settings, turns, "sheet", Stored(None))
    assert (made.name, made.every, made.longest, made.holder) == ("o\nsheet", 77, 75.0, replicas.HOLDER)
    assert len(replicas.HOLDER) == 32
    turns.shared = False
    assert replicas.replicas(settings, turns, "sheet", Stored(None)) is None
