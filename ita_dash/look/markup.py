"""HTML that is safe by construction: whatever comes from a sheet is escaped, links go nowhere but http and https.

``Markup`` marks what is already HTML; everything else that is put into it is text and is escaped on the way.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from ita_dash.caches import Cache
from ita_dash.messages import _
from ita_dash.thailines import held, words

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&\"'@/])")
_WEB = ("http", "https")


LONGEST = 4000
"""Letters of one text on a page: two pages of paper. A cell may hold fifty thousand, and a list has so many cells."""
LONGEST_ADDRESS = 2083
"""Longer ones browsers refuse."""


def text(value: object) -> Markup:
    """``value`` as text, its line breaks kept; of a very long one the beginning, and where the whole of it stands."""
    return _lines(value, escape)


def unbroken(value: object) -> Markup:
    """``text`` in which no line ends inside a word of the field: browsers break Thai inside words that their dictionary lacks.

    Not directly inside a flex box or a grid, where each part would be a box of its own."""
    return _lines(value, _held)


def _lines(value: object, written: Callable[[str], Markup]) -> Markup:
    said = str(value)
    if len(said) > LONGEST:
        rest = _("the whole text stands in the sheet and in the Excel file")
        said = f"{said[:LONGEST]}… ({rest})"
    return Markup("<br>").join(written(line) for line in said.split("\n"))


_HELD = Cache("held", 4 * 1024 * 1024)
"""For as long as there is room: every run of a page shows the same texts again."""


def _held(line: str) -> Markup:
    return _HELD.get(line, lambda: _parted(line))


def _parted(line: str) -> Markup:
    return Markup("").join(element("span", part, class_="nw") if whole else escape(part) for part, whole in held(line))


BRIEF = 240
"""Letters of a text in a list: four lines of a telephone. The whole of it stands on the page that the line leads to."""


def brief(value: object) -> Markup:
    """``unbroken`` for a line of a list: of a long one the beginning, up to a word's end."""
    return unbroken(shortened(value))


def shortened(value: object) -> str:
    """``value``; of a long one the beginning, up to a word's end."""
    said = str(value)
    if len(said) <= BRIEF:
        return said
    parts, kept = words(said[:BRIEF]), said[:BRIEF]
    if len(parts) > 1:
        kept = "".join(parts[:-1])
    return f"{kept.rstrip()}…"


def element(name: str, content: object = "", **attributes: object) -> Markup:
    """``<name attributes>content</name>``; ``class_`` is the attribute class, an underline in a name a hyphen."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value not in (None, "")
    )
    return Markup(f"<{name}{said}>{escape(content)}</{name}>")  # noqa: S704 (what is put in is escaped)  # nosec B704


def heading(said: str) -> Markup:
    """The heading of a part of a page."""
    return element("h2", unbroken(said), class_="section")


def is_web(address: str) -> bool:
    """Whether ``address`` is one that a browser may be sent to."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in _WEB and bool(parts.netloc)


def link(address: str, label: object = "") -> Markup:
    """A link that opens beside the dashboard; the plain text where ``address`` is not on the web."""
    if len(address) > LONGEST_ADDRESS or not is_web(address):
        return text(label or address)
    return element("a", text(label or address), href=address.strip(), target="_blank", rel="noopener noreferrer")


def details(summary: object, content: object, *, open_: bool = False) -> Markup:
    """Something that a reader opens."""
    return Markup("<details{}><summary>{}</summary>{}</details>").format(Markup(" open") if open_ else "", summary, content)


def markdown_text(value: object) -> str:
    """``value`` as a label of a widget shows it: a label is Markdown, so each character that could mean something is escaped."""
    return _MARKDOWN.sub(r"\\\1", " ".join(str(value).split()))
