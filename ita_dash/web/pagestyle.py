"""The style sheet of what ``look.markup`` builds: ``shell/pages/*.css`` with the palette's colours and the signs as variables."""

from pathlib import Path

from ita_dash.look import drawnsigns
from ita_dash.palette import DARK, FINISHED, FRAME, GAPS, LIGHT, SOFT, TONES

SHEETS = tuple(Path(__file__).parent / "shell" / "pages" / name for name in ("style.css", "doors.css"))


def page_style() -> str:
    """All of it. The page names it at its very end: of two rules that weigh the same, ours comes after Streamlit's."""
    variables = {
        "track": (LIGHT.track, DARK.track),
        "bar": (LIGHT.bar, DARK.bar),
        "muted": (LIGHT.muted, DARK.muted),
        "line": (LIGHT.grid, DARK.grid),
        "frame": FRAME,
        "soft": SOFT,
        "finished": FINISHED,
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
    return f".stApp {{\n{declared}\n}}\n{tones}\n{drawnsigns.style()}\n{sheets}"
