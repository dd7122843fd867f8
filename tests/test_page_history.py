"""The line of the year beside the headline, a division's year, and what changed in an activity."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES
from tests.page_runs import fine, shown
from tests.test_page_changes import ALL, NOTHING, NOW, SOME, OfficeFile, office, opened  # noqa: F401

pytestmark = pytest.mark.slow

BY_FILE = {entry.file: entry for entry in PAGES}


def page(file: str, **parameters: str) -> BeautifulSoup:
    app = opened(BY_FILE[file], **parameters)
    assert fine(app)
    return BeautifulSoup(shown(app), "html.parser")


def test_the_headline_has_the_line_of_the_year_and_the_change_since_the_meeting(
    office: OfficeFile,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    office.keep(50, *NOTHING)
    office.keep(20, *SOME)
    met = (NOW - timedelta(days=10)).date()
    monkeypatch.setenv("ITA_DASH_MEETINGS", f'{{"{met.isoformat()}": "ประชุมผู้บริหาร"}}')
    spark = page("overview.py").select_one(".headline a.spark")
    assert spark["href"].startswith("changes?")
    assert spark.select_one(".lines")["aria-label"] == "ความสำเร็จตลอดปี จาก ๐% เป็น ๓๓.๓%"
    assert spark.select_one(".moved").get_text().startswith("+๘.๓ จุด")


def test_one_version_draws_no_line(office: OfficeFile):  # noqa: F811
    assert page("overview.py").select_one(".spark") is None


def test_bundled_data_draws_no_line():
    assert page("overview.py", year="2567").select_one(".spark") is None


def test_a_division_has_its_year_with_each_point_as_a_link(office: OfficeFile):  # noqa: F811
    office.keep(50, *NOTHING)
    office.keep(20, *SOME)
    app = opened(BY_FILE["divisions.py"], unit="กองคลัง")
    assert fine(app)
    assert app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    soup = BeautifulSoup(shown(app), "html.parser")
    assert soup.select_one("#year").get_text() == "ตลอดปีของกองคลัง"
    said = [one.get_text().rpartition(": ")[2] for one in soup.select("ul.points li")]
    assert said == ["๑๐๐%", "๕๐%", "๐%"]
    links = [one["href"] for one in soup.select("ul.points a")]
    assert len(links) >= 2
    assert all("unit=" in one and "version=" in one for one in links)
    # What came last has no year behind it yet
    assert _("There is no earlier version to compare with yet") not in soup.get_text()


def test_a_division_that_only_the_newest_version_has_gets_one_sentence(office: OfficeFile):  # noqa: F811
    office.keep(20, SOME[0])
    app = opened(BY_FILE["divisions.py"], unit="กองช่าง")
    assert fine(app)
    assert not app.get("vega_lite_chart")
    assert _("There is no earlier version to compare with yet") in shown(app)


def test_an_activity_tells_when_status_and_result_changed_from_what_to_what(office: OfficeFile):  # noqa: F811
    office.keep(50, *NOTHING)
    office.keep(20, *SOME)
    changed = page("activity.py", of="1.1").select(".changed .turn-line")
    assert [one.get_text(" ", strip=True).partition(" · ")[2].split(" ")[0] for one in changed] == ["กองคลัง", "กองคลัง"]
    latest = changed[0].get_text(" ", strip=True)
    assert "ร่างแล้ว → ประกาศแล้ว <img src=x>" in latest  # as text
    assert "อยู่ระหว่างดำเนินการ → แล้วเสร็จ" in latest
    assert "(ว่าง) → ร่างแล้ว" in changed[1].get_text(" ", strip=True)


def test_a_division_that_came_to_an_activity_is_said(office: OfficeFile):  # noqa: F811
    office.keep(20, SOME[0], [*SOME[0][:2], "กองช่าง", *SOME[0][3:]])
    told = page("activity.py", of="1.1").select_one(".changed").get_text(" ")
    assert _("Not in the sheet any more") in told


def test_an_activity_that_never_changed_says_so(office: OfficeFile):  # noqa: F811
    office.keep(20, *ALL[:2])
    assert _("Status, percent and result are as in every version that is kept.") in page("activity.py", of="1.2").get_text()
