"""The workbooks that the app opens on when no sheet is configured. ``python -m ita_dash.sample.make`` builds them."""

import os
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bundled:
    """One bundled workbook. ``as_of`` is the date to look at it on, None for the usual one; ``demo`` is made-up data."""

    year: int
    path: Path
    as_of: date | None
    demo: bool


_FOLDER = Path(__file__).parent

BUNDLED: dict[int, Bundled] = {
    2566: Bundled(2566, _FOLDER / "2566.xlsx", as_of=None, demo=False),
    2567: Bundled(2567, _FOLDER / "2567.xlsx", as_of=date(2024, 6, 30), demo=True),
}
"""By fiscal year (Buddhist)."""

DEFAULT_YEAR = 2567


@lru_cache(maxsize=64)
def bundled_at(source: str) -> Bundled | None:
    """The bundled workbook whose file ``source`` (a path, however written) is, if it is one of them."""
    try:
        path = os.path.realpath(source)
    except (OSError, ValueError):  # ValueError: a NUL in it
        return None
    return next((bundled for bundled in BUNDLED.values() if os.path.realpath(bundled.path) == path), None)
