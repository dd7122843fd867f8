"""Whatever a person configured, a link, an id or a path, → what is behind it."""

import os
import re
from pathlib import Path
from typing import Protocol

from ita_dash.folders import lies_below
from ita_dash.sheet.access import Access
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.fetched import READERS, Fetched, FetchedFile
from ita_dash.sheet.limits import set_to
from ita_dash.sheet.workbook import Workbook

OTHER_TABLES = (".xls", ".xlsb", ".ods")

_LINK = re.compile(
    r"(?:https?://)?docs\.google\.com/(?:a/[^/]+/)?spreadsheets/(?:u/\d+/)?d/(?!e/)([A-Za-z0-9_-]+)", re.IGNORECASE
)
_OLD_LINK = re.compile(
    r"(?:https?://)?(?:docs|drive|spreadsheets\d*)\.google\.com/[^#]*[?&](?:key|id)=([A-Za-z0-9_-]+)", re.IGNORECASE
)
_ID = re.compile(r"[A-Za-z0-9_-]{20,}")


class Spreadsheets(Protocol):
    """What reads Google Sheets: ``GoogleSheets``, or something around it."""

    def fetch(self, spreadsheet_id: str, source: str = "") -> Fetched: ...


def fetch(source: str, access: Access, *, google: Spreadsheets | None = None) -> Fetched:
    """What is at ``source``: a path that exists, a link to a Google Sheet or its id.

    ``google`` is what reads Google Sheets, and may be kept between reads. Raises ``SheetError``.
    """
    source = source.strip()
    path = os.path.expanduser(source)
    if os.path.exists(path):
        if not lies_below(Path(path), access.files):
            raise SheetError("file_elsewhere", source=source)
        return FetchedFile(Path(path).absolute(), source)
    spreadsheet = spreadsheet_id(source)
    if spreadsheet:
        with set_to(access.limits.given):
            return (google or _google(access)).fetch(spreadsheet, source)
    if "://" not in source and Path(path).suffix.lower() in (*READERS, *OTHER_TABLES):
        raise SheetError("file_missing", source=source)
    raise SheetError("bad_source", source=source)


def open_workbook(source: str, access: Access, *, google: Spreadsheets | None = None) -> Workbook:
    """The workbook at ``source``; see ``fetch``. Raises ``SheetError``."""
    fetched = fetch(source, access, google=google)
    with set_to(access.limits.given):
        return fetched.workbook()


def _google(access: Access) -> Spreadsheets:
    from ita_dash.sheet.google import GoogleSheets  # loads gspread, which a file does not need

    return GoogleSheets(access)


def spreadsheet_id(source: str) -> str:
    """The id in a link to a Google Sheet, or ``source`` where it is an id itself; empty for anything else."""
    link = _LINK.match(source) or _OLD_LINK.match(source)
    if link:
        return link[1]
    return source if _ID.fullmatch(source) else ""
