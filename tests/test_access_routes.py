"""Every page and route of the server in each mode, for nobody, a stranger, each role and each token, by plain HTTP and over the
websocket.

The routes are those that the server has, not a list of ours: one that is added is asked for, too. One server goes through all
modes.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES
from tests.access_server import (
    CHANGEABLE,
    DIVISION,
    PLANNER,
    PLANNERS_TOKEN,
    TOKEN,
    VIEWER,
    WORD,
    Office,
    office,
)
from tests.asking import Reply
from tests.page_visits import Browser
from tests.running_app import ROOT

pytestmark = pytest.mark.heavy
MODES = ("signed-in", "closed", "", "public")
NOBODY, STRANGER = "nobody", "stranger@office.example"
PEOPLE, TOKENS = (VIEWER, DIVISION, PLANNER), (TOKEN, PLANNERS_TOKEN)
LET_IN = {
    "signed-in": {*PEOPLE, *TOKENS},
    "closed": set(TOKENS),
    "": set[str](),
    "public": {NOBODY, STRANGER, *PEOPLE, *TOKENS},
}
"""Who is given files in each mode."""
SAMPLES = {
    "/export/chart/{name}": ["/export/chart/measures.svg", "/export/chart/card.png"],
    "/export/{name:path}": [
        "/export/assignments.csv",
        "/export/problems.json",
        "/export/datapackage.json",
        "/export/all.zip",
        "/export/../app.py",
        "/export/%2e%2e/app.py",
    ],
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
PLANNERS = frozenset({PLANNER, PLANNERS_TOKEN})
PLANNING = {
    "/metrics": PLANNERS | {TOKEN},
    "/report.docx": PLANNERS,
}
"""What is not for all who are let in where people are asked who they are, and for whom it is: the data here is a draft."""
WITH_DATA = (
    "/export/assignments.csv",
    "/export/problems.json",
    "/export/chart/measures.svg",
    "/export/chart/card.png",
    "/summary.pdf",
    "/export/all.zip",
    *PLANNING,
)
METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE")


@dataclass
class There:
    """The server, and who asks it."""

    server: Office
    known: dict[str, Browser] = field(default_factory=dict)

    def ask(self, who: str, path: str, method: str = "GET") -> Reply:
        if who in TOKENS:
            return self.server.browser().get(path, method, Authorization=f"Bearer {who}")
        browser = self.browser(who)  # a copy of it: one address of them all signs out
        return Browser(browser.address, dict(browser.cookies)).get(path, method)

    def browser(self, who: str) -> Browser:
        """Whoever signs in does it once, while the server asks for it; their cookies stay."""
        if who not in self.known:
            self.known[who] = self.server.browser() if who == NOBODY else self.server.signed_in(who)[0]
        return self.known[who]

    def is_given(self, who: str, path: str) -> bool:
        among = PLANNING.get(path) if self.server.mode in ("signed-in", "closed") else None
        return who in LET_IN[self.server.mode] and (among is None or who in among)


@pytest.fixture(scope="module")
def one_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[There]:
    more = {"ITA_DASH_HOSTS": "ita.office.go.th"}
    with office(tmp_path_factory.mktemp("office"), "signed-in", more, command=CHANGEABLE) as found:
        there = There(found)
        for who in (NOBODY, STRANGER, *PEOPLE):
            there.browser(who)
        yield there


@pytest.fixture(scope="module", params=MODES, ids=lambda mode: mode or "unchosen")
def there(request: pytest.FixtureRequest, one_server: There) -> There:
    one_server.server.become(request.param)
    one_server.server.until_read()  # by what the settings say now
    return one_server


@pytest.fixture(scope="module")
def paths() -> list[str]:
    """An address for every route that the server has, and every page."""
    program = (
        "import json; from streamlit import config; config._main_script_path = 'app.py'; import app;"
        "print(json.dumps([route.path for route in app.app._build_starlette_app().routes]))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    routes = json.loads(done.stdout.splitlines()[-1])
    asked = [path for route in routes for path in SAMPLES.get(route, [route])]
    assert not [path for path in asked if "{" in path], "a new route needs an address to ask for"
    return [*asked, *(f"/{page.url_path}" for page in PAGES)]


def test_every_route_answers_whom_it_may_and_nobody_else(there, paths):
    for who in (NOBODY, STRANGER, *PEOPLE, *TOKENS):
        for path in paths:
            for method in METHODS if who in (NOBODY, STRANGER) else METHODS[:2]:
                reply = there.ask(who, path, method)
                at = who, method, path, reply.status
                assert reply.status < 500, at
                if method != "GET":
                    assert WORD.encode() not in reply.body, at
                elif path in WITH_DATA:
                    assert (reply.status == 200) == there.is_given(who, path), at
                if not there.is_given(who, path):
                    assert WORD.encode() not in reply.body, at
                    assert reply.status >= 300 or path in FREE, at
    if LET_IN[there.server.mode]:
        assert WORD in there.ask(TOKEN, "/export/assignments.csv").text


def test_every_page_shows_whom_it_may_and_nobody_else(there):
    mode = there.server.mode
    for who in (NOBODY, STRANGER, *PEOPLE):
        sees = who in LET_IN[mode]
        # Those who are let in see the same by the same door: one page of each shows that it opens
        for page in [one for one in PAGES if one.url_path == "measures"] if sees else PAGES:
            with there.browser(who).visit(page.url_path) as opened:
                assert opened.run().holds(WORD) == sees, (who, page.url_path)


def test_the_html_of_a_page_says_the_name_of_the_office_alone(there):
    mode, browser = there.server.mode, there.server.browser()
    said = {browser.get(f"/measures{query}").text for query in ("", "?year=2567", "?unit=1", "?status=done")}
    figure = "ita-figure" in "".join(said)
    assert figure == (mode == "public")
    if mode != "public":
        assert len({text.replace(re.search('og:url" content="[^"]*', text)[0], "") for text in said}) == 1
        assert "og:image" not in "".join(said)


def test_the_address_of_a_download_is_of_use_to_no_stranger(there):
    if there.server.mode != "signed-in":
        pytest.skip("there is nobody to offer it to")
    browser = there.browser(VIEWER)
    with browser.visit("downloads") as page:
        addresses = [page.download(one) for one in page.run().files]
        address = next(one for one in addresses if WORD.encode() in browser.get(one).body)
        assert there.ask(NOBODY, address).status == 401
        assert there.ask(STRANGER, address).status == 401


def test_a_token_opens_files_and_no_page(there):
    mode, browser = there.server.mode, there.server.browser()
    assert browser.get(f"/export/assignments.csv?key={TOKEN}").status == (200 if mode else 403)
    assert TOKEN not in there.server.log.read_text(errors="replace")
    if mode != "public":
        assert browser.get("/export/assignments.csv", Authorization=f"Bearer {TOKEN}x").status in (401, 403)


def test_each_mode_says_what_it_is(there):
    mode = there.server.mode
    said = {
        "public": WORD,
        "signed-in": _("Sign in"),
        "closed": _("The dashboard is closed"),
        "": _("Nobody has chosen yet who may see this dashboard"),
    }
    with there.server.browser().visit() as page:
        assert page.run().holds(said[mode])
    assert there.server.browser().get("/auth/login").status == (302 if mode == "signed-in" else 404)
    assert there.server.browser().get("/ready").status == 200
