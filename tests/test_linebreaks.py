"""Where lines of the report may end: between words, never inside a date, a short form, a number with what it counts."""

import json
import os
import subprocess
import sys

import pytest

from ita_dash.typesetting.linebreaks import blanks_held, units
from tests.thai_sentences import sentences

COLUMNS = (16, 22, 30)
"""Letters side by side: about those of the columns of the report's table."""


def broken(text: str) -> list[str]:
    return ["".join(unit) for unit in units([text])[text]]


def line_ends(text_units: list[list[str]], most: int) -> list[int]:
    """Where lines end that are filled as the report fills them: a unit that has no room begins the next line."""
    ends, place, used = [], 0, 0
    for unit in text_units:
        width = len("".join(unit))
        if used and used + width > most:
            ends.append(place)
            used = 0
        used += width
        place += width
    return ends


def test_at_most_one_line_end_in_a_hundred_falls_inside_a_word():
    known = dict(sentences())
    made = units(known)
    ends = [(text, end) for most in COLUMNS for text, words in made.items() for end in line_ends(words, most)]
    inside = [f"{text[end - 8 : end]}|{text[end : end + 8]}" for text, end in ends if end not in known[text]]
    assert len(known) == 200
    assert len(ends) > 3000
    assert len(inside) <= len(ends) / 100, sorted(set(inside))


@pytest.mark.parametrize(
    "together",
    [
        "30 กันยายน 2567",
        "๑ ต.ค. ๒๕๖๖",
        "มี.ค. ๖๗",
        "อบต.",
        "พ.ศ. ๒๕๖๗",
        "ร้อยละ ๘๐",
        "๓ ครั้ง",
        "45 คน",
        "ข้อ ๑๒",
        "ไตรมาสที่ ๑-๔/๒๕๖๗",
        "๐๙:๓๐ น.",
        "ต่าง ๆ",
        "ประกาศฯ",
        "ปี ๒๕๖๘",
        "๕ หน้าที่",
        "๑๐ ต้น",
        "๓ จาก",
    ],
)
def test_what_belongs_together_stays_together(together):
    for text in (f"ดำเนินการตามแผน {together} เรียบร้อย", f"{together} เรียบร้อย"):
        assert any(together in unit for unit in broken(text)), broken(text)


def test_a_number_stays_with_any_word_that_it_counts_and_with_none_behind_its_own():
    assert "๑๕ วันหลัง" in broken("เผยแพร่ภายใน ๑๕ วันหลังสิ้นไตรมาส")
    assert "๒๔ ตำแหน่ง" in broken("จัดทำคู่มือครบ ๒๔ ตำแหน่งที่มี")
    assert "ข้อ ๑๒" in broken("ตามข้อ ๑๒ กำหนดให้")
    assert "๖ งาน" in broken("แล้วเสร็จ ๓ จาก ๖ งาน")


def test_no_line_begins_or_ends_with_a_mark_of_its_neighbour():
    text = "เอกสารต่าง ๆ (ร่าง) ของ “สำนักงานฯ” มี.ค. – เม.ย. ๖๗ ร้อยละ ๘๕ % ฯลฯ ไฟล์ รายงาน_ผล.pdf/ฉบับจริง ปิดประกาศ… และ …"
    found = [unit for unit in broken(text) if unit.strip()]
    assert not [unit for unit in found if unit[0] in "ๆฯ…)”%–_/." or unit[-1] in "(“"], found


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("แล้วเสร็จ ร้อยละ ๕๐ ของงาน", "แล้วเสร็จ ร้อยละ_๕๐ ของงาน"),
        ("อบรม 3 ครั้ง เมื่อ ๓๐ กันยายน ๒๕๖๗", "อบรม 3_ครั้ง เมื่อ ๓๐_กันยายน_๒๕๖๗"),
        ("เข้าร่วม ๔๐ ครัวเรือน จาก ๕๐", "เข้าร่วม ๔๐_ครัวเรือน จาก ๕๐"),
        ("๑. ประกาศแผน", "๑. ประกาศแผน"),
        ("วันที่ ๓๐ กันยายน พ.ศ. ๒๕๖๗", "วันที่ ๓๐ กันยายน พ.ศ. ๒๕๖๗"),
    ],
)
def test_a_program_that_breaks_lines_itself_is_told_what_to_hold_unless_it_is_wider_than_a_column(text, held):
    assert blanks_held(text) == held.replace("_", "\u00a0")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["", " ", "ก" * 300, "x" * 300, "กั้" * 50, "๑. ", "https://a.go.th/b_c?d=1&e=2", "ก\u0e4c\u0e4c ๆ", "()"]
)
def test_units_are_the_text(text):
    assert "".join(broken(text)) == text


def test_a_long_word_or_date_can_still_be_taken_apart():
    made = units(["องค์การบริหารส่วนตำบล", "๓๐ กันยายน ๒๕๖๗"])
    assert made["องค์การบริหารส่วนตำบล"][0][-2:] == ["ส่วน", "ตำบล"]
    assert "กันยายน" in made["๓๐ กันยายน ๒๕๖๗"][0]


@pytest.mark.slow
def test_nothing_is_written_into_the_home_of_whoever_runs_it(tmp_path):
    script = "import json; from ita_dash.typesetting.linebreaks import units; print(json.dumps(units(['มาตรการส่งเสริมคุณธรรม'])))"
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert len(json.loads(done.stdout)) == 1
    assert list(tmp_path.rglob("*")) == []
