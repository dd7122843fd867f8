"""Columns that are headed by a round and nothing else hold what is reported in it: the latest that says something counts."""

import pytest

from tests.grids import read

PLAN = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"]
WORDS = [("อยู่ระหว่างจัดซื้อ", "จัดซื้อแล้ว"), ("ยังไม่ดำเนินการ", ""), ("อบรม 1 ครั้ง", "อบรม 2 ครั้ง")]
HALVES = [
    ("รอบ 6 เดือน", "รอบ 12 เดือน"),
    ("6 เดือนแรก", "6 เดือนหลัง"),
    ("ครั้งที่ ๑", "ครั้งที่ ๒"),
    ("รอบที่ 1 (ต.ค. - มี.ค.)", "รอบที่ 2 (เม.ย. - ก.ย.)"),
    ("ไตรมาส 1/2567", "ไตรมาส 2/2567"),
    ("ครึ่งปีแรก", "ครึ่งปีหลัง"),
]


def _form(titles, rows, after=()):
    """A form with these columns behind those of the plan; ``after`` are headings and their texts."""
    lines = [[f"มาตรการ {n}", f"กิจกรรม {'กขคงจ'[n]} ของปี", "กองคลัง", "ต.ค. 66 - ก.ย. 67", *row] for n, row in enumerate(rows)]
    header = [*PLAN, *titles]
    for heading, texts in after:
        header.append(heading)
        for line, text in zip(lines, texts, strict=True):
            line.append(text)
    return read([header, *lines])


def _rounds(form):
    return [[(one.label, one.result, one.status, one.percent) for one in rounds] for rounds in form.assignments["rounds"]]


@pytest.mark.parametrize("titles", HALVES, ids=" ".join)
def test_words_below_rounds_are_results(titles):
    form = _form(titles, WORDS)
    assert list(form.assignments["result"]) == ["จัดซื้อแล้ว", "ยังไม่ดำเนินการ", "อบรม 2 ครั้ง"]
    assert [[one[1] for one in rounds] for rounds in _rounds(form)] == [["อยู่ระหว่างจัดซื้อ"], [], ["อบรม 1 ครั้ง"]]
    assert list(form.problems["code"]) == ["ROUNDS_BY_CONTENT"]


def test_statuses_below_rounds_are_statuses():
    form = _form(HALVES[0], [("อยู่ระหว่างดำเนินการ", "แล้วเสร็จ"), ("ยังไม่ดำเนินการ", ""), ("แล้วเสร็จ", "แล้วเสร็จ")])
    assert list(form.assignments["status_read"]) == ["done", "not_started", "done"]
    assert [[one[2] for one in rounds] for rounds in _rounds(form)] == [["in_progress"], [], ["done"]]


def test_percents_with_their_sign_are_progress():
    form = _form(HALVES[1], [("50%", "ร้อยละ 80"), ("20 %", ""), ("", "100%")])
    assert list(form.assignments["percent"]) == [80, 20, 100]


def test_one_odd_cell_changes_no_column():
    form = _form(HALVES[0], [("แล้วเสร็จ", "แล้วเสร็จ"), ("ยังไม่ดำเนินการ", "จัดทำคู่มือบริการประชาชน"), ("อยู่ระหว่างดำเนินการ", "แล้วเสร็จ")])
    assert list(form.assignments["status_read"])[::2] == ["done", "done"]


def test_four_quarters_hold_words_or_marks():
    quarters = tuple(f"ไตรมาส {n}" for n in range(1, 5))
    words = _form(quarters, [("อยู่ระหว่างจัดซื้อ", "จัดซื้อแล้ว", "", ""), ("ยังไม่ดำเนินการ", "", "", ""), ("ทำแล้ว", "", "", "")])
    assert list(words.assignments["result"]) == ["จัดซื้อแล้ว", "ยังไม่ดำเนินการ", "ทำแล้ว"]
    marks = _form(quarters, [("✓", "", "", ""), ("", "✓", "✓", ""), ("", "", "", "/")])
    assert list(marks.assignments["result"]) == [""] * 3
    assert set(marks.assignments["status_read"]) == {""}


def test_beside_a_result_of_its_own_a_round_is_what_the_office_makes_of_it():
    form = _form(HALVES[2], [("20 คน", "30 คน"), ("15 คน", "")], after=[("ผลการดำเนินการ", ["จัดแล้ว", "ยังไม่ดำเนินการ"])])
    assert list(form.assignments["result"]) == ["จัดแล้ว", "ยังไม่ดำเนินการ"]
    assert form.assignments["extra"][0] == {"ครั้งที่ ๑": "20 คน", "ครั้งที่ ๒": "30 คน"}


def test_a_heading_that_says_more_than_a_round_is_none():
    form = _form(("ประชุมครั้งที่ 1", "ประชุมครั้งที่ 2"), [("ห้องใหญ่", "ห้องเล็ก"), ("ลานกีฬา", "ศาลา")])
    assert list(form.assignments["result"]) == ["", ""]


@pytest.mark.parametrize("name", ["ผลการดำเนินการ", "สถานะ"])
def test_a_month_behind_what_is_reported_is_its_round(name):
    titles = tuple(f"{name} {month}" for month in ("ต.ค. 66", "พ.ย. 66", "ธ.ค. 66"))
    form = _form(titles, [("อยู่ระหว่างดำเนินการ", "แล้วเสร็จ", ""), ("ยังไม่ดำเนินการ", "", ""), ("ยังไม่ดำเนินการ", "", "แล้วเสร็จ")])
    column = "result" if name == "ผลการดำเนินการ" else "status_read"
    said = list(form.assignments[column])
    assert said in (["แล้วเสร็จ", "ยังไม่ดำเนินการ", "แล้วเสร็จ"], ["done", "not_started", "done"])
    assert [len(rounds) for rounds in form.assignments["rounds"]] == [1, 0, 1]
    assert list(form.problems["code"]).count("HEADER_TWICE") == 0


@pytest.mark.parametrize("shape", ["{name} {when}", "{when} {name}", "{when} ({name})", "{when}: {name}", "{name} ({when})"])
@pytest.mark.parametrize(
    "times", [("ไตรมาส 1", "ไตรมาสที่ 2"), ("รอบ 6 เดือน", "รอบ 12 เดือน"), ("ครั้งที่ 1", "ครั้งที่ 2"), ("ปี 2566", "ปี 2567")]
)
@pytest.mark.parametrize(
    ("name", "texts", "said"),
    [
        ("ผลการดำเนินงาน", ("ร่างแล้ว", "ประกาศแล้ว"), ("", "ประกาศแล้ว", None)),
        ("ผล", ("ร่างแล้ว", "ประกาศแล้ว"), ("", "ประกาศแล้ว", None)),
        ("สถานะ", ("อยู่ระหว่างดำเนินการ", "แล้วเสร็จ"), ("done", "", None)),
        ("ร้อยละ", ("40", "90"), ("", "", 90)),
    ],
)
def test_a_round_stands_behind_the_name_of_what_is_reported_or_before_it(shape, times, name, texts, said):
    form = _form([shape.format(name=name, when=when) for when in times], [texts])
    (record,) = form.assignments.to_dict("records")
    assert (
        record["status_read"],
        record["result"],
        record["percent"] if record["percent"] == record["percent"] else None,
    ) == said
    assert len(record["rounds"]) == 1
    assert not {"HEADER_UNKNOWN", "HEADER_CLOSE", "HEADER_BY_CONTENT", "HEADER_TWICE"} & set(form.problems["code"])


@pytest.mark.parametrize("heading", ["ไตรมาส 1 แผน", "ไตรมาส 1 งบประมาณ", "ไตรมาส 1 ผู้รับผิดชอบ", "ไตรมาส 1 ผลผลิต"])
def test_a_round_before_another_name_reports_nothing(heading):
    form = _form([heading], [("ก",)], after=[("ผลการดำเนินการ", ["ประชุมแล้ว"])])
    assert list(form.assignments["result"]) == ["ประชุมแล้ว"]
    assert form.assignments["extra"][0] == {heading: "ก"}
