"""The font that the Word file brings along, for machines that have no TH SarabunPSK.

The other fonts of that design that a machine may have in its place (Laksaman, Google's Sarabun) are drawn a third larger in the
same size: 16 points of them make twice the pages. So the file holds Sarabun, drawn as small as TH SarabunPSK, under a name of its
own that the font table gives as what stands in. Its licence (SIL OFL 1.1, without reserved names) allows both, and asks that the
font says so itself: its licence and copyright stay in its names.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from docx.opc.packuri import PackURI
from docx.opc.part import Part

if TYPE_CHECKING:
    from docx.document import Document
    from fontTools.ttLib import TTFont

OWN = "Sarabun Small"
EM = 1391
"""Of the embedded font, where that of Sarabun is 1000: 16 points of it are 11.5 of Sarabun, which the PDF has."""
ASCENT, DESCENT = 1060, -300
"""A line is as high as in the PDF."""
LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x0E01, 0x0E5C), *range(0x2010, 0x2040), 0x20AC, 0x2122, 0x25CC)
"""Thai, Latin, punctuation: who edits the report types more than stands in it."""
NUMERALS = "Sarabun Small Numerals"
"""Draws 0–9 as ๐–๙: Word counts pages and items in Thai numerals where it is asked to, LibreOffice knows them for neither."""
DIGITS = (*b" .", *range(0x0E50, 0x0E5A))
FACES = {"embedRegular": "Regular", "embedBold": "Bold"}
"""The element of the font table, and the face that it names."""
_NAMES_KEPT = (0, 1, 2, 3, 4, 5, 6, 13, 14)
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_HIDDEN = 32
"""Bytes at the beginning of an embedded font that are turned by its key (ISO 29500-4, 17.8.1)."""


def embed(document: "Document", fonts: Part) -> dict[str, str]:
    """Put the fonts into ``document``, whose font table is ``fonts``; gives what the entry of each in that table says of it."""
    said = dict.fromkeys((OWN, NUMERALS), "")
    of = [(OWN, element, face, LETTERS) for element, face in FACES.items()]
    for number, (font, element, face, letters) in enumerate([*of, (NUMERALS, "embedRegular", "Regular", DIGITS)], 1):
        key = uuid5(NAMESPACE_URL, f"{font} {face}")
        part = Part(
            PackURI(f"/word/fonts/font{number}.odttf"),
            _TYPE,
            _turned(drawn_small(face, font, letters), key),
            document.part.package,
        )
        said[font] += f'<w:{element} r:id="{fonts.relate_to(part, _RELATION)}" w:fontKey="{{{str(key).upper()}}}"/>'
    return said


@cache
def drawn_small(face: str, called: str = OWN, letters: tuple[int, ...] = LETTERS) -> bytes:
    """``letters`` of Sarabun's ``face`` as a .ttf in which a size looks as it does in TH SarabunPSK; the same bytes each time."""
    import fontpkg_sarabun
    from fontTools import subset

    options = subset.Options(layout_features=["*"], name_IDs=list(_NAMES_KEPT), hinting=False, recalc_timestamp=False)
    file = Path(fontpkg_sarabun.ROOT) / "files" / f"Sarabun-{face}.ttf"
    with subset.load_font(str(file), options) as font:
        maker = subset.Subsetter(options)
        maker.populate(unicodes=letters)
        maker.subset(font)
        if called == NUMERALS:
            _digits_as_numerals(font)
        font["head"].unitsPerEm = EM
        line, typographic = font["hhea"], font["OS/2"]
        line.ascent, line.descent, line.lineGap = ASCENT, DESCENT, 0
        typographic.sTypoAscender, typographic.sTypoDescender, typographic.sTypoLineGap = ASCENT, DESCENT, 0
        typographic.fsSelection |= 1 << 7  # these, not how far any letter reaches, are the height of a line
        for record in font["name"].names:
            shown = {1: called, 3: f"{called} {face}", 4: f"{called} {face}", 6: f"{called.replace(' ', '')}-{face}"}
            if record.nameID in shown:
                record.string = shown[record.nameID]
        written = BytesIO()
        font.save(written)
    return written.getvalue()


def _digits_as_numerals(font: "TTFont") -> None:
    for table in font["cmap"].tables:
        table.cmap |= {ord("0") + digit: table.cmap[ord("๐") + digit] for digit in range(10) if ord("๐") + digit in table.cmap}


def _turned(content: bytes, key: UUID) -> bytes:
    """``content`` as a font is embedded; what is turned again is the font."""
    turn = key.bytes[::-1] * 2
    return bytes(one ^ other for one, other in zip(content[:_HIDDEN], turn, strict=True)) + content[_HIDDEN:]
