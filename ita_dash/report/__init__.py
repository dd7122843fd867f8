"""The official report (``รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน``) as PDF and Word.

``content.build`` says what stands in it, once; ``pdf`` and ``word`` write it. The same data, filters and settings give the
same bytes, kept for whoever asks next. What is large is made by a worker from the first to the last.
"""

from ita_dash.caches import Cache
from ita_dash.dataset import Dataset
from ita_dash.export.names import file_name, safe
from ita_dash.filters import Filters
from ita_dash.making import MANY_ROWS, made
from ita_dash.messages import _
from ita_dash.report.content import build
from ita_dash.report.model import Report
from ita_dash.settings import Settings

MIME = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
"""The kinds of file, by extension."""

FILES = Cache("reports", 48 * 1024 * 1024)
"""Whoever asked for them, by their whole content; one of 3,000 assignments takes some 15 million bytes."""

__all__ = ["MIME", "build", "file_name_of", "file_of", "pages_of", "report_docx", "report_pdf"]


def report_pdf(dataset: Dataset, filters: Filters, settings: Settings) -> bytes:
    """The report of what ``filters`` chooses, judged on their date, as PDF/A-2a and PDF/UA-1. Raises ``NotMadeError``."""
    return _report(dataset, filters, settings, "pdf")


def report_docx(dataset: Dataset, filters: Filters, settings: Settings) -> bytes:
    """The same contents as a Word file, for those who must edit. Raises ``NotMadeError``."""
    return _report(dataset, filters, settings, "docx")


def _report(dataset: Dataset, filters: Filters, settings: Settings, extension: str) -> bytes:
    if len(dataset.form.assignments) <= MANY_ROWS:
        return file_of(build(dataset, filters, settings), extension)
    needed = settings.model_copy(update={"service_account": None, "api_key": None, "history_url": "sqlite://"})
    content: bytes = made("ita_dash.report:built", dataset, filters, needed, extension, large=True)
    return content


def built(dataset: Dataset, filters: Filters, settings: Settings, extension: str) -> bytes:
    """For a worker: contents and file together."""
    return written(build(dataset, filters, settings), extension)


def written(report: Report, extension: str) -> bytes:
    """``report`` as a file, made now."""
    if extension == "pdf":
        from ita_dash.report.pdf import pdf

        return pdf(report)
    from ita_dash.report.word import docx

    return docx(report)


def file_name_of(dataset: Dataset, filters: Filters, extension: str) -> str:
    """As in ``รายงาน_ITA_อบต.ตัวอย่าง_2566_ณ_2023-09-30.pdf``; a report of one division names it."""
    of = filters.divisions[0] if len(filters.divisions) == 1 else ""
    named = Filters(filters.as_of) if filters == Filters(filters.as_of, divisions=filters.divisions[:1]) else filters
    return safe(_("Report")) + "_" + file_name(dataset, named, extension, of=of)


def file_of(report: Report, extension: str) -> bytes:
    """``report`` as a file; ``extension`` is a key of ``MIME``. Raises ``NotMadeError``."""

    def make() -> bytes:
        return bytes(made("ita_dash.report:written", report, extension, large=True)) if large else written(report, extension)

    large = report.rows > MANY_ROWS
    content: bytes = FILES.get((report, extension), make)
    return content


def pages_of(report: Report) -> tuple[list[bytes], int]:
    """A PNG of each of the first pages of the PDF, small, to look at, and how many there are; none of a large report.

    Raises ``NotMadeError``.
    """
    from ita_dash.report.pdf import pages

    return FILES.get(report, lambda: pages(report)) if report.rows <= MANY_ROWS else ([], 0)
