"""The store of versions that the settings name: where it stands, and whose versions it holds. One for all of a process."""

from pathlib import Path
from threading import Lock

from ita_dash.caches import Cache
from ita_dash.dataset import configured_sources
from ita_dash.folders import data_folder
from ita_dash.history.store import Office, Store, source_key
from ita_dash.settings import Settings, fingerprint

MOST = 4
"""Stores that are kept open: settings that change while the app runs make another."""
_LOCK = Lock()
_OPEN: dict[str, Store] = {}
_NAMED = Cache.of_so_many("stores", 4 * MOST)
"""What tells a store from others, by the settings: pages ask for theirs several times in each run."""


def store(settings: Settings) -> Store:
    """The store of these settings; kept for as long as the process runs. Nothing is asked of a database before it has to be."""
    folder = data_folder()
    key, office, days = _NAMED.get((settings.fingerprint, folder), lambda: _named(settings, folder))
    with _LOCK:
        if key not in _OPEN:
            _OPEN[key] = Store(settings.history_url, office, folder=folder, **days)
            while len(_OPEN) > MOST:
                _OPEN.pop(next(iter(_OPEN))).close()
        return _OPEN[key]


def _named(settings: Settings, folder: Path) -> tuple[str, Office, dict[str, int]]:
    """What tells the store of these settings from others, and what it is opened with."""
    office = office_of(settings)
    days = {
        "keep_days": settings.history_keep_days,
        "daily_days": settings.history_daily_days,
        "most_bytes": settings.history_megabytes * 1_000_000,
    }
    return fingerprint(repr((settings.history_url, office, days, folder))), office, days


def office_of(settings: Settings) -> Office:
    """Whose versions these settings may see: those of ``office_id``, of the sources that they name, of what they continue."""
    keys = {source_key(source.location) for source in configured_sources(settings).values() if not source.bundled}
    return Office(settings.office_id, tuple(sorted(keys)), settings.continues)
