"""What one row reports, before it is shared out among its activities: boxes, rounds, months and dated lines told apart."""

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from ita_dash.form.assignments import RoundReport
from ita_dash.form.columns.tablecolumns import Column
from ita_dash.form.finding import Finding
from ita_dash.form.headings.headparts import PLAN, RESULT
from ita_dash.form.headings.spellings import SPELLINGS
from ita_dash.form.reports.itemreports import Reported
from ita_dash.form.rows.rowanswers import IN_ROUNDS
from ita_dash.form.rows.sides import is_of_one
from ita_dash.form.rows.tableplan import TablePlan
from ita_dash.form.text import is_blank, plain
from ita_dash.form.values.percent import read_percent
from ita_dash.form.values.rounds import name_of_round, round_in, year_of
from ita_dash.form.values.roundtitles import dated_lines
from ita_dash.form.values.status import DONE, StatusReading, read_status
from ita_dash.form.values.ticks import said_beside
from ita_dash.sheet.workbook import EMPTY

_LONGEST_STATUS = 20
"""Letters of a cell of one division that may be its status and no sentence on it."""
EARLIER_RESULTS = "ผลรอบก่อน"
"""The extra column that keeps the dated lines of a result before the latest."""


def read_reported(plan: TablePlan, row: int) -> list[Reported]:
    """What a row reports: one report, or one for each division that has a column of its own."""
    answers = plan.answers
    columns = answers.columns.of.get("division_result", ())
    base = _of_row(plan, row)
    if not columns:
        return [base]
    reports: dict[str, Reported] = {}
    for column in columns:
        division = column.label or column.header
        reports[division] = _of_division(reports.get(division) or replace(base, division=division, result_text=""), column)
    return list(reports.values())


def _of_division(report: Reported, column: Column) -> Reported:
    """``report`` with what one more column of its division says: a percent, a status, or a result that may be a status alone."""
    cell = report.answers.grid.cell(report.row, column.number)
    if column.spelling in SPELLINGS["progress"]:
        return replace(report, progress=cell, progress_column=column.number)
    text = "" if is_blank(cell.text) or cell.kind == "error" else plain(cell.text)
    explained = report.answers.conventions.explained(text)
    status = StatusReading(explained) if explained else read_status(text) if len(text) <= _LONGEST_STATUS else StatusReading(None)
    if column.spelling in SPELLINGS["status"] and (status.status is not None or not text):
        return replace(report, status=cell, status_column=column.number, result_text=report.result_text or text)
    if status.status is not None and not status.findings and is_blank(report.status.text):
        report = replace(report, status=cell, status_column=column.number)
    return replace(report, result_text=text)


def _of_row(plan: TablePlan, row: int) -> Reported:
    answers = plan.answers
    result, status, progress = answers.reported_in
    report = Reported(
        answers, row, answers.results[row], result, "", answers.statuses[row], status, answers.progress[row], progress
    )
    if answers.has_sides and answers.side(row) == PLAN:
        _put_plan_beside(report, plan)
    elif answers.has_rounds:
        _take_rounds(report, plan.year.be)
    if answers.months_are_progress:
        _take_months(report)
    if "\n" in report.result_text:
        _take_dated_lines(report, plan)
    if answers.boxes.columns:
        _take_boxes(report)
    report.extra |= {one.header: answers.grid.text(row, one.number) for one in answers.divisions.kept(row)}
    if is_blank(report.status.text) and answers.conventions.explained(report.result_text):
        report.status, report.status_column = answers.grid.cell(row, report.result_column), report.result_column
        report.result_text = ""  # a sign for the status is no account of what was done
    return report


def _take_boxes(report: Reported) -> None:
    """The one box that is ticked, where no status is typed; what boxes say beside their marks is kept."""
    answers, row = report.answers, report.row
    marked = answers.boxes.ticked(row)
    if is_blank(report.status.text) and len(marked) == 1:
        report.chosen, report.status_column = marked[0], marked[0].number
    elif is_blank(report.status.text) and len(marked) > 1:
        said = ", ".join(column.header for column in marked)
        report.findings.append((marked[0].number, Finding("STATUS_TWO_MARKS", said)))
        report.status_column = marked[0].number
    unticked = answers.boxes.unticked(row)
    report.is_unticked = len(answers.boxes.columns) == 1 and any(one.status == DONE for one in unticked)
    kept = answers.boxes.kept(row) if not report.is_unticked else ()
    for column in answers.boxes.columns:
        text = answers.grid.text(row, column.number)
        said = said_beside(text) if column is report.chosen else text
        if said and not is_blank(text) and (column is report.chosen or column not in unticked or column in kept):
            report.extra[column.header] = said


def _put_plan_beside(report: Reported, plan: TablePlan) -> None:
    """In a row แผน a percent is planned, and a result too where the row ผล beside it has its own, or no month tells the plan."""
    answers, row = report.answers, report.row
    names = ["progress"]
    place = bisect_left(plan.table.rows, row)
    pairs = pairwise(plan.table.rows[max(place - 1, 0) : place + 2])
    beside = [one for pair in pairs if is_of_one(answers.own, *pair) for one in pair if answers.side(one) == RESULT]
    if not answers.has("month") or any(answers.own(one, "result") for one in beside):
        names.append("result")
    for name in names:
        for column in answers.columns.of.get(name, ()):
            merge = answers.grid.merge(row, column.number)
            if (merge is None or merge.bottom - merge.top == 1) and (text := answers.grid.answer(row, column.number)):
                report.extra[answers.beside(row, column)] = text
    if answers.own(row, "progress"):
        report.progress = EMPTY
    if "result" in names and answers.own(row, "result"):
        report.result_text = ""


def _take_rounds(report: Reported, be: int) -> None:
    """Of columns that are for rounds the latest round that says something; those before it are kept. Where columns are for years
    only that of ``be``, the fiscal year that is read, counts: last year's result is none of this year."""
    answers, row = report.answers, report.row
    columns = {name: found for name in IN_ROUNDS if (found := answers.in_rounds(name))}
    rounds: dict[float, dict[str, Column]] = {}  # order → field → its first column
    for name, found in columns.items():
        for one in found:
            if one.round is not None:
                rounds.setdefault(one.round.order, {}).setdefault(name, one)
    texts = {order: {name: answers.of_round(row, found, order) for name, found in columns.items()} for order in sorted(rounds)}
    said = [order for order, of_round in texts.items() if any(of_round.values())]
    of_years = be in map(year_of, rounds)
    latest = max((order for order in said if not of_years or year_of(order) in (None, be)), default=None)
    for name, found in columns.items():
        text, column = (texts[latest][name], rounds[latest].get(name, found[0])) if latest is not None else ("", found[0])
        cell = answers.grid.cell(row, column.number) if text else EMPTY
        if name == "result":
            report.result_text, report.result_column = text, column.number
        elif name == "status":
            report.status, report.status_column = cell, column.number
        else:
            report.progress, report.progress_column = cell, column.number
    for order in said:
        if order != latest:
            report.rounds += (_round_report(report, order, texts[order], rounds[order]),)
            report.extra |= {rounds[order][name].header: text for name, text in texts[order].items() if text}


def _round_label(column: Column) -> str:
    """What names the round of a column: the part of its heading that is one, or the month."""
    named = (text for text in (column.label, column.heading, column.header) if round_in(text, years=True) is not None)
    return name_of_round(next(named, column.round.label if column.round is not None else column.header))


def _round_report(report: Reported, order: float, texts: dict[str, str], columns: dict[str, Column]) -> RoundReport:
    explained = report.answers.conventions.explained(texts.get("status", ""))
    status = StatusReading(explained) if explained else read_status(texts.get("status", ""))
    percent = read_percent(texts.get("progress", ""))
    grid = report.answers.grid
    shown = next(name for name in ("result", *IN_ROUNDS) if texts.get(name))
    cell, label = grid.address(report.row, columns[shown].number), _round_label(next(iter(columns.values())))
    return RoundReport(label, order, status.status or "", percent.percent, texts.get("result", ""), grid.tab.title, cell)


def _take_months(report: Reported) -> None:
    """Numbers under months are progress; the latest month that is filled counts."""
    filled = report.answers.by_month(report.row)
    if not filled or not is_blank(report.progress.text):
        for column, cell in filled:
            report.extra[column.header] = plain(cell.text)
        return
    grid, total = report.answers.grid, 0.0
    for column, cell in filled:
        percent = report.answers.read.progress(cell).percent
        if report.answers.months_add_up and percent is not None:
            percent = total = min(total + percent, 100.0)
            cell = replace(cell, text=f"{percent:g}%", value=percent / 100, kind="percent")
            report.extra[column.header] = grid.text(report.row, column.number)
        if column is not filled[-1][0]:
            order = float(column.months.last + 1) if column.months is not None else 0.0
            cell_at = grid.address(report.row, column.number)
            report.rounds += (RoundReport(column.label or column.header, order, "", percent, "", grid.tab.title, cell_at),)
            report.extra[column.header] = grid.text(report.row, column.number)
    report.progress, report.progress_column = cell, column.number


def _take_dated_lines(report: Reported, plan: TablePlan) -> None:
    """Of dated lines in one cell the latest counts."""
    lines = dated_lines(report.result_text, plan.year)
    if len(lines) < 2:
        return
    grid = report.answers.grid
    cell = grid.address(report.row, report.answers.column("result"))
    latest = next(one for one in reversed(lines) if one.text)  # a line of a time to come says nothing yet
    others = [one for one in lines if one is not latest]
    report.result_text = latest.text
    report.rounds += tuple(
        RoundReport(one.label, one.order, "", None, one.text, grid.tab.title, cell) for one in others if one.text
    )
    report.extra[EARLIER_RESULTS] = "\n".join(f"{one.label} {one.text}".strip() for one in others)
