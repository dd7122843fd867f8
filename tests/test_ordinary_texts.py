"""Ordinary texts are told from odd ones at a glance: the glance may cost time, never a reading."""

import pandas as pd
import pytest

from ita_dash.form.text import composed, is_blank, key, plain
from ita_dash.form.values.evidence import links_in, read_evidence
from ita_dash.form.values.percent import percent_alone
from ita_dash.framerows import with_columns
from ita_dash.sheet.workbook import Cell, counted


@pytest.mark.parametrize(
    "typed", ["50 ％", "ร้อ\u200bยละ 50", "ร้อย<b>ละ</b> 50", "50 เปอร์\u00adเซ็นต์", "50 PerCent", "ร้อย\u0e4dละ ๕๐", "50 &#37;"]
)
def test_a_sign_is_seen_through_what_cleaning_takes_away(typed: str) -> None:
    assert percent_alone(typed) == 50


def test_words_without_a_sign_are_no_percent() -> None:
    assert percent_alone("ดำเนินการแล้ว 50 ครั้ง") is None


@pytest.mark.parametrize("text", ["N/A", "n.a.", "NA", "-", "— –", "...", "____", " ", "", "\u200b"])
def test_no_answer_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["None", "no", "x", "0", "๐", "ไม่มี", "na na", "a-", "https://a.go.th"])
def test_an_answer_is_not(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize("typed", ["ก  ข", " ก ข", "ก ข ", "ก \u200bข", "ก\u00a0ข", "ก\tข", "\nก ข", "ก ข\n", "ก<span> </span>ข"])
def test_surplus_blanks_are_cleaned_wherever_they_stand(typed: str) -> None:
    assert plain(typed) == "ก ข"


@pytest.mark.parametrize("typed", ["ก \nข", "ก\n ข", "ก\n\nข", "ก\r\nข", "ก<br>ข"])
def test_lines_are_cleaned_wherever_blanks_stand(typed: str) -> None:
    assert plain(typed) == "ก\nข"


def test_sara_am_is_compared_in_its_two_parts_as_nfkc_gives_them() -> None:
    assert composed("น้ำ") == "น\u0e49\u0e4d\u0e32"
    assert key("สำนัก") == key("ส\u0e4dานัก")


def test_a_link_alone_is_what_was_typed_and_no_more_than_the_link() -> None:
    assert read_evidence("https://a.go.th/x?y=1") == ("https://a.go.th/x?y=1",)
    assert links_in("https://a.go.th/x.") == ("https://a.go.th/x",)
    assert read_evidence("https://a.go.th/x?y=1&amp;z=2") == ("https://a.go.th/x?y=1&z=2",)
    assert read_evidence("https://a.go.th/x", ("https://a.go.th/y",)) == ("https://a.go.th/x", "https://a.go.th/y")


def test_cells_are_counted_by_what_they_are_in_the_order_of_their_first_places() -> None:
    one, other = Cell("ก", "ก"), Cell("ข", "ข")
    assert counted([one, other, one]) == [(one, 2), (other, 1)]
    assert counted([]) == []


def test_columns_are_put_beside_a_frame_in_place_of_those_of_their_names() -> None:
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]}, index=[7, 9])
    found = with_columns(frame, {"a": [5, 6], "c": ["x", "y"]})
    assert found.to_dict("list") == {"b": [3, 4], "a": [5, 6], "c": ["x", "y"]}
    assert list(found.index) == [7, 9]
    assert frame.columns.tolist() == ["a", "b"]
