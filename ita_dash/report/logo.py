"""The office's logo: read, tried, and left out with a word where it cannot be drawn."""

import logging
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from ita_dash.caches import Cache
from ita_dash.making import NotMadeError, made
from ita_dash.messages import _
from ita_dash.places import file_named, lies_below
from ita_dash.report.model import Logo

_PICTURES = Cache("logos", 16 * 1024 * 1024)
"""Drawn logos by what is in their files: an office has one."""
LARGEST = 5_000_000
"""Bytes. A larger picture makes every copy of the report as large."""
_KINDS = {".png": "png", ".svg": "svg"}
LOG = logging.getLogger(__name__)


def read_logo(path: str, folders: tuple[str, ...] = ()) -> tuple[Logo | None, list[str]]:
    """The logo at ``path``, and what is wrong with it; ``folders`` are those of the setting ``files``."""
    if not path.strip():
        return None, []
    file = file_named(path)
    path = file.name  # a page shows no path of the server
    extension = _KINDS.get(file.suffix.lower())
    if extension is None:
        return None, [_("The logo {path} is neither .png nor .svg; the report was made without it.").format(path=path)]
    content, reason = _content(file, folders)
    if reason:
        return None, [
            _("The logo {path} cannot be read ({reason}); the report was made without it.").format(path=path, reason=reason)
        ]
    try:
        drawn = _drawn(content, extension)
    except NotMadeError as failure:
        LOG.warning("the logo could not be drawn: %s", failure.reason)
        drawn = None
    if drawn is None:
        return None, [
            _(
                "The logo {path} is not a picture that can be drawn, or is larger than 5 MB; the report was made without it."
            ).format(path=path)
        ]
    return Logo(content, extension, drawn), []


def _content(file: Path, folders: tuple[str, ...]) -> tuple[bytes, str]:
    """What is in ``file``, nothing where that is too much; and why it cannot be read."""
    if not lies_below(file, folders):
        return b"", _("it lies outside the folders of the setting files")
    try:
        facts = file.stat()
        return (file.read_bytes() if facts.st_size <= LARGEST and S_ISREG(facts.st_mode) else b""), ""
    except FileNotFoundError:
        return b"", _("there is no such file")
    except OSError as error:
        return b"", str(error.strerror)


def _drawn(content: bytes, extension: str) -> bytes | None:
    """``content`` as a PNG on a transparent ground; None where it is no such picture."""

    def draw() -> bytes | None:
        drawn: bytes | None = made("ita_dash.typesetting.setting:picture", content, extension) if content else None
        return drawn

    return _PICTURES.get((sha256(content).digest(), extension), draw)
