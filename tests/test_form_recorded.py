"""What reading some hundred small workbooks gives is what was recorded of them (``tests/recorded.py``)."""

import difflib

import pytest

from tests.recorded import FILE, Recorded, lines_of, recorded, written

RECORDED = recorded()


@pytest.mark.parametrize("one", RECORDED, ids=[one.name for one in RECORDED])
def test_a_workbook_is_read_as_it_was(one: Recorded) -> None:
    difference = "\n".join(difflib.unified_diff(one.lines, lines_of(one), "recorded", "now", lineterm="", n=1))
    assert not difference, f"{difference}\nIs the new reading right? Then: python -m tests.recorded"


def test_the_file_is_as_the_command_writes_it() -> None:
    assert FILE.read_text(encoding="utf-8") == written(RECORDED)
    assert len({one.name for one in RECORDED}) == len(RECORDED)
