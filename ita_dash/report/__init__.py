"""The official report (``รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน``) as PDF and Word.

``content.build`` says what stands in it, once; ``pdf`` and ``word`` write it. The same data, filters and settings give the
same bytes. The last ``KEPT`` reports of each kind are kept, whoever asked for them, by their whole content.
"""

from functools import lru_cache

from ita_dash.dataset import Dataset
from ita_dash.export.names import file_name, safe
from ita_dash.filters import Filters
from ita_dash.messages import _
from ita_dash.report.content import build
from ita_dash.report.logo import logo_file
from ita_dash.report.model import Report
from ita_dash.settings import Settings

KEPT = 8
MIME = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
"""The kinds of file, by extension."""

__all__ = ["KEPT", "MIME", "build", "file_name_of", "file_of", "logo_file", "pages_of", "report_docx", "report_pdf"]


def report_pdf(dataset: Dataset, filters: Filters, settings: Settings) -> bytes:
    """The report of what ``filters`` chooses, judged on their date, as PDF/A-2a and PDF/UA-1."""
    return file_of(build(dataset, filters, settings), "pdf")


def report_docx(dataset: Dataset, filters: Filters, settings: Settings) -> bytes:
    """The same contents as a Word file, for those who must edit."""
    return file_of(build(dataset, filters, settings), "docx")


def file_name_of(dataset: Dataset, filters: Filters, extension: str) -> str:
    """As in ``รายงาน_ITA_อบต.ตัวอย่าง_2566_ณ_2023-09-30.pdf``; a report of one division names it."""
    of = filters.divisions[0] if len(filters.divisions) == 1 else ""
    named = Filters(filters.as_of) if filters == Filters(filters.as_of, divisions=filters.divisions[:1]) else filters
    return safe(_("Report")) + "_" + file_name(dataset, named, extension, of=of)


@lru_cache(maxsize=2 * KEPT)
def file_of(report: Report, extension: str) -> bytes:
    """``report`` as a file; ``extension`` is a key of ``MIME``."""
    if extension == "pdf":
        from ita_dash.report.pdf import pdf

        return pdf(report)
    from ita_dash.report.word import docx

    return docx(report)


@lru_cache(maxsize=KEPT)
def pages_of(report: Report) -> list[bytes]:
    """A PNG of each page of the PDF, small, to look at."""
    from ita_dash.report.pdf import pages

    return pages(report)
