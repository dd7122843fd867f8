"""No secret leaves the settings: pages, links, commands, failures, log, files, the store and its backup are searched for one."""

import json
import sqlite3
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlsplit
from zipfile import ZipFile, is_zipfile

import pytest

from ita_dash.__main__ import main
from ita_dash.dataset import choose_source
from ita_dash.settings import load_settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.source import fetch
from ita_dash.ui.navigation import PAGES
from tests.asking import Server
from tests.grids import DIVISIONS, HEADER, tab, workbook
from tests.page_visits import Browser
from tests.running_app import running_app
from tests.sheets_server import ACCOUNT, Fault, SheetsServer

pytestmark = pytest.mark.long
SHEET_ID = "1sheet-of-the-office-0123456789abcdef"
WORD = "จัดประชุมเรื่องลับเฉพาะ"
"""A text of the sheet: it belongs on pages, and in no log."""
ROW = ["๑. มาตรการ ก", f"๑. {WORD}", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", "ทำต่อไป"]
SHEET = workbook(tab("แผน", [HEADER, ROW], gid=7), tab("ส่วนราชการ", DIVISIONS, gid=8))
COOKIE_SECRET = "cookie-secret-of-the-tests-0123456789abcdef"
CLIENT_SECRET = "client-secret-of-the-tests-0123456789"
PERSON = "somsri.planner@office.go.th"
FILES = (
    *("/export/assignments.csv", "/export/assignments.xlsx", "/export/problems.json", "/export/dictionary.csv"),
    *(
        "/export/datapackage.json",
        "/export/chart/measures.svg",
        "/export/none.csv",
        "/export/measures.csv?division=x",
        "/metrics",
    ),
    *("/report.docx", "/report.pdf", "/summary.pdf", "/ready", "/_stcore/host-config", "/none"),
)
FAULTS = (
    Fault(status=500, message=f"failed for {PERSON}"),
    Fault(status=403),
    Fault(status=401),
    Fault(kind="html"),
    Fault(kind="truncated"),
    Fault(kind="reset"),
)


def secrets() -> list[str]:
    """What must be nowhere: the key by its lines and in other spellings, and what signs cookies."""
    lines = [line for line in ACCOUNT.private_pem.splitlines() if not line.startswith("-----")]
    plain = [*lines, COOKIE_SECRET, CLIENT_SECRET]
    return [*plain, *map(quote, plain), *(b64encode(one.encode()).decode() for one in plain)]


def inside(content: bytes) -> Iterator[bytes]:
    """``content``, and the parts of a package."""
    yield content
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as package:
            yield from (package.read(name) for name in package.namelist())


def found(content: bytes) -> list[str]:
    return [secret for part in inside(content) for secret in secrets() if secret.encode() in part]


@dataclass
class Office:
    folder: Path
    settings: dict[str, str]
    sheets: SheetsServer

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    (folder / "secrets.toml").write_text(
        f'[auth]\ncookie_secret = "{COOKIE_SECRET}"\nclient_id = "dashboard"\nclient_secret = "{CLIENT_SECRET}"\n'
        'redirect_uri = "http://127.0.0.1/oauth2callback"\nserver_metadata_url = "http://127.0.0.1:1/none"\n',
        encoding="utf-8",
    )
    with SheetsServer() as sheets:
        yield Office(
            folder,
            {
                "STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml"),
                "ITA_DASH_ACCESS": json.dumps({"mode": "public", "planners": [PERSON]}),
                "ITA_DASH_SPREADSHEET": sheets.share(SHEET_ID, SHEET),
                "ITA_DASH_API_ENDPOINT": sheets.url,
                "ITA_DASH_SERVICE_ACCOUNT": json.dumps(sheets.service_account),
                "ITA_DASH_HISTORY_URL": f"sqlite:///{folder}/history.db",
                "ITA_DASH_LOG_FORMAT": "json",
                "ITA_DASH_REFRESH_SECONDS": "1",
            },
            sheets,
        )


def said_by(server: Server, browser: Browser) -> Iterator[bytes]:
    """Every page, before and after it runs, and every file."""
    for page in PAGES:
        yield server.ask(f"/{page.url_path}").body
        with browser.visit(page.url_path) as opened:
            yield b"".join(message.SerializeToString() for message in opened.run().messages)
    for path in FILES:
        yield server.ask(path).body


def test_no_page_file_or_log_of_the_server_has_one(office: Office):
    with running_app(office.folder / "log", office.settings) as address:
        server, browser = Server(urlsplit(address).port or 0), Browser(address)
        good = list(said_by(server, browser))
        office.sheets.fail(FAULTS[0], lasting=True)
        bad = [server.ask("/export/assignments.csv").body, server.ask("/ready").body]
        with browser.visit("") as opened:
            bad.append(b"".join(message.SerializeToString() for message in opened.run().messages))
        office.sheets.recover()
    assert any(WORD.encode() in one for one in good)  # there was something to see
    assert [hit for one in (*good, *bad) for hit in found(one)] == []
    assert not any(ACCOUNT.email.encode() in one for one in (*good, *bad))
    lines = [line for line in office.log.splitlines() if line.startswith("{")]
    assert {"the dashboard has started", "the dashboard ends"} <= {json.loads(line)["event"] for line in lines}
    assert all(json.loads(line)["time"].endswith("+07:00") for line in lines)
    assert found(office.log.encode()) == []
    assert not any(sign in office.log for sign in ("@", "ลับ", "กองคลัง", "Traceback"))


def test_no_failure_has_one(office: Office, monkeypatch: pytest.MonkeyPatch):
    for name, value in office.settings.items():
        monkeypatch.setenv(name, value)
    settings = load_settings()
    assert found(repr(settings).encode()) == []
    for fault in FAULTS:
        office.sheets.fail(fault, lasting=True)
        with pytest.raises(SheetError) as caught:
            fetch(choose_source(settings, None)[0].location, settings)
        office.sheets.recover()
        error = caught.value
        said = " ".join([str(error), repr(error), error.sign, error.message, error.advice, *error.facts])
        assert found(said.encode()) == []
        assert ACCOUNT.email not in error.message + error.advice + error.sign


def test_no_command_and_no_store_has_one(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
):
    for name, value in office.settings.items():
        monkeypatch.setenv(name, value)
    backup = tmp_path / "backup.db"
    commands = (
        ["check"],
        ["doctor"],
        ["snapshot"],
        ["export", "assignments", "--format", "json"],
        ["export", "assignments", "-o", str(tmp_path / "a.xlsx")],
        ["report", "-o", str(tmp_path / "report.docx")],
        ["history", "list", "--format", "json"],
        ["history", "export", "1"],
        ["backup", str(backup)],
    )
    for command in commands:
        main(command)
    office.sheets.fail(FAULTS[0], lasting=True)
    for command in (["check"], ["doctor"], ["snapshot"]):
        main(command)
    office.sheets.recover()
    out, err = capfdbinary.readouterr()
    written = [file.read_bytes() for file in (*tmp_path.iterdir(), *office.folder.glob("history.db*"))]
    with closing(sqlite3.connect(backup)) as connection:
        written += [zlib.decompress(cells) for (cells,) in connection.execute("SELECT cells FROM history_version")]
    assert WORD.encode() in out
    assert any(WORD.encode() in one for one in written)
    assert [hit for one in (out, err, *written) for hit in found(one)] == []


@pytest.mark.parametrize("url", ["postgresql://ita:{}@127.0.0.1:1/ita", "postgresql://ita:{}@[", "mysql://ita:{}@h/d", "{}"])
def test_the_password_of_the_store_is_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], url: str
):
    password = "password-of-the-tests-0123456789"
    sheet = tmp_path / "แผน 2567.csv"
    sheet.write_text("\n".join([",".join(HEADER), ",".join(ROW)]), encoding="utf-8")
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", url.format(password))
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(sheet))
    codes = [main(command) for command in (["doctor"], ["snapshot"], ["history", "list"], ["backup", str(tmp_path / "b.db")])]
    out, err = capfdbinary.readouterr()
    assert codes[0] == 1
    assert codes[-1] == 2
    assert password.encode() not in out + err
    assert b"Traceback" not in err
