"""The store of versions that all sessions of this process share."""

from functools import lru_cache

from ita_dash.history.store import Store, open_store
from ita_dash.settings import Settings


def store(settings: Settings) -> Store:
    """The store that the settings name; opened once, and kept for as long as the process runs."""
    return _opened(settings.history_url, settings.history_keep_days, settings.history_daily_days)


@lru_cache(maxsize=4)
def _opened(url: str, keep_days: int, daily_days: int) -> Store:
    return open_store(url, keep_days=keep_days, daily_days=daily_days)
