"""What of Streamlit is open to a stranger: every option and every route has its reason, and what has none is shut."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from ita_dash.ui.navigation import PAGES
from ita_dash.ui.spoken import MOST_PARTS, OPERATION, OPERATIONS_USED, USED, as_heard
from ita_dash.web.assets import address
from ita_dash.web.headers import ALWAYS, FILE_POLICY, POLICY
from ita_dash.web.pace import MOST_BYTES, TOO_BIG
from tests.asking import Server
from tests.running_app import ROOT, running_app
from tests.streamlit_options import ANY, DEFAULT, OPTIONS, ROUTES
from tests.witness import Witness

OF_THE_LOOK = "theme."
SHUT = sorted(path for path, (open_, _why) in ROUTES.items() if not open_)
ADDRESSES = {
    "page": ("/", 200),
    "another page": ("/measures", 200),
    "no page": ("/measure", 404),
    "health": ("/_stcore/health", 200),
    "host-config": ("/_stcore/host-config", 200),
    "script": ("/static/js/none.js", 404),
    "icon": ("/favicon.png", 200),
    "font": (f"/{address('screen.woff2')}", 200),
    "file": ("/export/measures.csv", 200),
    "no file": ("/export/none.csv", 404),
    "refused file": ("/export/measures.csv?nonsense=1", 400),
    "no media": ("/media/none.png", 404),
    "shut": ("/_stcore/metrics", 404),
    "moved": ("/measures/", 301),
    "unsafe": ("//example.com/", 400),
}


@pytest.fixture(scope="module")
def witness() -> Iterator[Witness]:
    with Witness() as witness:
        yield witness


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, witness: Witness) -> Iterator[Server]:
    """The app as it is started; whatever it asks another host for goes to ``witness``."""
    with running_app(tmp_path_factory.mktemp("app") / "log", witness.environment) as address:
        yield Server(urlsplit(address).port or 0)


@pytest.fixture(scope="module")
def streamlit() -> dict[str, object]:
    """Streamlit's options with our configuration, its defaults, and the paths of its routes, out of a process of its own."""
    program = """
        import json
        from streamlit import config
        config._main_script_path = "app.py"
        options = config.get_config_options()
        import app
        built = app.app._build_starlette_app()
        print(json.dumps({
            "values": {name: config.get_option(name) for name in options},
            "defaults": {name: option.default_val for name, option in config._config_options_template.items()},
            "ours": sorted({route.path for route in app.app._user_routes}),
            "routes": sorted({route.path for route in built.routes}),
        }, default=str))
    """
    lines = "\n".join(line.strip() for line in program.strip().splitlines())
    done = subprocess.run([sys.executable, "-c", lines], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
def test_every_option_of_streamlit_is_as_it_is_for_a_reason(streamlit):
    known = {name for name in streamlit["values"] if not name.startswith(OF_THE_LOOK)}
    assert known == set(OPTIONS)
    wanted = {
        name: streamlit["defaults"][name] if value is DEFAULT else value
        for name, (value, why) in OPTIONS.items()
        if value is not ANY and why
    }
    assert {name: streamlit["values"][name] for name in wanted} == wanted


@pytest.mark.slow
def test_every_route_of_streamlit_is_open_or_shut_for_a_reason(streamlit):
    assert set(streamlit["routes"]) - set(streamlit["ours"]) == set(ROUTES)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", SHUT)
def test_what_is_shut_answers_404_to_everything(app, path, method):
    reply = app.ask(path.replace("{", "").replace("}", "").replace(":path", ""), method)
    assert reply.status == 404
    assert reply.headers["Content-Type"].startswith("text/plain")


@pytest.mark.slow
def test_a_file_that_a_visitor_sends_is_not_kept(app):
    page = app.ask("/_stcore/host-config")
    cookie = "_streamlit_xsrf=2|a|b|1"
    reply = app.ask("/_stcore/upload_file/session/file", "PUT", {"Cookie": cookie, "X-Xsrftoken": "2|a|b|1"})
    assert (page.status, reply.status) == (200, 404)


@pytest.mark.slow
def test_the_page_leads_to_nothing_that_is_shut(app):
    page = app.ask("/").text
    assert "service-desc" not in page
    assert "_stcore" not in page
    assert '<html lang="th">' in page
    assert "<title>Streamlit</title>" not in page


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/summary.csv", "/report.zip", "/report", "/export", "/export/", "/export/a/b.csv", "/assets/x", "/a.php"]
)
def test_an_address_of_a_file_that_is_not_there_is_no_page(app, path):
    reply = app.ask(path)
    assert (reply.status, reply.headers["Content-Type"].split(";")[0]) == (404, "text/plain")


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_a_page_is_sent_packed_and_once(app, page):
    app.ask(f"/{page.url_path}", headers={"User-Agent": "facebookexternalhit/1.1; line-poker/1.0"})  # waits for the first figure
    packed = app.ask(f"/{page.url_path}", headers={"Accept-Encoding": "gzip"})
    assert (packed.status, packed.headers["Content-Encoding"]) == (200, "gzip")
    again = app.ask(f"/{page.url_path}", headers={"If-None-Match": packed.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")
    assert app.ask(f"/{page.url_path}", "HEAD").headers["ETag"] == packed.headers["ETag"]


@pytest.mark.slow
@pytest.mark.parametrize(("path", "status"), ADDRESSES.values(), ids=ADDRESSES)
def test_every_answer_has_its_headers(app, path, status):
    reply = app.ask(path)
    assert reply.status == status
    assert {name: reply.headers[name] for name in ALWAYS} == ALWAYS
    policy = dict(part.split(" ", 1) for part in reply.headers[POLICY].replace("sandbox; ", "").split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert "unsafe-eval" not in reply.headers[POLICY]
    assert "http" not in reply.headers[POLICY]
    assert "*" not in reply.headers[POLICY]
    is_file = path.startswith("/media/") or (path.startswith("/export/") and status == 200)
    assert reply.headers[POLICY].startswith(FILE_POLICY) == is_file


@pytest.mark.slow
def test_the_scripts_in_the_page_are_those_that_the_policy_names(app):
    reply = app.ask("/")
    assert reply.text.count("<script>") == reply.headers[POLICY].count("'sha256-") == 1


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/measures", "/export/measures.csv", "/media/x", "/_stcore/host-config", "/assets/x"])
@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "a@localhost", "localhost:x"]
)
def test_a_server_on_the_loopback_has_the_names_of_the_loopback(app, path, host):
    reply = app.ask(path, headers={"Host": host})
    assert reply.status in (400, 421)
    assert reply.status == 400 or {name: reply.headers[name] for name in ALWAYS} == ALWAYS


@pytest.mark.slow
@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8501", "127.0.0.1", "[::1]:80", "ita.localhost"])
def test_every_name_of_the_loopback_is_good(app, host):
    assert app.ask("/export/measures.csv", headers={"Host": host}).status == 200


@pytest.mark.slow
def test_whether_the_server_is_alive_is_told_under_any_name(app):
    assert app.ask("/_stcore/health", headers={"Host": "10.1.2.3"}).status == 200


@pytest.mark.slow
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost:3000",
        "http://127.0.0.1",
        "null",
        "file://",
        "http://[",
        "https://www.office.go.th",
    ],
)
def test_a_strangers_page_opens_no_websocket(app, witness, origin):
    with pytest.raises(InvalidStatus) as refused, connect(f"ws://127.0.0.1:{app.port}/_stcore/stream", origin=origin):
        pass
    assert refused.value.response.status_code == 403
    assert witness.asked == []


@pytest.mark.slow
@pytest.mark.parametrize("own", [True, False])
def test_our_own_page_and_no_page_at_all_open_one(app, own):
    origin = f"http://127.0.0.1:{app.port}" if own else None
    with connect(f"ws://127.0.0.1:{app.port}/_stcore/stream", origin=origin, proxy=None) as socket:
        assert socket.protocol.state.name == "OPEN"


def test_every_message_of_a_browser_is_used_or_left_out():
    kinds = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]
    assert set(kinds) - USED - {OPERATION} == {
        "clear_cache",  # of everybody
        "set_run_on_save",
        "load_git_info",  # the names of files that are not committed
        "debug_disconnect_websocket",
        "debug_shutdown_runtime",
        "file_urls_request",  # where to send files
    }
    operations = [field.name for field in BackMsg().backend_operation_request.DESCRIPTOR.oneofs_by_name["payload"].fields]
    # Files written beside the app, and the parts of a table that no page has
    assert set(operations) - OPERATIONS_USED == {"install_skills", "dismiss_skills_nudge", "dataframe_chunk"}
    for kind in kinds:
        message = BackMsg()
        part = getattr(message, kind)
        if hasattr(part, "SetInParent"):
            part.SetInParent()
        else:
            setattr(message, kind, True)
        said = message.SerializeToString()
        assert as_heard(said, lambda: True) == (said if kind in USED else None)
    for operation in operations:
        message = BackMsg()
        getattr(message.backend_operation_request, operation).SetInParent()
        said = message.SerializeToString()
        assert as_heard(said, lambda: True) == (said if operation in OPERATIONS_USED else None)
        assert as_heard(said, lambda: False) is None
    assert as_heard(b"\xff\xff\xff", lambda: True) == b"\xff\xff\xff"  # no message: Streamlit closes the connection


def _saying(widgets: int = 1, values: int = 0, kept: int = 0) -> bytes:
    message = BackMsg()
    message.rerun_script.widget_states.widgets.extend([WidgetState()] * widgets)
    message.rerun_script.widget_states.widgets[0].string_array_value.data.extend([""] * values)
    message.rerun_script.cached_message_hashes.extend([""] * kept)
    return message.SerializeToString()


@pytest.mark.parametrize("much", ["widgets", "values", "kept"])
def test_a_message_of_very_many_parts_is_not_heard(much):
    assert as_heard(said := _saying(**{much: MOST_PARTS - 50}), lambda: True) == said
    assert as_heard(_saying(**{much: MOST_PARTS}), lambda: True) is None


@pytest.mark.slow
def test_a_page_that_says_too_much_is_closed(app):
    assert get_max_widget_state_size_bytes() == MOST_BYTES
    origin = f"http://127.0.0.1:{app.port}"
    with connect(f"ws://127.0.0.1:{app.port}/_stcore/stream", origin=origin, proxy=None, subprotocols=["streamlit"]) as socket:
        socket.send(_saying(widgets=MOST_BYTES))
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=60)
    assert closed.value.rcvd.code == TOO_BIG


@pytest.mark.slow
def test_a_browser_that_says_what_is_not_used_is_not_answered(app):
    origin = f"http://127.0.0.1:{app.port}"
    with connect(f"ws://127.0.0.1:{app.port}/_stcore/stream", origin=origin, proxy=None, subprotocols=["streamlit"]) as socket:
        for message in (BackMsg(load_git_info=True), BackMsg(clear_cache=True), BackMsg(rerun_script={})):
            socket.send(message.SerializeToString())
        kinds = set()
        while "script_finished" not in kinds:
            kinds.add(ForwardMsg.FromString(socket.recv(timeout=300)).WhichOneof("type"))
        assert not kinds & {"git_info_changed", "file_urls_response"}


@pytest.mark.slow
def test_no_start_and_no_request_asks_another_host(app, witness):
    assert app.ask("/", headers={"Origin": "https://evil.example"}).headers["Access-Control-Allow-Origin"] is None
    assert witness.asked == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/", "/measures", "/export/measures.csv", "/export/chart/measures.svg", "/report.pdf", "/assets/x", "/media/x"]
)
@pytest.mark.parametrize("query", ["&".join(f"{n}=" for n in range(200, 9200)), "division=" + "x" * 33_000, "&" * 200], ids=len)
def test_an_address_that_asks_for_too_much_is_refused_on_every_route(app, path, query):
    reply = app.ask(f"{path}?{query}")
    assert (reply.status, len(reply.body) < 1000) == (414, True)


@pytest.mark.slow
def test_the_longest_address_that_is_read_is_answered(app):
    names = "&".join(f"division=d{number}" for number in range(200))
    assert app.ask(f"/export/measures.csv?{names}").status == 400  # read, and not in the data


@pytest.mark.heavy
def test_settings_widen_hosts_and_frames(tmp_path: Path, witness: Witness):
    settings = {"ITA_DASH_HOSTS": "ita.office.go.th, *.example.org", "ITA_DASH_FRAME_ANCESTORS": "https://www.office.go.th"}
    with running_app(tmp_path / "log", witness.environment | settings) as address:
        app = Server(urlsplit(address).port or 0)
        for host, status in {"ita.office.go.th": 200, "a.example.org:80": 200, "example.org": 421, "localhost": 200}.items():
            assert app.ask("/", headers={"Host": host}).status == status
        for path in ("/", "/export/measures.csv"):
            assert app.ask(path).headers[POLICY].endswith("frame-ancestors 'self' https://www.office.go.th")
        # A proxy that passes on another Host than the browser's
        with connect(f"ws://127.0.0.1:{app.port}/_stcore/stream", origin="https://ita.office.go.th", proxy=None) as socket:
            assert socket.protocol.state.name == "OPEN"
        with pytest.raises(InvalidStatus), connect(f"ws://127.0.0.1:{app.port}/_stcore/stream", origin="https://evil.example"):
            pass
    assert witness.asked == []
