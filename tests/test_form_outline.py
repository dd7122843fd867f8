"""What stands over a row: measures, sections and headings, by their place and by their numbers (rules 6 and 9)."""

import pytest

from tests.grids import drawn, merged, read

FORM = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล"
SMALL = "กิจกรรม | ผู้รับผิดชอบ | ผล"
NAMED = (
    "NOTE_OUTSIDE",
    "MEASURE_UNUSED",
    "MEASURE_BY_NUMBER",
    "MEASURE_NUMBER_DIFFERS",
    "CELL_WITHOUT_HEADER",
    "ACTIVITY_MISSING",
)

SHEETS: dict[str, tuple[tuple[str, ...], tuple[str, ...], list[str], list[str]]] = {
    # name: rows, merged cells, "measure number / measure / code / sections" of each assignment, problems
    "a section is the measure of the rows below it": (
        (SMALL, "๑. โปร่งใส", "๑. ประชุม | กองคลัง | จัด", "๒. สุจริต", "๑. อบรม | กองช่าง | จัด"),
        ("A2:C2", "A4:C4"),
        ["1/โปร่งใส/1.1/", "2/สุจริต/2.1/"],
        [],
    ),
    "a section that heads nothing but another one stands over both": (
        (SMALL, "ด้านหนึ่ง", "๑. โปร่งใส", "๑. ประชุม | กองคลัง | จัด", "๒. สุจริต", "๑. อบรม | กองช่าง | จัด"),
        ("A2:C2", "A3:C3", "A5:C5"),
        ["1/โปร่งใส/1.1/ด้านหนึ่ง", "2/สุจริต/2.1/"],
        [],
    ),
    "a section of a number stands over those of its parts": (
        (
            SMALL,
            "๑. ด้านหนึ่ง",
            "๑.๑ โปร่งใส",
            "ประชุม | กองคลัง | จัด",
            "๑.๒ สุจริต",
            "อบรม | กองช่าง | จัด",
            "๒. รายได้",
            "ตรวจ | กองคลัง | ตรวจ",
        ),
        ("A2:C2", "A3:C3", "A5:C5", "A7:C7"),
        ["1.1/โปร่งใส//๑. ด้านหนึ่ง", "1.2/สุจริต//๑. ด้านหนึ่ง", "2/รายได้//"],
        [],
    ),
    "a section above a measure that is typed is kept beside it": (
        (FORM, "ด้านหนึ่ง", "๑. โปร่งใส | ๑. ประชุม | กองคลัง | จัด", " | ๒. อบรม | กองคลัง | จัด"),
        ("A2:D2",),
        ["1/โปร่งใส/1.1/ด้านหนึ่ง", "1/โปร่งใส/1.2/ด้านหนึ่ง"],
        [],
    ),
    "a section at the end of a table heads the table below it": (
        (FORM, "๑. ก | ๑. ประชุม | กองคลัง | จัด", "๒. สุจริต", "", SMALL, "๑. อบรม | กองช่าง | จัด"),
        ("A3:D3",),
        ["1/ก/1.1/", "2/สุจริต/2.1/"],
        [],
    ),
    "a measure alone whose rows stand in the table of its own below": (
        (FORM, "๑. ก | ๑. ประชุม | กองคลัง | จัด", "๒. สุจริต", FORM, "๓. ค | ๑. อบรม | กองช่าง | จัด"),
        (),
        ["1/ก/1.1/", "3/ค/3.1/"],
        ["MEASURE_UNUSED A3"],
    ),
    "a measure that heads nothing is named": (
        (FORM, "๑. ก | ๑. ประชุม | กองคลัง | จัด", "๒. ข", "๓. ค | ๑. อบรม | กองช่าง | จัด", "๔. ง"),
        (),
        ["1/ก/1.1/", "3/ค/3.1/"],
        ["MEASURE_UNUSED A3", "MEASURE_UNUSED A5"],
    ),
    "a measure alone heads the rows below that have none": (
        (FORM, "๑. ก", " | ๑. ประชุม | กองคลัง | จัด", " | ๒. อบรม | กองคลัง | จัด"),
        (),
        ["1/ก/1.1/", "1/ก/1.2/"],
        [],
    ),
    "a row without a measure goes where its number says": (
        (
            FORM,
            "๑. ก | ๑.๑ ประชุม | กองคลัง | จัด",
            "๒. ข | ๒.๑ อบรม | กองคลัง | จัด",
            " | ๑.๒ สรุป | กองคลัง | จัด",
            " | ๑.๓ ดูงาน | กองคลัง | จัด",
        ),
        (),
        ["1/ก/1.1/", "2/ข/2.1/", "1/ก/1.2/", "1/ก/1.3/"],
        ["MEASURE_BY_NUMBER B4"],
    ),
    "and back without a word where it is the measure typed last": (
        (
            FORM,
            "๑. ก | ๑.๑ ประชุม | กองคลัง | จัด",
            "๒. ข | ๒.๑ อบรม | กองคลัง | จัด",
            " | ๑.๒ สรุป | กองคลัง | จัด",
            " | ๒.๒ ดูงาน | กองคลัง | จัด",
        ),
        (),
        ["1/ก/1.1/", "2/ข/2.1/", "1/ก/1.2/", "2/ข/2.2/"],
        ["MEASURE_BY_NUMBER B4"],
    ),
    "a number of a measure that the tab has not changes nothing": (
        (FORM, "๑. ก | ๑.๑ ประชุม | กองคลัง | จัด", " | ๕.๒ สรุป | กองคลัง | จัด"),
        (),
        ["1/ก/1.1/", "1/ก/1.5.2/"],
        [],
    ),
    "below a measure without a number a row stays": (
        (FORM, "๑. ก | ๑.๑ ประชุม | กองคลัง | จัด", "ข | อบรม | กองคลัง | จัด", " | ๑.๒ สรุป | กองคลัง | จัด"),
        (),
        ["1/ก/1.1/", "/ข//", "/ข/1.2/"],
        [],
    ),
    "a measure that is typed wins over the number, and it is said": (
        (FORM, "๑. ก | ๑.๑ ประชุม | กองคลัง | จัด", "๒. ข | ๑.๒ อบรม | กองคลัง | จัด"),
        (),
        ["1/ก/1.1/", "2/ข/2.1.2/"],
        ["MEASURE_NUMBER_DIFFERS B3"],
    ),
    "a number of the measure itself says nothing": (
        (FORM, "๑. ก | ๑.๑ ประชุม | กองคลัง | จัด", "๒. ข | ๒.๒ อบรม | กองคลัง | จัด"),
        (),
        ["1/ก/1.1/", "2/ข/2.2/"],
        [],
    ),
    "numbers of measures in a column of their own, one of them a part of another": (
        (
            "รหัส | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล",
            *("1 | หลัก | ประชุม | กองคลัง | จัด", " | | อบรม | กองคลัง | จัด"),
            *("1.1 | ย่อย | ดูงาน | กองคลัง | จัด", " | | สรุป | กองคลัง | จัด"),
        ),
        (),
        ["1/หลัก//", "1/หลัก//", "1.1/ย่อย//", "1.1/ย่อย//"],
        [],
    ),
    "a measure typed again goes on": (
        (FORM, "๑. ก | ๑. ประชุม | กองคลัง | จัด", "๑. ก | ๒. อบรม | | จัด"),
        (),
        ["1/ก/1.1/", "1/ก/1.2/"],
        [],
    ),
    "a part of the measure in its column is an activity": (
        (FORM, "๑. ก", "๑.๑ ประชุม | | กองคลัง | จัด", "๑.๒ อบรม | | กองคลัง | จัด"),
        (),
        ["1/ก/1.1/", "1/ก/1.2/"],
        [],
    ),
    "a cell under no heading is named": (
        (FORM, "๑. ก | ๑. ประชุม | กองคลัง | จัด | | ลอย"),
        (),
        ["1/ก/1.1/"],
        ["CELL_WITHOUT_HEADER F2"],
    ),
    "a row that names no activity before any is named, but its measure": (
        (FORM, "๑. ก | | กองคลัง | ", " | ๑. ประชุม | กองช่าง | จัด"),
        (),
        ["1/ก/1.1/"],
        ["ACTIVITY_MISSING C2"],
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_what_stands_over_each_row(name: str) -> None:
    rows, merges, expected, problems = SHEETS[name]
    form = read(drawn(*rows), merges=merged(*merges))
    found = form.assignments.to_dict("records")
    assert [f"{one['measure_no']}/{one['measure']}/{one['code']}/{one['extra'].get('หัวข้อ', '')}" for one in found] == expected
    assert [f"{one.code} {one.cell}" for one in form.problems.itertuples() if one.code in NAMED] == problems


@pytest.mark.parametrize(
    ("below", "named", "measures"),
    [
        ((), ["MEASURE_UNUSED A4"], ["ก", "ก"]),
        ((FORM,), ["NOTE_OUTSIDE A4"], ["ก", "ก"]),
        ((FORM, "", SMALL, "อบรม | กองคลัง | จัด"), [], ["ก", "ก", "กองช่าง"]),
        ((FORM, "", SMALL, "", FORM), ["NOTE_OUTSIDE A4"], ["ก", "ก"]),
    ],
)
def test_a_section_at_the_end_of_a_table_goes_on_below_it_or_is_named(
    below: tuple[str, ...], named: list[str], measures: list[str]
) -> None:
    form = read(drawn(FORM, "๑. ก | ๑. ประชุม | กองคลัง | จัด", " | ๒. สรุป | กองคลัง | จัด", "กองช่าง", *below))
    assert [f"{one.code} {one.cell}" for one in form.problems.itertuples() if one.code in NAMED] == named
    assert list(form.assignments["measure"]) == measures
