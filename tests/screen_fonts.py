"""The fonts of the screen, as small as their page needs: ``python -m tests.screen_fonts`` makes the files anew.

Of Noto Sans Thai what is never set goes: other widths, and weights beyond regular and bold. Of Streamlit's Material Symbols,
4,000 signs in 375 kB, those stay that its own script or ours name; a test says so after every new release.
"""

import re
from io import BytesIO
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from ita_dash.charts.vega import font_file
from tests.surroundings import ROOT

FILES = ROOT / "ita_dash" / "web" / "shell"
WEIGHTS = (400, 700)
_STATIC = Path(streamlit.__file__).parent / "static" / "static"
_NAMED = re.compile(r"\bmaterial/([a-z0-9_]+)")


def screen() -> bytes:
    """Noto Sans Thai from regular to bold, as WOFF2."""
    return _written(instancer.instantiateVariableFont(TTFont(font_file()), {"wdth": 100, "wght": WEIGHTS}))


def symbols() -> bytes:
    """The signs of ``named``, as WOFF2."""
    font = TTFont(_whole_symbols())
    found = ligatures(font)
    wanted = named() & set(found)
    options = subset.Options(layout_features=["*"], layout_closure=False)
    smaller = subset.Subsetter(options)
    smaller.populate(
        glyphs=[found[name] for name in wanted], unicodes=sorted({ord(letter) for name in wanted for letter in name})
    )
    smaller.subset(font)
    return _written(font)


def named() -> set[str]:
    """The signs that our code and Streamlit's script name."""
    ours = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "ita_dash").rglob("*.py")]
    texts = (file.read_text(encoding="utf-8") for file in [*ours, *(_STATIC / "js").glob("*.js")])
    return {name for text in texts for name in _NAMED.findall(text)}


def ligatures(font: TTFont) -> dict[str, str]:
    """The name that is typed → the sign that is drawn."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters.get(glyph, "?") for glyph in (first, *one.Component)): one.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, several in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items()
        for one in several
    }


def known() -> set[str]:
    """The signs of Streamlit's whole font: what else looks like a name is none."""
    return set(ligatures(TTFont(_whole_symbols())))


def _whole_symbols() -> Path:
    (file,) = (_STATIC / "media").glob("MaterialSymbols-Rounded.*.woff2")
    return file


def _written(font: TTFont) -> bytes:
    font.flavor = "woff2"
    font.recalcTimestamp = False
    content = BytesIO()
    font.save(content)
    return content.getvalue()


if __name__ == "__main__":
    (FILES / "screen.woff2").write_bytes(screen())
    (FILES / "symbols.woff2").write_bytes(symbols())
