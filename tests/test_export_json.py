"""JSON: exactly the keys that were promised, ISO dates, null for what is missing."""

import json

import pytest

from ita_dash.export.jsonfile import document, records, to_json
from ita_dash.export.tables import TITLES, build
from ita_dash.filters import Filters
from ita_dash.form.values.status import STATUSES
from tests.assignments_factory import AS_OF, EVERYTHING, OFFICE, RECORDS, URL, dataset_of


def exported(name: str, rows=RECORDS) -> list[dict]:
    return json.loads(to_json(records(build(dataset_of(rows), EVERYTHING, name))))


def test_an_assignment_has_the_promised_keys_in_their_order():
    assert " ".join(exported("assignments")[0]) == (
        "code key measure_no measure activity_no activity division parent period start end status progress basis "
        "status_read percent reason schedule "
        "weight result recommendation evidence reported_on reported_by extra tab row cell link rounds"
    )


def test_a_problem_has_the_promised_keys_in_their_order():
    assert " ".join(exported("problems")[0]) == "code severity tab row cell division value message fix link"


def test_an_assignment_in_full():
    assert exported("assignments")[0] == {
        "code": "1.1",
        "key": "no-1.1",
        "measure_no": "1",
        "measure": "สร้างการรับรู้",
        "activity_no": "1",
        "activity": "จัดประชุมชี้แจง",
        "division": "กองคลัง",
        "parent": "",
        "period": "ต.ค. 66 – มี.ค. 67",
        "start": "2023-10-01",
        "end": "2024-03-31",
        "status": "done",
        "progress": 100.0,
        "basis": "percent",
        "status_read": "done",
        "percent": 100.0,
        "reason": "",
        "schedule": "done",
        "weight": 1.0,
        "result": "ประชุมแล้วเสร็จ",
        "recommendation": "ประชุมทุกไตรมาส",
        "evidence": ["https://example.go.th/1", "ภาพถ่ายการประชุม"],
        "reported_on": "2024-04-02",
        "reported_by": "หัวหน้าฝ่าย",
        "extra": {"งบประมาณ": "ไม่ใช้งบประมาณ"},
        "tab": "แบบฟอร์ม",
        "row": 5,
        "cell": "B5",
        "link": URL + "#gid=0&range=B5",
        "rounds": [],
    }


def test_what_the_sheet_does_not_say_is_null_or_empty():
    cancelled = exported("assignments")[3]
    assert (cancelled["start"], cancelled["end"], cancelled["reported_on"]) == (None, None, None)
    assert (cancelled["result"], cancelled["evidence"], cancelled["extra"]) == ("", [], {})
    assert (cancelled["status"], cancelled["schedule"]) == ("cancelled", "stopped")


def test_measures_have_counts_by_status_and_completion():
    first, second = exported("measures")
    assert (first["measure"], first["completion"], first["activities_done"], first["activities"]) == ("สร้างการรับรู้", 75.0, 0, 1)
    assert {status: second[status] for status in STATUSES} == {
        "no_report": 1,
        "not_started": 0,
        "in_progress": 0,
        "done": 0,
        "unable": 0,
        "cancelled": 1,
    }


def test_divisions_stand_before_their_units_and_include_them():
    rows = {row["division"]: row for row in exported("divisions")}
    assert list(rows) == ["กองคลัง", "กองช่าง", "สำนักปลัด", "งานแผนงานและนโยบาย"]
    assert rows["งานแผนงานและนโยบาย"]["parent"] == "สำนักปลัด"
    assert (rows["กองคลัง"]["completion"], rows["กองคลัง"]["cancelled"], rows["สำนักปลัด"]["no_report"]) == (100.0, 1, 1)


def test_completion_is_null_where_nothing_counts():
    assert exported("measures", RECORDS[3:])[0]["completion"] is None


def test_activities_and_recommendations():
    assert [(row["code"], row["completion"], row["divisions"], row["is_done"]) for row in exported("activities")] == [
        ("1.1", 75.0, 2, False),
        ("2.1", 0.0, 1, False),
        ("2.2", None, 1, False),
    ]
    assert [(row["code"], row["recommendation"]) for row in exported("recommendations")] == [("1.1", "ประชุมทุกไตรมาส")]


@pytest.mark.parametrize("name", TITLES)
def test_a_table_without_rows_is_an_empty_list(name):
    empty = dataset_of([], problems=())
    assert records(build(empty, EVERYTHING, name)) == []


def test_letters_that_utf_8_cannot_hold_are_replaced():
    text = to_json(records(build(dataset_of([{**RECORDS[0], "extra": {"หมายเหตุ": "ก\ud800ข"}}]), EVERYTHING, "assignments")))
    assert "ก\ufffdข" in text.encode("utf-8").decode("utf-8")


def test_the_object_says_whose_rows_they_are():
    dataset = dataset_of(title="ข้อมูลสาธิต ประจำปีงบประมาณ พ.ศ. 2567")
    filters = Filters(AS_OF, divisions=("กองคลัง",), statuses=("done",))
    whole = document(build(dataset, filters, "assignments"), dataset, filters)
    rows = whole.pop("rows")
    assert whole == {
        "office": OFFICE,
        "fiscal_year": 2567,
        "as_of": "2024-06-30",
        "filters": {"division": ["กองคลัง"], "status": ["done"]},
        "source": URL,
        "note": "ข้อมูลสาธิต",
        "table": "assignments",
    }
    assert [row["key"] for row in rows] == ["no-1.1"]


def test_a_key_is_the_same_in_every_table_and_under_every_filter():
    whole, narrowed = ({row["key"] for row in exported("activities")}, {row["key"] for row in exported("assignments")})
    assert whole == narrowed == {"no-1.1", "no-2.1", "no-2.2"}
    rows = [{**RECORDS[0]}, {**RECORDS[1], "activity": "อีกกิจกรรมหนึ่ง", "activity_no": "1"}]
    both = records(build(dataset_of(rows), EVERYTHING, "assignments"))
    one = records(build(dataset_of(rows), Filters(AS_OF, divisions=("กองคลัง",)), "assignments"))
    assert one == both[:1]
    assert one[0]["key"].startswith("~")
