"""Long texts of a sheet in little room: cut behind a word, within their letters."""

import pytest

from ita_dash.thailines import shortened

MEASURE = "๑. สร้างการรับรู้และเสริมสร้างความเข้าใจเกี่ยวกับการจัดซื้อจัดจ้าง/จัดหาพัสดุ และการตรวจรับพัสดุ"


def test_what_has_room_stays_on_one_line():
    assert shortened("กองช่าง  และ\nกองคลัง", 20) == "กองช่าง และ กองคลัง"
    assert shortened("กองช่าง", 7) == "กองช่าง"


@pytest.mark.parametrize("most", range(40, 95))
def test_it_ends_behind_a_word(most):
    said = shortened(MEASURE, most)
    assert said.endswith("…")
    assert len(said) <= most
    follows = MEASURE[len(said) - 1 :].lstrip()
    for word in ("จัดซื้อจัดจ้าง", "จัดหา", "พัสดุ", "ตรวจรับ", "เกี่ยวข้อง", "และ"):
        assert not any(said[:-1].endswith(word[:n]) and follows.startswith(word[n:]) for n in range(1, len(word))), said


def test_letters_that_are_no_words_end_at_their_bound():
    assert shortened("x" * 300, 80) == "x" * 79 + "…"
    assert len(shortened("ก" * 20_000, 60)) == 60
