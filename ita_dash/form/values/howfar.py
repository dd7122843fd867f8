"""How far a sentence says that the work is: "เผยแพร่แล้ว 30 จาก 40 รายการ", "เสร็จไปครึ่งหนึ่ง", "ดำเนินการไปแล้วร้อยละ 60".

A figure counts where work stands right before it. Of people, satisfaction, money and scores it says nothing of the work, and
neither does a figure that is planned, missing or denied (rules 5 and 16 of the design).
"""

import re
from bisect import bisect_right
from itertools import accumulate

from ita_dash.form.remembered import remembered
from ita_dash.form.text import LONGEST_PROSE, folded, head, repaired
from ita_dash.form.values.percent import NOT_DONE, percent_alone
from ita_dash.form.values.timeunits import is_buddhist_year
from ita_dash.form.words import joined, patterns

_SAID = patterns("percents", "said")
_COUNTS = {repaired(folded(word)): number for number, word in enumerate(("หนึ่ง", "สอง", "สาม", "สี่", "ห้า"), start=1)}
LONGEST_PHRASE = 80
"""Letters before a figure that say what it is of; what stands farther off is another phrase."""


def percent_said_by(result: str) -> float | None:
    """The percent of the work, 0–100, that a result says, alone or within a sentence; None where it says none, or several."""
    said = _figures(result)
    return next(iter(said)) if len(said) == 1 else None


def says_part(result: str) -> bool:
    """Whether a result says that some of the work is not all done: "แล้วเสร็จร้อยละ 60", "เสร็จ 3 จาก 5"."""
    return any(figure < 100 for figure in _figures(result))


def is_of_others(text: str) -> bool:
    """Whether a text speaks of people, satisfaction, money or scores, whose percents say nothing of the work."""
    return _SAID["others"].search(joined(head(text, LONGEST_PROSE))) is not None


@remembered
def _figures(result: str) -> frozenset[float]:
    """The percents of the work that a result says."""
    alone = percent_alone(result)
    if alone is not None:
        return frozenset((alone,))
    typed = repaired(folded(head(result, LONGEST_PROSE))).split()
    line = "".join(typed)
    starts = list(accumulate(map(len, typed), initial=0))
    shares = (_share(match, line, starts) for match in _SAID["share"].finditer(line))
    figures = [(match, float(match["after"] or match["before"])) for match in _SAID["percent"].finditer(line)]
    figures += [(match, 50.0) for match in _SAID["half"].finditer(line)]
    figures += [(match, 100 * _COUNTS[match["part"]] / _COUNTS[match["all"]]) for match in _SAID["in_words"].finditer(line)]
    told = [figure for match, figure in figures if figure <= 100 and _speaks_of_work(line, match, starts)]
    return frozenset(round(figure, 9) for figure in (*shares, *told) if figure is not None)


def _share(match: re.Match[str], line: str, starts: list[int]) -> float | None:
    part, whole = (int(match[name].replace(",", "")) for name in ("part", "all"))
    if not whole or is_buddhist_year(whole) or part > whole:
        return None
    after, before = match.end(), _before(line, match.start(), starts)
    if not line.startswith(match["unit"], after) and not (match["of"] == "จาก" and _is_start(after, starts)):
        return None  # "5 เรื่อง จาก 3 หน่วยงาน"
    is_done = _SAID["work"].search(_SAID["filler"].sub("", before)) is not None
    is_alone = match[0] == line
    if match["of"] == "/" and _is_start(after, starts) and not (is_done or is_alone):
        return None  # 1/2 of no thing, among words, may be a date, a room, an order
    if _SAID["numbered"].search(before) or NOT_DONE.search(before) or _SAID["others"].search(before):
        return None
    counts_others = _SAID["people"].match(line, after) or _SAID["people"].match(match["unit"])
    return 100 * part / whole if not counts_others or is_done else None


def _is_start(place: int, starts: list[int]) -> bool:
    """Whether a word begins at ``place``, or the line ends."""
    return starts[bisect_right(starts, place) - 1] == place


def _speaks_of_work(line: str, match: re.Match[str], starts: list[int]) -> bool:
    before, of_work = _before(line, match.start(), starts), _SAID["of_work"].match(line, match.end())
    is_of_others = _SAID["of_others"].match(line, match.end()) and not of_work
    if is_of_others or NOT_DONE.search(before) or _SAID["others"].search(before):
        return False
    if _SAID["work"].search(_SAID["filler"].sub("", before)) is not None:
        return True
    return of_work is not None and _SAID["who"].search(before) is None


def _before(line: str, place: int, starts: list[int]) -> str:
    """The phrase that ends at ``place``: the word there, and the one before where only fillers lie between."""
    at = bisect_right(starts, place) - 1
    while at and place - starts[at] <= _FEW:
        at -= 1
    return line[max(starts[at], place - LONGEST_PHRASE) : place]


_FEW = 8
"""Letters between two blanks that are but a filler before a figure ("คิดเป็น")."""
