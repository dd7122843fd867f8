"""The XML of one tab of an .xlsx, and of the texts that its tabs share, as plain Python values in the order of the file.

Read in one pass, element by element: openpyxl's own readers would build an object for each of 50,000 blank formatted rows, or
lose which words are struck out. ISO/IEC 29500-1, 18.3 (worksheets) and 18.4 (shared strings).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import from_ISO8601
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS

from ita_dash.sheet import limits
from ita_dash.sheet.errors import beyond
from ita_dash.sheet.package import DamagedPartError, elements

Words = str | tuple[tuple[str, bool | None], ...]
"""A text; or its runs, each with whether it is struck out: None where that is as the cell's own format says."""
Stored = Words | float | bool | date | time | timedelta | None
"""What a cell holds; None where nothing is stored."""


class Found(NamedTuple):
    """One cell as it stands in the file; row and column from 0."""

    row: int
    column: int
    kind: str
    """``n`` number, ``s`` text, ``b`` boolean, ``e`` error, ``d`` date."""
    value: Stored
    style: int
    formula: str | None
    """Without its ``=``; empty where it is that of another cell, None where there is none."""
    rich: bool
    """Whether the value has more to it than the file's own text: a picture in the cell, a linked data type."""


@dataclass
class TabXml:
    """What a tab holds beside its cells, known once all of them have been seen."""

    merges: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """Where, the id of the relation that has the address, and the place within it."""
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last, from 0."""
    hidden_rows: list[int] = field(default_factory=list)


def _name(tag: str) -> str:
    return f"{{{SHEET_MAIN_NS}}}{tag}"


_SI, _R, _T, _RPR, _STRIKE = map(_name, ("si", "r", "t", "rPr", "strike"))
_ROW, _V, _F, _IS = map(_name, ("row", "v", "f", "is"))
_WORKSHEET, _COL, _MERGE, _LINK = map(_name, ("worksheet", "col", "mergeCell", "hyperlink"))


def shared_texts(part: IO[bytes], source: str) -> list[Words]:
    """The texts that tabs refer to by number. Raises ``DamagedPartError``, and ``SheetError`` where they are too many."""
    texts: list[Words] = []
    for element in elements(part):
        if element.tag == _SI:
            texts.append(_words(element))
            element.clear()
            if len(texts) > limits.CELLS.most:
                raise beyond(limits.CELLS, source=source)
    return texts


def cells(part: IO[bytes], tab: TabXml, texts: Sequence[Words]) -> Iterator[Found]:
    """Every cell with a value or a formula; fills ``tab`` on the way. Raises ``DamagedPartError`` where the damage begins."""
    number, root = -1, ""
    for element in elements(part):
        if element.tag == _ROW:
            number = _whole(element.get("r"), number + 2) - 1
            if element.get("hidden") in ("1", "true"):
                tab.hidden_rows.append(number)
            yield from _row(element, number, texts)
            element.clear()
        elif element.tag == _COL and element.get("hidden") in ("1", "true"):
            tab.hidden_columns.append((_whole(element.get("min"), 1) - 1, _whole(element.get("max"), 1) - 1))
        elif element.tag == _MERGE:
            tab.merges.append(element.get("ref", ""))
        elif element.tag == _LINK:
            target = element.get(f"{{{REL_NS}}}id", "")
            tab.links.append((element.get("ref", ""), target, element.get("location", "")))
        root = element.tag
    if root != _WORKSHEET:
        raise DamagedPartError(root)


def bounds(ref: str) -> tuple[int, int, int, int]:
    """``B2:C4`` → 1, 1, 4, 3: half-open, from 0. Raises ``DamagedPartError`` for what is no range of cells."""
    try:
        left, top, right, bottom = range_boundaries(ref)
        if left is None or top is None or right is None or bottom is None or min(left, top) < 1:
            raise ValueError(ref)  # whole rows or columns have no such bounds
        return top - 1, left - 1, bottom, right
    except (ValueError, TypeError):
        raise DamagedPartError(ref) from None


def _row(row: Element, number: int, texts: Sequence[Words]) -> Iterator[Found]:
    column = -1
    for element in row:
        if not len(element) and element.get("r"):
            continue  # blank, and perhaps one of a million
        place = element.get("r")
        if place:
            number, column = _place(place)
        else:
            column += 1
        found = _cell(element, number, column, texts)
        if found.value is not None or found.formula is not None:
            yield found


def _cell(element: Element, row: int, column: int, texts: Sequence[Words]) -> Found:
    kind = element.get("t", "n")
    formula = element.find(_F)
    stored = element.findtext(_V)
    value: Stored = None
    if kind == "inlineStr":
        kind, inline = "s", element.find(_IS)
        value = None if inline is None else _words(inline)
    elif kind == "str":
        kind, value = "s", stored if stored or formula is None else ""  # a formula may give an empty text
    elif stored:
        value = _value(kind, stored, texts)
    said = None if formula is None else formula.text or ""
    return Found(row, column, kind, value, _whole(element.get("s"), 0), said, element.get("vm") is not None)


def _value(kind: str, stored: str, texts: Sequence[Words]) -> Stored:
    try:
        if kind == "n":
            return float(stored)
        if kind == "s":
            return texts[int(stored)]
        if kind == "b":
            return bool(int(stored))
        if kind == "d":
            moment: date | time | timedelta = from_ISO8601(stored)
            return moment
        return stored
    except (ValueError, IndexError, OverflowError, TypeError):
        raise DamagedPartError(f"{kind} {stored[:40]}") from None


def _words(element: Element) -> Words:
    """A text as a person sees it: reading aids for Japanese (``rPh``) are left out."""
    runs = element.findall(_R)
    if not runs:
        return element.findtext(_T) or ""
    parts = tuple((run.findtext(_T) or "", _run_is_struck(run)) for run in runs)
    return "".join(text for text, _struck in parts) if all(struck is None for _text, struck in parts) else parts


def _run_is_struck(run: Element) -> bool | None:
    """A run with a format of its own has all of it; one without has the cell's."""
    form = run.find(_RPR)
    if form is None:
        return None
    strike = form.find(_STRIKE)
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def _place(ref: str) -> tuple[int, int]:
    try:
        row, column = coordinate_to_tuple(ref)
        if row < 1:
            raise ValueError(ref)
    except (ValueError, TypeError):
        raise DamagedPartError(ref[:40]) from None
    return row - 1, column - 1


def _whole(text: str | None, missing: int) -> int:
    if text is None:
        return missing
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        raise DamagedPartError(text[:40]) from None
