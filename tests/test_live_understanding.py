"""A sheet that takes too long or too much is given up, with the reason; the last version stays, and the app goes on."""

import logging
import os
from datetime import datetime

import pytest

from ita_dash.dataset import Source
from ita_dash.fiscal import BANGKOK
from ita_dash.history.packing import pack
from ita_dash.history.store import Office, open_store
from ita_dash.live import understanding
from ita_dash.live.feed import Feed
from ita_dash.live.feeds import Feeds
from ita_dash.live.sourcereads import Reader
from ita_dash.live.understanding import Stored, here, in_worker, understood
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.workers.crew import Crew
from tests.grids import HEADER, Held, tab, workbook
from tests.surroundings import PATIENCE
from tests.worker_jobs import Deadly, Endless, Huge

ROWS = [[f"{n}. มาตรการ {n}", f"1. จัดประชุม {n}", "กองคลัง", "ตลอดปี", f"ทำแล้ว {n}", "ไม่มี"] for n in range(1, 9)]
PLAN = workbook(tab("แผน", [HEADER, *ROWS]))
SOURCES = {None: Source("แผน.xlsx")}
STORE = open_store("sqlite://", Office())
SECRET = "PRIVATE-KEY-OF-THE-OFFICE"
SHORT = Settings(understand_seconds=3)
NARROW = Settings(understand_megabytes=400)
WAYS = pytest.mark.parametrize("understand", [here, in_worker])


@WAYS
def test_what_a_sheet_means_comes_whole(understand):
    read = understand(Held(PLAN), SOURCES, Settings(office="อบต. ตัวอย่าง"))
    assert list(read.datasets[None].form.assignments["result"]) == [row[4] for row in ROWS]
    assert read.datasets[None].office == "อบต. ตัวอย่าง"
    assert read.packed == pack(PLAN)
    assert (read.heading.title, read.heading.read_at, read.heading.tabs) == (PLAN.title, PLAN.read_at, ())


@WAYS
def test_known_content_is_not_understood_again(understand):
    assert understand(Held(PLAN), SOURCES, Settings(), known=pack(PLAN).digest).datasets is None


@WAYS
def test_a_stored_version_means_the_same(understand):
    packed = pack(PLAN)
    stored = Stored(packed.data, PLAN.read_at, "แผน.xlsx", "")
    read = understand(stored, SOURCES, Settings(), digest=packed.digest)
    assert read.datasets[None].version == understood(Held(PLAN), SOURCES, Settings()).datasets[None].version
    with pytest.raises(SheetError) as gone:
        understand(Stored(b"damaged", PLAN.read_at, "", ""), SOURCES, Settings(), digest="x")
    assert gone.value.code == "no_form"


@WAYS
def test_a_sheet_without_a_form_means_nothing(understand):
    assert understand(Held(workbook(tab("ปก", [["แผน"]]))), SOURCES, Settings()).datasets == {}


@pytest.mark.heavy
@WAYS
@pytest.mark.parametrize(
    ("sheet", "settings", "code", "said"),
    [(Endless(), SHORT, "too_long", "3 วินาที"), (Huge(2000), NARROW, "too_much", "400 เมกะไบต์")],
)
def test_beyond_its_limits_it_is_given_up_and_the_next_is_read(understand, sheet, settings, code, said):
    for _again in range(2):
        with pytest.raises(SheetError) as given_up:
            understand(sheet, SOURCES, settings)
        assert given_up.value.code == code
        assert said in given_up.value.message
        assert given_up.value.advice
    assert understand(Held(PLAN), SOURCES, Settings()).datasets


@pytest.mark.slow
def test_one_that_ends_its_process_is_said_and_the_next_is_read():
    with pytest.raises(SheetError) as given_up:
        in_worker(Deadly(), SOURCES, Settings())
    assert given_up.value.code == "unexpected"
    assert in_worker(Held(PLAN), SOURCES, Settings()).datasets


def test_a_sheet_that_is_read_while_the_app_ends_is_no_error_of_the_log(monkeypatch, caplog):
    crew = Crew()
    crew.close()
    monkeypatch.setattr(understanding, "CREW", crew)
    reader = Reader({None: Source("1sheet-of-the-office-0123456789abcdef")}, SHORT, None, Turns(Held(PLAN)), understand=in_worker)
    feed = Feed(reader.read, 60, start=lambda read: read())
    assert feed.ask().outage.error.code == "ended"
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING] == []


def test_a_worker_is_told_no_key_and_no_password(monkeypatch):
    told = []
    monkeypatch.setattr(understanding.CREW, "run", lambda *args, **_limits: told.append(args))
    settings = Settings(api_key=SECRET, history_url=f"postgresql://u:{SECRET}@h/db", service_account={"private_key": SECRET})
    in_worker(Held(PLAN), SOURCES, settings)
    assert told
    assert SECRET not in str([one.model_dump() for one in told[0] if isinstance(one, Settings)])


def test_the_private_key_is_in_no_key_of_the_feeds_and_no_name(tmp_path):
    feeds = Feeds()
    settings = Settings(spreadsheet=str(tmp_path / "แผน.xlsx"), service_account={"private_key": SECRET}, api_key=SECRET)
    source = feeds.source(settings, STORE, None)
    assert len(feeds._known.keys()) == 1
    assert SECRET not in repr(feeds._known)
    assert SECRET not in repr(feeds._known.keys())
    assert feeds.source(settings, STORE, None).feed is source.feed
    other = settings.model_copy(update={"service_account": {"private_key": "another"}})
    assert feeds.source(other, STORE, None).feed is not source.feed


class Turns:
    """Gives one sheet after another."""

    def __init__(self, *sheets) -> None:
        self.sheets = list(sheets)

    def fetch(self, _id, _source=""):
        return self.sheets.pop(0)


@pytest.mark.heavy
def test_the_last_version_stays_while_a_bad_cell_is_there_and_the_next_good_one_comes():
    def in_time(fetched, sources, settings, *known):
        return in_worker(fetched, sources, SHORT if isinstance(fetched, Endless) else settings, *known)

    sheets = Turns(Held(PLAN), Endless(), Held(workbook(tab("แผน", [HEADER, *ROWS[:5]]))))
    source, settings = Source("1sheet-of-the-office-0123456789abcdef"), Settings(understand_seconds=PATIENCE)
    reader = Reader({None: source}, settings, None, sheets, understand=in_time)
    now = [0.0]
    noon = datetime(2024, 6, 30, 12, tzinfo=BANGKOK)
    feed = Feed(reader.read, 60, clock=lambda: now[0], now=lambda: noon, start=lambda read: read())
    counts = []
    for _minute in range(3):
        state = feed.ask()
        counts.append((len(state.reading.datasets[None].form.assignments), state.outage.error.code if state.outage else None))
        now[0] += 61
    assert counts == [(8, None), (8, "too_long"), (5, None)]


@pytest.mark.heavy
def test_nothing_of_a_sheet_that_was_given_up_stays():
    in_worker(Held(PLAN), SOURCES, Settings())
    before = set(understanding.CREW.pids)
    with pytest.raises(SheetError):
        in_worker(Endless(), SOURCES, SHORT)
    gone = before - set(understanding.CREW.pids)
    assert gone
    assert not any(os.path.exists(f"/proc/{pid}") for pid in gone)


def test_a_clock_in_a_cell_that_no_report_holds_changes_no_meaning():
    def meaning(clock: str, result: str = "ประชุมแล้ว") -> str:
        rows = [[f"ข้อมูล ณ เวลา {clock}"], HEADER, ["1. มาตรการ", "1. ประชุม", "กองคลัง", "ตลอดปี", result, ""]]
        held = Held(workbook(tab("แผน", rows)))
        return understood(held, {2567: Source("plan.xlsx")}, Settings()).meaning

    assert meaning("12.00") == meaning("12.01") != meaning("12.00", "ประชุมแล้ว 2 ครั้ง")
