"""Names of downloaded files: office, fiscal year, as-of date, whether it is filtered or a demonstration."""

import re

from ita_dash.dataset import Dataset
from ita_dash.export.tables import TITLES
from ita_dash.filters import Filters
from ita_dash.messages import _
from ita_dash.vocabulary import DEMONSTRATION

OFFICE_BYTES = 120
"""Of the office's name in a file name, in UTF-8 (3 a Thai letter): file systems hold 255 in all."""

_UNSAFE = re.compile(
    "[\\s\\\\/:*?\"<>|#%&{}$!'`@+=;,\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]+"
)
"""What Windows, a shell or a link does not take in a file name, blanks, and letters nobody sees."""


def file_name(dataset: Dataset, filters: Filters, extension: str, table: str = "assignments", of: str = "") -> str:
    """As in ``ITA_องค์การบริหารส่วนตำบลโพไร่หวาน_2566_ณ_2023-09-30.xlsx``; ``extension`` without a full stop.

    ``table`` is named where it is another than the summary table, ``of`` is the division that the file is for.
    """
    parts = [
        "ITA",
        DEMONSTRATION if dataset.demonstration else "",
        _cut(safe(dataset.office.replace(DEMONSTRATION, ""))),
        str(dataset.year.be),
        safe(_(TITLES[table])) if table != "assignments" else "",
        _cut(safe(of)),
        _("as_of") + "_" + filters.as_of.isoformat(),
        _("filtered") if filters.active else "",
    ]
    return "_".join(part for part in parts if part) + f".{extension}"


def safe(text: str) -> str:
    """``text`` as a part of a file name."""
    return re.sub("_+", "_", _UNSAFE.sub("_", text)).strip("._-()")


def _cut(text: str) -> str:
    return text.encode()[:OFFICE_BYTES].decode(errors="ignore").rstrip("._-")
