"""What the headings of one table say of their columns, before anybody looks at what stands below (rules 2, 3, 5, 15, 17, 19)."""

import pytest

from ita_dash.form.headings.divisionheads import of_divisions
from ita_dash.form.headings.headparts import names_target, part_of, without_percent
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.headings.timeheads import reports_below
from ita_dash.form.headings.twonames import with_parts
from ita_dash.form.headings.votes import Heading, Named, read_headings
from ita_dash.form.text import key

SPELLINGS = Spellings()


def named(*paths: str) -> list[Named]:
    """What headings say, each from the highest down to its own name with ">" between."""
    headings = [Heading(place, tuple(path.split(" > "))) for place, path in enumerate(paths)]
    return read_headings(headings, SPELLINGS, lambda text, told=False: text.startswith("กอง"))


def field(one: Named) -> str:
    """The field that it speaks for most; empty where it says nothing."""
    return max(one.votes, key=lambda vote: vote.points).field if one.votes else ""


FIELDS = [
    # plan and result: the result is reported, the plan kept beside it
    ("ผลการดำเนินการ > แผน", "extra", "ผลการดำเนินการ > ผล", "result"),
    ("ไตรมาส 1 > แผน", "extra", "ไตรมาส 1 > ผล", "result"),
    ("ไตรมาส 1 > แผน (%)", "extra", "ไตรมาส 1 > ผล (%)", "progress"),
    ("ร้อยละความสำเร็จ > แผน", "extra", "ร้อยละความสำเร็จ > ผล", "progress"),
    ("จำนวนผู้เข้าร่วม > เป้าหมาย", "extra", "จำนวนผู้เข้าร่วม > ผลจริง", "extra"),  # a count
    ("งบประมาณ > แผน", "extra", "งบประมาณ > ผล", "extra"),  # money
    ("งบประมาณ (ร้อยละ) > แผน", "extra", "งบประมาณ (ร้อยละ) > ผล", "extra"),
    ("การดำเนินการ > แผน", "extra", "การดำเนินการ > ผล", "result"),
    ("เป้าหมาย", "extra", "ผลจริง", "extra"),  # a count, and the result only where nothing else is
    # dates
    ("ระยะเวลา > แผน", "period", "ระยะเวลา > ผล", "true_end"),
    ("เริ่ม > แผน", "start", "เริ่ม > จริง", "true_start"),
    ("ตามแผน > เริ่ม", "start", "ตามแผน > สิ้นสุด", "end"),
    ("จริง > เริ่ม", "true_start", "จริง > สิ้นสุด", "true_end"),
    ("ผลการดำเนินการ > เริ่ม", "start", "ผลการดำเนินการ > สิ้นสุด", "end"),  # no other columns of dates
    ("เริ่มตามแผน", "start", "กำหนดเริ่ม", "start"),
    ("เริ่มจริง", "true_start", "สิ้นสุดจริง", "true_end"),
    ("เสร็จจริง", "true_end", "ผลจริง", "result"),
    # boxes of statuses
    ("แล้วเสร็จ", "tick", "ยังไม่ดำเนินการ", "tick"),
    ("สถานะ > แล้วเสร็จ", "tick", "สถานะ > ยกเลิก", "tick"),
    ("งบประมาณ > แล้วเสร็จ", "extra", "งบประมาณ > ยกเลิก", "extra"),
    # divisions
    ("ผลการดำเนินการ > กองคลัง", "division_result", "ผลการดำเนินการ > กองช่าง", "division_result"),
    ("กองคลัง", "division_result", "กองช่าง", "division_result"),
    ("กองคลัง", "", "ผลการดำเนินการ", "result"),  # one alone may be anything of that division
    ("งบประมาณ > กองคลัง", "extra", "งบประมาณ > กองช่าง", "extra"),
    # names
    ("มาตรการ", "measure", "กิจกรรม", "activity"),
    ("ผลการดำเนินการ รอบ 6 เดือน", "result", "ข้อเสนอแนะ", "recommendation"),
    ("ผลที่คาดว่าจะได้รับ", "extra", "ผลการดำเนินงานที่คาดหวังของโครงการ", "extra"),
    ("ผลการดำเนินงานของทุกหน่วยงานย่อย", "result", "อะไรก็ไม่รู้", ""),
    ("มาตราการ", "measure", "ผู้รับผดิชอบ", "division"),
]


@pytest.mark.parametrize(("first", "one", "second", "other"), FIELDS)
def test_the_field_that_two_headings_side_by_side_speak_for(first: str, one: str, second: str, other: str) -> None:
    assert [field(said) for said in named(first, second)] == [one, other]


def test_a_result_among_true_dates_makes_them_so() -> None:
    paths = ("แผน > เริ่ม", "แผน > สิ้นสุด", "ผลการดำเนินการ > เริ่ม", "ผลการดำเนินการ > สิ้นสุด")
    assert [field(one) for one in named(*paths)] == ["start", "end", "true_start", "true_end"]


def test_months_under_a_result_are_its_rounds_and_elsewhere_months() -> None:
    months = ("ต.ค. 66", "พ.ย. 66", "ม.ค. 67")
    reported = named(*(f"ผลการดำเนินการ > {month}" for month in months))
    assert [(field(one), one.round and one.round.order, one.label) for one in reported] == [
        ("result", 1, "ต.ค. 66"),
        ("result", 2, "พ.ย. 66"),
        ("result", 4, "ม.ค. 67"),
    ]
    planned = named(*(f"ระยะเวลา > {month}" for month in months))
    assert [(field(one), one.months and one.months.first) for one in planned] == [("month", 0), ("month", 1), ("month", 3)]
    assert [field(one) for one in named(*(f"งบประมาณ > {month}" for month in months))] == ["extra"] * 3
    sides = named(*(f"{month} > {side}" for month in months for side in ("แผน", "ผล")))
    assert [(one.side, one.label) for one in sides[:2]] == [("plan", "ต.ค. 66"), ("result", "ต.ค. 66")]
    below_all = named(*(f"การดำเนินการ > {month} > {side}" for month in months for side in ("แผน", "ผล")))
    assert [(one.side, one.label) for one in below_all[2:4]] == [("plan", "พ.ย. 66"), ("result", "พ.ย. 66")]


def test_the_round_of_a_column_and_what_names_its_part() -> None:
    halves = named("ผลการดำเนินการ > รอบ 6 เดือน", "ผลการดำเนินการ > รอบ 12 เดือน")
    assert [(field(one), one.round and one.round.order) for one in halves] == [("result", 6), ("result", 12)]
    sides = named("ไตรมาส 2 > แผน", "ไตรมาส 2 > ผล")
    assert [(one.round and one.round.order, one.label) for one in sides] == [(None, ""), (6, "ไตรมาส 2")]
    times = named("ผลการดำเนินการ > ต.ค. 66 - มี.ค. 67", "ผลการดำเนินการ > เม.ย. - ก.ย. 67")
    assert [(one.round and one.round.order, one.label) for one in times] == [(6, "ต.ค. 66 - มี.ค. 67"), (12, "เม.ย. - ก.ย. 67")]
    said = named("ผลการดำเนินการ รอบ 12 เดือน > ต.ค. 66 - มี.ค. 67", "ผลการดำเนินการ > งบประมาณ > ต.ค. 66 - มี.ค. 67")
    assert [one.round and one.round.order for one in said] == [12, None]  # the round that is named; money


@pytest.mark.parametrize(
    ("over", "points"), [("สถานะ > ", 2.0), ("", 0.4), ("อะไรก็ไม่รู้ > ", 0.0)], ids=["reported", "nothing over it", "unknown"]
)
def test_boxes_that_ask_whether_something_is_there(over: str, points: float) -> None:
    found = named(f"{over}มี", f"{over}ไม่มี")
    assert [(field(one), one.status, one.votes[0].points) for one in found] == [
        ("tick", "done", points),
        ("tick", "not_started", points),
    ]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("1. กิจกรรม", "activity"),
        ("กิจกรรม\nActivity", "activity"),
        ("Activity\nกิจกรรม", "activity"),
        ("ชื่อกิจกรรม", "activity"),
        ("กิจกรรม/โครงการ", "activity"),
        ("มาตรการ/แนวทาง", "measure"),
        ("มาตรการ และ กิจกรรม", "activity"),  # the narrowest level
        ("ผู้รับผิดชอบ (กอง/ฝ่าย)", "division"),
        ("ผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "result"),
        ("กิจกรรม ผู้รับผิดชอบ", ""),
        ("กิจกรรม/ผู้รับผิดชอบ", ""),  # two meanings
        ("", ""),
    ],
)
def test_accepted_names_however_they_are_written(heading: str, meaning: str) -> None:
    found = SPELLINGS.match(heading)
    assert (found.field if found is not None else "") == meaning


@pytest.mark.parametrize(
    ("heading", "reports"),
    [("ผลการดำเนินการ", True), ("ผลการดำเนินงานของทุกหน่วยงานย่อย", True), ("สถานะ", True), ("กิจกรรม", False), ("อะไรก็ไม่รู้", False)],
)
def test_what_is_reported_may_only_begin_a_heading(heading: str, reports: bool) -> None:
    assert reports_below(heading, SPELLINGS) is reports


OWN = Spellings({"result": ("อะไรก็ไม่รู้",), "measure": ("ทิศทาง",), "activity": ("เรื่องที่ทำ",)})


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        # an office's own name, an exact one, with a round or a side, several, damaged, by its beginning, close
        *(("อะไรก็ไม่รู้", {"result": 3.0}), ("กิจกรรม", {"activity": 2.0}), ("รายงานผล รอบ 6 เดือน", {"result": 1.8})),
        *(("เริ่มตามแผน", {"start": 1.8}), ("เสร็จจริง", {"true_end": 1.8}), ("ผลลัพธ์ และ สรุปผล", {"result": 1.6})),
        *(("ผู้ดำเนนการ", {"division": 1.4}), ("ผลการดำเนินงานของทุกหน่วยงานย่อย", {"result": 1.0}), ("มาตราการ", {"measure": 0.6})),
        # the official form's own name, and a short one for anything
        *(("ผลการดำเนินการ", {"result": 2.05}), ("ผล", {"result": 1.9}), ("ฝ่าย", {"division": 1.9}), ("ผลงาน", {"result": 2.0})),
        # a name that may have another meaning
        *(("ความก้าวหน้า", {"progress": 2.0, "result": 1.6}), ("แนวทางแก้ไข", {"recommendation": 2.0, "approach": 1.6})),
        ("สรุปผล ร้อยละ", {"progress": 2.0, "result": 1.6}),
        # what is hoped for, and percents that are not of the work
        ("ผลการดำเนินงานที่คาดหวังของโครงการ", {"result": 1.0, "extra": 1.9}),
        ("ร้อยละความพึงพอใจ", {"progress": 1.0, "extra": 1.9}),
        # levels that an office names itself
        *(("ทิศทาง", {"own measure": 3.0}), ("เรื่องที่ทำ", {"own activity": 3.0})),
    ],
)
def test_how_sure_a_name_is_by_how_it_is_known(heading: str, says: dict[str, float]) -> None:
    (found,) = read_headings([Heading(0, (heading,))], OWN, lambda _text, told=False: told)
    assert {vote.field: round(vote.points, 9) for vote in found.votes} == says


@pytest.mark.parametrize(
    ("heading", "flags"),
    [
        *(("กิจกรรม", ""), ("อะไรก็ไม่รู้", "own"), ("ผู้ดำเนนการ", "repaired"), ("มาตราการ", "repaired loosely")),
        ("ผลการดำเนินงานของทุกหน่วยงานย่อย", "by_beginning"),
        *(("เริ่มตามแผน", ""), ("แล้วเสร็จ", ""), ("ยกเลิก", ""), ("ไม่มีใครรู้จัก", "")),
    ],
)
def test_how_a_name_is_known_is_said(heading: str, flags: str) -> None:
    (found,) = read_headings([Heading(0, (heading,))], OWN, lambda _text, told=False: told)
    assert [one for one in ("own", "repaired", "by_beginning", "loosely") if getattr(found, one)] == flags.split()


@pytest.mark.parametrize(
    ("paths", "points"),
    [
        (("ผลการดำเนินการ > แผน", "ผลการดำเนินการ > ผล"), [{"extra": 2.6}, {"result": 2.6}]),
        (("จำนวนผู้เข้าร่วม > แผน", "จำนวนผู้เข้าร่วม > ผล"), [{"extra": 2.6}, {"extra": 2.0, "result": 1.0}]),
        (("ผลการดำเนินการ > กองคลัง", "ผลการดำเนินการ > กองช่าง"), [{"division_result": 2.6}] * 2),
        (("ผู้รับผิดชอบ > กองคลัง", "ผู้รับผิดชอบ > กองช่าง"), [{"division_result": 2.6, "division": 1.5}] * 2),
        (("กองคลัง", "กองช่าง"), [{"division_result": 2.6, "division": 0.5}] * 2),
    ],
)
def test_how_sure_parts_of_headings_are(paths: tuple[str, ...], points: list[dict[str, float]]) -> None:
    assert [{vote.field: vote.points for vote in one.votes} for one in named(*paths)] == points


@pytest.mark.parametrize(
    ("paths", "parted"),
    [
        (("ระยะเวลา > เริ่ม", "ระยะเวลา > เสร็จ"), ["ระยะเวลา > เริ่ม", "ระยะเวลา > สิ้นสุด"]),  # when it ends, and no box
        (("สถานะ > ยกเลิก", "สถานะ > เสร็จ"), ["สถานะ > ยกเลิก", "สถานะ > เสร็จ"]),
        (("ระยะเวลา > เริ่ม", "สถานะ > เสร็จ"), ["ระยะเวลา > เริ่ม", "สถานะ > เสร็จ"]),
        (("ผล ไตรมาส 1", "แผน ไตรมาส 1"), ["ไตรมาส 1 > ผล", "ไตรมาส 1 > แผน"]),
        (("ไตรมาส 1 ผล", "ไตรมาส 2 ผล"), ["ไตรมาส 1 ผล", "ไตรมาส 2 ผล"]),  # no other side
        (("ผลการดำเนินการ กองคลัง", "ผลการดำเนินการ กองช่าง"), ["ผลการดำเนินการ > กองคลัง", "ผลการดำเนินการ > กองช่าง"]),
        (("กองคลัง > สถานะ", "กองช่าง > สถานะ"), ["สถานะ > กองคลัง", "สถานะ > กองช่าง"]),
        (("ผลการดำเนินการ (กองคลัง)", "สถานะ"), ["ผลการดำเนินการ (กองคลัง)", "สถานะ"]),  # one alone is a remark
        (("แผนเริ่มต้น", "จริงเริ่มต้น"), ["เริ่มต้น > แผน", "เริ่มต้น > จริง"]),
    ],
)
def test_two_names_in_one_cell_are_parted_where_several_stand(paths: tuple[str, ...], parted: list[str]) -> None:
    headings = [Heading(place, tuple(path.split(" > "))) for place, path in enumerate(paths)]
    found = with_parts(headings, SPELLINGS, lambda text, told=False: text.startswith("กอง"))
    assert [" > ".join(map(key, one.texts)) for one in found] == [" > ".join(map(key, one.split(" > "))) for one in parted]


@pytest.mark.parametrize(
    ("spelling", "header", "is_target"),
    [
        ("ค่าเป้าหมาย", "ค่าเป้าหมาย", True),
        ("จำนวน", "เป้าหมาย จำนวน", True),
        ("แผน", "ไตรมาส 1 แผน", True),
        ("ผล", "ไตรมาส 1 ผล", False),
    ],
)
def test_what_work_is_measured_by(spelling: str, header: str, is_target: bool) -> None:
    assert names_target(spelling, header) is is_target


def test_words_for_percents_and_counts_change_no_side() -> None:
    assert [part_of(text) for text in ("แผน", "แผน (%)", "เป้าหมาย ร้อยละ", "ผล", "ผลจริง (%)", "กิจกรรม", "")] == [
        *("plan", "plan", "plan", "result", "result", "", "")
    ]
    assert without_percent("ผลงาน คิดเป็นร้อยละ") == key("ผลงาน")


@pytest.mark.parametrize(
    ("path", "meaning", "label", "round_"),
    [
        ("ผู้ > รับผิดชอบ", "division", "", None),  # one name over two rows
        ("งบประมาณ > หมวด", "extra", "หมวด", None),  # a part of a budget is that, whatever its own name
        ("การดำเนินการ > แผน > อะไรก็ไม่รู้", "", "", None),
        ("ผลการดำเนินการ > อะไรก็ไม่รู้", "result", "อะไรก็ไม่รู้", None),
        ("ผลการดำเนินการ > สถานะ", "status", "", None),
        ("แผนงาน > กิจกรรม", "activity", "", None),
        ("รอบ 6 เดือน > สถานะ", "status", "", 6),
        ("ผลการดำเนินการ > รอบ 6 เดือน", "result", "", 6),
        ("ผลการดำเนินงานของทุกหน่วยงานย่อย รอบ 6 เดือน", "result", "", 6),
        ("แล้วเสร็จ", "tick", "", None),
    ],
)
def test_what_stands_over_a_name_says_what_it_is_a_part_of(path: str, meaning: str, label: str, round_: float | None) -> None:
    (found,) = named(path)
    assert (field(found), found.label, found.round and found.round.order) == (meaning, label, round_)


def test_columns_of_divisions_are_labelled_by_them_and_named_by_what_is_reported() -> None:
    assert [(one.label, one.spelling) for one in named("สถานะ > กองคลัง", "สถานะ > กองช่าง")] == [
        ("กองคลัง", "สถานะ"),
        ("กองช่าง", "สถานะ"),
    ]
    assert [one.spelling for one in named("ผลการดำเนินการ > กองคลัง", "ผลการดำเนินการ > กองช่าง")] == ["กองคลัง", "กองช่าง"]


def test_months_under_a_heading_that_begins_as_a_result_are_its_rounds() -> None:
    found = named(*(f"ผลการดำเนินงานของทุกหน่วยงานย่อย > {month}" for month in ("ต.ค. 66", "พ.ย. 66", "ม.ค. 67")))
    assert [(field(one), one.round and one.round.order) for one in found] == [("result", 1), ("result", 2), ("result", 4)]


def test_boxes_of_a_round_are_that_rounds() -> None:
    found = named("รอบ 6 เดือน > แล้วเสร็จ", "รอบ 6 เดือน > ยกเลิก")
    assert [(one.status, one.round and one.round.order) for one in found] == [("done", 6), ("cancelled", 6)]


@pytest.mark.parametrize(
    ("heading", "spelling"),
    [("เริ่มตามแผน", "เริ่ม"), ("กำหนดเริ่ม", "เริ่ม"), ("เริ่มจริง", "เริ่มจริง"), ("เสร็จจริง", "เสร็จจริง"), ("ผลจริง", "ผล")],
)
def test_a_true_date_keeps_its_own_name(heading: str, spelling: str) -> None:
    assert named(heading)[0].spelling == spelling


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        *(("กิจกรรม", "activity 5"), ("โครงการ", "activity 4"), ("มาตรการ/แนวทาง", "measure 1"), ("แนวทาง", "measure 2")),
        ("ผู้ดำเนนการ", "division None repaired"),
        ("ผลการดำเนินการ รอบ 6 เดือน", "result None round"),
        ("ผลลัพธ์ และ สรุปผล", "result None several"),
        ("แผนงานหลัก, กิจกรรมย่อย", "activity 5 several"),  # the narrowest level
        *(("กิจกรรม\nActivity", "activity 5"), ("ทิศทาง", "measure -1 own"), ("เรื่องที่ทำ", "activity 7 own")),
    ],
)
def test_all_that_a_name_means(heading: str, said: str) -> None:
    found = OWN.match(heading)
    assert found is not None
    flags = [one for one in ("own", "repaired", "beginning", "round", "several") if getattr(found, one)]
    assert " ".join([found.field, str(found.level), *flags]) == said


@pytest.mark.parametrize(
    ("heading", "spelling"),
    [
        *(("เรื่อง/มาตรการ", "มาตรการ"), ("ผู้รับผิดชอบตามคำสั่ง", "ผู้รับผิดชอบ"), ("แผนงานโครงการของเรา", "แผนงาน/โครงการ")),
        ("เรื่อง/งบประมาณ", ""),  # a part that the form has no field for
    ],
)
def test_a_name_that_begins_as_an_accepted_one_is_the_longest_of_these(heading: str, spelling: str) -> None:
    found = SPELLINGS.beginning(heading)
    assert (found.spelling if found is not None else "", found is None or found.beginning) == (spelling, True)


@pytest.mark.parametrize(
    ("heading", "near"),
    [
        ("ระยะเวลาดำเนนกาน", "ระยะเวลาดำเนินการ"),
        ("ผู้รับผิดชอบโครงกัร์", "ผู้รับผิดชอบโครงการ"),
        ("วันที่", ""),
        ("ผลกาดำเนงาน", ""),
        ("abc", ""),
    ],
)
def test_the_accepted_name_that_an_unknown_one_is_nearly(heading: str, near: str) -> None:
    assert SPELLINGS.close(heading) == near


def test_an_accepted_name_is_none_of_a_division_though_one_is_called_so() -> None:
    """ "ผล" over "กองคลัง" and "กองช่าง" makes columns of divisions; a heading of the form beside them stays what it is."""
    headings = [("ผลการดำเนินการ", name) for name in ("กองคลัง", "กองช่าง", "สถานะ")]

    def anybody(text: str, told: bool = False) -> bool:
        return True

    clear, other, accepted = of_divisions(headings, SPELLINGS, anybody)
    assert clear is not False
    assert other is not False
    assert accepted is False
