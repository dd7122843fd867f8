"""Work in a process of its own: it comes back whole, it is stopped at its limits, and nothing of it stays."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from ita_dash.sheet.errors import SheetError
from ita_dash.workers import alarm, pipes
from ita_dash.workers import crew as crews
from ita_dash.workers.bounds import Limits, StoppedError
from ita_dash.workers.crew import Crew
from ita_dash.workers.worker import FailedError, Worker
from tests import worker_jobs
from tests.surroundings import ROOT

pytestmark = pytest.mark.slow

JOBS = "tests.worker_jobs:"
ENOUGH = Limits(seconds=60, megabytes=1000)
SHORT = Limits(seconds=0.5, megabytes=1000)
NARROW = Limits(seconds=60, megabytes=120)


@pytest.fixture(autouse=True)
def _the_tests_jobs_can_be_imported(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))


@pytest.fixture
def crew():
    crew = Crew()
    yield crew
    crew.close()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_what_goes_in_comes_out(crew):
    assert crew.run(JOBS + "twice", "ทำ", limits=ENOUGH) == "ทำทำ"
    assert crew.run(JOBS + "twice", b"\0\xff", limits=ENOUGH) == b"\0\xff\0\xff"


def test_frames_of_texts_and_dates_come_back_and_can_be_written_to(crew):
    frame = pd.DataFrame({"text": ["ก", "ข"], "day": pd.to_datetime(["2024-01-01", None]), "number": [1.5, 2.5]})
    back = crew.run(JOBS + "of", pd.Series([frame]), "iloc", limits=ENOUGH)[0]
    pd.testing.assert_frame_equal(back, frame)
    back.loc[0, "number"] = 3.0
    assert list(back["number"]) == [3.0, 2.5]


def test_it_is_another_process_and_the_same_for_the_next_job(crew):
    pids = {crew.run(JOBS + "pid", limits=ENOUGH) for _again in range(3)}
    assert len(pids) == 1
    assert os.getpid() not in pids


def test_it_knows_no_setting_of_the_app(crew, monkeypatch):
    monkeypatch.setenv("ITA_DASH_API_KEY", "secret")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "secret")
    known = crew.run(JOBS + "environment", limits=ENOUGH)
    assert {name for name in known if name.startswith(("ITA_DASH_", "GOOGLE_"))} == set()


@pytest.mark.parametrize(
    ("job", "arguments", "limits", "reason"),
    [
        ("endless_pattern", (), SHORT, "time"),
        ("sleep", (60,), SHORT, "time"),
        ("eat", (400,), NARROW, "memory"),
        ("give", (110,), Limits(seconds=60, megabytes=100), "memory"),
        ("die", (), ENOUGH, "died"),
    ],
)
def test_beyond_a_limit_it_is_ended_and_the_next_job_has_another(crew, job, arguments, limits, reason):
    pid = crew.run(JOBS + "pid", limits=ENOUGH)
    with pytest.raises(StoppedError) as stopped:
        crew.run(JOBS + job, *arguments, limits=limits)
    assert stopped.value.reason == reason
    assert gone(pid)
    assert crew.pids == []
    assert crew.run(JOBS + "twice", 2, limits=ENOUGH) == 4


def test_a_refusal_comes_back_as_it_was_raised_and_the_worker_stays(crew):
    pid = crew.run(JOBS + "pid", limits=ENOUGH)
    with pytest.raises(SheetError) as refused:
        crew.run(JOBS + "refuse", "no_form", limits=ENOUGH)
    assert (refused.value.code, refused.value.source, refused.value.retry_after) == ("no_form", "ที่ใด", 7.0)
    assert crew.run(JOBS + "pid", limits=ENOUGH) == pid


def test_what_cannot_be_sent_is_a_failure_of_the_job(crew, caplog):
    with pytest.raises(FailedError):
        crew.run(JOBS + "odd", limits=ENOUGH)
    assert "OddError" in caplog.text
    with pytest.raises(ModuleNotFoundError):
        crew.run("tests.no_such_module:name", limits=ENOUGH)


def test_an_error_says_where_in_the_job_it_was(crew):
    with pytest.raises(ZeroDivisionError) as error:
        crew.run(JOBS + "broken", limits=ENOUGH)
    assert re.search(r"worker_jobs\.py:\d+ broken", "".join(error.value.__notes__))


def test_what_a_job_prints_disturbs_nobody(crew):
    with pytest.raises(EOFError):
        crew.run(JOBS + "print_much", limits=ENOUGH)
    assert crew.run(JOBS + "twice", 1, limits=ENOUGH) == 2


def test_after_so_many_jobs_or_with_so_much_memory_a_new_one_comes():
    few, fat = Crew(jobs_each=2), Crew(fat=60)
    try:
        pids = [few.run(JOBS + "pid", limits=ENOUGH) for _again in range(4)]
        assert pids[0] == pids[1] != pids[2] == pids[3]
        slim, once = (fat.run(JOBS + job, 80, limits=ENOUGH) for job in ("twice", "keep"))
        assert slim == 160
        assert gone(once)
        assert fat.run(JOBS + "pid", limits=ENOUGH) != once
    finally:
        few.close()
        fat.close()


def test_one_that_nobody_needs_goes():
    crew = Crew(idle_seconds=0.1)
    try:
        pid = crew.run(JOBS + "pid", limits=ENOUGH)
        assert eventually(lambda: gone(pid))
        assert crew.pids == []
    finally:
        crew.close()


def test_one_that_was_warmed_up_does_the_first_job(crew):
    crew.warm()
    crew.warm()
    (pid,) = crew.pids
    assert crew.run(JOBS + "pid", limits=ENOUGH) == pid


def sleep_until_stopped(crew: Crew, told: list[str]) -> None:
    try:
        crew.run(JOBS + "sleep", 60, limits=ENOUGH)
    except StoppedError as stopped:
        told.append(stopped.reason)


def test_more_than_may_wait_are_told_so_and_closing_tells_those_who_wait():
    crew = Crew(most_waiting=1)
    told: list[str] = []
    ask = partial(sleep_until_stopped, crew, told)
    threads = [threading.Thread(target=ask) for _each in range(2)]
    threads[0].start()
    assert eventually(lambda: crew.pids)
    (pid,) = crew.pids
    threads[1].start()
    assert eventually(lambda: crew._waiting == 1)
    with pytest.raises(StoppedError) as busy:
        crew.run(JOBS + "pid", limits=ENOUGH)
    assert busy.value.reason == "busy"
    crew.close()
    for thread in threads:
        thread.join(30)
    assert told == ["ended", "ended"]
    assert gone(pid)
    with pytest.raises(StoppedError):
        crew.run(JOBS + "pid", limits=ENOUGH)


@pytest.mark.parametrize(("closing", "reason"), [(True, "ended"), (False, "died")])
def test_a_worker_that_is_ended_with_its_app_did_not_die(monkeypatch, closing, reason):
    """Who ends a service may tell all its processes at once, the workers first."""
    monkeypatch.setattr(crews, "END_FOLLOWS", 60 if closing else 0)
    crew = Crew()
    told: list[str] = []
    ask = partial(sleep_until_stopped, crew, told)
    thread = threading.Thread(target=ask)
    thread.start()
    assert eventually(lambda: crew.pids and any(worker.jobs for worker in crew._busy))
    os.kill(crew.pids[0], signal.SIGTERM)
    if closing:
        assert eventually(lambda: not any(worker.alive for worker in crew._busy))
        crew.close()
    thread.join(30)
    crew.close()
    assert told == [reason]


def test_it_goes_with_its_owner_in_the_middle_of_a_job_too():
    script = (
        "import threading, time; from ita_dash.workers.worker import Worker; from ita_dash.workers.bounds import Limits\n"
        "worker = Worker(); print(worker.pid, flush=True)\n"
        "worker.run('tests.worker_jobs:endless_pattern', (), Limits(1, 1000))"
    )
    owner = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1])
    pid = int(owner.stdout.readline())
    owner.send_signal(signal.SIGSTOP)  # an owner that cannot end it
    try:
        assert not gone(pid)
        owner.kill()
    finally:
        owner.wait()
        owner.stdout.close()
    assert eventually(lambda: gone(pid))


def test_a_worker_that_cannot_be_started_is_a_stop_not_a_crash(crew, monkeypatch):
    def full(*_args, **_kwargs):
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", full)
    with pytest.raises(StoppedError) as stopped:
        crew.run(JOBS + "pid", limits=ENOUGH)
    assert stopped.value.reason == "died"


@pytest.mark.parametrize(
    ("work", "limits", "reason"),
    [(worker_jobs.endless_pattern, Limits(0.5, 100), "time"), (lambda: worker_jobs.eat(400), Limits(60, 50), "memory")],
    ids=["time", "memory"],
)
def test_a_command_has_the_same_limits_in_its_own_process(work, limits, reason):
    """What the process held before it began is none of the work's memory: this one holds far more than either limit."""
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(StoppedError) as stopped, alarm.limited(limits):
        work()
    assert stopped.value.reason == reason
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_timer_that_rings_while_the_work_ends_is_not_set_again(monkeypatch):
    set_timer = signal.setitimer

    def late(which: int, seconds: float, interval: float = 0.0) -> tuple[float, float]:
        was = set_timer(which, seconds, interval)
        if seconds == 0.0:
            signal.getsignal(signal.SIGALRM)(signal.SIGALRM, None)  # Python hears only now of what rang before
        return was

    monkeypatch.setattr(signal, "setitimer", late)
    with alarm.limited(ENOUGH):
        pass
    left = signal.getitimer(signal.ITIMER_REAL)
    set_timer(signal.ITIMER_REAL, 0.0)  # it would end this process
    assert left == (0.0, 0.0)


def test_a_frame_that_is_too_large_is_refused_before_it_is_made():
    ours, theirs = os.pipe()
    with os.fdopen(ours, "rb") as here, os.fdopen(theirs, "wb") as there:
        pipes.send(there, pipes.packed("x" * 2000))
        with pytest.raises(pipes.TooLargeError):
            pipes.receive(here, 1000)


def eventually(true, seconds: float = 120) -> bool:
    """Whether ``true`` gives something true before long."""
    ends = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < ends:
        time.sleep(0.02)
    return bool(found)


def test_closing_a_worker_twice_does_no_harm():
    worker = Worker()
    worker.close()
    worker.close()
    assert not worker.alive


def test_to_look_at_memory_needs_no_encoding_that_python_may_be_importing():
    program = "import sys; from ita_dash.workers.bounds import resident; sys.modules.pop('encodings.ascii', None)"
    looked = "assert resident('self') > 1; assert 'encodings.ascii' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", f"{program}; {looked}"], cwd=ROOT, capture_output=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
