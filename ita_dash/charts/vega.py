"""Vega-Lite specifications drawn by vl-convert with the screen font from its package, and none of the machine's fonts.

It keeps in memory what it once took, so it is run by workers (``ita_dash.filemaking``), never here.
"""

import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

SCALE = 2
"""How many dots of a PNG make a pixel: sharp on paper and on a telephone."""
MOST_DOTS = 24_000_000
"""Of a PNG: each takes four bytes while it is drawn, and a timeline of a thousand activities is as tall as a house."""
FAMILY, OWN = "Noto Sans Thai", "ITA Dashboard Sans"
"""The screen font's name, and the one that it has while a picture is drawn."""
WEIGHTS = (400, 600)
"""Of the letters in pictures: text, and headings."""
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def svg(spec: dict[str, Any]) -> str:
    """The chart as SVG, its font named and not inside."""
    return _drawn(spec).replace(OWN, FAMILY)


def _drawn(spec: dict[str, Any]) -> str:
    """The SVG in the font under its own name."""
    import vl_convert

    _use_own_font()
    named = spec | {"config": {**spec.get("config", {}), "font": OWN}}
    return str(vl_convert.vegalite_to_svg(named, allowed_base_urls=[]))  # no chart has data of another host


def png(spec: dict[str, Any]) -> bytes:
    """The chart as PNG, ``SCALE`` dots to a pixel; fewer where the picture would have more than ``MOST_DOTS``."""
    import vl_convert

    drawn = _drawn(spec)
    size = _SIZE.search(drawn)
    dots = float(size[1]) * float(size[2]) if size else 0
    return bytes(vl_convert.svg_to_png(drawn, scale=min(SCALE, (MOST_DOTS / dots) ** 0.5) if dots else SCALE))


def font_file() -> Path:
    """The screen font."""
    import fontpkg_noto_sans_thai

    (path,) = (Path(fontpkg_noto_sans_thai.ROOT) / "files").glob("*.ttf")
    return path


@cache
def _use_own_font() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(_own_fonts()))


def _own_fonts() -> Path:
    """A folder with the font, regular and bold, under a name that no machine has: of two fonts of one name the renderer takes
    some letters from either, and of one whose weight can be varied it draws the regular alone."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    folder = Path(mkdtemp(prefix="ita-font-"))
    for weight in WEIGHTS:
        font = instantiateVariableFont(TTFont(font_file()), {"wght": weight, "wdth": 100})
        for record in list(font["name"].names):
            if record.nameID in (1, 4, 16):
                font["name"].setName(OWN, record.nameID, record.platformID, record.platEncID, record.langID)
        font.save(folder / f"{weight}.ttf")
    return folder
