"""Measures and writes ``RESULTS.md``.

python -m benchmarks                    all lines
python -m benchmarks --only 1,6         some of them, on the screen only
python -m benchmarks --quick            small counts, on the screen only: to see that it runs
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date

from benchmarks import changing, googlecalls, pageopening, reading, serving, sizes, writing
from benchmarks.table import RESULTS, Result, as_table, report, soak_kept

LINES: dict[int, Callable[[bool], list[Result]]] = {
    1: reading.results,
    2: serving.crowds,
    3: serving.pages,
    4: googlecalls.results,
    5: serving.memory,
    6: writing.results,
    7: sizes.results,
    8: changing.results,
    9: pageopening.results,
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast the app is, each figure beside another.")
    parser.add_argument("--only", metavar="1,6", help="these lines of the table, and no file")
    parser.add_argument("--quick", action="store_true", help="small counts, and no file")
    options = parser.parse_args(arguments)
    try:
        chosen = [int(number) for number in options.only.split(",")] if options.only else list(LINES)
        measures = {number: LINES[number] for number in chosen}
    except (ValueError, KeyError):
        parser.error(f"--only takes line numbers, 1 to {len(LINES)}, with commas between them")
    load = os.getloadavg()[0]
    results: list[Result] = []
    for number, measure in measures.items():
        print(f"line {number} …", file=sys.stderr, flush=True)
        results += measure(options.quick)
    print(as_table(results))
    if not (options.only or options.quick):
        day = date.today().isoformat()  # noqa: DTZ011 (a day of this machine)
        RESULTS.write_text(report(results, day, load, soak_kept()), encoding="utf-8")
        print(f"written to {RESULTS.name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
