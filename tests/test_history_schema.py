"""The tables of the store, letter by letter: apps of every version share a database, and an older store becomes the same."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from ita_dash.fiscal import BANGKOK
from ita_dash.history import schema
from ita_dash.history.database import Database
from ita_dash.history.schema import META, Moment
from tests.history_stores import store_url

pytestmark = pytest.mark.slow  # a file that takes several seconds

TABLES = {
    "history_decided": "office TEXT NOT NULL, fiscal_year INTEGER NOT NULL, name VARCHAR(40) NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY (office, fiscal_year, name)",
    "history_lease": "name TEXT NOT NULL, holder VARCHAR(32) NOT NULL, began {double} NOT NULL, ends {double} NOT NULL,"
    " failures INTEGER NOT NULL, failed TEXT NOT NULL, PRIMARY KEY (name)",
    "history_schema": "{only} INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY ({only})",
    "history_signed_out": "sign_in VARCHAR(64) NOT NULL, until {double} NOT NULL, PRIMARY KEY (sign_in)",
    "history_thinned": "office TEXT NOT NULL, day VARCHAR(10) NOT NULL, PRIMARY KEY (office)",
    "history_version": "id {id} NOT NULL, office TEXT, source TEXT NOT NULL, place INTEGER NOT NULL, digest VARCHAR(64) NOT NULL,"
    " title TEXT NOT NULL, location TEXT NOT NULL, url TEXT NOT NULL, fiscal_year INTEGER, assignments INTEGER NOT NULL,"
    " forms INTEGER NOT NULL, first_seen {time} NOT NULL, last_seen {time} NOT NULL, cells {bytes} NOT NULL,"
    " meaning VARCHAR(64), PRIMARY KEY (id), CONSTRAINT history_version_place UNIQUE (source, place)",
}
TYPES = {
    "sqlite": {"id": "INTEGER", "time": "DATETIME", "bytes": "BLOB", "double": "FLOAT", "only": "only"},
    "postgresql": {
        "id": "BIGSERIAL",
        "time": "TIMESTAMP WITHOUT TIME ZONE",
        "bytes": "BYTEA",
        "double": "FLOAT(53)",
        "only": '"only"',
    },
}


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()], ids=lambda one: one.name)
def test_a_new_store_has_the_tables_that_every_app_of_its_number_knows(dialect):
    made = {table.name: " ".join(str(CreateTable(table).compile(dialect=dialect)).split()) for table in META.sorted_tables}
    assert made == {name: f"CREATE TABLE {name} ( {columns.format(**TYPES[dialect.name])} )" for name, columns in TABLES.items()}


def test_two_apps_that_begin_a_store_wait_at_the_lock_and_the_row_of_every_version():
    assert (schema.LOCK, schema.ONLY_ROW, len(schema.STEPS)) == (0x17ADA58, 1, 7)


UNDONE = {
    7: ("DROP TABLE history_decided",),
    6: ("DROP TABLE history_signed_out",),
    5: ("DROP TABLE history_lease",),
    4: ("ALTER TABLE history_version DROP COLUMN meaning",),
    3: (
        "DROP INDEX history_version_by_office",
        "ALTER TABLE history_version DROP COLUMN office",
        "DROP TABLE history_thinned",
    ),
    2: ("DROP INDEX history_version_by_year",),
}
"""What each step has made, taken back."""


def shape(database: Database) -> dict[str, object]:
    with database.reading() as connection:
        there = inspect(connection)
        return {
            name: (
                {column["name"]: (str(column["type"]), column["nullable"]) for column in there.get_columns(name)},
                sorted((str(index["name"]), tuple(index["column_names"])) for index in there.get_indexes(name)),
            )
            for name in sorted(there.get_table_names())
        }


@pytest.mark.parametrize("number", range(1, 7))
def test_a_store_of_each_number_becomes_a_store_of_today(history_url: str, number: int):
    database = Database(history_url)
    database.prepare()
    today = shape(database)
    assert set(today) == set(TABLES)
    indexes = dict(today["history_version"][1])
    assert indexes["history_version_by_year"] == ("fiscal_year", "source")
    assert indexes["history_version_by_office"] == ("office", "source")
    with database.writing() as connection:
        for step in range(7, number, -1):
            for statement in UNDONE[step]:
                connection.execute(text(statement))
        connection.execute(text("UPDATE history_schema SET number = :number"), {"number": number})
    assert shape(database) != today
    database.prepare()
    assert shape(database) == today
    with database.reading() as connection:
        assert schema.schema_number(connection) == 7
    database.close()


def test_a_store_that_was_begun_and_has_no_number_is_begun(history_url: str):
    database = Database(history_url)
    database.prepare()
    with database.writing() as connection:
        connection.execute(text("DELETE FROM history_schema"))
        assert schema.schema_number(connection) == 0
    database.close()


def test_a_moment_is_kept_as_utc_and_comes_back_as_bangkok_s():
    kept, dialect = Moment(), sqlite.dialect()
    noon = datetime(2024, 6, 30, 12, tzinfo=BANGKOK)
    written = kept.process_bind_param(noon, dialect)
    assert written == datetime(2024, 6, 30, 5)  # noqa: DTZ001 (as the store keeps it)
    back = kept.process_result_value(written, dialect)
    assert (back, back.utcoffset()) == (noon, timedelta(hours=7))
    assert kept.process_bind_param(noon.astimezone(UTC), dialect) == written
    assert (kept.process_bind_param(None, dialect), kept.process_result_value(None, dialect)) == (None, None)
    assert Moment.cache_ok  # or every statement would be compiled anew


def test_two_apps_that_begin_a_store_on_a_server_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    held: list[int] = []

    def looked(connection: Connection) -> int:
        asked = "SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted"
        held.extend(connection.execute(text(asked)).scalars())
        return len(schema.STEPS)

    with store_url("postgresql", tmp_path) as url:
        database = Database(url)
        monkeypatch.setattr(schema, "schema_number", looked)
        with database.writing() as connection:
            schema.bring_up_to_date(connection)
        database.close()
    assert schema.LOCK in held
