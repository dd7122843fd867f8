"""สรุปผู้บริหาร: what an executive should know, in a few sentences made of the data, and the questions for the meeting.

Pure: assessed assignments in, sentences out. Each phrase that stands for rows says which, so that a page can lead there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ita_dash import summary, thai
from ita_dash.assignmentlists import rows_of
from ita_dash.form.values.status import NO_REPORT
from ita_dash.messages import N_, _
from ita_dash.planwords import gap_words
from ita_dash.progress import DUE_SOON_DAYS, gap, rounded, standing
from ita_dash.stages import CALLED_OFF, EMPTY, FINISHED, UNREPORTED, stage
from ita_dash.summary import Total

QUESTIONS = 3
"""More nobody asks in one meeting."""
_NOTHING = {
    EMPTY: N_("No item counts in the figures yet."),
    CALLED_OFF: N_("All items are cancelled: none counts in the figures."),
}
"""What is said where nothing counts."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a phrase leads: ``page`` (its address, empty for the first) under ``parameters``."""

    page: str
    parameters: tuple[tuple[str, str], ...] = ()
    about: tuple[str, ...] = ()
    """Of a page of one thing: a division's name, or a measure's number and title."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence; ``count`` is how many assignments the list behind ``door`` has, where it is a list."""

    text: str
    door: Destination | None = None
    tone: str = ""
    """``bad`` where it is late."""
    count: int | None = None


Sentence = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask in the meeting: about an activity that is late, and who answers."""

    names: tuple[str, ...]
    """The activity's values of ``summary.ACTIVITY_KEYS``."""
    days: int
    divisions: tuple[str, ...]
    advice: tuple[str, ...]
    reached: tuple[float, ...] = ()
    """The percents of its late items that are reported on."""
    silent: int = 0
    """Late items that nobody has reported on."""

    @property
    def code(self) -> str:
        return self.names[3]

    @property
    def activity(self) -> str:
        return self.names[4]

    def asked(self, thai_digits: bool = True) -> str:
        """How far its late items are, and what to ask of them."""
        said = []
        if self.reached:
            ends = dict.fromkeys(thai.percent(rounded(value), thai_digits) for value in (min(self.reached), max(self.reached)))
            said.append(_("Done so far") + " " + "–".join(ends))
        if self.silent:
            said.append(_("{count} not reported yet").format(count=thai.number(self.silent, thai_digits)))
        return " ".join([*said, _("What stands in the way?") if self.silent else _("When will it be finished?")])


def sentences(
    frame: pd.DataFrame,
    as_of: date,
    *,
    unread: int = 0,
    before: float | None = None,
    aside: Collection[str] = (),
    thai_digits: bool = True,
) -> list[Sentence]:
    """Two to five sentences on ``frame``, the assignments of ``progress.assess`` on ``as_of``.

    ``unread`` is how many cells could not be read, ``before`` the completion at the last meeting, ``aside``
    the divisions that rank nowhere (``form.problems.unranked``).
    """
    total = summary.total(frame)
    if (found := stage(total)) in _NOTHING:
        return [(Phrase(_(_NOTHING[found])),)]
    words = _Words(thai_digits)
    made = [words.headline(total, before), words.overdue(frame, as_of), words.furthest(frame, aside), words.due(frame, as_of)]
    made.append(words.doubts(total, unread))
    return [one for one in made if one]


def questions(frame: pd.DataFrame, as_of: date) -> list[Question]:
    """Up to three, of the activities with the latest items: the most days first, then the most points lost to the office."""
    late = frame[frame["counted"] & (frame["schedule"] == "overdue")]
    if late.empty:
        return []
    reports = frame[frame["counted"]].groupby(summary.ACTIVITY_KEYS, sort=False)["progress"].transform("size")
    late = late.assign(days=_days_late(late, as_of), lost=(100 - late["progress"]) * late["weight"] / reports.reindex(late.index))
    found = [
        (int(rows["days"].max()), float(rows["lost"].sum()), tuple(map(str, names)), rows)
        for names, rows in late.groupby(summary.ACTIVITY_KEYS, sort=False)
    ]
    found.sort(key=lambda one: (-one[0], -one[1]))
    return [
        Question(
            names,
            days,
            tuple(dict.fromkeys(rows["division"])),
            tuple(dict.fromkeys(text for text in rows["recommendation"] if text)),
            tuple(map(float, rows.loc[rows["status"] != NO_REPORT, "progress"])),
            int((rows["status"] == NO_REPORT).sum()),
        )
        for days, _lost, names, rows in found[:QUESTIONS]
    ]


def as_text(said: list[Sentence]) -> str:
    """The sentences as plain text, a line each: to send by LINE, to open the report."""
    return "\n".join("".join(phrase.text for phrase in one) for one in said)


@dataclass(frozen=True, slots=True)
class _Words:
    thai_digits: bool

    def headline(self, total: Total, before: float | None) -> Sentence:
        """Completion and plan today with the gap, and what changed since the last meeting."""
        tree = Destination("figures")
        found = stage(total)
        if found == FINISHED:
            return (Phrase(_("Every activity is finished: "), None), Phrase(self.percent(100.0), tree))
        if found == UNREPORTED:
            said = _("Nothing is reported yet; the plan for this day is {plan}").format(plan=self.percent(total.planned))
            return (Phrase(said, tree, "bad" if self.is_behind(total) else ""),)
        made = [
            Phrase(_("Done so far") + " "),
            Phrase(self.percent(total.completion), tree),
            Phrase(" "),
            Phrase(gap_words(total.completion, total.planned, self.thai_digits), tree, "bad" if self.is_behind(total) else ""),
            Phrase(" (" + _("plan {percent}").format(percent=self.percent(total.planned)) + ")"),
        ]
        if before is not None:
            moved = gap(total.completion, before)
            more, less = _("{points} points more than at the last meeting"), _("{points} points less than at the last meeting")
            said = (more if moved >= 0 else less).format(points=self.number(abs(moved)))
            made += [Phrase(" "), Phrase(said, Destination("changes"), "" if moved >= 0 else "bad")]
        return tuple(made)

    def overdue(self, frame: pd.DataFrame, as_of: date) -> Sentence:
        """How many are overdue, of how many divisions, by how many days at most."""
        late = frame[frame["counted"] & (frame["schedule"] == "overdue")]
        if late.empty:
            return ()
        said = _("{count} items overdue, of {divisions} divisions").format(
            count=self.number(len(late)), divisions=self.number(late["division"].nunique())
        )
        days = _(", the longest by {days} days").format(days=self.number(int(_days_late(late, as_of).max())))
        return (Phrase(said, Destination("items", (("schedule", "overdue"),)), "bad", len(late)), Phrase(days))

    def furthest(self, frame: pd.DataFrame, aside: Collection[str]) -> Sentence:
        """Which division and which measure are furthest behind their plan, and how many more as far; nothing where none is, or
        all are."""
        made = []
        divisions = summary.by_gap(summary.divisions(frame))
        divisions = divisions[~divisions["division"].isin(list(aside))]
        measures = summary.by_gap(summary.measures(frame))
        if points := self.missing(divisions):
            name = divisions["division"].iloc[0]
            made.append(
                self.first(divisions, name, points, _("and {count} more divisions"), Destination("divisions", about=(name,)))
            )
        if points := self.missing(measures):
            no, title = measures["measure_no"].iloc[0], measures["measure"].iloc[0]
            said = _("measure {number}").format(number=thai.digits(no, self.thai_digits)) if no else title
            made.append(
                self.first(measures, said, points, _("and {count} more measures"), Destination("measures", about=(no, title)))
            )
        if not made:
            return ()
        joined = [made[0]] + [piece for one in made[1:] for piece in (Phrase(" " + _("and") + " "), one)]
        return (Phrase(_("Furthest behind the plan:") + " "), *joined)

    def due(self, frame: pd.DataFrame, as_of: date) -> Sentence:
        """What falls due in the next thirty days."""
        count = len(rows_of("due", frame, as_of))
        if not count:
            return ()
        said = _("{count} items fall due").format(count=self.number(count))
        ahead = _("In the next {days} days").format(days=self.number(DUE_SOON_DAYS))
        return (Phrase(ahead + " "), Phrase(said, Destination("items", (("of", "due"),)), "", count))

    def doubts(self, total: Total, unread: int) -> Sentence:
        """How much of it rests on estimates, on plans without dates, on cells that could not be read."""
        counts = (
            (total.estimated, _("{count} estimates"), Destination("items", (("of", "estimated"),))),
            (
                total.plan_guessed,
                _("{count} items without dates, planned over the year"),
                Destination("items", (("of", "undated"),)),
            ),
            (unread, _("{count} cells that could not be read"), Destination("checks", (("severity", "error"),))),
        )
        made = [Phrase(said.format(count=self.number(count)), door, "", count) for count, said, door in counts if count]
        if not made:
            return ()
        joined = [made[0]] + [piece for one in made[1:] for piece in (Phrase(" · "), one)]
        return (Phrase(_("These figures include") + " "), *joined)

    def first(self, ranked: pd.DataFrame, name: str, points: str, others: str, own: Destination) -> Phrase:
        """The first of ``summary.by_gap``; where more lack as much they are counted, and all of them are led to."""
        if more := _as_far(ranked) - 1:
            return Phrase(f"{name} {others.format(count=self.number(more))} ({points})", Destination(own.page), "bad")
        return Phrase(f"{name} ({points})", own, "bad")

    def missing(self, ranked: pd.DataFrame) -> str:
        """The points that the first of ``summary.by_gap`` lacks; empty where it lacks none, or all lack as much."""
        if not len(ranked) or _as_far(ranked) == len(ranked):
            return ""
        completion, planned = ranked["completion"].iloc[0], ranked["planned"].iloc[0]
        if standing(completion, planned) not in ("behind", "short"):
            return ""
        return _("{points} points").format(points=self.number(abs(gap(completion, planned))))

    def is_behind(self, total: Total) -> bool:
        return standing(total.completion, total.planned) == "behind"

    def percent(self, value: float) -> str:
        return thai.percent(rounded(value), self.thai_digits)

    def number(self, value: float) -> str:
        return thai.number(value, self.thai_digits)


def _as_far(ranked: pd.DataFrame) -> int:
    """How many of ``summary.by_gap`` are as far behind as the first, in the figures that are shown."""
    gaps = [gap(completion, planned) for completion, planned in zip(ranked["completion"], ranked["planned"], strict=True)]
    return sum(one == gaps[0] for one in gaps)


def _days_late(late: pd.DataFrame, as_of: date) -> "pd.Series[int]":
    days: pd.Series[int] = (pd.Timestamp(as_of) - late["end"]).dt.days
    return days
