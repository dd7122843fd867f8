"""``backup`` and ``restore``: every version with its number, in and out of either kind of database."""

import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, insert, inspect, select

from ita_dash.__main__ import main
from ita_dash.history import decided, signouts
from ita_dash.history.backuperrors import REASONS, BackupError
from ita_dash.history.backupfile import back_up, restore
from ita_dash.history.database import Database
from ita_dash.history.packing import is_whole, pack
from ita_dash.history.schema import LEASE, VERSION
from ita_dash.history.store import Office, open_store
from tests import store_of_before
from tests.history_stores import SHEET, content, keep, results, store_url

pytestmark = pytest.mark.slow

EVERYBODY = Office(sources=(SHEET, "another-office"))
NOWHERE = Path()


def everything(url: str) -> list[tuple]:
    """Every row of a store, with every column."""
    database = Database(url)
    with database.reading() as connection:
        there = {column["name"] for column in inspect(connection).get_columns(VERSION.name)}
        columns = [column for column in VERSION.c if column.name in there]
        rows = [tuple(row) for row in connection.execute(select(*columns).order_by(VERSION.c.id))]
    database.close()
    return rows


def fill(url: str, names: str = "กขค", office: Office = EVERYBODY, source: str = SHEET, days: float = 0) -> None:
    store = open_store(url, office)
    for number, name in enumerate(names):
        keep(store, name, days=days + number, source=source)
    assert store.notices == ()
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path):
    """Another empty store, to restore into."""
    with store_url(request.param, tmp_path / "elsewhere") as url:
        yield url


def test_a_backup_put_into_an_empty_store_has_every_version_with_its_number(history_url: str, elsewhere: str, tmp_path: Path):
    fill(history_url)
    fill(history_url, "ง", source="another-office")
    before, file = everything(history_url), tmp_path / "backup.db"
    store = open_store(history_url, EVERYBODY)  # as a server has it open meanwhile
    assert back_up(history_url, NOWHERE, file).versions == 4
    assert restore(file, elsewhere, NOWHERE).versions == 4
    assert everything(elsewhere) == everything(history_url) == before
    fill(elsewhere, "จ", days=20)
    assert [row[0] for row in everything(elsewhere)] == [1, 2, 3, 4, 5]
    store.close()


def test_what_is_stored_while_it_is_copied_is_not_lost(history_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    fill(history_url)
    asked = []

    def stored_meanwhile(data: bytes, digest: str) -> bool:
        if not asked:
            fill(history_url, "ง", days=9)
        asked.append(digest)
        return is_whole(data, digest)

    monkeypatch.setattr("ita_dash.history.backupfile.is_whole", stored_meanwhile)
    file = tmp_path / "backup.db"
    back_up(history_url, NOWHERE, file)
    first, second = everything(f"sqlite:///{file}"), everything(history_url)
    assert [row[0] for row in first] == [1, 2, 3]
    assert second[:3] == first
    assert [row[0] for row in second] == [1, 2, 3, 4]


@pytest.mark.parametrize("step", ["backup", "restore"])
def test_a_store_of_before_keeps_every_version_either_way(history_url: str, tmp_path: Path, step: str):
    old = f"sqlite:///{tmp_path}/old.db" if step == "restore" else history_url
    store_of_before.build(old)
    before, file = everything(old), tmp_path / "backup.db"
    if step == "backup":
        assert back_up(old, NOWHERE, file).versions == 4
        assert everything(old) == before  # whoever goes back to the app of before finds its store as it was
        found = open_store(f"sqlite:///{file}", EVERYBODY)
    else:
        assert restore(tmp_path / "old.db", history_url, NOWHERE).versions == 4
        found = open_store(history_url, EVERYBODY)
    assert (results(found), results(found, "another-office")) == (["ก", "ข", "ค"], ["ง"])
    assert found.notices == ()
    assert [version.id for version in found.versions(SHEET)] == [3, 2, 1]
    found.close()


def test_nothing_is_written_over_unless_it_is_asked_for(history_url: str, tmp_path: Path):
    fill(history_url)
    file = tmp_path / "backup.db"
    back_up(history_url, NOWHERE, file)
    fill(history_url, "ง", days=9)
    for refused in (lambda: back_up(history_url, NOWHERE, file), lambda: restore(file, history_url, NOWHERE)):
        with pytest.raises(BackupError, match=r"exists|not_empty"):
            refused()
    assert (len(everything(f"sqlite:///{file}")), len(everything(history_url))) == (3, 4)
    restore(file, history_url, NOWHERE, overwrite=True)
    assert len(everything(history_url)) == 3
    fill(history_url, "จฉ", days=9)
    assert back_up(history_url, NOWHERE, file, overwrite=True).versions == 5


def test_an_office_takes_and_replaces_its_own_alone(history_url: str, tmp_path: Path):
    mine, other = Office(sources=(SHEET,)), Office("other")
    fill(history_url, "กข", mine)
    fill(history_url, "ง", other)
    fill(history_url, "ค", mine, days=9)
    file = tmp_path / "own.db"
    copied = back_up(history_url, NOWHERE, file, mine)
    assert (copied.versions, copied.others) == (3, 1)
    fill(history_url, "จ", other, days=20)
    restore(file, history_url, NOWHERE, mine, overwrite=True)
    for office, names in ((mine, ["ก", "ข", "ค"]), (other, ["ง", "จ"])):
        store = open_store(history_url, office)
        assert results(store) == names
        store.close()
    other_place = f"sqlite:///{tmp_path}/three.db"
    fill(other_place, "ฉ", other)
    restore(file, other_place, NOWHERE, mine)  # version 1 is taken: the office's get new numbers, in their order
    store = open_store(other_place, mine)
    assert (results(store), [one.id for one in store.versions(SHEET)]) == (["ก", "ข", "ค"], [4, 3, 2])
    store.close()


def test_decisions_and_sign_outs_go_with_the_versions_and_no_lease(history_url: str, elsewhere: str, tmp_path: Path):
    fill(history_url)
    for url, told in ((history_url, "ก่อน"), (elsewhere, "หลัง")):
        database = Database(url)
        database.prepare()
        for office in ("office mine", "office other"):
            decided.keep(database, office, 2567, "preface", f"{told} {office}")
        signouts.keep(database, f"{told} sign-in", 0, 9e9)
        with database.writing() as connection:
            lease = {"name": told, "holder": "h", "began": 1.0, "ends": 9e9, "failures": 0, "failed": ""}
            connection.execute(insert(LEASE), lease)
        database.close()
    file = tmp_path / "backup.db"
    back_up(history_url, NOWHERE, file)
    backup = Database(f"sqlite:///{file}")
    with backup.reading() as connection:
        assert connection.execute(select(func.count()).select_from(LEASE)).scalar() == 0
    backup.close()
    restore(file, elsewhere, NOWHERE, Office("mine"))
    found = Database(elsewhere)
    assert decided.kept(found, "office mine", 2567) == {"preface": "ก่อน office mine"}
    assert decided.kept(found, "office other", 2567) == {"preface": "หลัง office other"}
    assert signouts.kept(found) == {"ก่อน sign-in", "หลัง sign-in"}  # what was ended stays ended
    restore(file, elsewhere, NOWHERE, overwrite=True)
    assert decided.kept(found, "office other", 2567) == {"preface": "ก่อน office other"}
    with found.reading() as connection:
        assert connection.execute(select(LEASE.c.name)).scalars().all() == ["หลัง"]
    found.close()


def test_what_fails_changes_nothing_and_leaves_nothing(tmp_path: Path):
    store, file = f"sqlite:///{tmp_path}/store.db", tmp_path / "backup.db"
    fill(store)
    before = everything(store)
    newer, damaged, foreign = (tmp_path / name for name in ("newer.db", "damaged.db", "foreign.db"))
    back_up(store, NOWHERE, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE history_schema SET number = 99")
        connection.commit()
    damaged.write_bytes(newer.read_bytes()[:5000])
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE history_version (id INTEGER)")
    tried = {
        "newer": lambda: restore(newer, store, NOWHERE, overwrite=True),
        "corrupt|not_a_backup": lambda: restore(damaged, store, NOWHERE, overwrite=True),
        "nothing": lambda: restore(foreign, store, NOWHERE, overwrite=True),
        "no_backup": lambda: restore(tmp_path / "none.db", store, NOWHERE),
        "same_file": lambda: restore(tmp_path / "store.db", store, NOWHERE, overwrite=True),
        "same_file ": lambda: back_up(store, NOWHERE, tmp_path / "store.db", overwrite=True),
        "nothing ": lambda: back_up(f"sqlite:///{tmp_path}/none.db", NOWHERE, file),
        "unwritable": lambda: back_up(store, NOWHERE, tmp_path / "no folder" / "backup.db"),
        "bad_url": lambda: back_up("sqlite://", NOWHERE, file),
    }
    for code, attempt in tried.items():
        with pytest.raises(BackupError, match=code.strip()):
            attempt()
    assert everything(store) == before
    assert sorted(one.name for one in tmp_path.glob("*") if one.suffix not in ("-wal", "-shm")) == sorted(
        ["store.db", "newer.db", "damaged.db", "foreign.db"]
    )


def test_a_version_that_was_damaged_before_is_copied_and_named(tmp_path: Path):
    store, file = f"sqlite:///{tmp_path}/store.db", tmp_path / "backup.db"
    fill(store)
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        connection.execute("UPDATE history_version SET cells = substr(cells, 1, 40) WHERE id = 2")
        connection.commit()
    copied = back_up(store, NOWHERE, file)
    assert (copied.versions, copied.damaged) == (3, (2,))


def test_the_memory_that_it_takes_does_not_grow_with_the_store(tmp_path: Path):
    store, file = f"sqlite:///{tmp_path}/store.db", tmp_path / "backup.db"
    fill(store, "ก")
    with closing(sqlite3.connect(tmp_path / "store.db")) as connection:
        columns = "source, digest, title, location, url, assignments, forms, first_seen, last_seen"
        for place in range(2, 42):
            connection.execute(
                f"INSERT INTO history_version (place, cells, {columns}) SELECT ?, randomblob(1000000), {columns}"
                " FROM history_version WHERE id = 1",
                (place,),
            )
        connection.commit()
    tracemalloc.start()
    assert back_up(store, NOWHERE, file).versions == 41
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert file.stat().st_size > 40_000_000
    assert most < 12_000_000


def test_only_its_owner_may_read_a_backup(tmp_path: Path):
    fill(f"sqlite:///{tmp_path}/store.db")
    back_up(f"sqlite:///{tmp_path}/store.db", NOWHERE, tmp_path / "backup.db")
    assert (tmp_path / "backup.db").stat().st_mode & 0o777 == 0o600


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/store.db")
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", SHEET)
    file = tmp_path / "backup.db"
    assert main(["backup", str(file)]) == 2
    assert "ยังไม่มีที่เก็บประวัติ" in capsys.readouterr().err
    fill(f"sqlite:///{tmp_path}/store.db")
    fill(f"sqlite:///{tmp_path}/store.db", "ง", source="another-office")
    assert main(["backup", str(file)]) == 0
    assert capsys.readouterr().out == f"4 รุ่นอยู่ใน {file}\n"
    assert main(["backup", str(file), "--overwrite", "--own"]) == 0
    assert "ไม่รวม 1 รุ่นของหน่วยงานอื่น" in capsys.readouterr().out
    assert main(["restore", str(file)]) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert main(["restore", str(file), "--overwrite"]) == 0
    assert len(everything(f"sqlite:///{tmp_path}/store.db")) == 3


def test_what_stops_it_is_said_with_what_to_do():
    assert all(BackupError(code).message and BackupError(code).advice for code in REASONS)


def test_content_is_whole_or_not():
    packed = pack(content("ก"))
    assert is_whole(packed.data, packed.digest)
    assert not is_whole(packed.data[:-1], packed.digest)
    assert not is_whole(packed.data, "0" * 64)
    assert not is_whole(b"no zlib", packed.digest)
