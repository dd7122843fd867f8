"""The pictures that lie on cells of an .xlsx, written anew as small JPEGs: nothing of what a file calls a picture goes further.

A photograph of a telephone is as large as a page needs ten times over, and says where it was taken: what is written here has
neither. What is no PNG or JPEG, is damaged or beyond a bound is left out and counted.
"""

import warnings
from collections.abc import Collection
from contextlib import suppress
from io import BytesIO
from typing import NamedTuple

from ita_dash.sheet.file import file_bytes
from ita_dash.sheet.limits import FILE_BYTES
from ita_dash.sheet.package import DamagedPartError, Package
from ita_dash.sheet.xlsx import picture_parts

Cell = tuple[str, int, int]
"""Tab, row and column from 0."""
MOST = 60
"""Pictures: thirty pages. An office that has more of them links to an album."""
MOST_BYTES = 20_000_000
"""Of one picture in the file: photographs of telephones have 2 to 12 million."""
MOST_PIXELS = 50_000_000
"""Of one: the largest cameras of telephones make so many usually; decoded they take 150 to 200 million bytes."""
LONGEST_SIDE = 1100
"""Pixels: 112 millimetres of paper at 250 dots an inch."""
QUALITY = 78


class Photograph(NamedTuple):
    content: bytes
    width: int
    height: int


class Photographs(NamedTuple):
    of: dict[Cell, tuple[Photograph, ...]]
    left_out: int
    """Pictures on these cells that cannot be shown, or are too many."""


def photographs(file: str, cells: Collection[Cell]) -> Photographs:
    """The pictures on ``cells`` of the .xlsx ``file``. Raises ``SheetError`` where that is no package within the limits, and
    ``DamagedPartError`` where its tabs cannot be found."""
    package = Package(file_bytes(file, FILE_BYTES, file), file)
    found: dict[Cell, list[Photograph]] = {}
    count, left_out = 0, 0
    drawn: dict[str, Photograph | None] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it would lose on saving; nothing is saved here
        for tab, place, part in picture_parts(package, file):
            cell = (tab, *place)
            if cell not in cells:
                continue
            if count < MOST and part not in drawn:
                drawn[part] = _drawn(package, part)
            one = drawn.get(part)
            if one is None or count >= MOST:
                left_out += 1
                continue
            found.setdefault(cell, []).append(one)
            count += 1
    return Photographs({cell: tuple(ones) for cell, ones in found.items()}, left_out)


def _drawn(package: Package, part: str) -> Photograph | None:
    with suppress(DamagedPartError):
        return redrawn(package.picture(part, MOST_BYTES))
    return None


def redrawn(content: bytes) -> Photograph | None:
    """``content``, a PNG or JPEG by its first bytes, upright, small and on white; None where it is none or cannot be decoded."""
    from PIL import Image, ImageOps

    try:
        # Reads the head alone; no other of Pillow's forty formats is tried
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if not 0 < opened.width * opened.height <= MOST_PIXELS:
                return None
            if opened.format == "JPEG":
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
        ground = Image.new("RGB", upright.size, "white")
        ground.paste(upright, mask=upright.getchannel("A"))
        written = BytesIO()
        ground.save(written, "JPEG", quality=QUALITY)
    except Exception:  # a damaged picture fails in as many ways as there are decoders, and all mean the same
        return None
    return Photograph(written.getvalue(), ground.width, ground.height)
