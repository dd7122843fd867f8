"""What the report takes of an office's own .docx: styles, header and footer with their pictures, theme, fonts, numbering.

Its text goes, and whatever hangs on it: a comment or a file inside it is nothing that an office publishes with its report.
"""

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.shared import Mm

from ita_dash.report.ooxml import el
from ita_dash.report.pagesize import PAGE_WIDTH
from ita_dash.report.wordsetup import lay_across
from ita_dash.report.wordstyles import add_styles

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

UNPACKED = 30_000_000
"""Bytes of all parts: a file of 5 MB may say that it is a thousand times as large."""
PARTS = 500
HIGHEST = Mm(60)
"""Of a margin: a higher one leaves the table no page."""
_PARTS_KEPT = frozenset(
    ("styles", "settings", "webSettings", "fontTable", "theme", "numbering", "header", "footer", "footnotes", "endnotes")
)
"""Kinds of parts, as their relationships are called. The styles for Word 2007 (``stylesWithEffects``) would lack ours."""
_PACKAGE_KEPT = frozenset(("officeDocument",))
"""The properties are the report's."""
_SECTION_KEPT = frozenset(
    qn(f"w:{name}")
    for name in ("headerReference", "footerReference", "pgSz", "pgMar", "paperSrc", "pgBorders", "titlePg", "docGrid")
)


def base_of(content: bytes) -> bytes | None:
    """For a worker: an office's .docx without its text, ready for the report; None where it is none that can be used."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            found = parts.infolist()
        if len(found) > PARTS or sum(part.file_size for part in found) > UNPACKED:
            return None
        document = Document(BytesIO(content))
        _strip(document)
        add_styles(document, PAGE_WIDTH)
        written = BytesIO()
        document.save(written)
        return written.getvalue()
    except Exception:  # a damaged file fails in the ways of zip, XML and python-docx, and all mean the same
        return None


def _strip(document: "WordFile") -> None:
    body = document.element.body
    section = _last_section(body)
    for old in list(body):
        body.remove(old)
    body.append(section)
    for relations, kept in ((document.part.rels, _PARTS_KEPT), (document.part.package.rels, _PACKAGE_KEPT)):
        for identity, relation in list(relations.items()):
            if relation.is_external or relation.reltype.rpartition("/")[2] not in kept:
                del relations[identity]
    for relation in document.part.rels.values():
        _unlink_pictures(relation.target_part)
    settings = document.settings.element
    # Of another folder's template, and of pages that differ by side: a draft must say so on all of them
    for name in ("attachedTemplate", "evenAndOddHeaders"):
        for old in settings.findall(qn(f"w:{name}")):
            settings.remove(old)
    relations = document.part._settings_part.rels
    for identity in [one for one, relation in relations.items() if relation.is_external]:
        del relations[identity]
    first = document.sections[0]
    lay_across(first)
    for name, usual in (("top_margin", 18), ("bottom_margin", 17), ("header_distance", 8), ("footer_distance", 8)):
        given = getattr(first, name)
        setattr(first, name, Mm(usual) if given is None else max(min(given, HIGHEST), -HIGHEST))


def _unlink_pictures(part: "Part") -> None:
    """Take from a header or footer the addresses of pictures that lie elsewhere: whoever opens the report would ask for them."""
    for blip in part.element.iter(qn("a:blip")) if isinstance(part, StoryPart) else ():
        identity = blip.attrib.pop(qn("r:link"), "")
        if identity in part.rels and part.rels[identity].is_external:
            del part.rels[identity]


def _last_section(body: "Element") -> "Element":
    """The properties of the last section, with the header and footer that it has of those before it."""
    # What a tracked change keeps of a section's properties is none of them
    before = {one for change in body.iter(qn("w:sectPrChange")) for one in change}
    sections = [one for one in body.iter(qn("w:sectPr")) if one not in before]
    shown = {}
    for section in sections:
        for kind in ("headerReference", "footerReference"):
            for one in section.findall(qn(f"w:{kind}")):
                shown[kind, one.get(qn("w:type"), "default")] = one
    last = cast("Element", deepcopy(sections[-1])) if sections else el("sectPr")
    for old in list(last):
        if old.tag not in _SECTION_KEPT or old.tag in (qn("w:headerReference"), qn("w:footerReference")):
            last.remove(old)
    for place, (_kind, one) in enumerate(sorted((key, one) for key, one in shown.items() if key[1] != "even")):
        last.insert(place, deepcopy(one))
    return last
