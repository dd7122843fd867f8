# ruff: noqa: E501 (one column, one rule a line)
"""The rules behind the figures, in the sentences that files carry with them. ``progress`` and ``summary`` apply them."""

from ita_dash.messages import N_, _
from ita_dash.progress import BEHIND_POINTS, DUE_SOON_DAYS

RULES: tuple[tuple[str, str], ...] = (
    # what it is about, how it is reckoned
    (N_("Assignment"), N_("One activity carried out by one division: the row that a division reports on.")),
    (
        N_("Progress of an assignment"),
        N_(
            "The first that applies: the percent in the sheet, also one that is all its result says; the status (done 100, not started 0, in progress 50 as an estimate, unable 0); what the result says; a result that says nothing of the kind counts as done; nothing at all is 0 and no report."
        ),
    ),
    (
        N_("Completion"),
        N_(
            "An activity's is the mean progress over its divisions; a measure's, a division's and the office's is the mean over its activities by their weights (1 unless given). Cancelled assignments are left out; those that cannot be carried out stay in with what was reached."
        ),
    ),
    (
        N_("Plain count"),
        N_(
            "Beside every mean stands how many activities are done, of how many: an activity is done when every counted assignment of it is."
        ),
    ),
    (
        N_("All divisions"),
        N_(
            "An activity of all divisions is one assignment for each division in the list of divisions that belongs to no other. Where a division also reports on its own, its own row counts."
        ),
    ),
    (
        N_("Units"),
        N_("A unit's assignments also count for the division that it belongs to; choosing a division chooses its units."),
    ),
    (N_("Overdue"), N_("The last day of the period has passed and the assignment is neither done nor stopped.")),
    (
        N_("Behind plan"),
        N_("A percent is given and lies more than {points} points under the straight line from the first to the last day."),
    ),
    (N_("Due soon"), N_("The last day of the period is at most {days} days away.")),
    (N_("Not due to start"), N_("The first day of the period is still to come.")),
    (N_("Stopped"), N_("The assignment cannot be carried out or is cancelled.")),
    (N_("No period given"), N_("The sheet gives no period, or one that could not be read.")),
    (
        N_("No report, not started and 0 percent"),
        N_(
            "Three different things: nobody has said anything; the division says that it has not begun; the division says how far it is."
        ),
    ),
    (
        N_("Problems and filters"),
        N_(
            "The sheet of problems follows the filter by division only: measure and status may be the very thing that could not be read."
        ),
    ),
)


def rules() -> list[tuple[str, str]]:
    """What each rule is about and its sentence."""
    return [(_(name), _(sentence).format(points=BEHIND_POINTS, days=DUE_SOON_DAYS)) for name, sentence in RULES]
