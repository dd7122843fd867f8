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
    kept = b"".join(units[start * 2 : end * 2] for start, end in pairwise(bounds) if not by_start[start])
    return _parted(kept.decode("utf-16-le", "surrogatepass"))


def _parted(text: str) -> str:
    """A struck-out line or word leaves no blank line and no two blanks behind."""
    lines = (" ".join(part for part in line.split(" ") if part) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
