"""Every text can be read: contrast of at least 4.5 : 1 in both themes, from the files that set the colours."""

import re
import tomllib
from pathlib import Path

import pytest

from ita_dash.palette import (
    DARK,
    LIGHT,
    SCHEDULE_ICONS,
    SCHEDULE_TONES,
    SEVERITY_ICONS,
    SEVERITY_TONES,
    STATUS_ICONS,
    STATUS_TONES,
    TONES,
    contrast,
    heat_colours,
    ink_on,
)
from ita_dash.planwords import HEATS
from ita_dash.vocabulary import SCHEDULE_LABELS, SEVERITY_LABELS, STATUS_LABELS
from ita_dash.web.assets import assets

CONFIG = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
READABLE = 4.5
BOTH = pytest.mark.parametrize("theme", ["light", "dark"])


def backgrounds(theme: str) -> list[str]:
    parts = CONFIG["theme"][theme]
    return [
        parts["backgroundColor"],
        parts["secondaryBackgroundColor"],
        parts["sidebar"]["backgroundColor"],
        parts["sidebar"]["secondaryBackgroundColor"],
    ]


def test_contrast_of_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@BOTH
def test_texts_and_links_of_the_theme(theme: str) -> None:
    parts = CONFIG["theme"][theme]
    inks = [colour for name, colour in parts.items() if name in ("textColor", "linkColor") or name.endswith("TextColor")]
    assert min(contrast(ink, ground) for ink in inks for ground in backgrounds(theme)) >= READABLE


@BOTH
def test_primary_colour_on_the_page_and_under_a_buttons_text(theme: str) -> None:
    parts = CONFIG["theme"][theme]
    assert contrast(parts["primaryColor"], parts["backgroundColor"]) >= READABLE
    assert contrast(parts["primaryColor"], ink_on(parts["primaryColor"])) >= READABLE


@BOTH
def test_statuses_on_the_page_and_on_their_own_surface(theme: str) -> None:
    dark = theme == "dark"
    for tone in TONES.values():
        assert min(contrast(tone.ink(dark), ground) for ground in [*backgrounds(theme), tone.surface(dark)]) >= READABLE


@BOTH
def test_texts_of_charts(theme: str) -> None:
    ink = DARK if theme == "dark" else LIGHT
    assert ink.background == CONFIG["theme"][theme]["backgroundColor"]
    assert ink.text == CONFIG["theme"][theme]["textColor"]
    grounds = [ink.background, ink.track, *(tone.surface(theme == "dark") for tone in TONES.values())]
    assert min(contrast(ink.text, ground) for ground in grounds) >= READABLE
    assert contrast(ink.muted, ink.background) >= READABLE
    assert contrast(ink_on(ink.bar), ink.bar) >= READABLE
    assert set(heat_colours(theme == "dark")) == set(HEATS)
    assert min(contrast(ground, words) for ground, words in heat_colours(theme == "dark").values()) >= READABLE


@pytest.mark.parametrize(
    ("labels", "tones", "icons"),
    [
        (STATUS_LABELS, STATUS_TONES, STATUS_ICONS),
        (SCHEDULE_LABELS, SCHEDULE_TONES, SCHEDULE_ICONS),
        (SEVERITY_LABELS, SEVERITY_TONES, SEVERITY_ICONS),
    ],
)
def test_colour_never_stands_alone(labels: dict[str, str], tones: dict[str, str], icons: dict[str, str]) -> None:
    assert set(labels) == set(tones) == set(icons)
    assert all(icons.values())


def test_a_word_that_is_a_status_and_a_schedule_has_one_sign_and_one_colour() -> None:
    both = set(STATUS_LABELS) & set(SCHEDULE_LABELS)
    assert both == {"done"}
    for of_status, of_schedule in (
        (STATUS_LABELS, SCHEDULE_LABELS),
        (STATUS_TONES, SCHEDULE_TONES),
        (STATUS_ICONS, SCHEDULE_ICONS),
    ):
        assert {code: of_status[code] for code in both} == {code: of_schedule[code] for code in both}


def test_nothing_of_the_theme_comes_from_another_host() -> None:
    assert "fontFaces" not in CONFIG["theme"]  # the page itself loads the font, in a name that changes with it
    style = assets()["shell.css"].content.decode()
    assert set(re.findall(r"url\(([^)]*)\)", style)) == {assets()[name].name for name in ("screen.woff2", "symbols.woff2")}
    assert CONFIG["browser"]["gatherUsageStats"] is False
