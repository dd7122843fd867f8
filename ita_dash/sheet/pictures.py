"""The pictures of a tab of an .xlsx and the cells that they are anchored on (ISO/IEC 29500-1, 20.5)."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.xml.constants import DRAWING_NS, REL_NS, SHEET_DRAWING_NS

from ita_dash.sheet.limits import PARTS
from ita_dash.sheet.package import DamagedPartError, Package, elements
from ita_dash.sheet.wholetext import clean


def _name(tag: str) -> str:
    return f"{{{SHEET_DRAWING_NS}}}{tag}"


_ANCHORS = frozenset({_name("twoCellAnchor"), _name("oneCellAnchor")})
_FROM, _ROW, _COLUMN, _PICTURE, _ABOUT = map(_name, ("from", "row", "col", "pic", "cNvPr"))
_BLIP, _EMBED = f"{{{DRAWING_NS}}}blip", f"{{{REL_NS}}}embed"


class Anchored(NamedTuple):
    """A picture on a tab: row and column from 0 of the cell where it begins, its name, and its part as the drawing's relations
    call it; empty for one that lies elsewhere."""

    place: tuple[int, int]
    name: str
    relation: str


def anchored_pictures(package: Package, part: str) -> list[Anchored]:
    """The pictures in the drawing ``part``. Charts and shapes are none.

    A drawing that is damaged has no pictures: it is not what the sheet says.
    """
    found: list[Anchored] = []
    try:
        with package.open(part) as xml:
            for element in elements(xml):
                if element.tag in _ANCHORS:
                    found += _pictures(element)
                    element.clear()
                if len(found) > PARTS.most:
                    break
    except DamagedPartError:
        return []
    return found


def _pictures(anchor: Element) -> Iterator[Anchored]:
    start = anchor.find(_FROM)
    row, column = ("", "") if start is None else (start.findtext(_ROW, ""), start.findtext(_COLUMN, ""))
    if not (row.isdecimal() and column.isdecimal() and len(row) < 8 and len(column) < 8):
        return
    for shown in anchor.iter(_PICTURE):
        about = next(shown.iter(_ABOUT), None)
        name = "" if about is None else about.get("descr") or about.get("name") or ""
        blip = next(shown.iter(_BLIP), None)
        yield Anchored((int(row), int(column)), clean(name).strip() or "picture", "" if blip is None else blip.get(_EMBED, ""))
