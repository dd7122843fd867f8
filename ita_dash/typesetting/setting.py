"""Typst with the Sarabun files of ``fontpkg-sarabun`` and its own symbols, and none of the machine's fonts."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ita_dash.typesetting.copyable import copyable

if TYPE_CHECKING:
    import typst

STANDARDS = ("a-2a", "ua-1")
LOGO_DPI = 300
MAIN = "main.typ"
"""The file of ``files`` that is set; it may read the others."""


def pdf(files: Mapping[str, bytes], created: int) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1, dated ``created`` (seconds since 1970); the same files are the same bytes."""
    return copyable(_compiled(files, format="pdf", pdf_standards=list(STANDARDS), timestamp=created))


def pages(files: Mapping[str, bytes], dpi: int, most: int) -> tuple[list[bytes], int]:
    """A PNG of each of its first ``most`` pages, and how many there are."""
    found = _compiled(files, format="png", ppi=dpi)
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


def _compiled(files: Mapping[str, bytes], **options: Any) -> Any:
    import typst

    with TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        return typst.compile(str(Path(folder, MAIN)), root=folder, font_paths=_fonts(), **options)


@cache
def _fonts() -> "typst.Fonts":
    import fontpkg_sarabun
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(Path(fontpkg_sarabun.ROOT) / "files")]
    )
