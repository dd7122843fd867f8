"""ก่อนเผยแพร่: what the one who signs should settle before a report is published, and whether it is a draft until then.

What is grave makes it a draft: data that could not be read, and what the item of the ITA asks for and the form leaves out.
A person may confirm that it is right all the same: by the key of the data, which is another as soon as an activity says
something else.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ita_dash import summary
from ita_dash.dataset import Dataset
from ita_dash.export.tables import chosen_problems
from ita_dash.filters import Filters
from ita_dash.fiscal import FiscalYear
from ita_dash.form.problemkinds import OF_A_READING, SEVERITIES
from ita_dash.form.values.status import CANCELLED, DONE, UNABLE
from ita_dash.framerows import each_row
from ita_dash.meaning.inside import APART
from ita_dash.messages import _
from ita_dash.problemwords import with_sentences
from ita_dash.report.elements import Element, asked_of, elements, lacking, required
from ita_dash.settings.reportsection import ReportSettings
from ita_dash.thai import number

DOUBTFUL = OF_A_READING | {
    *(
        "HEADER_BY_BEGINNING",
        "HEADER_BY_CONTENT",
        "ROUNDS_BY_CONTENT",
        "CARRIED_FROM_ABOVE",
        "RESULT_BARE_NUMBER",
        "STATUS_AMBIGUOUS",
        "NOTE_SAYS_STATUS",
    ),
    *("ROWS_OF_TEMPLATE", "ROW_SUPERSEDED"),
}
"""Problems worth no more than a look that whoever signs should have looked at: readings that could be otherwise."""
MOST = 200
"""Concerns that are listed, and places of one; the counts are of all."""
KEY_LETTERS = 12
_UNSAID = ("tab", "row", "cell", "link", "rounds", "parent")
"""Fields that a report does not show: where something stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell to look at, as ``tab!B7``; ``link`` opens it, empty for a file."""

    cell: str
    link: str
    who: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One thing to settle; ``said`` and ``advice`` are sentences. Without ``places`` it is of the whole form."""

    grave: bool
    said: str
    advice: str
    places: tuple[Place, ...] = ()
    count: int = 0
    """Of all places; more than there are ``places`` of a large form."""


@dataclass(frozen=True, slots=True)
class Gate:
    """``concerns``: the grave ones first."""

    key: str
    """What confirms this data: letters and digits."""
    concerns: tuple[Unsettled, ...]
    confirmed: bool

    @property
    def grave(self) -> int:
        """How many concerns are grave."""
        return sum(one.grave for one in self.concerns)

    @property
    def is_draft(self) -> bool:
        return bool(self.grave) and not self.confirmed


def gate_of(dataset: Dataset, filters: Filters, own: ReportSettings, *, thai_digits: bool = False) -> Gate:
    """What stands between the report of ``dataset`` under ``filters`` and its publication; all problems count, whoever asks.

    ``thai_digits``: how its sentences write numbers.
    """
    whole = dataset.unfiltered
    asked = required(own.fiscal_year or whole.year.be, own.required)
    assessed = whole.assessed(filters.as_of)
    frame = filters.apply(assessed)
    counted = frame[frame["counted"]]
    concerns = [
        *_of_an_empty_form(assessed),
        *(one for element in asked for one in _of_element(element, counted, whole, thai_digits)),
        *_unfinished(counted, thai_digits),
        *_of_problems(chosen_problems(whole, filters), whole.year, thai_digits),
    ]
    key = key_of(whole)
    ordered = sorted(concerns, key=lambda one: not one.grave)[:MOST]
    return Gate(key, tuple(ordered), key in own.confirmed)


def key_of(dataset: Dataset) -> str:
    """What names all that the form says of its activities: other words, other figures, another key; an inserted row is none."""
    said = dataset.unfiltered.form.assignments.drop(columns=[*_UNSAID, APART], errors="ignore")
    text = said.to_json(orient="split", index=False, date_format="iso", default_handler=str)
    named = f"{dataset.year.be} {dataset.office} {text}"
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:KEY_LETTERS]


def _of_an_empty_form(assessed: pd.DataFrame) -> Iterator[Unsettled]:
    if assessed.empty:
        said = _("The form has no measure and no activity")
        yield Unsettled(True, said, _("Type them, a row for each activity: there is nothing to report yet."))


def _of_element(element: Element, counted: pd.DataFrame, dataset: Dataset, thai_digits: bool) -> Iterator[Unsettled]:
    asked = asked_of(element, counted)
    rows = lacking(element, asked, dataset.form.tabs)
    if rows.empty:
        return
    advice = _("Type it in the column “{heading}”.").format(heading=element.heading)
    if element.none:
        advice += " " + _("Where there is none, type “{none}”.").format(none=element.none)
    every = len(asked) if element.of == "assignment" else asked.groupby(summary.ACTIVITY_KEYS).ngroups
    if len(rows) == every:
        yield Unsettled(element.grave, _("No activity says anything under “{heading}”").format(heading=element.heading), advice)
        return
    said = (
        _("{count} reports leave out “{heading}”")
        if element.of == "assignment"
        else _("{count} activities leave out “{heading}”")
    )
    yield _at(rows, Unsettled(element.grave, said.format(count=number(len(rows), thai_digits), heading=element.heading), advice))


def _unfinished(counted: pd.DataFrame, thai_digits: bool) -> Iterator[Unsettled]:
    """What is late or given up without a reason. What says nothing at all is told by its result, which is missing."""
    late = counted["schedule"].eq("overdue") | counted["status"].eq(UNABLE)
    open_ones = late & ~counted["status"].isin([DONE, CANCELLED]) & counted["reason"].eq("") & counted["result"].ne("")
    rows = counted[open_ones & ~counted["extra"].map(_tells_why)]
    if not rows.empty:
        said = _("{count} reports are past their end or given up and give no reason").format(count=number(len(rows), thai_digits))
        yield _at(rows, Unsettled(False, said, _("Type the reason with the result, or under ปัญหา/อุปสรรค.")))


def _tells_why(extra: dict[str, str]) -> bool:
    return any(text and any(word in header for word in ("ปัญหา", "อุปสรรค", "เหตุผล", "สาเหตุ")) for header, text in extra.items())


def _of_problems(problems: pd.DataFrame, year: FiscalYear, thai_digits: bool) -> Iterator[Unsettled]:
    """The problems of the data by gravity; those that an element tells already are left out."""
    told = frozenset().union(*(one.problems for one in elements()))
    kept = problems[~problems["code"].isin(told) & (problems["severity"].ne(SEVERITIES[-1]) | problems["code"].isin(DOUBTFUL))]
    ordered = kept.assign(place=kept["severity"].map(SEVERITIES.index)).sort_values("place", kind="stable").head(MOST)
    for one in each_row(with_sentences(ordered.drop(columns="place"), year, thai_digits)):
        place = Place("!".join(filter(None, (one["tab"], one["cell"]))), one["link"], one["division"])
        yield Unsettled(one["severity"] == SEVERITIES[0], one["message"], one["fix"], (place,) if place.cell else (), 1)


def _at(rows: pd.DataFrame, concern: Unsettled) -> Unsettled:
    """``concern`` at the cells of ``rows``, each once: several divisions may stand in one, and one of them in several rounds."""
    who: dict[tuple[str, str], dict[str, None]] = {}
    for one in each_row(rows):
        cell = "!".join(filter(None, (one["tab"], one["cell"])))
        who.setdefault((cell, one["link"]), {})[one["division"]] = None
    places = tuple(Place(cell, link, ", ".join(names)) for (cell, link), names in list(who.items())[:MOST])
    return Unsettled(concern.grave, concern.said, concern.advice, places, len(who))
