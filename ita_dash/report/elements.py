"""What a report has to say of each activity (``required.toml``), and which rows of a form say it."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from ita_dash import summary
from ita_dash.form.tabs.tabreadings import TabReading
from ita_dash.form.text import key

REQUIRED = Path(__file__).with_name("required.toml")
_TEXTS = ("activity", "result", "recommendation", "reason")
"""Where an activity may speak of what has no column of its own."""
_ALSO = {"result": ("reason",), "period": ("start", "end")}
"""Fields that say the same as another."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element; the file says what each part means."""

    name: str
    heading: str
    of: str
    field: str = ""
    headings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    none: str = ""
    grave: bool = True
    begun: bool = False
    since: int = 0
    problems: frozenset[str] = frozenset()


@cache
def elements() -> tuple[Element, ...]:
    """All of them, in the order of the file."""
    found = tomllib.loads(REQUIRED.read_text(encoding="utf-8"))["element"]
    return tuple(Element(**{name: _frozen(name, value) for name, value in one.items()}) for one in found)


def _frozen(name: str, value: Any) -> Any:
    if name == "problems":
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value


def required(year: int, chosen: Collection[str] | None) -> tuple[Element, ...]:
    """Those that the fiscal year ``year`` (Buddhist) asks for, or the office has ``chosen`` by name."""
    return tuple(one for one in elements() if (one.name in chosen if chosen is not None else one.since <= year))


def asked_of(element: Element, assessed: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``assessed`` (``progress.assess``) that have to say ``element``."""
    return assessed[assessed["schedule"] != "not_due"] if element.begun else assessed


def lacking(element: Element, frame: pd.DataFrame, tabs: Iterable[TabReading]) -> pd.DataFrame:
    """The rows of ``frame`` (assignments) that leave ``element`` out; of an activity that nobody says it for the first."""
    said = pd.Series(list(_said(element, frame, _columns(element, tabs))), index=frame.index, dtype="bool")
    if element.of == "assignment":
        return frame[~said]
    activities = frame.assign(said=said).groupby(summary.ACTIVITY_KEYS, sort=False)["said"].transform("any")
    return frame[~activities].drop_duplicates(summary.ACTIVITY_KEYS)


def _columns(element: Element, tabs: Iterable[TabReading]) -> frozenset[str]:
    """Fields whose column's heading names the element too, as ข้อเสนอแนะ in ``ปัญหา อุปสรรค และข้อเสนอแนะ``."""
    return frozenset(
        column.field
        for tab in tabs
        for header in tab.headers
        for column in header.columns
        if column.field != "extra" and any(key(word) in key(column.header) for word in element.headings)
    )


def _said(element: Element, frame: pd.DataFrame, columns: frozenset[str]) -> Iterator[bool]:
    fields = [name for name in (element.field, *_ALSO.get(element.field, ()), *sorted(columns)) if name in frame]
    dated = {name for name in fields if frame[name].dtype.kind == "M"}
    texts = _TEXTS if element.words else ()
    for row in frame[list(dict.fromkeys([*fields, *texts, "extra"]))].to_dict("records"):
        yield (
            any(row[name] == row[name] and row[name] is not pd.NaT if name in dated else bool(row[name]) for name in fields)
            or any(_is_named(element, header) for header, text in row["extra"].items() if text)
            or any(word in text for word in element.words for text in (*(row[one] for one in texts), *row["extra"].values()))
        )


def told_apart(extra: Mapping[str, str], *, begun: bool) -> tuple[tuple[str, str], ...]:
    """What columns of the office's own say of elements that have no field: heading and text, in the order of the sheet.

    ``begun``: of those that are asked of what has begun, as obstacles are; else of the others, as the budget is.
    """
    apart = [one for one in elements() if not one.field and one.begun == begun]
    return tuple((header, text) for header, text in extra.items() if text and any(_is_named(one, header) for one in apart))


def _is_named(element: Element, header: str) -> bool:
    return any(key(header).startswith(key(one)) for one in element.headings)
