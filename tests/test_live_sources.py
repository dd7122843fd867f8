"""One source as pages and links ask for it: which year, which version, how it stands, what a process that starts knows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import inf
from pathlib import Path

import pytest

from ita_dash.dataset import Source
from ita_dash.fiscal import BANGKOK
from ita_dash.history.store import Office, Store, open_store, source_key
from ita_dash.live import feeds as year_sources
from ita_dash.live import loader, understanding
from ita_dash.live.feed import Feed, State
from ita_dash.live.feeds import MOST, Feeds, YearSource
from ita_dash.live.sourcereads import Reader, Reading
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import Workbook
from tests.fake_clock import FakeClock, at_once
from tests.grids import DIVISIONS, HEADER, tab, workbook
from tests.history_stores import store_in, store_url
from tests.test_live_reading import ID, NO_FORM, NOON, ROWS, Sheets, plan

pytestmark = pytest.mark.slow  # a file that takes several seconds

OFFICE = Office(sources=(ID,))
DOWN = SheetError("unavailable")
TWO_YEARS = workbook(tab("ปี 2566", [HEADER, *ROWS]), tab("ปี 2567", [HEADER, *ROWS[:5]], gid=1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, OFFICE) as found:
        yield found


class One:
    """A source and its feed, on a clock that tests move."""

    def __init__(self, content: Workbook | SheetError, store: Store | None, known_year: int | None = None) -> None:
        self.sheets, self.clock, self.known_year = Sheets(content), FakeClock(), known_year
        self.reader = Reader({known_year: Source(ID)}, Settings(), store, self.sheets)
        how = {"clock": self.clock.clock, "now": self.clock.now, "start": at_once}
        self.feed: Feed[Reading] = Feed(self.reader.read, 60.0, self.reader.kept, **how)

    def of(self, year: int | None = None) -> YearSource:
        return YearSource(self.feed, self.reader, self.known_year, year, ID)

    def next(self, content: Workbook | SheetError) -> Reading | None:
        """What there is after the next read."""
        self.sheets.content = content
        self.clock.seconds += 600
        return self.feed.ask().reading


def code_of(source: YearSource, state: State[Reading]) -> str:
    with pytest.raises(SheetError) as raised:
        source.dataset(state)
    return raised.value.code


def test_where_there_is_nothing_to_show_it_is_said_why(store: Store):
    one = One(plan(), store)
    assert code_of(one.of(), one.feed.state()) == "still_reading"
    down = One(DOWN, store)
    assert code_of(down.of(), down.feed.ask()) == "unavailable"
    empty = One(NO_FORM, store)
    with pytest.raises(SheetError) as raised:
        empty.of().dataset(empty.feed.ask())
    assert (raised.value.code, raised.value.source) == ("no_form", ID)


def test_what_was_read_is_that_of_the_year_that_is_asked_for(store: Store):
    one = One(plan(), store)
    state = one.feed.ask()
    assert one.of().dataset(state).year.be == one.of(2567).dataset(state).year.be == 2567
    assert code_of(one.of(2566), state) == "no_year"


def test_a_spreadsheet_of_two_years_gives_each_and_its_usual_one(store: Store):
    one = One(TWO_YEARS, store)
    state = one.feed.ask()
    found = {year: one.of(year).dataset(state) for year in (None, 2566, 2567)}
    assert {year: (dataset.year.be, len(dataset.form.assignments)) for year, dataset in found.items()} == {
        None: (2567, 5),
        2566: (2566, 8),
        2567: (2567, 5),
    }
    assert code_of(one.of(2565), state) == "no_year"
    assert state.reading.version
    id_ = state.reading.version.id
    assert {year: one.of(year).at(id_).year.be for year in (None, 2566, 2567)} == {None: 2567, 2566: 2566, 2567: 2567}
    assert one.of(2565).at(id_) is None
    assert one.of().at(id_ + 1) is None


def test_a_year_of_the_settings_is_that_of_every_version(store: Store):
    one = One(plan(), store, 2566)
    state = one.feed.ask()
    assert one.of(2566).dataset(state).year.be == 2566
    assert state.reading.version
    assert one.of(2566).at(state.reading.version.id).year.be == 2566


def test_how_a_source_stands_while_all_is_well(store: Store):
    one = One(plan(), store)
    first = one.of().standing()
    assert first.shown is one.feed.state().reading.datasets[None]
    assert (first.confirmed, first.fresh, first.outage, first.busy, first.next_try) == (
        NOON + timedelta(hours=1),
        True,
        None,
        False,
        None,
    )
    assert (first.refresh_in, first.lost, first.stand_in) == (0.0, None, False)
    one.feed.refresh()
    assert one.of().standing().refresh_in == 10.0


def test_how_a_source_stands_while_it_is_away(store: Store):
    down = One(DOWN, store)
    began = datetime.now(BANGKOK)
    nothing = down.of().standing()
    assert (nothing.shown, nothing.confirmed, nothing.fresh, nothing.outage.error) == (None, None, False, DOWN)
    assert timedelta(seconds=30) <= nothing.next_try - began < timedelta(minutes=10)
    assert (nothing.lost, nothing.stand_in) == (None, False)
    One(plan(), store).feed.ask()
    after_a_restart = One(DOWN, store).of().standing()
    assert (len(after_a_restart.shown.form.assignments), after_a_restart.fresh) == (8, False)
    assert after_a_restart.confirmed == NOON + timedelta(hours=1)


def test_how_a_source_stands_that_lost_its_form(store: Store):
    one = One(plan(), store)
    one.feed.ask()
    one.next(NO_FORM)
    found = one.of().standing()
    assert (found.stand_in, [loss.code for loss in found.lost.losses], len(found.shown.form.assignments)) == (
        True,
        ["no_form"],
        8,
    )
    one.next(plan(ROWS[:3]))
    found = one.of().standing()
    assert (found.stand_in, [loss.code for loss in found.lost.losses], len(found.shown.form.assignments)) == (
        False,
        ["assignments_halved"],
        3,
    )


# Which feed


def test_a_file_is_read_for_itself_kept_and_read_again_by_the_settings(store: Store, tmp_path: Path):
    path = tmp_path / "แผน.csv"
    settings = Settings(years={2567: str(path)}, refresh_seconds=77)
    source = Feeds().source(settings, store, 2567)
    assert (source.feed._every, source.feed._others, source.reader._store) == (77, None, store)
    assert (source.known_year, source.year, source.location) == (2567, 2567, str(path))
    assert source.reader._understand is year_sources.in_worker


def test_what_came_with_the_app_is_read_once_and_not_kept(store: Store):
    source = Feeds().source(Settings(), store, None)
    assert (source.feed._every, source.reader._store, source.known_year, source.year) == (inf, None, 2567, None)


def test_years_of_one_source_are_read_together_and_those_of_another_apart(store: Store, tmp_path: Path):
    one, other = str(tmp_path / "หนึ่ง.csv"), str(tmp_path / "สอง.csv")
    feeds, settings = Feeds(), Settings(years={2565: one, 2566: other, 2567: one})
    sources = {year: feeds.source(settings, store, year) for year in (2565, 2566, 2567)}
    assert sources[2565].feed is sources[2567].feed is not sources[2566].feed
    assert {year: set(source.reader._sources) for year, source in sources.items()} == {
        2565: {2565, 2567},
        2566: {2566},
        2567: {2565, 2567},
    }
    with pytest.raises(SheetError, match="no_year"):
        feeds.source(settings, store, 2564)
    feeds.forget()
    assert feeds.source(settings, store, 2565).feed is not sources[2565].feed


def test_so_many_sources_are_kept(store: Store, tmp_path: Path):
    assert MOST == 24
    settings = Settings(years={2500 + number: str(tmp_path / f"{number}.csv") for number in range(25)})
    feeds = Feeds()
    first = feeds.source(settings, store, 2500).feed
    for year in range(2501, 2524):
        feeds.source(settings, store, year)
    assert feeds.source(settings, store, 2500).feed is first
    for year in (2524, 2501):
        feeds.source(settings, store, year)
    assert feeds.source(settings, store, 2500).feed is first
    assert len(feeds._known.keys()) == 24


def test_only_of_a_server_s_store_and_a_spreadsheet_others_can_know(tmp_path: Path):
    settings = Settings(spreadsheet=ID, understand_seconds=40, refresh_seconds=50)
    with store_url("postgresql", tmp_path) as url:
        shared = open_store(url, OFFICE)
        others = Feeds().source(settings, shared, None).feed._others
        assert (others.name, others.every, others.longest, others.store) == (f"{OFFICE.id}\n{ID}", 50, 75.0, shared)
        assert Feeds().source(Settings(spreadsheet=str(tmp_path / "x.csv")), shared, None).feed._others is None
        shared.close()


# What pages and links ask


@pytest.fixture
def office(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An office's file in this process; the year is known only once it is read."""
    path = tmp_path / "แผน.csv"
    write(path, ROWS)
    store.office = Office(sources=(source_key(str(path)),))
    monkeypatch.setattr(loader, "store", lambda _settings: store)
    monkeypatch.setattr(year_sources, "in_worker", understanding.understood)
    monkeypatch.setattr(loader, "FEEDS", Feeds())
    return Settings(spreadsheet=str(path))


def write(path: Path, rows: list[list[str]]) -> None:
    path.write_text("\n".join(",".join(row) for row in [HEADER, *rows]), encoding="utf-8")


def broken(office: Settings) -> Settings:
    return office.model_copy(update={"spreadsheet": office.spreadsheet + ".none.csv"})


def test_a_file_is_shown_to_all_as_one_object_until_there_is_newer(office: Settings, store: Store):
    assert loader.unread(office)
    assert loader.nothing_yet(office, None)
    assert loader.year_unknown_yet(office)
    first = loader.dataset(office, None)
    assert loader.dataset(office, None) is first is loader.dataset(office, first.year.be)
    assert [loader.unread(office), loader.nothing_yet(office, None), loader.year_unknown_yet(office)] == [False] * 3
    (version,) = store.versions(source_key(office.spreadsheet))
    write(Path(office.spreadsheet), ROWS[:6])
    assert loader.refresh(office, None)
    assert not loader.refresh(office, None)
    assert len(loader.dataset(office, None).form.assignments) == 6
    assert len(loader.dataset_at(office, None, version.id).form.assignments) == 8
    assert loader.dataset_at(office, None, 99) is None
    assert loader.standing(office, None).shown is loader.dataset(office, None)


def test_the_years_to_choose_from_are_known_by_reading(office: Settings):
    year = loader.default_year(office)
    assert year == loader.dataset(office, None).year.be
    assert loader.years(office) == {year: False}
    several = office.model_copy(update={"years": {2560: office.spreadsheet, 2599: "x.csv"}})
    assert list(loader.years(several).items()) == [(2599, False), *sorted({year: False, 2560: False}.items(), reverse=True)]


def test_a_spreadsheet_that_cannot_be_read_has_no_year(office: Settings):
    away = broken(office)
    assert loader.default_year(away) is None
    assert loader.years(away) == {}
    assert loader.years(away.model_copy(update={"years": {2560: "x.csv"}})) == {2560: False}
    assert loader.listed(away) == {}
    loader.read_first(away)  # what failed is the page's to tell
    assert not loader.unread(away)
    with pytest.raises(SheetError):
        loader.dataset(away, None)


def test_a_year_that_the_settings_name_is_known_without_reading(office: Settings):
    named = Settings(years={2560: office.spreadsheet})
    assert (loader.default_year(named), loader.year_unknown_yet(named)) == (2560, False)
    assert loader.unread(named)
    assert loader.years(named) == {2560: False}
    assert loader.unread(named)
    with pytest.raises(SheetError, match="no_year"):
        loader.dataset(named, 2561)


def test_who_watches_begins_the_first_read_and_waits_for_none(office: Settings, monkeypatch: pytest.MonkeyPatch):
    begun: list[object] = []
    monkeypatch.setattr(loader, "in_background", begun.append)
    assert loader.state(office).reading is None
    assert len(begun) == 1
    begun.pop()()
    assert loader.state(office).reading is not None
    assert begun == []
    source = loader.FEEDS.source(broken(office), loader.store(office), None)
    source.feed._busy = True
    assert loader.state(broken(office)).busy
    assert begun == []  # it is on its way


def test_the_addresses_of_divisions_are_listed_once_they_are_read_and_nothing_is_read_for_them(
    office: Settings, monkeypatch: pytest.MonkeyPatch
):
    assert loader.listed(office) == {}
    assert loader.unread(office)
    one = One(workbook(tab("แผน", [HEADER, *ROWS]), tab("ส่วนราชการ", _with_addresses(), gid=1)), None)
    monkeypatch.setattr(loader, "_source", lambda _settings, _year: one.of())
    assert loader.listed(office) == {}
    one.feed.ask()
    assert loader.listed(office) == {"treasury@office.example": ("กองคลัง",)}


def _with_addresses() -> list[list[str]]:
    header, *rows = DIVISIONS
    return [[*header, "อีเมล"], *([*row, "treasury@office.example" if row[0] == "กองคลัง" else ""] for row in rows)]


def test_the_settings_are_those_of_the_installation(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ITA_DASH_OFFICE", "อบต. ตัวอย่าง")
    assert loader.settings().office == "อบต. ตัวอย่าง"
    assert replace(loader.FEEDS.source(Settings(), open_store("sqlite://", Office()), 2566), year=None).known_year == 2566
