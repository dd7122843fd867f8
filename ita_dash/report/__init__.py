"""The official report (``รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน``) as PDF and Word.

``document.build`` says what stands in it, once; ``pdf`` and ``word`` write it. The same data, filters and settings give the
same bytes, kept for whoever asks next. What is large is made by
workers from the first to the last, one report at a time, its PDF in volumes.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from ita_dash.caches import LATEST, Cache
from ita_dash.dataset import Dataset
from ita_dash.export.names import file_name, safe
from ita_dash.filemaking import MANY_ROWS, NotMadeError, made
from ita_dash.filters import Filters
from ita_dash.messages import _
from ita_dash.report.document import build
from ita_dash.report.model import Report
from ita_dash.report.volumes import Prepared, in_volumes, name_of, zipped
from ita_dash.settings import Settings

MIME = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
"""The kinds of file that may be asked for, by extension."""
MEDIA_TYPES = {**MIME, "zip": "application/zip"}
"""Those that are given."""

FILES = Cache("reports", 48 * 1024 * 1024, latest=3 * LATEST)
"""Whoever asked for them, by their whole content; one of 3,000 assignments takes some 15 million bytes. As many small ones as an
office has divisions, and the whole: each edit makes others of them all."""

PDF = "ita_dash.typesetting.setting:pdf"
_ONE = Lock()
"""Held while a large report is made: one at a time."""
Tell = Callable[[int, int], None]
"""Is told before each volume how many are made, and how many there are."""

__all__ = [
    "MEDIA_TYPES",
    "MIME",
    "build",
    "extension_of",
    "file_name_of",
    "file_of",
    "is_large",
    "pages_of",
    "report_docx",
    "report_pdf",
]


def is_large(dataset: Dataset, filters: Filters) -> bool:
    """Whether the report of what ``filters`` chooses is made in volumes, one at a time."""
    rows = dataset.form.assignments
    return len(rows) > MANY_ROWS and len(filters.apply(dataset.assessed(filters.as_of))) > MANY_ROWS


def extension_of(wanted: str, *, large: bool) -> str:
    """What a report asked for as ``wanted`` is: the volumes of a large PDF come together in a zip."""
    return "zip" if large and wanted == "pdf" else wanted


def report_pdf(dataset: Dataset, filters: Filters, settings: Settings, tell: Tell | None = None) -> bytes:
    """The report of what ``filters`` chooses, judged on their date, as PDF/A-2a and PDF/UA-1; a zip of volumes where it
    ``is_large``. Raises ``NotMadeError``."""
    if not is_large(dataset, filters):
        return file_of(build(dataset, filters, settings), "pdf")

    def make() -> bytes:
        with _alone():
            return _volumes(made("ita_dash.report:prepared", dataset, filters, _needed(settings), large=True), tell)

    content: bytes = FILES.get((dataset.version, dataset.texts, filters, _needed(settings).fingerprint, "volumes"), make)
    return content


def report_docx(dataset: Dataset, filters: Filters, settings: Settings) -> bytes:
    """The same contents as a Word file, for those who must edit. Raises ``NotMadeError``."""
    if not is_large(dataset, filters):
        return file_of(build(dataset, filters, settings), "docx")

    def make() -> bytes:
        with _alone():
            return bytes(made("ita_dash.report:built", dataset, filters, _needed(settings), "docx", large=True))

    content: bytes = FILES.get((dataset.version, dataset.texts, filters, _needed(settings).fingerprint, "docx"), make)
    return content


def _needed(settings: Settings) -> Settings:
    """``settings`` without what opens the sheet and the store."""
    return settings.model_copy(update={"service_account": None, "api_key": None, "history_url": "sqlite://"})


@contextmanager
def _alone() -> Iterator[None]:
    """One large report at a time: they take most of what a small machine has."""
    if not _ONE.acquire(blocking=False):
        raise NotMadeError("busy")
    try:
        yield
    finally:
        _ONE.release()


def _volumes(prepared: Sequence[Prepared], tell: Tell | None = None) -> bytes:
    """Each volume by a worker of its own, which gives its memory back with its end."""
    contents = []
    for number, (_name, files, created) in enumerate(prepared):
        if tell is not None:
            tell(number, len(prepared))
        contents.append(bytes(made(PDF, files, created, large=True)))
    return zipped([name for name, _files, _created in prepared], contents)


def prepared(dataset: Dataset, filters: Filters, settings: Settings) -> list[Prepared]:
    """For a worker: the volumes of a large report, each as it is set."""
    return _prepared(build(dataset, filters, settings))


def _prepared(report: Report) -> list[Prepared]:
    from ita_dash.report.pdf import files_of

    parts = in_volumes(report)
    return [(name_of(number, len(parts)), files_of(one), one.created) for number, one in enumerate(parts, 1)]


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
    """``report`` as a file; ``extension`` is a key of ``MIME``; a ``pdf`` of many rows is a zip. Raises ``NotMadeError``."""

    def make() -> bytes:
        if report.assignments <= MANY_ROWS:
            return written(report, extension)
        with _alone():
            if extension == "pdf":
                return _volumes(_prepared(report))
            return bytes(made("ita_dash.report:written", report, extension, large=True))

    content: bytes = FILES.get((_digest(report), extension), make)
    return content


def _digest(report: Report) -> str:
    """What names the whole content of ``report`` in a cache: the report itself takes ten times as much memory as its file."""
    return hashlib.sha256(repr(report).encode("utf-8", "replace")).hexdigest()


def pages_of(report: Report) -> tuple[list[bytes], int]:
    """A PNG of each of the first pages of the PDF, small, to look at, and how many there are; none of a large report.

    Raises ``NotMadeError``.
    """
    from ita_dash.report.pdf import pages

    return FILES.get((_digest(report), "pages"), lambda: pages(report)) if report.assignments <= MANY_ROWS else ([], 0)
