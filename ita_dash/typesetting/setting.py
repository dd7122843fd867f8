"""Typst with the Sarabun files of ``fontpkg-sarabun``, its own symbols and a document's own fonts, and none of the machine's."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ita_dash.typesetting.copyable import copyable
from ita_dash.typesetting.linebreaks import units

if TYPE_CHECKING:
    import typst

STANDARDS = ("a-2a", "ua-1")
LOGO_DPI = 300
MAIN = "main.typ"
"""The file of ``files`` that is set; it may read the others."""


TEXTS, UNITS, ALPHABET = "texts.json", "units.json", "alphabet.json"
"""Of ``files``: what the document says. Made here for it to read: the units of every text in it; what must be drawn before it."""
FONT = ".ttf"
"""Of ``files``: fonts of the document's own."""
DRAWN_FIRST = Path(__file__).with_name("alphabet.typ")
"""What each document draws on its first page."""
_LETTERS = [
    *(chr(code) for code in (*range(0x0E01, 0x0E33), *range(0x0E34, 0x0E3B), *range(0x0E40, 0x0E5A))),
    *("ํ" + tone for tone in "่้๊๋"),
]
"""Every Thai letter and mark but ำ, which fonts make of two; ``ํ`` and a tone mark are one shape."""


def pdf(files: Mapping[str, bytes], created: int) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1, dated ``created`` (seconds since 1970); the same files are the same bytes."""
    return copyable(_compiled(_broken(files), format="pdf", pdf_standards=list(STANDARDS), timestamp=created))


def pages(files: Mapping[str, bytes], dpi: int, most: int) -> tuple[list[bytes], int]:
    """A PNG of each of its first ``most`` pages, and how many there are."""
    found = _compiled(_broken(files), format="png", ppi=dpi)
    drawn = found if isinstance(found, list) else [found]
    return drawn[:most], len(drawn)


def picture(content: bytes, extension: str) -> bytes | None:
    """``content`` (a .png or .svg file) as a PNG; None where it cannot be drawn."""
    import typst

    main = f'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("logo.{extension}", height: 34mm)'
    try:
        drawn = _compiled({MAIN: main.encode(), f"logo.{extension}": content}, format="png", ppi=LOGO_DPI)
    except typst.TypstError:
        return None
    first: bytes = drawn[0] if isinstance(drawn, list) else drawn
    return first


def _broken(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """``files``, and with them where the lines of their texts may end."""
    made = units(_texts(json.loads(files[TEXTS])))
    of_ours = {UNITS: json.dumps(made, ensure_ascii=False).encode(), ALPHABET: json.dumps(_LETTERS).encode()}
    return {**files, **of_ours, DRAWN_FIRST.name: DRAWN_FIRST.read_bytes()}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)


def _compiled(files: Mapping[str, bytes], **options: Any) -> Any:
    import typst

    with TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        fonts = _fonts_with(folder) if any(name.endswith(FONT) for name in files) else _fonts()
        return typst.compile(str(Path(folder, MAIN)), root=folder, font_paths=fonts, **options)


@cache
def _fonts() -> "typst.Fonts":
    return _fonts_with()


def _fonts_with(*folders: str) -> "typst.Fonts":
    import fontpkg_sarabun
    import typst

    own = str(Path(fontpkg_sarabun.ROOT) / "files")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[own, *folders])
