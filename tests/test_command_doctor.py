"""``doctor``: what it says of good and of bad surroundings, and its exit code."""

import json
import socket

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from ita_dash.__main__ import main
from ita_dash.commands import doctor
from ita_dash.messages import _
from ita_dash.sheet.errors import SheetError
from ita_dash.web import watching
from ita_dash.web.paths import Paths
from tests.asking import serving
from tests.grids import HEADER, tab, workbook
from tests.running_app import free_port
from tests.sheets_server import ACCOUNT, ANYONE, API_KEY, Fault, SheetsServer

SHEET_ID = "1sheet-of-the-office-0123456789abcdef"
ROW = ["๑. มาตรการ", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", "ทำต่อไป"]


@pytest.fixture
def sheet(sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch, tmp_path) -> SheetsServer:
    link = sheets_server.share(SHEET_ID, workbook(tab("แผน", [HEADER, ROW], gid=7)), ANYONE)
    values = {"SPREADSHEET": link, "API_ENDPOINT": sheets_server.url, "API_KEY": API_KEY}
    for name, value in {**values, "HISTORY_URL": f"sqlite:///{tmp_path}/history.db"}.items():
        monkeypatch.setenv(f"ITA_DASH_{name}", value)
    return sheets_server


def examined(capsys: pytest.CaptureFixture[str], port: int = 0, *more: str) -> tuple[int, list[str]]:
    code = main(["doctor", "--port", str(port or free_port()), *more])
    said = capsys.readouterr().out
    assert API_KEY not in said
    return code, said.splitlines()


def test_all_is_well(sheet, capsys):
    code, lines = examined(capsys)
    assert (code, [line for line in lines if not line.startswith("✓")]) == (0, [])
    assert "ITA_DASH_API_KEY" in lines[0]
    assert any("activity, division" in line for line in lines)


def test_each_wrong_thing_is_named_with_what_to_do(sheet, capsys, monkeypatch, tmp_path):
    sheet.fail(Fault(status=403), lasting=True)
    monkeypatch.delenv("ITA_DASH_ACCESS_MODE")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/file/history.db")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        code, lines = examined(capsys, number, "--address", "0.0.0.0")
    wrong = [line.removeprefix("✗ ").partition(":")[0] for line in lines if line.startswith("✗")]
    port = _("Port {port}").format(port=number)
    assert (code, wrong) == (1, [_("Who may see it"), _("Sheet"), _("Store of versions"), port])
    assert sum(line.startswith("    → ") for line in lines) == len(wrong)


@pytest.mark.parametrize(
    ("address", "hosts", "is_wrong"),
    [
        ("127.0.0.1", "", False),
        ("localhost", "", False),
        ("", "", False),
        ("0.0.0.0", "", True),
        ("127.0.0.1", "ita.example", True),
    ],
)
def test_without_a_mode_it_is_wrong_where_others_reach_it(sheet, capsys, monkeypatch, address, hosts, is_wrong):
    monkeypatch.delenv("ITA_DASH_ACCESS_MODE")
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", address)
    monkeypatch.setenv("ITA_DASH_HOSTS", hosts)
    monkeypatch.setenv("ITA_DASH_PROXIES", "127.0.0.1")
    code, lines = examined(capsys)
    assert (code, [line for line in lines if line.startswith("✗")]) == (
        (1, [f"✗ {_('Who may see it')}: {_('no mode is chosen')}"]) if is_wrong else (0, [])
    )


@pytest.mark.parametrize("base", ["", "/ita"])
def test_a_port_at_which_the_dashboard_listens_is_well(capsys, monkeypatch, tmp_path, base):
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
    monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", base)
    with serving(Starlette(routes=watching.routes(base))) as server:
        code, lines = examined(capsys, server.port)
    assert (code, lines[-1]) == (0, f"✓ {_('Port {port}').format(port=server.port)}: {_('the dashboard listens there')}")


def test_a_dashboard_below_a_path_that_nobody_told_of_is_well(capsys, monkeypatch, tmp_path):
    """It was started with ``--server.baseUrlPath``, which this command does not see."""
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
    below_a_path = Starlette(routes=watching.routes("/ita"), middleware=[Middleware(Paths, base="/ita")])
    with serving(below_a_path) as server:
        code, lines = examined(capsys, server.port)
    assert (code, lines[-1]) == (0, f"✓ {_('Port {port}').format(port=server.port)}: {_('the dashboard listens there')}")
    with serving(Starlette()) as server:  # answers 404 in other words
        assert examined(capsys, server.port)[0] == 1


@pytest.mark.parametrize(
    ("hosts", "proxies", "address", "is_well"),
    [
        ("ita.office.go.th", "", "127.0.0.1", False),
        ("ita.office.go.th", "127.0.0.1", "127.0.0.1", True),
        ("ita.office.go.th", "", "0.0.0.0", True),  # browsers may come to it themselves
        ("", "", "127.0.0.1", True),
    ],
)
def test_a_proxy_that_is_not_named_is_said(capsys, monkeypatch, tmp_path, hosts, proxies, address, is_well):
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
    monkeypatch.setenv("ITA_DASH_HOSTS", hosts)
    monkeypatch.setenv("ITA_DASH_PROXIES", proxies)
    lines = list(doctor.findings(0, address))
    assert [one.what for one in lines if one.advice] == ([] if is_well else [_("Proxy")])


def test_a_file_needs_no_key_and_nobody_of_google_is_asked(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
    monkeypatch.setenv("ITA_DASH_API_ENDPOINT", "http://127.0.0.1:1")  # nobody listens there
    code, lines = examined(capsys)
    assert (code, [line for line in lines if not line.startswith("✓")]) == (0, [])
    assert any(_("none is needed for a file") in line for line in lines)


def test_the_key_is_named_by_its_account_alone(sheet, capsys, monkeypatch):
    monkeypatch.delenv("ITA_DASH_API_KEY")
    code, lines = examined(capsys)
    assert code == 1
    assert sum(SheetError("no_credentials").message.split(":")[0] in line for line in lines) == 2
    monkeypatch.setenv("ITA_DASH_SERVICE_ACCOUNT", json.dumps(sheet.service_account))
    said = "\n".join(examined(capsys)[1])
    assert ACCOUNT.email in said
    assert "PRIVATE KEY" not in said


def test_wrong_settings_are_all_that_can_be_said(capsys, monkeypatch):
    monkeypatch.setenv("ITA_DASH_AS_OF", "never")
    code, lines = examined(capsys)
    assert (code, len([line for line in lines if line.startswith("✗")])) == (1, 1)
    assert "ITA_DASH_AS_OF" in lines[0]


def test_a_sign_in_that_is_not_set_up_is_named(capsys, monkeypatch):
    monkeypatch.setenv("ITA_DASH_ACCESS_MODE", "signed-in")
    code, lines = examined(capsys)
    assert code == 1
    assert any(_("people cannot sign in yet") in line for line in lines)


def test_a_logo_that_no_report_would_have_is_said(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
    (tmp_path / "logo.png").write_bytes(b"PNG")
    monkeypatch.setenv("ITA_DASH_REPORT", json.dumps({"logo": str(tmp_path / "logo.png")}))
    monkeypatch.setenv("ITA_DASH_FILES", str(tmp_path / "elsewhere"))
    code, lines = examined(capsys)
    assert code == 1
    assert [line.partition(":")[0] for line in lines if line.startswith("✗")] == [f"✗ {_('Logo and template')}"]
    assert str(tmp_path / "elsewhere") in lines[lines.index(next(line for line in lines if line.startswith("✗"))) + 1]
