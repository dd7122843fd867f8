"""Every figure is a door: each link of the first screen is followed, and what stands behind it has exactly as many items."""

import re
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from ita_dash.look.drawnsigns import name_of
from ita_dash.messages import _
from ita_dash.thai import arabic
from ita_dash.ui.itemlists import ROWS
from ita_dash.ui.navigation import PAGES, PageEntry
from tests.page_runs import fine, opened, shown

pytestmark = pytest.mark.slow

BY_PATH = {entry.url_path: entry for entry in PAGES}


def followed(address: str):
    """The page behind ``address``, as a press on it opens it, and its HTML."""
    parts = urlsplit(address)
    asked = {name: values if len(values) > 1 else values[0] for name, values in parse_qs(parts.query).items()}
    app = opened(BY_PATH[parts.path.removeprefix("./")], **asked)
    assert fine(app), address
    assert _("What this link asks for was not found") not in shown(app), address
    return app, BeautifulSoup(shown(app), "html.parser")


def items_behind(address: str) -> int:
    """How many items the list at ``address`` says and shows that it has."""
    app, page = followed(address)
    assert urlsplit(address).path == "items"
    said = int(re.findall(r"(\d+) รายการ$", arabic(page.select_one("#count").get_text()))[0])
    assert "items_part" in app.query_params or len(page.select("tbody tr")) == min(said, ROWS)
    return said


def number(text: str) -> int:
    return int(re.findall(r"\d+", arabic(text))[0])


@cache
def first_screen() -> BeautifulSoup:
    return BeautifulSoup(shown(opened(year="2567")), "html.parser")


def links(selector: str) -> list[Tag]:
    return first_screen().select(selector)


def test_the_states_add_up_to_the_total_and_each_leads_to_as_many():
    pieces = links(".states a")
    counted = [number(one["title"].rsplit(" ", 1)[1]) for one in pieces]
    assert counted == [28, 20, 2, 2, 1, 7, 1]
    assert sum(counted) == 61
    assert [items_behind(one["href"]) for one in pieces] == counted
    named = first_screen().select_one(".states").find_next_sibling(class_="legend").select("a")
    assert [(one["href"], number(one.select_one("b").get_text())) for one in named] == [
        (one["href"], count) for one, count in zip(pieces, counted, strict=True)
    ]


def test_each_phrase_with_a_count_leads_to_a_list_of_as_many():
    found = {}
    for one in links(".briefing a.door"):
        if urlsplit(one["href"]).path == "items":
            assert items_behind(one["href"]) == number(one.get_text()), one.get_text()
            found[one.get_text()] = one["href"]
    assert len(found) == 4


def test_unread_cells_lead_to_as_many_problems():
    (one,) = (link for link in links(".briefing a.door") if link["href"].startswith("checks"))
    _app, page = followed(one["href"])
    assert len(page.select(".problems tbody tr")) == len(page.select(".problems tbody .tone-bad")) == number(one.get_text()) == 1


def test_what_is_overdue_leads_to_its_list():
    (card,) = links("a.overdue")
    assert items_behind(card["href"]) == number(card.select_one(".figure").get_text()) == 4
    assert followed(card["href"])[1].select_one("#count").get_text() == "กำหนดการ: เกินกำหนด · ๔ รายการ"


def test_a_list_has_the_offices_digits_in_its_title_too():
    assert followed("items?year=2567&of=due")[1].select_one("#count").get_text() == "ครบกำหนดใน ๓๐ วันข้างหน้า · ๕ รายการ"


def test_all_that_needs_attention_is_in_the_list_behind_it():
    (every,) = (one for one in links("a.utility") if one.get_text() == _("See all as a list"))
    assert items_behind(every["href"]) == number(every.parent.get_text().split("เรื่อง")[1]) == 13


def test_every_bar_leads_to_the_page_of_its_figure():
    bars = links("a.line")
    assert len(bars) == 15
    for one in bars:
        _app, page = followed(one["href"])
        assert page.select_one(".headline .figure").get_text() == one.select_one(".figures strong").get_text()


def test_questions_and_attention_lead_to_their_activity_and_division():
    for one in links(".questions a, .concern a.door"):
        _app, page = followed(one["href"])
        assert page.h1.get_text().startswith(one.get_text()[:12])


def test_the_headline_leads_to_its_calculation():
    (figure,) = links(".headline a.figure")
    _app, page = followed(figure["href"])
    terms = [one.select_one(".figure").get_text() for one in page.select(".equation > div")]
    assert terms == ["๒,๒๙๗.๕๐", "÷", "๓๒", "=", "๗๑.๘%", "๘๓.๗%"]


def test_a_filter_stays_on_behind_every_door():
    page = BeautifulSoup(shown(opened(year="2567", status=["in_progress", "no_report"])), "html.parser")
    asked = [parse_qs(urlsplit(one["href"]).query) for one in page.select("a[target=_self]:not([data-stays])")]
    assert asked
    assert all(one["status"] == ["in_progress", "no_report"] and one["year"] == ["2567"] for one in asked)


@pytest.mark.parametrize(
    ("file", "parameter"), [("divisions.py", "unit"), ("measures.py", "of"), ("activity.py", "of"), ("figures.py", "unit")]
)
def test_a_key_that_fits_nothing_says_so_and_shows_nothing_else(file: str, parameter: str):
    app = opened(next(one for one in PAGES if one.file == file), year="2567", **{parameter: "~0000000000"})
    assert fine(app)
    page = BeautifulSoup(shown(app), "html.parser")
    assert not page.select(".headline, .line, .branch, .item")
    assert page.select_one(".notice")


def test_an_older_link_by_the_name_goes_on_and_one_chosen_division_is_its_page():
    divisions = next(one for one in PAGES if one.file == "divisions.py")
    by_name, by_filter = opened(divisions, year="2567", unit="กองช่าง"), opened(divisions, year="2567", division="กองช่าง")
    page = BeautifulSoup(shown(by_name), "html.parser")
    assert page.h1.get_text() == BeautifulSoup(shown(by_filter), "html.parser").h1.get_text() == "กองช่าง"
    assert page.select_one(".headline .figure").get_text() == "๖๖.๕%"


def test_a_division_is_told_its_cells_and_what_it_owes_late_first():
    _app, page = followed("divisions?year=2567&unit=กองช่าง")
    assert [one.get_text(" ", strip=True).split()[0] for one in page.select(".work h3")] == ["๒.๓", "๑.๑", "๔.๓", "๔.๑"]
    cells = [[cell.get_text() for cell in one.select(".cell")] for one in page.select(".fill") if one.select(".cell")]
    assert cells == [["F17", "G17"], ["F7", "G7"], ["F32", "G32"], ["F27", "G27"], ["F22"]]
    assert [one.get_text(" ", strip=True) for one in page.select(".count .figure")] == ["๑", "๑", "๒", "๕"]
    _app, page = followed("divisions?year=2567&unit=กองสวัสดิการสังคม")
    fixes = page.select_one("#cells").find_next_sibling()
    assert [one.get_text() for one in fixes.select(".cell")] == ["E11"]
    assert "ฝากติดตาม" in fixes.get_text()


def test_a_division_that_owes_nothing_is_told_so_without_noughts():
    _app, page = followed("divisions?year=2567&unit=กองคลัง")
    assert page.select_one(".panel .said").get_text() == "กองคลังไม่มีงานที่ช้า ไม่มีงานที่ครบกำหนดใน ๓๐ วัน และไม่มีช่องที่ต้องกรอกหรือแก้"


def test_a_phone_speaks_of_other_measures_only_beside_some():
    _app, page = followed("measures?year=2567")
    said = {
        row.th.a.get_text(): row.select_one(".narrow").get_text() for row in page.select("table.heat tr") if row.select(".narrow")
    }
    assert said["กองคลัง"] == "ทุกมาตรการ: ตามแผนหรือเสร็จแล้ว ๕ · ยังไม่ถึงกำหนด ๑"
    assert said["กองช่าง"] == "มาตรการอื่น: ตามแผนหรือเสร็จแล้ว ๑ · ยังไม่ถึงกำหนด ๑"


def test_what_is_nought_is_not_said():
    _app, page = followed("divisions?year=2567&unit=กองการศึกษา")
    said = page.select_one(".panel .said").get_text()
    assert said == "กองการศึกษามีงานที่ครบกำหนดใน ๓๐ วัน ๑ รายการ · ช่องที่ต้องกรอกหรือแก้ ๒ แห่ง"
    _app, page = followed("figures?year=2567")
    assert "ไม่นับรายการที่ยกเลิก ๑ รายการ" in page.get_text()
    _app, page = followed("figures?year=2566")
    assert "ไม่นับรายการที่ยกเลิก" not in page.get_text()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.url_path or "overview")
def test_what_the_words_mean_is_one_press_away_on_every_page(entry: PageEntry):
    _app, page = followed(f"{entry.url_path}?year=2567")
    (words,) = page.select(".facts .terms details")
    assert words.summary.get_text() == "คำที่ใช้หมายถึงอะไร"
    assert {one.get_text() for one in words.select("dt")} >= {"แผน", "ช้ากว่าแผน", "≈"}
    assert "เกิน ๑๐ จุด" in words.get_text()


def test_the_cells_of_the_matrix_lead_to_their_items():
    _app, page = followed("measures?year=2567")
    cells = page.select("table.heat tbody td a")
    assert len(cells) > 40
    assert {"heat-far", "heat-behind", "heat-short", "heat-on_plan", "heat-not_due"} <= {
        name for one in page.select("table.heat td") for name in one["class"]
    }
    first = next(one for one in cells if one["href"].startswith("items"))
    assert items_behind(first["href"]) == 1


def test_a_cell_of_the_matrix_has_the_sign_of_what_is_gravest_in_it_and_the_whole_that_of_being_behind():
    _app, page = followed("measures?year=2567")
    signs = {name: name_of(letter) for name, letter in {"เกินกำหนด": "!", "ไม่สามารถดำเนินการได้": "✕", "ช้ากว่าแผน": "▼"}.items()}
    legend = page.select_one("table.heat").find_previous(class_="legend")
    told = {one.parent.get_text(strip=True): one["class"][1] for one in legend.select(".icon")}
    assert told == signs
    seen = set()
    for cell in page.select("table.heat tbody td[data-label]:not([data-label='รวม']):has(.icon)"):
        listed = cell.a["href"]
        (sign,) = cell.select(".icon")
        if "ช้า" not in cell.get_text():
            continue
        gravest = next(
            name
            for name, asked in (("เกินกำหนด", "schedule=overdue"), ("ไม่สามารถดำเนินการได้", "status=unable"), ("ช้ากว่าแผน", ""))
            if items_behind(f"{listed}&{asked}")
        )
        assert (sign["class"][1], cell.a["title"]) == (signs[gravest], gravest), listed
        seen.add(gravest)
    assert seen == set(signs)
    whole = page.select("table.heat td[data-label='รวม'] .icon, table.heat tfoot .icon")
    assert {one["class"][1] for one in whole} == {name_of("▼")}


@pytest.mark.parametrize("address", ["", "divisions?unit=กองช่าง", "timeline", "recommendations", "items?schedule=overdue"])
def test_what_is_overdue_is_solid_red_and_nothing_else_is(address: str):
    _app, page = followed(f"{address}{'&' if '?' in address else '?'}year=2567")
    badges = page.select(".badge")
    overdue = [one for one in badges if one.get_text(strip=True).startswith("เกินกำหนด")]
    assert overdue
    assert [one for one in badges if "solid" in one["class"]] == overdue


def test_the_calculation_opens_at_the_figure_that_was_pressed():
    _app, page = followed("figures?year=2567&at=6.1")
    opened_ones = [one.select_one(".name").get_text(" ", strip=True)[:4].strip() for one in page.select("details[open]")]
    assert [one.split()[0].rstrip(".") for one in opened_ones] == ["๖", "๖.๑"]
    sums = page.select_one(".branch.sum").get_text(" ", strip=True)
    assert sums == "รวม ๓๒ ๒,๒๙๗.๕๐ ๗๑.๘ ๗๑.๘"
    shares = [float(arabic(one.get_text())) for one in page.select(".branch.measure > .share")]
    assert round(sum(shares), 1) == 71.8
    assert "๕.๔" in page.select_one(".branch.out").get_text()


def test_a_bar_of_the_calculation_is_as_long_as_the_measure_weighs_and_filled_as_far_as_it_is():
    _app, page = followed("figures?year=2567")
    bars = {one.select_one(".name").get_text()[0]: one.select_one(".weighs > span") for one in page.select(".branch.measure")}
    drawn = {no: (bar["style"], bar.span["style"]) for no, bar in bars.items()}
    assert len(drawn) == 7
    assert drawn["๗"] == ("width:100.00%", "width:78.57%")  # weight 7, the heaviest
    assert drawn["๑"] == ("width:57.14%", "width:82.08%")  # 4 of 7
    assert not page.select(".branch:not(.measure) .weighs")


def test_a_line_of_the_calculation_names_the_cell_that_its_progress_was_read_from():
    _app, page = followed("figures?year=2567&at=1.1")
    lines = [one.select_one(".name").get_text(" ", strip=True) for one in page.select("details[open] .branch.assignment")]
    assert lines[:3] == ["สำนักปลัด F5", "กองคลัง F6", "กองช่าง F7"]
    assert lines[4].count("F9") == 1, "what was odd in that very cell names it"


def test_the_calculation_is_taken_away_as_a_workbook_of_formulas_and_as_a_link():
    _app, page = followed("figures?year=2567&unit=กองช่าง&status=in_progress")
    workbook, copied = page.select(".titled .handed")
    asked = parse_qs(urlsplit(workbook["href"]).query)
    assert (workbook["href"].split("?")[0], workbook["download"][-5:]) == ("export/assignments.xlsx", ".xlsx")
    assert (asked["division"], asked["status"]) == (["กองช่าง"], ["in_progress"])
    assert {"unit", "year", "status"} <= set(parse_qs(urlsplit(copied["data-copy"]).query))


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.url_path or "overview")
def test_every_page_is_handed_on_without_the_menu(entry: PageEntry):
    _app, page = followed(f"{entry.url_path}?year=2567")
    (copied, *_more) = page.select("h1 ~ .acts.wide [data-copy], .titled [data-copy]")
    assert "year=2567" in copied["data-copy"]


def test_a_large_calculation_is_sent_measure_by_measure(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ita_dash.ui.reckonings.ALL_AT_ONCE", 10)
    from ita_dash.ui.builtonce import SHOWN

    SHOWN.clear()
    _app, page = followed("figures?year=2567&at=6")
    assert len(page.select("details.measure, .branch.measure.closed")) == 6
    _app, page = followed(page.select_one(".branch.measure.closed a")["href"])
    assert page.select_one("details[open] .measure .name").get_text().startswith("๑.")
    SHOWN.clear()


def test_the_title_of_a_page_holds_its_words_together():
    app, page = followed(links(".concern h3 a")[-1]["href"])
    (html,) = (part.proto.body for part in app.get("html") if "<h1>" in part.proto.body)
    assert page.h1.get_text().endswith("จัดทำทะเบียนคุมการยืมและคืนทรัพย์สินของราชการ")
    assert '<span class="nw">ทรัพย์สิน</span>' in html
