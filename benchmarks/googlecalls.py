"""Line 4: how often Google is asked in an hour, by one viewer and by two hundred.

The feed that the app reads by, on a clock that jumps from one look to the next (``tests.simulated_hour``): every viewer opens
pages at random moments and has an open page look by itself. The numbers are the same on every machine.
"""

from benchmarks.table import Result
from tests.simulated_hour import calls_in_an_hour

MANY = 200
MOST_CALLS = 60


def results(quick: bool) -> list[Result]:
    one, crowd = calls_in_an_hour(1), calls_in_an_hour(MANY)
    return [
        Result(
            4,
            f"Google calls in a simulated hour, {MANY} viewers",
            str(crowd),
            f"{one} with 1 viewer",
            f"{crowd / one:.2f}×",
            f"the same, ≤ {MOST_CALLS}",
            crowd == one <= MOST_CALLS,
        )
    ]
