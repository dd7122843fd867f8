"""What single cells mean: readers of periods, dates, statuses, percents, divisions, evidence.

Each takes what the cell shows (``text``) and, where that says more, its value (``value``: the number, the serial of a date, a
bool; ``kind``: ``text number percent date bool``), and gives a frozen reading: the value or None, and ``findings`` (codes with
parameters, ``form.problems.Finding``) that say what is odd or could not be read. Blank gives None and no finding. None raises for
any text; each is at most linear in its text, longer texts than a value can be (``form.text.LONGEST_VALUE``) are not read as one.

    period.read_period(text, year: FiscalYear | None) -> PeriodReading(start, end, recurring, parts, findings)
    period.period_text(start, end, thai_digits=True) -> str          the app's own way to write one; reads back
    period.fiscal_year_named(text) -> int | None                     the Buddhist fiscal year that a title names
    dates.read_date(text, *, value=None) -> DateReading(day, findings)
    dates.read_timestamp(text, value) -> datetime | None
    months.read_months([(header, heading over it)]) -> [Months | None]; is_mark(text); Marked(months).parts(year)
    status.read_status(text) -> StatusReading(status, reason, percent, findings)         a cell of a status column
    status.status_said_by(result) -> str | None                                          a result in prose
    ticks.status_named(header) -> str; read_ticks(headers) -> [str]; said_beside(text) -> str
    ticks.says_more(text) -> bool                             a status cell holds more than its status
    percent.read_percent(text, value=None, kind="text") -> PercentReading(percent 0–100, findings)
    percent.percent_alone(text) -> float | None                      a result that is a percent and nothing else
    howfar.percent_said_by(result) -> float | None                   how far a sentence says that the work is
    percent.read_weight(text, value=None) -> (weight, findings)
    percent.share_of_target(result, target) -> float | None           a count of its target
    division.DivisionList(divisions).read(text) -> DivisionReading(names, everyone, excluded, remark, findings)
    divisionlist.division_list(rows) -> (DivisionList, findings); everyone(list); names_division(list, title) -> str
    alldivisions.all_divisions(text) -> AllDivisions | None; is_everyone(text) -> bool
    evidence.read_evidence(text, cell_links=()) -> tuple[str, ...]; links_in(text); is_link(text)
"""
