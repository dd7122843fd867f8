"""Pages of one thing: which division, measure or activity an address asks for, by its key or, in older links, by its name.

A key that fits nothing is said, and nothing else is shown in its place.
"""

from collections.abc import Hashable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from ita_dash.addresskeys import asked_for
from ita_dash.look import labels
from ita_dash.look.markup import element
from ita_dash.messages import _
from ita_dash.ui.doors import Doors, door, keys_of
from ita_dash.ui.navigation import PageEntry
from ita_dash.ui.notices import notice
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View

LONGEST = 400
"""Letters of a key or a name in an address that are looked at."""


@dataclass(frozen=True)
class Subject:
    """What an address asks for: ``names`` as the sheet has them (a division's name; a measure's number and title; an activity's
    values of ``summary.ACTIVITY_KEYS``), empty where nothing fits ``asked``."""

    kind: str
    asked: str
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        if self.kind == "unit":
            return self.names[0]
        return labels.measure(*self.names) if self.kind == "measure" else labels.activity(*self.names[3:])


SUBJECT: ContextVar[Subject | None] = ContextVar("subject", default=None)
"""What the page of the run that calls is about; None where it is about all."""


def asked(view: View, entry: PageEntry) -> Subject | None:
    """What the address asks the page ``entry`` for; None where it asks for nothing in particular."""
    if not entry.about:
        return None
    parameter = "unit" if entry.about == "unit" else "of"
    text = str(st.query_params.get(parameter, ""))[:LONGEST].strip()
    if not text:
        # A division is chosen once: who narrowed everything to one division has chosen it
        only = view.filters.divisions
        return Subject("unit", only[0], only) if entry.about == "unit" and len(only) == 1 else None
    return Subject(entry.about, text, _found(_named(view, entry.about), text))


def division_asked(view: View) -> str | None:
    """The division whose calculation the address asks for; empty for the whole, None for one that is not there."""
    text = str(st.query_params.get("unit", ""))[:LONGEST].strip()
    if not text:
        return ""
    return next(iter(_found(_named(view, "unit"), text)), None)


def _named(view: View, kind: str) -> Mapping[tuple[str, ...], str]:
    known = keys_of(view)
    if kind == "unit":
        return {(name,): key for name, key in known.divisions.items()}
    return {**known.measures} if kind == "measure" else known.activities


def _found(known: Mapping[tuple[str, ...], str], text: str) -> tuple[str, ...]:
    by_key: dict[Hashable, tuple[str, ...]] = {key: names for names, key in known.items()}
    by_name = {names[-1]: names for names in known}
    return by_key.get(asked_for(text)) or by_name.get(text) or ()


def missing(view: View, subject: Subject, entry: PageEntry) -> None:
    """In place of the page of something that this year's data does not have."""
    said = _("Nothing in this year's data is called “{asked}”. It may be of another fiscal year, or have another name now.")
    show(
        notice("warn", _("What this link asks for was not found"), said.format(asked=subject.asked[:60])),
        element("p", door(Doors(view).to(entry.all_at), _("See all")), class_="utility"),
    )
