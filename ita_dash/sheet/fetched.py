"""A spreadsheet that is at hand and has not been looked into yet: small to keep, quick to pass on to another process.

To look into it is the work that a cell can make endless or huge, so whoever does it sets limits (``live/understanding.py``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ita_dash.sheet.csvtab import read_csv
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import Workbook


class Fetched(Protocol):
    """Can be pickled."""

    def workbook(self) -> Workbook:
        """What is in it. Raises ``SheetError``."""
        ...


def _read_xlsx(path: Path, *, source: str) -> Workbook:
    from ita_dash.sheet.xlsx import read_xlsx  # loads openpyxl

    return read_xlsx(path, source=source)


READERS: dict[str, Callable[..., Workbook]] = {".xlsx": _read_xlsx, ".xlsm": _read_xlsx, ".csv": read_csv, ".tsv": read_csv}
"""By the end of a file's name."""


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """A file by its path; ``source`` is what was configured."""

    path: Path
    source: str

    def workbook(self) -> Workbook:
        """What the file holds when it is asked. Raises ``SheetError("file_unreadable")``."""
        reader = READERS.get(self.path.suffix.lower())
        if reader is None or not self.path.is_file():
            raise SheetError("file_unreadable", source=self.source)
        return reader(self.path, source=self.source)
