"""A version: one content of one source, and when it was seen."""

import os
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Version:
    """One content of one source. Times are in Asia/Bangkok."""

    id: int
    """Of a version that is kept in memory alone it is negative."""
    source: str
    """``source_key`` of where it was read."""
    digest: str
    """Of the content: tabs, cells, merges, links, notes, title; not of the time of reading."""
    title: str
    fiscal_year: int | None
    """Buddhist; what the reader made of it, where whoever stores it knows."""
    assignments: int
    """How many assignments the reader found; 0 where there was no form."""
    forms: int
    """How many tabs were forms."""
    first_seen: datetime
    last_seen: datetime
    """Never before ``first_seen``."""
    location: str = ""
    """What a person had configured: a link, an id, a path."""
    url: str = ""
    """The Google Sheet's address; empty for a file."""


class NotStoredError(LookupError):
    """A version whose cells are not there: thinned out meanwhile, damaged, or in a database that does not answer."""


def source_key(location: str) -> str:
    """What names a source whichever way it is written: the id of a Google Sheet, the absolute path of a file."""
    from ita_dash.sheet.source import spreadsheet_id

    location = location.strip()
    path = os.path.expanduser(location)
    if not os.path.exists(path):
        if spreadsheet := spreadsheet_id(location):
            return spreadsheet
        if "://" in location:
            return location
    return os.path.abspath(path)
