"""The list of divisions from the rows of its tab, and what "all divisions" and a tab's title name by it."""

import re
from collections.abc import Iterable

from ita_dash.form.finding import Finding
from ita_dash.form.text import is_blank, key, plain
from ita_dash.form.values.alldivisions import ALL_DIVISIONS
from ita_dash.form.values.division import Division, DivisionList
from ita_dash.form.values.divisiontext import begins_as_unit


def division_list(rows: Iterable[tuple[str, str, str]]) -> tuple[DivisionList, tuple[Finding, ...]]:
    """The list of divisions from rows of name, short names and parent, each as typed.

    Short names are parted by comma, slash or line. A parent that is not in the list is a finding, and the unit then stands on
    its own.
    """
    typed = [(plain(name), plain(aliases), plain(parent)) for name, aliases, parent in rows if not is_blank(name)]
    names = {key(name): name for name, _, _ in typed}
    findings = []
    divisions = []
    for name, aliases, parent in typed:
        owner = names.get(key(parent), "")
        if not owner and not is_blank(parent):
            findings.append(Finding("DIVISION_PARENT_UNKNOWN", parent))
        short = tuple(part.strip() for part in re.split(r"[\n,;/]", aliases) if not is_blank(part))
        divisions.append(Division(name, short, owner if owner != name else ""))
    return DivisionList(tuple({key(one.name): one for one in divisions}.values())), tuple(findings)


def everyone(divisions: DivisionList) -> tuple[str, ...]:
    """The divisions that "all divisions" stands for; the one name ``ALL_DIVISIONS`` where there is no list."""
    return divisions.tops or (ALL_DIVISIONS,)


def names_division(divisions: DivisionList, title: str) -> str:
    """The division that a tab's title names ("กองคลัง", "1. กองคลัง", "แผน กองคลัง"), as the list spells it; else empty.

    Without a list a title counts that begins as names of divisions do.
    """
    if divisions:
        reading = divisions.read(title)
        return reading.names[0] if len(reading.names) == 1 and divisions.known(reading.names[0]) else ""
    name = plain(title)
    return name if begins_as_unit(name) else ""
