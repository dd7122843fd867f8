"""Lines around a table, known before anything is known of its columns.

Those above a header say which year or round its table is of ("ปีงบประมาณ ๒๕๖๖", "ผลการดำเนินการ รอบ 6 เดือน"): under such a line a
header typed again begins a table of its own, and the line is none of the rows of the table above it. Those of who signs at its
end say nothing of what a column means nor of how it is written (rules 3 and 4 of the design), whatever columns they stand in.
"""

from collections.abc import Iterable, Sequence

from ita_dash.fiscal import FiscalYear, today
from ita_dash.form.grid import Grid
from ita_dash.form.lines.closing import is_closing
from ita_dash.form.lines.marginlines import is_dotted, is_note, is_signature, without_continued
from ita_dash.form.text import head, key
from ita_dash.form.values.period import fiscal_year_named
from ita_dash.form.values.rounds import Round
from ita_dash.form.values.roundtitles import round_of_title

_MOST = 5
"""Lines between two tables that are looked at: a title takes two or three."""
_LONGEST = 200
"""Letters of a line that are looked at: a title says its year early, the rest is prose."""


def lines_above(grid: Grid, header_row: int, after: int) -> tuple[int, ...]:
    """The rows above a header, below row ``after``, that are the title of its table where one of them names a year or a round:
    from that one on, or all since a blank row. Empty where none does."""
    run: list[int] = []
    row = header_row - 1
    while row > after and len(run) < _MOST and len(grid.filled(row)) <= 1:
        if not grid.filled(row) and tells_time(grid, run):
            return tuple(sorted(run))
        if grid.filled(row):
            run.append(row)
        row -= 1
    naming = [one for one in run if _tells(_text(grid, one))]
    return tuple(sorted(one for one in run if one >= min(naming))) if naming else ()


def year_told(grid: Grid, lines: Iterable[int]) -> int | None:
    """The Buddhist fiscal year that one of the lines names."""
    return next((year for text in _texts(grid, lines) if (year := fiscal_year_named(text)) is not None), None)


def round_told(grid: Grid, lines: Iterable[int], year: FiscalYear) -> Round | None:
    """The round that one of the lines names."""
    return next((found for text in _texts(grid, lines) if (found := round_of_title(text, year)) is not None), None)


def tells_time(grid: Grid, lines: Iterable[int]) -> bool:
    """Whether one of the lines names a year or a round."""
    return any(map(_tells, _texts(grid, lines)))


def tell_alike(grid: Grid, lines: Iterable[int], others: Iterable[int]) -> bool:
    """Whether the lines above two headers name the same year and the same round: those of a page that goes on."""
    year = FiscalYear.of(today())

    def told(rows: Sequence[int]) -> tuple[int | None, float | None]:
        found = round_told(grid, rows, year)
        return year_told(grid, rows), found.order if found is not None else None

    return told(list(lines)) == told(list(others))


def page_heading(grid: Grid, header_row: int, first: Iterable[int]) -> set[int]:
    """The rows above a header that is typed again which are the head of a page: they say what the lines above the ``first`` one
    say, or that what they name goes on."""
    said = {key(without_continued(text)) for text in _texts(grid, first)}
    found = set()
    for row in range(header_row - 1, header_row - _MOST - 1, -1):
        filled, text = grid.filled(row), _text(grid, row)
        named = without_continued(text)
        if len(filled) > 1 or (filled and named == text and key(named) not in said):
            break
        found |= {row} if filled else set()
    return found


def _tells(text: str) -> bool:
    return fiscal_year_named(text) is not None or round_of_title(text, FiscalYear.of(today())) is not None


def _texts(grid: Grid, rows: Iterable[int]) -> list[str]:
    return [_text(grid, row) for row in rows]


def _text(grid: Grid, row: int) -> str:
    filled = grid.filled(row)
    return head(grid.text(row, filled[0]), _LONGEST) if filled else ""


LINES_OF_SIGNERS = 20
"""So many rows at the end of a table may be of those who sign: ten, one below the other, two lines each."""


def without_signed_tail(grid: Grid, rows: Sequence[int]) -> list[int]:
    """``rows`` of a table without those from the first signature at its end; all of them where nobody signs there."""
    end = len(rows)
    signed: set[int] = set()
    others: set[int] = set()
    for place in range(len(rows) - 1, max(len(rows) - LINES_OF_SIGNERS, 0) - 1, -1):
        filled = grid.filled(rows[place])
        texts = grid.texts(rows[place], filled)
        if all(is_signature(text) or is_dotted(text) or is_closing(text) for text in texts):
            signed.update(filled)
            if others <= signed:
                end = place
        elif not (len(texts) == 1 and is_note(texts[0])):
            others.update(filled)
    return list(rows[:end])
