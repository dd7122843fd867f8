"""What a search looks at: every cell that it names, and nothing that would be remembered for each version of each row."""

import pandas as pd
import pytest

from ita_dash.form.text import key
from ita_dash.look import pagerows
from ita_dash.look.pagerows import SEARCHED, containing, searched


def rows(result: str) -> pd.DataFrame:
    fixed = {"measure": "มาตรการ", "division": "กองคลัง", "recommendation": "ไม่มี"}
    return pd.DataFrame(
        [{**fixed, "code": f"1.{number}", "activity": f"ประชุม ครั้งที่ {number}", "result": result} for number in range(200)]
    )


def test_a_search_finds_what_any_of_the_cells_says() -> None:
    texts = searched(rows("แล้ว เสร็จ ๓ ครั้ง"))
    assert len(texts) == 200
    for asked in ("มาตรการ", "1.7 กอง คลัง", "ครั้งที่ 7 3ครั้ง", "แล้วเสร็จ ไม่มี"):
        assert 7 in containing(texts, asked)
    assert containing(texts, "1.199 1.198") == []


def test_a_new_version_adds_to_what_is_remembered_no_more_than_its_new_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    monkeypatch.setattr(pagerows, "key", lambda text: asked.add(text) or key(text))
    searched(rows("ครั้งแรก"))
    first = set(asked)
    searched(rows("ครั้งที่สอง"))
    assert asked - first == {"ครั้งที่สอง"}
    assert first == {text for name in SEARCHED for text in rows("ครั้งแรก")[name]}
