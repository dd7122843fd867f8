"""Columns whose heading nobody knows, told by what stands beside them row by row: the votes that each rule adds."""

from collections.abc import Callable, Iterable, Sequence

import pytest

from ita_dash.form.columns.unnamed import (
    agreement,
    are_weights,
    spoken_of,
    vote_by_agreeing,
    vote_by_signs,
    vote_by_speaking,
    vote_by_weighing,
)
from ita_dash.form.roles import CONTENT, HEADING, Evidence, Vote
from ita_dash.sheet.workbook import Cell
from tests.grids import _cell, drawn

Rule = Callable[[Iterable[Evidence], Callable[[int], Sequence[Cell]]], None]


def cells(*texts: str) -> list[Cell]:
    return [_cell(value) for row in drawn(*texts) for value in row]


def votes(rule: Rule, named: str, *lines: str) -> dict[int, tuple[str, float, str]]:
    """What the rule adds to columns of these fields (nothing for none), drawn with bars above their rows."""
    names = [name.strip() for name in named.split("|")]
    evidence = [
        Evidence(place, header or field, [Vote(field, 2.0, CONTENT if is_content else HEADING)] if field else [])
        for place, (field, is_content, header) in enumerate(map(_parted, names))
    ]
    before = [len(one.votes) for one in evidence]
    rows = drawn(*lines)
    below = [[_cell(row[place]) for row in rows] for place in range(len(names))]
    rule(evidence, below.__getitem__)
    added = {one.number: one.votes[count:] for one, count in zip(evidence, before, strict=True) if one.votes[count:]}
    assert all(vote.source == CONTENT and len(found) == 1 for found in added.values() for vote in found)
    return {number: (found[0].field, found[0].points, found[0].reason) for number, found in added.items()}


def _parted(name: str) -> tuple[str, bool, str]:
    """The field of a column, whether its content says it, and its header: "weight? ร้อยละ"."""
    field, _blank, header = name.partition(" ")
    return field.rstrip("?").replace("-", ""), field.endswith("?"), header


DONE, BEGUN, NOT = "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"


@pytest.mark.parametrize(
    ("named", "lines", "found"),
    [
        ("status | -", (f"{DONE} | 100", f"{NOT} | 0", f"{BEGUN} | 40"), {1: ("progress", 1.0, "3/3")}),
        ("- | status", (f"100 | {DONE}", f"0 | {NOT}"), {0: ("progress", 1.0, "2/2")}),
        ("status | result | -", (f"{DONE} | 100 | 100", f"{NOT} | 0 | 0"), {2: ("progress", 1.0, "2/2")}),
        ("status | - | -", (f"{DONE} | 100 | 100", f"{NOT} | 0 | 0"), {1: ("progress", 1.0, "2/2")}),  # the first
        ("status | - | -", (f"{DONE} | 7 | 100", f"{NOT} | 8 | 0"), {2: ("progress", 1.0, "2/2")}),
        ("status | progress | -", (f"{DONE} | 100 | 100", f"{NOT} | 0 | 0"), {}),
        ("result | -", (f"{DONE} | 100", f"{NOT} | 0"), {}),
        # half of the rows are not most
        ("status | -", (f"{DONE} | 100", f"{NOT} | 0", f"{DONE} | 7", f"{DONE} | 8"), {}),
        ("status | -", (f"{DONE} | 100", f"{NOT} | 0", f"{DONE} | 7"), {1: ("progress", 1.0, "2/3")}),
        (
            "status | -",
            (f"{DONE} | 100", f"{NOT} | 0", f"{DONE} | 100", f"{DONE} | 7", f"{DONE} | 8"),
            {1: ("progress", 1.0, "3/5")},
        ),
        # one row that tells may be chance
        ("status | -", (f"{DONE} | 100", f"{BEGUN} | 40"), {}),
    ],
)
def test_numbers_that_agree_with_the_statuses_are_the_progress(named: str, lines: tuple[str, ...], found: dict) -> None:
    assert votes(vote_by_agreeing, named, *lines) == found


@pytest.mark.parametrize(
    ("status", "number", "agreed", "told", "filled"),
    [
        (DONE, "100", 1, 1, 1),
        (DONE, "99", 0, 0, 1),
        (DONE, "0", 0, 0, 1),
        (NOT, "0", 1, 1, 1),
        (NOT, "100", 0, 0, 1),
        (BEGUN, "1", 1, 0, 1),
        (BEGUN, "99", 1, 0, 1),
        (BEGUN, "0", 0, 0, 1),
        (BEGUN, "100", 0, 0, 1),
        (BEGUN, "ป้าย", 0, 0, 1),
        (DONE, "ป้าย", 0, 0, 1),
        (DONE, "", 0, 0, 0),
        (DONE, "-", 0, 0, 0),
        ("", "100", 0, 0, 0),
        ("-", "100", 0, 0, 0),
        ("ยกเลิก", "100", 0, 0, 0),
        ("ป้าย", "100", 0, 0, 0),
    ],
)
def test_a_number_agrees_with_a_status(status: str, number: str, agreed: int, told: int, filled: int) -> None:
    assert agreement(cells(status), cells(number)) == (agreed, told, filled)


def test_rows_without_a_status_or_a_number_say_nothing() -> None:
    statuses, numbers = cells("ป้าย", "-", "", DONE, DONE, NOT), cells("100", "0", "0", "", "100", "0")
    assert agreement(statuses, numbers) == (2, 2, 2)


@pytest.mark.parametrize(
    ("named", "lines", "found"),
    [
        ("activity | -", ("ก | 50", "ข | 30", "ค | 20"), {1: ("weight", 1.0, "3/3")}),
        ("activity | -", ("ก | 50", "ข |", "ค | 30", "ง | -", "จ | 20"), {1: ("weight", 1.0, "3/3")}),
        ("- | -", ("50 | 20", "30 | 60", "20 | 20"), {0: ("weight", 1.0, "3/3")}),  # the first
        ("- | -", ("5 | 20", "30 | 60", "20 | 20"), {1: ("weight", 1.0, "3/3")}),
        ("result | -", ("50 | 50", "30 | 30", "20 | 20"), {1: ("weight", 1.0, "3/3")}),
        ("weight | -", ("50 | 50", "30 | 30", "20 | 20"), {}),
        ("activity | -", ("ก | 60", "ข | 40"), {}),
    ],
)
def test_numbers_that_add_up_to_all_of_the_work_weigh(named: str, lines: tuple[str, ...], found: dict) -> None:
    assert votes(vote_by_weighing, named, *lines) == found


@pytest.mark.parametrize(
    ("numbers", "weigh"),
    [
        ("50 | 30 | 20", True),
        ("50 | 30 | 21", False),
        ("50 | 30 | 19", False),
        ("0.5 | 0.3 | 0.2", True),
        ("33.3 | 33.3 | 33.3", True),
        ("0.33 | 0.33 | 0.335", True),  # 0.995
        ("0.33 | 0.33 | 0.33", False),
        ("33.3 | 33.3 | 32.9", True),  # 99.5
        ("33.3 | 33.3 | 32.8", False),
        ("33.3 | 33.3 | 33.9", True),  # 100.5
        ("33.3 | 33.3 | 34", False),
        ("33 | 33.5 | 33.9", True),  # some with decimals
        ("60 | 40", False),
        ("50 | 50 | 0", False),  # nought weighs nothing
        ("50 | 30 | 20 | ป้าย", False),
        ("50 | 30 | 20 | 0", False),
        ("", False),
    ],
)
def test_weights_add_up_to_a_whole(numbers: str, weigh: bool) -> None:
    assert are_weights(cells(numbers)) is weigh


@pytest.mark.parametrize(
    ("named", "lines", "found"),
    [
        ("activity | -", ("ก | 50%", "ข | 60%"), {1: ("progress", 0.9, "2/2")}),
        ("activity | -", ("ก | 50%", "ข | 3 จาก 4"), {1: ("progress", 0.9, "2/2")}),
        ("activity | -", ("ก | 50%", "ข |", "ค | -", "ง | 60%"), {1: ("progress", 0.9, "2/2")}),
        ("- | -", ("50% | 50%", "60% | 60%"), {0: ("progress", 0.9, "2/2")}),  # the first
        ("- | -", ("5 | 50%", "6 | 60%"), {1: ("progress", 0.9, "2/2")}),
        ("activity | -", ("ก | 50%", "ข | 50%"), {}),  # one percent in all rows is a target
        ("activity | -", ("ก | 50", "ข | 60"), {}),
        ("activity | -", ("ก | มาจากกองคลัง", "ข | มาจากกองช่าง"), {}),
        ("progress | -", ("5 | 50%", "6 | 60%"), {}),
        ("month | -", ("/ | 50%", "/ | 60%"), {}),
        # one in five may be odd
        ("activity | -", ("ก | 50%", "ข | 60%", "ค | 70%", "ง | 80%", "จ | ป้าย"), {1: ("progress", 0.9, "4/5")}),
        ("activity | -", ("ก | 50%", "ข | 60%", "ค | 70%", "จ | ป้าย"), {}),
        # a column that another vote has is that; weights may be told by their sum alone
        ("activity | result", ("ก | 50%", "ข | 60%"), {}),
        ("activity | weight", ("ก | 50%", "ข | 60%"), {}),
        ("activity | weight?", ("ก | 40%", "ข | 60%"), {1: ("progress", 0.9, "2/2")}),
        ("activity | result?", ("ก | 50%", "ข | 60%"), {}),
        # of people and satisfaction they say nothing of the work
        ("activity | - ร้อยละความพึงพอใจ", ("ก | 50%", "ข | 60%"), {}),
        ("activity | - ฟหกด", ("ก | 50%", "ข | 60%"), {1: ("progress", 0.9, "2/2")}),
        # they keep to what is reported beside them
        ("status | -", (f"{DONE} | 100%", f"{BEGUN} | 60%"), {1: ("progress", 0.9, "2/2")}),
        ("status | -", (f"{DONE} | 80%", f"{DONE} | 90%"), {}),
        ("status | -", (f"{DONE} | 100%", f"{DONE} | 90%"), {}),  # half of them do
        ("status | -", (f"{DONE} | 100%", f"{BEGUN} | 60%", f"{DONE} | 90%"), {1: ("progress", 0.9, "3/3")}),
        ("status | -", (" | 80%", " | 90%"), {1: ("progress", 0.9, "2/2")}),
        ("result | -", ("จัดงานแล้วเสร็จ | 100%", "อยู่ระหว่างจัด | 60%"), {1: ("progress", 0.9, "2/2")}),
        ("result | -", ("จัดงานแล้วเสร็จ | 80%", "จัดแล้วเสร็จ | 90%"), {}),
        ("result | -", ("ยังไม่ดำเนินการ | 80%", "ยังไม่ได้จัด | 90%"), {1: ("progress", 0.9, "2/2")}),  # only done tells
        ("status | result | -", (" | จัดแล้วเสร็จ | 80%", " | จัดแล้วเสร็จ | 90%"), {}),
        ("status | result | -", (f"{DONE} | ป้าย | 80%", f"{DONE} | ป้าย | 90%"), {}),
        # of two columns of statuses the first
        ("status | status | -", (f"{DONE} | {BEGUN} | 80%", f"{DONE} | {BEGUN} | 90%"), {}),
    ],
)
def test_percents_with_their_sign_are_the_progress(named: str, lines: tuple[str, ...], found: dict) -> None:
    assert votes(vote_by_signs, named, *lines) == found


def test_forty_percents_are_looked_at() -> None:
    lines = [f"ก | {place + 10}%" for place in range(40)]
    assert votes(vote_by_signs, "activity | -", *lines, "ก | 50%") == {1: ("progress", 0.9, "40/40")}
    assert votes(vote_by_signs, "activity | -", *lines[:39]) == {1: ("progress", 0.9, "39/39")}


WORK = ("จัดอบรมคุณธรรม", "เผยแพร่แผนจัดซื้อ", "ทบทวนคู่มือบริการ")
SAID = ("อบรมคุณธรรม ๔๕ คน", "แผนจัดซื้ออยู่บนเว็บ", "คู่มือบริการ ๑๒ เรื่อง")


def spoken(named: str, *columns: Sequence[str]) -> dict[int, tuple[str, float, str]]:
    return votes(vote_by_speaking, named, *(" | ".join(row) for row in zip(*columns, strict=True)))


BLANK = ("", "", "")


@pytest.mark.parametrize(
    ("named", "columns", "found"),
    [
        ("activity | - | status", (WORK, SAID, BLANK), {1: ("result", 1.0, "3/3")}),
        ("activity | - | evidence", (WORK, SAID, BLANK), {1: ("result", 1.0, "3/3")}),
        ("activity | - | tick", (WORK, SAID, BLANK), {1: ("result", 1.0, "3/3")}),
        ("activity | - | progress", (WORK, SAID, BLANK), {1: ("result", 1.0, "3/3")}),
        ("activity | - | timestamp", (WORK, SAID, BLANK), {1: ("result", 1.0, "3/3")}),
        ("activity | result | -", (WORK, BLANK, SAID), {2: ("recommendation", 1.0, "3/3")}),
        ("activity | recommendation | -", (WORK, BLANK, SAID), {2: ("result", 1.0, "3/3")}),
        ("activity | result | recommendation | -", (WORK, BLANK, BLANK, SAID), {}),
        (
            "activity | - | - | status",
            (WORK, SAID, SAID, BLANK),
            {1: ("result", 1.0, "3/3"), 2: ("recommendation", 1.0, "3/3")},
        ),
        (
            "activity | - | - | - | status",
            (WORK, SAID, BLANK, SAID, BLANK),
            {1: ("result", 1.0, "3/3"), 3: ("recommendation", 1.0, "3/3")},
        ),
        ("activity | - | weight", (WORK, SAID, BLANK), {}),  # nobody reports
        ("activity | weight | status", (WORK, SAID, BLANK), {}),
        ("result | -", (WORK, SAID), {}),  # no plan
        ("activity? | - | status", (WORK, SAID, BLANK), {}),  # what its texts alone say is no plan
        # behind the columns of the plan
        ("- | activity | status", (SAID, WORK, BLANK), {}),
        ("activity | - | division | status", (WORK, SAID, BLANK, BLANK), {}),
        ("activity | - | support | status", (WORK, SAID, BLANK, BLANK), {}),
        ("activity | - | month | status", (WORK, SAID, BLANK, BLANK), {}),
        ("activity | division | - | status", (WORK, BLANK, SAID, BLANK), {2: ("result", 1.0, "3/3")}),
        # the narrowest level is the activity, wherever it stands
        ("measure | activity | - | status", (BLANK, WORK, SAID, BLANK), {2: ("result", 1.0, "3/3")}),
        ("activity | measure | - | status", (WORK, BLANK, SAID, BLANK), {2: ("result", 1.0, "3/3")}),
        ("measure | activity | - | status", (WORK, BLANK, SAID, BLANK), {}),
        ("measure | - | status", (WORK, SAID, BLANK), {1: ("result", 1.0, "3/3")}),
        # most rows, and two of them at least
        ("activity | - | status", (WORK, (SAID[0], SAID[1], "ป้าย"), BLANK), {1: ("result", 1.0, "2/3")}),
        ("activity | - | status", (WORK, (SAID[0], "ธง", "ป้าย"), BLANK), {}),
        ("activity | - | status", (WORK, (SAID[0], "", ""), BLANK), {}),
        ("activity | - | status", (WORK, (SAID[0], SAID[1], ""), BLANK), {1: ("result", 1.0, "2/2")}),
    ],
)
def test_what_speaks_of_the_activities_is_the_result_or_the_advice(
    named: str, columns: tuple[Sequence[str], ...], found: dict
) -> None:
    assert spoken(named, *columns) == found


def test_half_of_the_rows_are_not_most_and_three_of_five_are() -> None:
    work, said = (*WORK, WORK[0], WORK[0]), (*SAID[:2], "ป้าย", "ธง", SAID[0])
    assert spoken("activity | - | status", work[:4], said[:4], [""] * 4) == {}
    assert spoken("activity | - | status", work, said, [""] * 5) == {1: ("result", 1.0, "3/5")}


def test_of_several_meanings_of_a_column_the_narrowest_counts() -> None:
    columns = [
        Evidence(0, "", [Vote("theme", 1.6, HEADING), Vote("activity", 1.6, HEADING)]),
        Evidence(1, "", [Vote("measure", 2.0, HEADING)]),
        Evidence(2, ""),
        Evidence(3, "", [Vote("status", 2.0, HEADING)]),
    ]
    vote_by_speaking(columns, [cells(*WORK), cells(*BLANK), cells(*SAID), cells(*BLANK)].__getitem__)
    assert columns[2].votes == [Vote("result", 1.0, CONTENT, "3/3")]


@pytest.mark.parametrize(
    ("work", "said", "count"),
    [
        (("จัดอบรม",), ("จัดอบรม",), (1, 1)),
        (("จัดอบรม",), ("อบรม",), (0, 1)),
        (("กขคจัดอบ",), ("ฟหดจัดอบ",), (0, 1)),  # five
        (("จัดอบรม", ""), ("ธง", "จัดอบรม"), (1, 2)),  # a blank cell goes on with the activity above
        (("จัดอบรม", "-"), ("ธง", "จัดอบรม"), (1, 2)),
        (("จัดอบรม", "”"), ("ธง", "จัดอบรม"), (1, 2)),
        (("จัดอบรม", "ซื้อป้าย"), ("ธง", "จัดอบรม"), (0, 2)),
        (("", "จัดอบรม"), ("จัดอบรม", "จัดอบรม"), (1, 1)),
        (("ธง",), ("จัดอบรม",), (0, 0)),  # a name too short to be spoken of
        (("จัดอบรม", "จัดอบรม"), ("", "-"), (0, 0)),
    ],
)
def test_a_text_takes_up_six_letters_in_a_row(work: tuple[str, ...], said: tuple[str, ...], count: tuple[int, int]) -> None:
    assert spoken_of(cells(*work), cells(*said)) == count


@pytest.mark.parametrize(("begins", "is_one"), [(394, 1), (395, 0)])
def test_what_a_text_speaks_of_shows_in_its_first_four_hundred_letters(begins: int, is_one: int) -> None:
    assert spoken_of(cells("จัดอบรม"[:6]), cells("ก" * begins + "จัดอบรม"[:6])) == (is_one, 1)
    assert spoken_of(cells("ก" * begins + "จัดอบรม"[:6]), cells("จัดอบรม"[:6])) == (is_one, 1)


@pytest.mark.parametrize(("rows", "filled"), [(39, 39), (40, 40), (41, 40)])
def test_forty_texts_are_looked_at(rows: int, filled: int) -> None:
    assert spoken_of(cells("จัดอบรม") * rows, cells("จัดอบรม") * rows) == (filled, filled)
