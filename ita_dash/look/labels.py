"""The words, numbers and badges that every page writes the same way."""

import re
from contextvars import ContextVar
from datetime import date, datetime

import pandas as pd
from markupsafe import Markup

from ita_dash import thai
from ita_dash.fiscal import FiscalYear
from ita_dash.form.problemkinds import KINDS
from ita_dash.form.values.period import period_text
from ita_dash.form.values.status import NO_REPORT
from ita_dash.framerows import Row
from ita_dash.look.drawnsigns import sign
from ita_dash.look.markup import element
from ita_dash.messages import _
from ita_dash.palette import SEVERITY_ICONS, SEVERITY_TONES, SOLID, STATE_ICONS, STATE_TONES
from ita_dash.progress import state_of
from ita_dash.vocabulary import SEVERITY_LABELS, STATE_LABELS, word

_PLACEHOLDER = re.compile(r"\{\w+\}")
THAI_DIGITS: ContextVar[bool] = ContextVar("thai_digits", default=True)
"""The office's choice of digits; the main script sets it once a run."""


def digits(value: object) -> str:
    return thai.digits(value, THAI_DIGITS.get())


def ours(sentence: str) -> str:
    """A sentence of the catalogue that holds an example with Thai digits, in the office's choice of digits."""
    return sentence if THAI_DIGITS.get() else thai.arabic(sentence)


def number(value: float) -> str:
    return thai.number(value, THAI_DIGITS.get())


def percent(value: float) -> str:
    return thai.percent(value, THAI_DIGITS.get())


def progress(value: float, estimated: bool = False) -> str:
    """``๕๐%``; an estimate says so by a sign and a word."""
    return _("≈ {percent} (estimate)").format(percent=percent(value)) if estimated else percent(value)


def day(value: date | pd.Timestamp) -> str:
    """A short date; empty for none."""
    return "" if pd.isna(value) else thai.day(value, THAI_DIGITS.get())


def long_day(value: date) -> str:
    return thai.long_day(value, THAI_DIGITS.get())


def moment(value: datetime) -> str:
    return thai.moment(value, THAI_DIGITS.get())


def period(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """First and last day; what is not known is not written."""
    known = [day(start), day(end)]
    return " – ".join(part for part in known if part)


def whole_year(year: FiscalYear) -> str:
    """The fiscal year as a period that an officer may type: ``ต.ค. ๖๖ – ก.ย. ๖๗``."""
    return period_text(year.start, year.end, THAI_DIGITS.get())


def fiscal_year(be: int) -> str:
    return _("Fiscal year {year}").format(year=digits(be))


def measure(no: str, title: str) -> str:
    """``๑. title``; the title alone where the measure has no number."""
    return f"{digits(no)}. {title}" if no else title


def activity(code: str, title: str) -> str:
    return f"{digits(code)} {title}" if code else title


def plain_count(done: int, activities: int) -> str:
    return _("{done} of {activities} activities done").format(done=number(done), activities=number(activities))


def result(row: Row) -> str:
    """What was done, of an assessed assignment; where nothing is typed whether that is no report, or one without words."""
    if row["result"]:
        return str(row["result"])
    return _("Not reported yet") if row["status"] == NO_REPORT else _("No words on the result")


def state(code: str) -> Markup:
    """A status or a schedule (``vocabulary.STATE_LABELS``)."""
    return state_badge(code, word(STATE_LABELS, code))


def state_badge(code: str, words: str) -> Markup:
    """``words`` that say more of a state, in its colour behind its sign."""
    return badge(STATE_ICONS.get(code, ""), words, STATE_TONES.get(code, "quiet"), "solid" if code in SOLID else "")


def standing(row: Row) -> Markup:
    """The state of an assignment beside its schedule."""
    return state(state_of(row["schedule"], row["status"]))


def severity(code: str) -> Markup:
    return badge(SEVERITY_ICONS.get(code, ""), word(SEVERITY_LABELS, code), SEVERITY_TONES.get(code, "quiet"))


def kind(code: str) -> str:
    """The sort of a problem: its sentence, open where a value stands."""
    return _PLACEHOLDER.sub("…", ours(_(KINDS[code].message))) if code in KINDS else code


def badge(icon: str, label: str, tone: str, kind: str = "") -> Markup:
    """A sign and a word in one colour; of the ``kind`` solid the colour is behind them."""
    return element(
        "span", (sign(icon) if icon else Markup("")) + element("span", label), class_=f"badge tone-{tone} {kind}".strip()
    )


def plain_counts(figures: pd.DataFrame) -> list[str]:
    """The plain count of each row of a summary."""
    return [
        plain_count(done, activities) for done, activities in zip(figures["activities_done"], figures["activities"], strict=True)
    ]


def indented(divisions: pd.DataFrame) -> list[str]:
    """The names of ``summary.divisions``, a unit marked as part of the division above it."""
    return [f"– {name}" if level else name for name, level in zip(divisions["division"], divisions["level"], strict=True)]
