"""The signs before states: shapes of our own style sheet, each with a name and a word."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from ita_dash.look import drawnsigns, labels
from ita_dash.palette import SCHEDULE_ICONS, SEVERITY_ICONS, STATUS_ICONS
from ita_dash.ui import bullets, changelists, explanations, turnlists
from ita_dash.web.pagestyle import page_style

LETTERS = sorted(
    {
        *STATUS_ICONS.values(),
        *SCHEDULE_ICONS.values(),
        *SEVERITY_ICONS.values(),
        *turnlists.SIGNS.values(),
        *bullets.SIGNS.values(),
        *changelists.ICONS.values(),
        *(badge[0] for badge in changelists.STATE_BADGES.values()),
        *explanations.ROLE_ICONS.values(),
    }
)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_sign_is_an_empty_element_whose_shape_the_style_sheet_has(letter: str) -> None:
    element = BeautifulSoup(drawnsigns.sign(letter), "html.parser").span
    assert (element.get_text(), element["aria-hidden"]) == ("", "true")
    (named,) = set(element["class"]) - {"icon"}
    (address,) = re.findall(rf'\.{named} {{ --sign: url\("data:image/svg\+xml,([^"]+)"\); }}', page_style())
    drawn = ElementTree.fromstring(unquote(address))
    assert (drawn.tag.rpartition("}")[2], drawn.get("viewBox"), len(drawn) > 0) == ("svg", "0 0 16 16", True)


def test_each_sign_has_a_shape_of_its_own() -> None:
    shapes = re.findall(r"--sign: (url\([^)]*\))", drawnsigns.style())
    assert len(shapes) >= len(LETTERS)
    assert len(set(shapes)) == len(shapes)


def test_a_word_follows_a_sign_and_no_letter_of_another_font_stands_on_the_page() -> None:
    said = BeautifulSoup(labels.state("in_progress") + labels.state("due_soon"), "html.parser").get_text(" ", strip=True)
    assert said == "อยู่ระหว่างดำเนินการ ใกล้ครบกำหนด"


def test_the_shape_of_a_sign_is_kept_on_paper_and_in_forced_colours() -> None:
    style = page_style()
    (rules,) = re.findall(r"^\.icon \{([^}]*)\}", style, re.MULTILINE)
    assert "print-color-adjust: exact" in rules
    assert "forced-colors: active) { .icon { forced-color-adjust: none" in style
