"""What the world does to a store: full disks, missing rights, damaged files, other versions of the app. Real files throughout."""

import os
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import event

from ita_dash.history import attempts
from ita_dash.history import database as databases
from ita_dash.history import store as stores
from ita_dash.history.schema import STEPS
from ita_dash.history.store import Store, open_store
from ita_dash.history.storefailures import StoreError
from ita_dash.history.storenotices import REASONS, Notice
from tests.grids import tab
from tests.history_stores import OFFICE, SHEET, content, keep, results

ROOT = Path(__file__).parents[1]
NOBODY = 65534
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that failed is asked again at the next call."""
    monkeypatch.setattr(attempts, "AGAIN_AFTER", 0.0)


def opened(file: Path) -> Store:
    return open_store(f"sqlite:///{file}", OFFICE)


def codes(store: Store) -> list[str]:
    return [notice.code for notice in store.notices]


def with_versions(file: Path, *names: str) -> Path:
    store = opened(file)
    for days, name in enumerate(names):
        keep(store, name, days)
    assert codes(store) == []
    return file


def big(name: str) -> object:
    """A workbook of some 100 KB when packed, for a database that has no room for it."""
    rows = [[f"{name} {number * 7919 % 1_000_003} {number * 104_729 % 999_983}" for number in range(10_000)]]
    return replace(content(name), tabs=(*content(name).tabs, tab("กระดาษ", rows, gid=2)))


def add_big(store: Store, name: str):
    return store.add(SHEET, big(name), fiscal_year=2567, assignments=1, forms=1)


def told(store: Store) -> str:
    """All that is said of the store anywhere."""
    return "".join([part for notice in store.notices for part in (notice.message, notice.advice, *notice.facts)])


def test_every_notice_says_what_is_the_matter_and_what_to_do():
    for code in REASONS:
        notice = Notice(code, {"place": "P", "detail": "D", "aside": "A"})
        assert "{" not in notice.message + notice.advice + "".join(notice.facts)
        assert len(notice.facts) == 3
        assert min(len(notice.message), len(notice.advice)) > 20


@pytest.mark.slow
def test_a_full_disk_keeps_versions_in_memory_until_there_is_room(file: Path, at_once: None):
    store = opened(with_versions(file, "ก"))
    full = {"now": True}

    @event.listens_for(store.attempts._database._engine, "connect")
    def _no_room(connection: sqlite3.Connection, _record: object) -> None:
        if full["now"]:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

    waiting = add_big(store, "ข")
    assert waiting.id < 0
    assert codes(store) == ["full"]
    assert any(str(file) in fact for fact in store.notices[0].facts)
    assert str(file) not in store.notices[0].message + store.notices[0].advice
    assert store.latest(SHEET) == waiting == store.version(waiting.id)
    assert results(store) == ["ก", "ข"]
    assert results(opened(file)) == ["ก"]

    full["now"] = False
    keep(store, "ค", days=2)
    assert codes(store) == []
    assert results(store) == results(opened(file)) == ["ก", "ข", "ค"]
    assert store.workbook(waiting).tabs[1].width == 10_000  # a link to it still works


def test_what_is_added_while_another_thread_stores_what_waits_comes_behind_it(file: Path):
    store = opened(with_versions(file, "ก"))
    with store._storing:
        waiting = keep(store, "ข", days=1)
    assert waiting.id < 0
    keep(store, "ค", days=2)
    assert results(store) == results(opened(file)) == ["ก", "ข", "ค"]


LIMITED = """
    import resource, sys
    from tests.history_stores import SHEET, keep, results
    from tests.test_history_faults import add_big, codes, opened
    from pathlib import Path
    store = opened(Path(sys.argv[1]))
    keep(store, "a")
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    for name in "bcdef":
        add_big(store, name)
    print(*codes(store), *results(store))
"""


@pytest.mark.heavy
def test_a_disk_that_takes_no_more_bytes(file: Path):
    said = child(LIMITED, str(file)).split()
    assert said[0] in ("full", "unwritable")
    assert said[1:] == list("abcdef")
    store = opened(file)
    assert codes(store) == []
    assert results(store)[0] == "a"
    keep(store, "after")
    assert results(store)[-1] == "after"


AS_NOBODY = """
    import os, sys
    from tests.history_stores import keep, results
    from tests.test_history_faults import codes, opened
    from pathlib import Path
    import ita_dash.history.database, ita_dash.sheet.source
    keep(opened(Path(sys.argv[2])), "a")  # all that is imported late: nobody may not read every environment's folder
    if os.geteuid() == 0:
        os.setgroups([]); os.setgid(65534); os.setuid(65534)
    store = opened(Path(sys.argv[1]))
    before = codes(store)
    keep(store, "b", days=1)
    print(*before or ["none"], *codes(store), *results(store))
"""


@pytest.mark.slow
@pytest.mark.parametrize("closed", ["folder", "file", "both"])
def test_a_store_without_the_right_to_write_is_read_and_added_to_in_memory(tmp_path: Path, closed: str):
    folder = open_to_all(tmp_path) / "var"
    folder.mkdir()
    file = with_versions(folder / "history.db", "a")
    with closing(sqlite3.connect(file)) as connection:  # as an app leaves it that has ended, whatever Python still holds of ours
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for suffix in ("-wal", "-shm"):  # which the last connection that closes takes away, and only its owner may read
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    file.chmod(0o666 if closed == "folder" else 0o444)
    folder.chmod(0o777 if closed == "file" else 0o555)
    kept = file.read_bytes()
    try:
        code, again, *names = child(AS_NOBODY, str(file), str(tmp_path / "first.db")).split()
    finally:
        folder.chmod(0o755)
    assert code in ("none", "read_only", "unwritable")
    assert again in ("read_only", "unwritable")
    assert names == ["a", "b"]
    assert file.read_bytes() == kept


@pytest.mark.slow
def test_a_folder_that_cannot_be_made_leaves_memory(tmp_path: Path):
    closed = open_to_all(tmp_path) / "closed"
    closed.mkdir(mode=0o555)
    code, again, *names = child(AS_NOBODY, str(closed / "var" / "history.db"), str(tmp_path / "first.db")).split()
    assert (code, again, names) == ("unwritable", "unwritable", ["b"])
    assert list(closed.iterdir()) == []


def test_a_folder_where_the_file_should_be(file: Path, at_once: None):
    file.mkdir()
    store = opened(file)
    keep(store, "ก")
    assert codes(store) == ["unwritable"]
    assert results(store) == ["ก"]
    file.rmdir()
    keep(store, "ข", days=1)
    assert codes(store) == []
    assert results(opened(file)) == ["ก", "ข"]


def test_a_file_where_a_folder_should_be(tmp_path: Path):
    (tmp_path / "var").write_text("")
    store = opened(tmp_path / "var" / "history.db")
    assert codes(store) == ["unwritable"]
    assert keep(store, "ก").id == -1


@pytest.mark.parametrize("damage", ["text", "zeros", "header"])
def test_a_damaged_file_is_moved_aside_and_a_new_store_begun(file: Path, damage: str):
    with_versions(file, "ก", "ข")
    whole = file.read_bytes()
    spoilt = {"text": b"this is no database" * 400, "zeros": whole[:4096] + bytes(len(whole) - 4096), "header": b"x" + whole[1:]}[
        damage
    ]
    file.write_bytes(spoilt)
    store = opened(file)
    (notice,) = store.notices
    assert notice.code == "corrupt"
    (aside,) = file.parent.glob("history.damaged-2*.db")
    assert any(str(aside) in fact for fact in notice.facts)
    assert str(aside) not in notice.message + notice.advice
    assert aside.read_bytes() == spoilt
    keep(store, "ค")
    assert results(store) == results(opened(file)) == ["ค"]
    assert codes(opened(file)) == []


def test_a_file_that_is_damaged_while_it_is_open(file: Path):
    store = opened(with_versions(file, "ก"))
    file.write_bytes(b"nonsense" * 1000)
    assert store.versions(SHEET) == []
    keep(store, "ข")
    assert codes(store) == ["corrupt"]
    assert results(opened(file)) == ["ข"]


@pytest.mark.heavy
def test_two_apps_that_find_the_damage_together_move_one_file_aside(file: Path):
    file.write_bytes(b"nonsense" * 1000)
    command = [sys.executable, "-m", "tests.history_writer", f"sqlite:///{file}"]
    processes = [subprocess.Popen([*command, name, "5"], cwd=ROOT, stdout=subprocess.PIPE, text=True) for name in "ab"]
    said = [process.communicate(timeout=300)[0].splitlines() for process in processes]
    assert sorted(lines[0] for lines in said)[-1] == "ready corrupt"
    assert len(list(file.parent.glob("history.damaged-*.db"))) == 1
    assert len(results(opened(file))) == 10


def test_one_damaged_version_leaves_the_others(file: Path):
    store = opened(with_versions(file, "ก", "ข"))
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE history_version SET cells = x'00' WHERE place = 1")
    connection.close()
    newest, oldest = store.versions(SHEET)
    assert store.workbook(newest).tabs[0].cell(1, 4).text == "ข"
    with pytest.raises(stores.NotStoredError):
        store.workbook(oldest)
    with pytest.raises(stores.NotStoredError):
        store.content(oldest)


def test_a_store_of_a_newer_app_is_left_as_it_is(file: Path):
    with_versions(file, "ก")
    with sqlite3.connect(file) as connection:
        connection.execute(f"UPDATE history_schema SET number = {len(STEPS) + 1}")
    connection.close()
    kept = file.read_bytes()
    store = opened(file)
    assert codes(store) == ["newer"]
    keep(store, "ข")
    keep(store, "ค", days=1)
    assert results(store) == ["ข", "ค"]
    assert codes(store) == ["newer"]
    assert file.read_bytes() == kept


def test_a_store_that_is_taken_away_while_it_is_open_is_begun_again(file: Path):
    store = opened(with_versions(file, "ก"))
    for part in file.parent.glob("history.db*"):
        part.unlink()
    keep(store, "ข")
    assert codes(store) == []
    assert results(store) == ["ข"]


def test_after_a_read_that_failed_it_comes_back_though_nobody_adds_or_looks(
    file: Path, at_once: None, monkeypatch: pytest.MonkeyPatch
):
    store = opened(with_versions(file, "ก"))
    assert results(store) == ["ก"]
    with monkeypatch.context() as broken:
        broken.setattr(databases.Database, "reading", _silent)
        assert len(store.versions(SHEET)) == 1
        assert codes(store) == ["unavailable"]
    until = time.monotonic() + 180
    while codes(store) and time.monotonic() < until:
        time.sleep(0.05)
    assert codes(store) == []


def _silent(_database: databases.Database) -> NoReturn:
    raise StoreError("unavailable", "silent")


def test_an_empty_file_is_a_store_to_begin(file: Path):
    file.touch()
    assert results(opened(with_versions(file, "ก"))) == ["ก"]


@pytest.mark.parametrize("url", ["mysql://u:secret@h/d", "nonsense://x", "postgresql://u:secret@h:port/d", "sqlite://:memory:/x"])
def test_an_address_that_cannot_be_used_is_a_notice_without_its_password(url: str):
    store = open_store(url, OFFICE)
    assert codes(store) == ["bad_url"]
    assert "secret" not in told(store)
    assert keep(store, "ก") == store.latest(SHEET)


def test_memory_may_be_asked_for(tmp_path: Path):
    store = open_store("sqlite://", OFFICE)
    assert codes(store) == []
    keep(store, "ก")
    keep(store, "ก", days=1)
    keep(store, "ข", days=2)
    assert results(store) == ["ก", "ข"]
    assert store.versions(SHEET)[1].last_seen.day == 11
    assert store.sources() == [SHEET]


def test_memory_is_bounded():
    store = open_store("sqlite://", OFFICE)
    for number in range(80):
        keep(store, f"{number}", days=number)
    assert results(store) == [str(number) for number in range(20, 80)]


def test_a_relative_path_begins_in_the_folder_that_is_handed_in(tmp_path: Path):
    assert databases.Database("sqlite:///var/history.db", tmp_path).file == tmp_path / "var" / "history.db"
    assert databases.Database("sqlite:////srv/history.db", tmp_path).file == Path("/srv/history.db")


def child(program: str, *arguments: str) -> str:
    """What a process of its own prints."""
    command = [sys.executable, "-c", textwrap.dedent(program), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def open_to_all(folder: Path) -> Path:
    """``folder``, reachable by every user: pytest's folders are for the one who runs it."""
    for one in (folder, *folder.parents):
        if one.stat().st_uid == os.geteuid() and one != Path("/"):
            one.chmod(one.stat().st_mode | 0o055)
        if one.name.startswith("pytest-of-"):
            break
    return folder


def test_only_a_file_can_be_put_aside():
    database = databases.Database("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreError):
        database.move_aside("history.damaged")
