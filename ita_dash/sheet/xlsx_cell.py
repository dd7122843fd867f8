"""From what stands in the XML of an .xlsx to cells as a person sees them in Excel."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from openpyxl.utils.datetime import to_excel as days_since_1899

from ita_dash.sheet.formulas import LONGEST_FORMULA, hyperlink, picture
from ita_dash.sheet.number_format import kind_of, shown
from ita_dash.sheet.struck import without
from ita_dash.sheet.wholetext import clean
from ita_dash.sheet.workbook import EMPTY, LOADING, LOADING_TEXTS, NO_FACTS, Cell, Facts
from ita_dash.sheet.xlsx_tab import Found, Words

DAYS_1904 = 1462
"""Days between the first days of Excel's two calendars."""
IN_CELL = "#VALUE!"
"""What the file says for a picture that lies in its cell: older programs show it."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How cells of one style show what they hold."""

    number_format: str = "General"
    struck: bool = False


_USUAL = CellStyle()


class Cells:
    """Makes the cells of one tab, one object for all that hold the same. ``epoch_1904``: whether days count from 1904."""

    def __init__(self, styles: Sequence[CellStyle], epoch_1904: bool, pictures_in_cells: bool) -> None:
        self._styles, self._shift = styles, DAYS_1904 if epoch_1904 else 0
        self._pictures_in_cells = pictures_in_cells
        self._made: dict[tuple[object, ...], Cell] = {}

    def of(self, found: Found) -> Cell:
        style = self._styles[found.style] if 0 <= found.style < len(self._styles) else _USUAL
        formula = "" if found.formula is None else found.formula[:LONGEST_FORMULA]
        if formula and found.value is not None and "(" not in formula:
            formula = ""  # no call, so neither a link nor a picture
        rich = found.rich and self._pictures_in_cells
        key = (found.value, found.kind, style, formula, rich, found.formula is None)
        cell = self._made.get(key)
        if cell is None:
            cell = self._made[key] = self._cell(found, style, formula, rich)
        return cell

    def _cell(self, found: Found, style: CellStyle, formula: str, rich: bool) -> Cell:
        image, image_name = picture(formula)
        if image or image_name or (rich and found.kind == "e" and found.value == IN_CELL):
            return _picture(image, image_name or "picture")
        address, label = hyperlink(formula)
        links = (clean(address),) if address else ()
        if found.value is None:
            if label or address:
                return _text(label or address, style, links)
            return Cell(facts=Facts(formula=f"={clean(formula)}")) if found.formula is not None else EMPTY
        if found.kind == "e":
            text = clean(str(found.value))
            return Cell(text, text, "error", links, facts=Facts(error=LOADING) if text in LOADING_TEXTS else _struck(style))
        if isinstance(found.value, str | tuple):
            return _text(found.value, style, links)
        if isinstance(found.value, bool):
            return Cell("TRUE" if found.value else "FALSE", found.value, "bool", links, facts=_struck(style))
        return self._number(found.value, style, links)

    def _number(self, value: float | date | time | timedelta, style: CellStyle, links: tuple[str, ...]) -> Cell:
        code = style.number_format
        read_as = kind_of(code)
        if isinstance(value, int | float):
            days = float(value) + (self._shift if read_as == "date" else 0)
        else:
            days = float(days_since_1899(value))
            read_as, code = "date", code if read_as == "date" else "d/m/yyyy"
        return Cell(shown(days, code), days, read_as, links, facts=_struck(style))


def _picture(address: str, name: str) -> Cell:
    return Cell(links=(clean(address),)) if address else Cell(facts=Facts(pictures=(clean(name),)))


def _text(words: Words, style: CellStyle, links: tuple[str, ...]) -> Cell:
    runs = ((words, None),) if isinstance(words, str) else words
    texts = [(clean(_unescaped(text)), style.struck if struck is None else struck) for text, struck in runs]
    text = clean("".join(text for text, _struck in texts))
    if not text:
        return Cell(links=links) if links else EMPTY
    if text.strip() in LOADING_TEXTS:
        return Cell(text, text, "error", links, facts=Facts(error=LOADING))
    facts = Facts(unstruck=without(texts)) if any(struck for _text, struck in texts) else NO_FACTS
    return Cell(text, text, "text", links, facts=facts)


def _struck(style: CellStyle) -> Facts:
    return Facts(unstruck="") if style.struck else NO_FACTS


def _unescaped(text: str) -> str:
    """``_x000D_`` stands for a letter that XML cannot hold, ``_x005F_`` for the underscore of such a word."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
