"""What stands around and between the names of divisions in one cell (rule 17): brackets, roles, telephones, people."""

import pytest

from ita_dash.form.values.divisiontext import (
    begins_as_division,
    begins_as_name,
    begins_as_unit,
    begins_with_join,
    brackets,
    headed_by,
    is_person,
    joined_names,
    persons_in,
    phrases_of_all,
    pieces,
    without_joins,
    without_reach,
    without_role,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("กองคลัง, กองช่าง", ["กองคลัง", " กองช่าง"]),
        ("กองคลัง\nกองช่าง;กองแผน", ["กองคลัง", "กองช่าง", "กองแผน"]),
        ("1. กองคลัง 2. กองช่าง", ["กองคลัง ", "กองช่าง"]),
        ("(๑) กองคลัง (๒) กองช่าง", ["กองคลัง ", "กองช่าง"]),
        ("1.1 กองคลัง\n1.2 กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("- กองคลัง\n• กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง (งานพัสดุ, งานบัญชี)", ["กองคลัง (งานพัสดุ, งานบัญชี)"]),
        ("12,500 บาท", ["12,500 บาท"]),
        ("กอง 1,กอง 2", ["กอง 1", "กอง 2"]),
        (",,\n", []),
        ("", []),
    ],
)
def test_lines_commas_and_numbers_part_a_cell(text, parts):
    assert [text[first:last] for first, last in pieces(text)] == parts


@pytest.mark.parametrize(
    ("text", "outside", "inside"),
    [
        ("กองคลัง (หลัก) กองช่าง [ร่วม]", "กองคลัง กองช่าง", ["หลัก", "ร่วม"]),
        ("(กองคลัง)", "", ["กองคลัง"]),
        ("กองคลัง ( )", "กองคลัง", []),
        ("กองคลัง (หลัก", "กองคลัง (หลัก", []),
        ("กองคลัง", "กองคลัง", []),
    ],
)
def test_what_stands_in_brackets(text, outside, inside):
    assert brackets(text) == (outside, inside)


@pytest.mark.parametrize(
    ("text", "bare", "joins"),
    [
        ("และกองคลัง", "กองคลัง", True),
        ("- กองคลัง ร่วมกับ", "กองคลัง", False),
        ("/ กองคลัง และ", "กองคลัง", True),
        ("กองคลังและกองช่าง", "กองคลังและกองช่าง", False),
        (" ร่วมกับ กองคลัง :", "กองคลัง", True),
        ("และ", "", True),
        ("กองคลัง", "กองคลัง", False),
    ],
)
def test_an_and_at_the_edges_joins_nothing(text, bare, joins):
    assert (without_joins(text), begins_with_join(text)) == (bare, joins)


@pytest.mark.parametrize(
    ("text", "named", "reach"),
    [
        ("กองคลัง โทร. 0 2123 4567", "กองคลัง", "โทร. 0 2123 4567"),
        ("กองคลัง (โทร 02-123-4567)", "กองคลัง", "โทร 02-123-4567)"),
        ("กองคลัง 043-111222", "กองคลัง", "043-111222"),
        ("กองคลัง plan@example.go.th", "กองคลัง", "plan@example.go.th"),
        ("โทร. 1234", "", "โทร. 1234"),
        ("กองคลัง", "กองคลัง", ""),
        ("งานโทรคมนาคม", "งานโทรคมนาคม", ""),
    ],
)
def test_how_somebody_is_reached(text, named, reach):
    assert without_reach(text) == (named, reach)


@pytest.mark.parametrize(
    ("text", "role", "rest"),
    [
        ("หลัก: กองคลัง", "หลัก", "กองคลัง"),
        ("ผู้รับผิดชอบหลัก : กองคลัง", "ผู้รับผิดชอบหลัก", "กองคลัง"),
        ("ร่วม：กองช่าง", "ร่วม", "กองช่าง"),
        ("กองคลัง: หลัก", "", "กองคลัง: หลัก"),
        ("หลัก กองคลัง", "", "หลัก กองคลัง"),
    ],
)
def test_a_role_before_a_name(text, role, rest):
    assert without_role(text) == (role, rest)


@pytest.mark.parametrize(
    ("text", "name", "division", "unit"),
    [
        ("กองคลัง", True, True, True),
        ("สำนักปลัด", True, True, True),
        ("สำนักงานปลัด", True, False, True),
        ("กองทุนหลักประกันสุขภาพ", True, False, False),
        ("งานพัสดุ", True, False, True),
        ("งานที่ 1", True, False, False),
        ("ทุกกอง", True, False, False),
        ("ครุภัณฑ์", False, False, False),
        ("", False, False, False),
    ],
)
def test_how_names_begin(text, name, division, unit):
    assert (begins_as_name(text), begins_as_division(text), begins_as_unit(text)) == (name, division, unit)


@pytest.mark.parametrize(
    ("text", "division"),
    [("ผอ.กองคลัง", "กองคลัง"), ("หัวหน้าสำนักปลัด ", "สำนักปลัด"), ("กองคลัง", ""), ("หัวหน้างาน", ""), ("รก.ผอ. กองช่าง", "กองช่าง")],
)
def test_whoever_heads_a_division_names_it(text, division):
    assert headed_by(text) == division


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กองคลังและกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลังและกองช่าง บ้านนา", ["กองคลัง", "กองช่าง บ้านนา"]),
        ("กองคลัง/กองช่าง ร่วมกับ งานพัสดุ", ["กองคลัง", "กองช่าง", "งานพัสดุ"]),
        ("งานแผนงานและนโยบาย", ["งานแผนงานและนโยบาย"]),  # no name begins there
        ("กองคลังและครุภัณฑ์", ["กองคลังและครุภัณฑ์"]),
        ("ครุภัณฑ์และกองคลัง", ["ครุภัณฑ์และกองคลัง"]),
        ("ครุภัณฑ์และทุกกอง", ["ครุภัณฑ์", "ทุกกอง"]),  # but a phrase for all
        *(("ทุกสำนักและกอง", ["ทุกสำนักและกอง"]), ("และกองคลัง", ["และกองคลัง"]), ("กองคลังและ", ["กองคลังและ"])),
        ("ผู้บริหารและพนักงานทุกคน", ["ผู้บริหารและพนักงานทุกคน"]),
        ("กองคลัง กองช่าง", ["กองคลัง กองช่าง"]),  # a blank alone parts nothing here
    ],
)
def test_names_that_are_joined(text, names):
    assert joined_names(text) == names


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("ทุกกอง", ["ทุกกอง"]),
        ("ทุกกอง ยกเว้นกองช่าง", ["ทุกกอง ยกเว้นกองช่าง", "ทุกกอง | กองช่าง"]),
        ("ทุกกอง (ไม่รวม กองช่าง)", ["ทุกกอง (ไม่รวม กองช่าง)", "ทุกกอง | กองช่าง"]),
        ("ทุกกอง ยกเว้น", ["ทุกกอง ยกเว้น"]),
        ("ทุกกอง ยกเว้น (กองช่าง) บางงาน", ["ทุกกอง ยกเว้น (กองช่าง) บางงาน"]),
        ("ทุกกอง โดยมีกองคลังเป็นหลัก", ["ทุกกอง โดยมีกองคลังเป็นหลัก", "ทุกกอง"]),
        ("ทุกกองมีกองคลังร่วม", ["ทุกกองมีกองคลังร่วม"]),
    ],
)
def test_what_may_mean_all_divisions(text, phrases):
    assert [" | ".join(filter(None, one)) for one in phrases_of_all(text)] == phrases


@pytest.mark.parametrize(
    ("text", "people", "rest"),
    [
        ("นายสมชาย ใจดี", ("นายสมชาย ใจดี",), ""),
        ("นางสาวสุดา", ("นางสาวสุดา",), ""),
        ("กองคลัง (นายสมชาย ใจดี)", ("นายสมชาย ใจดี",), "กองคลัง"),
        ("นายสมชาย กองคลัง", ("นายสมชาย",), "กองคลัง"),  # no surname begins as a division does
        ("นายสมชาย ใจดี และ นางมาลี มีสุข", ("นายสมชาย ใจดี", "นางมาลี มีสุข"), ""),
        ("นายสมชาย ใจดี\nกองคลัง\nนายสมชาย ใจดี", ("นายสมชาย ใจดี",), "กองคลัง"),
        ("กองคลัง โดย นายสมชาย ใจดี", ("นายสมชาย ใจดี",), "กองคลัง"),
        ("[กองคลัง] นายสมชาย ใจดี", ("นายสมชาย ใจดี",), "กองคลัง"),
        ("นายกเทศมนตรี", (), "นายกเทศมนตรี"),
        ("นายช่างโยธา", (), "นายช่างโยธา"),
        ("กองนายสมชาย", (), "กองนายสมชาย"),
        ("", (), ""),
    ],
)
def test_people_among_names(text, people, rest):
    assert persons_in(text) == (people, rest)
    assert is_person(text) is (bool(people) and not rest)
