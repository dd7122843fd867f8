"""Tables: sorted by a press on a heading, as wide as the page; lists keep a text to some lines."""

import pandas as pd
from bs4 import BeautifulSoup

from ita_dash.look.markup import BRIEF, brief
from ita_dash.ui.htmltables import ListColumn, table
from ita_dash.ui.navigation import PAGES
from tests.page_runs import fine, opened, press, shown

ROWS = pd.DataFrame({"name": ["ก", "ข"], "count": ["๑,๒๓๔", "๕"], "day": pd.to_datetime(["2024-01-02", None])})
COLUMNS = [
    ListColumn("ชื่อ", lambda row: row["name"]),
    ListColumn("จำนวน", lambda row: row["count"], "number"),
    ListColumn("วันที่", lambda row: "๒ ม.ค." if row["day"] == row["day"] else "", sort=lambda row: row["day"]),
]


def test_each_heading_is_a_button_and_a_cell_says_what_it_is_sorted_by():
    soup = BeautifulSoup(table(COLUMNS, ROWS), "html.parser")
    assert [one.get_text() for one in soup.select("thead button.sorts")] == ["ชื่อ", "จำนวน", "วันที่"]
    sorted_by = [[cell.get("data-sort") for cell in line.select("td")] for line in soup.select("tbody tr")]
    assert sorted_by[0][:2] == [None, "1234"]
    assert float(sorted_by[0][2]) == pd.Timestamp("2024-01-02").timestamp()
    assert sorted_by[1] == [None, "5", None]


def test_what_belongs_together_and_a_single_row_are_not_sorted():
    assert "<button" not in table(COLUMNS, ROWS, sortable=False)
    assert "<button" not in table(COLUMNS, ROWS.head(1))


def test_the_table_of_a_ranking_stands_outside_of_its_column():
    app = opened(PAGES[0], year="2567")
    press(app, "by_division_table")
    assert fine(app)
    tables = [one for one in app.main.children.values() if "html" in str(getattr(one, "type", "")) and "<table" in one.proto.body]
    assert len(tables) == 1  # a child of the page itself, not of one of its two columns
    soup = BeautifulSoup(shown(app), "html.parser")
    assert len(soup.select("table.cards tbody tr")) == 8
    assert app.query_params["table"] == "by_division"
    assert "<table" not in shown(press(app, "by_division_table"))


def test_a_weight_that_is_not_1_stands_in_the_tables_of_recommendations_and_of_the_timeline():
    timeline = next(page for page in PAGES if page.file == "timeline.py")
    app = opened(timeline, year="2567")
    press(app, "timeline_table")
    recommended = opened(next(page for page in PAGES if page.file == "recommendations.py"), year="2567")
    for one in (app, recommended):
        assert fine(one)
        rows = BeautifulSoup(shown(one), "html.parser").select("table.cards tbody tr")
        weights = {
            row.td.get_text(" ", strip=True)[:3] if one is recommended else row.select("td")[1].get_text()[:3]: row
            for row in rows
        }
        assert weights["๕.๓"].select_one(".weight").get_text() == "น้ำหนัก ๒"
        assert weights["๒.๓"].select_one(".weight") is None


def test_a_long_text_of_a_list_ends_at_a_word():
    long = "ดำเนินการเผยแพร่ข้อมูลบนเว็บไซต์ของหน่วยงาน " * 40
    kept = BeautifulSoup(brief(long), "html.parser").get_text()
    assert len(kept) <= BRIEF + 1
    assert kept.endswith("…")
    assert brief("สั้น") == "สั้น"
