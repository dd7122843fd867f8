"""The office's meetings: which was the last, and how far the work was then."""

from datetime import date

from ita_dash import keptversions
from ita_dash.ui.versionhistory import built, followed_key, history
from ita_dash.ui.view import View


def held(view: View) -> dict[date, str]:
    """The meetings up to the day on which the shown data was read, the last one first."""
    return view.dataset.meetings(view.settings)


def at_the_last(view: View) -> float | None:
    """Completion of what the filters leave as it stood at the last meeting; None without a meeting or a version of before."""
    met = next(iter(held(view)), None)
    if met is None or view.dataset.source.bundled:
        return None
    known = history(view)

    def stood() -> float | None:
        return keptversions.at_last_meeting(view.settings, view.dataset, view.filters, known.versions)

    return built(view, ("at the last meeting", met, followed_key(view, known)), stood)
