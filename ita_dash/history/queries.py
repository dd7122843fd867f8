"""What is asked of the store's database, in SQL; the order of versions is their place in their source, never the clock's.

Whatever is asked is asked for an ``Office``: no row of another is read, changed or thinned out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from ita_dash.history.database import Database
from ita_dash.history.office import Office
from ita_dash.history.packing import Packed
from ita_dash.history.schema import THINNED, VERSION
from ita_dash.history.storefailures import StoreError
from ita_dash.history.thinning import beyond, superfluous
from ita_dash.history.version import NotStoredError, Version

LATE = timedelta(seconds=60)
"""How much later than a newer read a read may arrive at the store; two that overlap are not two changes of the sheet."""
ATTEMPTS = 50
"""How often a writer looks again when another one was first."""
_AT_A_TIME = 500
"""Versions that one statement lets go of: a database takes a thousand values in a statement, and some no more."""
_COLUMNS = [column for column in VERSION.c if column.name not in ("office", "place", "cells", "meaning")]
_WITH_MEANING = [*_COLUMNS, VERSION.c.meaning]


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """What is to be stored."""

    source: str
    packed: Packed
    title: str
    location: str
    url: str
    fiscal_year: int | None
    assignments: int
    forms: int
    seen: datetime
    meaning: str = ""
    """Names its assignments and problems; empty where whoever stores it does not know."""


def add(database: Database, office: Office, entry: VersionEntry) -> Version:
    """The version that ``entry`` is: a new one, or the latest of its source, seen again."""
    for _attempt in range(ATTEMPTS):
        try:
            return _add(database, office, entry)
        except IntegrityError:
            continue
    raise StoreError("unavailable", "too many writers at once")


def _add(database: Database, office: Office, entry: VersionEntry) -> Version:
    reading = {"fiscal_year": entry.fiscal_year, "assignments": entry.assignments, "forms": entry.forms}
    with database.writing() as connection:
        # Two offices may read one source: its places are numbered for both. Asked first: whoever stores between this and the
        # next question takes the place, and the insert fails
        last = connection.execute(select(func.max(VERSION.c.place)).where(VERSION.c.source == entry.source)).scalar() or 0
        newest = connection.execute(
            select(*_WITH_MEANING)
            .where(VERSION.c.source == entry.source, office.owns())
            .order_by(VERSION.c.place.desc())
            .limit(2)
        ).all()
        if newest and _is_same(newest[0], entry):
            seen = {**reading, "last_seen": max(entry.seen, newest[0].first_seen)}
            connection.execute(update(VERSION).where(VERSION.c.id == newest[0].id).values(**seen))
            return _version(newest[0], **seen)
        if len(newest) == 2 and newest[1].digest == entry.packed.digest and 0 < _seconds_late(entry, newest[0]) < LATE.seconds:
            return _version(newest[1])
        values: dict[str, Any] = {
            "source": entry.source,
            "digest": entry.packed.digest,
            "title": entry.title,
            "location": entry.location,
            "url": entry.url,
            **reading,
            "first_seen": entry.seen,
            "last_seen": entry.seen,
        }
        stored = connection.execute(
            insert(VERSION).values(
                **values, office=office.id or None, place=last + 1, cells=entry.packed.data, meaning=entry.meaning or None
            )
        )
        return Version(id=cast("tuple[int]", stored.inserted_primary_key)[0], **values)


def _is_same(row: Row[Any], entry: VersionEntry) -> bool:
    """Whether ``entry`` says nothing that the version ``row`` does not: a clock in a cell that no report holds is no change."""
    return row.digest == entry.packed.digest or (bool(entry.meaning) and row.meaning == entry.meaning)


def _seconds_late(entry: VersionEntry, newest: Row[Any]) -> float:
    late: timedelta = newest.first_seen - entry.seen
    return late.total_seconds()


def versions(database: Database, office: Office, source: str) -> list[Version]:
    """The versions of ``source``, newest first."""
    asked = select(*_COLUMNS).where(VERSION.c.source == source, office.owns()).order_by(VERSION.c.place.desc())
    with database.reading() as connection:
        return [_version(row) for row in connection.execute(asked)]


def of_other_sources(database: Database, office: Office, source: str, fiscal_year: int) -> list[Version]:
    """The office's versions of ``fiscal_year`` that were read from elsewhere than ``source``, newest first."""
    asked = (
        select(*_COLUMNS)
        .where(VERSION.c.fiscal_year == fiscal_year, VERSION.c.source != source, office.owns())
        .order_by(VERSION.c.id.desc())
    )
    with database.reading() as connection:
        return [_version(row) for row in connection.execute(asked)]


def sources(database: Database, office: Office) -> list[str]:
    """Every source that the office has a version of, the one stored last first."""
    asked = select(VERSION.c.source).where(office.owns()).group_by(VERSION.c.source).order_by(func.max(VERSION.c.id).desc())
    with database.reading() as connection:
        return list(connection.execute(asked).scalars())


def by_id(database: Database, office: Office, id_: int) -> Version | None:
    """The office's version that has this id."""
    with database.reading() as connection:
        row = connection.execute(select(*_COLUMNS).where(VERSION.c.id == id_, office.owns())).first()
    return _version(row) if row else None


def cells(database: Database, office: Office, version: Version) -> bytes:
    """The packed content of ``version``. Raises ``NotStoredError``."""
    asked = select(VERSION.c.cells).where(VERSION.c.id == version.id, VERSION.c.digest == version.digest, office.owns())
    with database.reading() as connection:
        data: bytes | None = connection.execute(asked).scalar()
    if data is None:
        raise NotStoredError(version.id)
    return data


def thin(database: Database, office: Office, now: datetime, keep_days: int, daily_days: int, most_bytes: int) -> tuple[int, bool]:
    """Let go of what ``thinning`` names, in every source of the office; gives how many, and whether for want of room."""
    count = 0
    with database.writing() as connection:
        for source in connection.execute(select(VERSION.c.source).where(office.owns()).distinct()).scalars().all():
            asked = select(VERSION.c.id, VERSION.c.first_seen).where(VERSION.c.source == source, office.owns())
            found = connection.execute(asked.order_by(VERSION.c.place))
            ids = superfluous(((row.id, row.first_seen) for row in found), now, keep_days, daily_days)
            count += _let_go(connection, ids)
        beyond_room = _beyond_room(connection, office, most_bytes)
        return count + beyond_room, beyond_room > 0


def make_room(database: Database, office: Office, most_bytes: int) -> bool:
    """Let go of the oldest of the office's versions beyond so many bytes; whether there were any."""
    with database.writing() as connection:
        return _beyond_room(connection, office, most_bytes) > 0


def _beyond_room(connection: Connection, office: Office, most_bytes: int) -> int:
    stored = select(VERSION.c.id, VERSION.c.source, func.length(VERSION.c.cells)).where(office.owns()).order_by(VERSION.c.id)
    rows = connection.execute(stored).all()
    latest = {source: id_ for id_, source, _size in rows}
    return _let_go(connection, beyond(((id_, size, latest[source] == id_) for id_, source, size in rows), most_bytes))


def _let_go(connection: Connection, ids: list[int]) -> int:
    for some in (ids[start : start + _AT_A_TIME] for start in range(0, len(ids), _AT_A_TIME)):
        connection.execute(delete(VERSION).where(VERSION.c.id.in_(some)))
    return len(ids)


def claim_thinning(database: Database, name: str, day: str) -> bool:
    """Whether thinning on ``day`` for the office of this ``Office.name`` is the caller's to do: no other process did it."""
    try:
        with database.writing() as connection:
            row = THINNED.c.office == name
            if connection.execute(select(THINNED.c.day).where(row)).first() is None:
                connection.execute(insert(THINNED).values(office=name, day=day))
                return True
            return connection.execute(update(THINNED).where(row, THINNED.c.day != day).values(day=day)).rowcount == 1
    except IntegrityError:  # another process was first
        return False


def _version(row: Row[Any], **changed: object) -> Version:
    return Version(**{**{column.name: getattr(row, column.name) for column in _COLUMNS}, **changed})
