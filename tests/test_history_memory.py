"""What the database did not take: kept by the process, bounded, and the same as the store would have kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ita_dash.history.memory import PER_SOURCE, Memory
from ita_dash.history.packing import Packed
from ita_dash.history.queries import VersionEntry
from ita_dash.history.version import NotStoredError, Version
from tests.history_stores import MORNING

DAY = timedelta(days=1)


def entry(name: str, days: float = 0, source: str = "s", meaning: str = "", **more: object) -> VersionEntry:
    facts = {"title": f"ชื่อ {name}", "location": "L", "url": "U", "fiscal_year": 2567, "assignments": 3, "forms": 2, **more}
    return VersionEntry(source, Packed(f"digest {name}", name.encode()), seen=MORNING + days * DAY, meaning=meaning, **facts)


def stored(name: str, days: float = 0, id_: int = 7) -> Version:
    seen = MORNING + days * DAY
    return Version(id_, "s", f"digest {name}", "ชื่อ", 2566, 1, 1, seen, seen)


def test_what_is_new_has_a_number_below_nought_and_all_that_was_said_of_it():
    memory = Memory()
    first, second = memory.add(entry("ก"), None), memory.add(entry("ข", 1), None)
    assert first == Version(-1, "s", "digest ก", "ชื่อ ก", 2567, 3, 2, MORNING, MORNING, "L", "U")
    assert second.id == -2
    assert memory.versions("s") == memory.everything() == [second, first]
    assert [version for version, _entry in memory.waiting()] == [first, second]
    assert [memory.cells(one) for one in (first, second)] == ["ก".encode(), "ข".encode()]


def test_the_same_again_is_the_same_seen_again_and_read_better():
    memory = Memory()
    first = memory.add(entry("ก"), None)
    again = memory.add(entry("ก", 2, fiscal_year=2568, assignments=9, forms=1), None)
    assert again == replace(first, last_seen=MORNING + 2 * DAY, fiscal_year=2568, assignments=9, forms=1)
    assert memory.versions("s") == [again]
    assert memory.waiting() == [(again, entry("ก"))]


def test_a_clock_that_was_put_back_makes_no_span_that_ends_before_it_begins():
    memory = Memory()
    memory.add(entry("ก", 5), None)
    assert memory.add(entry("ก", 2), None).last_seen == MORNING + 5 * DAY


def test_what_the_database_has_already_is_not_kept_again():
    memory = Memory()
    again = memory.add(entry("ก", 3), stored("ก"))
    assert (again.id, again.last_seen, again.assignments) == (7, MORNING + 3 * DAY, 3)
    assert memory.everything() == []
    assert memory.add(entry("ข", 4), stored("ก")).id == -1
    assert memory.add(entry("ก", 5), stored("ก")).id == -2  # a return to an older content is a version


def test_what_means_the_same_as_what_waits_is_the_same():
    memory = Memory()
    for name, meaning in (("12:00", "m"), ("12:01", "m"), ("12:02", "other"), ("12:03", ""), ("12:04", "")):
        memory.add(entry(name, meaning=meaning), None)
    assert [one.digest for one in memory.everything()] == [f"digest 12:0{number}" for number in (4, 3, 2, 0)]


def test_what_the_database_has_is_known_by_its_content_alone():
    memory = Memory()
    assert memory.add(entry("ข", meaning="m"), stored("ก")).id == -1


def test_sources_are_apart():
    memory = Memory()
    one, other = memory.add(entry("ก"), None), memory.add(entry("ก", source="t"), None)
    assert (memory.versions("s"), memory.versions("t"), memory.versions("u")) == ([one], [other], [])
    assert (memory.latest("t"), memory.latest("u")) == (other, None)
    assert memory.everything() == [other, one]


def test_of_each_source_sixty_are_kept_the_oldest_goes_first():
    assert PER_SOURCE == 60
    memory = Memory()
    beside = memory.add(entry("อื่น", source="t"), None)
    kept = [memory.add(entry(str(number), number), None) for number in range(61)]
    assert memory.versions("s") == kept[:0:-1]
    assert memory.versions("t") == [beside]
    with pytest.raises(NotStoredError):
        memory.cells(kept[0])


def test_what_is_in_the_database_now_is_forgotten():
    memory = Memory()
    first, second = memory.add(entry("ก"), None), memory.add(entry("ข"), None)
    memory.forget(first.id)
    memory.forget(first.id)
    assert memory.everything() == [second]
    with pytest.raises(NotStoredError):
        memory.cells(first)
