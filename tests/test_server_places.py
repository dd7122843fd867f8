"""The app below a path, started in another folder or by another server: the same pages, files, font and configuration."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from ita_dash.web.assets import address
from tests.asking import Server
from tests.running_app import ROOT, running_app
from tests.test_browser import Visit, browser  # noqa: F401
from tests.witness import Witness

FONT = "/" + address("screen.woff2")
pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app below ``/ita``."""
    with running_app(tmp_path_factory.mktemp("app") / "log", base="/ita") as address:
        yield address


@pytest.fixture
def server(below: str) -> Server:
    return Server(urlsplit(below).port or 0)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/ita/", "text/html"),
        ("/ita/measures", "text/html"),
        ("/ita/export/measures.csv", "text/csv"),
        ("/ita/export/chart/measures.svg", "image/svg+xml"),
        ("/ita/report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("/ita" + FONT, "font/woff2"),
        ("/ita/_stcore/health", "text/plain"),
        ("/ita/_stcore/host-config", "application/json"),
    ],
)
def test_everything_lies_below_the_path(server: Server, path: str, kind: str):
    reply = server.ask(path)
    assert (reply.status, reply.headers["Content-Type"].split(";")[0]) == (200, kind)
    outside = server.ask(path.removeprefix("/ita"))
    assert (outside.status, outside.headers["Content-Type"].split(";")[0]) == (404, "text/plain")


def test_the_card_of_a_page_lies_below_the_path_too(server: Server):
    page = server.ask("/ita/divisions?year=2567").text
    card = page.partition('property="og:image" content="')[2].partition('"')[0]
    assert card == f"http://127.0.0.1:{server.port}/ita/export/chart/card.png?year=2567"
    assert 'href="./assets/' in page  # relative: the same file from each page


@pytest.mark.parametrize(
    "path", ["/ita/export/none.csv", "/ita/summary.csv", "/ita/_stcore/metrics", "/italy", "/ita/_stcore/agent/mcp"]
)
def test_what_is_not_there_is_not_there_below_the_path(server: Server, path: str):
    assert server.ask(path).status == 404


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", [pytest.param("/", marks=pytest.mark.long), pytest.param("/downloads?year=2567", marks=pytest.mark.long), "/measures"]
)
def test_pages_below_the_path_open_clean_with_their_font_and_name_their_files(browser: Browser, below: str, path: str):  # noqa: F811
    visit = Visit(browser, below)
    answers: dict[str, int] = {}
    visit.page.on("response", lambda answer: answers.__setitem__(urlsplit(answer.url).path, answer.status))
    visit.open(path)
    assert visit.errors == []
    assert answers["/ita" + FONT] == 200
    assert {one for one in answers if not one.startswith("/ita/")} <= {"/ita"}
    if "downloads" in path:
        visit.page.get_by_text("ลิงก์สำหรับ Excel เว็บไซต์ และโปรแกรม").click()
        assert f"{below}/export/" in visit.page.get_by_test_id("stCode").inner_text()
        visit.go("ภาพรวม")
        assert urlsplit(visit.page.url).path in ("/ita", "/ita/")
    visit.context.close()


UVICORN = ("-m", "uvicorn", "--app-dir", str(ROOT), "app:app", "--host", "127.0.0.1")


@pytest.mark.parametrize("command", [(), UVICORN], ids=["streamlit", "uvicorn"])
def test_started_in_another_folder_it_has_the_same_configuration_and_asks_nobody(tmp_path: Path, command: tuple[str, ...]):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with Witness() as witness, running_app(tmp_path / "log", witness.environment, folder=folder, command=command) as address:
        server = Server(urlsplit(address).port or 0)
        assert server.ask("/").status == 200
        assert server.ask(FONT).status == 200
        assert server.ask("/export/measures.csv").status == 200
        config = server.ask("/_stcore/host-config").text
        assert "devel.streamlit" not in config
    assert witness.asked == []
    assert list(folder.iterdir()) == []
