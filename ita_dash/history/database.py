"""The connection to the store's database: SQLite or PostgreSQL, transactions, and what can go wrong in words of our own."""

import logging
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from ita_dash.history.schema import NewerStoreError, bring_up_to_date
from ita_dash.history.storefailures import StoreError, errno_name, failures, sqlite_code

BUSY_SECONDS = 10
"""How long a writer waits for another one."""

# A driver's message holds addresses and texts; the pool would log it with its traceback. What happened is logged by its code
logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)


class Database:
    """One database. Nothing is opened before it is asked for; raises ``StoreError`` and ``NewerStoreError`` only.

    A relative path of SQLite's begins in ``folder``.
    """

    def __init__(self, url: str, folder: Path = Path()) -> None:
        self._url = _parsed(url, folder)
        self._is_sqlite = self._url.get_backend_name() == "sqlite"
        if self._is_sqlite and self._url.database in (None, "", ":memory:"):
            raise StoreError("bad_url", "no file")
        path = self._url.database if self._is_sqlite else None
        self.place: str = path or _shown(self._url)
        """What a person is told of where it is: a path, or an address without user and password."""
        self.file = Path(path) if path else None
        """None for a server."""
        self._engine = self._new_engine(self._url)
        self._reader = self._engine

    def prepare(self) -> None:
        """Begin the store or bring an older one up to date. Raises ``StoreError``, ``NewerStoreError``."""
        try:
            if self.file is not None:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                _keep_from_others(self.file)
                self._check_file()
            with self.writing() as connection:
                bring_up_to_date(connection)
        except OSError as error:
            raise StoreError("unwritable", errno_name(error)) from None
        self._reader = self._engine

    def read_only(self) -> bool:
        """Try to read a store that cannot be written; whether that works."""
        addresses = [self._url]
        if self.file is not None and os.path.isfile(self.file):
            # The second is for a folder in which SQLite cannot make the files that it reads a WAL by
            plain = f"file:{quote(str(self.file))}"
            addresses += [
                URL.create("sqlite", database=plain, query={"uri": "true", **how}) for how in ({"mode": "ro"}, {"immutable": "1"})
            ]
        for address in addresses:
            self._reader = self._engine if address is self._url else self._new_engine(address)
            try:
                with self.reading() as connection:
                    connection.exec_driver_sql("SELECT COUNT(*) FROM history_version").scalar()
            except StoreError:
                continue
            return True
        self._reader = self._engine
        return False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by."""
        with failures(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, hurried: bool = False) -> Iterator[Connection]:
        """A transaction to write in. It is on the disk when the block ends, or not at all. ``hurried``: it is small, and
        waited for no longer than a read.

        ``IntegrityError`` passes: another writer was first.
        """
        with failures(), self._engine.connect().execution_options(writes=True) as connection:
            if not hurried:
                self._be_patient(connection)
            with connection.begin():
                yield connection

    def _be_patient(self, connection: Connection) -> None:
        if not self._is_sqlite:
            from ita_dash.history.patience import WRITE_SECONDS

            driver: Any = connection.connection.dbapi_connection  # a patience.PatientConnection
            driver.patience = WRITE_SECONDS

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()
        self._reader.dispose()

    def move_aside(self, name: str) -> Path:
        """Rename a damaged SQLite file, with what belongs to it, to ``name`` in its folder. Raises ``StoreError``.

        Does nothing where another process was quicker and a sound file stands there already.
        """
        if self.file is None:
            raise StoreError("unavailable")
        self.close()
        aside = self.file.with_name(name)
        try:
            with _file_lock(self.file.with_name(self.file.name + ".lock")):
                if self._is_damaged():
                    for suffix in ("-wal", "-shm", ""):
                        part = self.file.with_name(self.file.name + suffix)
                        if part.exists():
                            part.rename(aside.with_name(aside.name + suffix))
        except OSError as error:
            raise StoreError("stuck", errno_name(error)) from None
        return aside

    def _is_damaged(self) -> bool:
        try:
            self._check_file()
        except StoreError as failure:
            return failure.code == "corrupt"
        return False

    def _check_file(self) -> None:
        if self.file is None or not self.file.exists():
            return
        with self.reading() as connection:
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if said != "ok":
            raise StoreError("corrupt", "quick_check")

    def _new_engine(self, url: URL) -> Engine:
        if not self._is_sqlite:
            return _server(url)
        # A connection for each use: it costs a millisecond, and always goes to the file that stands at the path now
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine


def _server(url: URL) -> Engine:
    try:
        from ita_dash.history import patience  # loads the driver, which a file does not need

        limits = f"-c statement_timeout={patience.WRITE_SECONDS}s -c lock_timeout={BUSY_SECONDS}s"
        engine = create_engine(
            url,
            pool_size=2,
            max_overflow=4,
            pool_timeout=patience.READ_SECONDS,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"options": f"{url.query.get('options', '')} {limits}"},
        )
    except (SQLAlchemyError, ImportError):
        raise StoreError("bad_url") from None

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: object, _record: object, arguments: list[object], options: dict[str, object]) -> object:
        return patience.connect(*arguments, **options)

    @event.listens_for(engine, "checkin")
    def _hurry(connection: object, _record: object) -> None:
        if isinstance(connection, patience.PatientConnection):
            connection.patience = patience.READ_SECONDS

    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, where it is known whether they write
    # FULL: what is committed is on the disk, also when the machine loses its power the moment after
    connection.execute("PRAGMA synchronous=FULL")


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN")
        return
    _use_wal(connection)
    # IMMEDIATE: the lock is taken before anything is read that the write depends on
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _use_wal(connection: Connection) -> None:
    """Readers go on while somebody writes. SQLite does not wait for others while it switches, so we do."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        except DBAPIError as error:
            if sqlite_code(error) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _parsed(url: str, folder: Path) -> URL:
    """``url`` with our driver of PostgreSQL; a relative path of SQLite's begins in ``folder``."""
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise StoreError("bad_url", "no such address") from None
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise StoreError("bad_url", "no such kind of database")
    if parsed.database and parsed.database != ":memory:":
        return URL.create("sqlite", database=str(folder / Path(parsed.database).expanduser()))
    return parsed


def _shown(url: URL) -> str:
    """Where the server is, without who signs in and how."""
    return URL.create(url.drivername, host=url.host, port=url.port, database=url.database).render_as_string()


def _keep_from_others(path: Path) -> None:
    """Begin a store that no other user of the machine can read; what SQLite puts beside it is as open as the file itself.

    One that is there stays open to a group to which its owner opened it. To everybody it was opened by nobody: that is what a
    file was before stores began closed.
    """
    handle = os.open(path, os.O_CREAT | os.O_RDONLY, 0o600)
    try:
        known = os.fstat(handle)
        if known.st_mode & stat.S_IRWXO and hasattr(os, "geteuid") and known.st_uid == os.geteuid():
            with suppress(OSError):  # a file system that knows no owners
                os.fchmod(handle, stat.S_IMODE(known.st_mode) & ~stat.S_IRWXO)
    finally:
        os.close(handle)


_IN_PROCESS = threading.Lock()


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    """One at a time, of all threads and processes; where the system has no such lock, of the threads only."""
    with _IN_PROCESS:
        try:
            import fcntl
        except ImportError:
            yield
            return
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


__all__ = ["Database", "NewerStoreError", "StoreError"]
