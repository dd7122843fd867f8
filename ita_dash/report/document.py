"""What the report says: a dataset, filters and the office's settings → ``model.Report``.

Figures come from ``progress`` and ``summary``; texts of the sheet stand as typed. Only numbers that we write, codes and
periods follow the choice of digits: a link, a telephone number or "E-Service 2.0" inside a text is not ours to change.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from ita_dash import thai
from ita_dash.dataset import Dataset
from ita_dash.export.notes import demonstration_notice
from ita_dash.filters import Filters
from ita_dash.fiscal import BANGKOK
from ita_dash.messages import N_, _
from ita_dash.report.absentletters import told
from ita_dash.report.annex import Annex
from ita_dash.report.assessment import assessment_of
from ita_dash.report.coverage import EXTRACT, Coverage, extent_of
from ita_dash.report.evidencepictures import PictureAnnex, pictures_of
from ita_dash.report.evidencetable import EvidenceTable
from ita_dash.report.gate import gate_of
from ita_dash.report.logo import read_logo
from ita_dash.report.model import Report, Signature, Words
from ita_dash.report.opening import filled, opening, preface
from ita_dash.report.printedtext import line, lines
from ita_dash.report.reportrows import Rows
from ita_dash.report.template import read_template
from ita_dash.settings import Settings
from ita_dash.settings.reportsection import Signatory

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
    report = Report(
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
        preface=lines(dataset.texts.preface or filled(own.preface, known) or preface(known, frame)),
        assessment=assessment_of(dataset.texts, filled(own.analysis, known), thai_digits),
        opening=lines(opening(dataset.texts.opening or own.opening, extent, known, day, thai_digits)),
        assignments=len(frame),
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
    return replace(report, problems=(*report.problems, *told(report)))


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
        draft=_("Draft") if draft else "",
        date=_("Date {day} Month {month} B.E. {year}").format(day="." * 8, month="." * 20, year="." * 8),
        evidence=_("Evidence no."),
        annex=_("Annex"),
        sign=_("Signed"),
        page=_("Page {page} of {pages}"),
        demonstration=_("Demonstration data") if demonstration else "",
        closing=_("What is reported above is as of {day}.").format(day=day),
        page_alone=_("Page {page}"),
        code=_("QR code of"),
        pictures=_("Pictures of the evidence"),
    )


def _one_line(text: str) -> str:
    return " ".join(piece.text for paragraph in line(text) for piece in paragraph)
