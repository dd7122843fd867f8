"""An error that a person is told of in plain words: what happened, what to do, and what stays with whoever runs the dashboard."""

from abc import ABC, abstractmethod


class ToldError(Exception, ABC):
    """``message`` and ``advice`` are for anyone who sees a page: no path of the server, no secret, no other program's words."""

    @property
    @abstractmethod
    def message(self) -> str:
        """What happened, in the words of the catalogue."""

    @property
    @abstractmethod
    def advice(self) -> str:
        """What a person can do about it."""

    @property
    @abstractmethod
    def facts(self) -> list[str]:
        """What whoever looks after the dashboard needs beside it, for the log and the command line. Never on a page."""
