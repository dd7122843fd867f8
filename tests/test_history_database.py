"""The connection to the store's database: addresses, transactions, files that are damaged, moved or closed, failures by code."""

import errno
import logging
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from ita_dash.history import database as databases
from ita_dash.history.backuperrors import BackupError, told
from ita_dash.history.database import BUSY_SECONDS, Database
from ita_dash.history.schema import STEPS, NewerStoreError, bring_up_to_date, schema_number
from ita_dash.history.storefailures import StoreError, errno_name, failures, sqlite_code
from ita_dash.history.version import source_key
from tests.fake_clock import FakeClock

SECRET = "hidden-word"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


def put(database: Database, *keys: str) -> None:
    with database.writing() as connection:
        for key in keys:
            connection.execute(text("INSERT INTO history_thinned (office, day) VALUES (:key, '')"), {"key": key})


def there(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(text("SELECT office FROM history_thinned ORDER BY office")).scalars())


# Addresses


@pytest.mark.parametrize(
    ("url", "place", "path"),
    [
        ("sqlite:///var/history.db", "/folder/var/history.db", "/folder/var/history.db"),
        ("sqlite:////srv/history.db", "/srv/history.db", "/srv/history.db"),
        ("postgresql://u:hidden-word@h:5433/d", "postgresql+psycopg://h:5433/d", None),
        ("postgresql+psycopg://u:hidden-word@h/d?options=x", "postgresql+psycopg://h/d", None),
    ],
)
def test_where_a_store_is_is_said_without_user_and_password(url: str, place: str, path: str | None):
    found = Database(url, Path("/folder"))
    assert (found.place, found.file) == (place, Path(path) if path else None)


def test_a_home_is_the_user_s(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", "/home/of-the-user")
    assert Database("sqlite:///~/history.db", Path("/folder")).file == Path("/home/of-the-user/history.db")


@pytest.mark.parametrize(
    ("url", "sign"),
    [
        ("sqlite://", "no file"),
        ("sqlite:///", "no file"),
        ("sqlite:///:memory:", "no file"),
        ("nonsense", "no such address"),
        ("nonsense://x", "no such kind of database"),
        (f"postgresql://u:{SECRET}@h:port/d", "no such address"),
        (f"mysql://u:{SECRET}@h/d", "no such kind of database"),
    ],
)
def test_an_address_that_names_no_store_is_said(url: str, sign: str):
    with pytest.raises(StoreError) as raised:
        Database(url)
    assert (raised.value.code, raised.value.sign) == ("bad_url", sign)


def test_a_server_s_connections_have_the_limits_that_are_meant_and_keep_what_the_address_says():
    engine = Database("postgresql://u@h/d?options=-csearch_path%3Dmine")._engine
    asked: dict[str, object] = {}
    engine.dialect.connect = lambda *_given, **how: asked.update(how)
    _arguments, options = engine.dialect.create_connect_args(engine.url)
    assert options["options"] == "-csearch_path=mine"
    assert (engine.pool.size(), engine.pool._max_overflow, engine.pool._pre_ping, engine.hide_parameters) == (2, 4, True, True)


def test_a_driver_s_own_words_reach_no_log():
    assert logging.getLogger("sqlalchemy.pool").getEffectiveLevel() == logging.CRITICAL


# Transactions


def test_what_is_written_is_there_when_the_block_ends_or_not_at_all(database: Database):
    put(database, "a")
    with pytest.raises(IntegrityError):
        put(database, "b", "a")
    assert there(database) == ["a"]


def test_who_writes_waits_longer_than_a_page_but_for_what_is_small(database: Database, monkeypatch: pytest.MonkeyPatch):
    patient: list[object] = []
    monkeypatch.setattr(database, "_be_patient", patient.append)
    for hurried, so_far in ((False, 1), (True, 1), (False, 2)):
        with database.writing(hurried=hurried):
            assert len(patient) == so_far
    with database.writing():
        assert len(patient) == 3


def test_a_second_writer_waits_and_a_reader_does_not(database: Database, file: Path):
    put(database, "a")
    other = Database(f"sqlite:///{file}")
    inside, let_go = threading.Event(), threading.Event()

    def slowly() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO history_thinned (office, day) VALUES ('b', '')"))
            inside.set()
            let_go.wait(60)

    first = threading.Thread(target=slowly)
    first.start()
    inside.wait(60)
    second = threading.Thread(target=put, args=(other, "c"))
    second.start()
    assert there(other) == ["a"]
    let_go.set()
    first.join(60)
    second.join(60)
    assert there(other) == ["a", "b", "c"]
    other.close()


def test_a_transaction_reads_one_state_and_a_writer_takes_its_lock_before_it_reads(database: Database, file: Path):
    other = Database(f"sqlite:///{file}")
    with database.reading() as connection:
        before = connection.execute(text("SELECT count(*) FROM history_thinned")).scalar()
        put(other, "a")
        assert connection.execute(text("SELECT count(*) FROM history_thinned")).scalar() == before == 0
    with database.writing() as connection, closing(sqlite3.connect(file, timeout=0)) as third:
        assert connection.execute(text("SELECT count(*) FROM history_thinned")).scalar() == 1
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            third.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_file_is_written_to_the_disk_each_time_and_read_while_it_is_written(database: Database):
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 1000 * BUSY_SECONDS == 10_000


@pytest.mark.parametrize(
    ("passed", "code", "tries"),
    [
        (1.0, sqlite3.SQLITE_BUSY, 4),
        (1.0, sqlite3.SQLITE_LOCKED, 4),
        (1.0, sqlite3.SQLITE_BUSY | 0x500, 4),
        (10.0, sqlite3.SQLITE_BUSY, 2),
        (10.001, sqlite3.SQLITE_BUSY, 1),
        (1.0, sqlite3.SQLITE_FULL, 1),
    ],
)
def test_while_others_keep_it_busy_one_waits_for_the_switch_as_long_as_for_a_writer(
    monkeypatch: pytest.MonkeyPatch, passed: float, code: int, tries: int
):
    clock, asked = FakeClock(), []

    class Busy:
        def exec_driver_sql(self, said: str) -> None:
            asked.append(said)
            clock.seconds += passed
            if len(asked) < 4:
                error = sqlite3.OperationalError()
                error.sqlite_errorcode = code
                raise OperationalError("", {}, error)

    monkeypatch.setattr(databases.time, "monotonic", clock.clock)
    monkeypatch.setattr(databases.time, "sleep", lambda _seconds: None)
    if tries < 4:
        with pytest.raises(DBAPIError):
            databases._use_wal(Busy())
    else:
        databases._use_wal(Busy())
    assert asked == ["PRAGMA journal_mode=WAL"] * tries


# Files


def test_a_store_is_begun_in_a_folder_that_is_made_and_for_its_owner_alone(tmp_path: Path):
    found = Database("sqlite:///one/two/history.db", tmp_path)
    for _again in range(2):
        found.prepare()
    assert found.file is not None
    assert found.file.stat().st_mode & 0o777 == 0o600
    assert there(found) == []
    found.close()


def test_a_file_that_is_no_store_is_damaged(file: Path):
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError) as raised:
        Database(f"sqlite:///{file}").prepare()
    assert (raised.value.code, raised.value.sign) == ("corrupt", "SQLITE_NOTADB")


def test_a_store_with_a_spoilt_page_is_damaged(database: Database, file: Path):
    with database.writing() as connection:
        for number in range(200):
            connection.execute(text("INSERT INTO history_thinned (office, day) VALUES (:key, '')"), {"key": f"{number}" * 40})
    database.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'history_thinned'").fetchone()[0]
    whole = bytearray(file.read_bytes())
    place = (root - 1) * 4096
    whole[place + 8 : place + 60] = bytes(52)
    file.write_bytes(whole)
    found = Database(f"sqlite:///{file}")
    with pytest.raises(StoreError) as raised:
        found.prepare()
    assert raised.value.code == "corrupt"
    assert found._is_damaged()


def test_a_damaged_file_is_moved_with_what_belongs_to_it(file: Path, monkeypatch: pytest.MonkeyPatch):
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).write_bytes(f"spoilt{suffix}".encode() * 100)
    found = Database(f"sqlite:///{file}")
    monkeypatch.setattr(found, "_is_damaged", lambda: True)  # SQLite takes its own files away as it looks
    aside = found.move_aside("aside.db")
    assert aside == file.with_name("aside.db")
    assert {one.name for one in file.parent.iterdir()} == {"aside.db", "aside.db-wal", "aside.db-shm", "history.db.lock"}
    assert aside.read_bytes() == b"spoilt" * 100
    assert file.with_name("history.db.lock").stat().st_mode & 0o077 == 0


def test_a_sound_file_is_not_moved(database: Database, file: Path):
    put(database, "a")
    assert not database.move_aside("aside.db").exists()
    assert there(database) == ["a"]
    file.unlink()
    assert not database.move_aside("aside.db").exists()


def test_what_cannot_be_moved_is_said(file: Path, monkeypatch: pytest.MonkeyPatch):
    file.write_bytes(b"spoilt" * 1000)

    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StoreError) as raised:
        Database(f"sqlite:///{file}").move_aside("aside.db")
    assert (raised.value.code, raised.value.sign) == ("stuck", "EACCES")


def test_one_at_a_time_moves_a_file(file: Path):
    path, order = file.with_name("lock"), []
    inside, let_go = threading.Event(), threading.Event()

    def first() -> None:
        with databases._file_lock(path):
            inside.set()
            let_go.wait(60)
            order.append("first")

    def second() -> None:
        with databases._file_lock(path):
            order.append("second")

    threads = [threading.Thread(target=one) for one in (first, second)]
    threads[0].start()
    inside.wait(60)
    threads[1].start()
    let_go.set()
    for one in threads:
        one.join(60)
    assert order == ["first", "second"]


def test_a_lock_keeps_other_processes_out(file: Path):
    import fcntl

    with databases._file_lock(file), file.open("w") as another, pytest.raises(BlockingIOError):
        fcntl.flock(another, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with file.open("w") as another:
        fcntl.flock(another, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert another.fileno() > 0


def test_a_store_that_cannot_be_written_is_read_in_whichever_way_it_lets_one(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
):
    put(database, "a")
    database.close()
    assert database.read_only()
    assert database._reader is database._engine
    tried: list[dict[str, object]] = []
    really = database._new_engine

    def by(way: str) -> None:
        """Only ``way`` opens it."""
        tried.clear()

        def engine(url):
            tried.append(dict(url.query))
            return really(url if way in url.query else url.set(database="/nowhere/else.db", query={}))

        monkeypatch.setattr(database, "_new_engine", engine)

    monkeypatch.setattr(database, "_engine", create_engine("sqlite:////nowhere/else.db"))
    for way, ways in (("mode", 1), ("immutable", 2)):
        by(way)
        assert database.read_only()
        assert tried == [{"uri": "true", "mode": "ro"}, {"uri": "true", "immutable": "1"}][:ways]
        assert there(database) == ["a"]
    by("none")
    assert not database.read_only()
    assert len(tried) == 2
    assert database._reader is database._engine


def test_a_path_with_odd_letters_is_read_too(tmp_path: Path):
    path = tmp_path / "ปี 100% ?#.db"
    whole = Database(f"sqlite:///{tmp_path}/plain.db")
    whole.prepare()
    put(whole, "a")
    whole.close()
    (tmp_path / "plain.db").rename(path)
    odd = Database("sqlite:///x.db", tmp_path)
    odd.file = path
    odd._url = odd._url.set(database="/nowhere/else.db")
    odd._engine = odd._new_engine(odd._url)
    assert odd.read_only()
    assert there(odd) == ["a"]
    odd.close()


def test_what_is_not_there_cannot_be_read(tmp_path: Path):
    none = Database("sqlite:///none/history.db", tmp_path)
    assert not none.read_only()
    empty = Database("sqlite:///empty.db", tmp_path)
    (tmp_path / "empty.db").touch()
    assert not empty.read_only()


def test_after_it_was_made_ready_it_is_read_as_it_is_written(database: Database):
    database._reader = database._new_engine(database._url)
    database.prepare()
    assert database._reader is database._engine


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as raised:
        Database("sqlite:///file/history.db", tmp_path).prepare()
    assert (raised.value.code, raised.value.sign) == ("unwritable", "EEXIST")


# The schema


def test_a_store_is_begun_with_the_number_of_the_last_step(database: Database):
    with database.writing() as connection:
        assert schema_number(connection) == len(STEPS) == 7
        bring_up_to_date(connection)
        assert schema_number(connection) == 7
    with Database("sqlite:///x", Path("/nowhere"))._new_engine(databases._parsed("sqlite://", Path())).connect() as connection:
        assert schema_number(connection) == 0


@pytest.mark.parametrize("number", range(1, 9))
def test_from_each_number_the_steps_that_are_missing_are_taken(database: Database, number: int, monkeypatch: pytest.MonkeyPatch):
    taken: list[int] = []
    steps = tuple(lambda _connection, place=place: taken.append(place) for place in range(1, 8))
    monkeypatch.setattr("ita_dash.history.schema.STEPS", steps)
    with database.writing() as connection:
        connection.execute(text("UPDATE history_schema SET number = :number"), {"number": number})
    with database.writing() as connection:
        if number > 7:
            with pytest.raises(NewerStoreError, match="8"):
                bring_up_to_date(connection)
        else:
            bring_up_to_date(connection)
        assert schema_number(connection) == max(number, 7)
    assert taken == list(range(number + 1, 8))


def test_there_is_one_row_of_the_schema(database: Database):
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(text("INSERT INTO history_schema (only, number) VALUES (1, 1)"))


# What failed


class DriverError(Exception):
    """An error of a driver."""

    def __init__(self, **facts: object) -> None:
        super().__init__("with texts of the sheet")
        for name, value in facts.items():
            setattr(self, name, value)


def wrapped(**facts: object) -> SQLAlchemyError:
    return DBAPIError("SELECT", {}, DriverError(**facts))


@pytest.mark.parametrize(
    ("error", "code", "sign"),
    [
        (wrapped(sqlite_errorcode=13, sqlite_errorname="SQLITE_FULL"), "full", "SQLITE_FULL"),
        (wrapped(sqlite_errorcode=8, sqlite_errorname="SQLITE_READONLY"), "read_only", "SQLITE_READONLY"),
        (wrapped(sqlite_errorcode=8 | 0x600, sqlite_errorname="SQLITE_READONLY_X"), "read_only", "SQLITE_READONLY_X"),
        (wrapped(sqlite_errorcode=3, sqlite_errorname="SQLITE_PERM"), "read_only", "SQLITE_PERM"),
        (wrapped(sqlite_errorcode=14, sqlite_errorname="SQLITE_CANTOPEN"), "unwritable", "SQLITE_CANTOPEN"),
        (wrapped(sqlite_errorcode=10, sqlite_errorname="SQLITE_IOERR"), "unwritable", "SQLITE_IOERR"),
        (wrapped(sqlite_errorcode=11, sqlite_errorname="SQLITE_CORRUPT"), "corrupt", "SQLITE_CORRUPT"),
        (wrapped(sqlite_errorcode=26, sqlite_errorname="SQLITE_NOTADB"), "corrupt", "SQLITE_NOTADB"),
        (wrapped(sqlite_errorcode=5, sqlite_errorname="SQLITE_BUSY"), "unavailable", "SQLITE_BUSY"),
        (wrapped(sqlstate="42P01"), "unavailable", "42P01"),
        (wrapped(sqlstate=None), "unavailable", "DriverError"),
        (wrapped(), "unavailable", "DriverError"),
        (SQLAlchemyError("pool"), "unavailable", "SQLAlchemyError"),
    ],
    ids=str,
)
def test_what_a_driver_says_becomes_a_code_and_a_sign_without_its_message(error: SQLAlchemyError, code: str, sign: str):
    with pytest.raises(StoreError) as raised, failures():
        raise error
    assert (raised.value.code, raised.value.sign, str(raised.value)) == (code, sign, f"{code} {sign}")
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def test_a_writer_that_was_first_and_what_is_no_failure_pass():
    with pytest.raises(IntegrityError), failures():
        raise IntegrityError("INSERT", {}, DriverError())
    with pytest.raises(ZeroDivisionError), failures():
        _ = 1 / 0
    assert (str(StoreError("full")), sqlite_code(SQLAlchemyError())) == ("full", 0)


@pytest.mark.parametrize(
    ("sign", "answered"), [("42P01", True), ("53300", True), ("silent", False), ("", False), ("42P011", False)]
)
def test_a_server_that_names_a_state_has_answered(sign: str, answered: bool):
    assert StoreError("unavailable", sign).answered == answered


def test_what_the_system_says_is_told_by_its_name():
    assert errno_name(OSError(errno.ENOSPC, "full")) == "ENOSPC"
    assert errno_name(OSError("without a number")) == "OSError"
    assert errno_name(FileNotFoundError()) == "FileNotFoundError"


@pytest.mark.parametrize(
    ("error", "code", "facts"),
    [
        (OSError(errno.ENOSPC, "x"), "full", 1),
        (OSError(errno.EDQUOT, "x"), "full", 1),
        (OSError(errno.EACCES, "x"), "unwritable", 1),
        (StoreError("read_only", "SQLITE_PERM"), "read_only", 1),
        (NewerStoreError("9"), "newer", 0),
        (IntegrityError("INSERT", {}, DriverError()), "not_a_backup", 0),
        (BackupError("exists"), "exists", 0),
    ],
    ids=str,
)
def test_what_stops_a_backup_is_told_by_its_code(error: Exception, code: str, facts: int):
    with pytest.raises(BackupError) as raised, told():
        raise error
    assert (raised.value.code, len(raised.value.facts)) == (code, facts)
    assert all(raised.value.sign in fact for fact in raised.value.facts)
    assert raised.value.message
    assert raised.value.advice


# Names of sources


def test_a_name_is_a_path_a_sheet_or_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sheet = "1AbCdEfGhIjKlMnOpQrStUvWxYz"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / sheet).touch()
    assert source_key(sheet) == str(tmp_path / sheet)  # a file that is there wins
    (tmp_path / sheet).unlink()
    assert source_key(f" {sheet} ") == sheet
    assert source_key("https://example.go.th/plan.csv") == "https://example.go.th/plan.csv"
    assert source_key("~/plan.csv") == source_key("plan.csv") == str(tmp_path / "plan.csv")
