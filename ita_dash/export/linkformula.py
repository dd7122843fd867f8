"""A text of a cell that leads somewhere, as a formula.

LibreOffice shows one line of a text whose cell has a link, however high its row is, and prints no more; of the text of a formula
it shows all, as Excel does of both.
"""

import re

LITERAL = 255
"""UTF-16 units of a text inside a formula, and of an address that ``HYPERLINK`` follows (Excel's "specifications and limits")."""
LONGEST = 8_192
"""Letters of a formula."""


def link_formula(address: str, text: str) -> str:
    """The formula that shows ``text`` and leads to ``address``; empty where it would be more than Excel takes."""
    if _length(address) > LITERAL:
        return ""
    shown = "&CHAR(10)&".join(_literals(line) for line in text.split("\n"))
    formula = f'=HYPERLINK("{address}",{shown})'
    return formula if _length(formula) <= LONGEST else ""


def _literals(line: str) -> str:
    """``line`` in pieces as long as a formula holds, each a text and nothing else, joined by ``&``."""
    # Half as many letters: any of them may be two units, as emoji are, and nothing is cut inside one
    pieces = re.findall(rf".{{1,{LITERAL // 2}}}", line) or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
