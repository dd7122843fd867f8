"""Long lists in parts: however large the data a page sends so much, and leads on by a link."""

import csv
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from benchmarks.workload import table
from ita_dash.attention import concerns
from ita_dash.loading import load
from ita_dash.look import markup
from ita_dash.look.markup import LONGEST, link, text
from ita_dash.messages import _
from ita_dash.settings import load_settings
from ita_dash.ui.navigation import PAGES
from ita_dash.ui.paging import Part, parts
from tests.page_runs import fine, link_of, opened, press, shown
from tests.test_pages import EVERY_PAGE

pytestmark = pytest.mark.slow

ROWS = 900
MOST_BYTES = 400_000


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "ปี 2567.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table(ROWS))
    return path


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch, sheet: Path) -> None:
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(sheet))


def page(name: str):
    return next(entry for entry in PAGES if entry.file == f"{name}.py")


def listed(app: AppTest) -> list[str]:
    """The lines of a list, and which of them they are."""
    return [str(one) for one in BeautifulSoup(shown(app), "html.parser").select("table, .parts .muted")]


def test_a_part_has_its_lines_and_the_last_one_the_rest():
    assert [parts(total, 40) for total in (0, 1, 40, 41, 100)] == [1, 1, 1, 2, 3]
    assert list(Part("a", 3, 100, 40).lines) == list(range(80, 100))
    assert list(Part("a", 1, 0, 40).lines) == []


@EVERY_PAGE
def test_a_page_of_large_data_sends_no_more_than_a_bound(entry):
    app = opened(entry)
    assert fine(app)
    assert len(shown(app).encode()) < MOST_BYTES


def test_a_list_leads_on_by_link_and_the_part_stands_in_the_address():
    app = opened(page("items"), of="done")
    first = listed(app)
    assert "items_part" not in app.query_params
    press(app, "items_after")
    assert app.query_params["items_part"] == "2"
    second = listed(app)
    assert first != second
    press(app, "items_before")
    assert listed(app) == first
    assert "items_part" not in app.query_params


def test_a_link_opens_the_part_that_it_names_and_one_that_is_not_there_the_last():
    by_press = opened(page("items"), of="done")
    press(by_press, "items_after")
    by_link = opened(page("items"), of="done", items_part="๒")
    assert listed(by_link) == listed(by_press)
    last = opened(page("overview"), attention_part="99999")
    assert fine(last)
    assert int(last.query_params["attention_part"]) > 1
    assert link_of(last, "attention_after").name == "span"
    assert fine(opened(page("overview"), attention_part="-1' OR 1=1"))


def test_every_line_of_a_list_is_on_one_of_its_parts():
    found, app = [], opened(page("overview"))
    while True:
        soup = BeautifulSoup(shown(app), "html.parser")
        found += [one.select_one("h3").get_text() for one in soup.select(".concern")]
        if link_of(app, "attention_after").name == "span":
            break
        press(app, "attention_after")
    settings = load_settings()
    dataset = load(settings)
    as_of = dataset.default_as_of(settings.as_of)
    assert len(found) == len(set(found)) == len(concerns(dataset.assessed(as_of), as_of)) > 10


def test_back_to_an_address_before_a_part_is_back_at_the_first():
    app = press(opened(page("items"), of="done"), "items_after")
    app.query_params.pop("items_part")
    app.run()
    assert "items_part" not in app.query_params
    assert link_of(app, "items_before").name == "span"


def test_another_filter_begins_at_the_first_part():
    app = opened(page("overview"), attention_part="2")
    assert app.query_params["attention_part"] == "2"
    app.sidebar.multiselect(key="filter_status").set_value(["no_report"]).run()
    assert "attention_part" not in app.query_params


def test_what_fits_leads_on_to_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ITA_DASH_SPREADSHEET")
    parted = {"items.py", "recommendations.py"}  # 61 items, and more recommendations than a part has
    for entry in PAGES:
        app = opened(entry, year="2567")
        ways = BeautifulSoup(shown(app), "html.parser").select(".parts .handed")
        assert len(ways) == (2 if entry.file in parted else 0), entry.file


def test_one_text_is_cut_and_says_where_the_rest_is():
    assert text("ก" * LONGEST) == "ก" * LONGEST
    cut = text("ก" * (LONGEST + 1))
    assert len(cut) < LONGEST + 100
    assert _("the whole text stands in the sheet and in the Excel file") in cut
    assert "href" not in link("https://example.go.th/" + "a" * markup.LONGEST_ADDRESS)
