"""No single cell moves an office's figure: margin words, counts and words of headings in a report are a report."""

import pytest

from tests.grids import HEADER, read

SIGNED = [["", "", "", "", "(ลงชื่อ)", "ผู้รับรอง"], ["", "", "", "", "(นายสมชาย ใจดี)", ""], ["", "", "", "", "ผู้จัดทำ", ""]]


def rows(*results: str, divisions: tuple[str, ...] = ()) -> list[list[str]]:
    """One activity for each result; the measure and the activity are typed once, for all."""
    who = divisions or tuple(f"กองที่ {place}" for place in range(1, len(results) + 1))
    first = ["๑. มาตรการโปร่งใส", "๑.๑ จัดซื้อโปร่งใส", who[0], "ต.ค. ๖๖ – ก.ย. ๖๗", results[0], ""]
    return [HEADER, first, *(["", "", name, "", result, ""] for name, result in zip(who[1:], results[1:], strict=True))]


@pytest.mark.parametrize(
    "word",
    [
        "ผู้เสนอราคา 3 ราย",
        "ผู้จัดทำแผนส่งแล้ว",
        "ลงนามในสัญญาแล้ว",
        "(นายช่าง ควบคุมงาน)",
        "ผู้อนุมัติเห็นชอบแล้ว",
        "รวมพลังประชาชน 40 คน",
        "หมายเหตุประกาศแล้ว",
    ],
)
def test_a_result_that_begins_as_margin_words_do_is_a_result(word):
    form = read(rows("แล้วเสร็จ", word, "ยังไม่ดำเนินการ", "ยังไม่ดำเนินการ"))
    assert list(form.assignments["division"]) == ["กองที่ 1", "กองที่ 2", "กองที่ 3", "กองที่ 4"]
    assert list(form.assignments["result"])[1] == word


@pytest.mark.parametrize("name", ["ผู้จัดทำแผน", "ผู้เสนอโครงการ", "ผู้อนุมัติจัดซื้อ", "ผู้เห็นชอบแผนงาน"])
def test_a_division_that_begins_as_margin_words_do_is_a_division(name):
    form = read(rows("แล้วเสร็จ", "", "ยังไม่ดำเนินการ", divisions=("กองคลัง", name, "กองช่าง")))
    assert list(form.assignments["division"]) == ["กองคลัง", name, "กองช่าง"]


def test_signatures_below_the_last_report_are_still_notes():
    form = read([*rows("แล้วเสร็จ", "ยังไม่ดำเนินการ"), ["", "", "", "", "", ""], *SIGNED])
    assert list(form.assignments["division"]) == ["กองที่ 1", "กองที่ 2"]


@pytest.mark.parametrize(
    "counts", [("ดำเนินการแล้ว 2 ครั้ง", "ดำเนินการแล้ว 3 ครั้ง"), ("45 คน", "30 คน"), ("3 โครงการ", "12 ราย"), ("2 ครั้ง", "4 ครั้ง")]
)
@pytest.mark.parametrize("heading", ["ผลการดำเนินการ", "ผลการดำเนินงาน"])
def test_counts_below_an_official_heading_are_results_and_no_percents(counts, heading):
    grid = rows(*counts, *counts)
    grid[0] = [*HEADER[:4], heading, HEADER[5]]
    form = read(grid)
    assert list(form.assignments["result"]) == [*counts, *counts]
    assert form.assignments["percent"].isna().all()


def test_a_report_in_the_words_of_a_header_is_a_report():
    odd = ["มาตรการป้องกันการทุจริต", "แผนปฏิบัติการ ประจำปี 2567", "สำนักปลัด", "", "รายงานผลแล้ว", ""]
    form = read([*rows("แล้วเสร็จ", "แล้วเสร็จ"), odd, ["", "๒. อบรม", "กองคลัง", "ต.ค. ๖๖", "แล้วเสร็จ", ""]])
    assert list(form.assignments["division"]) == ["กองที่ 1", "กองที่ 2", "สำนักปลัด", "กองคลัง"]
    assert form.assignments["start"].iloc[3] == form.assignments["start"].iloc[0]


def test_a_header_repeated_or_below_a_blank_row_or_a_title_is_a_header():
    again = [*HEADER]
    other = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินงาน"]
    below = ["๒. มาตรการอื่น", "๒.๑ อบรม", "กองช่าง", "แล้วเสร็จ"]
    for between in ([again], [[""], other], [["แผนที่ ๒ การส่งเสริม"], other], [[""], ["แผนที่ ๒ การส่งเสริม"], other]):
        form = read([*rows("แล้วเสร็จ", "แล้วเสร็จ"), *between, [*below[:3], *([""] if between == [again] else []), below[3]]])
        assert list(form.assignments["division"])[-1] == "กองช่าง"
        assert list(form.assignments["result"])[-1] == "แล้วเสร็จ"
        assert "มาตรการ/แนวทาง" not in set(form.assignments["measure"]) | {"มาตรการ"} - {"มาตรการ"}
