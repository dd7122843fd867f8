"""The store of versions that all sessions of this process share."""

from ita_dash.history.store import Store, open_store
from ita_dash.settings import Settings, fingerprint

_open: dict[str, Store] = {}
"""By what the settings say of the store. It grows only as somebody edits the settings of a running app."""


def store(settings: Settings) -> Store:
    """The store that the settings name; opened once, and kept for as long as the process runs."""
    asked = settings.history_url, settings.history_keep_days, settings.history_daily_days
    key = fingerprint(repr(asked))
    # No lock: a database that does not answer must not hold up who asks for another; of two stores made at once one is kept
    return _open.get(key) or _open.setdefault(key, open_store(asked[0], keep_days=asked[1], daily_days=asked[2]))
