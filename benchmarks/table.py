"""The table of results: one line a figure, on the screen and in ``RESULTS.md``."""

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
PACKAGES = ("streamlit", "pandas", "pyarrow", "altair", "xlsxwriter", "uvicorn")
SOAK = "\n## A soak\n\n"
HEADERS = ("Line", "What", "Measured", "Beside it, in the same run", "Ratio", "Target", "Met")


@dataclass(frozen=True, slots=True)
class Result:
    """One figure. ``ratio`` is the measured one as a multiple of what stands beside it, or its amount in the target's unit."""

    line: int
    what: str
    measured: str
    beside: str
    ratio: str
    target: str = ""
    met: bool | None = None
    """None where the figure has no target of its own."""

    @property
    def cells(self) -> tuple[str, ...]:
        said = {True: "met", False: "not met", None: ""}[self.met]
        return (str(self.line), self.what, self.measured, self.beside, self.ratio, self.target, said)


def as_table(results: Sequence[Result]) -> str:
    """A Markdown table whose columns are aligned for reading as text too."""
    rows = [HEADERS, *(result.cells for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADERS))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def machine() -> str:
    """What the figures were measured on; nothing that names it."""
    memory = _first(Path("/proc/meminfo"), r"MemTotal:\s+(\d+) kB")
    processor = _first(Path("/proc/cpuinfo"), r"model name\s*:\s*(.+)") or platform.machine()
    parts = [
        f"{os.cpu_count()} cores ({processor.strip()})",
        f"{int(memory) / 1024**2:.1f} GB of memory" if memory else "",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in PACKAGES),
    ]
    return ", ".join(part for part in parts if part)


def report(results: Sequence[Result], day: str, load: float, soak: str = "") -> str:
    """The text of ``RESULTS.md``. ``load`` is how many processes were waiting for a core on average when it began, ``soak`` what
    ``soak_kept`` gives."""
    missed = sum(result.met is False for result in results)
    targets = sum(result.met is not None for result in results)
    return (
        "# Benchmarks\n\n"
        f"`python -m benchmarks`, {day}: {targets - missed} of {targets} targets met. Every ratio is to something measured in "
        "the same run on the same machine; README.md says what each line does.\n\n"
        f"Machine: {machine()}. Load when it began: {load:.1f}.\n\n"
        f"{as_table(results)}\n{soak}"
    )


def soak_kept() -> str:
    """What the last soak left in ``RESULTS.md``, with its heading; empty where there was none."""
    _before, heading, after = (RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "").partition(SOAK)
    return heading + after


def keep_soak(figures: str) -> None:
    """Put ``figures`` in place of those of the last soak."""
    table = RESULTS.read_text(encoding="utf-8").partition(SOAK)[0]
    RESULTS.write_text(f"{table}{SOAK}`python -m benchmarks.soak`, {figures}\n", encoding="utf-8")


def seconds(value: float) -> str:
    """``0.0312`` as ``31 ms``."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def _first(path: Path, pattern: str) -> str:
    try:
        found = re.search(pattern, path.read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1] if found else ""
