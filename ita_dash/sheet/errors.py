"""Why a source could not be read at all: what the page and the command line show instead of a traceback."""

import re
from pathlib import PurePath
from typing import Any

from ita_dash.messages import N_, _
from ita_dash.plainerrors import ToldError
from ita_dash.sheet.limits import LIMITS, Limit
from ita_dash.sheet.wholetext import clean

TABLES = (".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".xlsb", ".ods")
"""How the names of files end that hold tables."""
NAME_LETTERS = 120
"""Of a file's name in a message; file systems allow 255 bytes."""
_ID = re.compile(r"[A-Za-z0-9_-]{20,}")

REASONS: dict[str, tuple[str, str]] = {
    # code: (what happened, what to do); both take the error's details as {placeholders}
    "not_found": (
        N_("The spreadsheet was not found: {source}"),
        N_("Check the link or the id in the setting spreadsheet, and that the sheet has not been deleted or moved."),
    ),
    "forbidden": (
        N_("Google does not let the dashboard open this spreadsheet: {source}"),
        N_(
            "Open the sheet in Google Sheets, press Share, and add the service account's address as a viewer. python -m ita_dash check names it."
        ),
    ),
    "forbidden_key": (
        N_("Google does not let the dashboard open this spreadsheet with an API key: {source}"),
        N_(
            "Press Share in Google Sheets and let anyone with the link view it, or check that the API key may use the Google Sheets API."
        ),
    ),
    "api_disabled": (
        N_("The Google Sheets API is not switched on for the project of this service account or API key"),
        N_("Open the project in the Google Cloud console, choose Google Sheets API and press Enable; it takes a few minutes."),
    ),
    "office_file": (
        N_("This is an Excel file that lies in Google Drive, not a Google Sheet: {source}"),
        N_("Open it in Google Sheets, choose File > Save as Google Sheets, share the new sheet and use its link."),
    ),
    "no_credentials": (
        N_("A Google Sheet is configured but no way to open it is: {source}"),
        N_("Put the service account's JSON fields or an api_key under [connections.gsheets] in .streamlit/secrets.toml."),
    ),
    "bad_credentials": (
        N_("The service account's key cannot be used: {detail}"),
        N_(
            "Download a new JSON key for the service account and copy its fields, private_key with its line breaks, into the settings."
        ),
    ),
    "revoked": (
        N_("Google refused the service account or the API key"),
        N_("The key may have been revoked or expired: make a new one in the Google Cloud console and put it into the settings."),
    ),
    "bad_source": (
        N_("The setting spreadsheet is neither a link to a Google Sheet, nor an id, nor a path to an .xlsx or .csv file"),
        N_("Copy the link from the browser's address bar while the sheet is open, or give the path of a file that exists."),
    ),
    "file_missing": (
        N_("There is no such file: {source}"),
        N_("Check the path in the setting spreadsheet."),
    ),
    "file_elsewhere": (
        N_("The file lies outside the folders that the settings allow: {source}"),
        N_("Move it into one of the folders of the setting files, or add its folder there."),
    ),
    "file_unreadable": (
        N_("The file cannot be read as a workbook: {source}"),
        N_("Open it in Excel or LibreOffice and save it again as .xlsx (Excel workbook) or .csv (UTF-8)."),
    ),
    "busy": (
        N_("Google Sheets has had too many requests (429)"),
        N_("Wait a minute and refresh. If it keeps happening, raise refresh_seconds in the settings."),
    ),
    "unavailable": (
        N_("Google Sheets did not answer as it should: {detail}"),
        N_("This is usually over in a few minutes: refresh later. If it stays, check this machine's connection to the internet."),
    ),
    "timeout": (
        N_("Google Sheets did not answer in time"),
        N_("This is usually over in a few minutes: refresh later. If it stays, check this machine's connection to the internet."),
    ),
    "still_reading": (
        N_("The sheet is still being read"),
        N_("A large sheet takes a while: the page comes by itself once it is read."),
    ),
    "no_form": (
        N_("No tab of this workbook holds a form: {source}"),
        N_(
            "A form has a header row, within its first 20 rows, that names วิธีการดำเนินการ and at least one of มาตรการ/แนวทาง, ผู้รับผิดชอบ or ผลการดำเนินการ. Download the empty form to see one. Hidden forms count with hidden_tabs = true under [app]."
        ),
    ),
    "unexpected": (
        N_("The sheet was read, but the dashboard failed in understanding it"),
        N_(
            "Whoever looks after the dashboard finds the reason in the app's log under {detail}. If the sheet was changed just now, undo the last change and refresh."
        ),
    ),
    "ended": (
        N_("The dashboard is being stopped"),
        N_("Reload the page in a few minutes."),
    ),
    "too_long": (
        N_("Understanding the sheet took more than {detail} seconds and was given up"),
        N_(
            "If the sheet was changed just now, undo the last change and refresh: one cell may be the cause. If it really is that large, raise understand_seconds in the settings."
        ),
    ),
    "too_much": (
        N_("Understanding the sheet took more than {detail} megabytes of memory and was given up"),
        N_(
            "If the sheet was changed just now, undo the last change and refresh: one cell may be the cause. If it really is that large, raise understand_megabytes in the settings."
        ),
    ),
    "no_year": (
        N_("There is no data for fiscal year {detail}"),
        N_("Choose a year that is listed, or add the year's sheet under [years] in the settings."),
    ),
    "loading": (
        N_("The sheet was still loading data from elsewhere (Loading...): {detail}"),
        N_(
            "The dashboard tries again by itself. If it stays: in Google Sheets open those cells and allow access to the sheet that they import from; a file is to be saved again once everything is there."
        ),
    ),
    **{limit.code: (limit.message, limit.advice) for limit in LIMITS},
}


PASSING = frozenset({"busy", "unavailable", "timeout"})
"""What is usually over in a moment: worth another try."""


class SheetError(ToldError):
    """A source that could not be read. ``code`` is a key of ``REASONS``; ``source`` and ``detail`` fill its sentences.

    ``message`` and ``advice`` are for anyone who sees a page: no path of the server, no address of an account, nothing that
    another program said. ``email`` and ``said`` (what Google or a library answered) stand in ``facts`` alone.
    """

    def __init__(
        self,
        code: str,
        *,
        source: str = "",
        detail: str = "",
        email: str = "",
        said: str = "",
        retry_after: float | None = None,
        passing: bool | None = None,
        limit: str = "",
    ) -> None:
        self.code = code
        self.source, self.detail, self.email, self.said = map(clean, (source, detail, email, said))
        self.limit = limit
        """The bound that held where it was raised; empty for what is no limit."""
        self.retry_after = retry_after
        """Seconds until the server wants to be asked again; None where it did not say."""
        self.passing = code in PASSING if passing is None else passing
        """Whether the same request may well succeed in a moment."""
        known = {
            "detail": self.detail,
            "source": self.source if named(self.source) else "",
            "account": self.email,
            "answer": self.said,
        }
        super().__init__("; ".join([code, *(f"{name}: {value}" for name, value in known.items() if value)]))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled by what it was made of: a worker raises it and its owner sees it."""
        made_of = {name: getattr(self, name) for name in ("source", "detail", "email", "said", "retry_after", "passing", "limit")}
        return _again, (self.code, made_of)

    @property
    def sign(self) -> str:
        """Fit for a log: what it is and of which source; no account, no tab, nothing that another program said."""
        return f"{self.code} ({name})" if (name := named(self.source)) else self.code

    @property
    def message(self) -> str:
        return self._filled(0)

    @property
    def advice(self) -> str:
        return self._filled(1)

    @property
    def facts(self) -> list[str]:
        known = (
            (N_("Source: {what}"), self.source if named(self.source) else ""),
            (N_("Service account: {what}"), self.email),
            (N_("The answer was: {what}"), self.said),
        )
        return [_(fact).format(what=what) for fact, what in known if what]

    def _filled(self, part: int) -> str:
        limit = next((one for one in LIMITS if one.code == self.code), None)
        shown = self.limit or (limit.shown if limit else "")
        said = _(REASONS[self.code][part]).format(source=named(self.source), detail=self.detail, limit=shown).rstrip(": ")
        if part == 0 or limit is None:
            return said
        raised = _("If it really is that large, whoever runs the dashboard raises {setting} under [limits] in the settings.")
        return f"{said} {raised.format(setting=limit.setting)}"


def _again(code: str, made_of: dict[str, Any]) -> SheetError:
    return SheetError(code, **made_of)


def named(source: str) -> str:
    """What a page may say of ``source``: a file's name without its folder, the first letters of a spreadsheet's id.

    Empty for what is neither: the setting may hold something else by mistake, a password among them.
    """
    name = re.split(r"[/\\]", source.strip())[-1]
    if "://" not in source and "@" not in source and PurePath(name).suffix.lower() in TABLES:
        return name[:NAME_LETTERS]
    found = max(_ID.findall(source), key=len, default="")
    return f"Google Sheet {found[:6]}…" if found else ""


def beyond(limit: Limit, *, source: str = "", place: str = "") -> SheetError:
    """What to raise for a source that goes beyond ``limit``, somewhere or at a ``place`` in it."""
    return SheetError(limit.code, source=source, detail=place, limit=limit.shown)
