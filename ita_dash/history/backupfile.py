"""The store as one file, and back again: every version with its number, whichever database it is kept in.

A backup is a store of SQLite's of its own, so that the app reads it as any other, and a store in a file moves into PostgreSQL by
it. One row is in memory at a time; a store is read as it stood when the copy began, while others go on writing.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, inspect, select, text, true

from ita_dash.history.backuperrors import BackupError, told
from ita_dash.history.beside import copy_beside
from ita_dash.history.database import Database
from ita_dash.history.office import Office
from ita_dash.history.packing import is_whole
from ita_dash.history.schema import STEPS, VERSION, NewerStoreError, schema_number

ROWS_AT_ONCE = 4
"""That the driver of PostgreSQL fetches ahead: the cells of the largest workbook are some 10 MB."""
BESIDE = ("-wal", "-shm", "-journal")
"""How the names of files end that SQLite may keep beside its own."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied."""

    versions: int
    damaged: tuple[int, ...]
    """Numbers of versions whose content is not what it was when it was stored; they are copied all the same."""
    others: int
    """Versions of other offices that were left out."""


def back_up(url: str, folder: Path, file: Path, office: Office | None = None, *, overwrite: bool = False) -> Copied:
    """Write the store at ``url`` (as for ``Store``) to ``file``; with an ``office`` its versions alone.

    The file is there when it is whole, or not at all; its owner alone may read it. The store is not changed, also where an older
    app made it. Raises ``BackupError``.
    """
    with told():
        store = Database(url, folder)
        if store.file is not None and not store.file.is_file():
            raise BackupError("nothing")
        _refuse(file, store, overwrite=overwrite)
        try:
            with _written_whole(file) as part:
                copied = _into_file(store, part, office)
                _refuse(file, store, overwrite=overwrite)
        finally:
            store.close()
        return copied


def restore(file: Path, url: str, folder: Path, office: Office | None = None, *, overwrite: bool = False) -> Copied:
    """Put what ``file`` holds, a backup or any store in a file, into the store at ``url``, in one transaction.

    With an ``office`` its versions alone are taken, and replaced: those of others stay, and where they have its numbers it gets
    new ones. What is there already is replaced only with ``overwrite``. Raises ``BackupError``.
    """
    with told():
        if not file.is_file():
            raise BackupError("no_backup")
        backup, store = Database(f"sqlite:///{file.absolute()}"), Database(url, folder)
        if store.file is not None and store.file.exists() and store.file.samefile(file):
            raise BackupError("same_file")
        try:
            if not backup.read_only():
                raise BackupError("not_a_backup")
            store.prepare()
            with backup.reading() as source, store.writing() as target:
                return _replace(source, target, office, overwrite=overwrite)
        finally:
            backup.close()
            store.close()


def _refuse(file: Path, store: Database, *, overwrite: bool) -> None:
    if file.exists():
        if store.file is not None and store.file.samefile(file):
            raise BackupError("same_file")
        if not overwrite:
            raise BackupError("exists")


@contextmanager
def _written_whole(file: Path) -> Iterator[Path]:
    """A name beside ``file`` to write to, which becomes ``file`` where nothing is raised."""
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield part
        part.replace(file)
    finally:
        for suffix in ("", *BESIDE):
            part.with_name(part.name + suffix).unlink(missing_ok=True)


def _into_file(store: Database, part: Path, office: Office | None) -> Copied:
    copy = Database(f"sqlite:///{part.absolute()}")
    try:
        copy.prepare()
        with store.reading() as source, copy.writing() as target:
            copied = _copy(source, target, office)
            copy_beside(source, target, office)
    finally:
        copy.close()
    with closing(sqlite3.connect(part)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # one file, to be carried about
    return copied


def _replace(source: Connection, target: Connection, office: Office | None, *, overwrite: bool) -> Copied:
    on_a_server = target.dialect.name == "postgresql"
    if on_a_server:
        # Readers go on; whoever stores a version waits, and looks again at what is the latest then
        target.execute(text(f"LOCK TABLE {VERSION.name} IN EXCLUSIVE MODE"))
    owned = office.owns() if office else true()
    if _count(target, owned) and not overwrite:
        raise BackupError("not_empty")
    target.execute(delete(VERSION).where(owned))
    copied = _copy(source, target, office)
    copy_beside(source, target, office)
    if on_a_server:
        numbers = f"pg_get_serial_sequence('{VERSION.name}', 'id')"
        target.execute(select(text(f"setval({numbers}, greatest(max(id), 1), max(id) IS NOT NULL)")).select_from(VERSION))
    return copied


def _copy(source: Connection, target: Connection, office: Office | None) -> Copied:
    """Every row, the oldest first. What an older store lacks is empty, as an upgrade leaves it."""
    there = _columns(source)
    asked = _owned(office, there)
    rows = (
        select(*(column for column in VERSION.c if column.name in there))
        .where(asked)
        .order_by(VERSION.c.id)
        .execution_options(stream_results=True, max_row_buffer=ROWS_AT_ONCE)
    )
    others = _count(source, true()) - _count(source, asked)
    room = _Room(target, source, asked)
    count, damaged = 0, []
    for row in source.execute(rows).mappings():
        if not is_whole(row["cells"], row["digest"]):
            damaged.append(row["id"])
        target.execute(insert(VERSION), room.made(dict(row)))
        count += 1
    return Copied(count, tuple(damaged), max(others, 0))


def _columns(source: Connection) -> set[str]:
    """The columns that the store of ``source`` has; each that today's app needs, or it raises."""
    number = schema_number(source)
    if number == 0:
        raise BackupError("nothing")
    if number > len(STEPS):
        raise NewerStoreError(str(number))
    there = {column["name"] for column in inspect(source).get_columns(VERSION.name)}
    if not {column.name for column in VERSION.c if not column.nullable} <= there:
        raise BackupError("not_a_backup")
    return there


def _owned(office: Office | None, there: set[str]) -> ColumnElement[bool]:
    """The condition on the rows to take; before versions had an office they belonged to their sources."""
    if office is None:
        return true()
    return office.owns() if VERSION.c.office.name in there else office.owns_source()


def _count(connection: Connection, which: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count(VERSION.c.id)).where(which)).scalar() or 0


class _Room:
    """Numbers and places for the rows of one office beside those of others, which keep theirs; the order stays."""

    def __init__(self, target: Connection, source: Connection, asked: ColumnElement[bool]) -> None:
        taken = set(target.execute(select(VERSION.c.id)).scalars())
        wanted = source.execute(select(VERSION.c.id).where(asked)).scalars()
        self._last = None if taken.isdisjoint(wanted) else max(taken)
        highest = select(VERSION.c.source, func.max(VERSION.c.place)).group_by(VERSION.c.source)
        self._places: dict[str, int] = dict(map(tuple, target.execute(highest)))

    def made(self, row: dict[str, Any]) -> dict[str, Any]:
        if self._last is not None:
            self._last += 1
            row["id"] = self._last
        if row["source"] in self._places:
            self._places[row["source"]] += 1
            row["place"] = self._places[row["source"]]
        return row
