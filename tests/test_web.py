"""Links beside the pages, by real HTTP against a server on the loopback."""

import asyncio
import csv
import json
import struct
import threading
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from zipfile import ZipFile

import openpyxl
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from ita_dash import report
from ita_dash.access.admission import Door
from ita_dash.caches import LATEST, Cache
from ita_dash.export.files import FILES, content
from ita_dash.filemaking import NotMadeError
from ita_dash.filters import Filters
from ita_dash.live import loader
from ita_dash.loading import load
from ita_dash.look import drawing
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.web import asked, routes
from ita_dash.web.fileaccess import FileAccess
from ita_dash.web.shelf import Shelf
from tests.asking import Reply, Server, serving
from tests.running_app import running_app
from tests.years import bundled_year

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")]
EVERY_FILE = [f"{name}.{wanted}" for name, formats in FILES.items() for wanted in formats]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    around = [Middleware(FileAccess, door=Door(), now=lambda: Settings(), pages=[""])]
    with serving(Starlette(routes=routes.routes(), middleware=around)) as server:
        yield server


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "_SHELF", Shelf())


@pytest.fixture(autouse=True, scope="module")
def _begun() -> Iterator[None]:
    """Other settings have feeds of their own: what is bundled is read once for all of these tests."""
    loader.FEEDS.forget()
    yield
    loader.FEEDS.forget()


# What is given


@pytest.mark.parametrize("file", EVERY_FILE)
def test_every_table_in_every_format(server, file):
    reply = server.ask(f"/export/{file}", year="2567")
    assert reply.status == 200
    kind = reply.headers["Content-Type"]
    if file.endswith(".csv"):
        assert kind == "text/csv; charset=utf-8"
        assert reply.body.startswith(b"\xef\xbb\xbf")
        assert len(list(csv.reader(StringIO(reply.text, newline="")))) > 1
    elif file.endswith((".json", ".jsonld")):
        assert kind == ("application/json" if file.endswith("n") else "application/ld+json")
        assert json.loads(reply.body)
    elif file.endswith(".zip"):
        assert kind == "application/zip"
        assert ZipFile(BytesIO(reply.body)).testzip() is None
    else:
        assert kind == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        assert openpyxl.load_workbook(BytesIO(reply.body)).worksheets


@pytest.mark.parametrize("name", drawing.CHARTS)
def test_every_chart_as_a_picture(server, name):
    drawn, dots = (server.ask(f"/export/chart/{name}.{wanted}", year="2567") for wanted in ("svg", "png"))
    assert (drawn.status, drawn.headers["Content-Type"]) == (200, "image/svg+xml")
    assert (dots.status, dots.headers["Content-Type"]) == (200, "image/png")
    assert dots.body.startswith(b"\x89PNG")
    assert "๓๐ มิถุนายน ๒๕๖๗" in drawn.text


def test_a_chart_for_a_slide(server):
    slide = server.ask("/export/chart/measures-slide.png", year="2567")
    assert (slide.status, slide.headers["Content-Type"]) == (200, "image/png")
    assert struct.unpack(">II", slide.body[16:24]) == (1920, 1080)


def test_parameters_mean_what_they_mean_on_the_pages(server):
    asked = {"year": "2567", "division": ["กองคลัง", "กองช่าง"], "status": "done", "measure": "1", "as_of": "2024-03-31"}
    found = json.loads(server.ask("/export/assignments.json", **asked).body)
    dataset = bundled_year(2567)
    filters = Filters(date(2024, 3, 31), ("1",), ("กองคลัง", "กองช่าง"), ("done",))
    assert found == json.loads(content(dataset, filters, "assignments", "json"))
    assert found["rows"]


def test_an_unknown_name_is_refused_before_any_value_is_looked_at(server, monkeypatch):
    monkeypatch.setattr(asked, "_dataset", None)
    reply = server.ask("/export/measures.csv?division=a&" + "&".join(f"{name}=" for name in "abcdefgh"))
    assert (reply.status, "“a”" in reply.text) == (400, True)


def test_a_day_may_be_written_as_people_write_days(server):
    wanted = server.ask("/export/measures.csv", year="2567", as_of="2024-03-31")
    for typed in ("31/03/2567", "๓๑ มี.ค. ๖๗", "2567-03-31", "31 มีนาคม 2567"):
        assert server.ask("/export/measures.csv", year="2567", as_of=typed).headers["ETag"] == wanted.headers["ETag"]


def test_what_messengers_add_to_a_link_is_left_alone(server):
    plain = server.ask("/export/measures.csv", year="2567")
    added = {"openExternalBrowser": "1", "fbclid": "x", "utm_source": "line", "_": "2"}
    assert server.ask("/export/measures.csv", year="2567", **added).headers["ETag"] == plain.headers["ETag"]
    assert server.ask("/export/measures.csv", utmsource="line").status == 400


def test_the_year_may_be_in_thai_digits(server):
    assert server.ask("/export/measures.csv", year="๒๕๖๗").body == server.ask("/export/measures.csv", year="2567").body


def test_the_package_links_to_files_with_the_same_filters(server):
    package = json.loads(server.ask("/export/datapackage.json", year="2567", status="done").body)
    path = next(one["path"] for one in package["resources"] if one["name"] == "assignments")
    assert path == "assignments.csv?year=2567&status=done"
    assert server.ask(f"/export/{path}").body == server.ask("/export/assignments.csv", year="2567", status="done").body


def test_how_csv_is_written_is_asked_for_and_is_another_version(server):
    usual, english = server.ask("/export/measures.csv"), server.ask("/export/measures.csv?headers=en")
    assert english.text.lstrip("\ufeff").startswith("measure_no,key,measure,")
    assert english.headers["ETag"] != usual.headers["ETag"]
    package = json.loads(server.ask("/export/datapackage.json?headers=en&problems=1").body)
    assert package["resources"][-1]["path"] == "problems.csv?headers=en&problems=1"
    assert package["resources"][-1]["schema"]["fields"][0]["name"] == "code"
    assert server.ask("/export/measures.csv?headers=xx").status == 400
    assert server.ask("/export/chart/measures.svg?plain=1").status == 400
    assert server.ask("/report.pdf?headers=en").status == 400


def test_a_file_has_its_thai_name_and_a_plain_one(server):
    header = server.ask("/export/measures.csv", year="2567", status="done").headers["Content-Disposition"]
    kind, plain, extended = header.split("; ")
    assert (kind, plain) == ("attachment", 'filename="ITA_2567_measures.csv"')
    name = unquote(extended.removeprefix("filename*=UTF-8''"))
    assert name.startswith("ITA_ข้อมูลสาธิต_")
    assert "ตามมาตรการ" in name
    assert name.endswith(".csv")
    assert header.isascii()


@pytest.mark.parametrize("file", ["measures.json", "datapackage.json", "chart/measures.svg"])
def test_what_a_browser_can_show_is_shown(server, file):
    assert server.ask(f"/export/{file}").headers["Content-Disposition"].startswith("inline; ")


def test_nothing_in_a_file_runs_in_a_browser(server):
    headers = server.ask("/export/chart/measures.svg").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_no_other_site_is_let_in(server):
    assert (
        server.ask("/export/measures.json", headers={"Origin": "https://example.org"}).headers["Access-Control-Allow-Origin"]
        is None
    )


@pytest.mark.parametrize(("wanted", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_has_links_too(server, wanted, begins):
    reply = server.ask(f"/report.{wanted}", year="2567", division="กองคลัง")
    assert (reply.status, reply.headers["Content-Type"]) == (200, report.MIME[wanted])
    assert reply.body.startswith(begins)
    assert "รายงาน_ITA_" in unquote(reply.headers["Content-Disposition"])
    assert "กองคลัง" in unquote(reply.headers["Content-Disposition"])
    again = server.ask(f"/report.{wanted}", headers={"If-None-Match": reply.headers["ETag"]}, year="2567", division="กองคลัง")
    assert again.status == 304


def test_a_report_with_other_settings_is_another_version(server, monkeypatch):
    tag = server.ask("/report.docx").headers["ETag"]
    monkeypatch.setenv("ITA_DASH_REPORT", '{"item": "O26"}')
    assert server.ask("/report.docx").headers["ETag"] != tag


@pytest.mark.parametrize("wanted", ["pdf", "docx"])
def test_a_link_gives_a_divisions_part_as_the_command_does(server, wanted):
    settings = Settings()
    dataset = load(settings, 2567)
    made = report.build(dataset, Filters(dataset.default_as_of(), divisions=("กองคลัง",)), settings)
    assert made.extent == "เฉพาะส่วนของกองคลัง"
    reply = server.ask(f"/report.{wanted}", year=2567, division="กองคลัง")
    assert (reply.status, reply.body) == (200, report.file_of(made, wanted))


def test_a_report_in_no_other_format(server):
    assert server.ask("/report.txt").status == 404


# Versions


def test_head_gives_the_headers_alone(server):
    whole, head = server.ask("/export/measures.csv"), server.ask("/export/measures.csv", "HEAD")
    assert (head.status, head.body) == (200, b"")
    for name in ("Content-Type", "Content-Length", "ETag", "Content-Disposition"):
        assert head.headers[name] == whole.headers[name]
    assert int(whole.headers["Content-Length"]) == len(whole.body)


@pytest.mark.parametrize(
    "sent",
    ["{tag}", '"{bare}"', '"other", {tag}', '"other",{tag} , W/"third"', "*"],
    ids=["weak", "strong", "list", "tight", "any"],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_this_version_is_told_so(server, sent, method):
    tag = server.ask("/export/measures.csv").headers["ETag"]
    asked = sent.format(tag=tag, bare=tag.removeprefix("W/").strip('"'))
    reply = server.ask("/export/measures.csv", method, {"If-None-Match": asked})
    assert (reply.status, reply.body) == (304, b"")
    assert reply.headers["ETag"] == tag
    assert reply.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("sent", ['"other"', 'W/"other", "more"', "", "nonsense"])
def test_who_has_another_version_is_given_the_file(server, sent):
    assert server.ask("/export/measures.csv", headers={"If-None-Match": sent}).status == 200


def test_a_version_is_of_the_data_the_date_the_filters_and_the_file(server):
    asked = [
        ("measures.csv", {}),
        ("measures.csv", {"year": "2566"}),
        ("measures.csv", {"as_of": "2024-03-31"}),
        ("measures.csv", {"status": "done"}),
        ("measures.json", {}),
        ("divisions.csv", {}),
    ]
    tags = [server.ask(f"/export/{file}", **parameters).headers["ETag"] for file, parameters in asked]
    assert len(set(tags)) == len(tags)
    assert server.ask("/export/measures.csv").headers["ETag"] == tags[0]


def test_a_version_is_reckoned_apart_from_the_event_loop(server, monkeypatch):
    reckon, threads = routes._version, []

    def watched(*given):
        threads.append(threading.current_thread().name)
        return reckon(*given)

    monkeypatch.setattr(routes, "_version", watched)
    assert server.ask("/export/measures.csv").status == 200
    assert threads
    assert all(name.startswith("links") for name in threads)


def test_the_same_cells_read_again_are_the_same_version(server):
    tag = server.ask("/export/measures.csv").headers["ETag"]
    loader.FEEDS.forget()
    assert server.ask("/export/measures.csv", headers={"If-None-Match": tag}).status == 304


def test_changed_data_is_another_version(server, tmp_path, monkeypatch):
    sheet = tmp_path / "plan.csv"
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(sheet))
    bodies, tags = [], []
    for result in ("จัดแล้ว", "จัดแล้ว ๒ ครั้ง"):
        sheet.write_text(f"มาตรการ,วิธีการดำเนินการ,ผู้รับผิดชอบ,ผลการดำเนินการ\n1. ก,1. ข,กองคลัง,{result}\n", "utf-8")
        loader.FEEDS.forget()
        until = time.monotonic() + 120  # what the store has is given at once, what the file says follows
        while result not in (reply := server.ask("/export/assignments.csv")).text and time.monotonic() < until:
            time.sleep(0.05)
        bodies.append(result in reply.text)
        tags.append(reply.headers["ETag"])
    assert bodies == [True, True]
    assert tags[0] != tags[1]


def test_one_version_is_built_once_however_many_ask_at_once(server, monkeypatch):
    built: list[str] = []
    go = threading.Event()

    def slowly(dataset, filters, name, wanted, query=""):
        built.append(name)
        assert go.wait(30)
        return content(dataset, filters, name, wanted, query)

    monkeypatch.setattr(routes, "content", slowly)
    replies: list[Reply] = []
    threads = [threading.Thread(target=lambda: replies.append(server.ask("/export/divisions.csv"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    while not built:
        time.sleep(0.01)
    # The pages and other links go on meanwhile: the event loop does no work of files
    assert server.ask("/export/nothing.csv").status == 404
    go.set()
    for thread in threads:
        thread.join()
    replies.append(server.ask("/export/divisions.csv"))
    assert built == ["divisions"]
    assert {(reply.status, reply.body) for reply in replies} == {(200, replies[0].body)}


# What is refused


@pytest.mark.parametrize(
    "path",
    [
        "nothing.csv",
        "assignments.exe",
        "assignments",
        "datapackage.csv",
        "",
        "../app.py",
        "chart/nothing.png",
        "chart/measures-slide.svg",
        "chart/measures.csv",
    ],
)
def test_what_there_is_not(server, path):
    reply = server.ask(f"/export/{path}")
    assert reply.status == 404
    if path != "../app.py":
        assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert "ไม่มีไฟล์นี้" in reply.text


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"colour": "red"}, "“colour”"),
        ({"status": "finished"}, "“finished”"),
        ({"division": "กองทัพ"}, "“กองทัพ”"),
        ({"measure": "99"}, "“99”"),
        ({"as_of": "31/6/2567"}, "“31/6/2567”"),
        ({"as_of": "soon"}, "“soon”"),
        ({"year": "this"}, "“this”"),
        ({"year": "66"}, "“66”"),
    ],
)
def test_parameters_that_ask_for_nothing(server, parameters, said):
    reply = server.ask("/export/measures.csv", **parameters)
    assert (reply.status, reply.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert said in reply.text
    assert reply.headers["Cache-Control"] == "no-store"


def test_a_year_that_there_is_not(server):
    reply = server.ask("/export/measures.csv", year="2599")
    assert reply.status == 404
    assert "2599" in reply.text


def test_a_sheet_that_cannot_be_read(server, tmp_path, monkeypatch):
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(tmp_path / "gone.xlsx"))
    reply = server.ask("/export/measures.csv")
    assert (reply.status, reply.headers["Content-Type"]) == (503, "text/plain; charset=utf-8")
    assert int(reply.headers["Retry-After"]) > 0
    error = SheetError("file_missing", source=str(tmp_path / "gone.xlsx"))
    assert reply.text == f"{error.message}\n{error.advice}\n"


def test_a_build_that_fails_says_so_without_a_traceback_and_is_tried_again(server, monkeypatch):
    monkeypatch.setattr(routes, "content", lambda *_args: 1 / 0)
    reply = server.ask("/export/measures.csv")
    assert reply.status == 500
    assert "ZeroDivision" not in reply.text
    assert "Traceback" not in reply.text
    monkeypatch.setattr(routes, "content", content)
    assert server.ask("/export/measures.csv").status == 200


@pytest.mark.parametrize("path", ["/export/measures.csv", "/export/chart/measures.svg"])
def test_links_can_be_switched_off(server, path, monkeypatch):
    monkeypatch.setenv("ITA_DASH_LINKS", "false")
    reply = server.ask(path)
    assert reply.status == 404
    assert "ปิดการใช้ลิงก์" in reply.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(server, method):
    assert server.ask("/export/measures.csv", method).status == 405


# The shelf


def test_the_shelf_keeps_what_fits():
    shelf = Shelf(most_bytes=10)
    built: list[str] = []

    def make(key: str, size: int):
        def build() -> bytes:
            built.append(key)
            return b"x" * size

        return asyncio.run(shelf.get(key, build))

    for key in ("a", "b", "a", "c", "a", "b"):
        assert make(key, 4) == b"xxxx"
    assert built == ["a", "b", "c", "b"]  # c took the place of b, which was used less lately than a
    make("huge", 11)
    make("huge", 11)
    assert built[4:] == ["huge"]  # it has the one place beside, and nothing else had to go
    make("a", 4)
    assert built[-1] == "huge"
    make("vast", 12)
    make("huge", 11)
    assert built[5:] == ["vast", "huge"]


def test_no_file_is_kept_of_versions_that_are_overtaken():
    """Small ones would stay for days otherwise, below the bound in bytes."""
    shelf = Shelf()
    built: list[str] = []

    def ask(key: str) -> None:
        asyncio.run(shelf.get(key, lambda: built.append(key) or b"x"))

    keys = [f"version{number} file" for number in range(LATEST + 1)]
    for key in [*keys, keys[1], keys[0]]:
        ask(key)
    assert built == [*keys, keys[0]]


def test_too_many_builds_at_once_are_refused():
    shelf = Shelf(workers=1, most_waiting=2)
    go = threading.Event()

    async def crowd() -> list[object]:
        asked = [asyncio.create_task(shelf.get(str(number), lambda: b"x" if go.wait(30) else b"")) for number in range(4)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        go.set()
        return await asyncio.gather(*asked, return_exceptions=True)

    first, second, *refused = asyncio.run(crowd())
    assert (first, second) == (b"x", b"x")
    assert [(one.reason, one.retry_after) for one in refused] == [("busy", 10)] * 2


def test_an_app_that_ends_tells_those_who_wait_for_a_file():
    shelf = Shelf(workers=1)
    began, go = threading.Event(), threading.Event()

    def slow() -> bytes:
        began.set()
        return b"x" if go.wait(30) else b""

    async def crowd() -> list[object]:
        asked = [asyncio.create_task(shelf.get(str(number), slow)) for number in range(3)]
        await asyncio.to_thread(began.wait, 30)
        shelf.close()
        asked.append(asyncio.create_task(shelf.get("late", slow)))
        await asyncio.wait(asked[1:], timeout=30)
        go.set()
        return await asyncio.gather(*asked, return_exceptions=True)

    first, *others = asyncio.run(crowd())
    assert first == b"x"
    assert [one.reason for one in others] == ["ended"] * 3


@pytest.mark.parametrize(("reason", "status", "again"), [("busy", 503, "10"), ("ended", 503, "60"), ("time", 500, None)])
def test_a_file_that_cannot_be_made_is_said(server, monkeypatch, reason, status, again):
    def refuse(*_args: object, **_how: object) -> bytes:
        raise NotMadeError(reason)

    monkeypatch.setattr("ita_dash.report.pdf.made", refuse)
    monkeypatch.setattr("ita_dash.report.FILES", Cache("none", 0))
    reply = server.ask("/report.pdf")
    assert (reply.status, reply.headers["Retry-After"]) == (status, again)
    assert reply.text.strip() == NotMadeError(reason).message


def test_versions_are_of_content_not_of_reading():
    one, again, other = load(Settings(), 2566), load(Settings(), 2566), load(Settings(), 2567)
    assert one.read_at != again.read_at
    assert one.version == again.version != other.version


# The app as it is started


@pytest.mark.heavy
def test_the_running_app_serves_links_beside_its_pages(tmp_path: Path):
    with running_app(tmp_path / "app.log") as address:
        server = Server(urlsplit(address).port or 0)
        page = server.ask("/downloads")
        file = server.ask("/export/assignments.csv", year="2567", division="กองคลัง")
        assert (page.status, page.headers["Content-Type"].split(";")[0]) == (200, "text/html")
        assert file.status == 200
        assert {row["ผู้รับผิดชอบ"] for row in csv.DictReader(StringIO(file.text, newline=""))} == {"กองคลัง"}
        again = server.ask(
            "/export/assignments.csv?year=2567&division=" + quote("กองคลัง"), headers={"If-None-Match": file.headers["ETag"]}
        )
        assert again.status == 304
        assert server.ask("/export/chart/timeline-measure.png").body.startswith(b"\x89PNG")
    assert "Traceback" not in (tmp_path / "app.log").read_text("utf-8", "replace")


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_the_app_ends_at_once_while_files_are_made_and_wait(tmp_path: Path):
    """Without the ending it would make every file that waits first."""
    with running_app(tmp_path / "app.log") as address:
        server = Server(urlsplit(address).port)
        replies: list[int] = []

        def ask(day: int) -> None:
            try:
                replies.append(server.ask("/report.pdf", as_of=f"2024-06-{day:02}", year="2567").status)
            except OSError:
                replies.append(0)

        threads = [threading.Thread(target=ask, args=(day,)) for day in range(1, 15)]
        for thread in threads:
            thread.start()
        while not replies:
            time.sleep(0.02)
    for thread in threads:
        thread.join(60)
    assert replies.count(200) < len(threads)
    assert "Traceback" not in (tmp_path / "app.log").read_text(errors="replace")
