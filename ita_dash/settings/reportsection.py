"""What an office may set for its report: the section ``[report]`` of the settings file."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ita_dash.messages import N_

EXPECTED_OF_REPORT: dict[str, str] = {
    "report": N_('the settings of the report, as in item = "O26"'),
    "report.office": N_("the name of the office as the report prints it"),
    "report.logo": N_("the path of a .png or .svg file"),
    "report.template": N_("the path of a .docx file"),
    "report.signatories": N_("who signs: up to six, each with a name, a position and a role"),
    "report.preface": N_("the text of the preface, a paragraph a line"),
    "report.opening": N_("the text of the opening paragraph"),
    "report.analysis": N_("what the office learned from last year's ITA, a paragraph a line"),
    "report.month": N_("the month of the preface, as in ตุลาคม ๒๕๖๗"),
    "report.item": N_("the item of the ITA's open data form, as in O26"),
    "report.fiscal_year": N_("a fiscal year of the Buddhist era, as in 2567"),
    "report.empty_recommendation": N_("“”, “-” or “ไม่มี”"),
    "report.thai_digits": N_("true or false"),
    "report.required": N_(
        "what every activity must say: measure, division, period, budget, result, obstacles, recommendation, evidence"
    ),
    "report.confirmed": N_("the key of the data that was confirmed, as the page ดาวน์โหลด and the command report say it"),
}
"""What each setting of the section should hold."""
Element = Literal["measure", "division", "period", "budget", "result", "obstacles", "recommendation", "evidence"]
"""What a report may be asked to say of each activity; ``report/required.toml`` knows where it stands."""


class Signatory(BaseModel):
    """Who signs the report. An empty name or position leaves a dotted line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(default="", max_length=200)
    position: str = Field(default="", max_length=200)
    role: str = Field(default="", max_length=100)
    """As ``ผู้รับรอง``; empty is the usual one of that place."""


class ReportSettings(BaseModel):
    """The section ``[report]``. Everything is optional."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    office: str = ""
    """The office's name in the report; empty is the dashboard's."""
    logo: str = ""
    """The path of a .png or .svg file for the cover."""
    template: str = ""
    """The path of a .docx file of the office's own: the Word report takes its styles, header and footer."""
    signatories: tuple[Signatory, ...] = Field(default=(), max_length=6)
    preface: str = ""
    """Where the sheet's cover has none; empty is one that fits every office. ``{office}`` and ``{year}`` are filled in."""
    opening: str = ""
    """As ``preface``, for the paragraph above the table."""
    analysis: str = ""
    """What the office learned from last year's result of the ITA; as ``preface``. Empty: there is no such part."""
    month: str = Field(default="", max_length=60)
    """The month of the preface; empty is that of the as-of date."""
    item: str = Field(default="", max_length=60)
    """The item of the ITA's open data form (OIT) that the report answers. It changes from year to year: there is no default."""
    fiscal_year: int | None = Field(default=None, ge=2500, le=2699)
    """The fiscal year reported (Buddhist) where it is another than the data's."""
    empty_recommendation: Literal["", "-", "ไม่มี"] = "-"
    """What stands where no recommendation was given."""
    thai_digits: bool | None = None
    """None is the dashboard's."""
    required: tuple[Element, ...] | None = Field(default=None, max_length=8)
    """What every activity must say before a report is no draft; None is what the fiscal year's item asks for."""
    confirmed: tuple[str, ...] = Field(default=(), max_length=20)
    """Keys of data (``report.gate``) that somebody has confirmed as they are."""

    @field_validator("signatories", "confirmed", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return (value,) if isinstance(value, dict | str) else value
