"""A sheet that changes at every read: a clock outside the form makes no version; one inside it is thinned out and bounded."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ita_dash import configuredstore
from ita_dash.dataset import Source
from ita_dash.history.packing import pack
from ita_dash.history.store import ROOM_EVERY, Store, open_store
from ita_dash.history.thinning import ALL_OF
from ita_dash.live.sourcereads import Reader
from ita_dash.settings import Settings
from tests.grids import HEADER
from tests.history_stores import MORNING, OFFICE, SHEET, content, keep, results

ROW = "1. มาตรการ,1. จัดประชุม,กองคลัง,ตลอดปี,{result},ไม่มี"


@pytest.mark.parametrize(("where", "count"), [("beside", 1), ("in the form", 6)])
def test_a_clock_outside_the_form_makes_no_version(history_url: str, tmp_path: Path, where: str, count: int):
    file = tmp_path / "แผน.csv"
    store = open_store(history_url, type(OFFICE)(sources=(str(file),)))
    reader, reading = Reader({2567: Source(str(file))}, Settings(), store), None
    for minute in range(6):
        clock = f"{8 + minute}:00:{minute:02}"
        result = f"จัดแล้ว {clock}" if where == "in the form" else "จัดแล้ว"
        above = f"พิมพ์เมื่อ {clock},,,,,"
        file.write_text("\n".join([above, ",".join(HEADER), ROW.format(result=result)]), encoding="utf-8")
        reading = reader.read(reading)
    assert len(store.versions(str(file))) == count
    assert reading.datasets[2567].form.assignments["result"].tolist() == [result]
    store.close()


@pytest.mark.slow
def test_versions_of_a_clock_in_the_form_are_thinned_within_the_day(tmp_path: Path):
    store = open_store(f"sqlite:///{tmp_path}/history.db", OFFICE)
    days, an_hour = 4, 3
    for number in range(days * 24 * an_hour):
        keep(store, str(number), days=number / (24 * an_hour))
    now = MORNING + timedelta(days=days)
    store.thin(now)
    seen = [version.first_seen for version in store.versions(SHEET)]
    old = [moment for moment in seen if now - moment > ALL_OF]
    hours = {(moment.date(), moment.hour) for moment in old}
    assert len(old) == len(hours)  # one for each hour …
    assert len(hours) >= (days * 24 - ALL_OF.days * 24) - 1  # … and of each hour one
    assert len(seen) - len(old) in range(ALL_OF.days * 24 * an_hour - 1, ALL_OF.days * 24 * an_hour + 2)
    assert store.notices == ()
    store.close()


@pytest.mark.parametrize("room", ["enough", "too little"])
def test_beyond_its_bound_the_oldest_go_and_a_warning_says_so(history_url: str, room: str):
    size = len(pack(content("00")).data)
    most = size * 10 + 100 if room == "enough" else size * 4
    store = open_store(history_url, OFFICE, most_bytes=most)
    for number in range(10):
        keep(store, f"{number:02}", days=number / 100)
    store.thin(MORNING + timedelta(days=1))
    if room == "enough":
        assert len(results(store)) == 10
        assert store.notices == ()
    else:
        assert results(store)[-1] == "09"
        assert 3 <= len(results(store)) <= 4
        assert [notice.code for notice in store.notices] == ["no_room"]
        assert "history_megabytes" in store.notices[0].advice
    store.close()


@pytest.mark.slow
def test_the_bound_holds_within_a_day(tmp_path: Path):
    size = len(pack(content("0000")).data)
    store = open_store(f"sqlite:///{tmp_path}/history.db", OFFICE, most_bytes=size * 50)
    for number in range(ROOM_EVERY + 30):
        keep(store, f"{number:04}", days=number / 10_000)
    assert 50 <= len(results(store)) <= 50 + 31  # what came since the last look is let go by the next
    assert results(store)[-1] == f"{ROOM_EVERY + 29:04}"
    assert [notice.code for notice in store.notices] == ["no_room"]
    store.close()


def test_the_latest_stays_however_little_room_there_is(history_url: str):
    store = open_store(history_url, OFFICE, most_bytes=1)
    keep(store, "ก")
    keep(store, "ข", days=1)
    store.thin(datetime.fromisoformat("2024-02-01T00:00:00+07:00"))
    assert results(store) == ["ข"]
    store.close()


def test_a_store_keeps_unasked_what_the_settings_say_unasked():
    assert configuredstore.store(Settings(history_url="sqlite://"))._kept == Store("sqlite://", OFFICE)._kept
