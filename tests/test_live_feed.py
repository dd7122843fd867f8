"""One feed for everybody: how often it reads, what it gives meanwhile, and what it does while reads fail."""

import threading
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash.live.feed import Feed
from ita_dash.sheet.errors import SheetError
from tests.fake_clock import CountingReader, FakeClock, feed_of
from tests.simulated_hour import calls_in_an_hour

FIRST_PAUSE, LONGEST_PAUSE, REFRESH_PAUSE, LONGEST_WAIT = 30.0, 600.0, 10.0, 25.0

DOWN = SheetError("unavailable", detail="503")


def test_a_hundred_first_visitors_at_once_share_one_read():
    let_go, reads, seen = threading.Event(), [], []

    def read(_before: str | None) -> str:
        reads.append(1)
        let_go.wait(30)
        return "data"

    feed = Feed(read, 60)
    visitors = [threading.Thread(target=lambda: seen.append(feed.ask().reading)) for _number in range(100)]
    for one in visitors:
        one.start()
    let_go.set()
    for one in visitors:
        one.join(30)
    assert seen == ["data"] * 100
    assert len(reads) == 1


def test_what_is_there_is_given_at_once_while_one_read_renews_it():
    let_go, began = threading.Event(), threading.Event()
    clock = FakeClock()

    def read(before: int | None) -> int:
        if before is not None:
            began.set()
            let_go.wait(30)
        return (before or 0) + 1

    feed = Feed(read, 60, clock=clock.clock)
    assert feed.ask().reading == 1
    clock.seconds += 61
    old = [feed.ask() for _number in range(50)]
    assert {state.reading for state in old} == {1}
    assert all(state.busy for state in old)
    began.wait(30)
    let_go.set()
    assert feed.refresh(wait=30)
    assert feed.state().reading == 2


def test_within_its_time_an_answer_serves_everybody(clock, reader):
    feed = feed_of(reader)
    for _second in range(60):
        assert feed.ask().reading == 1
        clock.seconds += 0.999
    clock.seconds += 1
    assert feed.ask().reading == 2


def test_nobody_asks_nobody_reads(clock, reader):
    feed = feed_of(reader)
    feed.ask()
    clock.seconds += 86_400
    feed.state()
    assert len(reader.began) == 1


def test_after_failures_the_pauses_double_up_to_ten_minutes_and_a_success_ends_them(clock, reader):
    feed = feed_of(reader)
    feed.ask()
    clock.seconds += 60
    reader.error, reader.began = DOWN, []
    for _second in range(3600):
        state = feed.ask()
        assert state.reading == 1
        clock.seconds += 1
    waits = [later - earlier for earlier, later in pairwise(reader.began)]
    assert waits == [30, 60, 120, 240, 480, 600, 600, 600, 600]
    assert state.outage.times == len(reader.began)
    clock.seconds += LONGEST_PAUSE
    reader.error = None
    assert feed.ask().outage is None
    clock.seconds += 60
    reader.error = DOWN
    state = feed.ask()
    assert (state.outage.times, state.next_read) == (1, FIRST_PAUSE)


def test_the_server_s_own_pause_is_respected_up_to_ten_minutes(clock, reader):
    for asked, kept in [(5.0, FIRST_PAUSE), (90.0, 90.0), (86_400.0, LONGEST_PAUSE)]:
        reader.error = SheetError("busy", retry_after=asked)
        assert feed_of(reader).ask().next_read == kept


def test_an_outage_says_since_when_why_and_when_the_next_try_is(clock, reader):
    feed = feed_of(reader)
    reader.error = DOWN
    began = clock.now()
    feed.ask()
    clock.seconds += 31
    state = feed.ask()
    assert state.outage.since == began
    assert state.outage.error is DOWN
    assert state.next_try(clock.now()) == began + timedelta(seconds=31 + 60)


def test_refresh_reads_now_at_most_once_in_ten_seconds(clock, reader):
    feed = feed_of(reader)
    feed.ask()
    assert feed.refresh()
    clock.seconds += REFRESH_PAUSE - 1
    assert not feed.refresh()
    assert feed.state().refresh_in == 1
    clock.seconds += 1
    assert feed.refresh()
    assert len(reader.began) == 3


def test_refresh_is_granted_while_reads_fail_and_ends_the_outage(clock, reader):
    feed = feed_of(reader)
    reader.error = DOWN
    feed.ask()
    reader.error = None
    assert feed.refresh()
    state = feed.state()
    assert (state.outage, state.reading, state.next_read) == (None, 2, 60)


def test_what_was_kept_is_there_at_once_and_gives_way_to_what_is_read(clock, reader):
    waiting = []
    feed = feed_of(reader, kept=lambda: -1, start=waiting.append)
    state = feed.ask()
    assert (state.reading, state.fresh, state.busy) == (-1, False, True)
    waiting.pop()()
    state = feed.ask()
    assert (state.reading, state.fresh, state.busy) == (1, True, False)


def test_what_was_kept_stays_while_the_source_is_away(clock, reader):
    reader.error = DOWN
    state = feed_of(reader, kept=lambda: -1).ask()
    assert (state.reading, state.fresh) == (-1, False)
    assert state.outage.error is DOWN


def test_what_was_kept_but_cannot_be_shown_stops_nothing(reader, caplog):
    def broken() -> int:
        raise KeyError("cells")

    waiting = []
    feed = feed_of(reader, kept=broken, start=lambda read: waiting.append(read) or read())
    assert feed.ask().reading == 1
    assert len(waiting) == 1


@pytest.mark.parametrize(("code", "told"), [("ended", False), ("unexpected", True)])
def test_what_was_being_looked_at_as_the_app_ends_is_no_error(reader, caplog, code, told):
    def stopped() -> int:
        raise SheetError(code)

    reader.error = DOWN
    assert feed_of(reader, kept=stopped).ask().reading is None
    assert ("cannot be shown" in caplog.text) is told


def test_a_failure_nobody_foresaw_is_an_outage_like_any_other(clock, reader, caplog):
    feed = feed_of(reader)
    feed.ask()
    clock.seconds += 60
    reader.error = ZeroDivisionError("in the parser")
    state = feed.ask()
    assert (state.reading, state.outage.error.code) == (1, "unexpected")
    assert "in the parser" in caplog.text


def test_no_thread_to_be_had_is_an_outage(reader):
    def refuse(_read) -> None:
        raise RuntimeError("can't start new thread")

    assert feed_of(reader, start=refuse).ask().outage.error.code == "unexpected"


def test_a_first_read_that_never_ends_keeps_nobody_longer_than_the_limit(clock):
    class Impatient(FakeClock):
        """Each look at it finds a while gone."""

        def clock(self) -> float:
            self.seconds += LONGEST_WAIT + 1
            return self.seconds

    feed = Feed(lambda _before: 1, 60, clock=Impatient().clock, start=lambda _read: None)
    state = feed.ask()
    assert (state.reading, state.outage, state.busy) == (None, None, True)


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)])
def test_a_wall_clock_that_jumps_changes_no_interval(clock, reader, jump):
    feed = feed_of(reader)
    feed.ask()
    clock.set_back(jump)
    clock.seconds += 59
    assert feed.ask().reading == 1
    clock.seconds += 1
    assert feed.ask().reading == 2


@given(st.lists(st.sampled_from(["ask", "refresh", "fail", "heal", 1.0, 7.0, 29.0, 61.0, 700.0]), max_size=60))
def test_whatever_happens_reads_keep_their_distance_and_good_data_stays(steps):
    clock = FakeClock()
    reader = CountingReader(clock)
    feed = feed_of(reader)
    refreshes: list[float] = []
    best = 0
    for step in steps:
        if isinstance(step, float):
            clock.seconds += step
        elif step in ("fail", "heal"):
            reader.error = DOWN if step == "fail" else None
        elif step == "refresh" and feed.refresh():
            refreshes.append(clock.seconds)
        state = feed.ask() if step == "ask" else feed.state()
        assert (state.reading or 0) >= best
        best = state.reading or 0
    asked = [moment for moment in reader.began if moment not in refreshes]
    assert all(later - earlier >= FIRST_PAUSE for earlier, later in pairwise(asked))
    assert all(later - earlier >= REFRESH_PAUSE for earlier, later in pairwise(refreshes))


@pytest.mark.parametrize("seed", range(5))
def test_an_hour_of_two_hundred_viewers_takes_as_many_reads_as_one_viewer_s(seed):
    assert calls_in_an_hour(200, seed=seed) == calls_in_an_hour(1, seed=seed) <= 60


def test_an_hour_of_failures_is_a_few_reads_for_any_number_of_viewers():
    assert calls_in_an_hour(200, error=DOWN) == calls_in_an_hour(1, error=DOWN) <= 11
