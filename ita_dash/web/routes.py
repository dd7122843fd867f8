"""The addresses of files: ``/export/{table}.{csv|xlsx|json}``, ``/export/chart/{name}.{svg|png}``, ``/export/chart/card.png``,
``/report.{pdf|docx}``, ``/summary.pdf``.

All take the parameters of the pages.
"""

import asyncio
import hashlib
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ita_dash import report
from ita_dash.export.files import FILES, MEDIA_TYPES, NONE, content
from ita_dash.export.names import file_name
from ita_dash.export.tables import TITLES
from ita_dash.filemaking import NotMadeError, made
from ita_dash.folders import file_named
from ita_dash.incidents import incident
from ita_dash.keptversions import at_last_meeting
from ita_dash.look import drawing, linecard
from ita_dash.look.announcing import figures
from ita_dash.messages import _
from ita_dash.plainerrors import ToldError
from ita_dash.report.decisions import with_decisions
from ita_dash.report.drafts import NOT_CONFIRMED, is_withheld
from ita_dash.report.onepage import summary_name, summary_pdf
from ita_dash.sheet.errors import SheetError
from ita_dash.web import data
from ita_dash.web.announced import CARD
from ita_dash.web.answers import FileAnswer, RefusedError, answer, not_modified
from ita_dash.web.asked import Asked, asked_by
from ita_dash.web.shelf import Shelf

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 60
"""When to ask again after the sheet could not be read."""
SLIDE = "-slide"
"""Behind a chart's name: its PNG for a slide."""
LARGE_TABLE = 2_000
"""Assignments from which on a table is made by a worker: an Excel file of so many takes a second, in which pages would wait."""
_SHELF = Shelf()
_READERS = ThreadPoolExecutor(4, "links")
"""Threads that wait for the sheet, apart from those that build files: a slow sheet holds up no file that is there."""


Build = Callable[[Asked], bytes]
Describe = Callable[[Asked], tuple[str, str]]
"""Gives the file's name, and its plain name in ASCII."""


def routes(base: str = "") -> list[Route]:
    """What ``st.App`` serves beside the pages, below ``base``."""
    return [
        Route(f"{base}/{CARD}", _card, methods=["GET"]),
        Route(f"{base}/export/chart/{{name}}", _chart, methods=["GET"]),
        Route(f"{base}/export/{{name:path}}", _table, methods=["GET"]),
        Route(f"{base}/report.{{wanted}}", _report, methods=["GET"]),
        Route(f"{base}/summary.pdf", _summary, methods=["GET"]),
    ]


async def _table(request: Request) -> Response:
    name, _dot, wanted = request.path_params["name"].rpartition(".")
    if wanted not in FILES.get(name, ()):
        return _unknown(", ".join(f"{table}.{extension}" for table, formats in FILES.items() for extension in formats))

    def names(asked: Asked) -> tuple[str, str]:
        plain_name = f"ITA_{asked.dataset.year.be}_{name}.{wanted}"
        return file_name(asked.dataset, asked.filters, wanted, name) if name in TITLES else plain_name, plain_name

    def build(asked: Asked) -> bytes:
        given = (asked.dataset, asked.filters, name, wanted, asked.query, *([] if asked.wishes == NONE else [asked.wishes]))
        if not _is_large(asked):
            return content(*given)
        return bytes(made(f"{content.__module__}:{content.__name__}", *given, large=True))

    return await _serve(
        request, f"export/{name}.{wanted}", MEDIA_TYPES[wanted], names, build, shown=wanted in ("json", "jsonld"), apart=False
    )


async def _chart(request: Request) -> Response:
    asked_for, _dot, wanted = request.path_params["name"].rpartition(".")
    slide = asked_for.endswith(SLIDE) and wanted == "png"
    name = asked_for.removesuffix(SLIDE) if slide else asked_for
    if name not in drawing.CHARTS or wanted not in drawing.MEDIA_TYPES:
        return _unknown(", ".join(f"chart/{chart}.{extension}" for chart in drawing.CHARTS for extension in drawing.MEDIA_TYPES))

    def names(asked: Asked) -> tuple[str, str]:
        title = _(drawing.CHARTS[name].title)
        return file_name(asked.dataset, asked.filters, wanted, of=title), f"ITA_{asked.dataset.year.be}_{asked_for}.{wanted}"

    def build(asked: Asked) -> bytes:
        return drawing.picture(
            name, asked.dataset, asked.filters, "slide" if slide else wanted, thai_digits=asked.settings.thai_digits
        )

    return await _serve(request, f"export/chart/{asked_for}.{wanted}", drawing.MEDIA_TYPES[wanted], names, build, shown=True)


async def _card(request: Request) -> Response:
    """The picture that goes with a link in LINE and Facebook."""

    def names(asked: Asked) -> tuple[str, str]:
        return file_name(asked.dataset, asked.filters, "png", of=_("Card")), f"ITA_{asked.dataset.year.be}_card.png"

    def build(asked: Asked) -> bytes:
        return linecard.png(figures(asked.dataset, asked.filters, thai_digits=asked.settings.thai_digits))

    return await _serve(request, CARD, drawing.MEDIA_TYPES["png"], names, build, shown=True)


async def _report(request: Request) -> Response:
    wanted = request.path_params["wanted"]
    if wanted not in report.MIME:
        return _unknown(", ".join(f"report.{extension}" for extension in report.MIME))

    def names(asked: Asked) -> tuple[str, str]:
        given = report.extension_of(wanted, large=is_large(asked))
        return report.file_name_of(asked.dataset, asked.filters, given), f"ITA_{asked.dataset.year.be}_report.{given}"

    def is_large(asked: Asked) -> bool:
        return report.is_large(asked.dataset, asked.filters)

    def build(asked: Asked) -> bytes:
        write = report.report_pdf if wanted == "pdf" else report.report_docx
        return write(asked.dataset, asked.filters, asked.settings)

    return await _serve(
        request,
        f"report.{wanted}",
        report.MIME[wanted],
        names,
        build,
        shown=wanted == "pdf",
        more=_of_report,
        late=is_large,
        seen=_decided,
    )


async def _summary(request: Request) -> Response:
    """One page for an executive."""

    def names(asked: Asked) -> tuple[str, str]:
        return summary_name(asked.dataset, asked.filters), f"ITA_{asked.dataset.year.be}_summary.pdf"

    def build(asked: Asked) -> bytes:
        return summary_pdf(asked.dataset, asked.filters, asked.settings, _before(asked))

    def more(asked: Asked) -> str:
        return f"{_of_report(asked)} {_before(asked)}"

    return await _serve(request, "summary.pdf", report.MIME["pdf"], names, build, shown=True, more=more)


def _decided(asked: Asked) -> Asked:
    """``asked`` with what planning officers decided. Raises ``RefusedError`` where it is a draft, and not for whoever asks."""
    if is_withheld(asked.dataset, asked.filters, asked.settings, asked.person):
        raise RefusedError(403, _(NOT_CONFIRMED))
    dataset, settings = with_decisions(asked.dataset, asked.settings)
    return replace(asked, dataset=dataset, settings=settings)


def _before(asked: Asked) -> float | None:
    """Completion at the last meeting."""
    return at_last_meeting(asked.settings, asked.dataset, asked.filters)


def _of_report(asked: Asked) -> str:
    """What else a report is made of: its settings, its logo and its template as the files stand now."""
    own = asked.settings.report
    changed = f"{_changed(own.logo)} {_changed(own.template)}"
    return f"{own.model_dump_json()} {asked.dataset.texts!r} {changed}"


def _changed(path: str) -> int:
    """When the file at ``path`` was last changed; 0 where there is none."""
    try:
        return file_named(path).stat().st_mtime_ns if path else 0
    except OSError:
        return 0


def _is_large(asked: Asked) -> bool:
    return len(asked.dataset.form.assignments) > LARGE_TABLE


def _unknown(known: str) -> Response:
    return RefusedError(404, _("There is no such file. Those that there are: {files}").format(files=known)).response()


async def _serve(
    request: Request,
    what: str,
    media_type: str,
    names: Describe,
    build: Build,
    *,
    shown: bool,
    apart: bool = True,
    more: Callable[[Asked], str] = lambda _asked: "",
    late: Callable[[Asked], bool] = lambda _asked: False,
    seen: Callable[[Asked], Asked] = lambda asked: asked,
) -> Response:
    """The file at ``what``, from the shelf where it is there; 304 where the asker has it; why not, where there is none.

    ``more`` is what its version depends on beside the data, the filters and the app; ``apart``: whether a process makes it;
    ``late``: whether it takes so long that whoever asks is told to come again; ``seen`` adds to what is asked for, or refuses it.
    """

    def described() -> tuple[Asked, FileAnswer]:
        asked = seen(asked_by(request))
        name, plain_name = names(asked)
        given = report.MEDIA_TYPES["zip"] if name.endswith(".zip") else media_type
        return asked, FileAnswer(name, plain_name, given, _version(asked, what, more(asked)), shown and given == media_type)

    try:
        asked, file = await asyncio.get_running_loop().run_in_executor(_READERS, described)
        if (unchanged := not_modified(request, file)) is not None:
            return unchanged
        kept_as = f"{asked.dataset.version} {file.version}"
        content = await _SHELF.get(kept_as, partial(build, asked), apart=apart or _is_large(asked), late=late(asked))
        LOG.info("a file was given: %(what)s, %(bytes)s bytes", {"what": what, "bytes": len(content)})
        return answer(request, file, content)
    except RefusedError as refusal:
        return refusal.response()
    except NotMadeError as failure:
        again = {"Retry-After": str(failure.retry_after)} if failure.retry_after else {}
        return RefusedError(503 if again else 500, failure.message, again).response()
    except ToldError as error:
        status = 404 if isinstance(error, SheetError) and error.code == "no_year" else 503
        headers = {"Retry-After": str(RETRY_SECONDS)} if status == 503 else {}
        return RefusedError(status, f"{error.message}\n{error.advice}", headers).response()
    except Exception as error:
        id_ = incident(LOG, f"link {what} failed", error)
        said = _("The file could not be made. The log of the dashboard says why under {id}.").format(id=id_)
        return RefusedError(500, said).response()


def _version(asked: Asked, what: str, more: str) -> str:
    """What names the content of a file: data, date, filters, the app's own version and its words."""
    parts = (
        asked.dataset.version,
        data.release(),
        what,
        asked.filters.as_of.isoformat(),
        asked.filters.measures,
        asked.filters.divisions,
        asked.filters.statuses,
        asked.filters.schedules,
        asked.query if what in ("export/datapackage.json", "export/dcat.jsonld") else "",
        asked.wishes.manner.headers,
        asked.wishes.manner.plain,
        asked.wishes.problems,
        asked.wishes.published.model_dump_json(),
        more,
        asked.settings.thai_digits,
        _("Code"),  # the language
    )
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]
