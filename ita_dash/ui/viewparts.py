"""What the pages show of a view, each built once for all viewers: ready charts, tables and texts, and the rows behind figures."""

from datetime import datetime

import pandas as pd
from markupsafe import Markup

from ita_dash import summary
from ita_dash.assignmentlists import rows_of
from ita_dash.attention import Concern
from ita_dash.attention import concerns as find_concerns
from ita_dash.form.problems import unranked
from ita_dash.look import labels, pagerows
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.planwords import gap_words
from ita_dash.progress import standing
from ita_dash.ui import briefings, bullets, concerns, explanations, headlines, listings, notices, sparkline
from ita_dash.ui.besidenames import beside
from ita_dash.ui.builtonce import once
from ita_dash.ui.doors import Doors, door
from ita_dash.ui.itemlists import items_table
from ita_dash.ui.onedivision import sheet_of
from ita_dash.ui.sparkline import Spark
from ita_dash.ui.view import View
from ita_dash.ui.worklines import guess

# Figures and charts


def first_screen(view: View, before: float | None, over_year: Spark | None, *, coming: bool) -> Markup:
    """Sentences, the big figure, what is overdue, and the states. ``over_year`` is the line of the year; where it is ``coming``
    its room is kept."""
    line = sparkline.drawn(over_year, Doors(view)) if coming else Markup("")
    return _first_screen(view, before, line)


@once
def _first_screen(view: View, before: float | None, line: Markup) -> Markup:
    return headlines.first_screen(view.frame, view.filters.as_of, briefings.summary(view, before), Doors(view), line)


@once
def measures_table(view: View, lines: range) -> Markup:
    return listings.measures_table(summary.by_gap(_measures(view)).iloc[lines.start : lines.stop], Doors(view))


@once
def divisions_table(view: View, lines: range) -> Markup:
    return listings.divisions_table(_divisions(view).iloc[lines.start : lines.stop], Doors(view))


@once
def measures_ranked(view: View, lines: range) -> Markup:
    """Some measures, the furthest behind its plan first."""
    rows, doors = summary.by_gap(_measures(view)).iloc[lines.start : lines.stop], Doors(view)
    pairs = list(zip(rows["measure_no"], rows["measure"], strict=True))
    return bullets.rows(rows, [labels.measure(*one) for one in pairs], [""] * len(pairs), [doors.measure(*one) for one in pairs])


@once
def divisions_count(view: View) -> int:
    return len(_divisions(view))


@once
def divisions_ranked(view: View, lines: range) -> Markup:
    """Some divisions and units, the furthest behind its plan first; a name that is only like one of the list ranks nowhere."""
    ranked, doors = summary.by_gap(_divisions(view)), Doors(view)
    aside = ranked["division"].isin(unranked(ranked["division"], view.dataset.form.divisions))
    rows = pd.concat([ranked[~aside], ranked[aside]]).iloc[lines.start : lines.stop]
    notes = [beside(view, name, parent) for name, parent in zip(rows["division"], rows["parent"], strict=True)]
    names = [name or _("No division named") for name in rows["division"]]
    return bullets.rows(rows, names, notes, [doors.division(name) if name else doors.items() for name in rows["division"]])


@once
def undated(view: View) -> bool:
    """Whether no assignment has a date."""
    return not _dated(view.frame)


@once
def late_without_advice(view: View) -> Markup:
    """How many late items have no recommendation, and the way to them; nothing where all have one."""
    count = items_count(view, "unadvised")
    if not count:
        return Markup("")
    said = _("{count} late items have no recommendation").format(count=labels.number(count))
    return element("p", door(Doors(view).items("unadvised"), said, "door tone-warn"))


# Lists: each counted, and in parts


@once
def measures_count(view: View) -> int:
    return len(_measures(view))


@once
def attention_count(view: View) -> int:
    """Activities that need attention."""
    return len(_concerns(view))


@once
def nothing_to_attend(view: View) -> Markup:
    """In place of the list where it is empty: good to find, unless the whole is behind its plan and no item says so of itself."""
    total = summary.total(view.frame)
    if standing(total.completion, total.planned) not in ("behind", "short"):
        return notices.notice("good", _("Nothing is overdue, behind plan, due soon or unreported"))
    said = _(
        "Yet the whole is: {gap}. Only items with a percent of their own are called behind; the calculation shows the others."
    )
    gap = gap_words(total.completion, total.planned, labels.THAI_DIGITS.get())
    return notices.notice("quiet", _("No item is overdue, due soon or unreported"), said.format(gap=gap))


@once
def attention(view: View, lines: range) -> Markup:
    """Some of the activities that need attention, the most pressing first."""
    return concerns.listed(_concerns(view)[lines.start : lines.stop], view.filters.as_of, sheet_of(view), Doors(view))


@once
def attention_in_short(view: View) -> Markup:
    """How many activities and items need attention, and the way to the list of all."""
    said = _("{activities} activities, {items} items").format(
        activities=labels.number(len(_concerns(view))), items=labels.number(items_count(view, "attention"))
    )
    every = door(Doors(view).items("attention"), _("See all as a list"), "door utility")
    return element("p", text(said + " · ") + every, class_="muted")


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


def _dated(frame: pd.DataFrame) -> int:
    return int((frame["start"].notna() | frame["end"].notna()).sum())


@once
def items_count(view: View, of: str) -> int:
    """How many assignments the list ``of`` has (``ita_dash.assignmentlists``), all that the filters leave where it is empty."""
    return len(_items(view, of))


@once
def items(view: View, of: str, lines: range) -> Markup:
    """Some of them, the most pressing first."""
    sheet = sheet_of(view)
    return items_table(_items(view, of).iloc[lines.start : lines.stop], Doors(view), lambda row: guess(row, sheet))


@once
def items_hidden(view: View, of: str) -> int:
    """How many of them the filters hide."""
    return len(rows_of(of, view.assessed, view.filters.as_of)) - items_count(view, of)


@once
def _items(view: View, of: str) -> pd.DataFrame:
    return rows_of(of, view.frame, view.filters.as_of)


@once
def recommendations(view: View) -> pd.DataFrame:
    """``summary.recommendations`` of what the filters leave, those of late work first."""
    return summary.recommendations(rows_of("", view.frame, view.filters.as_of))


@once
def found(view: View, asked: str) -> list[int]:
    """The places of the recommendations in which every word of ``asked`` occurs."""
    return pagerows.containing(_searched(view), asked)


@once
def _searched(view: View) -> list[str]:
    return pagerows.searched(recommendations(view))


@once
def recommendations_found(view: View, asked: str, lines: range) -> Markup:
    """Some of the recommendations that were found, those of late work first."""
    rows = recommendations(view).iloc[found(view, asked)[lines.start : lines.stop]]
    return listings.recommendations_table(rows, Doors(view))


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


@once
def _measures(view: View) -> pd.DataFrame:
    return summary.measures(view.frame)


@once
def _divisions(view: View) -> pd.DataFrame:
    return summary.divisions(view.frame)
