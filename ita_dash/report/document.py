"""What the report says: a dataset, filters and the office's settings → ``model.Report``.

Figures come from ``progress`` and ``summary``; texts of the sheet stand as typed. Only numbers that we write, codes and
periods follow the choice of digits: a link, a telephone number or "E-Service 2.0" inside a text is not ours to change.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

import pandas as pd

from ita_dash import thai
from ita_dash.dataset import Dataset
from ita_dash.export.notes import demonstration_notice
from ita_dash.filters import Filters
from ita_dash.fiscal import BANGKOK
from ita_dash.form.values.status import NO_REPORT
from ita_dash.messages import N_, _
from ita_dash.report.annex import Annex
from ita_dash.report.assessment import assessment_of
from ita_dash.report.coverage import DIVISION, EXTRACT, Coverage, beside, extent_of, figures
from ita_dash.report.evidencepictures import PictureAnnex, pictures_of
from ita_dash.report.evidencetable import EvidenceTable
from ita_dash.report.gate import gate_of
from ita_dash.report.logo import read_logo
from ita_dash.report.model import Report, Signature, Words
from ita_dash.report.printedtext import line, lines
from ita_dash.report.reportrows import Rows
from ita_dash.report.template import read_template
from ita_dash.report_settings import Signatory
from ita_dash.settings import Settings

_REPORTS, _EXAMINES, _APPROVES = N_("Reported by (signature)"), N_("Examined by (signature)"), N_("Approved by (signature)")
USUAL_ROLES = {1: (_REPORTS,), 2: (_REPORTS, _APPROVES), 3: (_REPORTS, _EXAMINES, _APPROVES)}
"""How many sign → the role of each."""


def build(dataset: Dataset, filters: Filters, settings: Settings) -> Report:
    """The report of what ``filters`` chooses, judged on their date."""
    own = settings.report
    thai_digits = settings.thai_digits if own.thai_digits is None else own.thai_digits
    extent = extent_of(filters, dataset.assessed(filters.as_of))
    frame = extent.own
    annex = Annex(dataset, filters, extent, thai_digits)
    office = _one_line(own.office or dataset.office)
    year = thai.digits(own.fiscal_year or dataset.year.be, thai_digits)
    day = thai.long_day(filters.as_of, thai_digits)
    known = {"office": office or _("the office"), "year": year}
    table = EvidenceTable(thai_digits)
    logo, problems = read_logo(own.logo, settings.files)
    template, no_template = read_template(own.template, settings.files)
    year_line = _("Fiscal year B.E. {year}").format(year=year)
    pictures = PictureAnnex(pictures_of(dataset, frame, settings), thai_digits)
    rows = Rows(dataset, annex, table, own.empty_recommendation, pictures)
    measures = tuple(
        rows.measure(str(title), group) for (_no, title), group in frame.groupby(["measure_no", "measure"], sort=False)
    )
    return Report(
        title=_("Report on the measures to promote integrity and transparency within the office"),
        office=office,
        year=year_line,
        office_and_year=" ".join(filter(None, (office, year_line))),
        subject=tuple(_subject(dataset, filters, extent, own.item, thai_digits)),
        extent=extent.name,
        as_of=_("Judged up to {day}").format(day=day),
        created=int(datetime.combine(filters.as_of, time(), BANGKOK).timestamp()),
        demonstration=demonstration_notice() if dataset.demonstration else "",
        month=_one_line(own.month) or thai.month(filters.as_of, thai_digits),
        logo=logo,
        template=template,
        preface=lines(dataset.texts.preface or _filled(own.preface, known) or _preface(known)),
        assessment=assessment_of(dataset.texts, _filled(own.analysis, known), thai_digits),
        opening=lines(_opening(dataset.texts.opening or own.opening, extent, known, day, thai_digits)),
        measures=measures,
        evidence=table.section(),
        pictures=pictures.pictures(),
        signatures=() if extent.kind == EXTRACT else _signatures(own.signatories),
        annex=annex.sections(),
        thai_digits=thai_digits,
        words=_words(
            dataset.demonstration,
            day,
            draft=gate_of(dataset, filters, own).is_draft,
        ),
        problems=(*problems, *no_template, *pictures.problems()),
    )


def _signatures(signatories: Sequence[Signatory]) -> tuple[Signature, ...]:
    """Who signs, each in the role that is set or usual; dotted lines for all three roles where the office names nobody."""
    chosen = tuple(signatories) or (Signatory(), Signatory(), Signatory())
    usual = [_(role) for role in USUAL_ROLES[len(chosen)]] if len(chosen) in USUAL_ROLES else [""] * len(chosen)
    return tuple(
        Signature(_one_line(one.role) or role, _one_line(one.name), _one_line(one.position))
        for one, role in zip(chosen, usual, strict=True)
    )


def _subject(dataset: Dataset, filters: Filters, extent: Coverage, item: str, thai_digits: bool) -> list[str]:
    said = [_("Open data form (OIT), item {item}").format(item=_one_line(item))] if item else []
    return said + [_one_line(one) for one in extent.subject(filters, dataset, thai_digits)]


def _filled(text: str, known: Mapping[str, str]) -> str:
    """An office's own text with the names that it asked for; any other brace is a brace."""
    for name, value in known.items():
        text = text.replace("{" + name + "}", value)
    return text.strip()


def _preface(known: Mapping[str, str]) -> str:
    return "\n".join(
        (
            _(
                "Good governance asks of every public office that it works openly, can be examined, and answers to the people. "
                "The Integrity and Transparency Assessment (ITA) of public offices is one of the instruments by which offices "
                "review and improve their own work."
            ),
            _(
                "For fiscal year B.E. {year} {office} laid down measures to promote integrity and transparency within the "
                "office, and gave each division its part in carrying them out. This report gathers what was done, what came of "
                "it, what is recommended and the evidence, measure by measure."
            ).format(**known),
            _(
                "{office} hopes that this report will serve its executives, its staff and the public in following the work, and "
                "in improving integrity and transparency in the years to come."
            ).format(**known),
        )
    )


def _opening(own: str, extent: Coverage, known: Mapping[str, str], day: str, thai_digits: bool) -> str:
    """The paragraph above the table. A part's figures never stand without the office's, whatever the office's own text."""
    if not extent.is_part:
        return _filled(own, known) or _whole(known, day, extent.own, thai_digits)
    part = _part(extent, known, day, beside(extent, thai_digits))
    return "\n".join(text for text in (_filled(own, known), part) if text)


def _whole(known: Mapping[str, str], day: str, frame: pd.DataFrame, thai_digits: bool) -> str:
    counted = frame.loc[frame["counted"], "status"]
    if len(counted) and counted.eq(NO_REPORT).all():
        said = _(
            "{office} has laid down measures to promote integrity and transparency within the office for fiscal year B.E. "
            "{year}: {measures} measures with {activities} activities count. As of {day} nothing has been reported of them yet. "
            "The details are as follows."
        )
    else:
        said = _(
            "{office} has laid down measures to promote integrity and transparency within the office for fiscal year B.E. {year} "
            "and has carried them out. As of {day}, {measures} measures with {activities} activities count; {done} activities "
            "are done, and completion stands at {percent} percent. The details are as follows."
        )
    return said.format(**known, **figures(frame, thai_digits), day=day)


def _part(extent: Coverage, known: Mapping[str, str], day: str, numbers: Mapping[str, str]) -> str:
    if extent.kind == DIVISION:
        said = _(
            "This is the part of {division} in the measures to promote integrity and transparency of {office} for fiscal year "
            "B.E. {year}. As of {day}, {division} takes part in {measures} of {all_measures} measures; {done} of the "
            "{activities} activities of {division} are done, and its completion stands at {percent} percent."
        )
    else:
        said = _(
            "This is an extract of the report on the measures to promote integrity and transparency of {office} for fiscal year "
            "B.E. {year}, of chosen rows only. As of {day} it holds {measures} of {all_measures} measures; {done} of the "
            "{activities} activities in it are done, and the completion of what it holds stands at {percent} percent."
        )
    whole = _(
        "In the whole office {all_done} of {all_activities} activities are done, and completion stands at {all_percent} percent. "
        "The details are as follows."
    )
    return f"{said} {whole}".format(**known, **numbers, day=day, division=_one_line(extent.division))


def _words(demonstration: bool, day: str, *, draft: bool) -> Words:
    return Words(
        preface=_("Preface"),
        contents=_("Contents"),
        headers=(
            _("Measure or guideline"),
            _("How it is carried out"),
            _("Responsible"),
            _("Period of work"),
            _("Result of the work"),
            _("Recommendation"),
        ),
        continued=_("(continued)"),
        draft=_("Draft") if draft else "",
        date=_("Date {day} Month {month} B.E. {year}").format(day="." * 8, month="." * 20, year="." * 8),
        evidence=_("Evidence no."),
        annex=_("Annex"),
        sign=_("Signed"),
        page=_("Page {page} of {pages}"),
        demonstration=_("Demonstration data") if demonstration else "",
        closing=_("The results reported above are as of {day}.").format(day=day),
        page_alone=_("Page {page}"),
        code=_("QR code of"),
        pictures=_("Pictures of the evidence"),
    )


def _one_line(text: str) -> str:
    return " ".join(piece.text for paragraph in line(text) for piece in paragraph)
