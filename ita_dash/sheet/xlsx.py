"""An .xlsx file → a workbook: what a person sees in Excel, cell by cell, with what Excel knows of it.

What a file lacks or has damaged is named in ``Workbook.damage`` and the rest is read. What openpyxl and the XML parser raise for
a damaged part is known by name and caught where they are called; nothing else is.
"""

import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.comments import Comment
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.manifest import Manifest
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.styles.stylesheet import Stylesheet
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.xml.constants import ARC_CONTENT_TYPES, ARC_CORE, ARC_STYLE, COMMENTS_NS, SHARED_STRINGS, XLSM, XLSX, XLTM, XLTX

from ita_dash.fiscal import BANGKOK
from ita_dash.sheet.extent import Extent
from ita_dash.sheet.file import file_bytes
from ita_dash.sheet.limits import COLUMNS, FILE_BYTES, ROWS
from ita_dash.sheet.number_format import builtin_format
from ita_dash.sheet.package import DamagedPartError, Package
from ita_dash.sheet.pictures import anchored_pictures
from ita_dash.sheet.plain_xlsx import read_plain_xlsx
from ita_dash.sheet.tabrows import from_places
from ita_dash.sheet.wholetext import clean
from ita_dash.sheet.workbook import Cell, Damage, Merge, Tab, Workbook
from ita_dash.sheet.xlsx_cell import Cells, CellStyle
from ita_dash.sheet.xlsx_places import Place, Places
from ita_dash.sheet.xlsx_tab import TabXml, Words, bounds, cells, shared_texts

_KINDS = (XLSX, XLSM, XLTX, XLTM)
"""What the main part of a workbook may be."""
_DAMAGE = (
    DamagedPartError,
    DefusedXmlException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    OSError,
)
"""What openpyxl and the XML parsers raise for a part that is not as the standard says: a missing part or relation (KeyError), a
value or a type that a field does not take (ValueError, TypeError), a missing element (AttributeError, IndexError), no XML
(ParseError; SyntaxError is lxml's), no workbook among the parts (OSError)."""

_Read = TypeVar("_Read")


def read_xlsx(file: Path | str | bytes, *, source: str = "") -> Workbook:
    """The workbook in ``file``, a path or the file's bytes. What cannot be read of it is in ``Workbook.damage``.

    Raises ``SheetError``: ``file_unreadable`` for what is no .xlsx at all, or is protected by a password; that of a limit.
    """
    source = source or (str(file) if not isinstance(file, bytes) else "")
    title = clean(Path(source).stem)
    package = Package(file_bytes(file, FILE_BYTES, source), source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it would lose on saving; nothing is saved here
        try:
            book = _Book(package, source)
        except DamagedPartError as error:
            return read_plain_xlsx(package.rebuilt(), source, title, str(error))
        return book.workbook(title)


def picture_parts(package: Package, source: str) -> Iterator[tuple[str, Place, str]]:
    """Tab, place and part of each picture that lies on a cell of ``package``, tab by tab. Raises ``DamagedPartError``."""
    book = _Book(package, source)
    for title, part, _hidden in book.sheets:
        drawings = [rel.target for rel in book.relations(part) if rel.Type.endswith("/drawing") and rel.target in book.names]
        for drawing in drawings:
            targets = {rel.id: rel.target for rel in book.relations(drawing)}
            for one in anchored_pictures(package, drawing):
                if one.relation in targets:
                    yield title, one.place, targets[one.relation]


def _whole(read: Callable[[], _Read]) -> _Read:
    """What ``read``, which calls openpyxl and nothing of ours but ``Package``, gives. Raises ``DamagedPartError``."""
    try:
        return read()
    except _DAMAGE as error:
        raise DamagedPartError(str(error)) from None


def _from_xml(kind: Any, xml: bytes) -> Any:
    """A part as openpyxl's ``kind``, whose annotations do not fit its own parser."""
    return kind.from_tree(fromstring(xml, forbid_dtd=True))


class _Book:
    """The parts of one file, and what was found damaged on the way. Raises ``DamagedPartError`` where tabs cannot be found."""

    def __init__(self, package: Package, source: str) -> None:
        self.source = source
        self.damage: list[Damage] = []
        self.package = package
        self.names = frozenset(package.namelist())
        self.manifest: Manifest = _whole(lambda: _from_xml(Manifest, package.read(ARC_CONTENT_TYPES)))
        main = next((part for kind in _KINDS if (part := self.manifest.find(kind)) is not None), None)
        if main is None:
            raise DamagedPartError("[Content_Types].xml")
        self.parser = WorkbookParser(package, main.PartName.removeprefix("/"), keep_links=False)
        _whole(self.parser.parse)
        self.pictures_in_cells = any(name.startswith("xl/richData/") for name in self.names)
        self.sheets = [
            (clean(sheet.name), rel.target, sheet.state != "visible")
            for sheet, rel in _whole(lambda: list(self.parser.find_sheets()))
            if rel.target in self.names and "worksheet" in rel.Type
        ]
        if not self.sheets:
            raise DamagedPartError(main.PartName)
        self.texts = self._texts()
        self.styles = self._styles()

    def workbook(self, title: str) -> Workbook:
        extent = Extent(self.source)
        tabs = tuple(self._tab(title, part, hidden, extent) for title, part, hidden in self.sheets)
        return Workbook(self._title() or title, tabs, datetime.now(BANGKOK), self.source, damage=tuple(self.damage))

    def _title(self) -> str:
        if ARC_CORE not in self.names:
            return ""
        try:
            known = _whole(lambda: _from_xml(DocumentProperties, self.package.read(ARC_CORE)))
        except DamagedPartError:  # the title is a courtesy of the file; its stem will do
            return ""
        return clean(known.title or "").strip()

    def _texts(self) -> list[Words]:
        part = self.manifest.find(SHARED_STRINGS)
        if part is None:
            return []
        try:
            with self.package.open(part.PartName.removeprefix("/")) as xml:
                return shared_texts(xml, self.source)
        except KeyError:
            raise DamagedPartError(part.PartName) from None

    def _styles(self) -> list[CellStyle]:
        """Number format and strike of each style, by the style's number."""
        if ARC_STYLE not in self.names:
            return []
        try:
            sheet: Any = _whole(lambda: _from_xml(Stylesheet, self.package.read(ARC_STYLE)))
        except DamagedPartError:  # without styles the texts are all there; dates and percents are plain numbers, strikes unknown
            self.damage.append(Damage("FILE_PART_UNREADABLE", ARC_STYLE))
            return []
        own, fonts = sheet.number_formats, sheet.fonts
        return [
            CellStyle(
                own[one.numFmtId - 164] if 0 <= one.numFmtId - 164 < len(own) else builtin_format(one.numFmtId),
                0 <= one.fontId < len(fonts) and bool(fonts[one.fontId].strike),
            )
            for one in sheet.cell_styles
        ]

    def _tab(self, title: str, part: str, hidden: bool, extent: Extent) -> Tab:
        extent.tab(title)
        places: dict[Place, Cell] = {}
        xml = TabXml()
        merges: tuple[Merge, ...] = ()
        try:
            self._fill(places, part, xml, extent)
            merges = _merges(xml)
            self._add_what_lies_on_cells(places, part, xml)
        except DamagedPartError:  # what stood before the damage is kept
            self.damage.append(Damage("FILE_PART_UNREADABLE", part, title))
        rows = from_places(places, extent)
        width = max(map(len, rows), default=0)
        return Tab(
            title,
            rows,
            extent.merges(merges, len(rows), width),
            hidden=hidden,
            hidden_columns=frozenset(n for first, last in xml.hidden_columns for n in range(first, min(last + 1, width))),
            hidden_rows=frozenset(row for row in xml.hidden_rows if row < len(rows)),
        )

    def _fill(self, places: dict[Place, Cell], part: str, xml: TabXml, extent: Extent) -> None:
        made = Cells(self.styles, self.parser.wb.epoch == CALENDAR_MAC_1904, self.pictures_in_cells)
        with self.package.open(part) as stream:
            for found in cells(stream, xml, self.texts):
                if found.row >= ROWS.usual or found.column >= COLUMNS.usual:  # in no workbook of Excel's
                    raise DamagedPartError(part)
                cell = made.of(found)
                if not cell.is_empty:
                    extent.text(len(cell.text), found.row, found.column)
                    extent.cells(1)
                    places[found.row, found.column] = cell

    def _add_what_lies_on_cells(self, cells_at: dict[Place, Cell], part: str, xml: TabXml) -> None:
        """Links, notes and pictures."""
        rels = self.relations(part)
        addresses = {rel.id: rel.Target for rel in rels}
        places = Places(cells_at)
        for ref, target, location in xml.links:
            address = addresses.get(target, "") + (f"#{location}" if target and location else "")
            if address:
                places.add_link(ref, clean(address))
        for rel in rels.find(COMMENTS_NS):
            for ref, comment in self._comments(rel.target):
                places.add_note(ref, clean(comment.text or ""))
        for rel in rels:
            if rel.Type.endswith("/drawing") and rel.target in self.names:
                for one in anchored_pictures(self.package, rel.target):
                    places.add_picture(one.place, one.name)
        if any(target not in addresses for _ref, target, _location in xml.links if target):
            raise DamagedPartError(get_rels_path(part))

    def relations(self, part: str) -> RelationshipList:
        path = get_rels_path(part)
        if path not in self.names:
            return RelationshipList()
        return _whole(lambda: get_dependents(self.package, path))

    def _comments(self, part: str) -> list[tuple[str, Comment]]:
        if part not in self.names:
            raise DamagedPartError(part)
        return _whole(lambda: list(_from_xml(CommentSheet, self.package.read(part)).comments))


def _merges(xml: TabXml) -> tuple[Merge, ...]:
    return tuple(Merge(top, left, bottom, right) for top, left, bottom, right in map(bounds, xml.merges))
