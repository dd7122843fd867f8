"""What the store and the feeds may take, keep and wait for: bounds that only a decision changes, each with its reason there."""

from datetime import timedelta

import pytest

from ita_dash.history import (
    attempts,
    backuperrors,
    backupfile,
    choosing,
    database,
    decided,
    lease,
    memory,
    packing,
    patience,
    queries,
    signouts,
    store,
    storenotices,
    thinning,
    updates,
)
from ita_dash.history.backuperrors import BackupError
from ita_dash.live import calls, feed, feeds, loader, replicas, retry, sourcereads, understanding
from ita_dash.messages import _

MEGABYTE = 1 << 20
BOUNDS = [
    (attempts, {"AGAIN_AFTER": 30.0, "OPENING_WAIT": 30.0}),
    (backupfile, {"ROWS_AT_ONCE": 4, "BESIDE": ("-wal", "-shm", "-journal")}),
    (choosing, {"RECENT": timedelta(days=31), "MOST_POINTS": 90, "READ_AT_ONCE": 12_000}),
    (database, {"BUSY_SECONDS": 10}),
    (decided, {"MOST_LETTERS": 20_000}),
    (lease, {"ATTEMPTS": 5, "MOST_LETTERS": 2000}),
    (memory, {"PER_SOURCE": 60}),
    (packing, {"_PIECE": MEGABYTE}),
    (patience, {"READ_SECONDS": 5, "WRITE_SECONDS": 15}),
    (queries, {"LATE": timedelta(seconds=60), "ATTEMPTS": 50, "_AT_A_TIME": 500}),
    (signouts, {"MOST": 20_000}),
    (store, {"LEAP": timedelta(days=366), "MOST_BYTES": 2_000_000_000, "ROOM_EVERY": 100, "REMEMBERED": 8 * MEGABYTE}),
    (thinning, {"ALL_OF": timedelta(days=2), "KEEP_DAYS": 30, "DAILY_DAYS": 365}),
    (updates, {"QUIET_DAYS": 30}),
    (calls, {"QUOTA": 60, "REMEMBERED": 20_000}),
    (feed, {"FIRST_PAUSE": 30.0, "LONGEST_PAUSE": 600.0, "REFRESH_PAUSE": 10.0, "LONGEST_WAIT": 25.0}),
    (feeds, {"MOST": 24}),
    (loader, {"REFRESH_WAIT": 8.0}),
    (replicas, {"LOOK": 0.5, "SPARE": 15.0, "EARLY": 0.1}),
    (retry, {"TRIES": 4, "TOTAL": 20.0, "SHORTEST": 1.0, "FIRST_WAIT": 1.0, "LONGEST_WAIT": 8.0}),
    (sourcereads, {"WARNED_FOR": timedelta(days=7), "LOOKED_AT": 3, "OLD_BYTES": 64 * MEGABYTE}),
]


@pytest.mark.parametrize(("module", "bounds"), BOUNDS, ids=[module.__name__.rpartition(".")[2] for module, _bounds in BOUNDS])
def test_a_bound_is_what_was_decided(module, bounds: dict[str, object]):
    assert {name: getattr(module, name) for name in bounds} == bounds


def test_a_machine_that_is_gone_is_noticed_within_its_limits():
    idle, interval, count = (patience.TCP[f"keepalives_{name}"] for name in ("idle", "interval", "count"))
    assert (patience.TCP["keepalives"], idle, interval, count, patience.TCP["tcp_user_timeout"]) == (1, 10, 5, 3, 15_000)


def test_two_sheets_are_understood_at_once():
    assert (understanding.CREW._workers, understanding.CREW._fat) == (2, 400)


def test_bounds_that_stand_for_each_other_agree():
    assert loader.REFRESH_WAIT < feed.REFRESH_PAUSE  # who presses has an answer before the next may
    assert retry.TOTAL < feed.LONGEST_WAIT  # a first visitor hears of the last try
    assert patience.READ_SECONDS < patience.WRITE_SECONDS < attempts.OPENING_WAIT
    assert database.BUSY_SECONDS < patience.WRITE_SECONDS


@pytest.mark.parametrize(("reasons", "told"), [(storenotices.REASONS, storenotices.Notice), (backuperrors.REASONS, BackupError)])
def test_what_is_the_matter_is_said_first_and_then_what_to_do(reasons: dict[str, tuple[str, str]], told):
    for code, (matter, remedy) in reasons.items():
        said = told(code)
        assert (said.message, said.advice, said.facts) == (_(matter), _(remedy), [])


def test_what_a_notice_knows_beside_is_told_in_one_order_and_only_where_it_is_known():
    whole = storenotices.Notice("full", {"aside": "A", "detail": "D", "place": "P"})
    assert [fact[-1] for fact in whole.facts] == ["P", "D", "A"]
    assert len(storenotices.Notice("full", {"place": "P", "detail": ""}).facts) == 1
