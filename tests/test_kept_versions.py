"""How the work stood in a version that is kept: of the one that is shown nothing is read, and nothing kept, a second time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from ita_dash import keptversions
from ita_dash.dataset import Dataset, Source, understand
from ita_dash.fiscal import BANGKOK
from ita_dash.history.packing import pack
from ita_dash.history.store import Version
from ita_dash.keptversions import FOLLOWED, assessed
from ita_dash.progress import assess
from ita_dash.settings import Settings
from tests.grids import HEADER, tab, workbook

DAY = date(2024, 3, 1)
SEEN = datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=BANGKOK)


@pytest.fixture(autouse=True)
def _nothing_is_kept() -> Iterator[None]:
    FOLLOWED.clear()
    yield
    FOLLOWED.clear()


def shown(result: str) -> Dataset:
    row = ["1. มาตรการ", "1. ประชุม", "กองคลัง", "ตลอดปี", result, "ไม่มี"]
    return understand(workbook(tab("แผน 2567", [HEADER, row])), Source("plan.xlsx"), Settings())


def version(digest: str) -> Version:
    return Version(
        id=1,
        source="plan.xlsx",
        digest=digest,
        title="แผน",
        fiscal_year=2567,
        assignments=1,
        forms=1,
        first_seen=SEEN,
        last_seen=SEEN,
        location="plan.xlsx",
        url="",
    )


def test_data_are_named_by_the_content_that_a_version_is_named_by() -> None:
    book = workbook(tab("แผน 2567", [HEADER, ["1. มาตรการ", "1. ประชุม", "กองคลัง", "ตลอดปี", "แล้วเสร็จ", "ไม่มี"]]))
    assert understand(book, Source("plan.xlsx"), Settings()).digest == pack(book).digest


def test_the_version_that_is_shown_is_not_understood_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keptversions, "store", lambda _settings: pytest.fail("the store was asked"))
    whole = shown("แล้วเสร็จ")
    part = replace(whole, form=replace(whole.form, assignments=whole.form.assignments.iloc[:0]), whole=whole)
    for dataset in (whole, part):
        frame = assessed(Settings(), dataset, version(whole.digest))
        assert frame is not None
        pd.testing.assert_frame_equal(frame, assess(whole.form.assignments, DAY))
    assert len(FOLLOWED) == 0


def test_an_older_version_is_asked_of_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Kept:
        def cells(self, one: Version) -> bytes:
            asked.append(one.digest)
            raise keptversions.NotStoredError(one.id)

    monkeypatch.setattr(keptversions, "store", lambda _settings: Kept())
    assert assessed(Settings(), shown("แล้วเสร็จ"), version("older")) is None
    assert asked == ["older"]
