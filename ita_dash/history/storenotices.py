"""What a person should know about the store of versions: what is the matter with it, and what to do."""

from dataclasses import dataclass, field

from ita_dash.messages import N_, _

REASONS: dict[str, tuple[str, str]] = {
    # code: (what is the matter, what to do)
    "full": (
        N_("New versions of the data are kept in memory alone: the disk of the store is full"),
        N_("Free some space; what waits in memory is stored by itself then. It is lost if the app stops before."),
    ),
    "read_only": (
        N_("New versions of the data are kept in memory alone: the store may not be written"),
        N_("Let the app's user write the file and its folder, or name another place in the setting history_url."),
    ),
    "unwritable": (
        N_("Versions of the data are kept in memory alone: the store cannot be opened or written"),
        N_("Let the app's user write the file and its folder, or name another place in the setting history_url."),
    ),
    "unavailable": (
        N_("New versions of the data are kept in memory alone: the database does not answer as it should"),
        N_("Check the database and the setting history_url; what waits in memory is stored by itself once it answers."),
    ),
    "bad_url": (
        N_("Versions of the data are kept in memory alone: the setting history_url cannot be used"),
        N_("Write it as in sqlite:///var/history.db or postgresql://user:password@host/database, and start the app again."),
    ),
    "newer": (
        N_("Versions of the data are kept in memory alone: the store was written by a newer version of the app"),
        N_("Update the app, or name another place in the setting history_url. The store was left as it is."),
    ),
    "corrupt": (
        N_("The store of versions was damaged. It was moved aside, in its folder, and a new one was begun"),
        N_("Keep that file: whoever looks after the database may get versions out of it. Check the disk of this machine."),
    ),
    "no_room": (
        N_("The store of versions had reached its bound: the oldest ones were let go"),
        N_("Something in the sheet changes all the time, as a clock. Take it out, or raise the setting history_megabytes."),
    ),
    "stuck": (
        N_("Versions of the data are kept in memory alone: the store is damaged and cannot be moved aside"),
        N_("Move the file away by hand; a new store is begun then."),
    ),
}


FACTS = {"place": N_("The store: {what}"), "detail": N_("What failed: {what}"), "aside": N_("The damaged file: {what}")}
"""What a notice may know beside its sentences."""


@dataclass(frozen=True, slots=True)
class Notice:
    """``code`` is a key of ``REASONS``. Pages show ``message`` and ``advice``; ``details`` stand in ``facts`` alone."""

    code: str
    details: dict[str, str] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """What is the matter. No path, no address: every viewer sees it."""
        return _(REASONS[self.code][0])

    @property
    def advice(self) -> str:
        """What a person can do about it."""
        return _(REASONS[self.code][1])

    @property
    def facts(self) -> list[str]:
        """Where, and what the database said, for the log and the command line. Never on a page."""
        return [_(sentence).format(what=self.details[name]) for name, sentence in FACTS.items() if self.details.get(name)]
