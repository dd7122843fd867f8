"""Every page and route of the server in each mode, for nobody, a stranger and each role, by plain HTTP and over the websocket.

The routes are those that the server has, not a list of ours: one that is added is asked for, too.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES
from tests.access_server import DIVISION, PLANNER, TOKEN, VIEWER, WORD, Office, office
from tests.running_app import ROOT

pytestmark = pytest.mark.slow
MODES = ("public", "signed-in", "closed", "")
SAMPLES = {
    "/export/chart/{name}": ["/export/chart/measures.svg", "/export/chart/card.png"],
    "/export/{name:path}": ["/export/assignments.csv", "/export/problems.json", "/export/datapackage.json"],
    "/report.{wanted}": ["/report.docx"],
    "/assets/{name}": ["/assets/none.css"],
    "/media/{file_id:path}": ["/media/none.png"],
    "/_stcore/upload_file/{session_id}/{file_id}": ["/_stcore/upload_file/a/b"],
    "/component/{path:path}": ["/component/a"],
    "/_stcore/bidi-components/{path:path}": ["/_stcore/bidi-components/a"],
    "": ["/", "/none", "/index.html", "/manifest.json"],
}
"""Addresses to ask of routes that have parts of their own."""
FREE = (
    "/static",
    "/favicon.png",
    "/manifest.json",
    "/_stcore/health",
    "/_stcore/host-config",
    "/ready",
    "/auth",
    "/oauth2callback",
    "/",
    *(f"/{page.url_path}" for page in PAGES),
)
"""What answers everybody: all pages by one HTML, and what holds no word of the sheet; everything else is refused."""
FOR_PLANNERS = ("/metrics",)
WITH_DATA = (
    "/export/assignments.csv",
    "/export/problems.json",
    "/report.docx",
    "/export/chart/measures.svg",
    "/export/chart/card.png",
    "/summary.pdf",
)


@pytest.fixture(scope="module", params=MODES, ids=lambda mode: mode or "unchosen")
def there(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Office]]:
    with office(tmp_path_factory.mktemp("office"), request.param) as found:
        yield request.param, found


@pytest.fixture(scope="module")
def paths() -> list[str]:
    """An address for every route that the server has, and every page."""
    program = (
        "import json; from streamlit import config; config._main_script_path = 'app.py'; import app;"
        "print(json.dumps([route.path for route in app.app._build_starlette_app().routes]))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    routes = json.loads(done.stdout.splitlines()[-1])
    asked = [path for route in routes for path in SAMPLES.get(route, [route])]
    assert not [path for path in asked if "{" in path], "a new route needs an address to ask for"
    return [*asked, *(f"/{page.url_path}" for page in PAGES)]


def test_no_answer_to_nobody_or_a_stranger_holds_a_word_of_the_sheet(there, paths):
    mode, server = there
    if mode == "public":
        pytest.skip("everybody sees everything")
    browsers = {"nobody": server.browser()}
    if mode == "signed-in":
        browsers["stranger"] = server.signed_in("stranger@office.example")[0]
    for path in paths:
        for method in ("GET", "HEAD", "POST", "OPTIONS"):
            for who, browser in browsers.items():
                reply = browser.get(path, method)
                assert WORD.encode() not in reply.body, (who, method, path)
                assert reply.status >= 300 or path in FREE, (who, method, path)
    for page in PAGES:
        for who, browser in browsers.items():
            with browser.visit(page.url_path) as opened:
                assert not opened.run().holds(WORD), (who, page.url_path)


def test_the_html_of_a_page_says_the_name_of_the_office_alone(there):
    mode, server = there
    browser = server.browser()
    said = {browser.get(f"/measures{query}").text for query in ("", "?year=2567", "?unit=1", "?status=done")}
    figure = "ita-figure" in "".join(said)
    assert figure == (mode == "public")
    if mode != "public":
        assert len({text.replace(re.search('og:url" content="[^"]*', text)[0], "") for text in said}) == 1
        assert "og:image" not in "".join(said)


def test_what_is_for_planners_is_given_to_them_and_to_programs(there):
    mode, server = there
    for path in FOR_PLANNERS:
        assert server.browser().get(path, Authorization=f"Bearer {TOKEN}").status == (200 if mode else 403)
        if mode == "signed-in":
            given = {who: server.signed_in(who)[0].get(path).status for who in (VIEWER, DIVISION, PLANNER)}
            assert given == {VIEWER: 403, DIVISION: 403, PLANNER: 200}


def test_the_address_of_a_download_is_of_use_to_no_stranger(there):
    mode, server = there
    if mode != "signed-in":
        pytest.skip("there is nobody to offer it to")
    browser, _shown = server.signed_in(VIEWER)
    with browser.visit("downloads") as page:
        addresses = [page.download(one) for one in page.run().files]
        address = next(one for one in addresses if WORD.encode() in browser.get(one).body)
        assert server.browser().get(address).status == 401
        assert server.signed_in("stranger@office.example")[0].get(address).status == 401


def test_who_may_see_it_is_given_the_files(there):
    mode, server = there
    signed_in = {"signed-in": (VIEWER, DIVISION, PLANNER)}.get(mode, ())
    browsers = [server.signed_in(email)[0] for email in signed_in] or ([server.browser()] if mode == "public" else [])
    for browser in browsers:
        assert [browser.get(path).status for path in WITH_DATA] == [200] * len(WITH_DATA)
        assert WORD in browser.get("/export/assignments.csv").text
        with browser.visit("measures") as page:
            assert page.run().holds(WORD)


def test_a_token_opens_files_and_no_page(there):
    mode, server = there
    browser = server.browser()
    status = 200 if mode else 403
    assert browser.get("/export/assignments.csv", Authorization=f"Bearer {TOKEN}").status == status
    assert browser.get(f"/export/assignments.csv?key={TOKEN}").status == status
    assert TOKEN not in server.log.read_text(errors="replace")
    if mode != "public":
        assert browser.get("/export/assignments.csv", Authorization=f"Bearer {TOKEN}x").status in (401, 403)
        assert browser.get("/metrics").status in (401, 403)


def test_each_mode_says_what_it_is(there):
    mode, server = there
    said = {
        "public": WORD,
        "signed-in": _("Sign in"),
        "closed": _("The dashboard is closed"),
        "": _("Nobody has chosen yet who may see this dashboard"),
    }
    with server.browser().visit() as page:
        assert page.run().holds(said[mode])
    assert server.browser().get("/auth/login").status == (302 if mode == "signed-in" else 404)
    assert server.browser().get("/ready").status == 200
