"""One worker as its owner sees it: a process that does one job at a time and is ended where a job goes beyond its limits."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from ita_dash.workers import pipes
from ita_dash.workers.bounds import LOOK_EVERY, Limits, Reason, StoppedError, Watch, resident

LOG = logging.getLogger(__name__)
PROJECT = Path(__file__).parents[2]
STARTS = Limits(seconds=60, megabytes=1000)
"""For importing what its jobs need, on a machine that has much else to do."""
ENDS_WITHIN = 3.0
"""Seconds that a process which was killed may take to be gone; the system gives back its memory meanwhile."""
_SECRET = ("ITA_DASH_", "GOOGLE_")
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class FailedError(Exception):
    """A job raised what cannot be sent; where it was is in the log."""


class Worker:
    """A Python started anew with ``modules`` imported, without the app's settings. Safe for threads is only ``stop``."""

    def __init__(self, modules: Sequence[str] = ()) -> None:
        """Does not wait until it is ready. Raises OSError where the system has no room for another process."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(_SECRET)}
        paths = [str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(  # noqa: S603 (this Python, with names of our own modules)  # nosec B603
            [sys.executable, "-P", "-m", "ita_dash.workers.child", *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(paths)},
        )
        self._jobs_pipe, self._answers_pipe = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        self.jobs = 0
        """How many it was given."""
        self._ready = False
        self._beyond: Reason | None = None

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def resident(self) -> float:
        """Megabytes of memory that it holds now."""
        return resident(self.pid)

    def run(self, function: str, arguments: tuple[object, ...], limits: Limits) -> Any:
        """What ``function`` (as in ``package.module:name``) gives for ``arguments``, or raises.

        Raises ``StoppedError`` where it was given up, and the worker with it; ``FailedError``.
        """
        job = pipes.packed((function, arguments, limits.seconds))
        if not self._ready:
            self._within(STARTS, lambda: self._received(STARTS))
            self._ready = True
        self.jobs += 1
        answer = self._within(limits, lambda: self._asked(job, limits))
        if answer[0] == "done":
            return answer[1]
        if answer[0] == "memory":
            self.stop()
            raise StoppedError("memory")
        _failed, error, told = answer
        if error is not None:
            error.add_note(told)  # where it was, for a log
            raise error
        LOG.error("a worker failed in %s: %s", function, told)
        raise FailedError(function)

    def stop(self) -> None:
        """End it, in the middle of a job too; whoever waits for that gets ``StoppedError``. Safe for threads."""
        self._process.kill()
        try:
            self._process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            LOG.warning("the worker %s was killed and is still there", self.pid)

    def close(self) -> None:
        """``stop``, and let go of its pipes: nobody waits for it any more."""
        self.stop()
        for pipe in (self._jobs_pipe, self._answers_pipe):
            with suppress(OSError):  # what was still to be sent, to nobody
                pipe.close()

    def _within(self, limits: Limits, talk: Callable[[], Any]) -> Any:
        """What ``talk`` gives, the worker watched meanwhile."""
        self._beyond = None
        over = threading.Event()
        watch = threading.Thread(target=self._watch, args=(Watch(self.pid, limits), over), name="watch", daemon=True)
        watch.start()
        try:
            return talk()
        except (EOFError, OSError, ValueError, pipes.TooLargeError) as error:
            self.stop()
            raise StoppedError(self._beyond or ("memory" if isinstance(error, pipes.TooLargeError) else "died")) from None
        finally:
            over.set()
            watch.join()

    def _asked(self, job: pipes.Packed, limits: Limits) -> Any:
        pipes.send(self._jobs_pipe, job)
        return self._received(limits)

    def _received(self, limits: Limits) -> Any:
        return pipes.receive(self._answers_pipe, limits.megabytes << 20)

    def _watch(self, watch: Watch, over: threading.Event) -> None:
        while not over.wait(LOOK_EVERY):
            self._beyond = watch.beyond()
            if self._beyond:
                LOG.warning("the worker %s was stopped: beyond its limit of %s", self.pid, self._beyond)
                self.stop()
                return
