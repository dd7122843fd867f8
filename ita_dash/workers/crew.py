"""Workers for one kind of job: started when there is work, kept warm for the next, ended before they grow old or fat.

Lifetime of a worker: ``jobs_each`` jobs, or until one leaves it with more than ``fat`` megabytes (what a library took for a large
file it never gives back), or until nothing came for ``idle_seconds``. Bound: ``workers`` at once, and ``most_waiting`` who
wait for one; who comes then is told so. Failure: a worker that died or was stopped is replaced with the next job.
"""

import atexit
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

from ita_dash.workers.bounds import Limits, StoppedError
from ita_dash.workers.worker import Worker

LOG = logging.getLogger(__name__)
END_FOLLOWS = 0.5
"""Seconds. Whoever ends a service may tell all its processes at once: a worker is gone before its owner has begun to end."""


class Crew:
    """Safe for threads: ``run`` is called by whoever can wait for the answer."""

    def __init__(
        self,
        modules: Sequence[str] = (),
        *,
        workers: int = 1,
        most_waiting: int = 16,
        jobs_each: int = 200,
        fat: float = 300,
        idle_seconds: float = 300,
    ) -> None:
        self._modules = tuple(modules)
        self._workers, self._most_waiting = workers, most_waiting
        self._jobs_each, self._fat, self._idle_seconds = jobs_each, fat, idle_seconds
        self._changed = threading.Condition()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._places = self._waiting = 0
        self._closed = False
        self._retiring: threading.Timer | None = None
        CREWS.add(self)

    @property
    def pids(self) -> list[int]:
        """Of the workers that there are now."""
        with self._changed:
            return [worker.pid for worker in (*self._busy, *self._idle)]

    def warm(self) -> None:
        """Have a worker ready for the first job; does not wait for it."""
        with self._changed:
            if self._closed or self._idle or self._busy:
                return
            try:
                self._idle.append(Worker(self._modules))
            except OSError:
                LOG.exception("a worker cannot be started")
            self._retire_later()

    def run(self, function: str, *arguments: object, limits: Limits) -> Any:
        """What ``function`` (as in ``package.module:name``) gives for ``arguments``, or raises; done by one of the workers.

        ``limits`` count from when a worker begins. Raises ``StoppedError``, and ``worker.FailedError``.
        """
        with self._place():
            worker = self._taken()
            try:
                return worker.run(function, arguments, limits)
            except StoppedError as stopped:
                raise StoppedError("ended" if self._ends(stopped) else stopped.reason) from None
            finally:
                self._give_back(worker)

    def close(self) -> None:
        """For good: what runs is stopped, and what waits is told so."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy)
            if self._retiring:
                self._retiring.cancel()
            self._changed.notify_all()
        for worker in idle:
            worker.close()
        for worker in busy:
            worker.stop()

    def _ends(self, stopped: StoppedError) -> bool:
        """Whether the app is ending, and a worker was ``stopped`` with it."""
        with self._changed:
            return self._changed.wait_for(lambda: self._closed, END_FOLLOWS if stopped.reason == "died" else 0)

    @contextmanager
    def _place(self) -> Iterator[None]:
        with self._changed:
            if not self._closed and self._places >= self._workers and self._waiting >= self._most_waiting:
                raise StoppedError("busy")
            self._waiting += 1
            self._changed.wait_for(lambda: self._closed or self._places < self._workers)
            self._waiting -= 1
            if self._closed:
                raise StoppedError("ended")
            self._places += 1
        try:
            yield
        finally:
            with self._changed:
                self._places -= 1
                self._changed.notify_all()  # of those who wait some wait for the end alone

    def _taken(self) -> Worker:
        with self._changed:
            if self._closed:
                raise StoppedError("ended")
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    break
                worker.close()
            else:
                try:
                    worker = Worker(self._modules)
                except OSError:
                    LOG.exception("a worker cannot be started")
                    raise StoppedError("died") from None
            self._busy.add(worker)
            return worker

    def _give_back(self, worker: Worker) -> None:
        spent = worker.jobs >= self._jobs_each or worker.resident > self._fat
        with self._changed:
            self._busy.discard(worker)
            if worker.alive and not (spent or self._closed):
                self._idle.append(worker)
                self._retire_later()
                return
        worker.close()

    def _retire_later(self) -> None:
        if self._retiring:
            self._retiring.cancel()
        self._retiring = threading.Timer(self._idle_seconds, self._retire)
        self._retiring.daemon = True
        self._retiring.start()

    def _retire(self) -> None:
        with self._changed:
            workers, self._idle = self._idle, []
        for worker in workers:
            worker.close()


CREWS: WeakSet[Crew] = WeakSet()


@atexit.register
def close_all() -> None:
    """Stop every worker of this process and whoever waits for one: the app is ending."""
    for crew in list(CREWS):
        crew.close()
