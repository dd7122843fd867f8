"""What *ตรวจสอบข้อมูล* shows of a view's problems, each built once for all viewers."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from ita_dash import export
from ita_dash.form.problemkinds import SEVERITIES
from ita_dash.framerows import counted
from ita_dash.look import labels, pagerows
from ita_dash.look.markup import details, element, text
from ita_dash.messages import _
from ita_dash.ui import listings
from ita_dash.ui.builtonce import once
from ita_dash.ui.link import staying
from ita_dash.ui.view import View


@dataclass(frozen=True, slots=True)
class ProblemWishes:
    """What a viewer narrows the problems to; empty or None is all."""

    severities: tuple[str, ...] = ()
    code: str | None = None
    tab: str | None = None


@once
def problems(view: View) -> pd.DataFrame:
    """The problems that are for the chosen divisions, or nobody's in particular."""
    return export.chosen_problems(view.dataset, view.filters)


@once
def in_short(view: View) -> Markup:
    """Whose problems there are, and how many the filters hide."""
    by_division = details(_("Problems by division"), listings.problem_counts_table(_problem_counts(view)))
    left_out = hidden(view)
    said = _("Of the divisions chosen; the filters hide {count} more.").format(count=labels.number(left_out)) if left_out else ""
    more = element("p", text(said), class_="muted") if said else Markup("")
    return more + by_division


def severities_asked() -> tuple[str, ...]:
    """The severities that the address asks for; empty for all."""
    asked = str(st.query_params.get("severity", "")).split(",")
    return tuple(code for code in SEVERITIES if code in asked)


def severities(view: View, asked: tuple[str, ...]) -> Markup:
    """How many problems there are of each severity: each narrows the list to its own, or takes that back."""
    counts = _by_severity(view)
    links = Markup("")
    for code in SEVERITIES:
        wanted = [one for one in SEVERITIES if (one in asked) != (one == code)]
        said = labels.severity(code) + element("strong", f" {labels.number(counts.get(code, 0))}")
        chosen = "true" if code in asked else None
        chip = "plain chip chosen" if chosen else "plain chip"
        links += staying(said, f"severity_{code}", chip, severity=",".join(wanted), aria_current=chosen)
    return element("div", links, class_="legend chips")


@once
def choices(view: View) -> tuple[list[str], list[str]]:
    """The kinds and the tabs that problems are of."""
    found = problems(view)
    return list(found["code"].unique()), list(found["tab"].unique())


@once
def narrowed(view: View, asked: ProblemWishes) -> pd.DataFrame:
    return pagerows.narrowed_problems(problems(view), asked.severities, asked.code, asked.tab)


@once
def tables(view: View, asked: ProblemWishes, group: str, lines: range) -> Markup:
    """Some of those problems in a table for each ``division`` or ``tab``, which says how many it has in all."""
    rows = pagerows.in_groups(narrowed(view, asked), group)
    counts = rows["group"].value_counts()
    return Markup("").join(
        element("h3", text(f"{name} ({labels.number(counts[name])})"))
        + listings.problems_table(own, view.dataset.year, with_division=group != "division" or set(own["division"]) != {name})
        for name, own in rows.iloc[lines.start : lines.stop].groupby("group", sort=False)
    )


@once
def _by_severity(view: View) -> dict[str, int]:
    return counted(problems(view)["severity"])


@once
def _problem_counts(view: View) -> pd.DataFrame:
    return pagerows.problem_counts(problems(view))


@once
def hidden(view: View) -> int:
    """How many problems the filters hide."""
    return len(view.dataset.form.problems) - len(problems(view))
