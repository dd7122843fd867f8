"""The annex: how far each measure and division is, what is not finished and why, what was left out of the figures.

Figures come from ``summary``; here they are put into words.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from ita_dash import summary, thai
from ita_dash.assignmentlists import LATE
from ita_dash.dataset import Dataset
from ita_dash.export.tables import chosen_problems
from ita_dash.filters import Filters
from ita_dash.form.values.status import CANCELLED, DONE, IN_PROGRESS, UNABLE
from ita_dash.messages import _
from ita_dash.report.coverage import EXTRACT, Coverage, beside
from ita_dash.report.model import PlainTable, Section
from ita_dash.report.printedtext import Paragraphs, line, lines
from ita_dash.vocabulary import SCHEDULE_LABELS, STATUS_LABELS, word

NOT_FINISHED = ["measure_no", "measure", "code", "activity", "status", "shown", "schedule", "why"]
LEFT_OUT = ["measure_no", "measure", "code", "activity", "why"]
"""Divisions that agree in all of this stand in one row."""


@dataclass(frozen=True)
class Annex:
    """Builds the sections of one report of what ``extent`` covers."""

    dataset: Dataset
    filters: Filters
    extent: Coverage
    thai_digits: bool

    @property
    def frame(self) -> pd.DataFrame:
        return self.extent.own

    def sections(self) -> tuple[Section, ...]:
        """Those that have something to say."""
        figures = () if self.frame.empty else (self.by_measure(), self.by_division(), self.not_finished())
        made = (*figures, self.left_out())
        return tuple(section for section in made if section.lead or (section.grid and section.grid.rows))

    def by_measure(self) -> Section:
        figures = summary.measures(self.frame)
        names = [
            self._digits(f"{no}. ") + title if no else title
            for no, title in zip(figures["measure_no"], figures["measure"], strict=True)
        ]
        beside = self._office_column(figures, summary.measures, ["measure_no", "measure"]) if self.extent.is_part else None
        return self._completion(_("Completion by measure"), self._total(), _("Measure"), figures, names, [0] * len(names), beside)

    def by_division(self) -> Section:
        figures = summary.divisions(self.frame)
        names, levels = list(figures["division"]), list(figures["level"])
        lead = _("A division's figures include those of its units, listed below it.") if any(levels) else ""
        # A division's own report has all that the office has of it
        beside = self._office_column(figures, summary.divisions, ["division"]) if self.extent.kind == EXTRACT else None
        return self._completion(_("Completion by division"), lead, _("Division"), figures, names, levels, beside)

    def _office_column(
        self, figures: pd.DataFrame, of: Callable[[pd.DataFrame], pd.DataFrame], keys: list[str]
    ) -> list[Paragraphs]:
        """The completion of each row of ``figures`` in the whole office."""
        whole = of(self.extent.office).set_index(keys)["completion"]
        values = (whole[name] for name in figures.set_index(keys).index)
        return [line("–" if value != value else self._number(value)) for value in values]

    def _completion(
        self,
        title: str,
        lead: str,
        kind: str,
        figures: pd.DataFrame,
        names: list[str],
        levels: list[int],
        beside: list[Paragraphs] | None,
    ) -> Section:
        """``beside`` is the same completion in the whole office, where the report is a part of it."""
        rows = []
        offices = [(one,) for one in beside] if beside is not None else [()] * len(names)
        for name, level, row, office in zip(names, levels, figures.to_dict("records"), offices, strict=True):
            activities = row["activities"]  # none where all were cancelled
            count = self._number(row["activities_done"]) + "/" + self._number(activities) if activities else "–"
            value = row["completion"]
            statuses = [row[status] for status in STATUS_LABELS]
            percent = "–" if value != value else self._number(value)
            counts = (line(self._number(one) if one else "–") for one in statuses)
            rows.append((line("– " * level + name), line(percent), *office, line(count), *counts))
        more = [_("Whole office (percent)")] if beside is not None else []
        return Section(
            title,
            lead,
            PlainTable(
                (kind, _("Completion (percent)"), *more, _("Activities done"), *(_(label) for label in STATUS_LABELS.values())),
                (26 - 5 * len(more), 10, *([9] * len(more)), 9, 9, 10, 11, 8, 11, 7),
                tuple(range(1, 9 + len(more))),
                tuple(rows),
            ),
        )

    def _total(self) -> str:
        total = summary.total(self.frame)
        if not total.activities:
            return _("No activity counts in the figures.")
        opening = (
            _("In this part {percent} percent, {done} of {activities} activities done; in the whole office {all_percent}.")
            if self.extent.is_part
            else _("All together {percent} percent, {done} of {activities} activities done.")
        )
        said = [
            opening.format(**beside(self.extent, self.thai_digits)),
            _("The columns after that count the reports of divisions by their status."),
        ]
        if total.estimated:
            said.append(
                _("For {count} of them in progress without a percent, half is taken.").format(count=self._number(total.estimated))
            )
        return " ".join(said)

    def not_finished(self) -> Section:
        """What counts and is not done, the same words of several divisions in one row, in the order of the sheet."""
        title = _("Not finished, and why")
        rows = self.frame[self.frame["counted"] & (self.frame["status"] != DONE)]
        if rows.empty:
            return Section(title, "")
        reasons = rows["reason"].where(rows["reason"] != "", rows["result"])
        shown = [" ".join(self.standing(*one)) for one in _standings(rows)]
        marked = rows.assign(shown=shown, why=reasons, schedule=_said_schedules(rows))
        groups = marked.groupby(NOT_FINISHED, sort=False)["division"].agg(_together)
        body = [
            (
                line(self._digits(code)),
                lines(activity),
                lines(divisions),
                lines(shown + ("\n" + word(SCHEDULE_LABELS, schedule) if schedule else "")),
                # Of what is on its way or has not begun nobody expects a reason
                lines(why) or line(_("No reason was given") if status == UNABLE or schedule in LATE else "–"),
            )
            for (_no, _title, code, activity, status, shown, schedule, why), divisions in zip(groups.index, groups, strict=True)
        ]
        headers = (_("Activity no."), _("Activity"), _("Responsible"), _("Status"), _("Reason or latest result"))
        return Section(title, "", grid=PlainTable(headers, (8, 27, 17, 22, 26), (0, 3), tuple(body)))

    def standing(self, status: str, progress: float, estimated: bool) -> tuple[str, ...]:
        """A status in words, and behind it its percent where one is known."""
        said = word(STATUS_LABELS, status)
        if not progress or estimated or status == DONE:
            return (said,)
        percent = self.percent(progress)
        # "ไม่สามารถดำเนินการได้ ร้อยละ ๓๐" would say how much of it cannot be done
        return said, percent if status != UNABLE else _("{percent} done before").format(percent=percent)

    def percent(self, progress: float) -> str:
        """As ``ร้อยละ ๖๐``."""
        return f"{_('percent')} {self._number(progress)}"

    def left_out(self) -> Section:
        """What is in no figure: cancelled assignments, and how much could not be read.

        Where those cells are and what the program says of them is for who looks after the sheet, not for a published report.
        """
        title = _("Left out of the figures")
        unread = self._unread()
        cancelled = self.frame[self.frame["status"] == CANCELLED]
        marked = cancelled.assign(why=cancelled["reason"].where(cancelled["reason"] != "", cancelled["result"]))
        groups = marked.groupby(LEFT_OUT, sort=False)["division"].agg(_together)
        rows: list[tuple[Paragraphs, ...]] = [
            (lines(f"{self._digits(code)} {activity}"), lines(divisions), line(_("Cancelled")) + lines(why))
            for (_no, _title, code, activity, why), divisions in zip(groups.index, groups, strict=True)
        ]
        if not rows:
            return Section(title, unread)
        headers = (_("Activity"), _("Responsible"), _("Why it is left out"))
        return Section(title, unread, grid=PlainTable(headers, (42, 20, 38), (), tuple(rows)))

    def _unread(self) -> str:
        """How many places could not be read; of which rows they are only their division is known."""
        extract = self.extent.kind == EXTRACT
        whole = self.dataset.unfiltered  # the same number for whoever asks
        problems = whole.form.problems if extract else chosen_problems(whole, self.filters)
        count = int((problems["severity"] == "error").sum())
        if not count:
            return ""
        said = (
            _("In the data of the whole office {count} places cannot be read yet and have no effect on the figures.")
            if extract
            else _("{count} places in the data cannot be read yet and have no effect on the figures.")
        )
        return said.format(count=self._number(count))

    def _number(self, value: float) -> str:
        return thai.number(value, self.thai_digits)

    def _digits(self, text: str) -> str:
        return thai.digits(text, self.thai_digits)


def _said_schedules(rows: pd.DataFrame) -> list[str]:
    """The schedule of each row as far as it may be printed: of what gave no percent nobody knows that it goes as planned."""
    known = (rows["status"] == IN_PROGRESS) & ~rows["estimated"]
    unsaid = (rows["status"] == UNABLE) | ((rows["schedule"] == "on_track") & ~known)
    return rows["schedule"].where(~unsaid, "").tolist()


def _together(names: "pd.Series[str]") -> str:
    return "\n".join(dict.fromkeys(names))


def _standings(rows: pd.DataFrame) -> "zip[tuple[str, float, bool]]":
    return zip(rows["status"], rows["progress"], rows["estimated"], strict=True)
