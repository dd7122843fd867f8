"""The filter by schedule: the same rows on pages, in files and in links, and said in words."""

from datetime import date

from ita_dash.export.notes import describe_filters
from ita_dash.export.tables import build
from ita_dash.filters import Filters
from ita_dash.query import Link, filters_asked, parameters
from tests.assignments_factory import RECORDS, dataset_of

AS_OF = date(2024, 6, 30)


def test_it_leaves_the_items_of_those_schedules():
    dataset = dataset_of(RECORDS)
    frame = dataset.assessed(AS_OF)
    for schedule in set(frame["schedule"]):
        chosen = build(dataset, Filters(AS_OF, schedules=(schedule,)), "assignments").frame
        assert len(chosen) == (frame["schedule"] == schedule).sum()


def test_it_is_active_and_said_in_words():
    filters = Filters(AS_OF, schedules=("overdue", "behind"))
    assert filters.active
    assert describe_filters(filters, dataset_of(RECORDS)) == ["กำหนดการ: เกินกำหนด, ช้ากว่าแผน"]


def test_an_address_asks_for_it_and_names_it_again():
    link = Link({"schedule": ["overdue", "late"]})
    filters = filters_asked(link, dataset_of(RECORDS), AS_OF)
    assert filters.schedules == ("overdue",)
    assert link.ignored == [("schedule", "late")]
    assert parameters(filters, 2567, 2567, AS_OF)["schedule"] == ["overdue"]
