"""A feed step by step: who reads, who waits and how long, what is told of others' reads, what is logged."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from ita_dash.live.feed import Feed, State, Told, in_background, pause_after
from ita_dash.sheet.errors import SheetError
from tests.fake_clock import CountingReader, FakeClock, at_once, feed_of

DOWN = SheetError("unavailable", detail="503")


@dataclass
class Others:
    """The other processes: what each next one of them found, None where this one is to read; and what is said to them."""

    found: list[Told[int] | None] = field(default_factory=list)
    rest: float | None = None
    asked: list[tuple[int | None, bool]] = field(default_factory=list)
    told: list[SheetError | None] = field(default_factory=list)

    def elsewhere(self, before: int | None, *, pressed: bool) -> Told[int] | None:
        self.asked.append((before, pressed))
        return self.found.pop(0) if self.found else None

    def done(self, error: SheetError | None) -> float | None:
        self.told.append(error)
        return self.rest


class Waits:
    """In place of the condition's wait: notes how long one would wait, and lets so much of the time pass."""

    def __init__(self, feed: Feed[int], clock: FakeClock, *passes: float) -> None:
        self.left: list[float] = []
        self._clock, self._passes = clock, list(passes)
        feed._changed.wait = self.wait

    def wait(self, seconds: float | None = None) -> bool:
        self.left.append(seconds or 0.0)
        self._clock.seconds += self._passes.pop(0) if self._passes else 0.0
        return True


@pytest.mark.parametrize(
    ("passes", "left"), [([25.0], [25.0]), ([24.5, 0.5], [25.0, 0.5]), ([24.5, 0.25, 0.25], [25.0, 0.5, 0.25]), ([99.0], [25.0])]
)
def test_a_first_read_is_waited_for_until_twenty_five_seconds_after_it_began(
    clock: FakeClock, reader: CountingReader, passes: list[float], left: list[float]
):
    feed = feed_of(reader, start=lambda _read: None)
    waits = Waits(feed, clock, *passes)
    state = feed.ask()
    assert (waits.left, state.reading, state.busy, state.outage) == (left, None, True, None)
    waits.left.clear()
    assert feed.ask().busy  # who comes later does not wait anew
    assert waits.left == []


def test_who_comes_while_the_first_read_is_on_its_way_waits_for_what_is_left_of_it(clock: FakeClock, reader: CountingReader):
    feed = feed_of(reader, start=lambda _read: None)
    feed._set_busy()
    clock.seconds += 20
    waits = Waits(feed, clock, 5.0)
    feed.ask()
    assert waits.left == [5.0]


def test_nobody_waits_where_something_is_there_or_nothing_is_on_its_way(clock: FakeClock, reader: CountingReader):
    kept = feed_of(reader, kept=lambda: -1, start=lambda _read: None)
    assert kept.ask().reading == -1
    reader.error = DOWN
    assert feed_of(reader).ask().outage is not None
    for feed in (kept, feed_of(reader)):
        waits = Waits(feed, clock)
        feed.ask()
        assert waits.left == []


@pytest.mark.parametrize("wait", [None, 8.0])
def test_who_presses_waits_as_long_as_he_says(clock: FakeClock, reader: CountingReader, wait: float | None):
    feed = feed_of(reader, start=lambda _read: None)
    waited: list[float | None] = []
    feed._changed.wait_for = lambda over, seconds=None: waited.append(seconds) or bool(over())
    assert feed.refresh() if wait is None else feed.refresh(wait)
    assert waited == [wait or 0.0]


def test_a_refresh_waits_until_the_read_has_ended():
    let_go = threading.Event()

    def read(_before: int | None) -> int:
        let_go.wait(60)
        return 7

    feed = Feed(read, 60)
    found: list[int | None] = []
    waiting = threading.Thread(target=lambda: found.append(feed.state().reading) if feed.refresh(60) else None)
    waiting.start()
    assert found == []
    let_go.set()
    waiting.join(60)
    assert found == [7]


def test_a_refresh_while_a_read_is_on_its_way_begins_no_second_one(clock: FakeClock, reader: CountingReader):
    begun: list[Callable[[], None]] = []
    feed = feed_of(reader, start=begun.append)
    Waits(feed, clock, 99.0)
    feed.ask()
    assert feed.refresh()
    assert len(begun) == 1
    begun.pop()()
    assert (feed.state().reading, feed.state().refresh_in) == (1, 10.0)


def test_no_second_read_begins_while_one_is_on_its_way_however_long(clock: FakeClock, reader: CountingReader):
    begun: list[Callable[[], None]] = []
    feed = feed_of(reader, kept=lambda: -1, start=begun.append)
    for _minute in range(5):
        feed.ask()
        clock.seconds += 600
    assert len(begun) == 1


def test_the_next_read_is_counted_from_where_the_last_one_began(clock: FakeClock, reader: CountingReader):
    reader.takes = 7.0
    feed = feed_of(reader)
    assert feed.ask().next_read == 53.0
    clock.seconds += 53
    assert feed.state().next_read == 0.0
    clock.seconds += 100
    state = feed.state()
    assert (state.next_read, state.refresh_in) == (0.0, 0.0)
    reader.takes = 100.0
    feed.ask()
    assert feed.state().next_read == 0.0


def test_a_new_feed_is_due_at_once_and_has_nothing(clock: FakeClock, reader: CountingReader):
    assert feed_of(reader).state() == State(None, False, None, False, 0.0, 0.0)
    assert reader.began == []


def test_what_is_read_is_fresh_and_ends_the_outage(clock: FakeClock, reader: CountingReader, caplog: pytest.LogCaptureFixture):
    reader.error = DOWN
    feed = feed_of(reader, kept=lambda: -1)
    for _time in range(2):
        feed.ask()
        clock.seconds += 600
    assert (feed.state().fresh, feed.state().busy, feed.state().outage.times) == (False, False, 2)
    reader.error = None
    caplog.clear()
    with caplog.at_level(logging.INFO):
        state = feed.ask()
    assert (state.fresh, state.busy, state.outage, state.reading) == (True, False, None, 3)
    assert [one.getMessage() for one in caplog.records] == ["the source can be read again, after 2 failures"]
    caplog.clear()
    clock.seconds += 60
    feed.ask()
    assert caplog.records == []


def test_each_failure_is_logged_with_its_next_try_and_an_end_of_the_app_is_none(
    clock: FakeClock, reader: CountingReader, caplog: pytest.LogCaptureFixture
):
    feed = feed_of(reader)
    reader.error = DOWN
    feed.ask()
    clock.seconds += 30
    feed.ask()
    said = [one.getMessage() for one in caplog.records]
    assert ["1 times in a row" in said[0], "next try in 30 s" in said[0], "2 times" in said[1], "60 s" in said[1]] == [True] * 4
    caplog.clear()
    clock.seconds += 60
    reader.error = SheetError("ended")
    assert feed.ask().outage.times == 3
    assert caplog.records == []


PAUSES = {1: 30, 2: 60, 3: 120, 4: 240, 5: 480, 6: 600, 7: 600, 5000: 600}
ASKED = [(1, 29.0, 30), (1, 31.0, 31), (3, 31.0, 120), (1, 0.0, 30), (1, 599.0, 599), (1, 601.0, 600), (9, 1.0, 600)]


@pytest.mark.parametrize(("times", "asked", "seconds"), [*((times, None, seconds) for times, seconds in PAUSES.items()), *ASKED])
def test_pauses_double_to_ten_minutes_and_are_as_long_as_the_server_asks(times: int, asked: float | None, seconds: float):
    assert pause_after(times, SheetError("busy", retry_after=asked)) == seconds


def test_a_read_in_the_background_keeps_no_process_alive():
    found: list[threading.Thread] = []
    over = threading.Event()
    in_background(lambda: (found.append(threading.current_thread()), over.set()))
    assert over.wait(60)
    assert (found[0].daemon, found[0].name, found[0] is threading.current_thread()) == (True, "sheet reader", False)


# What is kept


def test_what_was_kept_is_looked_for_once(clock: FakeClock, reader: CountingReader):
    asked: list[int] = []
    feed = feed_of(reader, kept=lambda: asked.append(1), start=lambda _read: None)
    for _again in range(3):
        Waits(feed, clock, 99.0)
        feed.ask()
    assert asked == [1]
    read = feed_of(reader, kept=lambda: asked.append(2))
    read.ask()
    assert asked == [1]  # where something was read nobody looks


def test_what_was_read_meanwhile_stays_where_what_was_kept_comes_late(clock: FakeClock, reader: CountingReader):
    begun: list[Callable[[], None]] = []

    def late() -> int:
        begun.pop()()
        return -1

    feed = feed_of(reader, kept=late, start=begun.append)
    assert (feed.ask().reading, feed.state().fresh) == (1, True)


def test_many_that_come_at_once_wait_for_the_one_that_looks_for_what_was_kept(clock: FakeClock, reader: CountingReader):
    looking, let_go = threading.Event(), threading.Event()
    looks: list[int] = []

    def kept() -> int:
        looks.append(1)
        looking.set()
        let_go.wait(60)
        return -1

    feed = feed_of(reader, kept=kept, start=lambda _read: None)
    seen: list[int | None] = []
    threads = [threading.Thread(target=lambda: seen.append(feed.ask().reading)) for _number in range(9)]
    threads[0].start()
    looking.wait(60)
    for one in threads[1:]:
        one.start()
    assert seen == []
    let_go.set()
    for one in threads:
        one.join(60)
    assert (seen, looks) == ([-1] * 9, [1])


def test_once_it_was_looked_for_nobody_waits_for_who_looks(clock: FakeClock, reader: CountingReader):
    feed = feed_of(reader)
    feed.ask()
    with feed._looking:
        later = threading.Thread(target=feed.ask, daemon=True)
        later.start()
        later.join(60)
        assert not later.is_alive()


def test_what_was_kept_and_cannot_be_shown_is_logged_and_asked_for_no_more(
    clock: FakeClock, reader: CountingReader, caplog: pytest.LogCaptureFixture
):
    asked: list[int] = []

    def broken() -> int:
        asked.append(1)
        raise KeyError("cells")

    feed = feed_of(reader, kept=broken, start=lambda _read: None)
    for _again in range(2):
        Waits(feed, clock, 99.0)
        assert feed.ask().reading is None
    assert asked == [1]
    assert "KeyError" in caplog.text


# Other processes


def test_whose_turn_it_is_reads_and_says_so(clock: FakeClock, reader: CountingReader):
    others = Others(rest=None)
    feed = feed_of(reader, others=others)
    assert feed.ask().reading == 1
    assert (others.asked, others.told, feed.state().next_read) == ([(None, False)], [None], 60.0)
    clock.seconds += 60
    reader.error, others.rest = DOWN, 77.0
    state = feed.ask()
    assert (state.reading, state.outage.error, others.told, state.next_read) == (1, DOWN, [None, DOWN], 77.0)
    assert others.asked == [(None, False), (1, False)]
    reader.error = None
    clock.seconds += 77
    assert (feed.ask().next_read, others.told) == (77.0, [None, DOWN, None])


def test_what_another_one_found_is_taken_and_told_to_nobody(clock: FakeClock, reader: CountingReader):
    others = Others([Told(5, None, 20.0), Told(None, DOWN, 40.0), Told(6, None, 0.0)])
    feed = feed_of(reader, others=others)
    state = feed.ask()
    assert (state.reading, state.fresh, state.busy, state.next_read) == (5, True, False, 20.0)
    clock.seconds += 20
    state = feed.ask()
    assert (state.reading, state.outage.error, state.outage.times, state.next_read) == (5, DOWN, 1, 40.0)
    clock.seconds += 40
    state = feed.ask()
    assert (state.reading, state.outage, state.next_read) == (6, None, 0.0)
    assert (reader.began, others.told) == ([], [])


def test_another_one_s_failure_without_a_time_is_tried_again_as_one_s_own(clock: FakeClock, reader: CountingReader):
    others = Others([Told(None, DOWN, None)])
    assert feed_of(reader, others=others).ask().next_read == 30.0


def test_that_somebody_pressed_is_said_to_the_others(clock: FakeClock, reader: CountingReader):
    others = Others()
    feed = feed_of(reader, kept=lambda: -1, others=others)
    feed.refresh()
    clock.seconds += 60
    feed.ask()
    assert others.asked == [(-1, True), (1, False)]  # what was kept is what there was before


def test_without_others_there_is_nobody_to_ask(clock: FakeClock, reader: CountingReader):
    assert feed_of(reader)._told(pressed=True) is None


def test_a_thread_that_cannot_begin_is_an_outage_that_ends(clock: FakeClock, reader: CountingReader):
    def refuse(_read: Callable[[], None]) -> None:
        raise RuntimeError("can't start new thread")

    feed = feed_of(reader, start=refuse)
    state = feed.ask()
    assert (state.busy, state.outage.error.code, state.next_read) == (False, "unexpected", 30.0)
    feed._start = at_once
    clock.seconds += 30
    assert feed.ask().outage is None
