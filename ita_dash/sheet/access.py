"""What opening a Google Sheet needs to be told. An installation's settings are one; this folder knows no settings."""

from collections.abc import Mapping
from typing import Protocol


class Bounds(Protocol):
    """Bounds that the office has set."""

    @property
    def given(self) -> Mapping[str, int]:
        """By the name of the setting."""


class Access(Protocol):
    """How to reach the Sheets API, and as whom."""

    @property
    def service_account(self) -> Mapping[str, str] | None:
        """The fields of a service account's JSON key."""

    @property
    def api_key(self) -> str | None:
        """Instead of a service account, for a sheet that anyone with the link can view."""

    @property
    def api_endpoint(self) -> str:
        """The root of the Sheets API, without a trailing slash."""

    @property
    def limits(self) -> "Bounds":
        """What the office has set of ``sheet.limits``."""

    @property
    def files(self) -> tuple[str, ...]:
        """Folders: where there are any, no file outside them is opened."""
