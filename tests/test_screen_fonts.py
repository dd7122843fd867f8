"""The fonts that are sent are parts of the whole ones: they hold what is used, and little else."""

import pytest
from fontTools.ttLib import TTFont

from ita_dash.charts.vega import font_file
from ita_dash.web.assets import FOLDER, assets
from tests import screen_fonts


@pytest.mark.slow
def test_every_sign_that_is_named_is_in_the_file():
    there = set(screen_fonts.ligatures(TTFont(FOLDER / "symbols.woff2")))
    missing = (screen_fonts.named() & screen_fonts.known()) - there
    assert missing == set(), "python -m tests.screen_fonts makes the file anew"


def test_the_screen_font_has_every_letter_of_the_whole_one_from_regular_to_bold():
    part, whole = TTFont(FOLDER / "screen.woff2"), TTFont(font_file())
    assert set(part.getBestCmap()) == set(whole.getBestCmap())
    (axis,) = part["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", *screen_fonts.WEIGHTS)


def test_a_first_visit_has_room_for_them():
    assert len(assets()["screen.woff2"].content) < 40_000
    assert len(assets()["symbols.woff2"].content) < 20_000


def test_each_font_has_its_licence_beside_it():
    assert all((FOLDER / f"{font.stem}.LICENSE.txt").exists() for font in FOLDER.glob("*.woff2"))
