"""Where an error happened, in one line that holds no text of a sheet: kinds of errors, files, lines and functions.

The message of an error is left out: a library puts into it what it was given, and that is what people typed.
"""

import errno
import traceback
from pathlib import PurePath

MOST_ERRORS = 4
"""Of a chain of errors that caused each other, the last first."""
MOST_PLACES = 10
"""Of the places of one error, the innermost first: what goes on above them is the server's."""
IN_A_WORKER = "in a worker: "
"""How the note begins that an error has from the process where it happened."""


def trace(error: BaseException | None) -> str:
    """As ``KeyError at ita_dash/form/read.py:120 read_form < ita_dash/…; caused by …``."""
    told: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen and len(told) < MOST_ERRORS:
        seen.add(id(error))
        told.append(_one(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "; caused by ".join(told)


def _one(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, OSError) and error.errno:
        name += f" {errno.errorcode.get(error.errno, error.errno)}"
    frames = traceback.extract_tb(error.__traceback__, limit=-MOST_PLACES)
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    notes = [note for note in getattr(error, "__notes__", ()) if note.startswith(IN_A_WORKER)]
    return ", ".join([f"{name} at {' < '.join(places)}" if places else name, *notes])


def _short(file: str) -> str:
    """From the package on: where this machine has it is nobody's business."""
    parts = PurePath(file).parts
    for start in ("site-packages", "dist-packages"):
        if start in parts:
            return "/".join(parts[parts.index(start) + 1 :])
    for start in ("ita_dash", "pages"):
        if start in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(start) :])
    return "/".join(parts[-2:])
