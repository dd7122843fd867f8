"""The memory of the server's process: what the collector looks through, and what goes back to the system.

Python's collector looks through all modules each time it looks at all, and through all that lives, again and again, as a large
workbook is read. Neither is garbage.

Each run of a page is a thread of its own, and the allocators below Python keep memory for every thread that there was: with as
many objects as before a server would grow for hours. So there are few of their stores, and what is free in them is given back.
"""

import asyncio
import ctypes
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

M_ARENA_MAX = -8
"""The number of that option of ``mallopt``, from glibc's ``malloc.h``."""
ARENAS = 2
"""Of malloc's, in place of eight for each core: Python lets one thread at a time work, more are of no use to it."""
GIVEN_BACK_EVERY = 60.0
"""Seconds between two times. Each takes milliseconds."""
_lock = Lock()
_pauses = 0
_was_on = False


def set_aside() -> None:
    """All that lives now is kept out of further collections: called once, when everything has been imported."""
    gc.collect()
    gc.freeze()


@contextmanager
def collection_paused() -> Iterator[None]:
    """No collection inside the block, in any thread, where thousands of objects are made that all stay; blocks may overlap.

    What nothing refers to any more is freed as ever; only circles of objects wait until the last block ends.
    """
    global _pauses, _was_on
    with _lock:
        if not _pauses:
            _was_on = gc.isenabled()
            gc.disable()
        _pauses += 1
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            if not _pauses and _was_on:
                gc.enable()


def keep_small() -> None:
    """Few stores of free memory: called once, before there are threads. What the environment says of it holds."""
    if not os.environ.get("ARROW_DEFAULT_MEMORY_POOL"):
        import pyarrow  # a command that shows no page does without

        pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    if not os.environ.get("MALLOC_ARENA_MAX"):
        with suppress(AttributeError, OSError):  # another library of C than glibc
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)


def give_back() -> bool:
    """Give free memory back to the system; whether this machine's library of C can."""
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another than glibc
        return False
    trim(0)
    return True


async def give_back_now_and_then() -> None:
    """For as long as the server runs."""
    while await asyncio.to_thread(give_back):
        await asyncio.sleep(GIVEN_BACK_EVERY)
