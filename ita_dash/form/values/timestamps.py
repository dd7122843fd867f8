"""When an answer of an online form was sent, as its sheet shows it: "11/3/2024, 10:20:00"."""

import re
from datetime import datetime, timedelta

from ita_dash.form.values.dates import read_date

_TIME = re.compile(r"[ ,]*([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?\s*(?:น\.?)?$")
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 (what a sheet shows has no time zone)
_LONGEST = 60
_MOST_DAYS = 200_000.0
"""A serial number beyond this is no day of our time."""


def read_timestamp(text: str, value: float | None = None) -> datetime | None:
    """The moment that a cell names: by the serial number ``value`` of a date cell, else by its text; None where it is none."""
    if value is not None and 0 < value < _MOST_DAYS:
        return _DAY_ZERO + timedelta(days=value)
    if len(text) > _LONGEST:
        return None
    found = _TIME.search(text)
    day = read_date(text[: found.start()].strip(" ,") if found else text).day
    if day is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001
