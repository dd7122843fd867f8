"""The middleware around everything that the server answers, the outermost first."""

from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic

from starlette.middleware import Middleware

from ita_dash.access.admission import Door
from ita_dash.settings import Settings
from ita_dash.settings.settingerrors import SettingError
from ita_dash.web import data
from ita_dash.web.arrival import Arrival
from ita_dash.web.back import Back
from ita_dash.web.connection import NoDelay
from ita_dash.web.failureanswers import Failures
from ita_dash.web.fileaccess import FileAccess
from ita_dash.web.headers import Headers, page_policy
from ita_dash.web.hosts import Hosts
from ita_dash.web.index import Index, IndexPage
from ita_dash.web.pace import Pace
from ita_dash.web.packed import PackedStatics
from ita_dash.web.paths import Paths
from ita_dash.web.querylimits import Queries
from ita_dash.web.rations import Rations
from ita_dash.web.signins import SignIns
from ita_dash.web.unfinished import Unfinished

AGAIN_AFTER = 10.0
"""Seconds for which settings serve that stand around every answer: a page asks for a hundred files at once."""


def guard(
    *, now: "SettingsNow", door: Door, index: Path, pages: Mapping[str, str], address: str | None, base: str = ""
) -> list[Middleware]:
    """What stands around the app. ``index`` is Streamlit's HTML page, ``pages`` their addresses and titles.

    ``address`` is where the server listens; None where that is not known. ``base`` is empty or as in ``/ita``.
    """
    page = IndexPage(index)
    free = frozenset({f"{base}/_stcore/health", f"{base}/ready"})
    return [
        Middleware(Unfinished),
        Middleware(NoDelay),
        Middleware(Arrival, proxies=lambda: now.settings.proxies),
        Middleware(
            Headers, policy=page_policy(page.inline_scripts), frame_ancestors=lambda: now.settings.frame_ancestors, base=base
        ),
        Middleware(Failures),
        Middleware(Hosts, named=lambda: now.settings.hosts, address=address, free=free),
        Middleware(Paths, base=base, signing_in=lambda: door.mode(now.settings) == "signed-in"),
        Middleware(Queries, now=lambda: now.settings),
        Middleware(SignIns, now=lambda: now.settings, base=base),
        Middleware(Back, pages=pages, base=base),
        Middleware(FileAccess, door=door, now=lambda: now.good, pages=pages, base=base),
        Middleware(Rations, now=lambda: now.settings, base=base),
        Middleware(PackedStatics, folder=index.parent, base=base),
        Middleware(Index, page=page, pages=pages, base=base),
        Middleware(Pace, now=lambda: now.settings),
    ]


def may_act(door: Door, now: "SettingsNow") -> Callable[[Mapping[str, str]], bool]:
    """Whether the page of a browser with these cookies may run in parts; see ``ui.spoken``."""

    def of(cookies: Mapping[str, str]) -> bool:
        settings = now.good
        return settings is not None and door.may_act(settings, cookies)

    return of


class SettingsNow:
    """The settings, read again after ``AGAIN_AFTER``."""

    def __init__(self) -> None:
        self._known: Settings | None = None
        self._until = 0.0

    @property
    def good(self) -> Settings | None:
        """None while they are wrong: nobody is given anything then."""
        if monotonic() >= self._until:
            try:
                self._known = data.settings()
            except SettingError:
                self._known = None
            self._until = monotonic() + AGAIN_AFTER
        return self._known

    @property
    def settings(self) -> Settings:
        """For what holds no data: while they are wrong those of nothing set do."""
        return self.good or Settings()
