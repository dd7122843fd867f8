"""QR codes of links: what leads from paper to evidence."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

MODULE = 0.36
"""The side of one dot in millimetres: what any telephone reads from a printed page."""
MOST_MODULES = 69
"""With the margin: a code of some 25 millimetres, for a link of some 320 letters; a longer one has none."""
_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Code:
    """``side`` in millimetres, the margin included."""

    svg: bytes
    png: bytes
    side: float


@lru_cache(maxsize=1024)
def code_of(address: str) -> Code | None:
    """The code of ``address``; None where it would be too fine to read, or there is none."""
    import segno

    if not address:
        return None
    try:
        made = segno.make(address, error="l", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    modules = made.symbol_size(border=_MARGIN)[0]
    if modules > MOST_MODULES:
        return None
    svg, png = BytesIO(), BytesIO()
    made.save(svg, kind="svg", border=_MARGIN, xmldecl=False, svgns=True)
    made.save(png, kind="png", border=_MARGIN, scale=4)
    return Code(svg.getvalue(), png.getvalue(), modules * MODULE)
