"""Numbered texts as Word's own lists: who adds an item to the table has the others counted on.

A paragraph that begins with a number and a full stop is an item. Its number stays the one that the sheet has: where it is not the
next of its list, a new list begins with it. A list of one kind (the measures, the results …) has a definition of its own, for
Word counts on through all lists of one definition, and the columns of a table stand beside each other.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

from ita_dash import thai
from ita_dash.report.ooxml import ListItem, el
from ita_dash.report.wordfont import NUMERALS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

MOST = 1000
"""Lists of one file; further items are typed: Word has room for some two thousand."""
_ITEM = re.compile(r"([1-9][0-9]{0,2}|[๑-๙][๐-๙]{0,2})\. (?=\S)")
_EMPTY = '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@dataclass
class Lists:
    """The lists of one document; with ``own_font`` their Thai numerals are those of ``wordfont``."""

    document: "Document"
    own_font: bool
    _next: dict[tuple[str, bool], tuple[int, int]] = field(default_factory=dict)
    """Kind and digits → the list that is open, and the number that comes next in it."""
    _definitions: dict[tuple[str, bool], int] = field(default_factory=dict)
    _made: int = 0

    def item(self, text: str, kind: str) -> ListItem | None:
        """What makes ``text`` an item of a list of ``kind``; None where it is none."""
        found = _ITEM.match(text)
        if found is None:
            return None
        in_thai = found[1] >= "๐"
        number = int(thai.arabic(found[1]))
        known, following = self._next.get((kind, in_thai), (0, 0))
        if number != following:
            if self._made >= MOST:
                return None
            known = self._list(kind, in_thai, number)
        self._next[kind, in_thai] = known, number + 1
        return ListItem(el("numPr", el("ilvl", val=0), el("numId", val=known)), found.end())

    def _list(self, kind: str, in_thai: bool, start: int) -> int:
        """A new list that begins with ``start``."""
        root = self._root()
        if (kind, in_thai) not in self._definitions:
            self._definitions[kind, in_thai] = self._define(root, in_thai)
        identity = _free(root, "num", "numId")
        override = el("lvlOverride", el("startOverride", val=start), ilvl=0)
        root.append(el("num", el("abstractNumId", val=self._definitions[kind, in_thai]), override, numId=identity))
        self._made += 1
        return identity

    def _define(self, root: "Element", in_thai: bool) -> int:
        identity = _free(root, "abstractNum", "abstractNumId")
        shape = (el("numFmt", val="thaiNumbers" if in_thai else "decimal"), el("suff", val="space"), el("lvlText", val="%1."))
        level = el("lvl", el("start", val=1), *shape, el("lvlJc", val="left"), ilvl=0)
        if in_thai and self.own_font:
            level.append(el("rPr", el("rFonts", ascii=NUMERALS, hAnsi=NUMERALS, cs=NUMERALS)))
        definition = el("abstractNum", el("multiLevelType", val="singleLevel"), level, abstractNumId=identity)
        before = [place for place, one in enumerate(root) if one.tag == qn("w:num")]
        root.insert(min(before, default=len(root)), definition)
        return identity

    def _root(self) -> "Element":
        part = self.document.part
        for relation in part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                root: Element = relation.target_part.element
                return root
        made = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, parse_xml(_EMPTY), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        made_root: Element = made.element
        return made_root


def _free(root: "Element", tag: str, name: str) -> int:
    """The first number, from 1, behind those that ``root`` has."""
    taken = [one.get(qn(f"w:{name}"), "") for one in root.findall(qn(f"w:{tag}"))]
    return max((int(one) for one in taken if one.isdecimal()), default=0) + 1
