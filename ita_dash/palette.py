"""Colours and icons of statuses, schedules and severities, for pages and charts. A word always stands beside them.

What is in order is quiet: only what is late, lacking or cannot be done has a colour, so that the eye finds it.

The hues are told apart by people who do not see red or green: blue, teal, amber, vermilion, violet and grey differ in
lightness too. Every tone is readable as text (contrast of at least 4.5 : 1) on the backgrounds of its theme.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """One colour as text and line, and as the faint surface behind such text, in either theme (``#rrggbb``)."""

    light: str
    dark: str
    light_surface: str
    dark_surface: str

    def ink(self, dark: bool) -> str:
        return self.dark if dark else self.light

    def surface(self, dark: bool) -> str:
        return self.dark_surface if dark else self.light_surface


TONES: dict[str, Tone] = {
    "good": Tone("#0a6046", "#6fd6b0", "#d9f0e6", "#123d31"),
    "moving": Tone("#0b5688", "#8cc8f5", "#dcecf8", "#153a57"),
    "warn": Tone("#7a4a00", "#f5b673", "#fcebcf", "#4a3310"),
    "bad": Tone("#a3231b", "#ffa399", "#fbe1de", "#55211d"),
    "aside": Tone("#5d3f8c", "#cbb5f2", "#ece4f7", "#3a2d57"),
    "quiet": Tone("#46586a", "#b3c0cc", "#e6ecf1", "#2a3b4b"),
}

GAPS = {"behind": ("#e2a19b", "#a8554d"), "short": ("#e3b878", "#8f6428")}
"""What is missing to a plan, in light and dark: more than ten points, and up to ten."""
FINISHED = ("#96c6d8", "#2a7c9c")
"""A bar of what is finished, in light and dark: quieter than one that goes on."""
FRAME, SOFT = ("#c3d1db", "#34485a"), ("#f5f9fb", "#14232f")
"""The line around a card, and the surface of what is opened or shaded, in light and dark."""

STATUS_TONES = {
    "no_report": "quiet",
    "not_started": "quiet",
    "in_progress": "quiet",
    "done": "quiet",
    "unable": "bad",
    "cancelled": "aside",
}
STATUS_ICONS = {"no_report": "–", "not_started": "○", "in_progress": "◐", "done": "✓", "unable": "✕", "cancelled": "⊘"}

SCHEDULE_TONES = {
    "done": "quiet",
    "on_track": "quiet",
    "behind": "bad",
    "due_soon": "warn",
    "overdue": "bad",
    "not_due": "quiet",
    "stopped": "aside",
    "no_period": "quiet",
}
SCHEDULE_ICONS = {
    "done": "✓",
    "on_track": "→",
    "behind": "▼",
    "due_soon": "◔",
    "overdue": "!",
    "not_due": "○",
    "stopped": "⊘",
    "no_period": "?",
}

STATE_TONES, STATE_ICONS = STATUS_TONES | SCHEDULE_TONES, STATUS_ICONS | SCHEDULE_ICONS
"""Of ``vocabulary.STATE_LABELS``: one colour and one sign for one word, on pages, in pictures and on paper."""

SOLID = frozenset({"overdue"})
"""States whose colour is behind the word, not faintly around it: what is overdue is never taken for what is behind."""

SEVERITY_TONES = {"error": "bad", "warning": "warn", "info": "moving"}
SEVERITY_ICONS = {"error": "✕", "warning": "!", "info": "i"}


@dataclass(frozen=True, slots=True)
class Surface:
    """What a chart is drawn with in one theme."""

    background: str
    text: str
    muted: str
    grid: str
    bar: str
    track: str


LIGHT = Surface(
    background="#ffffff",
    text="#14263a",
    muted="#46586a",
    grid="#d5dfe6",
    bar="#0b6f94",
    track="#e3ecf1",
)
DARK = Surface(
    background="#0f1b27",
    text="#e6eef5",
    muted="#b3c0cc",
    grid="#2b3e4f",
    bar="#4fb3d3",
    track="#22354a",
)


def surface(dark: bool) -> Surface:
    return DARK if dark else LIGHT


def heat_colours(dark: bool) -> dict[str, tuple[str, str]]:
    """Surface and text of a cell for each of ``planwords.HEATS``. Blue is no part of it: only what is missing has a colour."""
    ink, bad, warn, quiet = surface(dark), TONES["bad"], TONES["warn"], TONES["quiet"]
    return {
        "far": (bad.ink(dark), ink_on(bad.ink(dark))),
        "behind": (bad.surface(dark), bad.ink(dark)),
        "short": (warn.surface(dark), warn.ink(dark)),
        "on_plan": (quiet.surface(dark), quiet.ink(dark)),
        "not_due": (ink.background, ink.muted),
        "none": (ink.background, ink.muted),
    }


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1–21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """The text colour, of the two themes' own, that is read better on ``colour``."""
    return max((LIGHT.text, "#ffffff"), key=lambda ink: contrast(ink, colour))
