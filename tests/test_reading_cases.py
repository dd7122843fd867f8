"""Small workbooks, one fact of reading each: what a rule of reading means for a sheet as people fill it.

``reading_cases.json`` holds them: ``tabs`` of ``rows`` and what every assignment that they mean has to hold (``expect``), what a
problem has to name (``said``), or that the read has to fail (``fails``).
"""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ita_dash.addresskeys import of_year
from ita_dash.dataset import Source, understand
from ita_dash.export.jsonfile import records
from ita_dash.export.tables import of_assignments
from ita_dash.fiscal import FiscalYear
from ita_dash.form.read import Form
from ita_dash.problemwords import with_sentences
from ita_dash.progress import assess
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import EMPTY, NO_FACTS, Cell, Facts, Merge, Tab, Workbook
from tests.grids import READ_AT

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("reading_cases.json").read_text(encoding="utf-8"))
ABOUT = 0.6
"""Percents that differ by less are one, as a page shows them."""


def book_of(case: dict[str, Any]) -> Workbook:
    tabs = []
    for number, one in enumerate(case["tabs"]):
        rows = tuple(tuple(_cell(given) for given in row) for row in one["rows"])
        hidden = frozenset(_place(f"{letter}1")[1] for letter in one.get("hidden_columns", ()))
        merges = tuple(map(_merge, one.get("merges", ())))
        tabs.append(Tab(one["title"], rows, merges, number, one.get("hidden", False), hidden))
    return Workbook(case.get("title", "รายงาน"), tuple(tabs), READ_AT)


def _cell(given: Any) -> Cell:
    more = given if isinstance(given, dict) else {"v": given}
    value = more.get("v")
    formula = more.get("formula", "")
    picture = re.search(r'IMAGE\("([^"]+)"', formula)
    links = [more[name] for name in ("link", "chip") if more.get(name)] + ([picture[1]] if picture else [])
    if value is None and not formula and not more.get("picture") and "error" not in more:
        return EMPTY
    text = more.get("f") or (
        ""
        if value is None
        else str(value).upper()
        if isinstance(value, bool)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )
    kind = "bool" if isinstance(value, bool) else "text"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        kind = "percent" if "%" in more.get("number_format", "") else "number"
    if "error" in more:
        kind, text = "error", {"LOADING": "Loading..."}.get(more["error"], "#REF!")
    struck = more.get("strike")
    facts = Facts(
        unstruck=None if not struck else "" if struck is True else text.replace(struck, "", 1).strip(),
        error=more.get("error", ""),
        formula=formula if formula and not picture else "",
        people=(more["person"],) if more.get("person") else (),
        pictures=("picture",) if more.get("picture") else (),
    )
    return Cell(text, value, kind, tuple(links), more.get("note", ""), NO_FACTS if facts == NO_FACTS else facts)


def _place(cell: str) -> tuple[int, int]:
    letters, number = re.fullmatch("([A-Z]+)([0-9]+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(number) - 1, column - 1


def _merge(text: str) -> Merge:
    (top, left), (bottom, right) = map(_place, text.split(":"))
    return Merge(top, left, bottom + 1, right + 1)


def _plain(value: Any) -> str:
    text = "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)
    return "".join(unicodedata.normalize("NFKC", text).split())


def _is(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        has, lacks, count = wanted.get("has", ""), wanted.get("lacks"), wanted.get("count")
        said = _plain(got)
        return _plain(has) in said and (lacks is None or _plain(lacks) not in said) and (count is None or len(got) == count)
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool):
        return isinstance(got, (int, float)) and abs(got - wanted) <= ABOUT
    if isinstance(wanted, list):
        return sorted(map(_plain, got)) == sorted(map(_plain, wanted))
    return _plain(got) == _plain(wanted)


def _beside(expected: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each expectation with the assignment of its activity and division, else the one in its place."""
    left = list(rows)
    pairs = []
    for wanted in expected:
        named = [name for name in ("activity", "division") if name in wanted]
        fits = [row for row in left if all(_is(row[name], wanted[name]) for name in named)]
        found = (fits or left)[0]
        left.remove(found)
        pairs.append((wanted, found))
    return pairs


def read(case: dict[str, Any]) -> Form:
    return understand(book_of(case), Source("case"), Settings(), case["year"]).form


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_case_is_read_as_it_is_meant(case: dict[str, Any]) -> None:
    if case.get("fails"):
        with pytest.raises(SheetError):
            read(case)
        return
    form = read(case)
    assert form.year == FiscalYear(case["year"]) or case["year"] is None
    frame = assess(form.assignments, date.fromisoformat(case["as_of"]))
    rows = records(of_assignments(frame, "assignments", of_year(form.assignments)))
    assert len(rows) == len(case["expect"]), [row["activity"] for row in rows]
    for wanted, row in _beside(case["expect"], rows):
        assert {name: row[name] for name in wanted if not _is(row[name], wanted[name])} == {}, case["why"]
    problems = with_sentences(form.problems, form.year, thai_digits=False)
    for said in case.get("said", ()):
        assert any(
            said in (one["cell"], f"row {one['row']}") or _plain(said) in _plain(list(one.values()))
            for one in problems.to_dict("records")
        ), said
