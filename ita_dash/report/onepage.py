"""One page for an executive: the summary, the questions for the meeting, and measures and divisions beside their plan.

The same words as on the page *ภาพรวม* (``ita_dash.briefing``), set by Typst as the report is: PDF/A-2a and PDF/UA-1.
"""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import pandas as pd

from ita_dash import briefing, summary, thai
from ita_dash.briefing import Question
from ita_dash.dataset import Dataset
from ita_dash.export import chosen_problems
from ita_dash.export.names import file_name, safe
from ita_dash.export.notes import demonstration_notice, describe_filters
from ita_dash.filemaking import made
from ita_dash.filters import Filters
from ita_dash.fiscal import BANGKOK
from ita_dash.form.problems import unranked
from ita_dash.framerows import Row, each_row
from ita_dash.messages import _
from ita_dash.palette import GAPS, LIGHT, TONES
from ita_dash.planwords import gap_words
from ita_dash.progress import rounded, standing
from ita_dash.report.absentletters import files_with, printed
from ita_dash.settings import Settings
from ita_dash.thailines import shortened

TEMPLATE = Path(__file__).with_name("summary.typ")
MOST_BARS = 10
"""Of measures and of divisions; those furthest behind their plan."""
MOST_NAMES, MOST_LETTERS = 6, 160
"""Of those who answer a question, and of a text of the sheet: three questions and twenty bars have room for so much."""


def summary_pdf(dataset: Dataset, filters: Filters, settings: Settings, before: float | None = None) -> bytes:
    """One page A4 on what ``filters`` chooses, judged on their date; ``before`` is the completion at the last meeting. Raises
    ``NotMadeError``."""
    data = printed(_data(dataset, filters, settings, before))
    files = {"main.typ": TEMPLATE.read_bytes(), **files_with(data)}
    created = int(datetime.combine(filters.as_of, time(), BANGKOK).timestamp())
    return bytes(made("ita_dash.typesetting.setting:pdf", files, created))


def summary_name(dataset: Dataset, filters: Filters) -> str:
    """As in ``สรุปผู้บริหาร_ITA_อบต.ตัวอย่าง_2567_ณ_2024-06-30.pdf``."""
    return safe(_("Executive summary")) + "_" + file_name(dataset, filters, "pdf")


def _data(dataset: Dataset, filters: Filters, settings: Settings, before: float | None) -> dict[str, object]:
    thai_digits = settings.thai_digits if settings.report.thai_digits is None else settings.report.thai_digits
    frame = filters.apply(dataset.assessed(filters.as_of))
    total = summary.total(frame)
    unread = int((chosen_problems(dataset, filters)["severity"] == "error").sum())
    aside = unranked(frame["division"].unique(), dataset.form.divisions)
    said = briefing.sentences(frame, filters.as_of, unread=unread, before=before, aside=aside, thai_digits=thai_digits)
    office = " ".join((settings.report.office or dataset.office).split())
    year = _("Fiscal year {year}").format(year=thai.digits(settings.report.fiscal_year or dataset.year.be, thai_digits))
    day = _("Judged up to {day}").format(day=thai.long_day(filters.as_of, thai_digits))
    read = _("Sheet read at {time}").format(time=thai.moment(dataset.read_at, thai_digits))
    return {
        "about": _("Measures to promote integrity and transparency (ITA)"),
        "kind": _("Executive summary"),
        "title": " ".join(part for part in (_("Executive summary"), office) if part),
        "office": office,
        "facts": [" · ".join([year, day]), *describe_filters(filters, dataset), *_made_up(dataset)],
        "headline": _headline(total, thai_digits) if total.activities else None,
        "sentences": [[{"text": one.text, "bad": one.tone == "bad"} for one in sentence] for sentence in said],
        "questions": [_question(one, thai_digits) for one in briefing.questions(frame, filters.as_of)],
        "rankings": [
            _ranking(_("Measures"), summary.measures(frame), lambda row: _measure(row, thai_digits), thai_digits),
            _ranking(_("Divisions"), summary.divisions(frame), lambda row: str(row["division"]), thai_digits),
        ],
        "foot": read,
        "words": {"questions": _("Questions for the meeting")},
        "colours": {
            "ink": LIGHT.text,
            "muted": LIGHT.muted,
            "bar": LIGHT.bar,
            "track": LIGHT.track,
            "bad": TONES["bad"].light,
            **{name: light for name, (light, _dark) in GAPS.items()},
        },
    }


def _made_up(dataset: Dataset) -> list[str]:
    return [demonstration_notice()] if dataset.demonstration else []


def _headline(total: summary.Total, thai_digits: bool) -> dict[str, object]:
    return {
        "figure": thai.percent(rounded(total.completion), thai_digits),
        "plan": _("Plan for this day {percent}").format(percent=thai.percent(rounded(total.planned), thai_digits)),
        "gap": gap_words(total.completion, total.planned, thai_digits),
        "standing": standing(total.completion, total.planned),
        "bar": _bar(total.completion, total.planned),
    }


def _ranking(title: str, table: pd.DataFrame, name: Callable[[Row], str], thai_digits: bool) -> dict[str, object]:
    """The first of ``summary.by_gap``, and how many there are beside them."""
    ranked = summary.by_gap(table)
    rows = []
    for row in each_row(ranked.head(MOST_BARS)):
        completion, planned = float(row["completion"]), float(row["planned"])
        done, plan = (thai.percent(rounded(value), thai_digits) for value in (completion, planned))
        # What is done needs no figure, and of what was called off there is nothing to count
        is_done = rounded(completion) == 100
        told = "" if is_done or completion != completion else _("Done {percent}, plan {plan}").format(percent=done, plan=plan)
        rows.append(
            {
                "name": shortened(name(row), MOST_LETTERS // 2),
                "gap": _("Done") if is_done else gap_words(completion, planned, thai_digits),
                "figures": told,
                "standing": standing(completion, planned),
                "bar": _bar(completion, planned),
            }
        )
    more = len(ranked) - len(rows)
    said = _("and {count} others").format(count=thai.number(more, thai_digits)) if more else ""
    return {"title": title, "rows": rows, "more": said}


def _question(one: Question, thai_digits: bool) -> dict[str, str]:
    names = [shortened(name, 60) for name in one.divisions[:MOST_NAMES]]
    if more := len(one.divisions) - len(names):
        names.append(_("and {count} others").format(count=thai.number(more, thai_digits)))
    advice = _("Recommended: {advice}").format(advice=shortened(" ".join(one.advice), MOST_LETTERS))
    return {
        "asked": shortened(f"{thai.digits(one.code, thai_digits)} {one.activity}".strip(), MOST_LETTERS),
        "who": _("{days} days overdue. {asked} Who answers: {divisions}.").format(
            days=thai.number(one.days, thai_digits), asked=one.asked(thai_digits), divisions=", ".join(names)
        ),
        "advice": advice if one.advice else _("No recommendation yet"),
    }


def _measure(row: Row, thai_digits: bool) -> str:
    no, title = str(row["measure_no"]), str(row["measure"])
    return f"{thai.digits(no, thai_digits)}. {title}" if no else title


def _bar(completion: float, planned: float) -> dict[str, object] | None:
    """What is done, what is missing to the plan, and where that stands, in percent of the bar; None where nothing counts."""
    if completion != completion:
        return None
    done, plan = (min(max(value, 0.0), 100.0) for value in (completion, planned))
    return {"done": done, "plan": plan, "missing": max(plan - done, 0.0), "standing": standing(completion, planned)}
