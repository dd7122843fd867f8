"""What Python's garbage collector looks through: all modules each time it looks at all, and all that lives, again and again, as a
large workbook is read. Neither is garbage.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

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
