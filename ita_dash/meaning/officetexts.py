"""What an office says in its workbook beside its forms: preface, opening and analysis on a cover, and last year's ITA result.

Read from tabs that are no form and no list of divisions, as typed. A cover's texts are long lines; short ones are headings, names
and dates. The result is a table with ตัวชี้วัด and คะแนน in its header, on a tab whose title says ผลการประเมิน.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ita_dash.form.tabs.tabreadings import OTHER, TabReading
from ita_dash.form.text import key, plain
from ita_dash.sheet.workbook import Cell, Tab, Workbook

PARAGRAPH = 60
"""Letters from which on a line of a cover is a paragraph."""
MOST_PARAGRAPHS, MOST_LETTERS = 20, 4000
"""Of one text, and of a paragraph."""
MOST_INDICATORS = 60
_HEADINGS = {
    "preface": ("คำนำ",),
    "analysis": ("บทวิเคราะห์", "วิเคราะห์ผล", "การวิเคราะห์ผล", "ผลการวิเคราะห์"),
    "opening": ("บทนำ", "ความเป็นมา", "หลักการและเหตุผล"),
}
"""How the heading over each text begins, after its number."""
_OPENS = re.compile(r"^ตามที่.*(?:มาตรการ|ประเมิน)", re.DOTALL)
"""How the paragraph above the table begins in a report, where no heading says what it is."""
_ASSESSED = key("ผลการประเมิน")
_COLUMNS = {
    "indicator": ("ตัวชี้วัด",),
    "score": ("คะแนน", "ร้อยละ"),
    "weak": ("จุดอ่อน", "ควรพัฒนา", "ข้อบกพร่อง", "ควรปรับปรุง", "ข้อสังเกต"),
    "measures": ("มาตรการ",),
}
_LOOKED_AT = 30
"""Rows in which the header of the result is looked for."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of last year's result. ``measures`` is what answers it, as typed: numbers or titles."""

    name: str
    score: str = ""
    weak: str = ""
    measures: str = ""


@dataclass(frozen=True, slots=True)
class OfficeTexts:
    """Texts of paragraphs, a line each; empty where the workbook has none."""

    preface: str = ""
    opening: str = ""
    analysis: str = ""
    indicators: tuple[Indicator, ...] = ()


NONE = OfficeTexts()


def office_texts(workbook: Workbook, readings: Iterable[TabReading]) -> OfficeTexts:
    """What the tabs of ``workbook`` say; ``readings`` tell which of them are forms."""
    others = {one.title for one in readings if one.role == OTHER and not one.hidden and not one.left_out}
    tabs = [tab for tab in workbook.tabs if tab.title in others and not tab.hidden]
    found: dict[str, list[str]] = {name: [] for name in _HEADINGS}
    indicators: tuple[Indicator, ...] = ()
    for tab in tabs:
        if _ASSESSED in key(tab.title):
            indicators = indicators or tuple(_indicators(tab))
        else:
            _read_cover(tab, found)
    return OfficeTexts(**{name: "\n".join(texts[:MOST_PARAGRAPHS]) for name, texts in found.items()}, indicators=indicators)


def _read_cover(tab: Tab, found: dict[str, list[str]]) -> None:
    """Add the paragraphs of ``tab`` to the texts that they belong to."""
    within = ""
    for line in _lines(tab):
        if len(line) < PARAGRAPH:
            heading = key(line).lstrip("0123456789.) ")
            name = next((name for name, begins in _HEADINGS.items() if heading.startswith(tuple(map(key, begins)))), "")
            within = name or ("" if within == "preface" else within)
        elif within:
            found[within].append(line[:MOST_LETTERS])
        elif _OPENS.match(line):
            found["opening"].append(line[:MOST_LETTERS])


def _lines(tab: Tab) -> Iterator[str]:
    for row in tab.rows:
        for cell in row:
            yield from (line.strip() for line in plain(cell.text).split("\n") if line.strip())


def _indicators(tab: Tab) -> Iterator[Indicator]:
    columns_of = [_columns(row) for row in tab.rows[:_LOOKED_AT]]
    header = next((at for at, columns in enumerate(columns_of) if {"indicator", "score"} <= columns.keys()), None)
    if header is None:
        return
    columns = columns_of[header]
    for row in tab.rows[header + 1 : header + 1 + MOST_INDICATORS]:
        said = {name: plain(row[column].text).strip()[:MOST_LETTERS] for name, column in columns.items() if column < len(row)}
        if said.get("indicator"):
            yield Indicator(said.pop("indicator"), **said)


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    """Which column of a header is which; a column is one thing."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        name = next((name for name, words in _COLUMNS.items() if any(key(word) in key(cell.text) for word in words)), None)
        if name is not None:
            found.setdefault(name, at)
    return found
