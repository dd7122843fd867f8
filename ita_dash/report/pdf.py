"""The report as PDF, set by Typst with the Sarabun files of ``fontpkg-sarabun``.

The file keeps two standards together: PDF/A-2a (archiving, tagged, every letter mapped to Unicode) and PDF/UA-1 (readers
for the blind). It is the strictest that the package can combine: PDF/A-1a forbids links that PDF/UA asks for, PDF/A-4 needs
PDF 2.0 where PDF/UA-1 ends at 1.7, and PDF/A-3a only adds attached files, of which there are none.

Both refuse a letter that no font has. Sarabun has Thai and Latin, Typst's own fonts the symbols of ``_SYMBOLS``; ticks and
crosses of emoji become plain ones and any other letter ``□``. The Word file keeps them all.

Everything from the sheet goes to Typst as a JSON file, strings only.
"""

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ita_dash.report.copyable import copyable
from ita_dash.report.model import Report

if TYPE_CHECKING:
    import typst

STANDARDS = ("a-2a", "ua-1")
TEMPLATE = Path(__file__).with_name("report.typ")
PREVIEW_DPI = 64
LOGO_DPI = 300

_LATIN = "\\u0020-\\u007e\\u00a0-\\u017e\\u1ea0-\\u1ef9\\u0e01-\\u0e3a\\u0e3f-\\u0e5b"
_SYMBOLS = "‐‒–—―‘’‚“”„†‡•…‰′″‹›⁄€₿™℃№ℓ⅓⅔⅛①②③ⅠⅡαβπΩμЯ←↑→↓↔⇒⇔∞√≈≠≤≥−∑∂∆∏∫■□▪▫▲△▶▷▼▽◆◇◯○●☆★☎✉☐☑☒✓✔✗✘➢➤❖‣◦※�"
_ABSENT = re.compile(f"[^\\n{_LATIN}{re.escape(_SYMBOLS)}]")
_PLAIN = str.maketrans({"✅": "✔", "❌": "✘", "❎": "✘", "⚫": "●", "🔴": "●", "⭐": "★", "👉": "→", "➡": "→", "−": "−"})
_ALPHABET = [
    *(chr(code) for code in (*range(0x0E01, 0x0E33), *range(0x0E34, 0x0E3B), *range(0x0E40, 0x0E5A))),
    *("ํ" + tone for tone in "่้๊๋"),
]
"""Every Thai letter and mark but ำ, which fonts make of two; ``ํ`` and a tone mark are one shape."""

_LONG_WORD = re.compile(r"[^\s\u0e00-\u0e7f]{14,}|(.)\1{11,}")
"""What may be wider than a column and has no place to break: a link, a name of a file, a row of dots."""
_PART = 4


def pdf(report: Report) -> bytes:
    """``report`` as PDF; the same report is the same bytes."""
    (made,) = _compile(report, format="pdf", pdf_standards=list(STANDARDS), timestamp=report.created)
    return copyable(made)


def pages(report: Report) -> list[bytes]:
    """A PNG of each page, to look at."""
    return _compile(report, format="png", ppi=PREVIEW_DPI)


def picture(content: bytes, extension: str) -> bytes | None:
    """``content`` (a .png or .svg file) as a PNG; None where it cannot be drawn."""
    import typst

    source = f'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("logo.{extension}", height: 34mm)'
    with TemporaryDirectory() as folder:
        Path(folder, f"logo.{extension}").write_bytes(content)
        try:
            return _set(source.encode(), folder, format="png", ppi=LOGO_DPI)[0]
        except typst.TypstError:
            return None


def _compile(report: Report, **options: Any) -> list[bytes]:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        logo = f"logo.{report.logo.extension}" if report.logo else None
        if report.logo and logo:
            (root / logo).write_bytes(report.logo.content)
        (root / "report.json").write_text(json.dumps(_data(report, logo), ensure_ascii=False), encoding="utf-8")
        (root / "report.typ").write_bytes(TEMPLATE.read_bytes())
        return _set(str(root / "report.typ"), folder, **options)


def _set(source: str | bytes, folder: str, **options: Any) -> list[bytes]:
    """What Typst makes of a document's text or file: one file, or a picture for each page."""
    import typst

    made: Any = typst.compile(source, root=folder, font_paths=_fonts(), **options)
    return made if isinstance(made, list) else [made]


def _data(report: Report, logo: str | None) -> dict[str, Any]:
    data: dict[str, Any] = _printed(asdict(report) | {"logo": None})
    return data | {"logo": logo, "alphabet": _ALPHABET}


def _printed(value: Any) -> Any:
    """``value`` with letters that the fonts have, and each piece's text in parts between which a line may end."""
    if isinstance(value, str):
        return _ABSENT.sub("□", value.translate(_PLAIN))
    if isinstance(value, dict):
        if value.keys() == {"text", "url"}:
            return {"parts": _parts(_printed(value["text"])), "url": value["url"]}
        return {name: _printed(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printed(one) for one in value]
    return value


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    end = 0
    for word in _LONG_WORD.finditer(text):
        cuts = range(word.start() + _PART, word.end(), _PART)
        for cut in cuts:
            parts.append(text[end:cut])
            end = cut
    return [*parts, text[end:]]


@cache
def _fonts() -> "typst.Fonts":
    import fontpkg_sarabun
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(Path(fontpkg_sarabun.ROOT) / "files")]
    )
