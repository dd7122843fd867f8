"""The registry of problems: every code with its severity, its sentence and how to put it right, in ``KINDS``."""

from ita_dash.form.kinds.contradictions import OF_CONTRADICTIONS
from ita_dash.form.kinds.kind import SEVERITIES, Kind
from ita_dash.form.kinds.oddvalues import OF_VALUES
from ita_dash.form.kinds.plan import OF_PLANS
from ita_dash.form.kinds.sheet import OF_SHEETS

__all__ = ["KINDS", "OF_A_READING", "SEVERITIES", "Kind"]

KINDS: dict[str, Kind] = {**OF_SHEETS, **OF_PLANS, **OF_VALUES, **OF_CONTRADICTIONS}
"""Code → sort of problem."""
OF_A_READING = frozenset(
    {
        *("CELL_WITHOUT_HEADER", "CELL_ERROR", "FORMULA_WITHOUT_VALUE", "ROW_STRUCK_OUT", "ROW_CROSSED_OFF", "WORDS_STRUCK_OUT"),
        *("MEASURE_BY_NUMBER", "MEASURE_NUMBER_DIFFERS", "ACTIVITY_FROM_RESULT", "ITEMS_UNNUMBERED", "ITEMS_FOR_ALL"),
        *("DIVISION_LIST_MISSING", "DIVISION_BY_TITLE", "DIVISION_REMARK", "TEXT_REPAIRED"),
        *("PERIOD_UNREADABLE", "PERIOD_IMPOSSIBLE", "PERIOD_AMONG_WORDS", "PERIOD_YEAR_ASSUMED", "PERIOD_YEAR_BEFORE"),
        *("PERIOD_OUTSIDE_YEAR", "MONTHS_WITH_GAPS", "DATE_AMBIGUOUS", "DATE_IMPOSSIBLE", "DATE_UNREADABLE"),
        *("STATUS_UNREADABLE", "STATUS_REVIEW_WORD", "PERCENT_UNREADABLE", "PERCENT_OUT_OF_RANGE", "PERCENT_WITHOUT_SIGN"),
        *("WEIGHT_UNREADABLE", "REPORTED_BEFORE_YEAR", "REPORTED_IN_FUTURE"),
    }
)
"""How cells of a column were read, which a whole column may have in common. Not what each activity owes or contradicts."""
