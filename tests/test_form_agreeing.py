"""A column of numbers that nobody knows is the progress, where row by row it agrees with the statuses beside it."""

import pytest

from ita_dash.form.columns.unnamed import agreement
from ita_dash.sheet.workbook import Cell
from tests.grids import read

STATUSES = ["แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ", "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ"]
AGREES = ["100", "๗๕", "0", "100%", "40"]


def _form(numbers, heading="ฟหกด", statuses=STATUSES):
    rows = [
        [f"กิจกรรมที่ {place}", "กองคลัง", status, number]
        for place, (status, number) in enumerate(zip(statuses, numbers, strict=True))
    ]
    return read([["กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", heading], *rows])


def _field(form):
    return form.tabs[0].columns[3].field


@pytest.mark.parametrize("heading", ["ฟหกด", "ทำไปได้เท่าใด", "เลข"])
def test_what_agrees_with_the_statuses_is_the_progress(heading):
    form = _form(AGREES, heading)
    assert _field(form) == "progress"
    assert form.assignments["percent"].tolist() == [100, 75, 0, 100, 40]
    (said,) = (one for one in form.problems.itertuples() if one.code == "HEADER_BY_CONTENT")
    assert dict(said.details)["share"] == "5/5"


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        (["1", "2", "1", "3", "2"], "weights"),
        (["100", "75", "20", "50", "40"], "one row tells, which may be chance"),
        (["100", "", "", "100", ""], "two rows tell"),
        (["5000", "75", "0", "100", "ไม่ใช้งบ"], "three of five rows agree"),
        (["100", "300", "0", "ไม่ใช้งบ", ""], "two of four rows agree"),
    ],
)
def test_most_rows_agree_and_two_tell(numbers, why):
    is_progress = why in ("two rows tell", "three of five rows agree")
    assert (_field(_form(numbers)) == "progress") is is_progress, why


def test_forty_rows_are_looked_at_however_many_there_are():
    done, hundred = Cell("แล้วเสร็จ", "แล้วเสร็จ"), Cell("100", "100")
    assert [agreement([done] * rows, [hundred] * rows) for rows in (39, 40, 41, 500)] == [(39, 39, 39), *[(40, 40, 40)] * 3]


def test_what_is_only_under_way_tells_nothing():
    assert _field(_form(["2", "3", "2", "1", "4"], statuses=["อยู่ระหว่างดำเนินการ"] * 5)) == "extra"


def test_a_known_progress_leaves_no_room_for_another():
    rows = [
        [f"กิจกรรมที่ {n}", "กองคลัง", status, number, number]
        for n, (status, number) in enumerate(zip(STATUSES, AGREES, strict=True))
    ]
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "ฟหกด", "ความคืบหน้า (ร้อยละ)"], *rows])
    assert [column.field for column in form.tabs[0].columns[3:]] == ["extra", "progress"]


def test_numbers_above_all_of_the_work_are_no_percents_of_what_is_done():
    form = _form(["1203", "1204", "101"], "โทร", ["แล้วเสร็จ", "แล้วเสร็จ", "ดำเนินการแล้ว"])
    assert _field(form) == "extra"
    assert form.assignments["percent"].isna().all()
