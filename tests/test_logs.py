"""One line an event, in Thai time; no text of a sheet and no e-mail address, whoever writes it and whatever failed."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime

import pytest

from ita_dash import logs
from ita_dash.incidents import incident
from ita_dash.sheet.errors import SheetError
from ita_dash.traces import IN_A_WORKER, MOST_ERRORS, trace
from tests.surroundings import ROOT

SECRET = "จัดประชุมลับ\nของกองคลัง"
ADDRESS = "somchai.t@office.go.th"
OURS = logging.getLogger("ita_dash.live.feed")
THEIRS = logging.getLogger("another.library")
START = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00 [A-Z]+ [\w.]+: ")
Told = Callable[[Callable[[], object]], list[str]]


@pytest.fixture(params=["text", "json"])
def told(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Told:
    def of(write: Callable[[], object]) -> list[str]:
        with logs.lines(as_json=request.param == "json"):
            write()
        found = capsys.readouterr().err.splitlines()
        for line in found:
            if request.param == "json":
                moment = datetime.fromisoformat(json.loads(line)["time"])
                assert moment.utcoffset().total_seconds() == 7 * 3600
            else:
                assert START.match(line)
        return found

    return of


def fail() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError:
        raise ValueError(f"not a number: {SECRET}, {ADDRESS}")  # noqa: B904 (as a library would)


def test_an_error_is_one_line_with_its_number_kind_and_place(told: Told):
    numbers = []

    def write() -> None:
        try:
            fail()
        except ValueError as error:
            numbers.append(incident(OURS, "a page failed", error))

    (line,) = told(write)
    assert all(part in line for part in ("ERROR", "a page failed", numbers[0], "ValueError at ", "test_logs.py:", "KeyError"))
    assert not any(part in line for part in ("ลับ", "กองคลัง", ADDRESS, "Traceback", "/work", "site-packages"))


@pytest.mark.parametrize("log", [OURS, THEIRS], ids=["ours", "a library's"])
def test_no_address_stands_in_a_line(told: Told, log: logging.Logger):
    (line,) = told(lambda: log.warning("asked by %s for <%s>", ADDRESS, ADDRESS))
    assert "@" not in line.replace("…@…", "")


def test_what_a_library_says_has_no_letter_of_a_sheet(told: Told):
    (line,) = told(lambda: THEIRS.error("Task exception was never retrieved: KeyError(%r)", SECRET))
    assert "Task exception was never retrieved" in line
    assert not re.search("[ก-๙]", line)


def test_no_server_writes_down_what_an_address_asks_for(told: Told):
    asked = "/export/measures.csv?division=%E0%B8%81%E0%B8%AD%E0%B8%87&key=abc"
    (line,) = told(lambda: THEIRS.warning('%s - "%s %s"', "127.0.0.1", "GET", asked))
    assert "/export/measures.csv?…" in line
    assert "key" not in line


def test_a_line_is_a_line_and_has_an_end(told: Told):
    (line,) = told(lambda: OURS.warning("a\r\nb\u2028c\x1b[31m %s", "x" * 100_000))
    assert "a b c [31m x" in line
    assert len(line) < 2 * logs.MOST_LETTERS + 500


def test_a_wrong_format_loses_no_line(told: Told):
    assert "read" in told(lambda: OURS.warning("read %s of %s", 1))[0]


def test_json_has_what_was_counted(capsys: pytest.CaptureFixture[str]):
    with logs.lines(as_json=True):
        OURS.warning("read %(times)s times: %(why)s", {"times": 3, "why": "busy"})
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["logger"], line["times"], line["why"]) == ("WARNING", "ita_dash.live.feed", 3, "busy")
    assert (line["event"], line["message"]) == ("read %(times)s times: %(why)s", "read 3 times: busy")


def test_a_logger_without_a_handler_writes_lines_too():
    program = (
        "import logging; from ita_dash import logs; logs.begin(as_json=True); log = logging.getLogger('uvicorn.error');"
        "log.propagate = False; log.warning('Invalid HTTP request received.')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    assert json.loads(done.stderr)["message"] == "Invalid HTTP request received."


@pytest.mark.slow
def test_under_uvicorn_a_request_is_one_line():
    program = (
        "import logging, uvicorn; uvicorn.Config('app:app').load(); log = logging.getLogger('uvicorn.access');"
        "log.info('%s - \"%s %s HTTP/%s\" %d', '127.0.0.1:1', 'GET', '/ready', '1.1', 200);"
        "logging.getLogger('uvicorn.error').info('started')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    said = (done.stdout + done.stderr).splitlines()
    assert len([line for line in said if "GET /ready" in line]) == 1
    assert len([line for line in said if "started" in line]) == 1


def test_after_a_command_the_log_is_as_it_was():
    before = logging.getLogRecordFactory(), list(logging.getLogger().handlers)
    with logs.lines():
        pass
    assert (logging.getLogRecordFactory(), list(logging.getLogger().handlers)) == before


def test_a_chain_of_errors_ends():
    first = ValueError(SECRET)
    first.__cause__ = second = KeyError(SECRET)
    second.__cause__ = first
    assert trace(first) == "ValueError; caused by KeyError"
    error: BaseException = ValueError()
    for _number in range(50):
        error, before = TypeError(), error
        error.__cause__ = before
    assert trace(error).count("TypeError") == MOST_ERRORS
    error.add_note(SECRET)
    error.add_note(f"{IN_A_WORKER}KeyError at ita_dash/form/read.py:1 read")
    assert "in a worker: KeyError at ita_dash" in trace(error)
    assert "ลับ" not in trace(error)
    assert trace(OSError(28, SECRET, "/srv/secret")) == "OSError ENOSPC"


def test_what_failed_at_a_source_is_its_code_and_its_name():
    error = SheetError("forbidden", source="/srv/office/แผน.xlsx", detail=SECRET, email=ADDRESS, said=SECRET)
    assert error.sign == "forbidden (แผน.xlsx)"
    assert SheetError("busy", source=f"postgresql://u:{SECRET}@h/d").sign == "busy"
