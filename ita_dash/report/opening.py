"""The report's own sentences on a year: its preface, and the paragraph above the table.

They never say more than the data does (``stages``): of measures that were called off, or of which nothing is reported, they do
not say that they were carried out, nor give a percent.
"""

from collections.abc import Mapping

import pandas as pd

from ita_dash import summary
from ita_dash.messages import N_, _
from ita_dash.report.coverage import DIVISION, Coverage, beside, figures
from ita_dash.report.printedtext import line
from ita_dash.stages import BEGUN, CALLED_OFF, EMPTY, FINISHED, NOT_BEGUN, UNREPORTED, stage

_SO_FAR = N_("{whose}: {done} of {activities} activities are done, and completion stands at {percent} percent")
_REACHED = {
    EMPTY: N_("{whose} has no activity"),
    CALLED_OFF: N_("{whose}: all activities are cancelled, and none counts"),
    UNREPORTED: N_("{whose}: of {activities} activities nothing is reported yet"),
    NOT_BEGUN: N_("{whose}: none of {activities} activities has moved yet"),
    BEGUN: _SO_FAR,
    FINISHED: _SO_FAR,
}
"""How far ``whose`` (a part, the whole office) is, by its stage."""
_LAID_DOWN = N_(
    "{office} has laid down measures to promote integrity and transparency within the office for fiscal year B.E. {year}"
)
_CARRIED_OUT = N_(
    "and has carried them out. As of {day}, {measures} measures with {activities} activities count; {done} activities "
    "are done, and completion stands at {percent} percent. The details are as follows."
)
_YEAR = {
    CALLED_OFF: N_(
        "({measures} measures). As of {day} all their activities are cancelled, and none counts. The details are as follows."
    ),
    UNREPORTED: N_(
        "({measures} measures with {activities} activities that count). As of {day} nothing has been reported of them yet. "
        "The details are as follows."
    ),
    NOT_BEGUN: N_(
        "({measures} measures with {activities} activities that count). As of {day} none of these activities has moved yet. "
        "The details are as follows."
    ),
    BEGUN: _CARRIED_OUT,
    FINISHED: _CARRIED_OUT,
}
"""How the sentence goes on after ``_LAID_DOWN``, by the stage of the year."""


def filled(text: str, known: Mapping[str, str]) -> str:
    """An office's own text with the names that it asked for; any other brace is a brace."""
    for name, value in known.items():
        text = text.replace("{" + name + "}", value)
    return text.strip()


def preface(known: Mapping[str, str], frame: pd.DataFrame) -> str:
    """The preface of an office that has none of its own; ``frame`` is what the report holds, assessed."""
    found = stage(summary.total(frame))
    if found == EMPTY:
        year = _("For fiscal year B.E. {year} there is no data on the measures of {office} yet.")
    else:
        laid_down = _(
            "For fiscal year B.E. {year} {office} laid down measures to promote integrity and transparency within the "
            "office, and gave each division its part in carrying them out."
        )
        year = f"{laid_down} {_gathered(found, has_evidence=bool(frame['evidence'].map(len).any()))}"
    return "\n".join(
        (
            _(
                "Good governance asks of every public office that it works openly, can be examined, and answers to the people. "
                "The Integrity and Transparency Assessment (ITA) of public offices is one of the instruments by which offices "
                "review and improve their own work."
            ),
            year.format(**known),
            _(
                "{office} hopes that this report will serve its executives, its staff and the public in following the work, and "
                "in improving integrity and transparency in the years to come."
            ).format(**known),
        )
    )


def _gathered(found: str, *, has_evidence: bool) -> str:
    if found not in (BEGUN, FINISHED):
        return _("This report gathers how each measure is to be carried out, by whom and when, and where it stands.")
    if has_evidence:
        return _("This report gathers what was done, what came of it, what is recommended and the evidence, measure by measure.")
    return _("This report gathers what was done, what came of it and what is recommended, measure by measure.")


def opening(own: str, extent: Coverage, known: Mapping[str, str], day: str, thai_digits: bool) -> str:
    """The paragraph above the table. A part's figures never stand without the office's, whatever the office's own text."""
    if not extent.is_part:
        return filled(own, known) or _whole(known, day, extent.own, thai_digits)
    return "\n".join(text for text in (filled(own, known), _part(extent, known, day, thai_digits)) if text)


def _whole(known: Mapping[str, str], day: str, frame: pd.DataFrame, thai_digits: bool) -> str:
    found = stage(summary.total(frame))
    if found == EMPTY:
        said = _("As of {day} there is no data on the measures of {office} for fiscal year B.E. {year} yet.")
    else:
        said = f"{_(_LAID_DOWN)} {_(_YEAR[found])}"
    return said.format(**known, **figures(frame, thai_digits), day=day)


def _part(extent: Coverage, known: Mapping[str, str], day: str, thai_digits: bool) -> str:
    if extent.kind == DIVISION:
        said = _(
            "This is the part of {division} in the measures to promote integrity and transparency of {office} for fiscal year "
            "B.E. {year}. As of {day}, {division} takes part in {measures} of {all_measures} measures."
        )
        whose = _("The part of {division}")
    else:
        said = _(
            "This is an extract of the report on the measures to promote integrity and transparency of {office} for fiscal year "
            "B.E. {year}, of chosen rows only. As of {day} it holds {measures} of {all_measures} measures."
        )
        whose = _("What is extracted")
    division = "".join(piece.text for paragraph in line(extent.division) for piece in paragraph)
    numbers = beside(extent, thai_digits)
    return " ".join(
        (
            said.format(**known, **numbers, day=day, division=division),
            _reached(extent.own, whose.format(division=division), thai_digits),
            _reached(extent.office, _("In the whole office"), thai_digits),
            _("The details are as follows."),
        )
    )


def _reached(frame: pd.DataFrame, whose: str, thai_digits: bool) -> str:
    found = stage(summary.total(frame))
    return _(_REACHED[found]).format(**figures(frame, thai_digits), whose=whose)
