"""Each bound of what is read is a setting: one below is refused with that number, one at it is read; and where files may lie."""

import asyncio
import csv
import os
from contextlib import suppress
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from ita_dash.commands.options import settings_for
from ita_dash.dataset import Source, reading_settings
from ita_dash.folders import lies_below
from ita_dash.live.understanding import here, in_worker
from ita_dash.report.logo import read_logo
from ita_dash.report.template import read_template
from ita_dash.sample import BUNDLED
from ita_dash.settings import Settings, load_settings
from ita_dash.settings.limitsection import LimitSettings
from ita_dash.settings.settingerrors import SettingError
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.limits import ALL, CELLS, QUERY_LETTERS, set_to
from ita_dash.sheet.source import fetch, open_workbook
from ita_dash.web.querylimits import Queries
from tests import limits_list
from tests.grids import HEADER, tab, workbook
from tests.sheets_server import ANYONE, API_KEY
from tests.surroundings import ROOT

ROW = ["1. มาตรการ", "1. จัดประชุม", "กองคลัง", "ตลอดปี", "จัดแล้ว", "ไม่มี"]


def limited(**bounds: int) -> Settings:
    return Settings(limits=LimitSettings.model_construct(**bounds))


def book(folder: Path, *, tabs: int = 2, merged: str = "") -> Path:
    file = folder / "แผน.xlsx"
    with xlsxwriter.Workbook(str(file)) as written:
        for _tab in range(tabs):
            sheet = written.add_worksheet()
            for number, row in enumerate([HEADER, ROW]):
                sheet.write_row(number, 0, row)
            if merged:
                sheet.merge_range(merged, ROW[0])
    return file


def outcome(file: Path, **bounds: int) -> tuple[str, str]:
    try:
        open_workbook(str(file), limited(**bounds))
    except SheetError as error:
        return error.code, error.message + error.advice
    return "", ""


XLSX = [
    # what the file has, and so what is enough and what is one too few
    ("tabs", 2, "limit_tabs"),
    ("rows", 2, "limit_rows"),
    ("columns", 6, "limit_columns"),
    ("cells", 24, "limit_cells"),
    ("area", 24, "limit_area"),
    ("letters", max(map(len, HEADER)), "limit_text"),
]


@pytest.mark.parametrize(("name", "enough", "code"), XLSX)
def test_a_file_is_read_at_its_bound_and_refused_beyond(tmp_path: Path, name: str, enough: int, code: str):
    file = book(tmp_path)
    assert outcome(file, **{name: enough})[0] == ""
    refused, said = outcome(file, **{name: enough - 1})
    assert refused == code
    assert name in said
    assert f"{enough - 1:,}" in said


def test_merged_cells_and_parts(tmp_path: Path):
    file = book(tmp_path, tabs=1, merged="A2:C2")
    assert [outcome(file, merged=most)[0] for most in (4, 3)] == ["", "limit_merged"]
    parts = len(ZipFile(file).namelist())
    assert [outcome(file, parts=most)[0] for most in (parts, parts - 1)] == ["", "limit_parts"]


@pytest.mark.parametrize("name", ["file_megabytes", "unpacked_megabytes"])
def test_megabytes_of_a_file_and_of_what_is_in_it(tmp_path: Path, name: str):
    file = book(tmp_path)
    with ZipFile(file, "a") as package:  # 3 MB that no program packs
        package.writestr(
            "xl/theme/other.xml", os.urandom(1_500_000).hex() if name == "unpacked_megabytes" else os.urandom(3_000_000)
        )
    assert [outcome(file, **{name: most})[0] for most in (4, 2)] == ["", f"limit_{name.split('_')[0]}"]


def test_megabytes_of_a_csv_file_and_letters_of_its_cells(tmp_path: Path):
    file = tmp_path / "แผน.csv"
    written = StringIO()
    csv.writer(written).writerows([HEADER, *[[*ROW[:5], "x" * 1500]] * 1000])
    file.write_text(written.getvalue(), encoding="utf-8")
    assert [outcome(file, csv_megabytes=most)[0] for most in (2, 1)] == ["", "limit_csv"]
    assert [outcome(file, letters=most)[0] for most in (1500, 1499)] == ["", "limit_text"]


@pytest.mark.slow
def test_an_answer_of_googles(sheets_server):
    content = workbook(tab("แผน", [HEADER, *[[*ROW[:5], "x" * 1500]] * 1000]))
    spreadsheet = sheets_server.share("1AbCdEfGhIjKlMnOpQrStUvWxYz", content, ANYONE)

    def read(most: int) -> str:
        settings = Settings(
            api_key=API_KEY, api_endpoint=sheets_server.url, limits=LimitSettings.model_construct(answer_megabytes=most)
        )
        try:
            open_workbook(spreadsheet, settings)
        except SheetError as error:
            return error.code
        return ""

    assert [read(10), read(1)] == ["", "limit_answer"]


@pytest.mark.parametrize("understand", [here, in_worker])
def test_a_worker_keeps_them_too_and_says_the_number(tmp_path: Path, understand):
    file = book(tmp_path)
    settings = limited(cells=23)
    with pytest.raises(SheetError, match="limit_cells") as caught:
        understand(fetch(str(file), settings), {2567: Source(str(file))}, settings)
    assert "23" in caught.value.message
    assert CELLS.shown == "1,500,000"  # and nothing of it is left


async def _asked(app: Queries, query: bytes) -> int:
    sent = []

    async def send(message) -> None:
        sent.append(message)

    await app({"type": "http", "query_string": query, "method": "GET", "headers": []}, None, send)
    return sent[0]["status"]


@pytest.mark.parametrize(("letters", "status"), [(1000, 200), (1001, 414)])
def test_the_query_of_an_address(letters: int, status: int):
    async def answered(_scope, _receive, send) -> None:
        await send({"type": "http.response.start", "status": 200})

    app = Queries(answered, now=lambda: limited(query_letters=1000))
    assert asyncio.run(_asked(app, b"x" * letters)) == status


def test_every_limit_is_a_setting_with_its_bounds_and_stands_in_the_documents():
    assert [limit.setting for limit in ALL] == list(LimitSettings.model_fields)
    assert limits_list.table() in (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    example = (ROOT / ".streamlit" / "secrets.example.toml").read_text(encoding="utf-8")
    assert [limit.setting for limit in ALL if f"# {limit.setting} = {limit.usual // limit.unit}\n" not in example] == []
    for limit in ALL:
        with set_to({limit.setting: 7}):
            assert limit.most == 7 * limit.unit
        assert limit.most == limit.usual
    assert QUERY_LETTERS.most == 32_768


@pytest.mark.parametrize("text", ['{"cells": 0}', '{"cells": "many"}', '{"sells": 5000}', '{"query_letters": 70000}'])
def test_a_wrong_limit_is_named(text: str):
    with pytest.raises(SettingError, match="ITA_DASH_LIMITS"):
        load_settings(environ={"ITA_DASH_LIMITS": text}, folders=[])
    assert load_settings(environ={"ITA_DASH_LIMITS": '{"cells": 5000}'}, folders=[]).limits.given == {"cells": 5000}


def test_files_lie_below_the_folders_that_the_settings_name(tmp_path: Path):
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside / "ปี", outside):
        folder.mkdir(parents=True)
    good, bad = book(inside / "ปี"), book(outside)
    (inside / "link.xlsx").symlink_to(bad)
    settings = Settings(files=(str(inside),))
    assert open_workbook(str(good), settings).tabs
    for path in (bad, inside / "link.xlsx", inside / ".." / "outside" / "แผน.xlsx", Path("/etc/passwd")):
        with pytest.raises(SheetError, match="file_elsewhere") as caught:
            open_workbook(str(path), settings)
        assert str(tmp_path) not in caught.value.message + caught.value.advice
    assert all(lies_below(Path(one.path), settings.files) for one in BUNDLED.values())
    assert lies_below(bad, ())


def test_where_no_folder_is_named_files_lie_below_those_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    home, started, office, elsewhere = (tmp_path / name for name in ("home", "started", "office", "elsewhere"))
    for folder in (home / ".streamlit", started / "data", office, elsewhere):
        folder.mkdir(parents=True)
    (home / ".streamlit" / "secrets.toml").touch()
    (office / "secrets.toml").touch()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(started)

    def opened(file: Path, **environ: str) -> bool:
        settings = load_settings(environ={"ITA_DASH_SPREADSHEET": str(file), **environ})
        with suppress(SheetError):
            return bool(open_workbook(settings.spreadsheet, settings).tabs)
        return False

    files = [book(folder) for folder in (home, started / "data", office, elsewhere)]
    assert [opened(file) for file in files] == [True, True, False, False]
    # Whoever names the settings' file names its folder, and not the usual ones
    named = {"STREAMLIT_SECRETS_FILES": str(office / "secrets.toml")}
    assert [opened(file, **named) for file in files] == [False, True, True, False]
    assert [opened(file, ITA_DASH_FILES=str(elsewhere)) for file in files] == [False, False, False, True]
    assert opened(files[-1], ITA_DASH_FILES="/")
    assert [opened(Path(sample.path)) for sample in BUNDLED.values()] == [True] * len(BUNDLED)
    monkeypatch.chdir("/")  # as a service is started: the whole machine is not the settings' own
    assert not opened(files[-1])
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(files[-1]))
    monkeypatch.delenv("ITA_DASH_FILES")
    with pytest.raises(SettingError, match="words"):
        reading_settings(load_settings({"words": str(elsewhere / "words.toml")}))


def test_words_and_the_logo_lie_there_too(tmp_path: Path):
    words, logo = tmp_path / "words.toml", tmp_path / "logo.png"
    words.write_text("", encoding="utf-8")
    logo.write_bytes(b"PNG")
    elsewhere = (str(tmp_path / "elsewhere"),)
    with pytest.raises(SettingError, match="files"):
        reading_settings(Settings(words=str(words), files=elsewhere))
    assert reading_settings(Settings(words=str(words), files=(str(tmp_path),)))
    _none, (said,) = read_logo(str(logo), elsewhere)
    assert "files" in said
    assert str(tmp_path) not in said


def test_the_command_line_may_open_any_ordinary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ITA_DASH_FILES", str(tmp_path / "elsewhere"))
    file = book(tmp_path)
    assert open_workbook(str(file), settings_for(str(file), None)).tabs
    with pytest.raises(SheetError, match="file_elsewhere"):
        open_workbook(str(file), load_settings())


@pytest.mark.parametrize("kind", ["/dev/zero", "/proc/self/mem", "fifo", "folder"])
def test_no_device_pipe_or_folder_is_opened(tmp_path: Path, kind: str):
    path = tmp_path / "แผน.csv"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(kind)
    with pytest.raises(SheetError, match="file_unreadable"):
        open_workbook(str(path), Settings())
    assert read_logo(str(path).replace(".csv", ".png"))[0] is None
    assert read_template(str(path))[0] is None


@pytest.mark.parametrize(
    "address", ["http://169.254.169.254/latest", "file:///etc/passwd", "https://example.com/a.xlsx", "ftp://a/b.csv"]
)
def test_no_address_but_googles_is_asked(address: str):
    with pytest.raises(SheetError, match="bad_source"):
        fetch(address, Settings())


HOSTILE_XML = {
    "a DTD": b"<!DOCTYPE x>",
    "a bomb": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    "a file": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "an address": b'<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
    "a late DTD": b"<!-- " + b"x" * 5000 + b' --><!DOCTYPE x [<!ENTITY a "b">]>',
}


@pytest.mark.parametrize("what", HOSTILE_XML)
def test_no_part_of_a_file_defines_entities(tmp_path: Path, what: str):
    whole = book(tmp_path).read_bytes()
    for part in ZipFile(BytesIO(whole)).namelist():
        if not part.endswith((".xml", ".rels")):
            continue
        out = BytesIO()
        with ZipFile(BytesIO(whole)) as before, ZipFile(out, "w") as after:
            for name in before.namelist():
                content = before.read(name)
                if name == part:
                    head, mark, rest = content.partition(b"?>")
                    content = head + mark + HOSTILE_XML[what] + rest.replace(b"</", b"&a;</", 1)
                after.writestr(name, content)
        file = tmp_path / "hostile.xlsx"
        file.write_bytes(out.getvalue())
        try:
            read = repr(open_workbook(str(file), Settings()))
        except SheetError:
            continue
        assert not any(sign in read for sign in ("root:", "aaaaaaaaaa"))
