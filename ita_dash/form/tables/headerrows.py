"""The rows of one header: which rows below it are its parts, and what each column is called.

A header is one row, or up to three where headings stand over their parts (years over months under ระยะเวลา, rounds under a
result). Of its rows the lowest text of a column is its own, those above it are headings, merged over their columns or followed
by blank cells. Cells that number the columns are no names: "(1) (2) (3)", "๑ ๒ ๓", "ก ข ค", "คอลัมน์ 1", "(4) = (2) + (3)". They
are told by their row: behind the word that all of them begin with they hold numbers, or letters, in their order.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from ita_dash.form.grid import Grid
from ita_dash.form.headings.headparts import part_of
from ita_dash.form.headings.spellings import Spellings, header_key
from ita_dash.form.headings.timeheads import is_time, reports_below
from ita_dash.form.headings.votes import Heading
from ita_dash.form.text import LONGEST_HEADING, key
from ita_dash.form.values.months import Months, read_months
from ita_dash.form.values.period import fiscal_year_named
from ita_dash.form.values.rounds import round_alone, round_in
from ita_dash.form.values.ticks import read_ticks

_CELL = re.compile(
    r"(?P<word>[^0-9()\[\]]{0,20}?)(?P<before>[(\[-]?)(?P<number>[0-9]{1,2}|[ivx]{1,5}|[a-zก-ฮ])(?P<behind>[)\].-]{0,2})"
    r"(?P<reckoned>[=÷×*/+-][0-9()\[\]=÷×*/+%x.-]+)?"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def numbered_columns(texts: Mapping[int, str], with_word: bool) -> frozenset[int]:
    """The columns whose ``texts`` number them, ``with_word`` also behind a word; empty where they are in no order."""
    found = {column: cell for column, text in texts.items() if (cell := _CELL.fullmatch(key(text))) is not None}
    words = [cell["word"] for cell in found.values() if with_word or not cell["word"]]
    word = max(words, key=words.count, default="")
    alike = {column: cell for column, cell in found.items() if cell["word"] == word}
    places = _places([cell["number"] for cell in alike.values()])
    steps = [after - before for before, after in pairwise(places)]
    is_bare = not word and all(cell[0].isdecimal() for cell in alike.values())
    in_order = bool(steps) and all(step == 1 if is_bare else step > 0 for step in steps)
    return frozenset(alike) if in_order else frozenset()


def _places(numbers: Sequence[str]) -> list[int]:
    """What ``numbers`` count, where all of them are of one kind; else nothing."""
    if all(number.isdecimal() for number in numbers):
        return list(map(int, numbers))
    if all(number in _ROMAN for number in numbers):
        return [_ROMAN.index(number) for number in numbers]
    return [ord(number) for number in numbers] if all(len(number) == 1 and number.isalpha() for number in numbers) else []


_LISTED = 3
"""So many different headings right below each other are a list of them; parts of one heading are two."""


def explains_form(grid: Grid, row: int, spellings: Spellings) -> bool:
    """Whether most headings in ``row`` stand in such lists: it is no header then, though its cells are named as those of one.
    Below one heading of a header may stand texts that are named as others are."""
    named = listed = 0
    for column in grid.filled(row):
        first = row - _LISTED + 1
        found = [spellings.match(grid.text(one, column)) for one in range(first, row + _LISTED)]
        fields = ["" if one is None or one.repaired or one.field == "extra" else f"{one.field} {one.level}" for one in found]
        runs = (fields[place : place + _LISTED] for place in range(_LISTED))
        named += fields[row - first] != ""
        listed += any("" not in run and len(set(run)) == _LISTED for run in runs)
    return listed * 2 > named


MOST_ROWS = 3
"""Rows of a header: headings, their parts, and the parts of these."""
_FEWEST_NUMBERS = 3
"""Fewer numbers side by side may be data."""
_LONGEST_PART = 25
"""Letters of a part; a longer text is data."""


def last_row(grid: Grid, row: int, spellings: Spellings, is_division: Callable[[str], bool]) -> int:
    """The last row of the header that begins in ``row``."""
    last, end = row, min(row + MOST_ROWS, grid.height)
    while last + 1 < end:
        if goes_on_below(grid, row, last + 1, spellings, is_division):
            last += 1
        elif last + 2 < end and all(
            goes_on_below(grid, row, one, spellings, is_division, last + 2) for one in (last + 1, last + 2)
        ):
            last += 2  # headings over blank cells, which only the row below them fills
        else:
            break
    return last


def is_number_row(grid: Grid, top: int, row: int) -> bool:
    """Whether a row below the header that begins at ``top`` numbers its columns and says nothing else: "(1) (2) (3)", "๑ ๒ ๓"."""
    filled = grid.filled(row)
    return len(filled) >= _FEWEST_NUMBERS and len(_numbered(grid, top, row)) == len(filled)


def _numbered(grid: Grid, top: int, row: int) -> frozenset[int]:
    """The columns that a row numbers; with a word ("คอลัมน์ 1") from the first one on, or they are parts (กลุ่ม 1, กลุ่ม 2)."""
    filled = grid.filled(row)
    is_of_all = filled[:1] == grid.filled(top)[:1]
    found = numbered_columns({column: grid.own(row, column).text for column in filled}, with_word=is_of_all)
    return found if len(found) * 2 > len(filled) else frozenset()  # a few numbers among words are what a row holds


def is_above_parts(grid: Grid, row: int) -> bool:
    """Whether a row has cells merged over several columns, as headings have."""
    return any((merge := grid.merge(row, column)) is not None and merge.right - merge.left > 1 for column in grid.filled(row))


def headings(grid: Grid, row: int, last: int, end: int = 0) -> list[Heading]:
    """The texts of each column from the highest heading to its own name; a number beside parts is none. ``end`` is the lowest
    row in which parts of these headings stand, where that is below ``last``."""
    columns = sorted({column for one in range(row, last + 1) for column in _named(grid, one)})
    numbers = {one: _numbered(grid, row, one) for one in range(row + 1, last + 1) if not is_number_row(grid, row, one)}

    def texts(column: int) -> tuple[str, ...]:
        said = {one: text for one in range(row, last + 1) if (text := _over(grid, one, column, max(last, end)))}
        named = [text for one, text in said.items() if column not in numbers.get(one, ())]
        return tuple(dict.fromkeys(named or said.values()))

    return [Heading(column, texts(column), _merged(grid, last, column)) for column in columns]


def _merged(grid: Grid, row: int, column: int) -> str:
    """A name for the cell that is merged over this column and others; empty where none is."""
    merge = grid.merge(row, column)
    return f"{merge.top}:{merge.left}" if merge is not None and merge.right - merge.left > 1 else ""


def _named(grid: Grid, row: int) -> list[int]:
    """The columns over which ``row`` holds a text, merged ones included."""
    named: list[int] = []
    for column in grid.filled(row):
        merge = grid.merge(row, column)
        named += [column] if merge is None else range(merge.left, min(merge.right, grid.width))
    return [column for column in named if grid.text(row, column)]


def _over(grid: Grid, row: int, column: int, last: int) -> str:
    """What ``row`` says over a column: its text; else, where the column has a name below, the heading to its left."""
    if text := grid.text(row, column):
        return text
    if grid.merge(row, column) is not None or not _has_part(grid, row, column, last):
        return ""
    left = column - 1
    while not grid.text(row, left) and grid.merge(row, left) is None and _has_part(grid, row, left, last):
        left -= 1
    if not _has_part(grid, row, left, last) or not _is_narrow(grid, row, left):
        return ""
    return grid.text(row, left)


def _has_part(grid: Grid, row: int, column: int, last: int) -> bool:
    return any(not grid.own(below, column).is_empty for below in range(row + 1, last + 1))


def _is_narrow(grid: Grid, row: int, column: int) -> bool:
    merge = grid.merge(row, column)
    return merge is None or merge.right - merge.left == 1


def goes_on_below(grid: Grid, top: int, row: int, spellings: Spellings, is_division: Callable[[str], bool], end: int = 0) -> bool:
    """Whether ``row`` is one more row of the header that begins at ``top``: all it holds are parts, and one of them is known.
    ``end`` is the row in which parts of the parts stand, where that is below ``row``.

    Short words right below a known heading are its parts, whatever they are (เชิงปริมาณ, เชิงคุณภาพ).
    """
    cells = [column for column in grid.filled(row) if grid.text(row, column)]
    if any(len(grid.text(row, column)) > LONGEST_HEADING for column in cells):
        return False
    texts = {heading.number: heading.texts for heading in headings(grid, top, row, end)}
    numbers = _numbered(grid, top, row)
    if len(numbers) == len(cells):
        return any(_months(texts)[column] for column in cells)
    cells = [column for column in cells if column not in numbers]
    counted = numbered_columns({column: grid.text(row, column) for column in cells}, with_word=True)
    known = all(_is_year(texts[column][-1]) for column in cells) or (
        len(cells) > 1
        and all(
            (_is_part(texts[column], spellings, column in counted) or is_division(texts[column][-1]))
            and (not _above(grid, top, row, column) or _is_heading(grid, top, row, column, end))
            for column in cells
        )
    )
    new = []
    for column in cells:
        own, above = grid.text(row, column), _above(grid, top, row, column)
        joined = bool(above) and (_is_one_name(above, own, spellings) or _dates(own, above, spellings))
        if above and not (joined or key(above) == key(own) or _is_remark(own) or _is_heading(grid, top, row, column, end)):
            return False
        is_part = bool(texts[column][:-1]) and part_of(own) != ""
        is_new = own not in texts[column][:-1] and key(own) != key(above)
        new += [column] if is_new else []
        known = known or joined or (is_new and bool(is_part or spellings.match(own)))
    return known or _says_when_or_how_far(texts, new)


def _says_when_or_how_far(texts: dict[int, tuple[str, ...]], columns: list[int]) -> bool:
    """Whether one of ``columns`` is a month or a box to tick, beside all the others of the header (column → ``texts``)."""
    if not columns:
        return False
    months, ticks = _months(texts), dict(zip(texts, read_ticks([own for *_above, own in texts.values()]), strict=True))
    return any(months[column] or ticks[column] for column in columns)


def _months(texts: dict[int, tuple[str, ...]]) -> dict[int, Months | None]:
    """The months that columns are, by what they are called."""
    return dict(zip(texts, read_months([(own, " ".join(above)) for *above, own in texts.values()]), strict=True))


def _above(grid: Grid, top: int, row: int, column: int) -> str:
    """The text right above a part; empty where the cells above it are blank."""
    return next((text for one in range(row - 1, top - 1, -1) if (text := grid.text(one, column))), "")


def _is_heading(grid: Grid, top: int, row: int, column: int, end: int) -> bool:
    """Whether a heading of several columns stands over the cell: merged over them, or with blank cells to its right."""
    for one in range(row - 1, top - 1, -1):
        if not grid.text(one, column):
            continue
        if not _is_narrow(grid, one, column):
            return True
        beside = column + 1
        return (
            grid.merge(one, column) is None
            and not grid.text(one, beside)
            and grid.merge(one, beside) is None
            and _has_part(grid, row - 1, beside, max(row, end))
        )
    return False


def _is_one_name(above: str, own: str, spellings: Spellings) -> bool:
    """Whether a name goes on in the row below: "วิธีการ" above "ดำเนินการ"."""
    whole = header_key(above + own)
    match = spellings.match(above + own) if whole != header_key(above) else None
    return match is not None and header_key(match.spelling) == whole


def _dates(own: str, above: str, spellings: Spellings) -> bool:
    """Whether a text right below what is reported says when, and nothing else: "ณ 31 มี.ค.", รอบ 6 เดือน."""
    return reports_below(above, spellings) and (is_time(own.strip("() ")) or round_alone(own) is not None)


def _is_part(texts: tuple[str, ...], spellings: Spellings, is_counted: bool) -> bool:
    """Whether the last of ``texts`` may be a part of those above it, or ``is_counted``: one of several numbered alike."""
    *above, own = texts
    has_number = any(letter.isdecimal() for letter in own)
    is_short = len(own) <= _LONGEST_PART and (not has_number or is_counted or round_in(own, years=True) is not None)
    if not above or not _is_split(above[-1], spellings):
        return False
    return is_short or round_alone(own) is not None or (reports_below(above[-1], spellings) and is_time(own))


def _is_split(text: str, spellings: Spellings) -> bool:
    """Whether a heading may have parts: its name is known, by its beginning at least, or it is a round or a side of a plan."""
    return (
        spellings.match(text) is not None
        or spellings.beginning(text) is not None
        or round_in(text, years=True) is not None
        or part_of(text) != ""
    )


def _is_year(text: str) -> bool:
    """Whether a text is the year over its months."""
    return len(text) <= _LONGEST_PART and fiscal_year_named(text) is not None


def _is_remark(text: str) -> bool:
    return text[0] in "([（" and text[-1] in ")]）"
