"""How far a year, or a part of it, is as a whole: what may be said of it before any figure is.

Report, summary, card and the text for LINE all ask here, so that none of them says of a year that it was carried out where
nothing was, or that nothing was reported where all was called off.
"""

from ita_dash.form.values.status import CANCELLED, DONE, NO_REPORT
from ita_dash.summary import Total

EMPTY, CALLED_OFF, UNREPORTED, NOT_BEGUN, BEGUN, FINISHED = "empty", "called_off", "unreported", "not_begun", "begun", "finished"
STAGES = (EMPTY, CALLED_OFF, UNREPORTED, NOT_BEGUN, BEGUN, FINISHED)
"""No assignment at all; all are cancelled; nothing is reported of what counts; nothing of it has moved; some has; all is done."""


def stage(total: Total) -> str:
    """One of ``STAGES``: where what ``total`` counts stands."""
    counted = total.assignments - total.by_status[CANCELLED]
    if not counted:
        return CALLED_OFF if total.assignments else EMPTY
    if total.by_status[NO_REPORT] == counted:
        return UNREPORTED
    if total.by_status[DONE] == counted:
        return FINISHED
    return BEGUN if total.completion > 0 else NOT_BEGUN
