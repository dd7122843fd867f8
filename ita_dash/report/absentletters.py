"""Letters that the fonts of the PDF may lack: emoji, Chinese and what else a cell may hold.

PDF/A and PDF/UA refuse a letter that no font has. Sarabun has Thai and Latin, Typst's own fonts the symbols of ``_SYMBOLS`` and
much else, as Arabic and Greek; ticks and crosses of emoji become plain ones. For any other letter a font is made for this
document, which draws it as ``□``: its text stays the letter, so that it is found, copied and read aloud. Word shows them all.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from itertools import chain, repeat
from typing import Any
from unicodedata import category, normalize

from ita_dash.messages import _

_LATIN = "\\u0020-\\u007e\\u00a0-\\u017e\\u1ea0-\\u1ef9\\u0e01-\\u0e3a\\u0e3f-\\u0e5b"
_SYMBOLS = "‐‒–—―‘’‚“”„†‡•…‰′″‹›⁄€₿™℃№ℓ⅓⅔⅛①②③ⅠⅡαβπΩμЯ←↑→↓↔⇒⇔∞√≈≠≤≥−∑∂∆∏∫■□▪▫▲△▶▷▼▽◆◇◯○●☆★☎✉☐☑☒✓✔✗✘➢➤❖‣◦※�"
_ABSENT = re.compile(f"[^\\n{_LATIN}{re.escape(_SYMBOLS)}]")
_RUN = re.compile(f"{_ABSENT.pattern}+")
_PLAIN = str.maketrans({"✅": "✔", "❌": "✘", "❎": "✘", "⚫": "●", "🔴": "●", "⭐": "★", "👉": "→", "➡": "→", "−": "−"})
_BOX = "□"
_DRAWN = "LMNPS"
"""First letters of the categories that can be drawn: no controls, and no letter of private use, which PDF/A-2a refuses."""
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0]")
"""Letters, by their category, that nobody sees: programs draw nothing for them, whatever the font has."""
_LAO_AM = "\u0ecd\u0eb2"
"""What the vowel ຳ is taken apart into before it is drawn."""
FAMILY = "Letters As Boxes"
BOXES = "boxes.ttf"
MOST_SHAPES = 60_000
"""Of a font, which has no room for more than 65,535."""
TOLD = 20
"""Letters that are named to whoever makes the report."""


def files_with(data: dict[str, Any]) -> dict[str, bytes]:
    """The files of the texts ``data``, as ``printed`` gives them, with the font of what the others lack."""
    files = {"texts.json": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")}
    absent = _absent(_texts(data))
    return files | {BOXES: boxes("".join(sorted(absent)))} if absent else files


def printed(value: Any) -> Any:
    """``value`` with letters that a font can be made for; what cannot be drawn becomes ``□`` itself."""
    if isinstance(value, str):
        return _RUN.sub(lambda found: _drawn(found[0]), value.translate(_PLAIN))
    if isinstance(value, dict):
        return {name: one if name == "url" else printed(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [printed(one) for one in value]
    return value


def told(document: object) -> Iterator[str]:
    """What to say of letters in ``document`` that the PDF may show as boxes; nothing where there are none."""
    letters_of = _absent(text.translate(_PLAIN) for text in _texts(document))
    absent = [one if _can_be_drawn(one) else f"U+{ord(one):04X}" for one in letters_of]
    if absent:
        letters = " ".join(absent[:TOLD]) + (" …" if len(absent) > TOLD else "")
        said = _("Look in the PDF at these letters: those that no font has print as □; the Word file shows them: {letters}")
        yield said.format(letters=letters)


def boxes(letters: str) -> bytes:
    """A .ttf that draws each of ``letters`` as a box, the same bytes each time. Each has a shape of its own, for a PDF keeps one
    text a shape."""
    from fontTools.fontBuilder import FontBuilder

    codes = sorted({ord(one) for letter in letters for one in letter + normalize("NFD", letter)} | set(map(ord, _LAO_AM)))
    shapes = [".notdef", *(f"box{number}" for number in range(min(len(codes), MOST_SHAPES)))]
    font = FontBuilder(1000, isTTF=True)
    font.setupHead(unitsPerEm=1000, created=0, modified=0)
    font.setupGlyphOrder(shapes)
    font.setupCharacterMap(dict(zip(codes, chain(shapes[1:], repeat(shapes[-1])), strict=False)))
    font.setupGlyf(dict.fromkeys(shapes, _box()))
    font.setupHorizontalMetrics(dict.fromkeys(shapes, (700, 60)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    own = {"familyName": FAMILY, "styleName": "Regular", "uniqueFontIdentifier": FAMILY, "fullName": FAMILY}
    font.setupNameTable({**own, "psName": FAMILY.replace(" ", ""), "version": "Version 1.0"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.font.recalcTimestamp = False
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _box() -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for corners in (((60, 0), (60, 580), (640, 580), (640, 0)), ((110, 50), (590, 50), (590, 530), (110, 530))):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def _drawn(run: str) -> str:
    """``run`` of absent letters, ``□`` in place of those that cannot be drawn."""
    shown = ""
    for letter in run:
        # A mark is drawn by the font of the letter before it: no other has a Thai letter with a mark of another script
        bare = category(letter)[0] == "M" and shown[-1:] in ("", _BOX)
        shown += letter if _can_be_drawn(letter) and not bare else _BOX
    return shown


def _can_be_drawn(letter: str) -> bool:
    return category(letter)[0] in _DRAWN and not _UNSEEN.match(letter)


def _absent(texts: Iterable[str]) -> dict[str, None]:
    """The letters of ``texts`` that no font may have, each once, in their order."""
    return {letter: None for text in texts for letter in _ABSENT.findall(text)}


def _texts(value: object) -> Iterator[str]:
    """Every text in ``value`` that is read; an address is not."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([one for name, one in value.items() if name != "url"])
    elif is_dataclass(value):
        yield from _texts([getattr(value, one.name) for one in fields(value) if one.name != "url"])
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)
