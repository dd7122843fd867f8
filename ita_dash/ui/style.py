"""The style sheet of what ``markup`` builds: ``style.css`` with the palette's colours as variables."""

from functools import lru_cache
from pathlib import Path

from ita_dash.palette import DARK, GAPS, LIGHT, TONES
from ita_dash.ui.onpage import send

SHEETS = tuple(Path(__file__).with_name(name) for name in ("style.css", "doors.css"))


def use_style() -> None:
    """Put the style sheet on the page; it takes no room."""
    send(_style())


@lru_cache(maxsize=1)
def _style() -> str:
    variables = {
        "track": (LIGHT.track, DARK.track),
        "bar": (LIGHT.bar, DARK.bar),
        "muted": (LIGHT.muted, DARK.muted),
        "line": (LIGHT.grid, DARK.grid),
    }
    for name, colours in GAPS.items():
        variables[f"gap-{name}"] = colours
    for name, tone in TONES.items():
        variables[name] = (tone.light, tone.dark)
        variables[f"{name}-surface"] = (tone.light_surface, tone.dark_surface)
    # Streamlit sets color-scheme on .stApp, so light-dark() follows the viewer's choice of theme
    declared = "\n".join(f"--ita-{name}: light-dark({light}, {dark});" for name, (light, dark) in variables.items())
    tones = "\n".join(
        f".tone-{name} {{ --tone: var(--ita-{name}); --tone-surface: var(--ita-{name}-surface); }}" for name in TONES
    )
    sheets = "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    return f"<style>\n.stApp {{\n{declared}\n}}\n{tones}\n{sheets}</style>"
