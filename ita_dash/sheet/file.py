"""A file's bytes: of an ordinary file alone, and never more than may be."""

import os
import stat
from pathlib import Path

from ita_dash.sheet.errors import SheetError, beyond
from ita_dash.sheet.limits import Limit


def file_bytes(file: Path | str | bytes, limit: Limit, source: str) -> bytes:
    """The content of ``file``, a path or the bytes themselves.

    Raises ``SheetError``: ``file_unreadable`` for what cannot be opened or is no ordinary file (a folder, a pipe, a device; none
    of them is waited for), that of ``limit`` where there is more.
    """
    if isinstance(file, bytes):
        content = file
    else:
        try:
            content = _read(file, limit.most + 1)
        except (OSError, ValueError):  # ValueError: a NUL in the path
            raise SheetError("file_unreadable", source=source) from None
    if len(content) > limit.most:
        raise beyond(limit, source=source)
    return content


def _read(path: Path | str, most: int) -> bytes:
    """Up to ``most`` bytes."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("no ordinary file")
        return opened.read(most)
