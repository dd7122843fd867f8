"""What can go wrong with the store's database, in words of our own: codes, and never a driver's message.

Such a message holds addresses, users, paths and texts of the sheet, and would reach logs and pages.
"""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

_SQLITE_CODES = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "unwritable",
    sqlite3.SQLITE_IOERR: "unwritable",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
}
_SQLSTATE = re.compile("[0-9A-Z]{5}")


class StoreError(Exception):
    """The database did not do it. ``code`` is one of ``notices.REASONS``.

    ``sign`` is what the database or the system calls it, as ``SQLITE_FULL`` or ``42P01``: fit for a log.
    """

    def __init__(self, code: str, sign: str = "") -> None:
        self.code, self.sign = code, sign
        super().__init__(f"{code} {sign}".rstrip())

    @property
    def answered(self) -> bool:
        """Whether a server said so itself; else it is silent, or not there."""
        return _SQLSTATE.fullmatch(self.sign) is not None


@contextmanager
def failures() -> Iterator[None]:
    """What SQLAlchemy raises becomes ``StoreError``; ``IntegrityError`` passes: another writer was first."""
    try:
        yield
    except IntegrityError:
        raise
    except SQLAlchemyError as error:
        raise StoreError(_SQLITE_CODES.get(sqlite_code(error), "unavailable"), _sign(error)) from None


def sqlite_code(error: SQLAlchemyError) -> int:
    """The primary code of SQLite's; its extended ones say more in their higher bits."""
    return getattr(getattr(error, "orig", None), "sqlite_errorcode", 0) & 0xFF


def errno_name(error: OSError) -> str:
    """As ``ENOSPC``."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


def _sign(error: SQLAlchemyError) -> str:
    """SQLite's or PostgreSQL's own code of what happened, else the kind of the error."""
    driver = getattr(error, "orig", None) or error
    return getattr(driver, "sqlite_errorname", None) or getattr(driver, "sqlstate", None) or type(driver).__name__
