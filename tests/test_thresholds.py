"""Both sides of every threshold of reading: what is just enough, and what is one step short of it or one beyond.

Each line is one fact: a text or a sheet made of a number, and the last number (or the first) for which it is still read so.
The constants are not named here: a fact fails when its constant is one step larger, and when it is one step smaller.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form import text as texts
from ita_dash.form.columns.roundheads import adds_up
from ita_dash.form.columns.unnamed import agreement, are_weights, spoken_of
from ita_dash.form.grid import Grid
from ita_dash.form.headings.headparts import side_of
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.headings.timeheads import is_time
from ita_dash.form.headings.twonames import with_parts
from ita_dash.form.headings.votes import Heading
from ita_dash.form.lines.closing import is_closing
from ita_dash.form.numbering import number_of, split_items, with_lists
from ita_dash.form.ownwords import checked
from ita_dash.form.read import Form, read_form
from ita_dash.form.rows.balance import VALUES
from ita_dash.form.rows.numbers import code_of
from ita_dash.form.tables.headerrows import explains_form
from ita_dash.form.tables.tablelines import lines_above, year_told
from ita_dash.form.tabs.putaway import is_copy
from ita_dash.form.tabs.years import office_named
from ita_dash.form.text import plain
from ita_dash.form.values.alldivisions import all_divisions
from ita_dash.form.values.dates import read_date, read_timestamp
from ita_dash.form.values.division import Division, DivisionList
from ita_dash.form.values.divisionnames import differ_in_a_short_word
from ita_dash.form.values.divisiontext import persons_in
from ita_dash.form.values.evidence import links_in
from ita_dash.form.values.howfar import percent_said_by
from ita_dash.form.values.months import read_months
from ita_dash.form.values.months import says_more as is_more_than_a_mark
from ita_dash.form.values.percent import percent_alone, read_percent, read_weight, share_of_target
from ita_dash.form.values.period import is_unsettled, read_period
from ita_dash.form.values.rounds import round_in
from ita_dash.form.values.roundtitles import dated_lines, round_of_title, year_of_month
from ita_dash.form.values.status import is_there, read_status, status_said_by
from ita_dash.form.values.ticks import said_beside, says_more, status_named
from ita_dash.form.values.timeunits import christian_year, is_plausible
from ita_dash.form.words import WordsError
from ita_dash.sheet.workbook import Cell, Facts, Merge
from tests.grids import HEADER, codes, read, tab, workbook

YEAR = FiscalYear(2567)
PLAN = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ"]
LETTERS = "กขคงจฉชซฌญฎฏ"
Fact = Callable[[int], bool]


def blanks(count: int, *around: str) -> str:
    """Two texts as far apart as makes them ``count`` letters together."""
    before, after = around
    return before + " " * (count - len(before) - len(after)) + after


def names(text: str, *listed: str) -> tuple[str, ...]:
    return DivisionList(tuple(map(Division, listed))).read(text).names


def said_of(text: str, listed: str) -> list[str]:
    return [finding.code for finding in DivisionList((Division(listed),)).read(text).findings]


def fields(header: list[str], *rows: list[str]) -> list[str]:
    """The fields of the columns under ``header``."""
    (reading, *_more) = read_form(workbook(tab("แผน", [header, *rows])), YEAR).tabs
    return [one.field for one in reading.headers[0].columns]


def below_unknown(*given: str) -> str:
    """The field of a column under a heading that nobody knows."""
    rows = (["๑. ก", f"{place}. ประชุม {place}", "กองคลัง", text] for place, text in enumerate(given, start=1))
    return fields([*PLAN, "ฮฮฮฮ"], *rows)[3]


def days(count: int) -> list[str]:
    return [f"{place % 28 + 1} {('ม.ค.', 'ก.พ.', 'มี.ค.')[place // 28]} 67" for place in range(count)]


def cells(*texts: str) -> list[Cell]:
    return [Cell(text, text) for text in texts]


def lines(*texts: str) -> Grid:
    return Grid(tab("แผน", [[text] for text in texts]))


def odd(count: int) -> list[str]:
    return [f"ไม่รู้อะไรเลย {place}" for place in range(count)]


def meetings(*rows: list[str]) -> Form:
    return read_form(
        workbook(tab("แผน", [HEADER, ["๑. ก", "๑. ข", "กองคลัง"]]), tab("ประชุม", [["การประชุม", "วันที่"], *rows], gid=1))
    )


def struck_words(length: int) -> str:
    """What is said to be struck out of a text of so many letters whose first word is."""
    kept = "ก" * (length - 4)
    cell = Cell(f"เดิม{kept}", f"เดิม{kept}", facts=Facts(unstruck=kept))
    problems = read([HEADER, ["๑. ก", "๑. ข", "กองคลัง", "ต.ค. 66", cell, ""]]).problems
    return dict(problems[problems["code"] == "WORDS_STRUCK_OUT"]["details"].iloc[0])["struck"]


def damaged(letters: int, marks: int = 1) -> bool:
    """Whether a name of so many letters is known with so many marks typed too many."""
    name = (LETTERS * 10)[:letters]
    typed = "".join(letter + "่" * (place < marks) for place, letter in enumerate(name))
    return Spellings({"result": (name,)}).match(typed) is not None


def titled(rows: int) -> bool:
    """Whether a title so many rows above a header is the measure of its table."""
    above = [["๑. มาตรการ", "", ""], *[[""]] * (rows - 1)]
    found = read([*above, ["วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"], ["ประชุม", "กองคลัง", "ต.ค. 66"]])
    return list(found.assignments["measure"]) == ["มาตรการ"]


def _parted(heading: str) -> tuple[str, ...]:
    """The texts of a heading beside one like it of another month."""
    headings = [Heading(0, (heading,)), Heading(1, ("ผลการดำเนินการ พ.ย. 66",))]
    return with_parts(headings, Spellings(), lambda _text, told=False: told)[0].texts


LENGTHS: dict[str, tuple[Fact, int]] = {
    "the number of a row without a digit": (lambda n: code_of("ก" * n) != "", 3),
    "the name of a meeting": (lambda n: meetings(["ก" * n, "5 พ.ค. 67"]).meetings[0][1] == "ก" * n, 80),
    "a text whose struck-out words are picked out": (lambda n: struck_words(n) == "เดิม", 300),
    "a period": (lambda n: read_period(blanks(n, "ต.ค. 66", "– มี.ค. 67"), YEAR).end is not None, 1000),
    "a period among words": (lambda n: read_period("ก" * (n - 17) + " 8 ม.ค. 67 ณ ห้อง", YEAR).end is not None, 200),
    "a time that is not settled": (lambda n: is_unsettled("ยังไม่กำหนด" + "." * (n - 11)), 200),
    "the title of a month": (lambda n: year_of_month(blanks(n, "ต.ค.", "66")) == 2567, 100),
    "a weight": (lambda n: read_weight(blanks(n, "2", "")) == (2.0, ()), 1000),
    "a date": (lambda n: read_date(blanks(n, "1", "ม.ค. 2567")).day is not None, 1000),
    "a percent": (lambda n: read_percent(blanks(n, "50", "%")).percent is not None, 1000),
    "a percent in a result": (lambda n: percent_alone(blanks(n, "50", "%")) is not None, 1000),
    "a status in a result": (lambda n: read_status("ก" * (n - 10) + " แล้วเสร็จ").status is not None, 10_000),
    "a count beside a target": (lambda n: share_of_target(blanks(n, "45", "คน"), "50 คน") is not None, 1000),
    "a time of an online form": (lambda n: read_timestamp(blanks(n, "11/3/2024,", "10:20")) is not None, 1000),
    "a round": (lambda n: round_in(blanks(n, "รอบ", "6 เดือน")) is not None, 120),
    "all divisions": (lambda n: all_divisions("ทุกส่วนราชการใน" + "ก" * (n - 15)) is not None, 200),
    "a cell of divisions": (lambda n: "DIVISION_REMARK" not in said_of("กองคลัง\n" + "ก" * (n - 8), "กองคลัง"), 2000),
    "a line of divisions": (lambda n: names("กองคลัง " + "ก" * (n - 8), "กองคลัง") == ("กองคลัง",), 400),
    "all divisions but one": (lambda n: names("ทุกส่วนราชการ ยกเว้นกองช่าง" + "." * (n - 27), "กองช่าง") == (), 400),
    "all divisions, of which one leads": (
        lambda n: DivisionList().read("ทุกกองโดยให้กอง" + "ก" * (n - 23) + "เป็นหลัก").everyone,
        400,
    ),
    "a division with its title": (lambda n: len(names(f"กองช่าง ผู้อำนวยการ{':' * n}กองคลัง", "กองช่าง", "กองคลัง")) == 2, 49),
    "the title of a copy": (lambda n: is_copy("ก" * (n - 10) + " (สำเนา 2)"), 200),
    "the heading of a month": (
        lambda n: all(read_months([(blanks(n, "ต.ค.", "2566"), ""), ("พ.ย.", ""), ("ธ.ค.", "")])),
        120,
    ),
    "the heading of a box": (lambda n: status_named("แล้วเสร็จ" + "." * (n - 9)) == "done", 120),
    "a status below a heading": (lambda n: VALUES["status"]("แล้วเสร็จ " + "ก" * (n - 10)), 80),
    "who is named beside a division": (lambda n: persons_in("นายสมชาย " + "ก" * (n - 9))[0] != (), 2000),
    "a mark": (lambda n: not is_more_than_a_mark("ก" * n), 3),
    "a mark in a box": (lambda n: not said_beside("ฮ" * n), 3),
    "a count under a status": (lambda n: said_of_status(f"2 {'ก' * (n - 2)}") == ["STATUS_IS_COUNT"], 30),
    "a word of an office": (lambda n: is_taken({"done": ["ฮ" * n]}), 60),
    "the digits of a number at the head of a line": (lambda n: split_items(f"{'1' * n}. ก")[0].number != "", 3),
    "the digits of a part of a number": (lambda n: split_items(f"1.{'1' * n}. ก")[0].number != "", 2),
    "the digits of a number in a number without a full stop": (lambda n: split_items(f"{'1' * n}.1 ก")[0].number != "", 2),
    "the digits of a part of such a number": (lambda n: split_items(f"1.{'1' * n} ก")[0].number != "", 2),
    "the digits of a number behind its word": (lambda n: number_of(f"มาตรการที่ {'1' * n} ก").number != "", 2),
    "the digits of a part of a number behind its word": (lambda n: "." in number_of(f"มาตรการที่ 1.{'1' * n} ก").number, 2),
    "the digits of a copy": (lambda n: is_copy(f"แผน (copy{'1' * n})"), 2),
    "a tag that breaks a line": (lambda n: plain(f"ก<br{'x'.rjust(n)}>ข") == "ก\nข", 200),
    "a tag of a web page": (lambda n: plain(f"ก<span{'x'.rjust(n)}>ข") == "กข", 500),
    "the digits of a letter of a web page": (lambda n: plain(f"ก&#{'65'.zfill(n)};") == "กA", 6),
    "the digits of a letter of a web page in hexadecimal": (lambda n: plain(f"ก&#x{'41'.zfill(n)};") == "กA", 5),
    "an office's name within a sentence": (lambda n: office_named([f"ตามที่โรงเรียน{'ก' * n}"]) == f"โรงเรียน{'ก' * n}", 40),
    "an office's name behind a blank": (lambda n: office_named([f"โรงเรียน{'ก' * n} อำเภอเมือง"]) == f"โรงเรียน{'ก' * n}", 120),
    "what adds nothing to a status": (lambda n: not says_more("แล้วเสร็จ " + "ก" * n), 2),
    "a word that cannot be misspelt": (lambda n: differ_in_a_short_word("กลุ่ม " + "ก" * n, "กลุ่ม " + "ข" * n), 2),
    "what a figure's phrase hides": (lambda n: percent_said_by("พึงพอใจ" + "ก" * n + "แล้วร้อยละ 60") is None, 69),
    "a filler before a figure": (lambda n: percent_said_by(f"ดำเนินการแล้ว {'=' * n}ร้อยละ 60") == 60, 8),
    "a part of a header": (
        lambda n: (
            len(
                read(
                    [[*PLAN, "ผลการดำเนินการ", ""], ["", "", "", "เชิงปริมาณ", "ก" * n], ["๑. ก", "๑. ข", "กองคลัง", "จัด", "ทำ"]]
                ).assignments
            )
            == 1
        ),
        25,
    ),
    "a heading that another begins with": (
        lambda n: Spellings().beginning("ผลการดำเนินการ" + "ก" * (n - 14)) is not None,
        120,
    ),
    "a heading with a slip": (lambda n: Spellings().slip_of(f"มาตราการ ({'ก' * (n - 11)})") is not None, 120),
    "a heading that is a time": (lambda n: is_time(blanks(n, "ต.ค.", "66")), 120),
    "a condition before what was done": (lambda n: status_said_by("หาก" + "ก" * (n - 3) + "ดำเนินการแล้วเสร็จ") is None, 80),
    "a condition before what ends well": (
        lambda n: status_said_by("มีแผนจะจัดอบรม หาก" + "ก" * (n - 3) + "แล้ว") == "not_started",
        80,
    ),
    "a heading of two names": (lambda n: len(_parted(blanks(n, "ผลการดำเนินการ", "ต.ค. 66"))) == 2, 120),
    "a heading": (lambda n: fields([*PLAN[:2], f"ผู้รับผิดชอบ ({'ก' * (n - 15)})"], ["๑. ก", "๑. ข", "คน"])[2] == "division", 120),
    "the status of one division": (
        lambda n: (
            read([[*PLAN[:2], "กองคลัง", "กองช่าง"], ["๑. ก", "๑. ข", "แล้วเสร็จ" + "ก" * (n - 9), "แล้วเสร็จ"]]).assignments[
                "status_read"
            ][0]
            == "done"
        ),
        20,
    ),
    "what speaks of an activity": (lambda n: spoken_of(cells(LETTERS[:6]), cells("ฮ" * (n - 6) + LETTERS[:6])) == (1, 1), 400),
    "a word alone for what a list asks for": (lambda n: is_there(blanks(n, "ไม่", "มี")), 20),
    "a number before a heading": (lambda n: Spellings().match(("1." * 20)[:n] + "ผลการดำเนินการ") is not None, 22),
    "a text that tells what its column is": (lambda n: below_unknown(blanks(n, "ต.ค. 66", "– มี.ค. 67")) == "period", 200),
    "a side of a plan": (lambda n: bool(side_of("ผล (" + "ก" * (n - 5) + ")")), 40),
    "a line that closes a table": (lambda n: is_closing("จัดทำโดยกอง" + "ก" * (n - 11)), 120),
    "a line above a table": (lambda n: year_told(lines("ก" * (n - 16) + " ปีงบประมาณ 2567"), [0]) == 2567, 200),
    "the title of a round": (lambda n: round_of_title("รอบ 6 เดือน" + "ก" * (n - 11), YEAR) is not None, 100),
    "a note that says a status": (
        lambda n: (
            codes(
                read([HEADER, ["๑. ก", Cell("๑. ข", "๑. ข", note="ยกเลิกตามมติ " + "ก" * (n - 13)), "กองคลัง", "ต.ค. 66", "จัด", ""]])
            )
            == ["NOTE_SAYS_STATUS"]
        ),
        200,
    ),
}
"""Whether a text of so many letters is read so, and the last number for which it is."""


@pytest.mark.parametrize("what", LENGTHS)
def test_a_text_is_read_so_up_to_its_length_and_no_further(what: str) -> None:
    fact, longest = LENGTHS[what]
    assert [fact(longest - 1), fact(longest), fact(longest + 1)] == [True, True, False]


def _rounds(count: int) -> int:
    lines = "\n".join(f"{place + 1} ม.ค. 67 จัดครั้ง {place}" for place in range(count))
    return len(read([HEADER, ["๑. ก", "๑. ข", "กองคลัง", "", lines, ""]]).assignments["rounds"][0])


def _with_header_at(row: int) -> bool:
    return read([*([f"หัวเรื่อง {place}"] for place in range(row)), HEADER, ["๑. ก", "๑. ข", "กองคลัง"]]).tabs[0].is_form


def _with_header_of(rows: int) -> bool:
    """Whether months are known below so many rows of headings over them."""
    over = ["ระยะเวลาดำเนินการ", *["ปีงบประมาณ 2567"] * (rows - 2)]
    header = [[*PLAN, over[0]], *(["", "", "", text] for text in over[1:]), ["", "", "", "ต.ค.", "พ.ย.", "ธ.ค."]]
    merges = tuple(Merge(row, 3, row + 1, 6) for row in range(len(over)))
    return read([*header, ["๑. ก", "๑. ข", "กองคลัง", "/"]], merges=merges).assignments["period"][0] == "ต.ค. 66"


def _with_numbers_below(count: int) -> int:
    """Assignments of a table whose header has so many of its columns numbered."""
    return len(read([HEADER, [str(place + 1) for place in range(count)], ["๑. ก", "๑. ข", "กองคลัง"]]).assignments)


def _by_month(count: int) -> bool:
    rows = [["๑. ก", f"{place}. ประชุม", "กองคลัง", "20" if place <= count else ""] for place in (1, 2, 3)]
    return read([[*PLAN, "ต.ค.", "พ.ย.", "ธ.ค."], *rows]).assignments["percent"][0] == 20


def _month_first(proofs: int) -> bool:
    days = ["2/3/2024", *["2/13/2024"] * proofs]
    rows = [["๑. ก", f"{place}. ประชุม", "กองคลัง", day] for place, day in enumerate(days, start=1)]
    return str(read([[*PLAN, "วันที่รายงาน"], *rows]).assignments["reported_on"][0])[:10] == "2024-02-03"


def _activity_below(rows: int) -> bool:
    """Whether a result of number 2 is for the activity 2 so many rows below it."""
    between = [["", f"ประชุม {place}", "กองคลัง", "จัด"] for place in range(rows - 1)]
    above = [[*PLAN, "ผลการดำเนินการ"], ["๑. ก", "๑. ข", "กองคลัง", ""], ["", "", "", "๒. อบรมแล้ว"]]
    return "ACTIVITY_FROM_RESULT" not in codes(read([*above, *between, ["", "๒. อบรม", "กองคลัง", ""]]))


def _named_headings(count: int) -> bool:
    """Whether a table is a form with so many known headings and one that nobody knows over its activities."""
    header, said = ["ผลการดำเนินการ", "สถานะ", "ผู้รับผิดชอบ"][:count], ["จัดแล้ว", "แล้วเสร็จ", "กองคลัง"][:count]
    rows = [[f"{place}. ประชุมคณะทำงาน {place}", *said] for place in (1, 2, 3)]
    return read([["ฮฮฮฮ", *header], *rows]).tabs[0].is_form


def _speaks(texts: int) -> bool:
    """Whether a column that nobody knows is a recommendation where so many of its texts speak of their activities."""
    works = ["ประชุมคณะทำงาน", "ลอกท่อระบายน้ำ", "ซ่อมไฟฟ้าสาธารณะ"]
    rows = [["๑. ก", work, "กองคลัง", "แล้วเสร็จ", f"{work} ทุกเดือน" if place < texts else ""] for place, work in enumerate(works)]
    return fields([*PLAN, "ผลการดำเนินการ", "ฮฮฮฮ"], *rows)[4] == "recommendation"


LONG_HEADER = [*HEADER, "สถานะ", "หลักฐาน", "หมายเหตุ", "งบประมาณ"]


def _advises(advice: int, of: int) -> bool:
    """Whether a way to mend beside a theme is advice, and not what is planned, where so many of its texts begin as such."""
    texts = [f"{'ควร' if place <= advice else ''}จัดอบรมเรื่องที่ {place}" for place in range(1, of + 1)]
    header = ["ประเด็นการประเมิน", "แนวทางการแก้ไข", "ผู้รับผิดชอบ"]
    return fields(header, *(["การใช้งบประมาณ", text, "กองคลัง"] for text in texts))[1] == "recommendation"


def _repeated(row: list[str]) -> bool:
    """Whether a row below data is the header of the table typed again."""
    data = ["๑. ก", "๑. ประชุม", "กองคลัง", "ต.ค. 66", "จัด"]
    return len(read([LONG_HEADER, data, row, ["", "๒. อบรม", *data[2:]]]).assignments) == 2


def _first_table(more: int) -> bool:
    """Whether a small table above one with so many headings more is read too."""
    small = [["วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"], ["ประชุม", "กองช่าง", "ต.ค. 66"], []]
    header = [*PLAN, "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ", "หลักฐาน"][: 3 + more]
    return len(read([*small, header, ["๑. ก", "๑. ข", "กองคลัง"]]).assignments) == 2


def _margin_of(cells: int) -> bool:
    """Whether so many unknown words right below a signature are the posts of who signs."""
    header = [*HEADER, "หมายเหตุ", "งบประมาณ", "อื่นๆ"]
    report, signed = ["๑. ก", "๑. ข", "กองคลัง", "ต.ค. 66", "จัดแล้ว"], ["", "", "", "ลงชื่อ.....", "ลงชื่อ....", "ลงชื่อ...."]
    below = ["", "", "", "", "", *["คนเก่า", "คนใหม่", "คนกลาง"][:cells]]
    return "คนเก่า" not in str(read([header, report, signed, below]).assignments.to_dict("records"))


def _signed_above(rows: int) -> bool:
    """Whether so many rows below two signatures somebody's post still goes with them."""
    report, signed = ["๑. ก", "๑. ข", "กองคลัง", "ต.ค. 66", "จัดแล้ว"], ["", "", "", "", "ลงชื่อ.....", "ลงชื่อ...."]
    below = ["", "", "", "", "คนเก่า", "คนใหม่"]
    sheet = [[*HEADER, "หมายเหตุ"], report, signed, *[[""]] * (rows - 1), below]
    return list(read(sheet).assignments["result"]) == ["จัดแล้ว"]


def said_of_status(text: str) -> list[str]:
    """What is said of a status beside a result."""
    return codes(read([[*PLAN, "สถานะ", "ผลการดำเนินการ"], ["๑. ก", "๑. ข", "กองคลัง", text, "จัดแล้ว"]]))


def is_taken(statuses: dict[str, list[str]]) -> bool:
    """Whether an office's own words of statuses are taken."""
    try:
        return bool(checked({"statuses": statuses}))
    except WordsError:
        return False


COUNTS: dict[str, tuple[Fact, int]] = {
    "words of an office": (lambda n: is_taken({"done": [f"คำที่{place}ฮ" for place in range(n)]}), 500),
    "letters that number a list": (
        lambda n: len(split_items("\n".join(f"{letter}. {place}" for place, letter in enumerate("กขคงจฉชซฌญ"[:n])))) == n,
        8,
    ),
    "rows of which it is asked whether numbers agree": (
        lambda n: agreement(cells(*["แล้วเสร็จ"] * 50), cells(*["100"] * 50))[2] >= n,
        40,
    ),
    "rows of which it is asked what they speak of": (
        lambda n: spoken_of(cells(*[LETTERS] * 50), cells(*[LETTERS] * 50))[1] >= n,
        40,
    ),
    "days of a meeting": (lambda n: len(meetings(["ประชุม", f"5–{4 + n} พ.ค. 67"]).meetings) == 1, 7),
    "meetings": (lambda n: "MEETINGS_TOO_MANY" not in codes(meetings(*[["ประชุม", "5 พ.ค. 67"]] * n)), 200),
    "marks that a name is typed with too many": (lambda n: damaged(100, n), 8),
    "rows to the title above": (titled, 3),
    "cells that are told one by one": (lambda n: codes(meetings(*_undated(n))).count("DATE_UNREADABLE") == n, 10),
    "lines above a table": (
        lambda n: len(lines_above(lines("เรื่อง", "ปีงบประมาณ 2567", *map(str, range(n - 1)), "x"), n + 1, 0)) == n,
        5,
    ),
    "days of a round": (lambda n: round_of_title(f"1/10/2566 - {_days_on(n)}", YEAR) is not None, 359),
    "words of a date at the head of a line": (lambda n: _dated_head(n) == n, 8),
    "rows to the signatures above": (_signed_above, 2),
    "lines with dates": (lambda n: _rounds(n) == n - 1, 24),
    "rows above the first header": (_with_header_at, 19),
    "rows of a header": (_with_header_of, 3),
    "lines of a broken link": (lambda n: links_in("https://a.go.th/x-" + "\na/b-" * n)[0].count("a/b-") == n, 5),
    "lines of a broken link below another text": (
        lambda n: links_in("ภาพ\nhttps://a.go.th/x-" + "\na/b-" * n)[0].count("a/b-") == n,
        5,
    ),
    "lines of a name": (lambda n: names("งาน" + "\nก" * (n - 1), "งาน" + "ก" * (n - 1)) == ("งาน" + "ก" * (n - 1),), 4),
    "words of a name": (lambda n: names("กองช่าง " + " ".join(LETTERS[:n]), "กองช่าง", LETTERS[:n])[-1] == LETTERS[:n], 9),
    "words before a year": (lambda n: read_period("ต.ค. " + "ปี " * n + "2566", YEAR) == read_period("ต.ค. ปี 2566", YEAR), 4),
    "years from the form's own": (lambda n: read_period(f"Oct {24 + n}", YEAR).end is not None, 2),
    "rows to the activity of a result": (_activity_below, 60),
    "headings more than the table above": (_first_table, 2),
    "posts below a signature": (_margin_of, 2),
    "odd texts above the sample": (lambda n: below_unknown(*odd(n), *days(30)) == "period", 16),
    "letters of a suggestion that differ": (
        lambda n: said_of(LETTERS[:10] + "ก" * (10 - n) + "ฮ" * n, LETTERS[:10] + "ก" * 10) != ["DIVISION_UNKNOWN"],
        4,
    ),
    "letters of a heading that differ": (
        lambda n: "HEADER_CLOSE" in codes(read([[*PLAN, "ข้อเสนอแนะ"[: 10 - n] + "ฮ" * n], ["๑. ก", "๑. ข", "กองคลัง", "ค"]])),
        3,
    ),
}
"""Whether it is read so with so many, and the last number for which it is."""


@pytest.mark.parametrize("what", COUNTS)
def test_it_is_read_so_up_to_its_number_and_no_further(what: str) -> None:
    fact, most = COUNTS[what]
    assert [fact(most - 1), fact(most), fact(most + 1)] == [True, True, False]


def _days_on(days: int) -> str:
    day = YEAR.start + timedelta(days)
    return f"{day.day}/{day.month}/{day.year + 543}"


def _dated_head(words: int) -> int:
    """How many words of a line that begins with a date of so many are its date."""
    date_of_nine = ["1", "ตุลาคม", "พ.ศ.", "2566", "–", "31", "ตุลาคม", "พ.ศ.", "2566"]
    head = [one for place, one in enumerate(date_of_nine) if place not in (2, 7)[: 9 - words]]
    return len(dated_lines(f"{' '.join(head)} จัดแล้ว\n1 ธ.ค. 66 ทำแล้ว", YEAR)[0].label.split())


def _numbered(count: int) -> bool:
    """Whether the numbers before a table, so many and without a heading, are those of its rows."""
    rows = [[str(place) if place <= count else "", "๑. ก", f"ประชุม {place}", "กองคลัง"] for place in (1, 2, 3)]
    return fields(["", *PLAN], *rows)[0] == "code"


def _headed(name: str) -> Spellings:
    return Spellings({"result": (name,)})


def _undated(count: int) -> list[list[str]]:
    return [[f"ประชุม {place}", f"เมื่อวาน {place}"] for place in range(count)]


FEWEST: dict[str, tuple[Fact, int]] = {
    "bullets that are a list": (
        lambda n: [one.text for one in split_items("\n".join(f"- {one}" for one in LETTERS[:n]))] == list(LETTERS[:n]),
        2,
    ),
    "items of a list inside an activity": (
        lambda n: len(with_lists(split_items("๑.๑ ก\n" + "\n".join(f"{place}) ข" for place in range(1, n + 1))))) == 1,
        2,
    ),
    "activities without evidence that are a column that nobody uses": (
        lambda n: (
            codes(
                read(
                    [
                        [*PLAN, "สถานะ", "หลักฐาน"],
                        *(["๑. ก", f"{place}. ข{place}", "กองคลัง", "แล้วเสร็จ", ""] for place in range(1, n + 1)),
                    ]
                )
            )
            == ["EVIDENCE_COLUMN_EMPTY"]
        ),
        2,
    ),
    "letters of an office's name": (lambda n: bool(office_named([f"โรงเรียน{'ก' * n}"])), 2),
    "headings below each other that are a list": (
        lambda n: explains_form(lines(*[*PLAN, "ระยะเวลาดำเนินการ"][:n]), 0, Spellings()),
        3,
    ),
    "letters of a heading that is damaged": (damaged, 5),
    "letters of a heading that a longer one begins with": (
        lambda n: Spellings({"result": (LETTERS[:n],)}).beginning(LETTERS[:n] + "ฮฮฮ") is not None,
        8,
    ),
    "letters of a heading with a slip": (lambda n: _headed(LETTERS[:n]).slip_of(LETTERS[: n - 1] + "ฮ") is not None, 5),
    "letters of a heading that one letter too many is a slip of": (
        lambda n: _headed(LETTERS[:n]).slip_of(LETTERS[:n] + "ฮ") is not None,
        5,
    ),
    "letters of a heading that is near another": (lambda n: _headed(LETTERS[: n + 1]).close(LETTERS[:n]) != "", 5),
    "letters that two texts have in common": (lambda n: spoken_of(cells(LETTERS[:n]), cells("ฮ" + LETTERS[:n]))[0] == 1, 6),
    "numbers without a heading": (_numbered, 2),
    "letters of a word that is a result": (
        lambda n: fields([*PLAN, "ความก้าวหน้า"], *(["๑. ก", f"ประชุม {one}", "กองคลัง", one * n] for one in "กขค"))[3] == "result",
        3,
    ),
    "months side by side": (lambda n: all(read_months([(one, "") for one in ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.")[:n]])), 3),
    "quarters side by side": (lambda n: all(read_months([(f"ไตรมาส {one}", "") for one in range(1, n + 1)])), 2),
    "columns named after divisions": (
        lambda n: "division_result" in fields([*PLAN[:2], *("กองคลัง", "กองช่าง", "สำนักปลัด")[:n]], ["๑. ก", "๑. ข", "แล้ว", "ทำ"]),
        2,
    ),
    "numbers that number columns": (lambda n: _with_numbers_below(n) == 1, 3),
    "numbers that are progress by month": (_by_month, 2),
    "dates that prove the month comes first": (_month_first, 2),
    "known headings of a form": (_named_headings, 3),
    "headings typed again": (lambda n: _repeated([*LONG_HEADER[:n], *["ฮ"] * (10 - n)]), 6),
    "texts that speak of their activities": (_speaks, 2),
    "letters of a name cut short": (lambda n: said_of("กองสาธารณสุข"[:n], "กองสาธารณสุขและสิ่งแวดล้อม") == ["DIVISION_NEAR_MISS"], 6),
    "letters of names run together": (lambda n: len(names("กองคลัง" + LETTERS[:n], "กองคลัง", LETTERS[:n])) == 2, 5),
    "letters of a name with a slip": (lambda n: said_of(LETTERS[: n - 1] + "ฮ", LETTERS[:n]) == ["TEXT_REPAIRED"], 5),
    "letters of prose": (
        lambda n: (
            read(
                [
                    ["ฮฮฮฮ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "สถานะ"],
                    *([letter * n, "กองคลัง", "ต.ค. 66", "แล้วเสร็จ"] for letter in "กขคง"),
                ]
            )
            .tabs[0]
            .is_form
        ),
        7,
    ),
    "texts of ten that say what a column is": (lambda n: below_unknown(*days(n), *odd(10 - n)) == "period", 6),
    "numbers that weigh": (lambda n: are_weights([Cell("1", 100.0 / n, "number")] * n), 3),
    "the first year": (lambda n: is_plausible(n - 543), 2540),
    "two digits of a year": (lambda n: _is_year(f"{n:02}"), 10),
    "two digits of a Buddhist year": (lambda n: christian_year(str(n)) == (2500 + n - 543, False), 40),
}
"""Whether it is read so with so many, and the first number for which it is."""


def _is_year(digits: str) -> bool:
    try:
        return bool(christian_year(digits))
    except ValueError:
        return False


@pytest.mark.parametrize("what", FEWEST)
def test_it_is_read_so_from_its_number_on(what: str) -> None:
    fact, fewest = FEWEST[what]
    assert [fact(fewest - 1), fact(fewest), fact(fewest + 1)] == [False, True, True]


def test_weights_miss_the_whole_by_no_more_than_their_decimals() -> None:
    last = [33.4, 33.5, 34.5, 34.6]
    assert [are_weights([Cell(f"{one:g}", one, "number") for one in (33.0, 33.0, end)]) for end in last] == [
        False,
        True,
        True,
        False,
    ]


def test_planned_shares_miss_the_whole_by_no_more_than_they_are_rounded() -> None:
    assert [adds_up([33.0, 33.0, last]) for last in (32.99, 33.0, 35.0, 35.01)] == [False, True, True, False]


def test_a_month_among_letters_has_five_of_its_own() -> None:
    assert [round_of_title(f"รายงาน{month}", YEAR) is not None for month in ("July", "April")] == [False, True]


def test_the_last_year_that_an_office_plans_for() -> None:
    assert [is_plausible(year - 543) for year in (2640, 2641)] == [True, False]


def test_the_last_day_that_a_number_is() -> None:
    assert [read_timestamp("", days) is not None for days in (0.0, 0.5, 199_999.0, 200_000.0)] == [False, True, True, False]


def test_one_of_the_first_three_headings_stands_in_a_header_typed_again() -> None:
    assert [_repeated([*[""] * gone, *LONG_HEADER[gone:]]) for gone in (2, 3)] == [True, False]


def test_no_more_texts_of_a_column_are_looked_at_than_the_sample() -> None:
    assert below_unknown(*days(24), *odd(30)) == "period"
    assert below_unknown(*days(23), *odd(30)) == "extra"


def test_one_text_is_evidence_where_its_field_is_plain_and_not_where_it_may_be_any_prose() -> None:
    assert below_unknown("15 ม.ค. 67") == "period"
    assert fields([*PLAN, "ฮฮฮฮ"], ["๑. ก", "๑. ประชุม", "กองคลัง", "ทำป้ายแล้ว"])[3] == "extra"


def test_a_way_to_mend_beside_a_theme_is_advice_where_one_text_in_three_is() -> None:
    assert [_advises(3, 10), _advises(1, 3)] == [False, True]


def _signed(percents: int, of: int) -> str:
    """What a column that nobody knows is where so many of its cells are percents with their sign."""
    said = [f"{place + 1}%" if place < percents else f"ฝนตก {place}" for place in range(of)]
    return fields([*PLAN, "ไปแล้ว"], *(["๑. ก", f"ประชุม {place}", "กองคลัง", text] for place, text in enumerate(said)))[3]


def _typed_again(headings: int) -> bool:
    """Whether a row that holds so many of 22 headings, and other words, is the header typed again."""
    header = [*HEADER, *(f"หัวข้อ {letter}" for letter in LETTERS), "หนึ่ง", "สอง", "สาม", "สี่"]
    rows = [header, ["๑. ก", "๑. ประชุม"], [*header[:headings], *["ฮ"] * (22 - headings)], ["", "๒. อบรม"]]
    return len(read(list(map(list, rows))).assignments) == 2


def _reads_both(small: list[str], great: list[str]) -> bool:
    """Whether a table above another one is read too."""
    return len(read([small, ["ประชุม", "กองช่าง", "ต.ค. 66"], [], great, ["๑. ก", "๑. ข", "กองคลัง"]]).assignments) == 2


def test_a_share_that_is_nearly_enough_is_not_enough() -> None:
    assert [below_unknown(*days(of_it), *odd(22 - of_it)) for of_it in (13, 14)] == ["extra", "period"]  # 0.591 and 0.636
    assert [_signed(*shares) for shares in ((23, 29), (24, 30))] == ["extra", "progress"]  # 0.793 and 0.8
    assert [_typed_again(headings) for headings in (13, 14)] == [False, True]  # 0.591 and 0.636


def test_the_first_header_comes_near_to_the_best_one() -> None:
    short, official = ["กิจกรรม", "หน่วยงาน", "ระยะเวลาดำเนินการ"], ["กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
    assert not _reads_both(short, HEADER[:5])  # 6.05 of 10.2 points
    assert _reads_both(official, ["มาตรการ", *HEADER[1:5]])  # 6.1 of 10.15


def test_a_round_alone_is_a_column_like_another_and_two_are_rounds() -> None:
    texts = ["ป้ายไวนิล", "เสียงตามสาย", "ห้องประชุม"]
    said = [["๑. ก", f"{place}. ข", "กองคลัง", text, text] for place, text in enumerate(texts, start=1)]
    found = [fields([*PLAN, *rounds], *said) for rounds in (["รอบ 6 เดือน", "ฮฮฮฮ"], ["รอบ 6 เดือน", "รอบ 12 เดือน"])]
    assert [one[3:] for one in found] == [["extra", "extra"], ["result", "result"]]


def test_the_year_of_each_row_is_told_by_a_column_in_which_more_than_half_of_the_texts_are_years() -> None:
    def years(*texts: str) -> tuple[int, ...]:
        rows = [["๑. ก", f"{place}. ข", "กองคลัง", text] for place, text in enumerate(texts, start=1)]
        return read_form(workbook(tab("แผน", [[*PLAN, "ปี"], *rows]), title="สมุดงาน")).years

    assert [years("2566", "2567", "ก", "ข"), years("2566", "2567", "ก")] == [(), (2567, 2566)]
    assert years("2566", "2567", "", "", "") == (2567, 2566)


def test_as_many_marks_as_are_composed_whole_and_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    real = texts.unicodedata.normalize
    monkeypatch.setattr(texts.unicodedata, "normalize", lambda form, text: given.append(len(text)) or real(form, text))
    for marks in (30, 31, 32, 63):
        given.clear()
        texts.composed("\u0e48" * marks)
        assert given == {30: [30], 31: [31], 32: [0, 31, 1, 0], 63: [0, 31, 31, 1, 0]}[marks]


def test_a_head_is_cut_at_a_blank_in_its_second_half() -> None:
    assert [texts.head("กข คงจฉ", 5), texts.head("กขค งจฉ", 5), texts.head("กข งจฉ", 4)] == ["กข คง", "กขค", "กข ง"]
    assert [texts.head("กขค", 3), texts.head("กขคง", 3), texts.head("กข\nคงจ", 4)] == ["กขค", "กขค", "กข\nค"]


def test_parts_of_the_work_by_month_are_never_more_than_the_whole() -> None:
    planned, done = ["๑. ก", "๑. ประชุม", "กองคลัง", "แผน", "33", "33", "35"], ["", "", "", "ผล", "33", "33", "35"]
    form = read([[*PLAN, "แผน/ผล", "ต.ค.", "พ.ย.", "ธ.ค."], planned, done])
    (row,) = form.assignments.to_dict("records")
    assert (row["percent"], [one.percent for one in row["rounds"]], codes(form)) == (100, [33, 66], [])
