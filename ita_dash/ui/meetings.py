"""The office's meetings: which was the last, and how far the work was then."""

from datetime import date, datetime, time

from ita_dash import summary
from ita_dash.fiscal import BANGKOK
from ita_dash.history.choosing import standing_at
from ita_dash.ui.history import assessed, history
from ita_dash.ui.view import View


def held(view: View) -> dict[date, str]:
    """The meetings up to the day on which the shown data was read, the last one first."""
    today = view.dataset.read_at.astimezone(BANGKOK).date()
    return dict(sorted(((day, name) for day, name in view.settings.meetings.items() if day < today), reverse=True))


def moment_of(day: date) -> datetime:
    """When the day of a meeting begins: what is seen from then on has changed since."""
    return datetime.combine(day, time.min, BANGKOK)


def at_the_last(view: View) -> float | None:
    """Completion of what the filters leave as it stood at the last meeting; None without a meeting or a version of before."""
    days = list(held(view))
    if not days or view.dataset.source.bundled:
        return None
    moment = moment_of(days[0])
    version = standing_at(history(view).versions, moment)
    if version is None or version.first_seen > moment:
        return None
    before = assessed(view, version)
    completion = summary.total(view.filters.apply(before)).completion if before is not None else float("nan")
    return completion if completion == completion else None
