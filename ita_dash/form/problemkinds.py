"""The registry of problems: every code with its severity, its sentence and how to put it right, from ``words/problems.toml``."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

SEVERITIES = ("error", "warning", "info")
"""error: data is missing from the figures; warning: a figure may be wrong; info: worth a look."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of problem. ``message`` and ``fix`` are messages that may name ``{value}`` and the details of the finding."""

    severity: str
    message: str
    fix: str
    of_a_reading: bool = False
    """Whether it says how cells of a column were read, which a whole column may have in common; not what each activity owes or
    contradicts."""


_FILE = files("ita_dash.form").joinpath("words", "problems.toml")
KINDS = {code: Kind(**said) for code, said in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()}
"""Code → sort of problem."""
OF_A_READING = frozenset(code for code, kind in KINDS.items() if kind.of_a_reading)
