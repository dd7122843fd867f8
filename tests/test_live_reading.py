"""From a source to what is shown: stored before it is shown, served from the store, and what a new version lost."""

import os
import threading
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from ita_dash.dataset import Source
from ita_dash.fiscal import BANGKOK
from ita_dash.history.store import Office, Store, open_store, source_key
from ita_dash.live import loader
from ita_dash.live.feeds import Feeds
from ita_dash.live.sourcereads import Reader
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.source import fetch
from ita_dash.sheet.workbook import Workbook
from tests.grids import HEADER, Held, tab, workbook

pytestmark = pytest.mark.slow  # a file that takes several seconds

ID = "1sheet-of-the-office-0123456789abcdef"
OFFICE = Office(sources=(ID, "another-spreadsheet"))
NOON = datetime(2024, 6, 30, 12, 0, tzinfo=BANGKOK)
ROWS = [[f"{n}. มาตรการ {n}", f"1. จัดประชุม {n}", "กองคลัง", "ตลอดปี", f"ทำแล้ว {n}", "ไม่มี"] for n in range(1, 9)]
NO_FORM = workbook(tab("ปก", [["แผนปฏิบัติการ"]]))


def plan(rows=ROWS, header=HEADER) -> Workbook:
    return workbook(tab("แผน", [header, *rows]), url=f"https://docs.google.com/spreadsheets/d/{ID}/edit")


class Sheets:
    """Gives what it holds, an hour later at each read, or raises it."""

    def __init__(self, content: Workbook | SheetError, at: datetime = NOON) -> None:
        self.content, self.at, self.reads = content, at, 0

    def fetch(self, _spreadsheet_id: str, _source: str = "") -> Held:
        self.reads += 1
        self.at += timedelta(hours=1)
        if isinstance(self.content, SheetError):
            raise self.content
        return Held(replace(self.content, read_at=self.at))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    file = source_key(str(tmp_path / "แผน 2567.xlsx"))
    return open_store(f"sqlite:///{tmp_path}/history.db", replace(OFFICE, sources=(*OFFICE.sources, file)))


def reader_of(sheets: Sheets, store: Store | None, settings: Settings = Settings(), years=(None,)) -> Reader:  # noqa: B008
    return Reader({year: Source(ID) for year in years}, settings, store, sheets)


def first_results(reading) -> str:
    return reading.datasets[None].form.assignments["result"].iloc[0]


def test_a_read_is_stored_before_anybody_sees_it(store):
    reading = reader_of(Sheets(plan()), store).read(None)
    (version,) = store.versions(ID)
    assert reading.version == version
    assert (version.assignments, version.forms, version.fiscal_year) == (8, 1, 2567)
    assert version.first_seen == reading.read_at == NOON + timedelta(hours=1)


def test_the_same_content_is_the_same_data_seen_again(store):
    reader = reader_of(Sheets(plan()), store)
    one = reader.read(None)
    two = reader.read(one)
    assert two.datasets[None].form is one.datasets[None].form
    assert two.datasets[None].version == one.datasets[None].version
    assert two.datasets[None].read_at - one.datasets[None].read_at == timedelta(hours=1)
    assert [version.last_seen for version in store.versions(ID)] == [two.read_at]


def test_other_content_is_another_version(store):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    one = reader.read(None)
    sheets.content = plan([*ROWS, ["9. ใหม่", "1. ใหม่", "กองช่าง", "ตลอดปี", "", ""]])
    two = reader.read(one)
    assert two.datasets[None].version != one.datasets[None].version
    assert len(store.versions(ID)) == 2
    assert two.lost is None


def test_years_that_name_the_same_spreadsheet_share_one_read(store):
    sheets = Sheets(plan())
    reading = reader_of(sheets, store, years=(2566, 2567)).read(None)
    assert sheets.reads == 1
    assert {year: dataset.year.be for year, dataset in reading.datasets.items()} == {2566: 2566, 2567: 2567}
    assert len(store.versions(ID)) == 1


def test_after_a_restart_the_last_version_is_there_without_a_call(store):
    reader_of(Sheets(plan()), store).read(None)
    away = Sheets(SheetError("unavailable"))
    kept = reader_of(away, store).kept()
    assert first_results(kept) == "ทำแล้ว 1"
    assert kept.datasets[None].url.endswith(f"{ID}/edit")
    assert away.reads == 0


def test_after_a_restart_unchanged_data_keeps_its_version(store):
    one = reader_of(Sheets(plan()), store).read(None)
    again = reader_of(Sheets(plan()), store)
    kept = again.kept()
    assert kept.datasets[None].version == one.datasets[None].version == again.read(kept).datasets[None].version


def test_nothing_kept_is_nothing(store):
    assert reader_of(Sheets(plan()), store).kept() is None
    assert reader_of(Sheets(plan()), None).kept() is None


@pytest.mark.parametrize(
    ("after", "losses"),
    [
        (plan([row[:4] + row[5:] for row in ROWS], HEADER[:4] + HEADER[5:]), ["column_gone"]),
        (plan(ROWS[:3]), ["assignments_halved"]),
    ],
)
def test_a_loss_is_kept_shown_and_named_until_it_is_put_right(store, after, losses):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    good = reader.read(None)
    sheets.content = after
    lossy = reader.read(good)
    assert [loss.code for loss in lossy.lost.losses] == losses
    assert lossy.lost.before == good.version
    assert len(lossy.datasets[None].form.assignments) == len(after.tabs[0].rows) - 1
    # An edit of what is left is no repair.
    row = after.tabs[0].rows[1]
    edited = replace(after.tabs[0], rows=(after.tabs[0].rows[0], (*row[:-1], replace(row[-1], text="ใหม่", value="ใหม่"))))
    sheets.content = replace(after, tabs=(replace(edited, rows=(*edited.rows, *after.tabs[0].rows[2:])),))
    later = reader.read(lossy)
    assert later.lost.before == good.version
    sheets.content = plan()
    assert reader.read(later).lost is None
    assert len(store.versions(ID)) == 4


@pytest.mark.parametrize(("after", "named"), [(timedelta(days=7) - timedelta(seconds=1), True), (timedelta(days=7), False)])
def test_a_loss_that_nobody_puts_right_in_a_week_was_meant(store, after, named):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    good = reader.read(None)
    sheets.content = plan(ROWS[:3])
    lossy = reader.read(good)
    sheets.at = good.version.last_seen + after - timedelta(hours=1)  # a read takes an hour
    sheets.content = plan(ROWS[:2])
    assert (reader.read(lossy).lost is not None) == named
    assert (reader_of(sheets, store).kept().lost is not None) == named


def test_a_loss_is_named_also_after_a_restart(store):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    lossy = reader.read(reader.read(None))
    sheets.content = plan(ROWS[:3])
    lossy = reader.read(lossy)
    kept = reader_of(sheets, store).kept()
    assert (kept.lost.before.digest, kept.lost.losses) == (lossy.lost.before.digest, lossy.lost.losses)


def test_without_a_form_the_last_version_stands_in(store):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    good = reader.read(None)
    sheets.content = NO_FORM
    empty = reader.read(good)
    assert empty.stand_in
    assert [loss.code for loss in empty.lost.losses] == ["no_form"]
    assert empty.datasets == good.datasets
    assert len(store.versions(ID)) == 2
    once_more = reader.read(empty)
    assert once_more.stand_in
    assert once_more.datasets[None].read_at == good.read_at
    restarted = reader_of(sheets, store)
    kept = restarted.kept()
    assert kept.stand_in
    assert first_results(kept) == "ทำแล้ว 1"
    assert restarted.read(kept).stand_in
    sheets.content = plan()
    back = reader.read(once_more)
    assert (back.stand_in, back.lost) == (False, None)


@pytest.mark.parametrize("empty", [NO_FORM, workbook(tab("ว่าง", [])), workbook()])
def test_a_sheet_that_never_had_a_form_is_read_and_kept_all_the_same(store, empty):
    reading = reader_of(Sheets(empty), store).read(None)
    assert (reading.datasets, reading.stand_in, reading.lost) == ({}, False, None)
    assert [version.forms for version in store.versions(ID)] == [0]


def test_tabs_that_were_renamed_are_no_loss(store):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    good = reader.read(None)
    sheets.content = replace(plan(), tabs=(replace(plan().tabs[0], title="ชื่อใหม่"),))
    renamed = reader.read(good)
    assert renamed.lost is None
    assert renamed.datasets[None].form.tabs[0].title == "ชื่อใหม่"


def test_older_versions_can_be_looked_at(store):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    good = reader.read(None)
    sheets.content = plan(ROWS[:3])
    reader.read(good)
    old = reader.at(good.version.id, None)
    assert len(old.form.assignments) == 8
    assert old is reader.at(good.version.id, None)
    assert reader.at(good.version.id + 100, None) is None
    assert reader.at(good.version.id, 2560) is None


def test_an_older_version_is_read_by_the_offices_own_names_of_columns(store):
    header = [name.replace("ผู้รับผิดชอบ", "ช่องที่ ๓") for name in HEADER]
    sheets = Sheets(plan(header=header))
    reader = reader_of(sheets, store, Settings(columns={"division": ("ช่องที่ ๓",)}))
    first = reader.read(None)
    sheets.content = plan(ROWS[:7], header)
    reader.read(first)
    assert list(reader.at(first.version.id, None).form.assignments["division"]) == ["กองคลัง"] * 8


def test_of_old_versions_as_many_as_may_be_are_kept_those_last_looked_at(store):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    reading = reader.read(None)
    ids = [reading.version.id]
    for count in range(7, 0, -1):
        sheets.content = plan(ROWS[:count])
        reading = reader.read(reading)
        ids.append(reading.version.id)
    sheets.content = plan([*ROWS[:1], ["9. ใหม่", "1. ใหม่", "กองช่าง", "ตลอดปี", "", ""]])
    ids.append(reader.read(reading).version.id)
    first, *others, last = ids
    old = reader.at(first, None)
    for other in others:
        reader.at(other, None)
    assert reader.at(first, None) is old  # eight are kept
    second = reader.at(others[0], None)
    reader.at(others[1], None)
    assert len({*ids}) == 9
    reader.at(last, None)  # in place of the one that was looked at longest ago
    assert reader.at(first, None) is old
    assert reader.at(others[0], None) is second


def test_a_version_of_another_source_is_none_of_this_one(store):
    other = store.add("another-spreadsheet", replace(plan(), read_at=NOON), fiscal_year=2567, assignments=8, forms=1)
    assert reader_of(Sheets(plan()), store).at(other.id, None) is None


def test_a_wall_clock_that_jumps_back_loses_no_version(store):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    good = reader.read(None)
    sheets.at -= timedelta(days=400)
    sheets.content = plan([*ROWS[:-1], ["8. มาตรการ 8", "1. ใหม่", "กองคลัง", "ตลอดปี", "ทำแล้ว", "ไม่มี"]])
    later = reader.read(good)
    assert len(store.versions(ID)) == 2
    assert later.datasets[None].version != good.datasets[None].version
    assert reader_of(sheets, store).kept().digest == later.digest


def test_two_apps_on_one_store_add_one_version(tmp_path):
    url = f"sqlite:///{tmp_path}/history.db"
    readers = [reader_of(Sheets(plan()), open_store(url, OFFICE)) for _app in range(2)]
    threads = [threading.Thread(target=reader.read, args=(None,)) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(open_store(url, OFFICE).versions(ID)) == 1


def test_a_store_that_cannot_be_written_stops_no_reading(tmp_path):
    (tmp_path / "file").write_text("no folder")
    broken = open_store(f"sqlite:///{tmp_path}/file/history.db", OFFICE)
    sheets = Sheets(plan())
    reader = reader_of(sheets, broken)
    good = reader.read(None)
    assert first_results(good) == "ทำแล้ว 1"
    assert broken.notices
    sheets.content = NO_FORM
    assert reader.read(good).stand_in
    assert reader.at(good.version.id, None).form.assignments["result"].iloc[0] == "ทำแล้ว 1"


def test_settings_that_change_what_cells_mean_change_the_version_of_the_data(store):
    one = reader_of(Sheets(plan()), store).read(None)
    two = reader_of(Sheets(plan()), store, Settings(office="อบต. ตัวอย่าง")).read(None)
    assert one.version.digest == two.version.digest
    assert one.datasets[None].version != two.datasets[None].version


@pytest.mark.parametrize(("since", "named"), [(3, True), (4, False)])
def test_looking_back_after_a_restart_has_a_bound(store, since, named):
    sheets = Sheets(plan())
    reader = reader_of(sheets, store)
    reading = reader.read(None)
    for number in range(since):
        sheets.content = plan([*ROWS[: 2 if number else 3], ["4. ใหม่", f"1. ใหม่ {number}", "กองช่าง", "ตลอดปี", "", ""]])
        reading = reader.read(reading)
    assert (reader_of(sheets, store).kept().lost is not None) == named


def save(path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    for row in [HEADER, *rows]:
        book.active.append(row)
    book.save(path)


def test_a_file_is_opened_again_only_when_it_changed(tmp_path, store, monkeypatch):
    path = tmp_path / "แผน 2567.xlsx"
    save(path, ROWS)
    opened = []
    monkeypatch.setattr(
        "ita_dash.live.sourcereads.fetch", lambda *args, **how: opened.append(1) or fetch(*args, **how), raising=True
    )
    reader = Reader({None: Source(str(path))}, Settings(), store)
    one = reader.read(None)
    two = reader.read(one)
    assert len(opened) == 1
    assert two.datasets[None].form is one.datasets[None].form
    save(path, ROWS[:6])
    os.utime(path, ns=(1, 1))
    assert len(reader.read(two).datasets[None].form.assignments) == 6
    assert len(store.versions(source_key(str(path)))) == 2


def test_on_another_day_the_same_content_is_understood_anew_and_is_no_other_version(tmp_path, store, monkeypatch):
    """A report that was dated ahead yesterday may be of today."""
    path, days = tmp_path / "แผน 2567.xlsx", [date(2024, 6, 30)]
    save(path, [[*ROWS[0]]])
    for module in ("ita_dash.live.sourcereads", "ita_dash.dataset"):
        monkeypatch.setattr(f"{module}.today", lambda: days[0])
    key = source_key(str(path))
    for reader in (
        Reader({None: Source(str(path))}, Settings(), store),
        Reader({None: Source(ID)}, Settings(), store, Sheets(plan())),
    ):
        days[0] = date(2024, 6, 30)
        one = reader.read(None)
        assert reader.read(one).datasets[None].version == one.datasets[None].version
        days[0] = date(2024, 7, 1)
        two = reader.read(one)
        assert two.datasets[None].form is not one.datasets[None].form
        assert two.datasets[None].version != one.datasets[None].version
        assert two.lost is None
        assert reader.read(two).datasets[None].form is two.datasets[None].form
        heard = reader.stored(one)  # of another server, that read it
        assert heard.datasets[None].version == two.datasets[None].version
    assert len(store.versions(key)) == len(store.versions(ID)) == 1


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 half a file", b"<html>"])
def test_a_file_that_goes_away_or_breaks_leaves_what_was_read(tmp_path, store, content):
    path = tmp_path / "แผน 2567.xlsx"
    save(path, ROWS)
    settings = Settings(spreadsheet=str(path))
    feeds = Feeds()
    source = feeds.source(settings, store, None)
    assert source.dataset(source.feed.ask()).year.be == 2567
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    source.feed.refresh(wait=30)
    state = source.feed.state()
    assert state.outage.error.code == ("file_missing" if content is None else "file_unreadable")
    assert len(source.dataset(state).form.assignments) == 8
    restarted = Feeds().source(settings, store, None)
    assert len(restarted.dataset(restarted.feed.ask()).form.assignments) == 8


def test_bundled_workbooks_are_read_once_and_leave_no_history(store):
    source = Feeds().source(Settings(), store, 2566)
    state = source.feed.ask()
    assert source.dataset(state).source.bundled
    assert state.next_read > 10**9
    assert store.sources() == []


def test_years_of_one_spreadsheet_have_one_feed_and_changed_settings_another(store):
    feeds = Feeds()
    link = f"https://docs.google.com/spreadsheets/d/{ID}/edit"
    settings = Settings(years={2566: link, 2567: ID}, api_key="k")
    assert feeds.source(settings, store, 2566).feed is feeds.source(settings, store, 2567).feed
    changed = settings.model_copy(update={"office": "อบต. ตัวอย่าง"})
    assert feeds.source(changed, store, 2566).feed is not feeds.source(settings, store, 2566).feed


def test_cells_of_a_version_without_a_form_are_not_fetched_to_find_none(store, monkeypatch):
    sheets = Sheets(plan())
    good = reader_of(sheets, store).read(None)
    sheets.content = NO_FORM
    reader_of(sheets, store).read(good)
    fetched, cells = [], store.cells
    monkeypatch.setattr(store, "cells", lambda version: fetched.append(version.forms) or cells(version))
    assert reader_of(sheets, store).kept().stand_in
    assert fetched
    assert 0 not in fetched


def test_only_the_bundled_example_is_known_to_be_a_demonstration(tmp_path):
    assert loader.years(Settings()) == {2567: True, 2566: False}
    assert loader.years(Settings(years={2568: str(tmp_path / "form.csv")}))[2568] is False
