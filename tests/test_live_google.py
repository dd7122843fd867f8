"""Reading over real HTTP with patience: what is tried again, what is counted, and how long a bad server can hold a read."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from ita_dash.live.calls import Calls
from ita_dash.live.countedsheets import PatientSheets
from ita_dash.live.retry import Retry
from ita_dash.loading import load
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.google import GoogleSheets
from tests.fake_clock import FakeClock
from tests.grids import HEADER, tab, workbook
from tests.sheets_server import Fault

pytestmark = pytest.mark.slow  # a file that takes several seconds

ID = "1sheet-of-the-office-0123456789abcdef"
PLAN = workbook(tab("แผน", [HEADER, ["1. ก", "1. ข", "กองคลัง", "ตลอดปี", "ทำแล้ว", "ไม่มี"]]))


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def patient(sheets_server, calls) -> PatientSheets:
    """Its waits take no time, but count: twenty seconds of them are over in a moment."""
    sheets_server.share(ID, PLAN)
    clock = FakeClock()
    return PatientSheets(Settings(**sheets_server.settings), calls=calls, retry=Retry(clock=clock.clock, sleep=clock.sleep))


def refused(patient: PatientSheets) -> SheetError:
    with pytest.raises(SheetError) as raised:
        patient.read(ID)
    return raised.value


@pytest.mark.parametrize(("total", "given"), [(30.0, 12.0), (8.0, 8.0)])
def test_an_answer_may_take_as_long_as_reading_may_and_what_is_left_of_the_whole(sheets_server, monkeypatch, total, given):
    given_to: list[float] = []
    retry = Retry(total=total, clock=lambda: 0.0)
    patient = PatientSheets(Settings(**sheets_server.settings), calls=Calls(), retry=retry, timeout=(5.0, 12.0))
    monkeypatch.setattr(GoogleSheets, "fetch", lambda self, *asked, seconds: given_to.append(seconds))
    patient.fetch(ID)
    assert given_to == [given]


PASSING = [
    Fault(status=429),
    Fault(status=500),
    Fault("html", 502),
    Fault(status=503),
    Fault(status=504),
    Fault("html", 200),
    Fault("truncated"),
    Fault("invalid_json"),
    Fault("reset"),
]
LASTING = [Fault(status=400), Fault(status=401), Fault(status=403), Fault(status=404), Fault("html", 400), Fault("html", 404)]


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: f"{fault.kind}-{fault.status}")
def test_what_passes_is_tried_again_and_read(sheets_server, patient, calls, fault):
    sheets_server.fail(fault, fault)
    assert patient.read(ID).tabs == PLAN.tabs
    assert len(sheets_server.reads()) == 3
    counts = calls.counts()
    assert (counts.calls, counts.failures, counts.retries) == (3, 2, 2)


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: f"{fault.kind}-{fault.status}")
def test_what_does_not_pass_is_given_up_after_four_tries(sheets_server, patient, fault):
    sheets_server.fail(fault, lasting=True)
    refused(patient)
    assert len(sheets_server.reads()) == 4


@pytest.mark.parametrize("fault", LASTING, ids=lambda fault: f"{fault.kind}-{fault.status}")
def test_what_another_try_would_not_change_is_asked_once(sheets_server, patient, fault):
    sheets_server.fail(fault, lasting=True)
    refused(patient)
    assert len(sheets_server.reads()) == 1


def test_a_revoked_key_is_asked_for_once(sheets_server, patient):
    sheets_server.revoked = True
    assert refused(patient).code == "revoked"
    assert len(sheets_server.requests) == 1


@pytest.mark.parametrize("fault", [Fault(status=429), Fault(status=503), Fault("html", 200), Fault("reset")])
def test_a_token_service_that_fails_for_a_moment_is_asked_again(sheets_server, patient, fault):
    sheets_server.fail(fault, token=True)
    assert patient.read(ID).tabs == PLAN.tabs


@pytest.mark.parametrize("kind", ["hang", "drip", "drip_head"])
def test_no_server_holds_a_read_longer_than_its_limit(sheets_server, calls, kind):
    sheets_server.share(ID, PLAN)
    sheets_server.fail(Fault(kind), lasting=True)
    patient = PatientSheets(
        Settings(**sheets_server.settings), calls=calls, retry=Retry(total=1.4), timeout=(0.3, 0.3 if kind == "hang" else 5)
    )
    assert refused(patient).code == "timeout"  # without a limit it would never end


def test_after_a_cut_the_same_reader_reads_on(sheets_server, calls):
    sheets_server.share(ID, PLAN)
    sheets_server.fail(Fault("drip"))
    patient = PatientSheets(
        Settings(**sheets_server.settings), calls=calls, retry=Retry(total=60, sleep=lambda _s: None), timeout=(30, 4)
    )
    assert patient.read(ID).tabs == PLAN.tabs
    assert calls.counts().retries == 1


@pytest.mark.parametrize("root", ["http://sheets.invalid", "http://127.0.0.1:1"])
def test_a_host_that_is_not_there_is_unavailable(sheets_server, calls, root):
    clock = FakeClock()
    settings = Settings(api_key="k", api_endpoint=root)
    patient = PatientSheets(settings, calls=calls, retry=Retry(clock=clock.clock, sleep=clock.sleep))
    assert refused(patient).code == "unavailable"
    assert calls.counts().calls == 4


def test_commands_read_with_the_same_patience(sheets_server, monkeypatch):
    link = sheets_server.share(ID, PLAN)
    sheets_server.fail(Fault(status=503), Fault("reset"))
    quick = {**PatientSheets.__init__.__kwdefaults__, "retry": Retry(sleep=lambda _seconds: None)}
    monkeypatch.setattr(PatientSheets.__init__, "__kwdefaults__", quick)
    assert len(load(Settings(**sheets_server.settings, spreadsheet=link)).form.assignments) == 1
    assert len(sheets_server.reads()) == 3


@pytest.mark.parametrize("written", ["17", "date"])
def test_the_server_says_when_to_ask_again(sheets_server, calls, written):
    sheets_server.share(ID, PLAN)
    clock = FakeClock()
    after = format_datetime(datetime.now(UTC) + timedelta(seconds=17), usegmt=True) if written == "date" else written
    sheets_server.fail(Fault(status=429, headers={"Retry-After": after}))
    patient = PatientSheets(
        Settings(**sheets_server.settings), calls=calls, retry=Retry(clock=clock.clock, sleep=clock.sleep, chance=lambda: 0)
    )
    patient.read(ID)
    assert clock.slept == [pytest.approx(17, abs=2)]


@pytest.mark.parametrize("after", ["", "soon", "-5", "Sunday, 06 Nov 1994", "Sun, 06 Nov 1994 08:49:37"])
def test_a_wait_that_nobody_understands_is_none(sheets_server, patient, after):
    sheets_server.fail(Fault(status=503, headers={"Retry-After": after}), lasting=True)
    assert refused(patient).retry_after in (None, 0.0)


def test_counts_of_the_last_minute_and_hour_forget(calls):
    clock = FakeClock()
    calls = Calls(clock=clock.clock, now=clock.now)
    for _call in range(30):
        with calls.one():
            clock.seconds += 10
    counts = calls.counts()
    assert (counts.calls, counts.last_minute, counts.last_hour) == (30, 5, 30)
    assert counts.quota_share == pytest.approx(100 * 5 / 60)
    clock.seconds += 3600
    assert (calls.counts().calls, calls.counts().last_hour) == (30, 0)


def test_the_last_error_is_kept_with_its_time():
    clock = FakeClock()
    calls = Calls(clock=clock.clock, now=clock.now)
    with pytest.raises(SheetError), calls.one():
        raise SheetError("busy")
    counts = calls.counts()
    assert (counts.last_error.code, counts.last_error_at) == ("busy", clock.now())
