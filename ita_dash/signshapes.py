"""The signs before states as shapes of our own: no font of a viewer's machine decides what they look like.

Fonts for ◔, ◐, ⊘ are whatever a machine has: as small as a dot on some, none on others, and the screen font has none of them. A
page draws them as masks of its style sheet (``look.drawnsigns``), a chart as marks (``charts.signmarks``).
"""

from dataclasses import dataclass

_DISC = "M8 .5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0 -15z"
_RING = f"{_DISC}M8 2.3a5.7 5.7 0 1 0 0 11.4A5.7 5.7 0 0 0 8 2.3z"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of 16 × 16: what of it is filled, and what is a line of ``width``, as paths of SVG.

    A hole runs the other way round than what it is cut from: it is one by either rule of filling.
    """

    name: str
    filled: str = ""
    lined: str = ""
    width: float = 2.2


SHAPES = {
    "✓": Shape("done", lined="M2 8.5l4 4 8-9", width=2.4),
    "→": Shape("onward", lined="M1.5 8h12M9 3l5 5-5 5"),
    "▼": Shape("behind", "M1.5 3.5h13L8 14z"),
    "▲": Shape("ahead", "M1.5 12.5h13L8 2z"),
    "◔": Shape("soon", f"{_RING}M7.2 4h1.7v3.7l2.6 1.6-.9 1.4-3.4-2.1z"),
    "!": Shape("over", f"{_DISC}M7 3.7v5.2h2V3.7zm0 6.4v2.1h2v-2.1z"),
    "i": Shape("informed", f"{_DISC}M7 7.1v5.2h2V7.1zm0-3.3v2.1h2V3.8z"),
    "◐": Shape("going", f"{_DISC}M8 2.3v11.4A5.7 5.7 0 0 0 13.7 8 5.7 5.7 0 0 0 8 2.3z"),
    "○": Shape("open", _RING),
    "–": Shape("blank", "M2 7h12v2H2z"),
    "−": Shape("less", "M3 6.8h10v2.4H3z"),
    "+": Shape("more", lined="M8 2v12M2 8h12"),
    "✕": Shape("unable", lined="M3 3l10 10M13 3L3 13"),
    "⊘": Shape("stopped", _RING, "M4 12l8-8", 1.8),
    "?": Shape("asked", lined="M4.5 5.5C4.5 1.5 11.5 1.5 11.5 5.5 11.5 8 8 8 8 10.5M8 12.2v2.2", width=2),
    "✎": Shape("edited", "M11.5 1l3.5 3.5-1.8 1.8-3.5-3.5zM8.7 3.8l3.5 3.5L5 14.5l-4 .5.5-4z"),
    "≡": Shape("listed", "M2 3h12v2H2zm0 4h12v2H2zm0 4h12v2H2z"),
    "…": Shape("waiting", "M1 6.7h3v3H1zm5.5 0h3v3h-3zm5.5 0h3v3h-3z"),
}
"""The letter that a plain text has for a sign → its shape."""


def picture(letter: str, colour: str = "#000") -> str:
    """The sign as SVG of its own."""
    shape = SHAPES[letter]
    paths = f"<path fill='{colour}' d='{shape.filled}'/>" if shape.filled else ""
    if shape.lined:
        paths += f"<path fill='none' stroke='{colour}' stroke-width='{shape.width}' d='{shape.lined}'/>"
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{paths}</svg>"
