"""Structural loss: a version that lost so much of the version before that somebody probably deleted it by mistake."""

from collections import defaultdict
from dataclasses import dataclass

from ita_dash.form.fields import HEADINGS, NEEDED
from ita_dash.form.read import Form
from ita_dash.messages import N_, _

SENTENCES: dict[str, str] = {
    "no_form": N_("No tab of the sheet is a form any more"),
    "column_gone": N_("The column {column} is gone from {tabs}"),
    "assignments_halved": N_("Only {after} of {before} reporting items are left"),
    "reports_gone": N_("More than half of {column} became blank or errors: only {after} of {before} are left"),
}
REPORTED = {"status": "status_read", "result": "result"}
"""Columns of the sheet that hold what divisions report, and of the frame."""


@dataclass(frozen=True, slots=True)
class Loss:
    """``code`` is a key of ``SENTENCES``; ``details`` fill its sentence. ``field`` is the one whose column is gone."""

    code: str
    details: dict[str, str]
    field: str = ""

    @property
    def message(self) -> str:
        """What is lost; a caller that shows Thai digits turns them."""
        return _(SENTENCES[self.code]).format(**self.details)


def structural_loss(before: Form | None, after: Form | None) -> tuple[Loss, ...]:
    """What ``after`` lost of ``before``, the gravest first; empty where nothing of the kind happened or there was no before."""
    had = _fields_by_tab(before)
    if not had:
        return ()
    has = _fields_by_tab(after)
    if not has or after is None or before is None:
        return (Loss("no_form", {}),)
    losses = [
        Loss("column_gone", {"column": HEADINGS[field], "tabs": ", ".join(tabs)}, field)
        for field, tabs in _gone(had, has).items()
    ]
    count_before, count_after = len(before.assignments), len(after.assignments)
    if count_after * 2 < count_before:
        losses.append(Loss("assignments_halved", {"before": str(count_before), "after": str(count_after)}))
    else:
        losses += _reports_gone(before, after, {loss.field for loss in losses})
    return tuple(losses)


def _reports_gone(before: Form, after: Form, named: set[str]) -> list[Loss]:
    """The columns of reports that say less than half of what they said; those that are gone are ``named`` already."""
    losses = []
    for field in REPORTED:
        had, has = _reports(before, field), _reports(after, field)
        if has * 2 < had and field not in named:
            losses.append(Loss("reports_gone", {"column": HEADINGS[field], "before": str(had), "after": str(has)}, field))
    return losses


def _reports(form: Form, field: str) -> int:
    """How many assignments say something in ``field``. What an error of a formula stands for the reader leaves empty already,
    unless another column of the field (an earlier round) says it."""
    return int((form.assignments[REPORTED[field]].fillna("").astype("str").str.strip() != "").sum())


def _fields_by_tab(form: Form | None) -> dict[str, set[str]]:
    """The needed fields that each form tab has a column for."""
    return {
        tab.title: {column.field for header in tab.headers for column in header.columns} & set(NEEDED)
        for tab in (form.tabs if form is not None else ())
        if tab.is_form
    }


def _gone(had: dict[str, set[str]], has: dict[str, set[str]]) -> dict[str, list[str]]:
    """The tabs that lost each field. A tab that was renamed or taken away counts only where no tab has the field any more."""
    left = set[str]().union(*has.values())
    gone: dict[str, list[str]] = defaultdict(list)
    for tab, fields in had.items():
        for field in NEEDED:
            if field in fields and field not in has.get(tab, left):
                gone[field].append(tab)
    return dict(gone)
