"""What a reader of one value found odd: a code of ``form.problemkinds`` and what was read, without a place."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in one value, before it is known where it stands."""

    code: str
    value: str = ""
    """What was read, as typed."""
    details: Mapping[str, str] = field(default_factory=dict)
    """Fills the placeholders of the kind's sentences, beside ``{value}``."""
