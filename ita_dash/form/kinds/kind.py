"""One sort of problem: how grave it is, its sentence and how to put it right."""

from dataclasses import dataclass

SEVERITIES = ("error", "warning", "info")
"""error: data is missing from the figures; warning: a figure may be wrong; info: worth a look."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of problem. ``message`` and ``fix`` may name ``{value}`` and the details of the finding."""

    severity: str
    message: str
    fix: str
