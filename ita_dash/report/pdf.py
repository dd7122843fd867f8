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
from pathlib import Path
from typing import Any

from ita_dash.making import made
from ita_dash.report.model import Report

TEMPLATE = Path(__file__).with_name("report.typ")
PREVIEW_DPI = 64
MOST_PAGES = 40
"""Pages to look at before the file is taken: some four megabytes."""

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
    """``report`` as PDF; the same report is the same bytes. Raises ``NotMadeError``."""
    return bytes(made("ita_dash.typesetting.setting:pdf", _files(report), report.created))


def pages(report: Report) -> tuple[list[bytes], int]:
    """A PNG of each of the first ``MOST_PAGES`` pages, to look at, and how many there are. Raises ``NotMadeError``."""
    drawn, count = made("ita_dash.typesetting.setting:pages", _files(report), PREVIEW_DPI, MOST_PAGES)
    return drawn, count


def _files(report: Report) -> dict[str, bytes]:
    """What Typst reads."""
    logo = f"logo.{report.logo.extension}" if report.logo else None
    data = json.dumps(_data(report, logo), ensure_ascii=False).encode("utf-8", "replace")
    files = {"main.typ": TEMPLATE.read_bytes(), "report.json": data}
    return files | {logo: report.logo.content} if report.logo and logo else files


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
        printed = {name: _printed(one) for name, one in value.items()}
        return printed | {"parts": _parts(printed["label"])} if "label" in value else printed
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
