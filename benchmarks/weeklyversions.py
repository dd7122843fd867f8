"""An office that has met: a sheet of which the store has a version of each week, for pages that compare them."""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.workload import table
from ita_dash.fiscal import BANGKOK
from ita_dash.history.store import Office, open_store, source_key
from ita_dash.sheet.csvtab import read_csv

YEAR, ROWS, WEEKS = 2567, 300, 12
DONE, UNDER_WAY = "แล้วเสร็จ", "อยู่ระหว่างดำเนินการ"


def office_that_met(folder: Path) -> Mapping[str, str]:
    """The settings (environment variables) of an office whose sheet in ``folder`` changed each week and who met a week ago."""
    file, url, now = folder / "plan.csv", f"sqlite:///{folder}/versions.db", datetime.now(BANGKOK)
    store = open_store(url, Office(sources=(source_key(str(file)),)))
    for ago in range(WEEKS, -1, -1):
        with file.open("w", encoding="utf-8-sig", newline="") as sheet:
            csv.writer(sheet).writerows(_weeks_ago(ago))
        if ago:
            book = replace(read_csv(file, source=str(file)), read_at=now - timedelta(weeks=ago))
            store.add(source_key(str(file)), book, fiscal_year=YEAR, assignments=ROWS, forms=1)
    met = (now - timedelta(weeks=1)).date().isoformat()
    return {
        "ITA_DASH_YEARS": f"{YEAR}={file}",
        "ITA_DASH_FILES": str(folder),
        "ITA_DASH_HISTORY_URL": url,
        "ITA_DASH_MEETINGS": json.dumps({met: "Meeting"}),
    }


def _weeks_ago(ago: int) -> list[list[str | float]]:
    """Some of what is done today was under way then, more the longer ago it is."""
    header, *rows = table(ROWS)
    place = header.index("สถานะ")
    open_then = [number % (WEEKS + 1) < ago and row[place] == DONE for number, row in enumerate(rows)]
    return [
        header,
        *([*row[:place], UNDER_WAY, *row[place + 1 :]] if then else row for row, then in zip(rows, open_then, strict=True)),
    ]
