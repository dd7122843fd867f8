"""Pictures that lie on cells of the evidence, in an annex with what each shows: asked for when a report is made, never kept.

Those of a Google Sheet cannot be had (its interface does not show them), and nothing is fetched from any address.
"""

import logging
import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
from openpyxl.utils import column_index_from_string

from ita_dash import thai
from ita_dash.caches import Cache
from ita_dash.dataset import Dataset, Source, is_of
from ita_dash.filemaking import NotMadeError, made
from ita_dash.fiscal import FiscalYear
from ita_dash.form.reports.rowassignments import PICTURE_AT
from ita_dash.framerows import Row
from ita_dash.messages import _
from ita_dash.report.model import Picture
from ita_dash.report.printedtext import line
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.package import DamagedPartError
from ita_dash.sheet.photographs import Cell, Photographs, photographs
from ita_dash.sheet.source import open_workbook
from ita_dash.thailines import shortened

LOG = logging.getLogger(__name__)
LONGEST_CAPTION = 160
_MADE = Cache("pictures of the evidence", 32 * 1024 * 1024)
"""Those of one report take up to some ten million bytes, and each page of a preview asks again."""
_AT = re.compile(re.escape(PICTURE_AT) + r" ([A-Z]{1,3})([1-9]\d{0,6})")


def pictures_of(dataset: Dataset, rows: pd.DataFrame, settings: Settings) -> Photographs:
    """The pictures that the evidence of ``rows`` (with tab and evidence) names, in the .xlsx that ``dataset`` was read from.

    None where that has been changed since: what lies on a cell now may be of another row. Raises ``NotMadeError`` where they can
    be looked up a little later.
    """
    named = zip(rows["tab"], rows["evidence"], strict=True)
    cells = tuple(dict.fromkeys(cell for tab, evidence in named for one in evidence if (cell := _cell(tab, one))))
    path = Path(dataset.source.location)
    if not cells or path.suffix.lower() not in (".xlsx", ".xlsm"):
        return Photographs({}, len(cells))
    bare = settings.model_copy(update={"service_account": None, "api_key": None, "history_url": "sqlite://"})
    version = dataset.unfiltered.version
    try:
        found: Photographs = _MADE.get(
            (version, cells),
            lambda: made("ita_dash.report.evidencepictures:looked_up", version, dataset.source, dataset.year, cells, bare),
        )
    except NotMadeError as failure:
        if failure.retry_after is not None:
            raise  # a report without them would say that they cannot be read, which is not so
        LOG.warning("the pictures of the evidence were left out: %s", failure.reason)
        return Photographs({}, len(cells))
    return found


def looked_up(version: str, source: Source, year: FiscalYear, cells: tuple[Cell, ...], settings: Settings) -> Photographs:
    """For a worker: the pictures on ``cells`` of ``source``, if that is still what ``version`` says."""
    try:
        if is_of(version, open_workbook(source.location, settings), source, year, settings):
            return photographs(source.location, frozenset(cells))
    except (SheetError, DamagedPartError) as error:
        LOG.warning("the pictures of the evidence cannot be read: %s", error)
    return Photographs({}, len(cells))


class PictureAnnex:
    """Numbers pictures in the order in which the report's rows name them."""

    def __init__(self, found: Photographs, thai_digits: bool) -> None:
        self._found, self._thai_digits = found, thai_digits
        self._numbers: dict[Cell, int] = {}
        self._captions: dict[Cell, str] = {}
        self._count = 0

    def name(self, row: Row, shown: str) -> str:
        """What the report calls the piece of evidence ``shown`` of ``row``: a picture by its number in the annex, by no cell."""
        cell = _cell(str(row["tab"]), shown)
        if cell is None:
            return shown
        ones = self._found.of.get(cell)
        if not ones:
            return _("Picture in the table of the divisions (not printed here)")
        if cell not in self._numbers:
            self._numbers[cell] = self._count + 1
            self._count += len(ones)
            self._captions[cell] = _caption(row, self._thai_digits)
        first = self._numbers[cell]
        said = [thai.digits(number, self._thai_digits) for number in dict.fromkeys((first, first + len(ones) - 1))]
        return _("Picture {numbers} in the annex of pictures").format(numbers="–".join(said))

    def pictures(self) -> tuple[Picture, ...]:
        """All that were named, each with its number, its activity and its division."""
        made = []
        for cell, first in self._numbers.items():
            for number, one in enumerate(self._found.of[cell], first):
                label = _("Picture {numbers}").format(numbers=thai.digits(number, self._thai_digits))
                made.append(Picture(one.content, one.width, one.height, f"{label} {self._captions[cell]}"))
        return tuple(made)

    def problems(self) -> Iterable[str]:
        """What could not be shown, for whoever makes the report."""
        if self._found.left_out:
            yield _(
                "{count} pictures of the evidence are not in the report: only PNG and JPEG of .xlsx files, not too large, are, "
                "at most 60."
            ).format(count=self._found.left_out)


def _caption(row: Row, thai_digits: bool) -> str:
    code = thai.digits(str(row["code"]), thai_digits)
    text = " ".join(piece.text for paragraph in line(str(row["activity"])) for piece in paragraph)
    said = " ".join(filter(None, (code, shortened(text, LONGEST_CAPTION))))
    return f"{said} ({row['division']})" if row["division"] else said


def _cell(tab: str, shown: str) -> Cell | None:
    found = _AT.fullmatch(shown)
    return (tab, int(found[2]) - 1, column_index_from_string(found[1]) - 1) if found else None
