"""The words a person reads: English message ids, Thai translations from ``locale/th/*.po``.

Code writes ``_("Overdue")``; ``N_("Overdue")`` marks a text that is translated later, where it is shown. The
catalogue is the ``.po`` file itself (no compiled copy to keep in step), read once per process.
"""

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUE = Path(__file__).parent / "locale" / "th"


@lru_cache(maxsize=1)
def _catalogue() -> gettext.NullTranslations:
    merged: gettext.NullTranslations | None = None
    for path in sorted(CATALOGUE.glob("*.po")):
        with path.open("rb") as file:
            compiled = BytesIO()
            write_mo(compiled, read_po(file, locale="th"))
        compiled.seek(0)
        part = gettext.GNUTranslations(compiled)
        if merged is not None:
            part.add_fallback(merged)
        merged = part
    return merged or gettext.NullTranslations()


@lru_cache(maxsize=4096)
def _(message: str) -> str:
    """``message`` in Thai."""
    return _catalogue().gettext(message)


def N_(message: str) -> str:  # noqa: N802 (the name gettext tools look for)
    """``message`` unchanged, marked for the catalogue: it is translated where it is shown."""
    return message
