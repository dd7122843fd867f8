"""What an address says of itself before its page runs: titles, cards for LINE, the office alone where figures are not public."""

import gzip
import json
import re
import struct
import threading
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from ita_dash.access.admission import Door
from ita_dash.addresskeys import division_keys
from ita_dash.filters import Filters
from ita_dash.live import loader
from ita_dash.look import linecard
from ita_dash.look.announcing import announce, figures
from ita_dash.query import Link, filters_asked
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.signshapes import picture
from ita_dash.web import announced, assets, fileaccess
from ita_dash.web.guard import SettingsNow, guard
from tests.asking import Server, serving

pytestmark = pytest.mark.slow

PAGES = {
    "": "ภาพรวม",
    "divisions": "ส่วนราชการ",
    "measures": "มาตรการ",
    "timeline": "ไทม์ไลน์",
    "items": "รายการ",
    "activity": "วิธีการดำเนินการ",
}
OFFICE = "องค์การบริหารส่วนตำบลสาธิต"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An HTML page like Streamlit's."""
    file = tmp_path_factory.mktemp("streamlit") / "index.html"
    file.write_text(
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="UTF-8" /><title>Streamlit</title>'
        '<script type="module" src="./static/js/a.js"></script><link rel="stylesheet" href="./static/css/a.css">'
        '</head><body><noscript><p>x</p></noscript><div id="root"></div></body></html>',
        encoding="utf-8",
    )
    for folder in ("js", "css"):
        (file.parent / "static" / folder).mkdir(parents=True)
    (file.parent / "static" / "js" / "a.js").write_text("1;" * 1000, encoding="utf-8")
    (file.parent / "static" / "css" / "a.css").write_text(
        "@font-face{font-family:Source Sans;src:url(a)}@font-face{font-family:Source Code Pro;src:url(b)}p{}", encoding="utf-8"
    )
    return file


@pytest.fixture
def server(index: Path, monkeypatch: pytest.MonkeyPatch):
    """The middleware around an app that answers everything with Streamlit's page."""
    monkeypatch.setattr(announced, "LONGEST_WAIT", 60.0)  # what is told, not how soon

    async def page(_request):
        return HTMLResponse(index.read_text(encoding="utf-8"))

    around = guard(now=SettingsNow(), door=Door(), index=index, pages=PAGES, address="127.0.0.1")
    with serving(Starlette(routes=[*assets.routes(), Route("/{path:path}", page)], middleware=around)) as server:
        yield server


def told(server: Server, path: str, **headers: str) -> dict[str, str]:
    """Title and meta lines of a page."""
    soup = BeautifulSoup(server.ask(path, headers=headers).text, "html.parser")
    found = {meta.get("name") or meta.get("property"): meta.get("content") for meta in soup.find_all("meta")}
    return {"title": soup.title.string, "first": soup.find(id="ita-opening").get_text(" ")} | found


def size(png: bytes) -> tuple[int, int]:
    """Width and height (PNG, 11.2.2)."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_each_page_has_its_own_title_and_the_office_and_its_figure(server):
    first, second = told(server, "/?year=2567"), told(server, "/divisions?year=2567")
    assert first["title"] == f"ภาพรวม · {OFFICE}"
    assert second["title"] == f"ส่วนราชการ · {OFFICE}"
    assert first["og:title"] == f"{OFFICE} ปี ๒๕๖๗ ถึง ๓๐ มิ.ย.: ๗๑.๘%"
    assert "ช้ากว่าแผน ๑๑.๙ จุด" in first["description"]
    assert "เกินกำหนด ๔ รายการ" in first["og:description"]
    assert first["og:image"] == f"http://127.0.0.1:{server.port}/export/chart/card.png?year=2567"


def test_a_division_in_the_address_is_named_with_its_figure(server):
    for path in ("/?year=2567&division=กองช่าง", "/divisions?year=2567&unit=กองช่าง"):
        said = told(server, path.replace("กองช่าง", "%E0%B8%81%E0%B8%AD%E0%B8%87%E0%B8%8A%E0%B9%88%E0%B8%B2%E0%B8%87"))
        assert said["title"].startswith("กองช่าง · ")
        assert said["og:title"].startswith(f"กองช่าง · {OFFICE}")
        assert "๖๖.๕%" in said["og:title"]
        assert "division=" in said["og:image"]


def test_a_key_of_a_division_names_it_and_stays_in_the_address(server):
    key = division_keys(["กองช่าง"])["กองช่าง"]
    said = told(server, f"/divisions?year=2567&unit={key}")
    assert said["og:title"].startswith(f"กองช่าง · {OFFICE}")
    assert parse_qs(urlsplit(said["og:url"]).query) == {"year": ["2567"], "unit": [key]}
    assert told(server, "/divisions?year=2567&unit=~0")["og:title"].startswith(OFFICE)


@pytest.mark.parametrize(
    ("path", "shows"),
    [
        ("/items?year=2567&schedule=overdue", "กำหนดการ: เกินกำหนด"),
        ("/items?year=2567&of=unadvised", "เกินกำหนดหรือช้ากว่าแผนที่ยังไม่มีข้อเสนอแนะ"),
        ("/items?year=2567", "รายการทั้งหมด"),
        ("/activity?year=2567&of=no-5.3", "๕.๓ ประเมินความเสี่ยงการทุจริต"),
        ("/activity?year=2567&of=no-99", "วิธีการดำเนินการ"),
        ("/timeline?year=2567", "ไทม์ไลน์"),
    ],
)
def test_a_card_ends_with_what_its_page_shows_not_with_a_word_for_any_list(server, path, shows):
    assert told(server, path)["og:description"].rpartition(" · ")[2].startswith(shows)


@pytest.mark.parametrize("path", ["/?year=2567&measure=7", "/measures?year=2567&of=7"])
def test_a_measure_in_the_address_is_named(server, path):
    assert told(server, path)["og:title"].startswith("๗. ")


def test_the_page_says_something_in_thai_before_its_scripts_run(server):
    said = told(server, "/?year=2567")["first"]
    for part in (OFFICE, "ปี ๒๕๖๗ ถึง ๓๐ มิ.ย.", "๗๑.๘%", "แผน ๘๓.๗% · ช้ากว่าแผน ๑๑.๙ จุด", "เกินกำหนด ๔ รายการ", "กำลังเปิดหน้า"):
        assert part in said


def test_an_older_version_is_announced_with_its_own_figures(server, monkeypatch):
    """The page that opens behind it shows that version, so nothing of the newest stands before it."""
    then = loader.dataset(Settings(), 2566)
    monkeypatch.setattr(announced.data, "dataset_at", lambda _settings, _year, version: then if version == 3 else None)
    said = told(server, "/?year=2567&version=3")
    assert "ปี ๒๕๖๖" in said["first"]
    assert "๗๑.๘%" not in "".join(filter(None, said.values()))
    assert parse_qs(urlsplit(said["og:image"]).query)["version"] == ["3"]
    assert "๗๑.๘%" in told(server, "/?year=2567&version=9")["first"], "a version that there is not"


def test_what_messengers_add_and_what_nobody_knows_changes_no_card(server):
    assert told(server, "/?year=2567&fbclid=1&x=2")["og:image"].endswith("card.png?year=2567")


def test_a_proxy_that_ends_https_is_believed(server):
    assert told(server, "/?year=2567", **{"X-Forwarded-Proto": "https"})["og:url"].startswith("https://")


def test_the_page_is_thai_packed_and_the_same_for_a_deep_link(server):
    reply = server.ask("/divisions", headers={"Accept-Encoding": "gzip"})
    assert (reply.status, reply.headers["Content-Encoding"]) == (200, "gzip")
    page = server.ask("/divisions").text
    assert '<html lang="th">' in page
    assert "Streamlit" not in page


def test_styles_are_asked_for_before_scripts(server):
    page = server.ask("/").text
    assert page.index("a.css") < page.index("shell.") < page.index("a.js")


def test_our_style_stands_behind_all_that_streamlit_puts_into_the_head_and_is_kept(server):
    (sheet,) = re.findall(
        r'<div id="root">.*</div>\s*<link rel="stylesheet" href="\./([^"]*)">\s*</body>', server.ask("/").text, re.DOTALL
    )
    reply = server.ask(f"/{sheet}")
    assert ".bullets .line" in reply.text
    assert "--ita-track: light-dark(" in reply.text
    assert "immutable" in reply.headers["Cache-Control"]


@pytest.mark.parametrize(("value", "escaped"), [("<script>alert(1)</script>", "<script>alert"), ('"><i>', '"><i>')])
def test_nothing_of_an_address_or_a_host_is_markup(server, value, escaped):
    assert escaped not in server.ask("/divisions", headers={"Host": "localhost"}, division=value, as_of=value).text


def test_a_program_that_makes_cards_is_waited_for_longer_than_a_browser(server, monkeypatch):
    monkeypatch.setattr(announced, "LONGEST_WAIT", 0.0)
    monkeypatch.setattr(announced, "CARD_WAIT", 60.0)
    line = {"User-Agent": "facebookexternalhit/1.1;line-poker/1.0"}
    assert "๗๑.๘%" in told(server, "/", **line)["og:title"]
    assert "๗๑.๘%" not in told(server, "/", **{"User-Agent": "Mozilla/5.0 (Linux; Android 14) Line/14.1"})["og:title"]


@pytest.mark.parametrize("error", [None, SheetError("no_year"), RuntimeError("secret")], ids=["read", "told", "unforeseen"])
def test_the_data_is_read_before_anybody_comes(monkeypatch, caplog, error):
    asked = threading.Event()

    def read(_settings, year):
        assert year is None
        asked.set()
        if error is not None:
            raise error

    monkeypatch.setattr(announced.data, "dataset", read)
    reading = announced.read_ahead()
    reading.join(30)
    assert asked.is_set()
    assert not reading.is_alive()
    assert ("could not be read ahead" in caplog.text) == isinstance(error, RuntimeError)


def test_where_figures_are_not_for_everybody_a_link_shows_the_offices_name_alone(server, monkeypatch):
    monkeypatch.setattr(fileaccess, "shows_figures", lambda _settings: False)
    monkeypatch.setenv("ITA_DASH_OFFICE", "เทศบาลตำบลลับ")
    said = told(server, "/divisions?year=2567&division=%E0%B8%81%E0%B8%AD%E0%B8%87%E0%B8%8A%E0%B9%88%E0%B8%B2%E0%B8%87")
    assert said["og:title"] == "ส่วนราชการ · เทศบาลตำบลลับ"
    assert "og:image" not in said
    assert not re.search("[๐-๙%]|กองช่าง", "".join(filter(None, said.values())).replace(said["og:url"], ""))


def test_a_page_that_there_is_not_shows_no_figure(server):
    assert server.ask("/nothing").status == 404
    assert "og:image" not in told(server, "/nothing")


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/a/b/c?year=2567", "../../a-b-c?year=2567"),
        ("/timeline/x", "../timeline-x"),
        ("/a//b.example/x", "../../../a-b.example-x"),
    ],
)
def test_an_address_in_a_folder_leads_to_one_that_says_that_there_is_no_page(server, asked, led_to):
    """Streamlit's page finds its scripts beside itself: from a folder it would stay white."""
    reply = server.ask(asked)
    assert (reply.status, reply.headers["Location"]) == (307, led_to)
    assert server.ask(urljoin(asked, led_to)).status == 404


def test_data_that_cannot_be_read_leaves_the_offices_name(server, tmp_path, monkeypatch):
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(tmp_path / "none.xlsx"))
    monkeypatch.setenv("ITA_DASH_OFFICE", "เทศบาลตำบลหนึ่ง")
    assert told(server, "/")["og:title"] == "ภาพรวม · เทศบาลตำบลหนึ่ง"


def test_scripts_and_styles_come_packed_and_are_kept(server):
    reply = server.ask("/static/js/a.js", headers={"Accept-Encoding": "gzip, br"})
    assert (reply.headers["Content-Encoding"], reply.headers["Content-Type"]) == ("gzip", "text/javascript; charset=utf-8")
    assert "immutable" in reply.headers["Cache-Control"]
    assert len(reply.body) < 100
    assert server.ask("/static/js/a.js", "HEAD", {"Accept-Encoding": "gzip"}).headers["Content-Length"] == str(len(reply.body))
    assert (
        server.ask("/static/js/a.js", headers={"Accept-Encoding": "gzip", "Range": "bytes=0-1"}).headers["Content-Encoding"]
        is None
    )


def test_a_style_has_no_font_in_whose_place_ours_stands(server):
    packed = server.ask("/static/css/a.css", headers={"Accept-Encoding": "gzip"}).body
    assert gzip.decompress(packed) == b"@font-face{font-family:Source Code Pro;src:url(b)}p{}"


@pytest.mark.parametrize("asked", [{}, {"division": ["กองช่าง"]}, {"measure": ["7"]}, {"status": ["cancelled"]}])
def test_the_card_is_a_picture_of_the_size_that_messengers_cut(asked):
    dataset = loader.dataset(Settings(), 2567)
    shown = figures(dataset, filters_asked(Link(asked), dataset, date(2024, 6, 30)), thai_digits=True)
    assert size(linecard.png(shown)) == (linecard.WIDTH, linecard.HEIGHT)


@pytest.mark.parametrize(("figure", "gap"), [("๗๑.๘%", "ช้ากว่าแผน ๑๑.๙ จุด"), ("๑๐๐%", "เร็วกว่าแผน ๑๐๐.๕ จุด"), ("๑%", "")])
def test_no_word_of_a_card_stands_outside_of_its_margins(figure, gap):
    dataset = loader.dataset(Settings(), 2567)
    shown = replace(figures(dataset, Filters(date(2024, 6, 30)), thai_digits=True), figure=figure, gap=gap)
    card = Image.open(BytesIO(linecard.png(shown))).convert("RGB")
    beside = card.crop((linecard.WIDTH - 72 + 2, 0, linecard.WIDTH, linecard.HEIGHT))
    assert beside.getcolors() == [(beside.width * beside.height, (255, 255, 255))]


@pytest.mark.parametrize(("standing", "signed"), [("behind", True), ("short", True), ("on_plan", False), ("none", False)])
def test_a_card_has_the_sign_of_being_behind_before_what_is_missing(standing, signed, monkeypatch):
    dataset = loader.dataset(Settings(), 2567)
    shown = replace(figures(dataset, Filters(date(2024, 6, 30)), thai_digits=True), standing=standing)
    texts = []
    monkeypatch.setattr(linecard, "made", lambda _make, files, *_how: texts.append(json.loads(files["texts.json"])) or ([b""], 1))
    linecard.png(shown)
    (said,) = texts
    assert (said["sign"] == picture("▼", said["colours"]["gap"])) == signed
    assert bool(said["sign"]) == signed


def test_a_card_without_figures_holds_the_offices_name_however_long():
    for office in ("", "เทศบาลตำบลหนึ่ง", "องค์การบริหารส่วนตำบล" * 20):
        assert size(linecard.png(None, office)) == (linecard.WIDTH, linecard.HEIGHT)
    assert announce("ภาพรวม", None, "เทศบาลตำบลหนึ่ง").title == "ภาพรวม · เทศบาลตำบลหนึ่ง"
