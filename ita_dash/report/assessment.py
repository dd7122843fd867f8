"""Last year's ITA in the report: the section that the measures follow from, and the indicator that each measure answers."""

import re
from collections.abc import Sequence

from ita_dash import thai
from ita_dash.form.text import key
from ita_dash.framerows import Row
from ita_dash.meaning.officetexts import Indicator, OfficeTexts
from ita_dash.messages import _
from ita_dash.report.model import Assessment, PlainTable
from ita_dash.report.printedtext import line, lines

_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?![\d.]*\d)")
_SHORTEST = 6
"""Letters of a title that are enough to be one."""


def assessment_of(texts: OfficeTexts, analysis: str, thai_digits: bool) -> Assessment | None:
    """The section; ``analysis`` is that of the settings, for where the sheet has none."""
    said = lines(texts.analysis or analysis)
    if not said and not texts.indicators:
        return None
    title = _("Result of the Integrity and Transparency Assessment of the year before")
    if not texts.indicators:
        return Assessment(title, said, None)
    headers = (_("Indicator"), _("Score"), _("What should improve"), _("Measures that answer it"))
    rows = tuple(
        (lines(one.name), line(thai.digits(one.score, thai_digits)), lines(one.weak), lines(one.measures))
        for one in texts.indicators
    )
    return Assessment(title, said, PlainTable(headers, (30, 10, 35, 25), (1,), rows))


def answered_by(indicators: Sequence[Indicator], rows: Sequence[Row]) -> list[str]:
    """The names of the indicators that the measure of ``rows`` answers: by the result's own column, or by one of the form's."""
    first = rows[0]
    by_result = [one.name for one in indicators if _names(one.measures, str(first["measure_no"]), str(first["measure"]))]
    by_form = [" ".join(text.split()) for row in rows for header, text in row["extra"].items() if text and "ตัวชี้วัด" in header]
    return list(dict.fromkeys([*by_result, *(by_form if indicators else [])]))


def _names(typed: str, number: str, title: str) -> bool:
    """Whether ``typed`` names a measure: by its number, or by its title or how it begins."""
    for part in re.split(r"[\n;]", typed):
        told = key(part)
        own = key(title)
        if len(told) >= _SHORTEST and (told in own or own in told):
            return True
    return bool(number) and number in _NUMBER.findall(thai.arabic(typed))
