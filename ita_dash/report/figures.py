"""The annex: how far each measure and division is, what is not finished and why, what was left out of the figures.

Figures come from ``summary``; here they are put into words.
"""

from dataclasses import dataclass

import pandas as pd

from ita_dash import summary, thai
from ita_dash.dataset import Dataset
from ita_dash.export.tables import chosen_problems
from ita_dash.filters import Filters
from ita_dash.form.status import CANCELLED, DONE, UNABLE
from ita_dash.messages import _
from ita_dash.report.model import Bar, Grid, Section
from ita_dash.report.text import Paragraphs, line, lines
from ita_dash.vocabulary import SCHEDULE_LABELS, STATUS_LABELS, word

NOT_FINISHED = ["measure_no", "measure", "code", "activity", "status", "shown", "schedule", "why"]


@dataclass(frozen=True)
class Annex:
    """Builds the sections of one report. ``frame`` are the chosen assignments of ``progress.assess``."""

    dataset: Dataset
    filters: Filters
    frame: pd.DataFrame
    thai_digits: bool

    def sections(self) -> tuple[Section, ...]:
        return (self.by_measure(), self.by_division(), self.not_finished(), self.left_out())

    def by_measure(self) -> Section:
        figures = summary.measures(self.frame)
        names = [
            self._digits(f"{no}. ") + title if no else title
            for no, title in zip(figures["measure_no"], figures["measure"], strict=True)
        ]
        return self._completion(_("Completion by measure"), self._total(), _("Measure"), figures, names, [0] * len(names))

    def by_division(self) -> Section:
        figures = summary.divisions(self.frame)
        names, levels = list(figures["division"]), list(figures["level"])
        lead = _("A division's figures include those of its units, listed below it.") if any(levels) else ""
        return self._completion(_("Completion by division"), lead, _("Division"), figures, names, levels)

    def _completion(
        self, title: str, lead: str, kind: str, figures: pd.DataFrame, names: list[str], levels: list[int]
    ) -> Section:
        bars, rows = [], []
        for name, level, row in zip(names, levels, figures.to_dict("records"), strict=True):
            shown = thai.percent(row["completion"], self.thai_digits)
            count = self._number(row["activities_done"]) + "/" + self._number(row["activities"])
            label = " ".join(piece.text for paragraph in line(name) for piece in paragraph)
            value = row["completion"]
            bars.append(Bar(label, level, None if value != value else float(value), shown, count))
            statuses = [row[status] for status in STATUS_LABELS]
            percent = "–" if value != value else self._number(value)
            counts = (line(self._number(one) if one else "–") for one in statuses)
            rows.append((line("– " * level + name), line(percent), line(count), *counts))
        return Section(
            title,
            lead,
            tuple(bars),
            _("Bar chart: {title}, in percent").format(title=title),
            Grid(
                (kind, _("Completion (percent)"), _("Activities done"), *(_(label) for label in STATUS_LABELS.values())),
                (26, 10, 9, 9, 10, 11, 8, 11, 7),
                tuple(range(1, 9)),
                tuple(rows),
            ),
        )

    def _total(self) -> str:
        total = summary.total(self.frame)
        if not total.activities:
            return _("No activity counts in the figures.")
        said = _(
            "All together {percent} percent, {done} of {activities} activities done. "
            "The columns after that count the reports of divisions by their status."
        ).format(
            percent=self._number(total.completion),
            done=self._number(total.activities_done),
            activities=self._number(total.activities),
        )
        if total.estimated:
            said += " " + _("For {count} of them in progress without a percent, half is taken.").format(
                count=self._number(total.estimated)
            )
        return said

    def not_finished(self) -> Section:
        """What counts and is not done, the same words of several divisions in one row, in the order of the sheet."""
        title = _("Not finished, and why")
        rows = self.frame[self.frame["counted"] & (self.frame["status"] != DONE)]
        if rows.empty:
            return Section(title, _("Every activity is finished."))
        reasons = rows["reason"].where(rows["reason"] != "", rows["result"])
        marked = rows.assign(shown=[self.standing(*one) for one in _standings(rows)], why=reasons)
        groups = marked.groupby(NOT_FINISHED, sort=False)["division"].agg(lambda names: "\n".join(dict.fromkeys(names)))
        body = [
            (
                line(self._digits(code)),
                lines(activity),
                lines(divisions),
                lines(shown + ("\n" + word(SCHEDULE_LABELS, schedule) if status != UNABLE else "")),
                lines(why) or line(_("No reason was given")),
            )
            for (_no, _title, code, activity, status, shown, schedule, why), divisions in groups.items()
        ]
        headers = (_("Activity no."), _("Activity"), _("Responsible"), _("Status"), _("Reason or latest result"))
        return Section(title, "", grid=Grid(headers, (9, 28, 18, 19, 26), (0, 3), tuple(body)))

    def standing(self, status: str, progress: float, estimated: bool) -> str:
        """A status in words, with its percent where one is known."""
        said = word(STATUS_LABELS, status)
        if not progress or estimated or status == DONE:
            return said
        return f"{said} {_('percent')} {self._number(progress)}"

    def left_out(self) -> Section:
        """What is in no figure: cancelled assignments, and cells that could not be read."""
        title = _("Left out of the figures")
        rows: list[tuple[Paragraphs, ...]] = []
        cancelled = self.frame[self.frame["status"] == CANCELLED]
        for one in cancelled.to_dict("records"):
            what = lines(f"{self._digits(one['code'])} {one['activity']}")
            rows.append((what, line(one["division"]), line(_("Cancelled")) + lines(one["reason"] or one["result"])))
        problems = chosen_problems(self.dataset, self.filters)
        for one in problems[problems["severity"] == "error"].to_dict("records"):
            place = " ".join(part for part in (one["tab"], one["cell"]) if part)
            rows.append((line(place), line(one["division"]), line(one["message"])))
        if not rows:
            return Section(title, _("Everything in the sheet counts in the figures."))
        headers = (_("Activity, or the cell of the sheet"), _("Responsible"), _("Why it is left out"))
        return Section(title, "", grid=Grid(headers, (42, 20, 38), (), tuple(rows)))

    def _number(self, value: float) -> str:
        return thai.number(value, self.thai_digits)

    def _digits(self, text: str) -> str:
        return thai.digits(text, self.thai_digits)


def _standings(rows: pd.DataFrame) -> "zip[tuple[str, float, bool]]":
    return zip(rows["status"], rows["progress"], rows["estimated"], strict=True)
