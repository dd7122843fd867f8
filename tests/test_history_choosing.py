"""Which versions stay and which are looked at, reckoned a second time: slot by slot, over any times."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash.fiscal import BANGKOK
from ita_dash.history.choosing import in_order, sampled, standing_at, with_forms
from ita_dash.history.thinning import beyond, superfluous
from ita_dash.history.version import Version

NOW = datetime(2024, 6, 30, 9, 0, tzinfo=BANGKOK)
HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)
ages = st.one_of(
    st.sampled_from([2, 30, 31, 365]).flatmap(
        lambda days: st.sampled_from([days * DAY, days * DAY + SECOND, days * DAY - SECOND])
    ),
    st.timedeltas(timedelta(), 420 * DAY),
    st.integers(0, 100).map(lambda hours: hours * HOUR),
)


def version(id_: int, seen: datetime, assignments: int = 1, forms: int = 1) -> Version:
    return Version(id_, "s", str(id_), "", 2567, assignments, forms, seen, seen)


def week(moment: datetime) -> tuple[int, ...]:
    return moment.isocalendar()[:2]


@pytest.mark.slow
@given(st.lists(ages, max_size=40), st.booleans())
def test_of_each_hour_day_and_week_the_last_stored_stays(found: list[timedelta], in_time: bool):
    seen = [NOW - age for age in (sorted(found, reverse=True) if in_time else found)]
    stays = set(range(len(seen))[-1:])
    for place, moment in enumerate(seen):
        age = NOW - moment
        later = [one for one in seen[place + 1 :] if NOW - one > 2 * DAY]
        if age <= 2 * DAY:
            beaten = False
        elif age <= 30 * DAY:
            beaten = any((one.date(), one.hour) == (moment.date(), moment.hour) for one in later if NOW - one <= 30 * DAY)
        elif age <= 365 * DAY:
            beaten = any(one.date() == moment.date() for one in later if 30 * DAY < NOW - one <= 365 * DAY)
        else:
            beaten = any(week(one) == week(moment) for one in later if NOW - one > 365 * DAY)
        if not beaten:
            stays.add(place)
    gone = superfluous(enumerate(seen), NOW)
    assert gone == [place for place in range(len(seen)) if place not in stays]


@pytest.mark.parametrize(("age", "gone"), [(2 * DAY, []), (2 * DAY + SECOND, [1])])
def test_all_of_two_days_stay(age: timedelta, gone: list[int]):
    assert superfluous([(1, NOW - age - SECOND), (2, NOW - age), (3, NOW)], NOW) == gone


def test_an_hour_a_day_and_a_week_are_bangkoks():
    """The hour and day of Bangkok: 17 o'clock of UTC is another day."""
    for days, apart in ((20, timedelta(minutes=30)), (100, 2 * HOUR)):
        midnight = (NOW - days * DAY).replace(hour=0)
        both = [(1, midnight - apart), (2, midnight + apart)]
        told_in_utc = [(id_, seen.astimezone(UTC)) for id_, seen in both]
        assert superfluous([*told_in_utc, (3, NOW)], NOW) == []
    monday = (NOW - 400 * DAY - (NOW - 400 * DAY).weekday() * DAY).replace(hour=0)
    assert superfluous([(1, monday - HOUR), (2, monday + HOUR), (3, NOW)], NOW) == []
    assert superfluous([(1, monday + HOUR), (2, monday + 6 * DAY), (3, NOW)], NOW) == [1]


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=12), st.integers(0, 40))
def test_the_oldest_that_are_not_the_latest_go_until_there_is_room(found: list[tuple[int, bool]], most: int):
    sizes = [(number, size, latest) for number, (size, latest) in enumerate(found)]
    gone = beyond(sizes, most)
    free = [number for number, _size, latest in sizes if not latest]
    assert gone == free[: len(gone)]

    def left(count: int) -> int:
        return sum(size for number, size, _latest in sizes if number not in free[:count])

    assert left(len(gone)) <= most or gone == free
    assert not gone or left(len(gone) - 1) > most


@given(st.lists(ages, max_size=60), st.sampled_from([1, 60, 140, 700, 2000]), st.sampled_from([3, 10, 90]))
def test_a_year_is_followed_by_the_last_of_each_day_or_week_and_the_first(found: list[timedelta], assignments: int, points: int):
    stored = [version(number, NOW - age, assignments) for number, age in enumerate(sorted(found, reverse=True))]
    chosen = []
    for place, one in enumerate(stored):
        recent = NOW - one.first_seen <= 31 * DAY
        later = [other for other in stored[place + 1 :] if (NOW - other.first_seen <= 31 * DAY) == recent]
        slot = (lambda other: other.first_seen.date()) if recent else (lambda other: week(other.first_seen))
        if place == 0 or all(slot(other) != slot(one) for other in later):
            chosen.append(one)
    most = min(points, max(8, 12_000 // assignments))
    told = sampled(stored[::-1], NOW, points)
    if len(chosen) <= most:
        assert told == chosen
    else:
        assert (len(told), told[0], told[-1]) == (most, chosen[0], chosen[-1])
        steps = [chosen.index(later) - chosen.index(one) for one, later in pairwise(told)]
        assert max(steps) - min(steps) <= 1  # as far apart from each other as can be


def test_the_largest_version_says_how_many_are_looked_at():
    stored = [version(number, NOW - (99 - number) * 7 * DAY, 10 if number else 600) for number in range(100)]
    assert len(sampled(stored[::-1], NOW)) == 20
    assert len(sampled([replace(one, assignments=0) for one in stored[::-1]], NOW)) == 90


def test_versions_of_two_sources_stand_by_their_times_and_those_of_one_as_they_were_stored():
    own = [version(3, NOW), version(2, NOW + DAY), version(1, NOW - 9 * DAY)]
    assert in_order(own, []) == own
    other = [version(5, NOW + 2 * HOUR), version(4, NOW - DAY)]
    assert [one.id for one in in_order(own, other)] == [2, 5, 3, 4, 1]


def ids(found: Sequence[Version]) -> list[int]:
    return [one.id for one in found]


def test_a_version_without_a_form_or_of_later_is_passed_over():
    stored = [version(4, NOW + SECOND), version(3, NOW), version(2, NOW - DAY, forms=0), version(1, NOW - 2 * DAY, forms=3)]
    assert ids(with_forms(stored, NOW)) == [3, 1]
    assert ids(with_forms(stored, NOW + SECOND)) == [4, 3, 1]
    assert [standing_at(stored, NOW + shift).id for shift in (SECOND, timedelta(), -SECOND, -3 * DAY)] == [4, 3, 2, 1]
    assert standing_at([], NOW) is None
