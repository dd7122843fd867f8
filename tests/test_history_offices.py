"""Two offices on one store: neither sees, lists, compares, exports, changes or thins out what is the other's."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ita_dash.__main__ import main
from ita_dash.history.store import NotStoredError, Office, Store, open_store, source_key
from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES
from tests.history_stores import MORNING, content, keep, results
from tests.page_runs import fine, opened, read_now, shown

pytestmark = pytest.mark.slow

SHEETS = ("sheet-of-office-one-0123456789", "sheet-of-office-two-0123456789")
PAIRS = {
    "by their sheets": (Office(sources=SHEETS[:1]), Office(sources=SHEETS[1:])),
    "by their ids": (Office("one", SHEETS[:1]), Office("two", SHEETS[1:])),
    "one by its id": (Office(sources=SHEETS[:1]), Office("two", SHEETS[1:])),
    "one sheet, two ids": (Office("one", SHEETS[:1]), Office("two", SHEETS[:1])),
}


@pytest.fixture(params=PAIRS.values(), ids=PAIRS)
def two(request: pytest.FixtureRequest, history_url: str) -> Iterator[tuple[Store, Store]]:
    stores = tuple(open_store(history_url, office, keep_days=days) for office, days in zip(request.param, (30, 1), strict=True))
    yield stores
    for store in stores:
        store.close()


def sheet_of(store: Store) -> str:
    return store.office.sources[0]


def test_neither_finds_what_is_the_others(two: tuple[Store, Store]):
    one, other = two
    mine = [keep(one, name, days, sheet_of(one)) for days, name in enumerate("กข")]
    theirs = [keep(other, name, days, sheet_of(other)) for days, name in enumerate("คง")]
    for store, own, foreign in ((one, mine, theirs), (other, theirs, mine)):
        assert results(store, sheet_of(store)) == list("คง" if store is other else "กข")
        assert {version.id for version in store.versions(sheet_of(store))} == {version.id for version in own}
        assert store.latest(sheet_of(store)) == own[-1]
        assert store.sources() == [sheet_of(store)]
        assert store.of_other_sources(sheet_of(store), 2567) == store.of_other_sources("elsewhere", 2568) == []
        for version in foreign:
            assert store.version(version.id) is None
            with pytest.raises(NotStoredError):
                store.workbook(version)
            with pytest.raises(NotStoredError):
                store.content(version)


def test_the_same_content_is_a_version_of_each(two: tuple[Store, Store]):
    one, other = two
    for days in range(3):
        keep(one, "ก", days, sheet_of(one))
        keep(other, "ก", days, sheet_of(other))
    assert [len(store.versions(sheet_of(store))) for store in two] == [1, 1]


def test_neither_thins_out_what_is_the_others(two: tuple[Store, Store]):
    one, other = two
    for number in range(4):
        keep(one, f"{number}", number / 10, sheet_of(one))
        keep(other, f"{number}", number / 10, sheet_of(other))
    assert other.thin(MORNING + timedelta(days=20)) == 3
    assert len(one.versions(sheet_of(one))) == 4
    keep(other, "ใหม่", 60, sheet_of(other))  # the day's thinning is claimed by each for itself
    keep(one, "ใหม่", 60, sheet_of(one))
    assert len(one.versions(sheet_of(one))) == 2


def test_an_office_that_takes_an_id_keeps_what_it_had(history_url: str):
    before, after = (open_store(history_url, office) for office in (Office(sources=SHEETS[:1]), Office("one", SHEETS[:1])))
    keep(before, "ก", 0, SHEETS[0])
    keep(after, "ข", 1, SHEETS[0])
    assert results(after, SHEETS[0]) == ["ก", "ข"]
    assert results(before, SHEETS[0]) == ["ก"]
    before.close()
    after.close()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Office("one", SHEETS[:1]), Office("one", SHEETS[1:])),
        (Office(sources=SHEETS[:1]), Office(sources=SHEETS[1:], continues=SHEETS[:1])),
        (Office("old", SHEETS[:1]), Office("new", SHEETS[1:], continues=("old",))),
        (
            Office(sources=SHEETS[:1]),
            Office("one", SHEETS[1:], continues=(f"https://docs.google.com/spreadsheets/d/{SHEETS[0]}/edit",)),
        ),
    ],
    ids=["keeps its id", "names the sheet", "names the id", "names the link"],
)
def test_the_versions_of_an_office_that_moves_go_on(history_url: str, before: Office, after: Office):
    old, new = open_store(history_url, before), open_store(history_url, after)
    first = keep(old, "ก", 0, SHEETS[0])
    second = keep(new, "ข", 1, SHEETS[1])
    assert new.of_year(SHEETS[1], 2567) == [second, first]
    assert new.version(first.id) == first
    assert new.workbook(first).tabs
    assert set(new.sources()) == set(SHEETS)
    stranger = open_store(history_url, Office(sources=SHEETS[1:]) if after.id else Office("stranger", SHEETS[1:]))
    assert stranger.version(first.id) is None
    for store in (old, new, stranger):
        store.close()


# Pages and commands

HEADER = "มาตรการ/แนวทาง,วิธีการดำเนินการ,ผู้รับผิดชอบ,ระยะเวลาดำเนินการ,สถานะ,ผลการดำเนินการ"
CHANGES = next(entry for entry in PAGES if entry.file == "changes.py")

NAMES = ("อบต.บ้านดอนเมฆ", "อบต.ทุ่งคำแก้ว")
"""Of two offices: words that no page says of itself."""


class Instance:
    """One office's settings, its file, and the app and the command line under them."""

    def __init__(self, name: str, folder: Path, url: str, patch: pytest.MonkeyPatch) -> None:
        self.name, self.file = name, folder / f"{name}.csv"
        self.environ = {"ITA_DASH_HISTORY_URL": url, "ITA_DASH_YEARS": f"2567={self.file}"}
        self._patch = patch
        self.write("ร่าง")

    def write(self, what: str) -> None:
        rows = [f"1. มาตรการของ{self.name},1. จัดประชุม,กองคลัง,ตลอดปี,อยู่ระหว่างดำเนินการ,{what}{self.name}"]
        self.file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")

    def use(self) -> None:
        for name, value in self.environ.items():
            self._patch.setenv(name, value)

    def run(self, *argv: str) -> int:
        self.use()
        return main(argv)

    def page(self) -> AppTest:
        self.use()
        read_now()
        app = opened(CHANGES, since="90")
        assert fine(app)
        return app


@pytest.fixture(params=["by their sheets", "by their ids"])
def instances(
    request: pytest.FixtureRequest, history_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Instance, Instance]:
    both = tuple(Instance(name, tmp_path, history_url, monkeypatch) for name in NAMES)
    for one in both:
        one.environ["ITA_DASH_OFFICE_ID"] = one.name if request.param == "by their ids" else " "
    return both


def test_no_command_and_no_page_shows_what_is_the_others(
    instances: tuple[Instance, Instance], capfdbinary: pytest.CaptureFixture[bytes]
):
    for one in instances:
        assert one.run("snapshot") == 0
        one.write("แก้ไข")
        assert one.run("snapshot") == 0
    capfdbinary.readouterr()
    ids = {}
    for one in instances:
        assert one.run("history", "list", "--format", "json") == 0
        listed = json.loads(capfdbinary.readouterr().out)
        assert {version["source"] for version in listed} == {source_key(str(one.file))}
        ids[one.name] = [version["id"] for version in listed]
    assert not set.intersection(*(set(ids[name]) for name in NAMES))
    for one, other in (instances, instances[::-1]):
        foreign = str(ids[other.name][-1])
        asked = [("diff", foreign), ("diff", str(ids[one.name][-1]), foreign), ("export", foreign)]
        assert [one.run("history", *words) for words in asked] == [2, 2, 2]
        assert one.run("history", "export", foreign, "assignments") == 2
        assert one.run("history", "diff", "--since", "2024-01-01") == 0
        said = capfdbinary.readouterr()
        assert other.name not in (said.out + said.err).decode()
        page = shown(one.page())
        assert one.name in page
        assert other.name not in page
        assert _("This fiscal year was read from another spreadsheet before") not in page
        assert one.run("export", "assignments", "--format", "json") == 0
        assert other.name not in capfdbinary.readouterr().out.decode()


def test_an_older_version_of_the_others_is_no_choice(instances: tuple[Instance, Instance], history_url: str):
    one, other = instances
    store = open_store(history_url, Office(other.environ["ITA_DASH_OFFICE_ID"].strip(), (source_key(str(other.file)),)))
    book = replace(content("ของอีกหน่วยงาน"), source=str(other.file))
    foreign = store.add(source_key(str(other.file)), book, fiscal_year=2567, assignments=1, forms=1)
    store.close()
    one.use()
    read_now()
    app = opened(CHANGES, version=str(foreign.id))
    assert fine(app)
    assert "ของอีกหน่วยงาน" not in shown(app)
    assert "version" not in app.query_params
