"""A backup row by row: numbers and places beside those of others, what is refused, what is let go of, whatever happens."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, insert, select, text

from ita_dash.history import backupfile
from ita_dash.history.backuperrors import BackupError
from ita_dash.history.backupfile import Copied, back_up, restore
from ita_dash.history.database import Database
from ita_dash.history.office import Office
from ita_dash.history.packing import pack
from ita_dash.history.schema import VERSION
from tests.history_stores import MORNING, content, store_url

MINE, OTHER = Office("mine"), Office("other")
NOWHERE = Path()


def fill(path: Path, *rows: tuple[int, str, str, int], spoilt: int = 0) -> str:
    """A store of these versions: id, office, source and place."""
    url = f"sqlite:///{path}"
    database = Database(url)
    database.prepare()
    with database.writing() as connection:
        for id_, office, source, place in rows:
            packed = pack(content(f"{id_}"))
            facts = dict.fromkeys(("title", "location", "url"), "") | {"assignments": 0, "forms": 0}
            seen = {"first_seen": MORNING, "last_seen": MORNING}
            data = packed.data[:-3] if id_ == spoilt else packed.data
            key = {"id": id_, "office": office, "source": source, "place": place, "digest": packed.digest, "cells": data}
            connection.execute(insert(VERSION), {**facts, **seen, **key})
    database.close()
    return url


def rows(url: str) -> list[tuple[object, ...]]:
    database = Database(url)
    with database.reading() as connection:
        asked = select(VERSION.c.id, VERSION.c.office, VERSION.c.source, VERSION.c.place).order_by(VERSION.c.id)
        found = [tuple(row) for row in connection.execute(asked)]
    database.close()
    return found


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "backup.db"


def test_numbers_and_places_that_nobody_has_stay(tmp_path: Path, backup: Path):
    kept = [(3, "mine", "s", 1), (5, "mine", "t", 4), (9, "other", "s", 2)]
    url = fill(tmp_path / "store.db", *kept)
    assert back_up(url, NOWHERE, backup) == Copied(3, (), 0)
    assert rows(f"sqlite:///{backup}") == kept
    into = fill(tmp_path / "into.db", (1, "third", "u", 7))
    assert restore(backup, into, NOWHERE, MINE) == Copied(2, (), 1)
    assert rows(into) == [(1, "third", "u", 7), *kept[:2]]


def test_beside_those_of_others_an_office_gets_new_numbers_and_places_in_its_order(tmp_path: Path, backup: Path):
    url = fill(tmp_path / "store.db", (3, "mine", "s", 1), (5, "mine", "t", 1), (6, "mine", "s", 2))
    back_up(url, NOWHERE, backup)
    into = fill(tmp_path / "into.db", (6, "other", "s", 4), (7, "other", "u", 9))
    assert restore(backup, into, NOWHERE, MINE).versions == 3
    assert rows(into) == [
        (6, "other", "s", 4),
        (7, "other", "u", 9),
        (8, "mine", "s", 5),
        (9, "mine", "t", 1),
        (10, "mine", "s", 6),
    ]


def test_what_is_there_is_replaced_only_where_it_is_asked_for_and_only_the_office_s(tmp_path: Path, backup: Path):
    back_up(fill(tmp_path / "store.db", (3, "mine", "s", 1)), NOWHERE, backup)
    into = fill(tmp_path / "into.db", (1, "mine", "s", 1), (2, "mine", "s", 2), (4, "other", "s", 3))
    with pytest.raises(BackupError, match="not_empty"):
        restore(backup, into, NOWHERE, MINE)
    assert len(rows(into)) == 3
    assert restore(backup, into, NOWHERE, MINE, overwrite=True).versions == 1
    assert rows(into) == [(3, "mine", "s", 4), (4, "other", "s", 3)]
    with pytest.raises(BackupError, match="not_empty"):
        restore(backup, into, NOWHERE)
    assert restore(backup, into, NOWHERE, overwrite=True).versions == 1
    assert rows(into) == [(3, "mine", "s", 1)]


def test_what_was_left_out_and_what_is_spoilt_is_counted(tmp_path: Path, backup: Path):
    url = fill(tmp_path / "store.db", (1, "mine", "s", 1), (2, "mine", "s", 2), (3, "other", "s", 3), spoilt=2)
    assert back_up(url, NOWHERE, backup, MINE) == Copied(2, (2,), 1)
    assert back_up(url, NOWHERE, backup, OTHER, overwrite=True) == Copied(1, (), 2)
    assert back_up(url, NOWHERE, backup, overwrite=True) == Copied(3, (2,), 0)


def test_a_backup_is_one_file_of_its_owner(tmp_path: Path, backup: Path):
    back_up(fill(tmp_path / "store.db", (1, "mine", "s", 1)), NOWHERE, backup)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert backup.stat().st_mode & 0o777 == 0o600
    assert {one.name for one in tmp_path.iterdir()} - {"store.db-wal", "store.db-shm"} == {"store.db", "backup.db"}


def test_a_file_that_comes_while_one_copies_is_not_written_over(tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch):
    url = fill(tmp_path / "store.db", (1, "mine", "s", 1))
    really = backupfile._into_file

    def meanwhile(*given: object) -> Copied:
        backup.write_text("of somebody else")
        return really(*given)

    monkeypatch.setattr(backupfile, "_into_file", meanwhile)
    with pytest.raises(BackupError, match="exists"):
        back_up(url, NOWHERE, backup)
    assert backup.read_text() == "of somebody else"
    assert not list(tmp_path.glob(".backup.db*"))


def test_what_fails_while_one_copies_leaves_nothing(tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch):
    url = fill(tmp_path / "store.db", (1, "mine", "s", 1))

    def full(_store: Database, part: Path, _office: Office | None) -> Copied:
        for suffix in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + suffix).write_text("half")
        raise OSError(28, "full")

    monkeypatch.setattr(backupfile, "_into_file", full)
    with pytest.raises(BackupError, match="full"):
        back_up(url, NOWHERE, backup)
    assert {one.name for one in tmp_path.iterdir()} - {"store.db-wal", "store.db-shm"} == {"store.db"}


@pytest.fixture
def open_now(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Database]]:
    """Databases that were made and not let go of."""
    found: list[Database] = []
    begin, close = Database.__init__, Database.close

    def begun(self: Database, *given: object) -> None:
        begin(self, *given)
        found.append(self)

    def closed(self: Database) -> None:
        close(self)
        if self in found:
            found.remove(self)

    monkeypatch.setattr(Database, "__init__", begun)
    monkeypatch.setattr(Database, "close", closed)
    return found


def test_every_database_is_let_go_of_whatever_happens(tmp_path: Path, backup: Path, open_now: list[Database]):
    url = fill(tmp_path / "store.db", (1, "mine", "s", 1))
    back_up(url, NOWHERE, backup)
    restore(backup, f"sqlite:///{tmp_path}/into.db", NOWHERE)
    assert open_now == []
    for refused in (
        lambda: back_up(url, NOWHERE, tmp_path / "no folder" / "backup.db"),
        lambda: restore(backup, url, NOWHERE),
    ):
        with pytest.raises(BackupError):
            refused()
        assert open_now == []


def test_to_let_go_of_a_database_is_to_let_go_of_both_its_connections(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path}/store.db")
    database._reader = database._new_engine(database._url)
    gone: list[object] = []
    for engine in (database._engine, database._reader):
        event.listen(engine, "engine_disposed", gone.append)
    database.close()
    assert gone == [database._engine, database._reader]
    (tmp_path / "store.db").write_bytes(b"spoilt" * 1000)
    database.move_aside("aside.db")
    assert len(gone) == 4  # or a file that is moved is written to


@pytest.mark.parametrize(
    ("done", "code"),
    [
        ("UPDATE history_schema SET number = 8", "newer"),
        ("UPDATE history_schema SET number = 0", "nothing"),
        ("DELETE FROM history_schema", "nothing"),
        ("DROP TABLE history_schema", "nothing"),
        ("ALTER TABLE history_version DROP COLUMN title", "not_a_backup"),
        ("DROP TABLE history_version", "not_a_backup"),
    ],
)
def test_a_file_that_is_no_whole_store_is_not_put_back(tmp_path: Path, backup: Path, done: str, code: str):
    back_up(fill(tmp_path / "store.db", (1, "mine", "s", 1)), NOWHERE, backup)
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute(done)
        connection.commit()
    into = fill(tmp_path / "into.db", (2, "other", "s", 1))
    with pytest.raises(BackupError) as raised:
        restore(backup, into, NOWHERE, overwrite=True)
    assert raised.value.code == code
    assert rows(into) == [(2, "other", "s", 1)]


def test_a_store_of_the_last_number_and_of_the_first_may_lack_what_can_be_empty(tmp_path: Path, backup: Path):
    back_up(fill(tmp_path / "store.db", (1, "mine", "s", 1)), NOWHERE, backup)
    with closing(sqlite3.connect(backup)) as connection:
        for statement in (
            "ALTER TABLE history_version DROP COLUMN meaning",
            "DROP INDEX history_version_by_office",
            "ALTER TABLE history_version DROP COLUMN office",
            "UPDATE history_schema SET number = 1",
        ):
            connection.execute(statement)
        connection.commit()
    into = f"sqlite:///{tmp_path}/into.db"
    assert restore(backup, into, NOWHERE, Office("mine")) == Copied(0, (), 1)  # it belonged to its source then
    assert restore(backup, into, NOWHERE, Office("mine", ("s",))) == Copied(1, (), 0)
    assert rows(into) == [(1, None, "s", 1)]


def test_the_store_itself_is_no_backup_of_it(tmp_path: Path):
    url = fill(tmp_path / "store.db", (1, "mine", "s", 1))
    (tmp_path / "link.db").hardlink_to(tmp_path / "store.db")
    for refused in (
        lambda: back_up(url, NOWHERE, tmp_path / "link.db", overwrite=True),
        lambda: restore(tmp_path / "link.db", url, NOWHERE, overwrite=True),
    ):
        with pytest.raises(BackupError, match="same_file"):
            refused()
    with pytest.raises(BackupError, match="no_backup"):
        restore(tmp_path, url, NOWHERE)
    with pytest.raises(BackupError, match="nothing"):
        back_up(f"sqlite:///{tmp_path}", NOWHERE, tmp_path / "x.db")


def test_rows_are_fetched_a_few_at_a_time_where_a_driver_would_fetch_all(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[object] = []
    really = Database.reading

    @contextmanager
    def watched(self: Database) -> Iterator[Connection]:
        with really(self) as connection:
            event.listen(
                connection, "before_execute", lambda _c, statement, *_more: asked.append(statement.get_execution_options())
            )
            yield connection

    monkeypatch.setattr(Database, "reading", watched)
    back_up(fill(tmp_path / "store.db", (1, "mine", "s", 1)), NOWHERE, backup)
    assert {"stream_results": True, "max_row_buffer": 4} in asked


def test_who_stores_waits_while_a_backup_is_put_into_a_server(tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch):
    back_up(fill(tmp_path / "store.db", (1, "mine", "s", 1)), NOWHERE, backup)
    locks: list[str] = []
    really = backupfile._copy

    def copied(source: Connection, target: Connection, office: Office | None) -> Copied:
        asked = "SELECT mode FROM pg_locks WHERE relation = 'history_version'::regclass AND granted"
        locks.extend(target.execute(text(asked)).scalars())
        return really(source, target, office)

    with store_url("postgresql", tmp_path) as url:
        monkeypatch.setattr(backupfile, "_copy", copied)
        assert restore(backup, url, NOWHERE).versions == 1
    assert "ExclusiveLock" in locks  # readers go on
