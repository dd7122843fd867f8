"""Columns whose headings name a round and nothing else: "รอบ 6 เดือน" beside "รอบ 12 เดือน", "ครั้งที่ 1", ไตรมาส 1 … 4.

What is reported in them is told by what stands in all of them together (rules 2 and 3 of the design): statuses, percents with
their sign, else results. Months and quarters hold reports only where their words are ones; marks and numbers below them plan or
count.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ita_dash.form.columns.columntexts import ColumnTexts, ContentJudge, together
from ita_dash.form.headings.votes import Heading, Named, month_round
from ita_dash.form.values.rounds import Round, round_alone

_FEWEST = 2
"""One round alone has nothing to be told from: it is a column like another."""
_REPORTS = ("result", "status", "progress")


def with_rounds_alone(
    headings: Sequence[Heading], named: Sequence[Named], judge: ContentJudge, texts: Callable[[int], ColumnTexts]
) -> list[Named]:
    """``named`` with those of rounds as columns of what is reported in them."""
    said = {vote.field for one in named for vote in one.votes}
    found = list(named)
    for is_month in (False, True):
        rounds = {
            place: when
            for place, (heading, one) in enumerate(zip(headings, named, strict=True))
            if (when := _round_of(heading, one)) is not None and (one.months is not None) == is_month
        }
        if len({when.order for when in rounds.values()}) < _FEWEST:
            continue
        below = together([texts(headings[place].number) for place in rounds])
        vote = judge.reported([field for field in _REPORTS if field not in said], below, told=is_month)
        if vote is None:
            continue
        for place, when in rounds.items():
            found[place] = replace(named[place], votes=(vote,), months=None, round=when, by_beginning=False, label="")
    return found


def _round_of(heading: Heading, named: Named) -> Round | None:
    """The round that a heading is the name of, where it says nothing else of its column."""
    own = heading.texts[-1]
    if named.months is not None:
        return month_round(named.months, own) if all(vote.field == "month" for vote in named.votes) else None
    if len(heading.texts) > 1 or any(vote.field != "round" for vote in named.votes):
        return None
    return round_alone(own)
