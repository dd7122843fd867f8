"""Codes and the words that people read for them."""

import pytest

from ita_dash.form.problemkinds import SEVERITIES
from ita_dash.form.values.status import STATUSES
from ita_dash.progress import BASES, SCHEDULES
from ita_dash.vocabulary import BASIS_LABELS, SCHEDULE_LABELS, SEVERITY_LABELS, STATUS_LABELS, word


@pytest.mark.parametrize(
    ("labels", "codes"),
    [
        (STATUS_LABELS, STATUSES),
        (SCHEDULE_LABELS, SCHEDULES),
        (BASIS_LABELS, BASES),
        (SEVERITY_LABELS, SEVERITIES),
    ],
    ids=["status", "schedule", "basis", "severity"],
)
def test_every_code_has_a_word_of_its_own(labels, codes):
    assert tuple(labels) == tuple(codes)
    assert len({word(labels, code) for code in codes}) == len(codes)


def test_statuses_are_the_words_of_the_form():
    assert [word(STATUS_LABELS, status) for status in STATUSES] == [
        "ยังไม่รายงาน",
        "ยังไม่ดำเนินการ",
        "อยู่ระหว่างดำเนินการ",
        "แล้วเสร็จ",
        "ไม่สามารถดำเนินการได้",
        "ยกเลิก",
    ]


def test_a_code_without_a_word_stays_as_it_is():
    assert word(STATUS_LABELS, "postponed") == "postponed"
