"""The table of measures: assessed assignments → measures, activities and rows, those that say the same in one."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

import pandas as pd

from ita_dash import summary, thai
from ita_dash.dataset import Dataset
from ita_dash.form.text import key
from ita_dash.form.values.alldivisions import ALL_DIVISIONS
from ita_dash.form.values.howfar import percent_said_by
from ita_dash.form.values.status import DONE, status_said_by
from ita_dash.framerows import Row, each_row
from ita_dash.messages import _
from ita_dash.report.annex import Annex
from ita_dash.report.assessment import answered_by
from ita_dash.report.elements import told_apart
from ita_dash.report.evidencepictures import PictureAnnex
from ita_dash.report.evidencetable import EvidenceTable
from ita_dash.report.model import LONGEST_HEADING, ActivityPart, Entry, MeasurePart
from ita_dash.report.printedtext import Paragraphs, Piece, labelled, line, lines, printable
from ita_dash.thailines import beginning, shortened

SAME = ("period", "status", "progress", "estimated", "reason", "result", "recommendation", "evidence")
"""Divisions that agree in all of this, and in what the report tells of their other columns, stand in one row."""
LONGEST_LABEL = 4
"""Letters of a measure's number with its full stop."""
NAMED_BY = (8, 20)
"""Letters by which a measure and an activity without a number are known where they go on: with the word for that a line of
their column."""


@dataclass(frozen=True)
class Rows:
    """Makes the rows of one report. ``empty`` stands where no recommendation was given."""

    dataset: Dataset
    annex: Annex
    table: EvidenceTable
    empty: str
    pictures: PictureAnnex

    def measure(self, title: str, group: pd.DataFrame) -> MeasurePart:
        """The measure of the assignments ``group``."""
        # Plain rows: a frame for each of thousands of activities takes longer than all else
        rows = each_row(group)
        label = self._label(rows[0]["measure_no"] or rows[0]["code"].partition(".")[0])
        activities = _together(rows, itemgetter(*summary.ACTIVITY_KEYS))
        text = labelled(label, lines(title))
        if answered := answered_by(self.dataset.texts.indicators, rows):
            text += line(_("(answers the indicator {names})").format(names=", ".join(answered)))
        heading, text = _headed(text)
        return MeasurePart(label, _goes_on(label, title, 0), heading, text, tuple(map(self._activity, activities)))

    def _activity(self, rows: Sequence[Row]) -> ActivityPart:
        first = rows[0]
        # A code that the sheet has in a column of its own is the only number there is
        label = self._label(first["activity_no"]) or thai.digits(first["code"], self.annex.thai_digits)
        text = labelled(label, lines(first["activity"]))
        if any((one["tab"], one["row"]) in self._own_results for one in rows):
            text += line(_("(taken from the result; the method was not given)"))
        # The divisions in the order of the office's list, a unit behind the one that it belongs to
        ordered = sorted(rows, key=_place)
        entries = tuple(self._entry(label, same) for same in _together(ordered, _answer))
        return ActivityPart(_goes_on(label, first["activity"], 1), text, entries)

    def _entry(self, label: str, same: Sequence[Row]) -> Entry:
        one = same[0]
        names = self._who(tuple(dict.fromkeys(row["division"] for row in same)))
        period = thai.digits(one["period"]) if self.annex.thai_digits else thai.arabic(one["period"])
        return Entry(
            divisions=lines("\n".join(names)),
            period=line(period) + _told(one, begun=False),
            result=labelled(label, lines(one["result"]))
            + (lines(one["reason"]) if one["reason"] not in one["result"] else ())
            + _told(one, begun=True),
            recommendation=labelled(label, lines(one["recommendation"])) or line(self.empty),
            status=self._status(one),
            evidence=self.table.numbers(self._evidence(same), one["code"], names),
        )

    def _evidence(self, same: Sequence[Row]) -> tuple[str, ...]:
        """What is evidence of rows that are the same, a picture in their tabs by the number that it has in the annex."""
        said = (self.pictures.name(row, shown) for row in same for shown in row["evidence"])
        return tuple(dict.fromkeys(said))

    def _status(self, one: Row) -> tuple[str, ...]:
        """How far it is: no status beside a text that says one itself, and no percent beside one that says it."""
        status, progress, result = str(one["status"]), float(one["progress"]), str(one["result"])
        if status == DONE:
            return ()
        if not result or status_said_by(result) is None:
            said, *percent = self.annex.standing(status, progress, bool(one["estimated"]))
            return (f"({said}", *(f"{text})" for text in percent)) if percent else (f"({said})",)
        known = progress and not one["estimated"] and percent_said_by(result) is None
        return (f"({self.annex.percent(progress)})",) if known else ()

    @cached_property
    def _own_results(self) -> set[tuple[str, int]]:
        """Rows whose activity was taken from its own result."""
        problems = self.dataset.unfiltered.form.problems
        found = problems[problems["code"] == "ACTIVITY_FROM_RESULT"]
        return set(zip(found["tab"], found["row"], strict=True))

    def _who(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """``names``, or "all divisions" where they are all that the office's list has."""
        tops = self.dataset.form.divisions.tops
        return (ALL_DIVISIONS,) if len(tops) > 1 and set(names) == set(tops) else names

    def _label(self, no: str) -> str:
        return thai.digits(f"{no}.", self.annex.thai_digits) if no else ""


def _goes_on(label: str, text: str, column: int) -> str:
    """What tells a measure or an activity where it goes on, on one line of its column: its number, else its first words."""
    named = f"{label} …" if label else shortened(printable(text), NAMED_BY[column])
    return f"{named} " + _("(continued)")


def _headed(text: Paragraphs) -> tuple[str, Paragraphs]:
    """What bookmarks and contents call ``text``, and ``text`` with that as its first paragraph: it is read whole, and what has no
    room in a heading, or leads somewhere, stands below."""
    if not text:
        return "", ()
    place = next((number for number, piece in enumerate(text[0]) if piece.url), len(text[0]))
    if sum(len(piece.text.strip()) for piece in text[0][:place]) <= LONGEST_LABEL:
        place += 1  # a title that is a link is a heading all the same
    title = "".join(piece.text for piece in text[0][:place])
    heading = beginning(title, LONGEST_HEADING)
    rest = (Piece(title[len(heading) :].lstrip(), text[0][:place][-1].url), *text[0][place:])
    below = tuple(piece for piece in rest if piece.text.strip())
    return heading, ((Piece(heading),), *filter(None, (below,)), *text[1:])


def _together(rows: Iterable[Row], answer: Callable[[Row], Hashable]) -> list[list[Row]]:
    """``rows`` of which ``answer`` gives the same, in the order of the first of each."""
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        found.setdefault(answer(row), []).append(row)
    return list(found.values())


def _answer(row: Row) -> Hashable:
    told = (told_apart(row["extra"], begun=begun) for begun in (False, True))
    return (*(row[name] for name in SAME), *told)


def _told(row: Row, *, begun: bool) -> Paragraphs:
    """What the report must tell and the form has in columns of its own, under their headings where a text does not say them."""
    told = told_apart(row["extra"], begun=begun)
    return lines("\n".join(text if key(heading) in key(text) else f"{heading}: {text}" for heading, text in told))


def _place(row: Row) -> tuple[int, bool, int]:
    is_unit = bool(row["parent"])
    return (row["parent_place"] if is_unit else row["place"], is_unit, row["place"])
