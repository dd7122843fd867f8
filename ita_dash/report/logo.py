"""The office's logo: read, tried, and left out with a word where it cannot be drawn."""

import logging
from hashlib import sha256

from ita_dash.caches import Cache
from ita_dash.filemaking import NotMadeError, made
from ita_dash.folders import file_named
from ita_dash.messages import _
from ita_dash.report.model import Logo
from ita_dash.report.officefile import content_of

_PICTURES = Cache("logos", 16 * 1024 * 1024)
"""Drawn logos by what is in their files: an office has one."""
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
    content, reason = content_of(file, folders)
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


def _drawn(content: bytes, extension: str) -> bytes | None:
    """``content`` as a PNG on a transparent ground; None where it is no such picture."""

    def draw() -> bytes | None:
        drawn: bytes | None = made("ita_dash.typesetting.setting:picture", content, extension) if content else None
        return drawn

    return _PICTURES.get((sha256(content).digest(), extension), draw)
