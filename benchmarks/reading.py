"""Line 1: from a workbook's JSON to all summaries, beside ``json.loads`` and one ``pandas.DataFrame`` of the same JSON.

Both in processor time: others may use the machine meanwhile. The DataFrame is a plain one of texts, a row for each row of the
sheet and a column for each column, as a dashboard without any understanding of the form would begin. Each size runs in a process
of its own that has warmed up on another, small workbook: what is imported once is imported, and no text of the workbook has been
seen before.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from statistics import median

from benchmarks.table import Result, seconds
from benchmarks.workload import payload

SIZES = (40, 300, 1_000, 10_000, 50_000)
QUICK = (40, 1_000)
MOST_SECONDS = {40: 0.030, 300: 0.060}
"""Rows → seconds that a small form may take: most of it is the same for any, whatever the plain way takes."""
MOST_TIMES = {10_000: 3.0, 50_000: 3.0}
"""Rows → times of the plain way that a large one may take."""
AS_OF = date(2024, 6, 30)
WARM_UP = 60
"""Rows of the workbook that warms a process up."""


def results(quick: bool) -> list[Result]:
    return [
        result_of(rows, [_in_own_process(rows) for _again in range(1 if quick else 3)]) for rows in (QUICK if quick else SIZES)
    ]


def result_of(rows: int, times: Sequence[tuple[float, float]]) -> Result:
    """The line of ``rows`` rows; ``times`` are what each run took, ours and the plain way."""
    ratio = median(ours / beside for ours, beside in times)
    ours, beside = (median(column) for column in zip(*times, strict=True))
    target, met = "", None
    if rows in MOST_SECONDS:
        target, met = f"≤ {seconds(MOST_SECONDS[rows])}", ours <= MOST_SECONDS[rows]
    elif rows in MOST_TIMES:
        target, met = f"≤ {MOST_TIMES[rows]:g}×", ratio <= MOST_TIMES[rows]
    what = f"JSON → assignments → all summaries, {rows:,} rows"
    return Result(1, what, seconds(ours), f"{seconds(beside)} json.loads + DataFrame", f"{ratio:.1f}×", target, met)


def _in_own_process(rows: int) -> tuple[float, float]:
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.reading", str(rows)]
    ours, beside = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout)
    return ours, beside


def measure(rows: int) -> tuple[float, float]:
    """Seconds of our way and of the plain one for ``rows`` rows: of the processor, since others may use the machine meanwhile."""
    warm = payload(WARM_UP)
    _ours(warm)
    _plain(warm)
    text = payload(rows)
    began = time.process_time()
    _plain(text)
    beside = time.process_time() - began
    began = time.process_time()
    _ours(text)
    return time.process_time() - began, beside


def _ours(text: str) -> None:
    from ita_dash import summary
    from ita_dash.dataset import Source, understand
    from ita_dash.heap import collection_paused
    from ita_dash.settings import Settings
    from ita_dash.sheet.google_json import workbook_from_json

    with collection_paused():  # as ``loading.read`` does
        workbook = workbook_from_json(json.loads(text), "benchmark", datetime(2024, 6, 30, tzinfo=UTC))
        dataset = understand(workbook, Source("benchmark"), Settings())
    frame = dataset.assessed(AS_OF)
    for table in (
        summary.total,
        summary.activities,
        summary.measures,
        summary.divisions,
        summary.matrix,
        summary.attention,
        summary.recommendations,
    ):
        table(frame)


def _plain(text: str) -> None:
    import pandas as pd

    rows = [
        [cell.get("formattedValue", "") for cell in row.get("values", ())]
        for sheet in json.loads(text)["sheets"]
        for block in sheet["data"]
        for row in block["rowData"]
    ]
    width = max(map(len, rows))
    pd.DataFrame([row + [""] * (width - len(row)) for row in rows])


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
