"""Signs that a sheet explains itself (rule 16 of the design: explicit beats implied)."""

import pytest

from ita_dash.form.read import read_form
from ita_dash.form.rows.signs import sign
from tests.grids import codes, drawn, read, tab, workbook

HEADER = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | สถานะ"
STATUSES = ["done", "in_progress", "cancelled"]


def rows(*signs, header=HEADER):
    named = ("ก | อบรม | กองคลัง", " | ประชุม | กองช่าง", "ข | ลงพื้นที่ | กองช่าง")
    return (header, *(f"{line} | {one}" for line, one in zip(named, signs, strict=True)))


LEGENDS = [
    (("✓", "O", "X"), ("", "คำอธิบาย", "✓ | ดำเนินการแล้วเสร็จ", "O | อยู่ระหว่างดำเนินการ", "X | ยกเลิก")),
    (("✓", "O", "X"), ("", "หมายเหตุ: ✓ = ดำเนินการแล้ว  O = อยู่ระหว่าง  X = ยกเลิก")),
    (("ด", "ร", "ย"), ("ด หมายถึง แล้วเสร็จ, ร หมายถึง อยู่ระหว่าง, ย หมายถึง ยกเลิก",)),
    (("1", "2", "3"), ("", "1 = แล้วเสร็จ", "2 = อยู่ระหว่างดำเนินการ", "3 = ยกเลิก")),
    (("A", "(B)", "c"), ("", "หมายเหตุ A คือ แล้วเสร็จ | (B) คือ อยู่ระหว่าง | C คือ ยกเลิก")),
    (("เขียว", "สีเหลือง", "แดง"), ("สีเขียว = แล้วเสร็จ", "สีเหลือง = อยู่ระหว่าง", "แดง = ยกเลิก")),
]


@pytest.mark.parametrize(("signs", "legend"), LEGENDS)
def test_a_sign_means_what_the_lines_below_the_table_say(signs, legend):
    form = read(drawn(*rows(*signs), *legend))
    assert list(form.assignments["status_read"]) == STATUSES


@pytest.mark.parametrize("title", [(), ("รายงาน",)])
def test_so_it_is_with_lines_above_the_table(title):
    form = read(drawn(*title, "ด = แล้วเสร็จ ร = อยู่ระหว่าง ย = ยกเลิก", *rows("ด", "ร", "ย")))
    assert list(form.assignments["status_read"]) == STATUSES
    assert codes(form) == []


def test_so_it_is_with_a_tab_that_explains():
    explained = tab("คำอธิบาย", drawn("สัญลักษณ์ | ความหมาย", "A | แล้วเสร็จ", "B | อยู่ระหว่าง", "C | ยกเลิก"), gid=1)
    form = read_form(workbook(tab("แผน", drawn(*rows("A", "B", "C"))), explained))
    assert list(form.assignments["status_read"]) == STATUSES


def test_signs_in_a_column_of_results_are_statuses():
    form = read(
        drawn(*rows("A", "B", "C", header=HEADER.replace("สถานะ", "ผลการดำเนินการ")), "", "A = แล้วเสร็จ B = อยู่ระหว่าง C = ยกเลิก")
    )
    assert list(form.assignments["status_read"]) == STATUSES
    assert list(form.assignments["result"]) == ["", "", ""]


def test_signs_below_divisions_and_rounds_are_statuses():
    legend = ("", "A = แล้วเสร็จ", "B = อยู่ระหว่าง")
    form = read(drawn("กิจกรรม | ผลการดำเนินการ กองคลัง | ผลการดำเนินการ กองช่าง", "อบรม | A | B", *legend))
    assert list(form.assignments["status_read"]) == ["done", "in_progress"]
    form = read(drawn("กิจกรรม | ผู้รับผิดชอบ | สถานะ รอบ 6 เดือน | สถานะ รอบ 12 เดือน", "อบรม | กองคลัง | B | A", *legend))
    assert [one.status for one in form.assignments["rounds"][0]] == ["in_progress"]
    assert form.assignments["status_read"][0] == "done"


@pytest.mark.parametrize(
    ("signs", "legend"),
    [
        (("A", "B", "C"), ()),  # nothing explains them
        (("A", "B", "C"), ("", "A = แล้วเสร็จ", "A = อยู่ระหว่าง")),  # explained twice otherwise
        (("A", "B", "C"), ("", "A = กองคลัง")),  # no status
    ],
)
def test_what_is_not_explained_is_named(signs, legend):
    form = read(drawn(*rows(*signs), *legend))
    assert form.assignments["status_read"][0] == ""
    assert "STATUS_UNREADABLE" in codes(form)


def test_the_word_of_a_status_keeps_its_meaning():
    form = read(drawn(*rows("แล้วเสร็จ", "อยู่ระหว่าง", "ยกเลิก"), "", "อยู่ระหว่าง = ดำเนินการแล้วบางกิจกรรม", "แล้วเสร็จ = 100"))
    assert list(form.assignments["status_read"]) == STATUSES


@pytest.mark.parametrize(("letters", "is_one"), [(10, True), (11, False)])
def test_a_sign_is_short(letters, is_one):
    assert bool(sign("ก" * letters)) is is_one


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *(("✓", "✓"), ("X", "x"), ("V", "v"), ("O", "o"), ("(ก)", "ก"), ("สีแดง", "แดง"), ("1", "1"), ("", "")),
        *(("แล้วเสร็จ", ""), ("ยกเลิก", "")),  # words of statuses keep their meaning
    ],
)
def test_a_sign_as_it_is_compared(text, shown):
    assert sign(text) == shown


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("A = แล้วเสร็จ\nตามที่เห็นสมควร B = ยกเลิก", "done"),
        ("A = แล้วเสร็จ\nB = ยกเลิก", "done"),
        ("B = ยกเลิก\nA = แล้วเสร็จ\nยกเลิก", "done"),  # of several lines the first
        ("A = ทำ\nยกเลิก", ""),
        ("(A = แล้วเสร็จ)", "done"),
    ],
)
def test_what_a_line_says_of_a_sign(line, status):
    form = read(drawn("รายงาน", line, *rows("A", "", "")))
    assert form.assignments["status_read"][0] == status


def test_a_long_text_beside_what_explains_is_passed_over():
    form = read(drawn(f"A = ยกเลิก {'ก' * 400} | A = แล้วเสร็จ", *rows("A", "", "")))
    assert form.assignments["status_read"][0] == "done"


@pytest.mark.parametrize(("rows_of_legend", "status"), [(39, "done"), (40, "")])
def test_a_legend_stands_in_sight(rows_of_legend, status):
    between = [f"แถบ{number}" for number in range(rows_of_legend)]
    form = read(drawn(*rows("A", "", ""), "", "A = แล้วเสร็จ", *between))
    assert form.assignments["status_read"][0] == status


@pytest.mark.parametrize(("letters", "status"), [(400, "done"), (401, "")])
def test_what_explains_is_a_line_and_no_essay(letters, status):
    form = read(drawn("รายงาน", "A = แล้วเสร็จ ".ljust(letters, "ก"), *rows("A", "", "")))
    assert form.assignments["status_read"][0] == status
