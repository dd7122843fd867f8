"""About how long a report's texts are, before anything sets pages: Word's file is written without it, and the PDF is set sooner.

Lengths are twentieths of a point, as the format counts them.
"""

from collections.abc import Sequence
from unicodedata import category

from ita_dash.report.model import COLUMNS, PlainTable, Report
from ita_dash.report.pagesize import MARGIN, MARGIN_ABOVE, MM, PAGE_HEIGHT, PAGE_WIDTH
from ita_dash.report.printedtext import Paragraphs
from ita_dash.report.qrcodes import code_of
from ita_dash.thailines import wrap

LINES_OF_A_THIRD = 10
"""A row that may be longer than a third of a page is allowed to break: so much may stay empty below the row before."""
WRAPPED_OF_A_THIRD = 12
"""The same of lines that are filled word by word, with letters of the mean width: programs fill them by a sixth more."""
_LETTER = 130
"""The mean width of a letter that takes room."""
_BOLD_LETTER = 130
_RAGGED = 5
"""Letters for which a line has no more room, for it ends between words."""
_LINE = 313
_AROUND = 4
"""Lines of a heading with the room around it and the header of a table below it."""
_FRONT = 2
"""Pages: the cover and the preface."""


def widths_of(shares: Sequence[int]) -> list[int]:
    """The page's width in these shares."""
    return [PAGE_WIDTH * share // sum(shares) for share in shares]


def fits(texts: Sequence[Paragraphs], widths: Sequence[int]) -> bool:
    """Whether a row is shorter than a third of a page."""
    return all(_is_short(text, width) for text, width in zip(texts, widths, strict=True))


def _is_short(text: Paragraphs, width: int) -> bool:
    about = _lines(text, width)
    if not LINES_OF_A_THIRD < about <= 2 * WRAPPED_OF_A_THIRD:  # words are looked for, which takes long, only in doubt
        return about <= LINES_OF_A_THIRD
    letters = max((width - 2 * MARGIN) // _LETTER, 4)
    return sum(len(wrap("".join(piece.text for piece in one), letters)) for one in text) <= WRAPPED_OF_A_THIRD


def header_lines(title: str, width: int) -> tuple[str, ...]:
    """The lines of a column's header, bold and without margins: programs would end them where their dictionaries have a word
    (``ดำเนิน|การ``), or let them touch the rules."""
    return wrap(title, max((width - MARGIN) // _BOLD_LETTER, 4))


def pages_about(report: Report) -> float:
    """About how many pages the report has, without a table of contents."""
    height = 0
    widths = widths_of(COLUMNS)
    for measure in report.measures:
        own = 0
        for activity in measure.activities:
            for entry in activity.entries:
                texts = (activity.text, entry.divisions, entry.period, entry.result, entry.recommendation)
                said = [_lines(text, width) for text, width in zip(texts, widths[1:], strict=True)]
                said[3] += bool(entry.status) + bool(entry.evidence)
                own += max(said) * _LINE + 2 * MARGIN_ABOVE
        height += max(own, _lines(measure.text, widths[0]) * _LINE)
    parts = [report.evidence, *report.annex, report.assessment]
    height += sum(height_of(part.grid) + _AROUND * _LINE for part in parts if part and part.grid)
    return _FRONT + height / PAGE_HEIGHT + len(report.pictures) / 4


def height_of(grid: PlainTable) -> int:
    """About how high the table is, without its header."""
    widths = widths_of(grid.widths)
    height = 0
    for number, texts in enumerate(grid.rows):
        code = code_of(grid.codes[number]) if grid.codes else None
        lines = max(_lines(text, width) for text, width in zip(texts, widths, strict=True))
        height += max(lines * _LINE, round(code.side * MM) if code else 0) + 2 * MARGIN_ABOVE
    return height


def _lines(text: Paragraphs, width: int) -> int:
    """About how many lines ``text`` takes, rather more than fewer."""
    letters = max((width - 2 * MARGIN) // _LETTER - _RAGGED, 4)
    return sum(1 + sum(_room(piece.text) for piece in one) // letters for one in text)


def _room(text: str) -> int:
    """Letters that take room of their own: no vowels and marks above or below another."""
    return sum(category(letter) != "Mn" for letter in text)
