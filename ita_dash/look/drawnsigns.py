"""The signs before states, drawn by the style sheet: no font of a viewer's machine decides what they look like.

``st.html`` drops ``<svg>`` (DOMPurify lets only HTML through), and fonts for ◔, ◐, ⊘ are whatever a machine has: as small as a
dot on some. So a sign is an empty element whose shape is a mask of the style sheet, in the colour of the word beside it. A word
always follows, so it says nothing to whoever hears the page.
"""

from urllib.parse import quote

from markupsafe import Markup

from ita_dash.look.markup import element

_DISC = "M8 .5a7.5 7.5 0 110 15 7.5 7.5 0 010-15z"
_RING = "M8 .5a7.5 7.5 0 110 15 7.5 7.5 0 010-15zm0 1.8a5.7 5.7 0 100 11.4A5.7 5.7 0 008 2.3z"


def _filled(path: str) -> str:
    return f"<path fill-rule='evenodd' d='{path}'/>"


def _lined(path: str, width: float = 2.2) -> str:
    return f"<path fill='none' stroke='#000' stroke-width='{width}' d='{path}'/>"


_DRAWN = {
    "✓": ("done", _lined("M2 8.5l4 4 8-9", 2.4)),
    "→": ("onward", _lined("M1.5 8h12M9 3l5 5-5 5")),
    "▼": ("behind", _filled("M1.5 3.5h13L8 14z")),
    "▲": ("ahead", _filled("M1.5 12.5h13L8 2z")),
    "◔": ("soon", _filled(f"{_RING}M7.2 4h1.7v3.7l2.6 1.6-.9 1.4-3.4-2.1z")),
    "!": ("over", _filled(f"{_DISC}M7 3.7v5.2h2V3.7zm0 6.4v2.1h2v-2.1z")),
    "i": ("informed", _filled(f"{_DISC}M7 7.1v5.2h2V7.1zm0-3.3v2.1h2V3.8z")),
    "◐": ("going", _filled("M8 .5a7.5 7.5 0 110 15 7.5 7.5 0 010-15zm0 1.8v11.4A5.7 5.7 0 008 2.3z")),
    "○": ("open", _filled(_RING)),
    "–": ("blank", _filled("M2 7h12v2H2z")),
    "−": ("less", _filled("M3 6.8h10v2.4H3z")),
    "+": ("more", _lined("M8 2v12M2 8h12")),
    "✕": ("unable", _lined("M3 3l10 10M13 3L3 13")),
    "⊘": ("stopped", _filled(_RING) + _lined("M4 12l8-8", 1.8)),
    "?": ("asked", _lined("M4.5 5.5C4.5 1.5 11.5 1.5 11.5 5.5 11.5 8 8 8 8 10.5M8 12.2v2.2", 2)),
    "✎": ("edited", _filled("M11.5 1l3.5 3.5-1.8 1.8-3.5-3.5zM8.7 3.8l3.5 3.5L5 14.5l-4 .5.5-4z")),
    "≡": ("listed", _filled("M2 3h12v2H2zm0 4h12v2H2zm0 4h12v2H2z")),
    "…": ("waiting", _filled("M1 6.7h3v3H1zm5.5 0h3v3h-3zm5.5 0h3v3h-3z")),
}
"""The letter that a picture or a plain text has for a sign → its name in the style sheet, and its shape in 16 × 16."""


def sign(letter: str) -> Markup:
    """What stands before a word instead of ``letter``."""
    return element("span", class_=f"icon {name_of(letter)}", aria_hidden="true")


def name_of(letter: str) -> str:
    """The class of that sign."""
    return f"sign-{_DRAWN[letter][0]}"


def style() -> str:
    """The shape of each sign, as the style sheet of the pages says it."""
    return "\n".join(f'.{name_of(letter)} {{ --sign: url("{_address(shape)}"); }}' for letter, (_name, shape) in _DRAWN.items())


def _address(shape: str) -> str:
    drawn = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{shape}</svg>"
    return "data:image/svg+xml," + quote(drawn, safe=" ='/:")
