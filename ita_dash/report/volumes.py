"""A large report in volumes: by measure, then evidence and annex, each as large as one file may take memory and time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TypeVar
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from ita_dash import thai
from ita_dash.messages import _
from ita_dash.report.model import ActivityPart, MeasurePart, Report, Section

MOST_ROWS = 400
"""Rows of the table of measures in one volume: some seventy pages, three hundred where texts are long."""
MOST_LISTED = 900
"""Rows of evidence and annex in one volume: theirs are short."""
_BEGAN = (1980, 1, 1, 0, 0, 0)
Part = TypeVar("Part")
Prepared = tuple[str, dict[str, bytes], int]
"""A volume as it is set: the name of its file, what Typst reads, its date in seconds since 1970."""


def in_volumes(report: Report) -> list[Report]:
    """``report`` in parts that are each a document: the first has the preface, the last of the measures who signs."""
    groups = list(_grouped(_pieces(report.measures), MOST_ROWS))
    listed = [one for section in _sections(report) for one in _cut(section)]
    annexes = list(_grouped(((one, len(one.grid.rows) if one.grid else 1) for one in listed), MOST_LISTED))
    count = len(groups) + len(annexes) + bool(report.pictures)
    bare = replace(report, preface=(), assessment=None, opening=(), measures=(), evidence=None, annex=(), signatures=())
    bare = replace(bare, pictures=())
    made = []
    for number, group in enumerate(groups, 1):
        last = number == len(groups)
        made.append(
            replace(
                bare,
                preface=report.preface if number == 1 else (),
                assessment=report.assessment if number == 1 else None,
                opening=report.opening if number == 1 else (),
                measures=tuple(group),
                signatures=report.signatures if last else (),
                words=report.words if last else replace(report.words, closing=""),
            )
        )
    made += [replace(bare, annex=tuple(group)) for group in annexes]
    made += [replace(bare, pictures=report.pictures)] if report.pictures else []
    return [
        replace(one, subject=(_volume(number, count, one), *report.subject), extent=_of(number, count, report))
        for number, one in enumerate(made, 1)
    ]


def zipped(names: Sequence[str], contents: Sequence[bytes]) -> bytes:
    """``contents`` under their ``names`` in one file; the same are the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as file:
        for name, content in zip(names, contents, strict=True):
            file.writestr(ZipInfo(name, _BEGAN), content)
    return packed.getvalue()


def name_of(number: int, count: int) -> str:
    """As in ``เล่ม-01.pdf``: in the order of the volumes wherever files are sorted by name."""
    place = str(number).zfill(len(str(count)))
    return _("Volume") + f"-{place}.pdf"


def _volume(number: int, count: int, one: Report) -> str:
    labels = [measure.label for measure in one.measures if measure.label]
    said = _shown(number, count, one)
    if one.pictures:
        return said + ": " + one.words.pictures
    if not one.measures:
        return said + ": " + _("Evidence and annex")
    if not labels:
        return said
    first, last = labels[0].rstrip("."), labels[-1].rstrip(".")
    return f"{said}: " + _("Measures") + f" {first}" + (f"–{last}" if last != first else "")


def _of(number: int, count: int, report: Report) -> str:
    return " · ".join(filter(None, (report.extent, _shown(number, count, report))))


def _shown(number: int, count: int, report: Report) -> str:
    told = {"number": thai.digits(number, report.thai_digits), "count": thai.digits(count, report.thai_digits)}
    return _("Volume {number} of {count}").format(**told)


def _sections(report: Report) -> tuple[Section, ...]:
    return (*((report.evidence,) if report.evidence else ()), *report.annex)


def _pieces(measures: Sequence[MeasurePart]) -> Iterator[tuple[MeasurePart, int]]:
    """Measures with how many rows each has, one too large for a volume in several pieces."""
    for measure in measures:
        sized = ((one, len(one.entries)) for activity in measure.activities for one in _cut_activity(activity))
        for activities in _grouped(sized, MOST_ROWS):
            yield replace(measure, activities=tuple(activities)), sum(len(one.entries) for one in activities)


def _cut_activity(activity: ActivityPart) -> Iterator[ActivityPart]:
    for place in range(0, len(activity.entries), MOST_ROWS):
        yield replace(activity, entries=activity.entries[place : place + MOST_ROWS])


def _cut(section: Section) -> Iterator[Section]:
    grid = section.grid
    if grid is None:
        yield section
        return
    for place in range(0, max(len(grid.rows), 1), MOST_LISTED):
        rows, codes = grid.rows[place : place + MOST_LISTED], grid.codes[place : place + MOST_LISTED]
        yield replace(section, lead=section.lead if not place else "", grid=replace(grid, rows=rows, codes=codes))


def _grouped(sized: "Iterator[tuple[Part, int]]", most: int) -> Iterator[list[Part]]:
    """What comes with its size, together while there is room; one that is larger alone."""
    group: list[Part] = []
    room = most
    for one, size in sized:
        if group and size > room:
            yield group
            group, room = [], most
        group.append(one)
        room -= size
    if group:
        yield group
