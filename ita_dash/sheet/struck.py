"""Which words of a text a person struck out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Run:
    """From ``start``, in UTF-16 code units as the Sheets API counts, letters are struck out or not, up to the next run."""

    start: int
    struck: bool


def unstruck(text: str, runs: Iterable[Run]) -> str:
    """``text`` without its struck-out runs; of two runs that start at one place the later counts."""
    units = text.encode("utf-16-le", "surrogatepass")
    by_start = {run.start: run.struck for run in runs}
    bounds = [*sorted(by_start), len(units)]
    parts = (
        (units[start * 2 : end * 2].decode("utf-16-le", "surrogatepass"), by_start[start]) for start, end in pairwise(bounds)
    )
    return without(parts)


def without(parts: Iterable[tuple[str, bool]]) -> str:
    """The text of ``parts`` but for those that are struck out, which leave no blank line and no two blanks behind."""
    kept = "".join(text for text, struck in parts if not struck)
    lines = (" ".join(part for part in line.split(" ") if part) for line in kept.split("\n"))
    return "\n".join(line for line in lines if line)
