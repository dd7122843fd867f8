"""The whole way from a workbook to assignments and problems: tabs → tables → columns → rows → assignments → checks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from ita_dash.fiscal import FiscalYear, today
from ita_dash.form.assignments import frame_of, problem_at
from ita_dash.form.checks import check
from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.columns.tablecolumns import unknown_columns
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings, spellings_of
from ita_dash.form.merge import merge
from ita_dash.form.numbering import number_of
from ita_dash.form.problems import Problem, gathered, problems_frame
from ita_dash.form.reports.outline import read_tables
from ita_dash.form.reports.outlined import Outline
from ita_dash.form.rows.tableplan import plan_of
from ita_dash.form.tables.segments import HEADER_ROWS, Header, Segmenter, Table
from ita_dash.form.tables.tablelines import round_told
from ita_dash.form.tabs.divisiontabs import read_division_lists, with_divisions
from ita_dash.form.tabs.lacking import damage_problems, loading_problems, still_loading, uncalculated
from ita_dash.form.tabs.meetingtabs import MeetingHeader, meeting_header, read_meetings
from ita_dash.form.tabs.putaway import OTHER_YEAR, put_away
from ita_dash.form.tabs.standing import Said, settled, unstruck
from ita_dash.form.tabs.tabreadings import DIVISION_LIST, FORM, MEETINGS, OTHER, TabReading, read_tab
from ita_dash.form.tabs.years import keep_year, office_named, year_of_workbook, years_named, years_of_rows, years_of_tables
from ita_dash.form.values.division import DivisionList
from ita_dash.form.values.divisionlist import names_division
from ita_dash.form.values.rounds import Round
from ita_dash.form.values.roundtitles import round_of_title
from ita_dash.form.words import NO_OWN_WORDS, OwnWords, in_use
from ita_dash.sheet.workbook import Tab, Workbook


@dataclass(frozen=True)
class Form:
    """What a workbook means."""

    year: FiscalYear
    office: str
    """The office's name where a title names it; empty else."""
    title: str
    """The workbook's title."""
    assignments: pd.DataFrame
    """``form.assignments.COLUMNS``."""
    problems: pd.DataFrame
    """``form.problems.COLUMNS``, in the order of tabs and rows."""
    tabs: tuple[TabReading, ...]
    divisions: DivisionList
    years: tuple[int, ...] = ()
    """The Buddhist fiscal years that tabs of the workbook are of, the newest first, where there are several; empty else."""
    meetings: tuple[tuple[date, str], ...] = ()
    """The days of the office's meetings and what each is called, the last one first."""
    loading: tuple[str, ...] = ()
    """Where forms lack what was still on its way, as ``tab!E2``: with any of it this is no content to keep."""
    as_of: date | None = None
    """The day by which a file of ours was judged; None for any other workbook."""


@dataclass
class _Tab:
    """One tab on its way."""

    grid: Grid
    tables: list[Table]
    divisions: Header | None = None
    meetings: MeetingHeader | None = None
    years: list[int | None] = field(default_factory=list)
    """The fiscal year of each of its tables, as tab and lines tell it."""
    row_years: dict[int, int] = field(default_factory=dict)
    """The fiscal year of each row, where a column tells several."""
    of_other_years: list[tuple[Table, int | None]] = field(default_factory=list)
    """Tables that were left out because they are of another year than the one that is read."""
    left_out: str = ""
    outline: Outline = field(default_factory=Outline)
    struck: list[Said] = field(default_factory=list)
    """What is to be said of struck-out rows and words."""

    @property
    def is_read(self) -> bool:
        return bool(self.tables) and not self.left_out


def read_form(
    workbook: Workbook,
    year: FiscalYear | None = None,
    columns: Mapping[str, tuple[str, ...]] | None = None,
    take_hidden: bool = False,
    words: OwnWords = NO_OWN_WORDS,
) -> Form:
    """What ``workbook`` means. ``year`` is what the settings say it is; where tabs name several years it chooses among them.
    ``columns`` are an office's own header names by field; ``take_hidden`` takes hidden forms in.

    Never raises for any cell: what cannot be read is a problem. A workbook without a form gives no assignments and no tab
    whose ``is_form`` is true.
    """
    with in_use(words):
        return _read(workbook, year, spellings_of({**words.of("headings"), **(columns or {})}), take_hidden)


def _read(workbook: Workbook, year: FiscalYear | None, spellings: Spellings, take_hidden: bool) -> Form:
    grids = [Grid(unstruck(tab), workbook.url) for tab in workbook.tabs]
    divisions, lists, problems = _division_lists(grids, spellings)
    segmenter = Segmenter(spellings, ContentJudge(divisions))
    tabs = []
    for number, grid in enumerate(grids):
        meets = None if number in lists else meeting_header(grid, spellings)
        tables = [] if meets is not None or number in lists else segmenter.tables(grid)
        tabs.append(_Tab(grid, tables, lists.get(number), meets))
    for tab, as_typed in zip(tabs, workbook.tabs, strict=True):
        _settle_cells(tab, as_typed, divisions)
    forms = [tab for tab in tabs if tab.tables]
    for place, why in put_away([tab.grid.tab for tab in forms], take_hidden).items():
        forms[place].left_out = why
    titles = _titles(workbook, tabs)
    years = _tell_years(forms)
    chosen = _choose_year(forms, years, year, titles, segmenter)
    explaining = [tab.grid for tab in tabs if not (tab.tables or tab.divisions or tab.meetings)]
    told = _rounds_told((tab for tab in forms if tab.is_read), chosen)
    meetings, said = read_meetings([(tab.grid, tab.meetings) for tab in tabs if tab.meetings], chosen)
    problems += [*said, *damage_problems(workbook)]
    for tab in tabs:
        if tab.is_read:
            _read_tab(tab, chosen, segmenter, workbook.title, told, explaining)
            problems += tab.outline.problems
            problems += _about_header(tab, spellings)
        problems += _about_cells(tab)
    merged, said = merge([record for tab in tabs if tab.is_read for record in tab.outline.assignments])
    problems += said
    headers = [(tab.grid, [table.header for table in tab.tables]) for tab in tabs if tab.is_read]
    problems += check(merged.records, headers, [tab.grid for tab in tabs if tab.divisions], divisions, chosen, today())
    rows: dict[str, list[int]] = {}
    for title, row in sorted({(record.grid.tab.title, record.at + 1) for record in merged.records}):
        rows.setdefault(title, []).append(row)
    problems = gathered(dict.fromkeys(problems), rows)
    order = {tab.title: place for place, tab in enumerate(workbook.tabs)}
    problems.sort(key=lambda one: (order.get(one.tab, -1), one.row))
    return Form(
        year=chosen,
        office=office_named(titles),
        title=workbook.title,
        divisions=divisions,
        assignments=frame_of(merged.records, divisions.parent),
        problems=problems_frame(problems),
        tabs=tuple(_tab_reading(tab, merged.by_tab) for tab in tabs),
        years=years,
        meetings=meetings,
        loading=tuple(
            f"{tab.grid.tab.title}!{address}"
            for tab in tabs
            if not tab.left_out
            for address in still_loading(tab.grid, tab.tables, tab.divisions, spellings)
        ),
    )


def _settle_cells(tab: _Tab, as_typed: Tab, divisions: DivisionList) -> None:
    """Rows that are struck out are left out, or read where they were crossed off as done; people are their divisions."""
    kept, tab.struck = settled(as_typed, tab.tables)
    kept = with_divisions(kept, tab.tables, divisions)
    if kept is not tab.grid.tab:
        tab.grid = Grid(kept, tab.grid.url)
        for table in tab.tables:
            table.grid = tab.grid


def _about_cells(tab: _Tab) -> list[Problem]:
    """What was still loading; of a form or a list what is struck out and what was never calculated, too."""
    if tab.left_out:
        return []
    said = loading_problems(tab.grid)
    if tab.tables or tab.divisions:
        said += [problem_at(tab.grid, row, column, finding) for finding, row, column in tab.struck]
        said += uncalculated(tab.grid)
    return said


def _division_lists(grids: list[Grid], spellings: Spellings) -> tuple[DivisionList, dict[int, Header], list[Problem]]:
    """The office's divisions, the tabs that list them by their place, and what was odd there. A hidden list counts too."""
    segmenter = Segmenter(spellings, ContentJudge(DivisionList()))
    lists = {number: header for number, grid in enumerate(grids) if (header := segmenter.division_list(grid)) is not None}
    divisions, problems = read_division_lists([(grids[number], header) for number, header in lists.items()])
    return divisions, lists, problems


def _titles(workbook: Workbook, tabs: list[_Tab]) -> list[str]:
    """What names the office and the year: the workbook's title, lines above headers, tabs that are no form, tab titles. Of tabs
    that are left out nothing."""
    lines = [workbook.title]
    shown = [tab for tab in tabs if not tab.left_out and not tab.grid.tab.hidden]
    for tab in shown:
        header = tab.tables[0].header if tab.tables else tab.divisions or tab.meetings
        above = header.row if header is not None else min(HEADER_ROWS, tab.grid.height)
        lines += [tab.grid.text(row, column) for row in range(above) for column in tab.grid.filled(row)]
    return [*lines, *(tab.grid.tab.title for tab in shown)]


def _tell_years(forms: list[_Tab]) -> tuple[int, ...]:
    """The years of the tables of tabs that are not put away, where they name several."""
    for tab in forms:
        tab.years = years_of_tables(tab.grid, tab.tables)
        tab.row_years = {row: year for table in tab.tables for row, year in years_of_rows(table).items()}
    return years_named(year for tab in forms if not tab.left_out for year in (*tab.years, *tab.row_years.values()))


def _choose_year(
    forms: list[_Tab], years: tuple[int, ...], asked: FiscalYear | None, titles: list[str], segmenter: Segmenter
) -> FiscalYear:
    """The year that is read; tabs and tables of other years are left out. Without a year that is asked for it is the newest in
    which anything is reported."""
    if not years:
        return asked or year_of_workbook(titles, (table for tab in forms if tab.is_read for table in tab.tables))
    chosen = (
        asked.be
        if asked is not None and asked.be in years
        else next((be for be in years if _reports(forms, be, segmenter)), years[0])
    )
    for tab in forms:
        told = list(zip(tab.tables, tab.years, strict=True))
        kept = [table for table, year in told if year in (None, chosen) or tab.row_years]
        if kept:
            tab.of_other_years, tab.tables = [one for one in told if one[0] not in kept], kept
        else:
            tab.left_out = tab.left_out or OTHER_YEAR
    return FiscalYear(chosen)


def _reports(forms: list[_Tab], be: int, segmenter: Segmenter) -> bool:
    """Whether anything is reported in the tabs of a year."""
    for tab in forms:
        tables = [table for table, year in zip(tab.tables, tab.years, strict=True) if year == be or tab.row_years]
        if tables and not tab.left_out:
            trial = _Tab(tab.grid, tables, row_years=tab.row_years)
            _read_tab(trial, FiscalYear(be), segmenter, "", {})
            if any(record.says_something for record in trial.outline.assignments):
                return True
    return False


def _read_tab(
    tab: _Tab,
    year: FiscalYear,
    segmenter: Segmenter,
    title: str,
    told: Mapping[int, Round],
    explaining: Iterable[Grid] = (),
) -> None:
    division = names_division(segmenter.judge.divisions, tab.grid.tab.title)
    when = round_of_title(tab.grid.tab.title, year)
    measure = number_of(title if when is not None else tab.grid.tab.title)
    plans = [
        plan_of(table, segmenter.judge, year, place, division, when or told.get(id(table)), measure, explaining)
        for place, table in enumerate(tab.tables)
    ]
    tab.outline = read_tables(plans)
    if tab.row_years:
        keep_year(tab.outline, tab.grid, tab.row_years, year.be)


def _rounds_told(tabs: Iterable[_Tab], year: FiscalYear) -> dict[int, Round]:
    """The rounds that lines above headers name, by table: where every table of the workbook is of a round, and not all of one."""
    found: dict[int, Round] = {}
    for tab in tabs:
        named = round_of_title(tab.grid.tab.title, year)
        for table in tab.tables:
            one = named or round_told(tab.grid, table.lines, year)
            if one is None:
                return {}
            found[id(table)] = one
    return found if len({one.order for one in found.values()}) > 1 else {}


def _about_header(tab: _Tab, spellings: Spellings) -> list[Problem]:
    """What is odd about the columns of a tab's tables, and that nothing stands below them."""
    problems = [
        problem_at(tab.grid, *tab.grid.lowest(column, table.header.row, table.header.last), finding)
        for table in tab.tables
        for column, finding in (*table.columns.findings, *unknown_columns(table.columns, spellings))
    ]
    if not tab.outline.assignments:
        problems.append(problem_at(tab.grid, tab.tables[0].header.row, 0, Finding("TAB_EMPTY_FORM")))
    for table, year in tab.of_other_years:
        row = table.lines[0] if table.lines else table.header.row
        finding = Finding("TABLE_OTHER_YEAR", tab.grid.text(row, tab.grid.filled(row)[0]), {"year": str(year)})
        problems.append(problem_at(tab.grid, row, tab.grid.filled(row)[0], finding))
    return problems


def _tab_reading(tab: _Tab, by_tab: Mapping[int, tuple[int, int]]) -> TabReading:
    if tab.left_out:
        return read_tab(tab.grid, OTHER, (), left_out=tab.left_out)
    if tab.tables:
        return read_tab(tab.grid, FORM, [table.header for table in tab.tables], tab.outline, by_tab.get(id(tab.grid), (0, 0)))
    role = DIVISION_LIST if tab.divisions else MEETINGS if tab.meetings else OTHER
    return read_tab(tab.grid, role, [tab.divisions] if tab.divisions else [])
