"""How often Google was asked: counted for the process, within the last minute and hour to the second."""

from datetime import timedelta

import pytest

from ita_dash.live import calls as counting
from ita_dash.live.calls import Calls
from ita_dash.sheet.errors import SheetError
from tests.fake_clock import START, FakeClock


@pytest.fixture
def calls(clock: FakeClock) -> Calls:
    return Calls(clock.clock, clock.now)


def call(calls: Calls, error: Exception | None = None) -> None:
    with calls.one():
        if error is not None:
            raise error


@pytest.mark.parametrize(
    ("age", "minute", "hour"), [(0, 1, 1), (59.999, 1, 1), (60, 0, 1), (3599.999, 0, 1), (3600, 0, 0), (3601, 0, 0)]
)
def test_a_call_counts_for_a_minute_and_for_an_hour(calls: Calls, clock: FakeClock, age: float, minute: int, hour: int):
    call(calls)
    clock.seconds += age
    for _again in range(2):  # looking changes nothing
        counts = calls.counts()
        assert (counts.last_minute, counts.last_hour, counts.calls) == (minute, hour, 1)


def test_old_calls_are_forgotten_and_newer_ones_stay(calls: Calls, clock: FakeClock):
    for _call in range(5):
        call(calls)
        clock.seconds += 1000
    assert calls.counts().last_hour == 3
    clock.seconds += 2000
    assert (calls.counts().last_hour, calls.counts().calls) == (1, 5)


def test_failures_retries_and_the_last_error_are_counted_for_good(calls: Calls, clock: FakeClock):
    assert (calls.counts().failures, calls.counts().retries, calls.counts().last_error, calls.counts().last_error_at) == (
        0,
        0,
        None,
        None,
    )
    first, second = SheetError("busy"), SheetError("timeout")
    for error in (first, second):
        clock.seconds += 10
        with pytest.raises(SheetError):
            call(calls, error)
    clock.seconds += 10_000
    call(calls)
    for _again in range(3):
        calls.again()
    counts = calls.counts()
    assert (counts.calls, counts.failures, counts.retries) == (3, 2, 3)
    assert counts.last_error is second
    assert counts.last_error_at == START + timedelta(seconds=1020)


def test_what_is_no_failure_of_the_source_is_none_of_the_count(calls: Calls):
    with pytest.raises(ZeroDivisionError):
        call(calls, ZeroDivisionError())
    assert (calls.counts().calls, calls.counts().failures) == (1, 0)


@pytest.mark.parametrize(("count", "share"), [(0, 0.0), (15, 25.0), (60, 100.0), (90, 150.0)])
def test_the_share_of_the_quota_is_in_percent_of_sixty(calls: Calls, count: int, share: float):
    for _call in range(count):
        call(calls)
    assert calls.counts().quota_share == share


def test_of_very_many_calls_the_last_are_remembered(clock: FakeClock, monkeypatch: pytest.MonkeyPatch):
    assert counting.REMEMBERED == 20_000
    monkeypatch.setattr(counting, "REMEMBERED", 3)
    few = Calls(clock.clock, clock.now)
    for _call in range(5):
        call(few)
    assert (few.counts().calls, few.counts().last_hour) == (5, 3)


def test_the_clock_of_the_process_and_bangkok_s_time_are_meant_where_none_is_given():
    usual = Calls()
    with pytest.raises(SheetError):
        call(usual, SheetError("busy"))
    counts = usual.counts()
    assert (counts.last_minute, counts.last_hour) == (1, 1)
    assert counts.last_error_at is not None
    assert counts.last_error_at.utcoffset() == timedelta(hours=7)
