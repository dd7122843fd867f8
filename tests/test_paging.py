"""Long lists in parts: however large the data a page sends so much, and leads on by button and by address."""

import csv
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from benchmarks.workload import table
from ita_dash.attention import concerns
from ita_dash.loading import load
from ita_dash.look import markup
from ita_dash.look.markup import LONGEST, link, text
from ita_dash.messages import _
from ita_dash.settings import load_settings
from ita_dash.ui.navigation import PAGES
from ita_dash.ui.paging import Part, parts
from tests.page_runs import fine, opened, shown
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


def test_a_part_has_its_lines_and_the_last_one_the_rest():
    assert [parts(total, 40) for total in (0, 1, 40, 41, 100)] == [1, 1, 1, 2, 3]
    assert list(Part("a", 3, 100, 40).lines) == list(range(80, 100))
    assert list(Part("a", 1, 0, 40).lines) == []


@EVERY_PAGE
def test_a_page_of_large_data_sends_no_more_than_a_bound(entry):
    app = opened(entry)
    assert fine(app)
    assert len(shown(app).encode()) < MOST_BYTES


def test_a_list_leads_on_by_button_and_the_part_stands_in_the_address():
    app = opened(page("items"), of="done")
    first = shown(app)
    assert "items_part" not in app.query_params
    app.button(key="items_after").click().run()
    assert app.query_params["items_part"] == "2"
    second = shown(app)
    assert first != second
    app.button(key="items_before").click().run()
    assert shown(app) == first
    assert "items_part" not in app.query_params


def test_a_link_opens_the_part_that_it_names_and_one_that_is_not_there_the_last():
    by_button = opened(page("items"), of="done")
    by_button.button(key="items_after").click().run()
    by_link = opened(page("items"), of="done", items_part="๒")
    assert shown(by_link) == shown(by_button)
    last = opened(page("overview"), attention_part="99999")
    assert fine(last)
    assert int(last.query_params["attention_part"]) > 1
    assert last.button(key="attention_after").disabled
    assert fine(opened(page("overview"), attention_part="-1' OR 1=1"))


def test_every_line_of_a_list_is_on_one_of_its_parts():
    found, app = [], opened(page("overview"))
    while True:
        soup = BeautifulSoup(shown(app), "html.parser")
        found += [one.select_one("h3").get_text() for one in soup.select(".concern")]
        if app.button(key="attention_after").disabled:
            break
        app.button(key="attention_after").click().run()
    settings = load_settings()
    dataset = load(settings)
    as_of = dataset.default_as_of(settings.as_of)
    assert len(found) == len(set(found)) == len(concerns(dataset.assessed(as_of), as_of)) > 10


def test_another_filter_begins_at_the_first_part():
    app = opened(page("overview"), attention_part="2")
    assert app.query_params["attention_part"] == "2"
    app.sidebar.multiselect(key="filter_status").set_value(["no_report"]).run()
    assert "attention_part" not in app.query_params


def test_what_fits_has_no_buttons(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("ITA_DASH_SPREADSHEET")
    parted = {"items.py", "recommendations.py"}  # 61 items, and more recommendations than a part has
    for entry in PAGES:
        app = opened(entry, year="2567")
        buttons = [one for one in app.button if one.label in (_("Previous part"), _("See more"))]
        assert len(buttons) == (2 if entry.file in parted else 0), entry.file


def test_one_text_is_cut_and_says_where_the_rest_is():
    assert text("ก" * LONGEST) == "ก" * LONGEST
    cut = text("ก" * (LONGEST + 1))
    assert len(cut) < LONGEST + 100
    assert _("the whole text stands in the sheet and in the Excel file") in cut
    assert "href" not in link("https://example.go.th/" + "a" * markup.LONGEST_ADDRESS)
