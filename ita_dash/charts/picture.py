"""A chart as a picture that stands alone: SVG or PNG, in light colours, with what it shows, of whom and as of when in it.

vl-convert draws it (``vega.py``) in a worker, with the screen font from its package and none of the machine's.
"""

import base64
from collections.abc import Sequence
from html import escape, unescape
from io import BytesIO
from typing import Any

from ita_dash.charts.figure import FONT, TEXT, Figure
from ita_dash.charts.vega import font_file
from ita_dash.filemaking import made
from ita_dash.palette import LIGHT
from ita_dash.thailines import wrap

WIDTH = 960
"""Pixels of a picture from side to side, before its scale; a wide table asks for more."""
SLIDE, SLIDE_MARGIN = (1920, 1080), 24
"""Pixels of a slide of 16:9, and what stays white at its edges beside the picture's own."""
_LINE = 100
"""Columns of a line above the chart."""
_SARA_AM, _TAKEN_APART = "\u0e33", "\u0e4d\u0e32"
"""The letter ำ, and the two that it is made of: as one letter the renderer puts it over its neighbour."""


def svg(figure: Figure, title: str, notes: Sequence[str], width: int = WIDTH) -> bytes:
    """``figure`` under its title and lines of ``notes``, with its font inside; its texts can be searched and copied.

    Raises ``NotMadeError``.
    """
    drawn: str = made("ita_dash.charts.vega:svg", _apart(_spec(figure, title, notes, width)))
    whole = drawn.replace(_TAKEN_APART, _SARA_AM)
    head, mark, rest = whole.partition(">")
    said = f"<title>{escape(title)}</title><desc>{escape(' · '.join([*notes, figure.alt]))}</desc>"
    return f'{head} role="img"{mark}{said}{_font_face(whole + said)}{rest}'.encode()


def png(figure: Figure, title: str, notes: Sequence[str], width: int = WIDTH) -> bytes:
    """The same as PNG, ``vega.SCALE`` dots to a pixel where that is not too many. Raises ``NotMadeError``."""
    return bytes(made("ita_dash.charts.vega:png", _apart(_spec(figure, title, notes, width))))


def slide(figure: Figure, title: str, notes: Sequence[str], width: int = WIDTH) -> bytes:
    """The same on white as a PNG that fills a slide, as large as there is room for. Raises ``NotMadeError``."""
    from PIL import Image

    with Image.open(BytesIO(png(figure, title, notes, width)), formats=("PNG",)) as drawn:
        room = min((SLIDE[0] - 2 * SLIDE_MARGIN) / drawn.width, (SLIDE[1] - 2 * SLIDE_MARGIN) / drawn.height)
        fitted = drawn.convert("RGB").resize((round(drawn.width * room), round(drawn.height * room)), Image.Resampling.LANCZOS)
    paper = Image.new("RGB", SLIDE, LIGHT.background)
    paper.paste(fitted, ((SLIDE[0] - fitted.width) // 2, (SLIDE[1] - fitted.height) // 2))
    written = BytesIO()
    paper.save(written, "PNG", optimize=True)
    return written.getvalue()


def _spec(figure: Figure, title: str, notes: Sequence[str], width: int) -> dict[str, Any]:
    """The chart with a width of its own, white paper and its title; on a page it is as wide as its place."""
    heading = {
        "text": list(wrap(title, _LINE)),
        "subtitle": [line for note in notes for line in wrap(note, _LINE)],
        "anchor": "start",
        "frame": "bounds",
        "offset": 18,
        "fontSize": 20,
        "fontWeight": 600,
        "lineHeight": 28,
        "subtitleFontSize": TEXT,
        "subtitleLineHeight": 20,
        "subtitlePadding": 6,
        "color": LIGHT.text,
        "subtitleColor": LIGHT.muted,
    }
    spec: dict[str, Any] = figure.chart.to_dict()
    padding = {side: room + 22 for side, room in spec["padding"].items()}
    return spec | {"title": heading, "width": width, "background": LIGHT.background, "padding": padding}


def _apart(value: Any) -> Any:
    """``value`` with every ำ in the form that is drawn rightly."""
    if isinstance(value, str):
        return value.replace(_SARA_AM, _TAKEN_APART)
    if isinstance(value, dict):
        return {_apart(name): _apart(one) for name, one in value.items()}
    return [_apart(one) for one in value] if isinstance(value, list) else value


def _font_face(drawn: str) -> str:
    """The letters of the font that ``drawn`` has, for whoever opens the picture: most machines do not have it."""
    from fontTools import subset

    options = subset.Options(layout_features=["*"], notdef_outline=True)
    with subset.load_font(str(font_file()), options) as whole:
        kept = subset.Subsetter(options)
        kept.populate(text=unescape(drawn))
        kept.subset(whole)
        file = BytesIO()
        whole.save(file)
    font = base64.b64encode(file.getvalue()).decode("ascii")
    source = f"url(data:font/ttf;base64,{font}) format('truetype')"
    return f"<style>@font-face{{font-family:'{FONT}';font-weight:100 900;src:{source}}}</style>"
