"""The accepted names of columns, from ``words/headings.toml``; ``form.headings.spellings`` compares headers with them."""

from ita_dash.form.fields import AS_TYPED
from ita_dash.form.words import words

LEVELS = words("headings", "levels")
"""What an office plans, from the widest to the narrowest. Of several such columns the first level is the measure, the last the
activity."""
_NAMED = words("headings", "fields")
SPELLINGS = _NAMED | {one.name: (one.heading,) for one in AS_TYPED if one.name not in _NAMED}
"""Field → the names that an office may give its column, beside those of ``LEVELS``."""
FIELDS = ("measure", "activity", *SPELLINGS)
"""What an office may give names of its own to (setting ``[columns]``)."""
_READINGS = words("headings", "readings")
TEXT_OR_PERCENT = frozenset(_READINGS["text_or_percent"])
"""Names under which some offices write a text and others a percent: what stands below tells."""
APPROACH_OR_ADVICE = frozenset(_READINGS["approach_or_advice"])
"""Names under which some offices plan and others recommend: beside a theme alone they are what is planned."""
BEGINNINGS = _READINGS["beginnings"]
"""Accepted names that a longer name of an office's own may begin with, and mean the same."""
