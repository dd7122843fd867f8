"""Whose dashboard it is, at the head of the side bar: the office's name, and its logo where there is one."""

import json
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.page_runs import fine, opened, shown


def mark(app):
    return BeautifulSoup(shown(app), "html.parser").select_one(".whose")


def test_the_office_stands_at_the_head_of_the_side_bar():
    app = opened(year="2567")
    assert fine(app)
    assert mark(app).get_text() == mark(app)["title"] == "องค์การบริหารส่วนตำบลสาธิต"
    assert mark(app).img is None


@pytest.mark.parametrize("name", ["logo.png", "broken.png"])
def test_its_logo_is_small_and_one_that_cannot_be_drawn_is_left_out(tmp_path: Path, monkeypatch, name: str):
    Image.new("RGB", (1200, 900), "#0b6f94").save(tmp_path / "logo.png")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG no picture")
    monkeypatch.setenv("ITA_DASH_REPORT", json.dumps({"logo": str(tmp_path / name)}))
    monkeypatch.setenv("ITA_DASH_FILES", str(tmp_path))
    app = opened(year="2567")
    assert fine(app)
    picture = mark(app).img
    assert (picture is None) == (name == "broken.png")
    if picture is not None:
        kind, content = picture["src"].split(",", 1)
        assert kind == "data:image/png;base64"
        with Image.open(BytesIO(b64decode(content))) as drawn:
            assert max(drawn.size) <= 288
            assert drawn.size[1] <= 96
