"""Tries of one read: how many, how long apart, and never longer than twenty seconds in all."""

import random
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash.live.retry import Retry
from ita_dash.sheet.errors import REASONS, SheetError
from tests.fake_clock import FakeClock

TRIES, TOTAL, SHORTEST, LONGEST_WAIT = 4, 20.0, 1.0, 8.0


class Server:
    """Fails with ``errors`` one after the other, then answers; each try takes ``takes`` seconds, or as many as it is given."""

    def __init__(self, *errors: SheetError, takes: float = 0.0) -> None:
        self.clock = FakeClock()
        self.errors, self.takes = list(errors), takes
        self.limits: list[float] = []

    def attempt(self, seconds: float) -> str:
        self.limits.append(seconds)
        self.clock.seconds += min(self.takes, seconds)
        if self.errors:
            raise self.errors.pop(0)
        return "answer"

    def read(self, chance: float = 1.0) -> str:
        return Retry(clock=self.clock.clock, sleep=self.clock.sleep, chance=lambda: chance)(self.attempt)


def busy(retry_after: float | None = None) -> SheetError:
    return SheetError("busy", retry_after=retry_after)


def test_a_good_answer_takes_one_try():
    server = Server()
    assert server.read() == "answer"
    assert server.limits == [TOTAL]


def test_what_passes_is_tried_again_with_waits_that_double():
    server = Server(busy(), SheetError("unavailable"), SheetError("timeout"))
    assert server.read() == "answer"
    assert server.clock.slept == [1, 2, 4]


def test_full_jitter_draws_from_nought():
    server = Server(busy(), busy())
    server.read(chance=0.0)
    assert server.clock.slept == [0, 0]


def test_four_tries_are_all():
    server = Server(*[busy()] * 9)
    with pytest.raises(SheetError) as raised:
        server.read()
    assert raised.value.code == "busy"
    assert len(server.limits) == TRIES


@pytest.mark.parametrize("code", sorted(set(REASONS) - {"busy", "unavailable", "timeout"}))
def test_what_another_try_would_not_change_is_not_tried_again(code):
    server = Server(SheetError(code))
    with pytest.raises(SheetError):
        server.read()
    assert len(server.limits) == 1


def test_a_server_that_hangs_gets_what_is_left_and_no_more():
    server = Server(*[SheetError("timeout")] * 9, takes=60)
    begins = server.clock.seconds
    with pytest.raises(SheetError):
        server.read()
    assert server.limits == [TOTAL]
    assert server.clock.seconds - begins == TOTAL


def test_the_server_s_own_wait_is_respected():
    server = Server(busy(7))
    server.read(chance=0.0)
    assert server.clock.slept == [7]


def test_a_wait_longer_than_what_is_left_ends_the_read_at_once():
    server = Server(busy(60))
    with pytest.raises(SheetError) as raised:
        server.read()
    assert server.clock.slept == []
    assert raised.value.retry_after == 60


@pytest.mark.parametrize(("asked", "limits"), [(19.0, [TOTAL, SHORTEST]), (19.001, [TOTAL]), (18.0, [TOTAL, 2.0])])
def test_a_try_begins_only_where_a_second_is_left(asked, limits):
    server = Server(busy(asked))
    with suppress(SheetError):
        server.read(chance=0.0)
    assert server.limits == limits


def test_waits_double_up_to_eight_seconds():
    server = Server(*[busy()] * 6)
    Retry(tries=7, total=1000.0, clock=server.clock.clock, sleep=server.clock.sleep, chance=lambda: 1.0)(server.attempt)
    assert server.clock.slept == [1, 2, 4, 8, 8, 8]


@pytest.mark.parametrize(("chance", "waits"), [(0.25, [0.25, 0.5]), (1.0, [1.0, 2.0])])
def test_a_wait_is_that_share_of_its_bound_that_chance_gives(chance, waits):
    server = Server(busy(), busy())
    server.read(chance)
    assert server.clock.slept == waits


def test_a_sleep_that_lasts_beyond_the_end_leaves_the_next_try_no_time():
    server = Server(busy())

    def overslept(seconds: float) -> None:
        server.clock.sleep(seconds + TOTAL)

    assert Retry(clock=server.clock.clock, sleep=overslept)(server.attempt) == "answer"
    assert server.limits == [TOTAL, 0.0]


def test_time_that_a_try_took_is_no_longer_there_for_the_next():
    server = Server(busy(), busy(), takes=5.0)
    server.read(chance=1.0)
    assert server.limits == [20.0, 14.0, 7.0]


def test_nothing_is_told_of_a_first_try_and_what_is_raised_is_the_last_error():
    server, retries = Server(*[busy(number) for number in range(4)]), []
    with pytest.raises(SheetError) as raised:
        Retry(clock=server.clock.clock, sleep=server.clock.sleep, chance=lambda: 0.0)(server.attempt, lambda: retries.append(1))
    assert (raised.value.retry_after, len(retries), server.clock.slept) == (3, 3, [0, 1, 2])
    with pytest.raises(AssertionError):
        Retry(tries=0)(server.attempt)


def test_the_policy_is_four_tries_in_twenty_seconds_by_the_clock_of_the_process():
    policy = Retry()
    assert (policy.tries, policy.total) == (TRIES, TOTAL)
    assert (policy.clock, policy.sleep, policy.chance) == (time.monotonic, time.sleep, random.random)
    assert policy(lambda seconds: seconds) <= TOTAL


def test_retries_are_counted():
    server, retries = Server(busy(), busy()), []
    Retry(clock=server.clock.clock, sleep=server.clock.sleep)(server.attempt, lambda: retries.append(1))
    assert len(retries) == 2


@given(
    st.lists(st.sampled_from([None, 0.0, 3.0, 8.0, 30.0]), max_size=6),
    st.floats(0, 30),
    st.floats(0, 1, exclude_max=True),
)
def test_whatever_the_server_does_it_is_over_in_twenty_seconds(retry_after, takes, chance):
    server = Server(*map(busy, retry_after), takes=takes)
    begins = server.clock.seconds
    with suppress(SheetError):
        server.read(chance)
    assert server.clock.seconds - begins <= TOTAL + 1e-6
    assert 1 <= len(server.limits) <= TRIES
    assert min(server.limits) >= SHORTEST - 1e-6
    assert all(wait <= max([LONGEST_WAIT, *(one for one in retry_after if one)]) for wait in server.clock.slept)
