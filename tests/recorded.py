"""Small workbooks with all that reading them gives, in ``recorded_readings.json``: what no change of a rule may change unseen.

``python -m tests.recorded`` reads them all again and writes down what it gives now. After a change of a rule look through the
difference, line by line, before it is committed: a recording says what is read, the other tests say why. A workbook is added
as one more entry without ``reading``, or by ``python -m tests.recorded FILE.json`` of such entries.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

from pandas import NaT

from ita_dash.fiscal import FiscalYear
from ita_dash.form import read
from ita_dash.form.fields import FIELDS
from ita_dash.form.roles import Vote
from ita_dash.form.tabs.tabreadings import ColumnReading, TabReading
from ita_dash.sheet.address import a1
from ita_dash.sheet.workbook import EMPTY, NO_FACTS, Cell, Damage, Facts, Tab, Workbook
from tests.grids import READ_AT, merged

FILE = Path(__file__).with_name("recorded_readings.json")
ON = date(2026, 11, 27)
"""The day on which they are read: reports of a later one are of the future."""
_NOTHING = ("", None, (), [], {})


@dataclass(frozen=True)
class Recorded:
    """A workbook, how it is asked for, and the lines that its reading gave."""

    name: str
    book: Workbook
    year: int | None
    hidden: bool
    lines: tuple[str, ...] = ()


def lines_of(one: Recorded) -> tuple[str, ...]:
    """All that reading gives, as lines."""
    year = FiscalYear(one.year) if one.year is not None else None
    with mock.patch.object(read, "today", return_value=ON):
        return tuple(_lines(read.read_form(one.book, year, take_hidden=one.hidden)))


def _lines(form: read.Form) -> Iterator[str]:
    facts = {"office": form.office, "years": form.years, "meetings": form.meetings, "loading": form.loading}
    yield f"year {form.year.be} {_short(facts)}".rstrip()
    for division in form.divisions.divisions:
        yield f"division {division.name} {_short({'aliases': division.aliases, 'parent': division.parent})}".rstrip()
    for tab in form.tabs:
        yield from _of_tab(tab)
    empty = {field.name: field.empty() for field in FIELDS}
    for row in form.assignments.to_dict("records"):
        held = {name: _plain(value) for name, value in row.items()}
        place = f"{held.pop('tab')}!{held.pop('cell')}"
        told = {name: value for name, value in held.items() if value not in (_plain(empty[name]), *_NOTHING) and name != "row"}
        yield f"assignment {place} {_short(told)}"
    for row in form.problems.to_dict("records"):
        place = f"{row['tab']}!{row['cell'] or row['row'] or ''}"
        told = {"division": row["division"], "value": row["value"], **dict(row["details"]), "link": row["link"]}
        yield f"{row['severity']} {row['code']} {place} {_short(told)}".rstrip()


def _of_tab(tab: TabReading) -> Iterator[str]:
    names = ("hidden", "left_out", "rows", "assignments", "merged", "skipped", "link")
    yield f"tab {tab.title} {tab.role} {_short({name: getattr(tab, name) for name in names})}"
    for header in tab.headers:
        yield f"  header {header.row}-{header.last}"
        yield from map(_of_column, header.columns)
    for kind, reason, count, row in tab.reasons:
        yield f"  {count} {kind} from row {row}: {reason}"


def _of_column(one: ColumnReading) -> str:
    votes = "; ".join(map(_of_vote, one.votes))
    runner_up = f", before {one.runner_up} by {one.margin:.2f}" if one.runner_up else ""
    spelling = f" ({one.spelling})" if one.spelling else ""
    return f"  {one.letter} {_short(one.header)} is {one.field}{spelling} {one.score:.2f}{runner_up}: {votes}".rstrip(": ")


def _of_vote(vote: Vote) -> str:
    return f"{vote.source} {vote.field} {vote.points:.2f} {vote.reason}".rstrip()


def _short(value: Any) -> str:
    """On one line; of a mapping what holds something."""
    if isinstance(value, dict):
        held = {name: one for name, one in value.items() if one is not False and one not in _NOTHING}
        return " | ".join(f"{name}: {_short(one)}" for name, one in held.items())
    if isinstance(value, str):
        return value.replace("\n", " ⏎ ") if value == value.strip() else repr(value)
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    """What JSON knows; of a record what it says."""
    if is_dataclass(value):
        held = {part.name: getattr(value, part.name) for part in fields(value)}
        return {name: _plain(one) for name, one in held.items() if one not in _NOTHING}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if value is NaT or value != value:
        return None
    return value.isoformat()[:10] if isinstance(value, date) else value


# The file


def recorded() -> list[Recorded]:
    return [of_json(one) for one in json.loads(FILE.read_text(encoding="utf-8"))]


def of_json(given: dict[str, Any]) -> Recorded:
    tabs = [
        Tab(
            one["title"],
            tuple(tuple(map(_cell, row)) for row in one["rows"]),
            merged(*one.get("merges", ())),
            one.get("gid"),
            one.get("hidden", False),
            frozenset(one.get("hidden_columns", ())),
            frozenset(one.get("hidden_rows", ())),
        )
        for one in given["tabs"]
    ]
    damage = tuple(Damage(*one) for one in given.get("damage", ()))
    plain = given.get("plain", False)
    book = Workbook(given["title"], tuple(tabs), READ_AT, url=given.get("url", ""), damage=damage, plain=plain)
    return Recorded(given["name"], book, given.get("year"), given.get("take_hidden", False), tuple(given.get("reading", ())))


def _cell(given: str | dict[str, Any]) -> Cell:
    if isinstance(given, str):
        return Cell(given, given) if given else EMPTY
    facts = Facts(**{name: tuple(held) if isinstance(held, list) else held for name, held in given.get("facts", {}).items()})
    text = given.get("text", "")
    more = {"kind": given.get("kind", "text"), "links": tuple(given.get("links", ())), "note": given.get("note", "")}
    return Cell(text, given.get("value"), **more, facts=NO_FACTS if facts == NO_FACTS else facts)


def as_json(one: Recorded) -> dict[str, Any]:
    book = one.book
    tabs = [
        _filled(
            title=tab.title,
            rows=[[_cell_as_json(cell) for cell in row] for row in tab.rows],
            merges=[f"{a1(m.top, m.left)}:{a1(m.bottom - 1, m.right - 1)}" for m in tab.merges],
            gid=tab.gid,
            hidden=tab.hidden,
            hidden_columns=sorted(tab.hidden_columns),
            hidden_rows=sorted(tab.hidden_rows),
        )
        for tab in book.tabs
    ]
    damage = [[part.code, part.value, part.tab] for part in book.damage]
    asked = _filled(year=one.year, take_hidden=one.hidden, url=book.url, plain=book.plain, damage=damage)
    return {"name": one.name, "title": book.title, **asked, "tabs": tabs, "reading": list(one.lines)}


def _cell_as_json(cell: Cell) -> str | dict[str, Any]:
    if cell == EMPTY or (cell == Cell(cell.text, cell.text) and cell.text):
        return cell.text
    facts = {name: getattr(cell.facts, name) for name in Facts.__slots__ if getattr(cell.facts, name) != getattr(NO_FACTS, name)}
    held = {"text": cell.text, "value": cell.value, "kind": "" if cell.kind == "text" else cell.kind, "links": cell.links}
    return {name: one for name, one in {**held, "note": cell.note, "facts": facts}.items() if one not in ("", (), {}, None)}


def _filled(**given: Any) -> dict[str, Any]:
    kept = ("title", "rows", "gid", "year")
    return {name: one for name, one in given.items() if (one is not None if name in kept else one)}


def written(all_of: Iterable[Recorded]) -> str:
    """As JSON, a row of a tab and a line of a reading on a line of its own."""
    return "[" + ",".join("\n" + _on_lines(as_json(one), 1) for one in all_of) + "\n]\n"


def _on_lines(value: Any, depth: int) -> str:
    inner, outer = " " * (depth + 1), " " * depth
    flat = json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict) and depth <= 5 and ("rows" in value or "tabs" in value):
        parts = [f"{inner}{json.dumps(name)}: {_on_lines(one, depth + 1).lstrip()}" for name, one in value.items()]
        return f"{outer}{{\n" + ",\n".join(parts) + f"\n{outer}}}"
    if isinstance(value, list) and value and depth <= 5 and (depth % 2 == 0) and len(flat) > 100:
        return f"{outer}[\n" + ",\n".join(_on_lines(one, depth + 1) for one in value) + f"\n{outer}]"
    return outer + flat


def main(files: Sequence[str]) -> None:
    """Record anew, with the workbooks of ``files`` added; says which readings changed."""
    before = [*recorded(), *(of_json(one) for file in files for one in json.loads(Path(file).read_text(encoding="utf-8")))]
    after = [replace(one, lines=lines_of(one)) for one in before]
    changed = [one.name for one, old in zip(after, before, strict=True) if one != old]
    FILE.write_text(written(after), encoding="utf-8")
    sys.stdout.write(f"{len(changed)} of {len(after)} readings changed: {' '.join(changed)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
