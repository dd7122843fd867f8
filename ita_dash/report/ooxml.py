"""Elements of a Word file (WordprocessingML), made one by one: python-docx has no complex scripts and no fields of its own, and
makes long tables in quadratic time.

Lengths are twentieths of a point, sizes of letters half points, as the format counts them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, cast
from zlib import crc32

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm

from ita_dash.report.printedtext import Paragraph, Paragraphs, Piece
from ita_dash.typesetting.linebreaks import blanks_held

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.parts.story import StoryPart

FONT = "TH SarabunPSK"
BODY = 32
"""16 points."""
RULE = "000000"


def el(tag: str, *children: "Element", **attributes: object) -> "Element":
    """``<w:tag>``: an attribute ``val`` is ``w:val``, one with two underlines has its own prefix (``xml__space``)."""
    made = cast("Element", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        prefixed = name.replace("__", ":") if "__" in name else f"w:{name}"
        made.set(qn(prefixed), str(value))
    made.extend(children)
    return made


def fonts() -> "Element":
    return el("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)


def letters(
    *, bold: bool = False, size: int = BODY, colour: str = "", underline: bool = False, own_font: bool = True
) -> "Element":
    """``w:rPr`` for Latin and for Thai letters, whose size and weight Word takes from the complex-script elements.

    Without a font or with no ``size`` of its own it has that of the style below.
    """
    made = el("rPr", fonts()) if own_font else el("rPr")
    if bold:
        made.extend((el("b"), el("bCs")))
    if colour:
        made.append(el("color", val=colour))
    if size:
        made.extend((el("sz", val=size), el("szCs", val=size)))
    if underline:
        made.append(el("u", val="single"))
    made.append(el("lang", val="en-US", bidi="th-TH"))
    return made


def run(text: str, *, style: str = "") -> "Element":
    """A run that looks as its paragraph's style says, or as the character style ``style``; each line of it on its own."""
    body: list[Element] = []
    for one in blanks_held(text).split("\n"):
        body += [el("br")] if body else []
        body.append(el("t", xml__space="preserve"))
        body[-1].text = one
    return el("r", el("rPr", el("rStyle", val=style)), *body) if style else el("r", *body)


def field(code: str, result: Iterable["Element"] = (), *, dirty: bool = False) -> list["Element"]:
    """A field; ``result`` stands until a word processor works it out, which it does on opening where the field is ``dirty``."""
    instruction = el("instrText", xml__space="preserve")
    instruction.text = f" {code} "

    def mark(kind: str, **more: object) -> "Element":
        return el("r", el("fldChar", fldCharType=kind, **more))

    begin = mark("begin", dirty="true") if dirty else mark("begin")
    return [begin, el("r", instruction), mark("separate"), *result, mark("end")]


def paragraph(
    *content: "Element",
    style: str = "",
    before: int = 0,
    new_page: bool = False,
    keep: bool = False,
    numbered: "Element | None" = None,
) -> "Element":
    """A paragraph that looks as its style says; ``before`` is room above it beyond that, ``numbered`` an item's ``w:numPr``.

    With ``keep`` it stays on the page of what follows, in a table its whole row.
    """
    properties = el("pPr")
    if style:
        properties.append(el("pStyle", val=style))
    if keep:
        properties.append(el("keepNext"))
    if new_page:
        properties.append(el("pageBreakBefore"))
    if numbered is not None:
        properties.append(numbered)
    if before:
        properties.append(el("spacing", before=before, after=0))
    return el("p", properties, *content)


def marked(paragraph: "Element", name: str) -> None:
    """Give the text of ``paragraph`` a bookmark; ``name`` is no other's."""
    identity = crc32(name.encode()) >> 1
    place = int(paragraph[0].tag == qn("w:pPr")) if len(paragraph) else 0
    paragraph.insert(place, el("bookmarkStart", id=identity, name=name))
    paragraph.append(el("bookmarkEnd", id=identity))


class ListItem(NamedTuple):
    """What makes a paragraph an item of a list: ``properties`` (``w:numPr``), and how many letters of its text it stands for."""

    properties: "Element"
    typed: int


@dataclass
class Writer:
    """Makes paragraphs of pieces; ``part`` holds the addresses that its links lead to, ``item`` makes items of lists: from the
    text of a paragraph and the kind of its list."""

    part: "StoryPart"
    item: Callable[[str, str], ListItem | None]

    def paragraphs(self, texts: Paragraphs, style: str, kind: str = "", *, keep: bool = False) -> list["Element"]:
        """One element at least, for a cell must hold a paragraph; ``kind`` is that of the lists in it, else ``style``."""
        made = [self._paragraph(text, style, kind or style, keep) for text in texts if text]
        return made or [paragraph(style=style, keep=keep)]

    def _paragraph(self, text: Paragraph, style: str, kind: str, keep: bool) -> "Element":
        first, *others = text
        item = None if first.url else self.item(first.text, kind)
        if item is None:
            return paragraph(*self.pieces(text), style=style, keep=keep)
        rest = (Piece(first.text[item.typed :]), *others)
        return paragraph(*self.pieces(rest), style=style, keep=keep, numbered=item.properties)

    def picture(self, content: bytes, size: tuple[float, float], described: str, number: int) -> "Element":
        """A picture in the line, ``size`` its width and height in millimetres; ``number`` tells it from all others."""
        inline = self.part.new_pic_inline(BytesIO(content), width=Mm(size[0]), height=Mm(size[1]))
        inline.docPr.set("id", str(number))
        inline.docPr.set("name", f"Picture {number}")
        inline.docPr.set("descr", described)
        return el("r", el("drawing", inline))

    def pieces(self, text: Paragraph) -> list["Element"]:
        return [self._piece(piece) for piece in text]

    def _piece(self, piece: Piece) -> "Element":
        if not piece.url:
            return run(piece.text)
        identity = self.part.relate_to(piece.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return el("hyperlink", run(piece.text, style="Hyperlink"), r__id=identity)


def cell(width: int, content: Sequence["Element"], *, margins: bool = True) -> "Element":
    properties = el("tcPr", el("tcW", w=width, type="dxa"))
    if not margins:
        properties.append(el("tcMar", *(el(side, w=0, type="dxa") for side in ("left", "right"))))
    return el("tc", properties, *content)


def unruled(width: int, columns: int, content: Sequence["Element"]) -> "Element":
    """A cell across ``columns``, the last of its table, with no line but that of the row above it."""
    lines = el("tcBorders", *(el(side, val="nil") for side in ("left", "bottom", "right")))
    sides = el("tcMar", *(el(side, w=0, type="dxa") for side in ("left", "right")))
    return el("tc", el("tcPr", el("tcW", w=width, type="dxa"), el("gridSpan", val=columns), lines, sides), *content)


def row(*cells: "Element", header: bool = False, whole: bool = True) -> "Element":
    properties = el("trPr")
    if whole:
        properties.append(el("cantSplit"))
    if header:
        properties.append(el("tblHeader"))
    return el("tr", properties, *cells)


def table(widths: Sequence[int], rows: Iterable["Element"], *, style: str = "", description: str = "") -> "Element":
    """A table of fixed column widths; ``description`` is read to who cannot see it."""
    properties = el("tblPr")
    if style:
        properties.append(el("tblStyle", val=style))
    properties.append(el("tblW", w=sum(widths), type="dxa"))
    properties.append(el("tblLayout", type="fixed"))
    properties.append(
        el("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
    )
    if description:
        properties.append(el("tblDescription", val=description[:1000]))
    return el("tbl", properties, el("tblGrid", *(el("gridCol", w=width) for width in widths)), *rows)
