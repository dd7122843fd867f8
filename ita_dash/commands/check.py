"""``check``: what was found in each tab, which columns were recognised, and every problem."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from ita_dash.commands.options import add_source, settings_for, write_out
from ita_dash.dataset import Dataset
from ita_dash.export.jsonfile import records, to_json
from ita_dash.export.tables import of_problems
from ita_dash.export.values import storable
from ita_dash.form.tabs.tabreadings import ColumnReading, HeaderReading, TabReading
from ita_dash.framerows import each_row
from ita_dash.loading import load
from ita_dash.messages import N_, _
from ita_dash.problemwords import with_sentences
from ita_dash.vocabulary import SEVERITY_LABELS, word

CLEAN, WITH_ERRORS = 0, 1
ROLE_LABELS = {
    "form": N_("form"),
    "divisions": N_("list of divisions"),
    "meetings": N_("list of meetings"),
    "other": N_("left alone: no form and no list of divisions"),
}
SKIP_LABELS = {
    "header": N_("repeated header or column numbers"),
    "section": N_("section heading"),
    "note": N_("note"),
    "example": N_("example"),
    "template": N_("what the form had in it"),
    "heading": N_("heading of what stands below"),
    "struck": N_("struck out"),
}
LEFT_OUT_LABELS = {
    "hidden": N_("left out: the tab is hidden"),
    "copy": N_("left out: the tab is a copy of another"),
    "other_year": N_("left out: the tab is of another fiscal year"),
}
_OF_WHY = ("votes", "score", "runner_up", "margin")
"""What a column's reading holds beside its names: shown where somebody asks why."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and what runs it."""
    parser = commands.add_parser("check", help=_("say how the sheet was understood and what should be fixed in it"))
    add_source(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text for people, json for programs"))
    parser.add_argument(
        "--why", action="store_true", help=_("say what speaks for each column's field, and why rows are no reports")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it; gives the exit code: 0 with no problem of severity error, 1 with some, 2 where nothing could be read."""
    dataset = load(settings_for(arguments.source, arguments.year), arguments.year)
    why = arguments.why
    text = to_json(as_object(dataset, why)) if arguments.format == "json" else "\n".join(lines(dataset, why)) + "\n"
    failed = write_out(storable(text), None)
    return failed or (WITH_ERRORS if (dataset.form.problems["severity"] == "error").any() else CLEAN)


def as_object(dataset: Dataset, why: bool = False) -> dict[str, object]:
    """``source``, ``title``, ``year``, ``tabs`` (as ``TabReading``) and ``problems`` (as exported) for JSON. ``why`` adds the
    votes of each column and the reasons of rows."""
    return {
        "source": dataset.source.location,
        "title": dataset.title,
        "year": dataset.year.be,
        "tabs": [_tab_object(tab, why) for tab in dataset.form.tabs],
        "problems": records(of_problems(dataset.form.problems, dataset.year)),
    }


def _tab_object(tab: TabReading, why: bool) -> dict[str, object]:
    found = asdict(tab)
    if not why:
        del found["reasons"]
        for column in (*found["columns"], *(column for header in found["headers"] for column in header["columns"])):
            for name in _OF_WHY:
                del column[name]
    return found


def lines(dataset: Dataset, why: bool = False) -> Iterator[str]:
    """The same for people, line by line."""
    yield dataset.title + " · " + _("Fiscal year {year}").format(year=dataset.year.be)
    yield _("Source: {source}").format(source=dataset.source.location)
    for tab in dataset.form.tabs:
        yield ""
        yield from _tab_lines(tab, why)
    yield ""
    yield from _problem_lines(dataset)


def _tab_lines(tab: TabReading, why: bool) -> Iterator[str]:
    hidden = _("(hidden)") + " " if tab.hidden else ""
    yield f"[{tab.title}] {hidden}{word(LEFT_OUT_LABELS, tab.left_out) if tab.left_out else word(ROLE_LABELS, tab.role)}"
    if not tab.header_row:
        return
    for header in tab.headers:
        yield "  " + _header_line(header)
        for column in header.columns:
            yield "    " + _column_line(column)
            yield from ("      " + line for line in (_why_lines(column) if why else ()))
    yield "  " + _("{rows} rows, {assignments} assignments, {merged} rows merged").format(
        rows=tab.rows, assignments=tab.assignments, merged=tab.merged
    )
    if tab.skipped:
        yield "  " + _("Rows skipped: {reasons}").format(
            reasons=", ".join(f"{word(SKIP_LABELS, why)} {count}" for why, count in tab.skipped.items())
        )

    for kind, reason, count, row in tab.reasons if why else ():
        yield "    " + _("{kind}: {reason}, {count} rows, the first is row {row}").format(
            kind=word(SKIP_LABELS, kind), reason=_(reason), count=count, row=row
        )


def _why_lines(column: ColumnReading) -> Iterator[str]:
    """Every vote of a column, the field's own first, and the runner-up."""
    for vote in sorted(column.votes, key=lambda vote: (vote.field != column.field, -vote.points)):
        yield f"{vote.points:+.2f} {vote.field} ({vote.source}{': ' + vote.reason if vote.reason else ''})"
    if column.runner_up:
        yield _("{score} points, {margin} before {other}").format(
            score=f"{column.score:.2f}", margin=f"{column.margin:.2f}", other=column.runner_up
        )


def _header_line(header: HeaderReading) -> str:
    if header.last > header.row:
        return _("Header in rows {row} to {last}").format(row=header.row, last=header.last)
    return _("Header in row {row}").format(row=header.row)


def _column_line(column: ColumnReading) -> str:
    header = " ".join(column.header.split())
    if column.field == "extra" and column.spelling:
        return _("{letter}  {header}: kept as it is (known as “{spelling}”)").format(
            letter=column.letter, header=header, spelling=column.spelling
        )
    if column.field == "extra":
        return _("{letter}  {header}: not a column of the form; kept as it is").format(letter=column.letter, header=header)
    return _("{letter}  {header} → {field} (matches “{spelling}”)").format(
        letter=column.letter, header=header, field=column.field, spelling=column.spelling
    )


def _problem_lines(dataset: Dataset) -> Iterator[str]:
    problems = with_sentences(dataset.form.problems, dataset.year, thai_digits=False)
    counts = problems["severity"].value_counts()
    said = ", ".join(f"{word(SEVERITY_LABELS, severity)} {counts.get(severity, 0)}" for severity in SEVERITY_LABELS)
    if problems.empty:
        yield _("No problem was found.")
        return
    yield _("{count} problems: {by_severity}").format(count=len(problems), by_severity=said)
    for one in each_row(problems):
        place = "!".join(part for part in (one["tab"], one["cell"]) if part)
        division = f" [{one['division']}]" if one["division"] else ""
        yield f"- {word(SEVERITY_LABELS, one['severity'])} {one['code']} {place}{division}: {one['message']}"
        yield f"    → {one['fix']}" + (f"  {one['link']}" if one["link"] else "")
