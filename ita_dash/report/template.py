"""The office's own template for Word: read, tried by a worker, and left out with a word where it cannot be used."""

import logging
from hashlib import sha256

from ita_dash.caches import Cache
from ita_dash.filemaking import NotMadeError, made
from ita_dash.folders import file_named
from ita_dash.messages import _
from ita_dash.report.officefile import content_of

_BASES = Cache("templates", 16 * 1024 * 1024)
"""What is left of a template for a report, by what is in its file: an office has one."""
LOG = logging.getLogger(__name__)


def read_template(path: str, folders: tuple[str, ...] = ()) -> tuple[bytes | None, list[str]]:
    """The .docx at ``path`` without its text, and what is wrong with it; ``folders`` are those of the setting ``files``."""
    if not path.strip():
        return None, []
    file = file_named(path)
    path = file.name  # a page shows no path of the server
    content, reason = content_of(file, folders)
    if reason:
        said = _("The Word template {path} cannot be read ({reason}); the report was made without it.")
        return None, [said.format(path=path, reason=reason)]
    try:
        base = _base(content)
    except NotMadeError as failure:
        LOG.warning("the template could not be used: %s", failure.reason)
        base = None
    if base is None:
        said = _("The Word template {path} is no .docx that can be used, or is larger than 5 MB; the report was made without it.")
        return None, [said.format(path=path)]
    return base, []


def _base(content: bytes) -> bytes | None:
    def make() -> bytes | None:
        base: bytes | None = made("ita_dash.report.wordtemplate:base_of", content) if content else None
        return base

    return _BASES.get(sha256(content).digest(), make)
