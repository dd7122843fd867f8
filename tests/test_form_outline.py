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

TIMED = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา | ผล"
CODED = f"ลำดับ | {TIMED}"
WITHOUT_DIVISION = "มาตรการ | กิจกรรม | ผล"
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
    "and so do two, one over the other": (
        (FORM, "๑. ก | ๑. ประชุม | กองคลัง | จัด", "ด้านสอง", "๒. สุจริต", "", SMALL, "๑. อบรม | กองช่าง | จัด"),
        ("A3:D3", "A4:D4"),
        ["1/ก/1.1/", "2/สุจริต/2.1/ด้านสอง"],
        [],
    ),
    "sections one over the other stand over all below": (
        (SMALL, "ด้านหนึ่ง", "มิติสอง", "๑. โปร่งใส", "๑. ประชุม | กองคลัง | จัด"),
        ("A2:C2", "A3:C3", "A4:C4"),
        ["1/โปร่งใส/1.1/ด้านหนึ่ง\nมิติสอง"],
        [],
    ),
    "a level above the measure is the measure of rows that have none of their own": (
        (
            f"ยุทธศาสตร์ | {FORM}",
            "หนึ่ง | ๑. ก | ประชุม | กองคลัง | จัด",
            " | | อบรม | กองคลัง | จัด",
            "สอง | | ตรวจ | กองช่าง | จัด",
        ),
        (),
        ["1/ก//", "1/ก//", "/สอง//"],
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


BELOW: dict[str, tuple[tuple[str, ...], tuple[str, ...], list[str], list[str]]] = {
    # name: rows, merged cells, "number / measure / code / activity / division / period / result" of each assignment, problems
    "a measure that is typed again begins anew": (
        (
            TIMED,
            "๑. ก | ๑. ประชุม | กองคลัง | ม.ค. 67 | จัด",
            "๑. ก | ๒. อบรม | | | จัด",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "1/ก/1.2/อบรม///จัด"],
        [],
    ),
    "also without its number": (
        (
            TIMED,
            "๑. ก | ๑. ประชุม | กองคลัง | ม.ค. 67 | จัด",
            "ก | ๒. อบรม | | | จัด",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "1/ก/1.2/อบรม///จัด"],
        [],
    ),
    "a row that goes where its number says begins anew": (
        (
            TIMED,
            "๑. ก | ๑.๑ ประชุม | กองคลัง | ม.ค. 67 | จัด",
            "๒. ข | ๒.๑ อบรม | กองช่าง | ก.พ. 67 | จัด",
            " | ๑.๒ สรุป | | | จัด",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "2/ข/2.1/อบรม/กองช่าง/ก.พ. 67/จัด", "1/ก/1.2/สรุป///จัด"],
        ["MEASURE_BY_NUMBER B4"],
    ),
    "a part of the measure in its column goes on with it": (
        (
            TIMED,
            "๑. ก",
            "๑.๑ ประชุม | | กองคลัง | ม.ค. 67 | จัด",
            "๑.๒ อบรม | | | | จัด",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "1/ก/1.2/อบรม/กองคลัง/ม.ค. 67/จัด"],
        [],
    ),
    "a blank measure goes on, with division and period": (
        (
            TIMED,
            "๑. ก | ๑. ประชุม | กองคลัง | ม.ค. 67 | จัด",
            " | ๒. อบรม | | | จัด",
            " | | กองช่าง | | จัด",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "1/ก/1.2/อบรม/กองคลัง/ม.ค. 67/จัด", "1/ก/1.2/อบรม/กองช่าง/ม.ค. 67/จัด"],
        [],
    ),
    "without a column of measures nothing goes on": (
        (
            f"{SMALL} | ระยะเวลา",
            "๑. ประชุม | กองคลัง | จัด | ม.ค. 67",
            "๒. อบรม | | จัด | ",
            " | | จัดอีก | ",
        ),
        (),
        ["/แผน/1/ประชุม/กองคลัง/ม.ค. 67/จัด", "/แผน/2/อบรม///จัดอีก"],
        [],
    ),
    "a sign for as above takes nothing from another measure": (
        (
            TIMED,
            "๑. ก | ๑. ประชุม | กองคลัง | ม.ค. 67 | จัด",
            '๒. ข | ๒. อบรม | กองช่าง | " | จัด',
            ' | ๓. อบรม | กองช่าง | " | จัด',
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "2/ข/2.2/อบรม/กองช่าง//จัด", "2/ข/2.3/อบรม/กองช่าง//จัด"],
        [],
    ),
    "what a result names goes for its own row": (
        (
            TIMED,
            "๑. ก | ๑. ประชุม | กองคลัง | ม.ค. 67 | ๑. จัด",
            " | | | | ๒. ตรวจ",
            " | | กองช่าง | | จัดอีก",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "1/ก/1.2/ตรวจ/กองคลัง/ม.ค. 67/ตรวจ", "1/ก/1.1/ประชุม/กองช่าง/ม.ค. 67/จัดอีก"],
        ["ACTIVITY_FROM_RESULT E3"],
    ),
    "but goes on where no activity stands above": (
        (
            TIMED,
            "๑. ก | | กองคลัง | ม.ค. 67 | ๑. จัด",
            " | | กองช่าง | | จัดอีก",
        ),
        (),
        ["1/ก/1.1/จัด/กองคลัง/ม.ค. 67/จัด", "1/ก/1.1/จัด/กองช่าง/ม.ค. 67/จัดอีก"],
        ["ACTIVITY_FROM_RESULT E2"],
    ),
    "a list without numbers is one activity": (
        (
            TIMED,
            "๑. ก | | กองคลัง | ม.ค. 67 | - จัด\n- ตรวจ",
            " | | กองช่าง | | จัดอีก",
        ),
        (),
        ["1/ก//- จัด\n- ตรวจ/กองคลัง/ม.ค. 67/- จัด\n- ตรวจ", "1/ก//- จัด\n- ตรวจ/กองช่าง/ม.ค. 67/จัดอีก"],
        ["ACTIVITY_FROM_RESULT E2"],
    ),
    "a measure that a section ends is named": (
        (
            TIMED,
            "๑. ก | ๑. ประชุม | กองคลัง | | จัด",
            "๒. ข",
            "ด้านสอง",
            "๓. ค | ๑. อบรม | กองคลัง | | จัด",
        ),
        ("A4:E4",),
        ["1/ก/1.1/ประชุม/กองคลัง//จัด", "3/ค/3.1/อบรม/กองคลัง//จัด"],
        ["MEASURE_UNUSED A3"],
    ),
    "a section names the division of what it heads": (
        (
            WITHOUT_DIVISION,
            "กองคลัง",
            "๑. ก | ๑. ประชุม | จัด",
            "กองช่าง",
            "๒. ข | ๑. อบรม | จัด",
            " | ๒. ตรวจ | จัด",
        ),
        (
            "A2:C2",
            "A4:C4",
        ),
        ["1/ก/1.1/ประชุม/กองคลัง//จัด", "2/ข/2.1/อบรม/กองช่าง//จัด", "2/ข/2.2/ตรวจ/กองช่าง//จัด"],
        [],
    ),
    "a division that heads nothing is named": (
        (
            WITHOUT_DIVISION,
            "กองคลัง",
            "กองช่าง",
            "๒. ข | ๑. อบรม | จัด",
            "กองกลาง",
        ),
        (
            "A2:C2",
            "A3:C3",
            "A5:C5",
        ),
        ["2/ข/2.1/อบรม/กองช่าง//จัด"],
        ["NOTE_OUTSIDE A2", "NOTE_OUTSIDE A5"],
    ),
    "below a division the measure goes on": (
        (
            WITHOUT_DIVISION,
            "กองคลัง",
            "๑. ก | ๑. ประชุม | จัด",
            "กองช่าง",
            " | ๒. ตรวจ | จัด",
            " | | จัด",
        ),
        (
            "A2:C2",
            "A4:C4",
        ),
        ["1/ก/1.1/ประชุม/กองคลัง//จัด", "1/ก/1.2/ตรวจ/กองช่าง//จัด"],
        [],
    ),
    "below a round nothing goes on": (
        (
            TIMED,
            "รอบ 6 เดือน",
            "๑. ก | ๑. ประชุม | กองคลัง | | จัด",
            "รอบ 12 เดือน",
            " | | กองช่าง | | จัดอีก",
        ),
        (
            "A2:E2",
            "A4:E4",
        ),
        ["1/ก/1.1/ประชุม/กองคลัง//จัด", "///จัดอีก/กองช่าง//จัดอีก"],
        ["ACTIVITY_FROM_RESULT E5", "MEASURE_MISSING E5"],
    ),
    "what stands beside a heading is of all below it": (
        (
            f"{SMALL} | ระยะเวลา",
            "๑. โครงการใหญ่ | กองคลัง | | ม.ค. 67",
            "๑.๑ ประชุม | | จัด | ",
            "๑.๒ อบรม | | จัด | ",
        ),
        (),
        ["1/โครงการใหญ่/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "1/โครงการใหญ่/1.2/อบรม/กองคลัง/ม.ค. 67/จัด"],
        ["NOTE_OUTSIDE B2"],
    ),
    "a period alone too": (
        (
            f"{SMALL} | ระยะเวลา",
            "๑. โครงการใหญ่ | | | ม.ค. 67",
            "๑.๑ ประชุม | กองคลัง | จัด | ",
            "๑.๒ อบรม | | จัด | ",
        ),
        (),
        ["1/โครงการใหญ่/1.1/ประชุม/กองคลัง/ม.ค. 67/จัด", "1/โครงการใหญ่/1.2/อบรม/กองคลัง/ม.ค. 67/จัด"],
        ["NOTE_OUTSIDE D2"],
    ),
    "a heading has the number of its name": (
        (
            SMALL,
            "กิจกรรมที่ ๑ ใหญ่ | | ",
            "๑.๑ ประชุม | กองคลัง | จัด",
            "๑.๒ อบรม | กองคลัง | จัด",
        ),
        (),
        ["1/ใหญ่/1.1/ประชุม/กองคลัง//จัด", "1/ใหญ่/1.2/อบรม/กองคลัง//จัด"],
        [],
    ),
    "or that of the column of numbers": (
        (
            f"ที่ | {SMALL}",
            "๑ | โครงการใหญ่ | | ",
            "๑.๑ | ประชุม | กองคลัง | จัด",
            "๑.๒ | อบรม | กองคลัง | จัด",
        ),
        (),
        ["1/โครงการใหญ่/1.1/ประชุม/กองคลัง//จัด", "1/โครงการใหญ่/1.2/อบรม/กองคลัง//จัด"],
        [],
    ),
    "a number that counts the rows is named": (
        (
            f"ที่ | {SMALL}",
            "๗ | ๑. โครงการใหญ่ | กองคลัง | ",
            "๘ | ๑.๑ ประชุม | กองคลัง | จัด",
            "๙ | ๑.๒ อบรม | กองคลัง | จัด",
        ),
        (),
        ["1/โครงการใหญ่/1.1/ประชุม/กองคลัง//จัด", "1/โครงการใหญ่/1.2/อบรม/กองคลัง//จัด"],
        ["NOTE_OUTSIDE A2"],
    ),
    "a line above the second table is its section": (
        (
            TIMED,
            "๑. ก | ๑. ประชุม | กองคลัง | | จัด",
            "",
            "๒. สุจริต",
            SMALL,
            "๑. อบรม | กองช่าง | จัด",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง//จัด", "2/สุจริต/2.1/อบรม/กองช่าง//จัด"],
        [],
    ),
    "as one above the third": (
        (
            TIMED,
            "๑. ก | ๑. ประชุม | กองคลัง | | จัด",
            "",
            "๒. สุจริต",
            SMALL,
            "๑. อบรม | กองช่าง | จัด",
            "",
            "๓. คุ้มค่า",
            SMALL,
            "๑. ตรวจ | กองช่าง | จัด",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง//จัด", "2/สุจริต/2.1/อบรม/กองช่าง//จัด", "3/คุ้มค่า/3.1/ตรวจ/กองช่าง//จัด"],
        [],
    ),
    "one above the first goes on in the second": (
        (
            "๒. สุจริต",
            SMALL,
            "๑. อบรม | กองช่าง | จัด",
            "",
            SMALL,
            "๑. ตรวจ | กองช่าง | จัด",
        ),
        (),
        ["2/สุจริต/2.1/อบรม/กองช่าง//จัด", "2/สุจริต/2.1/ตรวจ/กองช่าง//จัด"],
        ["CODE_TWO_TEXTS A3"],
    ),
    "the measure of an example does not go on where its number says example": (
        (
            CODED,
            "ตัวอย่าง | ๑. ก | ๑. ข | กองคลัง | | จัด",
            " | | ๑. ประชุม | กองคลัง | | จัด",
            "1 | ๑. ก | ๑. ตรวจ | กองคลัง | | จัด",
        ),
        (),
        ["//1/ประชุม/กองคลัง//จัด", "1/ก/1.1/ตรวจ/กองคลัง//จัด"],
        ["EXAMPLE_ROW A2", "MEASURE_MISSING C3"],
    ),
    "where its activity says so it does": (
        (
            TIMED,
            "๑. ก | (ตัวอย่าง) ข | กองคลัง | | จัด",
            " | ๑. ประชุม | กองคลัง | | จัด",
        ),
        (),
        ["1/ก/1.1/ประชุม/กองคลัง//จัด"],
        ["EXAMPLE_ROW A2"],
    ),
    "where it says so itself it does not": (
        (
            TIMED,
            "(ตัวอย่าง) ก | ข | กองคลัง | | จัด",
            " | ๑. ประชุม | กองคลัง | | จัด",
        ),
        (),
        ["//1/ประชุม/กองคลัง//จัด"],
        ["EXAMPLE_ROW A2", "MEASURE_MISSING B3"],
    ),
    "words in the column of numbers are a section": (
        (
            CODED,
            "1 | ๑. ก | ๑. ข | กองคลัง | | จัด",
            "มาตรการที่สอง | | | | | ",
            "2 | ๑. ก | ๑. ตรวจ | กองคลัง | | จัด",
        ),
        (),
        ["1/ก/1.1/ข/กองคลัง//จัด", "1/ก/1.1/ตรวจ/กองคลัง//จัด"],
        ["CODE_TWO_TEXTS C2"],
    ),
    "letters there head nothing": (
        (
            CODED,
            "1 | ๑. ก | ๑. ข | กองคลัง | | จัด",
            "ก๑ | ๒. ง | | | | ",
            "2 | | ๑. ตรวจ | กองคลัง | | จัด",
        ),
        (),
        ["1/ก/1.1/ข/กองคลัง//จัด", "2/ง/2.1/ตรวจ/กองคลัง//จัด"],
        ["NOTE_OUTSIDE A3"],
    ),
}


@pytest.mark.parametrize("name", BELOW)
def test_what_goes_on_in_each_row(name: str) -> None:
    rows, merges, expected, problems = BELOW[name]
    form = read(drawn(*rows), merges=merged(*merges))
    fields = ["measure_no", "measure", "code", "activity", "division", "period", "result"]
    assert ["/".join(one) for one in form.assignments[fields].itertuples(index=False)] == expected
    assert [f"{one.code} {one.cell}" for one in form.problems.itertuples() if one.code != "DIVISION_MISSING"] == problems


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
