"""QR codes of links: what leads from paper to evidence."""

from dataclasses import dataclass
from io import BytesIO

from ita_dash.caches import Cache

MODULE = 0.36
"""The side of one dot in millimetres: what any telephone reads from a printed page."""
MOST_MODULES = 69
"""With the margin: a code of some 25 millimetres, for a link of some 320 letters; a longer one has none."""
_MARGIN = 2
LONGEST = 883
"""Letters that such a code can hold, were all of them digits: a longer address is not tried."""
_CODES = Cache("QR codes", 8 * 1024 * 1024)
"""Word asks for each twice, to reckon the room and to draw; the PDF beside it asks again."""


@dataclass(frozen=True, slots=True)
class Code:
    """``side`` in millimetres, the margin included."""

    svg: bytes
    png: bytes
    side: float


def code_of(address: str) -> Code | None:
    """The code of ``address``; None where it would be too fine to read, or there is none."""
    return _CODES.get(address, lambda: _made(address)) if 0 < len(address) <= LONGEST else None


def _made(address: str) -> Code | None:
    import segno

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
