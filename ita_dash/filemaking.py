"""Files that take much to make, made by workers with limits: what native renderers draw, and whatever is large.

Small files share a worker that is renewed after a few; a large one has a worker of its own, which ends with it, one at a time.
"""

import logging
from importlib import import_module
from typing import Any

from ita_dash.incidents import incident
from ita_dash.messages import N_, _
from ita_dash.workers import here
from ita_dash.workers.bounds import Limits, Reason, StoppedError
from ita_dash.workers.crew import Crew

LOG = logging.getLogger(__name__)
SMALL, LARGE = Limits(seconds=60, megabytes=700), Limits(seconds=180, megabytes=1500)
"""A report of 300 assignments, or a volume of a larger one, takes some three seconds of a processor and 360 megabytes, the Word
file of 3,000 takes 20 and 450. What takes more are tables of the largest sheets."""
MANY_ROWS = 300
"""Rows from which on a file is large: a report of that many has some hundred pages."""
_SMALL_CREW = Crew(most_waiting=16, jobs_each=20, fat=220)
_LARGE_CREW = Crew(most_waiting=2, jobs_each=1)

REASONS: dict[Reason, str] = {
    "busy": N_("Many files are being made at the moment. Try again shortly."),
    "making": N_("The file is large and is being made. Ask for it again in half a minute."),
    "ended": N_("The dashboard is being stopped. Try again in a few minutes."),
    "time": N_("Making the file took more than {seconds} seconds and was given up. Choose fewer rows with the filters."),
    "memory": N_(
        "Making the file took more than {megabytes} megabytes of memory and was given up. Choose fewer rows with the filters."
    ),
    "died": N_("The file could not be made. The log of the dashboard says why under {id}."),
}
RETRY_SECONDS: dict[Reason, int] = {"busy": 10, "making": 30, "ended": 60}
"""When to ask again where the reason is one of the moment."""


class NotMadeError(Exception):
    """There is no file, and ``message`` says why."""

    def __init__(self, reason: Reason, limits: Limits = SMALL, incident_id: str = "") -> None:
        self.reason, self._limits, self._id = reason, limits, incident_id
        super().__init__(reason)

    @property
    def message(self) -> str:
        """For a person, in the language of this process."""
        of_limits = {"seconds": round(self._limits.seconds), "megabytes": self._limits.megabytes}
        return _(REASONS[self.reason]).format(id=self._id, **of_limits)

    @property
    def retry_after(self) -> int | None:
        """Seconds until the same may be asked for again; None where it would fail again."""
        return RETRY_SECONDS.get(self.reason)


def made(function: str, *arguments: object, large: bool = False) -> Any:
    """What ``function`` (as in ``package.module:name``) gives for ``arguments``, done by a worker. Raises ``NotMadeError``.

    A worker that calls this does it itself.
    """
    if here.working:
        module, _colon, name = function.partition(":")
        return getattr(import_module(module), name)(*arguments)
    crew, limits = (_LARGE_CREW, LARGE) if large else (_SMALL_CREW, SMALL)
    try:
        return crew.run(function, *arguments, limits=limits)
    except StoppedError as stopped:
        id_ = incident(LOG, f"{function} was given up", stopped) if stopped.reason == "died" else ""
        raise NotMadeError(stopped.reason, limits, id_) from None
    except Exception as error:  # a renderer fails in its own ways, and no viewer can do anything about it
        raise NotMadeError("died", limits, incident(LOG, f"{function} failed", error)) from None
