"""What the pages show of a view, each built once for all viewers: ready charts, tables and texts, and the rows behind figures."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from markupsafe import Markup

from ita_dash import export, summary
from ita_dash.charts import Figure
from ita_dash.messages import _
from ita_dash.ui import cards, drawing, explanations, frames, labels, listings
from ita_dash.ui.figures import Drawn, RowsByName, drawn
from ita_dash.ui.markup import details, element, markdown_text, text
from ita_dash.ui.once import once
from ita_dash.ui.view import View

# Figures and charts


@once
def hero(view: View) -> Markup:
    """The big figure and the counters."""
    return _hero(view.frame)


@once
def completion_by_measure(view: View) -> Drawn:
    return drawn(_figure(view, "measures"), listings.measures_table(summary.measures(view.frame)))


@once
def completion_by_division(view: View) -> Drawn:
    return drawn(_figure(view, "divisions"), listings.divisions_table(_divisions(view)))


@once
def heat_map(view: View) -> Drawn:
    """Completion of each measure by each division."""
    return drawn(_figure(view, "matrix"), listings.matrix_table(summary.matrix(view.frame)))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart with its table, what its colours mean, and whether no bar has a date."""

    chart: Drawn
    legend: Markup
    undated: bool


@once
def year_line(view: View, lanes: str) -> Timeline:
    """The fiscal year in lanes by ``measure`` or by ``division``."""
    rows = frames.timeline_rows(view.frame, lanes)
    return Timeline(
        chart=drawn(_figure(view, f"timeline-{lanes}"), listings.timeline_table(rows)),
        legend=cards.legend(rows["schedule"].value_counts().to_dict()),
        undated=bool(rows["end"].isna().all()),
    )


# Lists


@once
def measures_table(view: View) -> Markup:
    return listings.measures_table(summary.measures(view.frame))


@once
def attention(view: View) -> Markup | None:
    """What needs attention; None where nothing does."""
    found = summary.attention(view.frame)
    return None if found.empty else listings.attention_table(found)


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


@once
def measures_in_full(view: View) -> list[tuple[str, str, Markup]]:
    """Each measure's name, its heading as a label of a widget, and its activities in full."""
    measures = summary.measures(view.frame).to_dict("records")
    return [
        (
            name,
            f"{markdown_text(name)} — **{labels.percent(measure['completion'])}**",
            Markup("").join(
                [
                    cards.completion(measure),
                    *(cards.activity(code, title, own) for code, title, own in frames.activities_of(rows)),
                ]
            ),
        )
        for measure, (name, rows) in zip(measures, frames.by_measure(view.frame).items(), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Division:
    """One division: its figures, and what it owes, has done and is recommended, each counted; None where there is nothing."""

    hero: Markup
    counts: tuple[int, int, int]
    hidden: tuple[int, int, int]
    """How many more of each the filters hide."""
    owed: Markup | None
    done: Markup | None
    advice: Markup | None


@once
def one_division(view: View, name: str) -> Division:
    rows = summary.of_division(view.frame, name)
    done, owed = frames.done_and_owed(rows)
    advice = summary.recommendations(rows)
    counts = (len(owed), len(done), len(advice))
    everything = summary.of_division(view.assessed, name)
    done_in_all, owed_in_all = frames.done_and_owed(everything)
    in_all = (len(owed_in_all), len(done_in_all), len(summary.recommendations(everything)))
    return Division(
        hero=_hero(rows),
        counts=counts,
        hidden=(in_all[0] - counts[0], in_all[1] - counts[1], in_all[2] - counts[2]),
        owed=_assignments(owed),
        done=_assignments(done),
        advice=None if advice.empty else listings.recommendations_table(advice),
    )


@once
def recommendations(view: View) -> pd.DataFrame:
    """``summary.recommendations`` of what the filters leave."""
    return summary.recommendations(view.frame)


@once
def all_recommendations(view: View) -> Markup:
    """Those of every measure under its name; what a search leaves is built for each viewer."""
    return by_measure(recommendations(view))


def by_measure(found: pd.DataFrame) -> Markup:
    """Recommendations in a table for each measure."""
    return Markup("").join(
        element("h3", text(name)) + listings.recommendations_table(rows) for name, rows in frames.by_measure(found).items()
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
def tabs(view: View) -> Markup:
    """How each tab was understood."""
    return Markup("").join(map(explanations.tab_reading, view.dataset.form.tabs))


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
    return explanations.severities(found["severity"].value_counts().to_dict()) + more + by_division


@once
def problem_choices(view: View) -> tuple[list[str], list[str], list[str]]:
    """The divisions, the kinds and the tabs that problems are of."""
    found = problems(view)
    return list(_problem_counts(view)["division"]), list(found["code"].unique()), list(found["tab"].unique())


@once
def narrowed_problems(view: View, asked: Asked) -> pd.DataFrame:
    return frames.narrowed_problems(problems(view), asked.severities, asked.code, asked.division, asked.tab)


@once
def problem_tables(view: View, asked: Asked, group: str) -> Markup:
    """Those problems in a table for each ``division`` or ``tab``."""
    return Markup("").join(
        element("h3", text(f"{name} ({labels.number(len(rows))})")) + listings.problems_table(rows)
        for name, rows in frames.problem_groups(narrowed_problems(view, asked), group).items()
    )


@once
def _problem_counts(view: View) -> pd.DataFrame:
    return frames.problem_counts(problems(view))


# The assignments behind figures


@once
def behind_overall(view: View) -> RowsByName:
    return {_("Overall completion"): view.frame, **frames.by_status(view.frame)}


@once
def behind_measures(view: View) -> RowsByName:
    return frames.by_measure(view.frame)


@once
def behind_divisions(view: View) -> RowsByName:
    return frames.by_division(view.frame)


@once
def behind_cells(view: View) -> RowsByName:
    """Those of each division in each measure."""
    return frames.by_cell(view.frame)


@once
def _divisions(view: View) -> pd.DataFrame:
    return summary.divisions(view.frame)


def _figure(view: View, name: str) -> Figure:
    return drawing.figure(name, view.frame, view.dataset, view.filters, dark=view.dark, thai_digits=view.settings.thai_digits)


def _hero(rows: pd.DataFrame) -> Markup:
    total = summary.total(rows)
    return element("div", cards.overall(total) + cards.counters(total), class_="hero")


def _assignments(rows: pd.DataFrame) -> Markup | None:
    return Markup("").join(cards.assignment(row) for row in rows.to_dict("records")) if len(rows) else None
