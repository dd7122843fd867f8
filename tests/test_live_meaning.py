"""What names a meaning, what a worker is told and what becomes of its end; what a reader keeps, shows again and calls lost."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ita_dash.dataset import Dataset, Source, understand
from ita_dash.fiscal import BANGKOK
from ita_dash.history.packing import pack
from ita_dash.history.store import Store, Version
from ita_dash.live import sourcereads, understanding
from ita_dash.live.sourcereads import Lost, Reader, Reading
from ita_dash.live.understanding import Datasets, Stored, Understood, meaning_of, understood
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import Workbook
from ita_dash.workers.bounds import Limits, StoppedError
from tests.grids import HEADER, Held, tab, workbook
from tests.history_stores import store_in
from tests.test_live_reading import ID, NO_FORM, NOON, OFFICE, ROWS, Sheets, plan

pytestmark = pytest.mark.slow  # a file that takes several seconds

SOURCE = Source(ID)
TODAY = date(2024, 6, 30)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def dataset_of(book: Workbook, year: int | None = None) -> Dataset:
    return understand(book, SOURCE, Settings(), year)


PLAN, HALF, SHORT = dataset_of(plan()), dataset_of(plan(ROWS[:4])), dataset_of(plan(ROWS[:3]))


# What names a meaning


@pytest.mark.parametrize(
    "other",
    [
        {None: dataset_of(plan(ROWS[:7]))},
        {2567: PLAN},
        {None: dataset_of(plan(), 2566)},
        {None: dataset_of(replace(plan(), title="แผนของอีกหน่วยงาน ปี 2567"))},
        {None: dataset_of(replace(plan(), tabs=(*plan().tabs, tab("บันทึก", [["จด"]], gid=9))))},
        {None: dataset_of(plan([[*ROWS[0][:3], "เมื่อไรก็ได้", *ROWS[0][4:]], *ROWS[1:]]))},
        {None: PLAN, 2566: PLAN},
        {},
    ],
    ids=range(8),
)
def test_whatever_a_page_shows_is_part_of_what_a_meaning_goes_by(other: Datasets):
    assert meaning_of(other) != meaning_of({None: PLAN})


def test_a_meaning_is_that_of_its_years_in_whatever_order_and_of_nothing_is_none():
    one, other = {None: PLAN, 2566: HALF}, {2566: HALF, None: PLAN}
    assert meaning_of(one) == meaning_of(other)
    assert (meaning_of({}), len(meaning_of(one))) == ("", 64)
    later = replace(PLAN, read_at=PLAN.read_at + DAY)
    assert meaning_of({None: later}) == meaning_of({None: PLAN})


def test_problems_alone_make_another_meaning():
    form = PLAN.form
    other = replace(PLAN, form=replace(form, problems=HALF.form.problems.iloc[:0]))
    worse = replace(PLAN, form=replace(form, problems=dataset_of(plan([*ROWS, ["", "", "", "x", "", ""]])).form.problems))
    assert meaning_of({None: other}) != meaning_of({None: worse})


def test_what_is_known_is_not_looked_into_and_a_digest_that_is_known_is_not_reckoned():
    held, digest = Held(plan()), pack(plan()).digest
    known = understood(held, {None: SOURCE}, Settings(), digest)
    assert (known.datasets, known.meaning, known.packed) == (None, "", pack(plan()))
    read = understood(held, {None: SOURCE}, Settings(), "other", "given")
    assert (read.packed.digest, read.packed.data, set(read.datasets)) == ("given", b"", {None})
    assert read.meaning == meaning_of(read.datasets)
    assert (read.heading.tabs, read.heading.title) == ((), plan().title)


def test_a_spreadsheet_without_a_form_means_nothing_and_what_is_wrong_is_raised():
    assert understood(Held(NO_FORM), {None: SOURCE, 2566: SOURCE}, Settings()).datasets == {}
    with pytest.raises(SheetError, match="no_form"):
        Stored(b"spoilt", NOON, "s", "u").workbook()
    stored = Stored(pack(plan()).data, NOON, "s", "u").workbook()
    assert (stored.tabs, stored.read_at, stored.source, stored.url) == (plan().tabs, NOON, "s", "u")


def test_beside_no_year_stands_every_year_of_the_tabs_that_the_settings_do_not_name():
    two = workbook(tab("ปี 2566", [HEADER, *ROWS]), tab("ปี 2567", [HEADER, *ROWS[:5]], gid=1))
    other = Source(f"https://docs.google.com/spreadsheets/d/{ID}/edit")
    found = understood(Held(two), {None: SOURCE}, Settings()).datasets
    assert {year: (one.year.be, len(one.form.assignments)) for year, one in found.items()} == {
        None: (2567, 5),
        2566: (2566, 8),
        2567: (2567, 5),
    }
    named = understood(Held(two), {None: SOURCE, 2566: other}, Settings()).datasets
    assert [named[year].source for year in (None, 2566, 2567)] == [SOURCE, other, SOURCE]
    assert set(understood(Held(two), {2566: SOURCE}, Settings()).datasets) == {2566}


@pytest.mark.parametrize(
    ("reason", "code", "detail"), [("time", "too_long", "40"), ("memory", "too_much", "700"), ("ended", "ended", "")]
)
def test_what_was_given_up_is_said_with_its_limit(reason: str, code: str, detail: str):
    settings = Settings(understand_seconds=40, understand_megabytes=700)
    error = understanding._given_up(StoppedError(reason), settings)
    assert (error.code, error.detail) == (code, detail)
    assert understanding._limits(settings) == Limits(40, 700)


def test_what_ends_for_a_reason_of_its_own_is_an_incident(caplog: pytest.LogCaptureFixture):
    error = understanding._given_up(StoppedError("died"), Settings())
    assert error.code == "unexpected"
    assert error.detail
    assert "a worker was given up" in caplog.text


def test_codes_of_what_another_try_would_not_change():
    assert frozenset({"too_long", "too_much", "no_form"}) == understanding.GIVEN_UP


# A reading and the next


def version(id_: int, at: datetime, forms: int = 1) -> Version:
    return Version(id_, ID, f"d{id_}", "", 2567, 8, forms, at, at)


def reading(dataset: Dataset | None, number: int = 1, at: datetime = NOON, **more: object) -> Reading:
    datasets = {} if dataset is None else {None: dataset}
    return Reading(datasets, f"d{number}", at, TODAY, version(number, at), **more)


def after(before: Reading | None, dataset: Dataset | None, at: datetime = NOON) -> Reading:
    datasets = {} if dataset is None else {None: dataset}
    return sourcereads._next(before, datasets, "d9", at, version(9, at), TODAY)


def codes(lost: Lost | None) -> list[str]:
    return [loss.code for loss in lost.losses] if lost else []


def test_the_next_reading_is_what_was_read_then():
    found = after(reading(PLAN), HALF, NOON + DAY)
    assert found == Reading({None: HALF}, "d9", NOON + DAY, TODAY, version(9, NOON + DAY))
    assert after(None, PLAN).lost is None


def test_what_lost_more_than_half_says_what_there_was_before():
    before = reading(PLAN)
    found = after(before, SHORT)
    assert (codes(found.lost), found.lost.before, found.lost.form) == (["assignments_halved"], before.version, PLAN.form)
    assert (found.datasets, found.stand_in) == ({None: SHORT}, False)


def test_what_lost_its_form_shows_what_there_was_before():
    before = reading(PLAN)
    found = after(before, None)
    assert (codes(found.lost), found.datasets, found.stand_in, found.digest) == (["no_form"], before.datasets, True, "d9")
    further = after(found, None)
    assert (codes(further.lost), further.lost.before, further.datasets, further.stand_in) == (
        ["no_form"],
        before.version,
        before.datasets,
        True,
    )
    back = after(further, PLAN)
    assert (back.lost, back.stand_in, back.datasets) == (None, False, {None: PLAN})


@pytest.mark.parametrize(
    "before", [None, reading(None), replace(reading(PLAN), version=None)], ids=["none", "no form", "no version"]
)
def test_without_anything_before_nothing_is_lost(before: Reading | None):
    found = after(before, None)
    assert (found.lost, found.stand_in, found.datasets) == (None, False, {})


@pytest.mark.parametrize(("later", "named"), [(timedelta(), True), (7 * DAY - SECOND, True), (7 * DAY, False), (8 * DAY, False)])
def test_what_was_lost_is_named_for_a_week_since_it_was_last_seen(later: timedelta, named: bool):
    lossy = after(reading(PLAN), SHORT)
    still = after(lossy, SHORT, NOON + later)
    assert codes(still.lost) == ["assignments_halved"] * named
    assert not named or still.lost.before == lossy.lost.before


def test_what_was_put_right_is_lost_no_more_and_a_new_loss_is_that_of_the_version_before():
    lossy = after(reading(PLAN), SHORT)
    assert after(lossy, PLAN).lost is None
    assert after(lossy, HALF).lost is None  # half is not less than half
    tiny = after(replace(lossy, lost=None), dataset_of(plan(ROWS[:1])))
    assert (codes(tiny.lost), tiny.lost.before, tiny.lost.form) == (["assignments_halved"], version(9, NOON), SHORT.form)


def test_the_same_again_has_the_time_of_now_but_not_what_stands_in():
    one = reading(PLAN)
    again = one.again(NOON + DAY)
    assert (again.read_at, again.datasets[None].read_at, again.digest, again.day) == (NOON + DAY, NOON + DAY, "d1", TODAY)
    assert again.datasets[None].form is PLAN.form
    shown = replace(one, stand_in=True).again(NOON + DAY)
    assert (shown.read_at, shown.datasets) == (NOON + DAY, one.datasets)


# The reader and its store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, OFFICE) as found:
        yield found


class Told:
    """Understands as it is told: by the digest of what is stored; and notes what it was asked."""

    def __init__(self, **means: Dataset | SheetError | None) -> None:
        self.means, self.asked = means, []

    def __call__(self, fetched, sources, settings, known: str = "", digest: str = "") -> Understood:
        self.asked.append(digest)
        found = self.means.get(fetched.source)
        if isinstance(found, SheetError):
            raise found
        return Understood(plan(), pack(plan()), {None: found} if found else {})


def keep(store: Store, name: str, days: float, forms: int = 1, source: str = ID) -> Version:
    """A version whose location is its name, by which ``Told`` knows it."""
    book = replace(plan([[name, *ROWS[0][1:]]]), read_at=NOON + days * DAY, source=name)
    return store.add(source, book, fiscal_year=2567, assignments=8, forms=forms)


def told_by(store: Store | None, **means: Dataset | SheetError | None) -> tuple[Reader, Told]:
    understand_ = Told(**means)
    return Reader({None: SOURCE}, Settings(), store, Sheets(SheetError("unavailable")), understand=understand_), understand_


def test_the_newest_version_with_a_form_is_shown_again(store: Store):
    old, new = keep(store, "a", 0), keep(store, "b", 1)
    reader, told = told_by(store, a=SHORT, b=PLAN)
    found = reader.kept()
    assert (found.datasets, found.digest, found.read_at, found.version) == ({None: PLAN}, new.digest, new.last_seen, new)
    assert (found.lost, found.stand_in, found.day) == (None, False, sourcereads.today())
    assert told.asked == [new.digest, old.digest]  # what it may have lost


def test_a_version_without_a_form_has_the_one_before_stand_in(store: Store):
    old, new = keep(store, "a", 0), keep(store, "b", 1, forms=0)
    reader, told = told_by(store, a=PLAN)
    found = reader.kept()
    assert (found.datasets, found.digest, found.read_at, found.version) == ({None: PLAN}, new.digest, new.last_seen, new)
    assert (codes(found.lost), found.lost.before, found.lost.form, found.stand_in) == (["no_form"], old, PLAN.form, True)
    assert told.asked == [old.digest]


@pytest.mark.parametrize("gone", [None, SheetError("loading")], ids=["no form", "loading"])
def test_a_version_that_cannot_be_understood_any_more_is_passed_over_and_nothing_is_lost(store: Store, gone):
    old = keep(store, "a", 0)
    keep(store, "b", 1)
    found = told_by(store, a=PLAN, b=gone)[0].kept()
    assert (found.version, found.digest, found.stand_in, found.lost) == (old, old.digest, False, None)


def test_an_error_that_a_stored_version_cannot_have_is_not_hidden(store: Store):
    keep(store, "a", 0)
    with pytest.raises(SheetError, match="too_long"):
        told_by(store, a=SheetError("too_long"))[0].kept()


def test_a_version_whose_cells_were_thinned_out_meanwhile_is_passed_over(store: Store, monkeypatch: pytest.MonkeyPatch):
    keep(store, "a", 0)
    new = keep(store, "b", 1)
    really = store.cells
    monkeypatch.setattr(store, "cells", lambda one: really(replace(one, digest="x") if one == new else one))
    reader, _told = told_by(store, a=PLAN, b=PLAN)
    kept = reader.kept()
    assert kept.version.location == "a"
    assert (reader.at(new.id, None), reader.at(new.id, 2567)) == (None, None)
    heard = reader.stored(kept)
    assert (heard.datasets, heard.stand_in, codes(heard.lost)) == ({None: PLAN}, True, ["no_form"])


@pytest.mark.parametrize(("days", "named"), [(6.9, True), (7.0, False), (7.1, False)])
def test_what_the_newest_had_lost_of_those_of_a_week_is_named(store: Store, days: float, named: bool):
    old = keep(store, "a", 0)
    keep(store, "b", days)
    found = told_by(store, a=PLAN, b=SHORT)[0].kept()
    assert (codes(found.lost), found.lost.before if found.lost else None) == (
        (["assignments_halved"], old) if named else ([], None)
    )


def test_three_versions_with_a_form_are_looked_at(store: Store):
    for place, name in enumerate("abcdefg"):
        keep(store, name, place / 10, forms=int(name != "d"))
    reader, told = told_by(store, a=PLAN, b=PLAN, c=PLAN, d=PLAN, e=SHORT, f=SHORT, g=SHORT)
    found = reader.kept()
    assert (codes(found.lost), found.lost.before.location, len(told.asked)) == (["assignments_halved"], "c", 4)
    keep(store, "h", 0.7)
    reader, told = told_by(store, **dict.fromkeys("abcd", PLAN), **dict.fromkeys("efgh", SHORT))
    assert (reader.kept().lost, len(told.asked)) == (None, 4)


def test_what_another_server_stored_is_the_next_reading(store: Store):
    first = keep(store, "a", 0)
    reader, told = told_by(store, a=PLAN, b=SHORT)
    assert reader.stored(None).version == first
    before = replace(reader.kept(), day=sourcereads.today())
    told.asked.clear()
    same = reader.stored(before)
    assert (same.datasets[None].form, same.read_at, told.asked) == (PLAN.form, first.last_seen, [])
    assert reader.stored(replace(before, read_at=NOON + 9 * DAY)).read_at == NOON + 9 * DAY
    yesterday = reader.stored(replace(before, day=TODAY - 400 * DAY))
    assert (yesterday.datasets, told.asked, yesterday.day) == ({None: PLAN}, [first.digest], sourcereads.today())
    second = keep(store, "b", 1)
    found = reader.stored(before)
    assert (found.version, found.digest, found.read_at, codes(found.lost)) == (
        second,
        second.digest,
        second.last_seen,
        ["assignments_halved"],
    )
    assert reader.stored(replace(before, read_at=NOON + 9 * DAY)).read_at == NOON + 9 * DAY


def test_without_a_store_nothing_was_stored():
    reader, _told = told_by(None)
    assert (reader.stored(None), reader.kept(), reader.at(1, None)) == (None, None, None)


def test_a_version_is_understood_once_for_each_year_and_day_and_one_that_is_not_there_is_asked_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    mine, other = keep(store, "a", 0), keep(store, "b", 1, source="another-spreadsheet")
    reader, told = told_by(store, a=PLAN, b=PLAN)
    for _again in range(3):
        assert reader.at(mine.id, None) is PLAN
    assert len(told.asked) == 1
    assert [reader.at(mine.id, 2560), reader.at(other.id, None), reader.at(99, None)] == [None] * 3
    monkeypatch.setattr(sourcereads, "today", lambda: TODAY)
    assert reader.at(mine.id, None) is PLAN
    assert len(told.asked) == 3


def test_what_is_kept_of_a_read_is_what_the_reader_made_of_it(store: Store):
    two = workbook(tab("ปี 2566", [HEADER, *ROWS]), tab("ปี 2566 (2)", [HEADER, *ROWS[:2]], gid=1))
    for book, facts in ((two, (2567, 8, 2)), (NO_FORM, (None, 0, 0))):
        reader = Reader({None: SOURCE}, Settings(), store, Sheets(book, NOON))
        found = reader.read(None)
        assert (found.version.fiscal_year, found.version.assignments, found.version.forms) == facts


def test_a_file_is_known_by_its_number_size_and_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "plan.csv"
    path.write_text("x")
    known = sourcereads._file_facts(f" {path} ")
    assert known == (path.stat().st_ino, 1, path.stat().st_mtime_ns)
    os.utime(path, ns=(5, 5))
    assert sourcereads._file_facts(str(path)) == (*known[:2], 5)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert sourcereads._file_facts("~/plan.csv") == (*known[:2], 5)
    assert [sourcereads._file_facts(one) for one in (str(tmp_path / "none.csv"), ID, "a\0b")] == [None] * 3


def test_a_file_that_did_not_change_is_not_opened_on_the_same_day_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path, opened = tmp_path / "plan.csv", []
    path.write_text("\n".join(",".join(row) for row in [HEADER, *ROWS]), encoding="utf-8")
    really = sourcereads.fetch
    monkeypatch.setattr(sourcereads, "fetch", lambda *given, **how: opened.append(1) or really(*given, **how))
    reader = Reader({None: Source(str(path))}, Settings(), None)
    first = reader.read(None)
    assert reader.read(first).datasets[None].form is first.datasets[None].form
    assert len(opened) == 1
    began = datetime.now(BANGKOK)
    assert reader.read(first).read_at >= began
    reader.read(None)
    assert len(opened) == 2
    assert reader.read(replace(first, day=TODAY - DAY)).day == first.day
    assert len(opened) == 3
    another = Reader({None: Source(str(path))}, Settings(), None)
    assert another.read(first).datasets[None].form is first.datasets[None].form  # the same content, looked at once
    assert len(opened) == 4
