"""What runs in a worker: one job after another from the pipe, until the pipe is closed.

``python -m ita_dash.workers.child MODULE …``. It needs nobody to end it: it goes when its owner is gone, also in the middle of a
job that is beyond its time.
"""

import gc
import os
import pickle
import signal
import sys
from importlib import import_module
from math import ceil
from typing import BinaryIO

from ita_dash.traces import IN_A_WORKER, trace
from ita_dash.workers import here, pipes

LATER = 5
"""Seconds beyond a job's time after which the worker ends by itself: its owner, which should have ended it, is gone."""
NICE = 5
"""Pages go first where the processor is short."""
MOST_BYTES = 1 << 40
"""Of a job: whoever sends it has it in memory."""


def main(modules: list[str]) -> None:
    """Import ``modules``, so that the first job finds them there, and work."""
    here.working = True
    jobs, answers = _pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal: it goes to the owner too, who ends its workers
    if hasattr(os, "nice"):
        os.nice(NICE)
    for name in modules:
        import_module(name)
    gc.collect()
    gc.freeze()
    pipes.send(answers, pipes.packed("ready"))
    while True:
        try:
            function, arguments, seconds = pipes.receive(jobs, MOST_BYTES)
        except EOFError:
            return
        _end_by_itself_after(ceil(seconds) + LATER)
        pipes.send(answers, _answer(function, arguments))
        _end_by_itself_after(0)
        del arguments
        gc.collect()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Where jobs come from and answers go to; whatever else reads or prints meets nobody there."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nobody = os.open(os.devnull, os.O_RDWR)
    os.dup2(nobody, 0)
    os.dup2(nobody, 1)
    return jobs, answers


def _end_by_itself_after(seconds: int) -> None:
    """0: not at all. The system ends it, whatever holds the interpreter's lock."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _answer(function: str, arguments: tuple[object, ...]) -> pipes.Packed:
    """``("done", value)``; ``("failed", exception, where)`` with None for an exception that cannot be sent."""
    try:
        module, _colon, name = function.partition(":")
        return pipes.packed(("done", getattr(import_module(module), name)(*arguments)))
    except MemoryError:
        return pipes.packed(("memory",))
    except BaseException as error:  # a panic in a renderer's Rust is a BaseException too
        return pipes.packed(("failed", _sendable(error), IN_A_WORKER + trace(error)))


def _sendable(error: BaseException) -> Exception | None:
    try:
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 (what was pickled in this line)  # nosec B301
    except Exception:
        return None
    return again if isinstance(again, Exception) else None


if __name__ == "__main__":
    main(sys.argv[1:])
