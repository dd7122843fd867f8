"""Files made by workers: of their own process, which ends, and what goes wrong is a sentence for whoever asked."""

import os

import pytest

from ita_dash import filemaking
from ita_dash.filemaking import NotMadeError, made
from ita_dash.report import build, written
from ita_dash.settings import Settings
from ita_dash.workers import here
from ita_dash.workers.bounds import Limits
from tests.assignments_factory import EVERYTHING, RECORDS, dataset_of

pytestmark = pytest.mark.slow

JOBS = "tests.worker_jobs:"


def test_small_files_share_a_process_and_a_large_one_has_its_own_which_ends():
    small = {made(JOBS + "pid") for _again in range(3)}
    large = [made(JOBS + "pid", large=True) for _again in range(2)]
    assert len(small) == 1
    assert len({*small, *large, os.getpid()}) == 4
    assert not any(os.path.exists(f"/proc/{pid}") for pid in large)


def test_a_worker_asks_no_other_one(monkeypatch):
    monkeypatch.setattr(here, "working", True)
    assert made(JOBS + "pid") == os.getpid()


@pytest.mark.parametrize(
    ("job", "arguments", "reason", "said"),
    [
        ("endless_pattern", (), "time", "1 วินาที"),
        ("eat", (2000,), "memory", "400 เมกะไบต์"),
        ("die", (), "died", "บันทึก"),
        ("broken", (), "died", "บันทึก"),
        ("odd", (), "died", "บันทึก"),
    ],
)
def test_whatever_goes_wrong_is_a_sentence(monkeypatch, caplog, job, arguments, reason, said):
    monkeypatch.setattr(filemaking, "SMALL", Limits(1 if reason == "time" else 60, 400))
    with pytest.raises(NotMadeError) as failure:
        made(JOBS + job, *arguments)
    assert failure.value.reason == reason
    assert said in failure.value.message
    assert failure.value.retry_after is None
    if reason == "died":
        (id_,) = [word for word in failure.value.message.split() if word.isalnum() and len(word) == 8]
        assert id_ in caplog.text


@pytest.mark.heavy
@pytest.mark.parametrize("word", ["ก" * 20_000, "x" * 20_000, "กั้" * 7000, "https://a.go.th/" + "x" * 20_000])
def test_a_word_of_20000_letters_is_printed(word):
    record = {**RECORDS[0], "measure": word, "result": word, "evidence": (word,), "division": word[:9000]}
    report = build(dataset_of((record,)), EVERYTHING, Settings())
    assert written(report, "pdf").startswith(b"%PDF")
    assert written(report, "docx").startswith(b"PK")
