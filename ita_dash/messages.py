"""The words a person reads: English message ids, Thai translations from ``locale/<language>/*.po``.

Code writes ``_("Overdue")``; ``N_("Overdue")`` marks a text that is translated later, where it is shown. The
catalogue is the ``.po`` file itself (no compiled copy to keep in step), read once per process.
"""

import gettext
import os
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"
DEFAULT_LANGUAGE = "th"


def language() -> str:
    """The language of this process: ``ITA_DASH_LANGUAGE``, else Thai. ``en`` shows the message ids."""
    return os.environ.get("ITA_DASH_LANGUAGE") or DEFAULT_LANGUAGE


@lru_cache(maxsize=4)
def _catalogue(code: str) -> gettext.NullTranslations:
    merged: gettext.NullTranslations | None = None
    for path in sorted((LOCALE / code).glob("*.po")):
        with path.open("rb") as file:
            compiled = BytesIO()
            write_mo(compiled, read_po(file, locale=code))
        compiled.seek(0)
        part = gettext.GNUTranslations(compiled)
        if merged is not None:
            part.add_fallback(merged)
        merged = part
    return merged or gettext.NullTranslations()


def _(message: str) -> str:
    """``message`` in the language of this process."""
    return _translated(language(), message)


@lru_cache(maxsize=4096)
def _translated(code: str, message: str) -> str:
    return _catalogue(code).gettext(message)


def in_every_language(message: str) -> tuple[str, ...]:
    """``message`` in each language that the app speaks, for reading what it once wrote in any of them."""
    return tuple(dict.fromkeys((message, *(_catalogue(code.name).gettext(message) for code in sorted(LOCALE.iterdir())))))


def N_(message: str) -> str:  # noqa: N802 (the name gettext tools look for)
    """``message`` unchanged, marked for the catalogue: it is translated where it is shown."""
    return message
