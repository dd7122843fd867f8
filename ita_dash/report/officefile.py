"""A file of the office's own that a setting of the report names: its logo, its template."""

from pathlib import Path
from stat import S_ISREG

from ita_dash.folders import lies_below
from ita_dash.messages import _

LARGEST = 5_000_000
"""Bytes. A larger file makes every copy of the report as large."""


def content_of(file: Path, folders: tuple[str, ...]) -> tuple[bytes, str]:
    """What is in ``file``, nothing where that is too much; and why it cannot be read. ``folders`` is the setting ``files``."""
    if not lies_below(file, folders):
        return b"", _("it lies outside the folders of the setting files")
    try:
        facts = file.stat()
        return (file.read_bytes() if facts.st_size <= LARGEST and S_ISREG(facts.st_mode) else b""), ""
    except FileNotFoundError:
        return b"", _("there is no such file")
    except OSError as error:
        return b"", str(error.strerror)
