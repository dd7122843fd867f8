"""What the pages show of a view, each built once for all viewers: ready charts, tables and texts, and the rows behind figures."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from markupsafe import Markup

from ita_dash import export, summary
from ita_dash.attention import Concern
from ita_dash.attention import concerns as find_concerns
from ita_dash.form.filing import meant
from ita_dash.look import drawing, frames, labels
from ita_dash.look.markup import details, element, text
from ita_dash.messages import _
from ita_dash.rows import counted, each_row
from ita_dash.ui import bullets, cards, concerns, explanations, listings
from ita_dash.ui.figures import Behind
from ita_dash.ui.once import once
from ita_dash.ui.view import View

# Figures and charts


@once
def hero(view: View) -> Markup:
    """The big figure and the counters."""
    return _hero(view.frame)


@once
def measures_table(view: View, lines: range) -> Markup:
    return listings.measures_table(_measures(view).iloc[lines.start : lines.stop])


@once
def divisions_table(view: View, lines: range) -> Markup:
    return listings.divisions_table(_divisions(view).iloc[lines.start : lines.stop])


@once
def matrix_table(view: View, lines: range) -> Markup:
    """Completion of each measure by each of some divisions."""
    return listings.matrix_table(drawing.matrix_cells(view.frame, lines))


@once
def timeline_table(view: View, lines: range, lanes: str) -> Markup:
    """Some bars of the fiscal year in lanes by ``measure`` or by ``division``."""
    return listings.timeline_table(frames.timeline_rows(view.frame, lanes).iloc[lines.start : lines.stop])


@once
def measures_ranked(view: View, lines: range) -> Markup:
    """Some measures, the furthest behind its plan first."""
    rows = summary.by_gap(_measures(view)).iloc[lines.start : lines.stop]
    names = [labels.measure(no, title) for no, title in zip(rows["measure_no"], rows["measure"], strict=True)]
    return bullets.rows(rows, names, [""] * len(names))


@once
def divisions_count(view: View) -> int:
    return len(_divisions(view))


@once
def divisions_ranked(view: View, lines: range) -> Markup:
    """Some divisions and units, the furthest behind its plan first; a name that is only like one of the list ranks nowhere."""
    ranked = summary.by_gap(_divisions(view))
    doubtful = [name for name in ranked["division"] if _meant(view, name)]
    aside = ranked["division"].isin(doubtful)
    rows = pd.concat([ranked[~aside], ranked[aside]]).iloc[lines.start : lines.stop]
    notes = [_note(view, name, parent) for name, parent in zip(rows["division"], rows["parent"], strict=True)]
    return bullets.rows(rows, list(rows["division"]), notes)


def _meant(view: View, name: str) -> str:
    return meant(name, view.dataset.form.divisions)


def _note(view: View, name: str, parent: str) -> str:
    if suggested := _meant(view, name):
        return _("not ranked: perhaps a slip for “{name}”").format(name=suggested)
    return _("in {parent}").format(parent=parent) if parent else ""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the colours of the timeline mean, and whether no bar has a date."""

    legend: Markup
    undated: bool


@once
def timeline_legend(view: View, lanes: str) -> Legend:
    rows = frames.timeline_rows(view.frame, lanes)
    return Legend(cards.legend(counted(rows["schedule"])), bool(rows["end"].isna().all()))


# Lists: each counted, and in parts


@once
def measures_count(view: View) -> int:
    return len(_measures(view))


@once
def attention_count(view: View) -> int:
    """Activities that need attention."""
    return len(_concerns(view))


@once
def attention(view: View, lines: range) -> Markup:
    """Some of the activities that need attention, the most pressing first."""
    return concerns.listed(_concerns(view)[lines.start : lines.stop])


@once
def _concerns(view: View) -> list[Concern]:
    return find_concerns(view.frame, view.filters.as_of)


@once
def hidden_attention(view: View) -> int:
    """How many items that need attention the filters hide."""
    return len(summary.attention(view.assessed)) - len(summary.attention(view.frame))


@once
def hidden_dates(view: View) -> int:
    """How many items with a date the filters hide."""
    return _dated(view.assessed) - _dated(view.frame)


@once
def hidden_recommendations(view: View) -> int:
    """How many recommendations the filters hide."""
    return len(summary.recommendations(view.assessed)) - len(recommendations(view))


@once
def hidden_problems(view: View) -> int:
    """How many problems the filters hide."""
    return len(view.dataset.form.problems) - len(problems(view))


def _dated(frame: pd.DataFrame) -> int:
    return int((frame["start"].notna() | frame["end"].notna()).sum())


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure on the page of measures: what it is called, how far it is, and how many assignments it has."""

    no: str
    title: str
    completion: Markup
    percent: str
    count: int

    @property
    def name(self) -> str:
        return labels.measure(self.no, self.title)


@once
def measures_in_short(view: View, lines: range) -> list[Measure]:
    return [
        Measure(
            row["measure_no"], row["measure"], cards.completion(row), labels.percent(row["completion"]), int(row["assignments"])
        )
        for row in each_row(_measures(view).iloc[lines.start : lines.stop])
    ]


@once
def activities(view: View, no: str, title: str, lines: range) -> Markup:
    """Some assignments of a measure in full, those of an activity together."""
    rows = frames.in_activities(summary.of_measure(view.frame, no, title)).iloc[lines.start : lines.stop]
    return Markup("").join(cards.activity(code, title, own) for code, title, own in frames.activities_of(rows))


@dataclass(frozen=True, slots=True)
class Division:
    """One division: its figures, and how much it owes, has done and is recommended."""

    hero: Markup
    counts: tuple[int, int, int]
    hidden: tuple[int, int, int]
    """How many more of each the filters hide."""


@once
def one_division(view: View, name: str) -> Division:
    rows = summary.of_division(view.frame, name)
    counts = _division_counts(rows)
    in_all = _division_counts(summary.of_division(view.assessed, name))
    hidden = (in_all[0] - counts[0], in_all[1] - counts[1], in_all[2] - counts[2])
    return Division(hero=_hero(rows), counts=counts, hidden=hidden)


def _division_counts(rows: pd.DataFrame) -> tuple[int, int, int]:
    done, owed = frames.done_and_owed(rows)
    return len(owed), len(done), len(summary.recommendations(rows))


@once
def owed(view: View, name: str, lines: range) -> Markup:
    """Some of what a division owes, the most pressing first."""
    return _assignments(frames.done_and_owed(summary.of_division(view.frame, name))[1].iloc[lines.start : lines.stop])


@once
def done(view: View, name: str, lines: range) -> Markup:
    """Some of what a division has done."""
    return _assignments(frames.done_and_owed(summary.of_division(view.frame, name))[0].iloc[lines.start : lines.stop])


@once
def advice(view: View, name: str, lines: range) -> Markup:
    """Some of what a division is recommended."""
    return listings.recommendations_table(
        summary.recommendations(summary.of_division(view.frame, name)).iloc[lines.start : lines.stop]
    )


@once
def recommendations(view: View) -> pd.DataFrame:
    """``summary.recommendations`` of what the filters leave."""
    return summary.recommendations(view.frame)


@once
def found(view: View, asked: str) -> list[int]:
    """The places of the recommendations in which every word of ``asked`` occurs."""
    return frames.containing(_searched(view), asked)


@once
def _searched(view: View) -> list[str]:
    return frames.searched(recommendations(view))


@once
def recommendations_found(view: View, asked: str, lines: range) -> Markup:
    """Some of the recommendations that were found, those of every measure under its name."""
    rows = recommendations(view).iloc[found(view, asked)[lines.start : lines.stop]]
    return Markup("").join(
        element("h3", text(name)) + listings.recommendations_table(own) for name, own in frames.by_measure(rows).items()
    )


@once
def division_names(view: View) -> list[str]:
    """The divisions in the order of their table."""
    return list(_divisions(view)["division"])


def source(view: View) -> Markup:
    """Where the data comes from, with the time of the read, which the same version may have another of."""
    return _source(view, view.dataset.read_at)


@once
def _source(view: View, _read_at: datetime) -> Markup:
    return explanations.source(view.dataset)


@once
def tabs(view: View, lines: range) -> Markup:
    """How each of some tabs was understood."""
    return Markup("").join(map(explanations.tab_reading, view.dataset.form.tabs[lines.start : lines.stop]))


@once
def preview(view: View) -> Markup:
    """The first rows of the summary table."""
    return listings.preview_table(view.frame)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a viewer narrows the problems to; empty or None is all."""

    severities: tuple[str, ...] = ()
    code: str | None = None
    division: str | None = None
    tab: str | None = None


@once
def problems(view: View) -> pd.DataFrame:
    """The problems that are for the chosen divisions, or nobody's in particular."""
    return export.chosen_problems(view.dataset, view.filters)


@once
def problems_in_short(view: View) -> Markup:
    """How many problems of each severity there are, and whose they are."""
    found = problems(view)
    by_division = details(_("Problems by division"), listings.problem_counts_table(_problem_counts(view)))
    hidden = hidden_problems(view)
    said = _("Of the divisions chosen; the filters hide {count} more.").format(count=labels.number(hidden)) if hidden else ""
    more = element("p", text(said), class_="muted") if said else Markup("")
    return explanations.severities(counted(found["severity"])) + more + by_division


@once
def problem_choices(view: View) -> tuple[list[str], list[str], list[str]]:
    """The divisions, the kinds and the tabs that problems are of."""
    found = problems(view)
    return list(_problem_counts(view)["division"]), list(found["code"].unique()), list(found["tab"].unique())


@once
def narrowed_problems(view: View, asked: Asked) -> pd.DataFrame:
    return frames.narrowed_problems(problems(view), asked.severities, asked.code, asked.division, asked.tab)


@once
def problem_tables(view: View, asked: Asked, group: str, lines: range) -> Markup:
    """Some of those problems in a table for each ``division`` or ``tab``, which says how many it has in all."""
    rows = frames.in_groups(narrowed_problems(view, asked), group)
    counts = rows["group"].value_counts()
    return Markup("").join(
        element("h3", text(f"{name} ({labels.number(counts[name])})")) + listings.problems_table(own)
        for name, own in rows.iloc[lines.start : lines.stop].groupby("group", sort=False)
    )


@once
def _problem_counts(view: View) -> pd.DataFrame:
    return frames.problem_counts(problems(view))


# The assignments behind figures


def _overall_rows(view: View, name: str) -> pd.DataFrame:
    return frames.by_status(view.frame).get(name, view.frame)


@once
def _overall_names(view: View) -> list[str]:
    return [_("Overall completion"), *frames.by_status(view.frame)]


@once
def _measure_names(view: View) -> list[str]:
    return list(_measure_keys(view))


@once
def _measure_keys(view: View) -> dict[str, tuple[str, str]]:
    rows = _measures(view)
    return {labels.measure(no, title): (no, title) for no, title in zip(rows["measure_no"], rows["measure"], strict=True)}


def _measure_rows(view: View, name: str) -> pd.DataFrame:
    return summary.of_measure(view.frame, *_measure_keys(view)[name])


def _division_rows(view: View, name: str) -> pd.DataFrame:
    return summary.of_division(view.frame, name)


@once
def _cell_keys(view: View) -> dict[str, tuple[str, str, str]]:
    cells = summary.matrix(view.frame)
    return {
        f"{division} · {labels.measure(no, title)}": (division, no, title)
        for division, no, title in cells[["division", "measure_no", "measure"]].itertuples(index=False, name=None)
    }


@once
def _cell_names(view: View) -> list[str]:
    return list(_cell_keys(view))


def _cell_rows(view: View, name: str) -> pd.DataFrame:
    division, no, title = _cell_keys(view)[name]
    return summary.of_measure(summary.of_division(view.frame, division), no, title)


BEHIND_OVERALL = Behind(_overall_names, _overall_rows)
BEHIND_MEASURES = Behind(_measure_names, _measure_rows)
BEHIND_DIVISIONS = Behind(division_names, _division_rows)
BEHIND_CELLS = Behind(_cell_names, _cell_rows)
"""Those of each division in each measure."""


@once
def _measures(view: View) -> pd.DataFrame:
    return summary.measures(view.frame)


@once
def _divisions(view: View) -> pd.DataFrame:
    return summary.divisions(view.frame)


def _hero(rows: pd.DataFrame) -> Markup:
    total = summary.total(rows)
    return element("div", cards.overall(total) + cards.counters(total), class_="hero")


def _assignments(rows: pd.DataFrame) -> Markup:
    return Markup("").join(cards.assignment(row) for row in each_row(rows))
