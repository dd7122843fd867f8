"""Stores of versions for tests, and workbooks to keep in them.

``TEST_POSTGRES_URL`` is the address of a PostgreSQL database in which tests may make and drop schemas; ``.ci/run`` starts one and
sets it. To do so by hand: ``source .ci/postgres && start_postgres && pytest tests/test_history_store.py; stop_postgres``.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from ita_dash.fiscal import BANGKOK
from ita_dash.history.database import Database
from ita_dash.history.store import Office, Store, Version, open_store
from ita_dash.sheet.workbook import Workbook
from tests.grids import HEADER, tab, workbook

POSTGRES = "TEST_POSTGRES_URL"
MORNING = datetime(2024, 1, 10, 9, 0, tzinfo=BANGKOK)
SHEET = "1AbCdEfGhIjKlMnOpQrStUvWxYz"
OFFICE = Office(sources=(SHEET, "old", "/srv/ตาราง.xlsx"))
"""Whose versions tests store, where they do not say."""


@contextmanager
def store_url(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty store: a file in ``folder``, or a schema of its own in the tests' PostgreSQL."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/var/history.db"
        return
    database = os.environ.get(POSTGRES)
    if not database:
        said = f"{POSTGRES} is not set: no PostgreSQL to test with (.ci/run starts one)"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    schema = f"test_{secrets.token_hex(8)}"
    engine = create_engine(database.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
        try:
            yield f"{database}{'&' if '?' in database else '?'}options=-csearch_path%3D{schema}"
        finally:
            connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@contextmanager
def database_at(url: str) -> Iterator[Database]:
    """The database of a store, made ready."""
    with closing(Database(url)) as found:
        found.prepare()
        yield found


@contextmanager
def store_in(folder: Path, office: Office = OFFICE) -> Iterator[Store]:
    """An empty store of ``office`` in a file in ``folder``."""
    with closing(open_store(f"sqlite:///{folder}/history.db", office)) as found:
        yield found


def content(name: str, seen: datetime = MORNING, days: float = 0) -> Workbook:
    """A small workbook that differs from others by ``name``, read ``days`` after ``seen``."""
    rows = [HEADER, ["1. มาตรการ", "1. จัดประชุม", "กองคลัง", "ตลอดปี", name, "ไม่มี"]]
    book = workbook(tab("แผน", rows), url=f"https://docs.google.com/spreadsheets/d/{SHEET}/edit")
    return replace(book, read_at=seen + timedelta(days=days), source=SHEET)


def keep(store: Store, name: str, days: float = 0, source: str = SHEET, year: int | None = 2567) -> Version:
    """Store ``content(name, days=days)``."""
    return store.add(source, content(name, days=days), fiscal_year=year, assignments=1, forms=1)


def results(store: Store, source: str = SHEET) -> list[str]:
    """The names of what is stored, oldest first."""
    return [store.workbook(version).tabs[0].cell(1, 4).text for version in reversed(store.versions(source))]
