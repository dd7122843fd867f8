"""What is asked of the store's database, row by row: places, owners, late reads, thinning, what is kept beside the versions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from ita_dash.history import decided, queries, signouts
from ita_dash.history.database import Database
from ita_dash.history.office import Office
from ita_dash.history.packing import Packed
from ita_dash.history.queries import VersionEntry
from ita_dash.history.schema import DECIDED, SIGNED_OUT, THINNED, VERSION
from ita_dash.history.storefailures import StoreError
from ita_dash.history.version import NotStoredError, Version
from tests.history_stores import MORNING, database_at

pytestmark = pytest.mark.slow  # a file that takes several seconds

DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)
MINE, OTHERS = Office(sources=("s", "t")), Office("other")
KEPT = (30, 365, 1_000_000)


@pytest.fixture
def database(history_url: str) -> Iterator[Database]:
    with database_at(history_url) as found:
        yield found


def entry(name: str, after: timedelta = timedelta(), source: str = "s", meaning: str = "", **more: object) -> VersionEntry:
    facts = {"title": "ชื่อ", "location": "L", "url": "U", "fiscal_year": 2567, "assignments": 3, "forms": 2, **more}
    return VersionEntry(source, Packed(name, name.encode()), seen=MORNING + after, meaning=meaning, **facts)


def add(database: Database, name: str, after: timedelta = timedelta(), source: str = "s", office: Office = MINE) -> Version:
    return queries.add(database, office, entry(name, after, source))


def column(database: Database, name: str) -> list[object]:
    """What stands in one column, by id."""
    with database.reading() as connection:
        return list(connection.execute(select(VERSION.c[name]).order_by(VERSION.c.id)).scalars())


def names(versions: list[Version]) -> list[str]:
    return [version.digest for version in versions]


def test_a_version_is_one_row_and_what_its_office_and_meaning_are_only_where_they_are_known(database: Database):
    first = queries.add(database, MINE, entry("ก"))
    second = queries.add(database, OTHERS, entry("ข", meaning="m"))
    assert first == Version(first.id, "s", "ก", "ชื่อ", 2567, 3, 2, MORNING, MORNING, "L", "U")
    assert column(database, "office") == [None, "other"]
    assert column(database, "meaning") == [None, "m"]
    assert column(database, "cells") == ["ก".encode(), "ข".encode()]
    assert second.id == first.id + 1


def test_places_are_counted_from_one_within_a_source_for_all_offices(database: Database):
    for name, source, office in (("ก", "s", MINE), ("ก", "t", MINE), ("ข", "s", OTHERS), ("ข", "s", MINE), ("ค", "t", MINE)):
        add(database, name, source=source, office=office)
    assert column(database, "place") == [1, 1, 2, 3, 2]


def test_the_same_again_changes_what_was_seen_and_read_and_no_more(database: Database):
    first = add(database, "ก")
    again = queries.add(
        database, MINE, entry("ก", DAY, fiscal_year=2568, assignments=9, forms=1, title="x", location="y", url="z")
    )
    assert again == replace(first, last_seen=MORNING + DAY, fiscal_year=2568, assignments=9, forms=1)
    assert queries.versions(database, MINE, "s") == [again]
    assert add(database, "ก", -DAY).last_seen == MORNING


@pytest.mark.parametrize(
    ("late", "stored"),
    [
        (-SECOND, True),
        (timedelta(), True),
        (SECOND, False),
        (59.5 * SECOND, False),
        (60 * SECOND, True),
        (61 * SECOND, True),
    ],
    ids=str,
)
def test_a_read_that_arrives_within_a_minute_of_a_newer_one_is_no_change_back(database: Database, late: timedelta, stored: bool):
    old = add(database, "ก", -HOUR)
    add(database, "ข")
    late_one = add(database, "ก", -late)
    assert names(queries.versions(database, MINE, "s")) == (["ก", "ข", "ก"] if stored else ["ข", "ก"])
    assert (late_one == old) == (not stored)


def test_only_a_return_to_the_version_before_can_be_a_late_read(database: Database):
    add(database, "ก", -HOUR)
    assert add(database, "ข", -HOUR - SECOND).digest == "ข"
    assert add(database, "ค", -HOUR - 2 * SECOND).digest == "ค"
    assert names(queries.versions(database, MINE, "s")) == ["ค", "ข", "ก"]


def test_what_means_the_same_is_the_same_and_what_means_nothing_is_not(database: Database):
    for name, meaning in (("1", "m"), ("2", "m"), ("3", ""), ("4", ""), ("5", "m"), ("5", "")):
        queries.add(database, MINE, entry(name, meaning=meaning))
    assert names(queries.versions(database, MINE, "s")) == ["5", "4", "3", "1"]


def test_who_is_always_too_late_gives_up_in_the_end(database: Database, monkeypatch: pytest.MonkeyPatch):
    tries: list[int] = []

    def lost(*_asked: object) -> Version:
        tries.append(1)
        raise IntegrityError("insert", {}, Exception())

    monkeypatch.setattr(queries, "_add", lost)
    with pytest.raises(StoreError) as failed:
        add(database, "ก")
    assert (failed.value.code, failed.value.sign, len(tries)) == ("unavailable", "too many writers at once", 50)


def test_who_was_too_late_looks_again(database: Database, monkeypatch: pytest.MonkeyPatch):
    tries: list[int] = []
    really = queries._add

    def late_twice(*asked: object) -> Version:
        tries.append(1)
        if len(tries) < 3:
            raise IntegrityError("insert", {}, Exception())
        return really(*asked)

    monkeypatch.setattr(queries, "_add", late_twice)
    assert (add(database, "ก").digest, len(tries)) == ("ก", 3)


def test_what_is_asked_is_of_the_office_the_source_and_the_year(database: Database):
    first, second = add(database, "1"), add(database, "2", source="t")
    third = queries.add(database, MINE, entry("3", source="t", fiscal_year=2566))
    fourth = queries.add(database, OTHERS, entry("4", source="t"))
    fifth = add(database, "5", source="t")
    assert queries.versions(database, MINE, "t") == [fifth, third, second]
    assert queries.of_other_sources(database, MINE, "s", 2567) == [fifth, second]
    assert queries.of_other_sources(database, MINE, "t", 2567) == [first]
    assert queries.of_other_sources(database, OTHERS, "s", 2567) == [fourth]
    assert (queries.sources(database, MINE), queries.sources(database, OTHERS)) == (["t", "s"], ["t"])
    assert [queries.by_id(database, MINE, one.id) for one in (first, fourth)] == [first, None]
    assert queries.by_id(database, MINE, 999) is None
    assert queries.cells(database, MINE, third) == b"3"
    for office, one in ((MINE, fourth), (MINE, replace(first, digest="other")), (MINE, replace(first, id=999))):
        with pytest.raises(NotStoredError):
            queries.cells(database, office, one)


def test_thinning_is_of_each_source_of_the_office_and_by_its_days(database: Database):
    for number in range(6):
        for source in ("s", "t"):
            add(database, str(number), number * HOUR / 4, source)
        add(database, str(number), number * HOUR / 4, "s", OTHERS)
    assert queries.thin(database, MINE, MORNING + 2 * DAY, *KEPT) == (0, False)
    assert queries.thin(database, MINE, MORNING + 10 * DAY, *KEPT) == (8, False)
    assert [names(queries.versions(database, MINE, source)) for source in "st"] == [["5", "3"]] * 2
    assert queries.thin(database, MINE, MORNING + 10 * DAY, 5, 365, KEPT[-1]) == (2, False)
    assert queries.thin(database, MINE, MORNING + 10 * DAY, 5, 365, KEPT[-1]) == (0, False)
    assert names(queries.versions(database, OTHERS, "s")) == ["5", "4", "3", "2", "1", "0"]


def test_thinning_and_want_of_room_are_counted_together(database: Database):
    for number in range(4):
        add(database, str(number), number * HOUR / 5)
    for number in range(3):
        add(database, str(number), number * DAY, "t")
    assert queries.thin(database, MINE, MORNING + 10 * DAY, 30, 365, 3) == (4, True)
    assert [names(queries.versions(database, MINE, source)) for source in "st"] == [["3"], ["2", "1"]]


def test_there_is_room_for_so_many_bytes_and_not_for_one_more(database: Database):
    for number in range(3):
        add(database, str(number), source="s" if number else "t")
    add(database, "9", office=OTHERS)
    assert not queries.make_room(database, MINE, 3)
    assert queries.make_room(database, MINE, 2)
    assert names(queries.versions(database, MINE, "s")) == ["2"]
    assert names(queries.versions(database, MINE, "t")) == ["0"]  # the latest of each source stays
    assert not queries.make_room(database, MINE, 2)
    assert not queries.make_room(database, MINE, 1)
    assert names(queries.versions(database, OTHERS, "s")) == ["9"]


@pytest.mark.parametrize("at_a_time", [1, 2, 3])
def test_however_many_go_they_all_go(database: Database, monkeypatch: pytest.MonkeyPatch, at_a_time: int):
    assert queries._AT_A_TIME == 500
    monkeypatch.setattr(queries, "_AT_A_TIME", at_a_time)
    for number in range(6):
        add(database, str(number), number * SECOND)
    assert queries.thin(database, MINE, MORNING + 10 * DAY, *KEPT) == (5, False)
    assert names(queries.versions(database, MINE, "s")) == ["5"]


def test_the_thinning_of_a_day_is_one_process_s_for_each_office(database: Database):
    claims = [("office a", "2024-01-01")] * 2 + [
        ("office b", "2024-01-01"),
        ("office a", "2024-01-02"),
        ("office a", "2024-01-02"),
    ]
    assert [queries.claim_thinning(database, *one) for one in claims] == [True, False, True, True, False]
    with database.reading() as connection:
        kept = {row.office: row.day for row in connection.execute(select(THINNED))}
    assert kept == {"office a": "2024-01-02", "office b": "2024-01-01"}


def test_who_claims_it_at_the_same_moment_as_another_leaves_it(database: Database, monkeypatch: pytest.MonkeyPatch):
    really = queries.insert

    def first(table: object) -> object:
        if database.file is not None:  # SQLite lets no other writer in between
            raise IntegrityError("insert", {}, Exception())
        with database.writing() as another:
            another.execute(really(THINNED).values(office="office a", day="2024-01-01"))
        return really(table)

    monkeypatch.setattr(queries, "insert", first)
    assert not queries.claim_thinning(database, "office a", "2024-01-01")


# What is kept beside the versions


def test_a_decision_is_of_an_office_a_year_and_a_name_and_is_taken_back_by_an_empty_text(database: Database):
    for office, year, name, text in (
        ("a", 2567, "preface", "ก"),
        ("a", 2567, "opening", "ข"),
        ("a", 2568, "preface", "ค"),
        ("b", 2567, "preface", "ง"),
        ("a", 2567, "preface", "จ"),
    ):
        assert decided.keep(database, office, year, name, text)
    assert decided.kept(database, "a", 2567) == {"preface": "จ", "opening": "ข"}
    assert decided.kept(database, "a", 2568) == {"preface": "ค"}
    assert decided.kept(database, "b", 2567) == {"preface": "ง"}
    assert decided.keep(database, "a", 2567, "preface", "")
    assert decided.kept(database, "a", 2567) == {"opening": "ข"}
    with database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(DECIDED)).scalar() == 3


def test_a_decision_has_a_bound_and_holds_nothing_that_a_column_cannot(database: Database):
    assert decided.MOST_LETTERS == 20_000
    decided.keep(database, "a", 1, "long", "ก" * 20_001)
    decided.keep(database, "a", 1, "odd", "ก\0ข\ud800ค")
    found = decided.kept(database, "a", 1)
    assert (len(found["long"]), found["odd"]) == (20_000, "กข?ค")


def test_sign_ins_that_were_ended_are_kept_once_until_their_time_is_over(database: Database):
    signouts.keep(database, "a", 0.0, 100.0)
    signouts.keep(database, "a", 0.0, 200.0)
    signouts.keep(database, "b", 100.0, 300.0)
    assert signouts.kept(database) == {"a", "b"}
    signouts.keep(database, "c", 101.0, 400.0)
    assert signouts.kept(database) == {"b", "c"}


def test_only_what_is_small_is_written_in_a_hurry(database: Database, monkeypatch: pytest.MonkeyPatch):
    hurried: list[bool] = []
    really = database.writing

    def writing(*, hurried_: list[bool] = hurried, hurried: bool = False) -> object:
        hurried_.append(hurried)
        return really(hurried=hurried)

    monkeypatch.setattr(database, "writing", writing)
    add(database, "ก")
    queries.thin(database, MINE, MORNING, *KEPT)
    queries.make_room(database, MINE, 1)
    queries.claim_thinning(database, "office a", "2024-01-01")
    decided.keep(database, "a", 2567, "preface", "ก")
    signouts.keep(database, "a", 0.0, 1.0)
    assert hurried == [False] * 5 + [True]


def test_of_very_many_that_were_ended_the_last_are_read(database: Database, monkeypatch: pytest.MonkeyPatch):
    assert signouts.MOST == 20_000
    monkeypatch.setattr(signouts, "MOST", 3)
    with database.writing() as connection:
        connection.execute(insert(SIGNED_OUT), [{"sign_in": f"{number}", "until": float(number % 4)} for number in range(5)])
    assert signouts.kept(database) == {"3", "2", "1"}


OFFICES = (
    (Office(), [], []),
    (Office("a"), ["a s", "a t"], ["office a"]),
    (Office(sources=("s",)), ["- s"], ["source s"]),
    (Office("a", ("s",)), ["a s", "a t", "- s"], ["office a", "source s"]),
    (Office("a", ("s",), ("b",)), ["a s", "a t", "b s", "- s"], ["office a", "office b", "source s", "source b"]),
    (Office("", ("s",), ("t",)), ["- s", "- t"], ["office t", "source s", "source t"]),
)


def test_what_is_an_office_s_own(database: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ita_dash.history.office.source_key", lambda typed: typed)  # not the path of a file
    made = [("a", "s"), ("a", "t"), ("b", "s"), (None, "s"), (None, "t")]
    with database.writing() as connection:
        for place, (id_, source) in enumerate(made):
            facts = dict.fromkeys(("digest", "title", "location", "url"), "") | {"assignments": 0, "forms": 0, "cells": b""}
            row = {**facts, "office": id_, "source": source, "place": place, "first_seen": MORNING, "last_seen": MORNING}
            connection.execute(insert(VERSION), row)
    with database.reading() as connection:
        for office, owns, named in OFFICES:
            rows = connection.execute(select(VERSION.c.office, VERSION.c.source).where(office.owns()).order_by(VERSION.c.id))
            assert [f"{row.office or '-'} {row.source}" for row in rows] == owns
            assert office.names == named
            assert office.name("s") == ("office a" if office.id else "source s")
