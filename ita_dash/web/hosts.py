"""By which names the dashboard may be asked for, and from which pages: no stranger's page reads it through a viewer's browser.

A browser that was led to this machine under a name of somebody else's (DNS rebinding) sends that name as ``Host``; a page of
somebody else's that opens a websocket to us sends its own address as ``Origin``.
"""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.access.modes import is_loopback
from ita_dash.messages import _
from ita_dash.web.answers import RefusedError

ANY = "*"
MISDIRECTED = 421
"""The status for a host that this server does not answer for (RFC 9110, 15.5.20)."""


class Hosts:
    """ASGI middleware. ``named`` gives the hosts that the settings name; ``address`` is what the server listens on, if known.

    Names of this machine itself are always good, no other browser can be led to them. Beyond these: what the settings name, else
    none where the server listens on the loopback, else any. ``free`` are paths that answer under any name, for whoever
    looks whether the server is alive.
    """

    def __init__(
        self, app: ASGIApp, *, named: Callable[[], Iterable[str]], address: str | None, free: frozenset[str] = frozenset()
    ) -> None:
        self.app = app
        self._named, self._free = named, free
        self._otherwise = () if address is not None and is_loopback(address) else (ANY,)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"] in self._free:
            await self.app(scope, receive, send)
            return
        good = (*self._named(),) or self._otherwise
        hosts = Headers(scope=scope).getlist("host")
        name = name_of(hosts[0]) if len(hosts) == 1 else ""
        answers = is_loopback(name) or is_among(name, good)
        if scope["type"] == "http" and not answers:
            await refusal().response()(scope, receive, send)
        elif scope["type"] == "websocket" and not (answers and _from_own_page(scope, hosts[0], good)):
            await send({"type": "websocket.close", "code": 1008})  # before it was accepted: the browser gets 403
        else:
            await self.app(scope, receive, send)


def refusal() -> RefusedError:
    """What is said to a browser that asked under another name."""
    return RefusedError(
        MISDIRECTED,
        _(
            "The dashboard does not answer under this address. Whoever looks after it adds the name to hosts under [app] in the "
            "settings (ITA_DASH_HOSTS in the environment)."
        ),
    )


def name_of(host: str) -> str:
    """The name in a ``Host`` header, without the port; empty where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        _port = parts.port  # raises where it is none
        plain = parts.netloc == host and parts.username is None and parts.hostname
    except ValueError:
        return ""
    return (parts.hostname or "").rstrip(".") if plain else ""


def is_among(host: str, patterns: Iterable[str]) -> bool:
    """Whether ``host`` is one of ``patterns``: a name, ``*.name`` for all below it, ``*`` for any."""
    return bool(host) and any(one == ANY or host == one or (one.startswith("*.") and host.endswith(one[1:])) for one in patterns)


def _from_own_page(scope: Scope, host: str, good: Iterable[str]) -> bool:
    """Whether a websocket comes from a page of this dashboard; one without an ``Origin`` comes from no browser.

    Streamlit is told then that it was asked under that name: of another origin than ``Host``, as behind a proxy, it would find
    out whether that is this machine by asking a service on the internet. The origin stays: a sign-in holds for that alone.
    """
    headers = Headers(scope=scope)
    origins = headers.getlist("origin")
    if not origins:
        return True
    scheme, _mark, origin = origins[0].partition("://") if len(origins) == 1 else ("", "", "")
    if scheme not in ("http", "https"):
        return False
    if origin != host:
        if not is_among(name_of(origin), [one for one in good if one != ANY]):
            return False
        own = origin.encode("latin-1")
        scope["headers"] = [(name, own if name == b"host" else value) for name, value in scope["headers"]]
    return True
