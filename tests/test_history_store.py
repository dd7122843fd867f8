"""The store of versions, over SQLite and PostgreSQL alike: what is added, found, thinned out, and what several writers do."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from ita_dash.fiscal import BANGKOK
from ita_dash.history.packing import pack
from ita_dash.history.store import NotStoredError, Store, Version, open_store, source_key
from ita_dash.history.thinning import beyond, superfluous
from ita_dash.sheet.workbook import Cell, Damage, Facts, Merge, Tab, Workbook
from tests.history_stores import MORNING, OFFICE, SHEET, content, keep, results

ROOT = Path(__file__).parents[1]


@pytest.fixture
def store(history_url: str):
    store = open_store(history_url, OFFICE)
    assert store.notices == ()
    yield store
    store.close()


def test_other_users_of_the_machine_read_no_new_store_and_one_that_its_owner_opened_stays_open(tmp_path: Path):
    file = tmp_path / "store.db"
    store = open_store(f"sqlite:///{file}", OFFICE)
    keep(store, "ก")
    assert {one.stat().st_mode & 0o077 for one in tmp_path.iterdir()} == {0}
    store.close()
    file.chmod(0o640)
    with_group = open_store(f"sqlite:///{file}", OFFICE)
    keep(with_group, "ข")
    assert file.stat().st_mode & 0o777 == 0o640
    with_group.close()


def test_a_store_that_everybody_could_read_is_closed_to_them_by_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "store.db"
    file.touch()
    for owner, mode in ((os.geteuid() + 1, 0o644), (os.geteuid(), 0o640)):
        file.chmod(0o644)
        monkeypatch.setattr(os, "geteuid", lambda owner=owner: owner)
        store = open_store(f"sqlite:///{file}", OFFICE)
        keep(store, "ก")
        store.close()
        assert (store.notices, file.stat().st_mode & 0o777) == ((), mode)


def test_the_file_that_was_begun_for_its_owner_is_not_kept_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    begun = list[int]()
    really = os.open

    def remembering(path, flags, mode=0o777, **named):
        handle = really(path, flags, mode, **named)
        if Path(path).name == "store.db":
            begun.append(handle)
        return handle

    monkeypatch.setattr(os, "open", remembering)
    closed = list[int]()
    monkeypatch.setattr(os, "close", lambda handle, really=os.close: (closed.append(handle), really(handle)))
    open_store(f"sqlite:///{tmp_path / 'store.db'}", OFFICE).close()
    assert begun
    assert set(begun) <= set(closed)


def test_a_version_holds_what_was_known_when_it_was_stored(store: Store):
    version = keep(store, "ก")
    assert version == store.latest(SHEET) == store.version(version.id)
    assert (version.source, version.title, version.fiscal_year, version.assignments, version.forms) == (
        SHEET,
        "แผนปี 2567",
        2567,
        1,
        1,
    )
    assert version.first_seen == version.last_seen == MORNING
    assert version.first_seen.tzinfo is BANGKOK


def test_a_workbook_comes_back_as_it_was_read(store: Store):
    cells = (
        Cell("๕๐%", 0.5, "percent"),
        Cell("1 ต.ค. 66", 45200.0, "date"),
        Cell("TRUE", True, "bool"),
        Cell("#REF!", "#REF!", "error"),
        Cell("", None, "text", ("https://example.go.th/1",), "หมายเหตุ"),
        Cell(),
        Cell("ตัด\nบรรทัด \ud800 \x00 =1+1", "ตัด\nบรรทัด \ud800 \x00 =1+1"),
        Cell("7", 7.0, "number"),
        Cell("แสดง", "ต่าง"),
    )
    tabs = (Tab("ก", (cells, (), (Cell("ข", "ข"),)), (Merge(0, 0, 2, 1),), 0), Tab("ซ่อน", (), (), None, hidden=True))
    book = Workbook("ชื่อ 'เล่ม'", tabs, MORNING, SHEET, "https://docs.google.com/x", (Damage("FILE_GUESSED", "cp874", "ก"),))
    version = store.add(SHEET, book, fiscal_year=None, assignments=0, forms=0)
    assert store.workbook(version) == book
    assert version.fiscal_year is None


def test_what_is_rare_comes_back_too(store: Store):
    rare = (
        Cell("เดิม ใหม่", "เดิม ใหม่", facts=Facts(unstruck="ใหม่")),
        Cell("เดิม", "เดิม", facts=Facts(unstruck="")),
        Cell("กำลังโหลด...", "กำลังโหลด...", "error", facts=Facts(error="LOADING")),
        Cell(facts=Facts(formula="=A1", pictures=("ภาพ 1",), people=("a@office.example",))),
    )
    tabs = (Tab("ก", (rare,), hidden_columns=frozenset({1, 3}), hidden_rows=frozenset({0})),)
    book = Workbook("เล่ม", tabs, MORNING, SHEET)
    version = store.add(SHEET, book, fiscal_year=None, assignments=0, forms=0)
    assert store.workbook(version) == book
    assert pack(book).digest != pack(replace(book, tabs=(Tab("ก", (rare,)),))).digest


def test_content_without_anything_rare_has_the_digest_that_it_always_had():
    assert pack(content("ก")).digest == "13f8bbe74a6c511712285cfeab7fccf22d1840f53a348cf01c1b24eb61530902"


def test_identical_content_adds_nothing_but_that_it_was_seen_again(store: Store):
    first = keep(store, "ก")
    again = store.add(SHEET, content("ก", days=3), fiscal_year=2567, assignments=1, forms=1)
    assert again == replace(first, last_seen=MORNING + timedelta(days=3)) == store.latest(SHEET)
    assert len(store.versions(SHEET)) == 1
    assert store.workbook(again).read_at == again.last_seen


def test_a_better_reader_of_the_same_content_is_believed(store: Store):
    keep(store, "ก", year=None)
    store.add(SHEET, content("ก"), fiscal_year=2567, assignments=7, forms=2)
    (only,) = store.versions(SHEET)
    assert (only.fiscal_year, only.assignments, only.forms) == (2567, 7, 2)


def test_versions_come_newest_first_and_a_return_to_an_older_content_is_a_version(store: Store):
    for days, name in enumerate("กขก"):
        keep(store, name, days)
    assert results(store) == ["ก", "ข", "ก"]
    assert [version.first_seen.day for version in store.versions(SHEET)] == [12, 11, 10]


def test_sources_do_not_mix(store: Store):
    keep(store, "ก")
    keep(store, "ก", source="/srv/ตาราง.xlsx")
    keep(store, "ข")
    assert [len(store.versions(source)) for source in (SHEET, "/srv/ตาราง.xlsx", "none")] == [2, 1, 0]
    assert store.sources() == [SHEET, "/srv/ตาราง.xlsx"]
    assert store.latest("none") is None


def test_the_versions_of_a_year_whose_spreadsheet_is_another_one_now_are_found(store: Store):
    old, other_year, now = keep(store, "ก", source="old"), keep(store, "ข", source="old", year=2566), keep(store, "ค")
    assert store.of_other_sources(SHEET, 2567) == [old]
    assert store.of_other_sources("old", 2567) == [now]
    assert store.of_other_sources(SHEET, 2566) == [other_year]


def test_a_clock_that_jumps_back_changes_no_order_and_no_span(store: Store):
    keep(store, "ก", days=400)
    keep(store, "ข", days=0)
    again = keep(store, "ข", days=-5)
    assert results(store) == ["ก", "ข"]
    assert again.last_seen == again.first_seen
    assert all(version.last_seen >= version.first_seen for version in store.versions(SHEET))


def test_a_read_that_arrives_late_does_not_turn_the_sheet_back(store: Store):
    keep(store, "ก")
    keep(store, "ข", days=1)
    late = store.add(SHEET, content("ก", days=1 - 10 / 86_400), fiscal_year=2567, assignments=1, forms=1)
    assert results(store) == ["ก", "ข"]
    assert late.first_seen == MORNING


def test_thinning_keeps_all_then_one_a_day_then_one_a_week():
    now = MORNING + timedelta(days=500)
    versions = [(number, MORNING + timedelta(days=number / 3)) for number in range(3 * 500)]
    gone = set(superfluous(versions, now))
    kept = {number: (now - seen, seen.date()) for number, seen in versions if number not in gone}
    recent = [number for number, (age, _day) in kept.items() if age <= timedelta(days=30)]
    daily = [day for age, day in kept.values() if timedelta(days=30) < age <= timedelta(days=365)]
    weekly = [day for age, day in kept.values() if age > timedelta(days=365)]
    assert recent == list(range(1500 - len(recent), 1500))
    assert len(recent) == 90
    assert len(daily) == len(set(daily)) == pytest.approx(335, abs=1)
    assert len(weekly) == len({day.isocalendar()[:2] for day in weekly}) == pytest.approx(20, abs=1)


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("age", "apart", "kept"),
    [
        # Of two versions the newer one's age: within 30 days it stays for itself, then for its day, after 365 days for its week
        (timedelta(days=30), timedelta(hours=1), 2),
        (timedelta(days=30) + SECOND, timedelta(hours=1), 1),
        (timedelta(days=365), timedelta(days=1), 2),
        (timedelta(days=365) + SECOND, timedelta(days=1), 1),
    ],
    ids=["on day 30", "after day 30", "on day 365", "after day 365"],
)
def test_both_sides_of_the_days_of_thinning(age: timedelta, apart: timedelta, kept: int):
    now = MORNING + timedelta(days=700)  # so that neither is the first of its day or week
    newer = now - age
    older = newer - apart
    gone = superfluous([(1, older), (2, newer), (3, now)], now)
    assert len({1, 2, 3} - set(gone)) == kept + 1
    assert not {2, 3} & set(gone)


def test_thinning_keeps_the_last_of_a_day_and_the_latest_of_all(store: Store):
    for number in range(4):
        keep(store, f"{number}", days=number / 10)
    assert store.thin(MORNING + timedelta(days=40)) == 3
    assert results(store) == ["3"]
    assert store.thin(MORNING + timedelta(days=4000)) == 0


def test_a_clock_far_ahead_thins_nothing(store: Store):
    for number in range(4):
        keep(store, f"{number}", days=number / 10)
    keep(store, "อนาคต", days=20_000)
    assert len(results(store)) == 5


def test_thinning_follows_the_setting(history_url: str):
    with_setting = open_store(history_url, OFFICE, keep_days=5, daily_days=6)
    for number in range(20):
        keep(with_setting, f"{number}", days=number)
    with_setting.thin(MORNING + timedelta(days=19.5))
    assert [version.first_seen.day for version in reversed(with_setting.versions(SHEET))] == [14, 21, 23, 24, 25, 26, 27, 28, 29]
    with_setting.close()


def test_a_version_that_was_thinned_out_is_named_as_not_stored(store: Store):
    first = keep(store, "ก")
    keep(store, "ข", days=0.1)
    store.thin(MORNING + timedelta(days=100))
    assert store.version(first.id) is None
    with pytest.raises(NotStoredError):
        store.workbook(first)


def test_threads_store_each_content_once(store: Store):
    with ThreadPoolExecutor(16) as pool:
        versions = list(pool.map(lambda number: keep(store, f"{number % 5}", days=number // 5 / 10), range(40)))
    stored = store.versions(SHEET)
    assert {version.id for version in versions} <= {version.id for version in stored}
    assert all(one.digest != other.digest for one, other in pairwise(stored))


def test_two_stores_at_one_database_are_one_store(store: Store, history_url: str):
    other = open_store(history_url, OFFICE)
    for number in range(10):
        keep(store if number % 2 else other, f"{number}", days=number)
        keep(other if number % 2 else store, f"{number}", days=number)
    assert results(store) == results(other) == [str(number) for number in range(10)]
    other.close()


def writer(url: str, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.history_writer", url, *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def confirmed(lines: list[str]) -> list[tuple[int, str]]:
    assert lines[0].split() == ["ready"]
    return [(int(id_), digest) for id_, digest in (line.split() for line in lines[1:] if line.endswith("\n"))]


@pytest.mark.long
def test_processes_that_write_at_once_lose_and_duplicate_nothing(history_url: str):
    processes = [writer(history_url, name, "15") for name in ("a", "b", "c", "same")]
    said = [confirmed(process.communicate(timeout=300)[0].splitlines(keepends=True)) for process in processes]
    store = open_store(history_url, OFFICE)
    stored = {version.id: version.digest for version in store.versions(SHEET)}
    assert [process.returncode for process in processes] == [0] * 4
    assert all(stored[id_] == digest for confirmations in said for id_, digest in confirmations)
    assert all(one != other for one, other in pairwise(stored.values()))
    assert len(set(stored.values())) == 3 * 15 + 1
    assert len(results(store)) == len(stored)
    store.close()


@pytest.mark.long
def test_a_process_killed_while_it_writes_loses_no_confirmed_version(history_url: str):
    killed_at = []
    for round_ in range(3):
        process = writer(history_url, f"kill{round_}", "100000", "3000")
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(8 + 3 * round_)]
        process.kill()
        lines += process.stdout.readlines()
        process.wait(60)
        process.stdout.close()
        store = open_store(history_url, OFFICE)
        assert store.notices == ()
        stored: dict[int, Version] = {version.id: version for version in store.versions(SHEET)}
        for id_, digest in confirmed(lines):
            assert stored[id_].digest == digest
            assert store.workbook(stored[id_]).tabs[1].width == 3000
        killed_at.append(len(stored))
        keep(store, f"after {round_}", days=round_ + 1)
        assert results(store)[-1] == f"after {round_}"
        store.close()
    assert killed_at == sorted(set(killed_at))


def test_a_source_has_one_name_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "ตาราง.xlsx").touch()
    monkeypatch.chdir(tmp_path)
    links = [
        SHEET,
        f" https://docs.google.com/spreadsheets/d/{SHEET}/edit#gid=0",
        f"https://docs.google.com/spreadsheets/u/1/d/{SHEET}/view",
    ]
    assert {source_key(link) for link in links} == {SHEET}
    assert source_key("ตาราง.xlsx") == source_key("./ตาราง.xlsx") == str(tmp_path / "ตาราง.xlsx")
    assert source_key("ไม่มี.csv") == str(tmp_path / "ไม่มี.csv")


def test_what_means_the_same_is_one_version(store: Store):
    for name, meaning in (("12:00", "m"), ("12:01", "m"), ("12:02", "other"), ("12:03", ""), ("12:04", "")):
        store.add(SHEET, content(name), fiscal_year=2567, assignments=1, forms=1, meaning=meaning)
    assert results(store) == ["12:00", "12:02", "12:03", "12:04"]


def test_of_a_day_with_many_versions_the_last_of_each_hour_stays():
    now = MORNING + timedelta(days=10)
    versions = [(number, MORNING + timedelta(minutes=number)) for number in range(24 * 60)]
    gone = set(superfluous([*versions, (9999, now)], now))
    assert [number for number, _seen in versions if number not in gone] == list(range(59, 24 * 60, 60))
    assert superfluous([*versions, (9999, now)], MORNING + timedelta(days=2)) == []


def test_versions_have_a_bound_in_bytes_and_the_latest_of_a_source_stays(history_url: str):
    bounded = open_store(history_url, OFFICE, most_bytes=1)
    for name in "กขค":
        keep(bounded, name)
    keep(bounded, "อื่น", source="old")
    assert bounded.notices == ()
    assert bounded.thin(MORNING) == 2
    assert (results(bounded), results(bounded, "old")) == (["ค"], ["อื่น"])
    assert [notice.code for notice in bounded.notices] == ["no_room"]
    bounded.close()


def test_the_oldest_go_until_the_rest_has_room():
    assert beyond([(1, 5, False), (2, 5, True), (3, 5, False), (4, 5, True)], 10) == [1, 3]
    assert beyond([(1, 5, False), (2, 5, True), (3, 5, False), (4, 5, True)], 15) == [1]
    assert beyond([(1, 5, False), (2, 5, True)], 10) == []
