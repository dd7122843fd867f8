"""Who is given a file: the one check before every address that is not free for all."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.access.admission import DOOR, Door
from ita_dash.access.modes import Mode
from ita_dash.access.people import Person
from ita_dash.messages import N_, _
from ita_dash.settings import Settings
from ita_dash.web.answers import RefusedError
from ita_dash.web.paths import CORE, below

KEY = "key"
"""The parameter of a link that has a key or a token; a program may send it as ``Authorization: Bearer …`` instead."""
PERSON = "ita_dash.person"
"""Where a request has who asks, for the routes."""
FREE = frozenset({"static", "assets", "ready", "auth", "oauth2callback", "favicon.png", "manifest.json", "index.html", CORE})
"""First parts of addresses at which there is no word of the sheet: scripts, fonts, the way to the sign-in, whether the server
lives. Beside them the pages' addresses: all have the same HTML, what they show comes through the websocket. Everything else is
asked for."""
INSIDE = frozenset({"metrics"})
"""First parts of addresses that are for planning officers and programs: the share of Google's quota, how the store is."""
FOR_PLANNERS = N_("This address is for planning officers and for programs that have a token of the office.")
WHY: dict[Mode, tuple[int, str]] = {
    "signed-in": (401, N_("Open the dashboard, sign in, and copy the link to the file from the page Downloads.")),
    "closed": (401, N_("The dashboard is closed. Files are for programs that have a token of the office.")),
    "unchosen": (403, N_("Nobody has chosen yet who may see this dashboard. Its page says how.")),
}

_FIRST = ThreadPoolExecutor(2, "first read")
"""Threads that wait for the first read of the sheet: it ends for all of them at once."""


def shows_figures(settings: Settings) -> bool:
    """Whether whoever asks for a page may see figures before the page runs: in its HTML, which LINE reads too.

    Where not, a link shows the office's name alone.
    """
    return DOOR.mode(settings) == "public"


class FileAccess:
    """ASGI middleware. ``now`` gives the settings, None while they are wrong; ``pages`` are the pages' addresses."""

    def __init__(
        self, app: ASGIApp, *, door: Door, now: Callable[[], Settings | None], pages: Collection[str], base: str = ""
    ) -> None:
        self.app = app
        self._door, self._now, self._pages, self._base = door, now, frozenset(pages), base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = _taken_out(scope)
        if not self._is_free(scope["path"]):
            settings = self._now()
            person = await self._person(settings, HTTPConnection(scope).cookies, given) if settings else None
            if person is None:
                await _refusal(self._door.mode(settings) if settings else "unchosen").response()(scope, receive, send)
                return
            if not (person.plans or person.is_program) and self._is_inside(scope["path"]):
                await RefusedError(403, _(FOR_PLANNERS)).response()(scope, receive, send)
                return
            scope[PERSON] = person
        await self.app(scope, receive, send)

    async def _person(self, settings: Settings, cookies: Mapping[str, str], given: str) -> Person | None:
        if self._door.must_wait(settings, cookies=cookies, given=given):
            await asyncio.get_running_loop().run_in_executor(_FIRST, self._door.wait, settings)
        return self._door.asking(settings, cookies=cookies, given=given)

    def _is_inside(self, path: str) -> bool:
        return (below(path, self._base) or [""])[0] in INSIDE

    def _is_free(self, path: str) -> bool:
        parts = below(path, self._base) or []
        return not parts or parts[0] in FREE or "/".join(parts) in self._pages


def check(request: Request, settings: Settings) -> Person:
    """Who asks. Raises ``RefusedError`` where the request is given no file."""
    if not settings.links:
        raise RefusedError(404, _("Links to files are switched off in this dashboard. Download the file on the page Downloads."))
    person = request.scope.get(PERSON)
    if not isinstance(person, Person):
        raise _refusal("unchosen")
    return person


def _refusal(mode: Mode) -> RefusedError:
    status, said = WHY[mode]
    return RefusedError(status, _(said), {"WWW-Authenticate": "Bearer"} if status == 401 else {})


def _taken_out(scope: Scope) -> str:
    """The key or token of a request, taken out of its address: no log of the server, no file and no page has it."""
    query: bytes = scope.get("query_string", b"")
    given = ""
    if KEY.encode() in query:
        pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in reversed(pairs) if name == KEY), "")
        if given or any(name == KEY for name, _value in pairs):
            scope["query_string"] = urlencode([pair for pair in pairs if pair[0] != KEY]).encode("latin-1")
    kind, _blank, bearer = HTTPConnection(scope).headers.get("authorization", "").partition(" ")
    return bearer.strip() if kind.lower() == "bearer" else given
