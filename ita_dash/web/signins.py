"""What Streamlit's sign-in is stricter about here: its cookies go by TLS alone, and no other website signs anybody out.

Streamlit sends its cookies without ``Secure``, since Safari keeps no such cookie of a plain ``http://localhost``: here they have
it wherever TLS brings the page. It signs out whoever is led to ``/auth/logout``, also from a link of somebody else's. The button
of our own pages leads there from this host, which browsers say.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.web.answers import RefusedError
from ita_dash.web.hosts import name_of
from ita_dash.web.paths import below

LOGOUT = ["auth", "logout"]
OWN = ("same-origin", "none")
"""Where a browser may say that it is led from (``Sec-Fetch-Site``): a page of ours, or its address line."""
COOKIE = b"set-cookie"
SECURE = "secure"


class SignIns:
    """ASGI middleware, behind ``Arrival``. ``now`` gives the settings: at which address people sign in."""

    def __init__(self, app: ASGIApp, *, now: Callable[[], Settings], base: str = "") -> None:
        self.app = app
        self._now, self._base = now, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if below(scope["path"], self._base) == LOGOUT and not _comes_from_a_page_of_ours(headers):
            await refusal().response()(scope, receive, send)
            return
        by_tls = scope.get("scheme") == "https" or _is_where_people_sign_in(headers, self._now().auth.origin)
        await self.app(scope, receive, _with_secure_cookies(send) if by_tls else send)


def refusal() -> RefusedError:
    """What is said to a browser that another website leads to the way out."""
    return RefusedError(403, _("Nobody is signed out by a link. Open the dashboard and press Sign out there."))


def _comes_from_a_page_of_ours(headers: Headers) -> bool:
    """By ``Sec-Fetch-Site``; a browser that does not say it, as on plain HTTP, names the page (``Referrer-Policy`` lets it)."""
    said = headers.get("sec-fetch-site")
    if said is not None:
        return said in OWN
    try:
        page = urlsplit(headers.get("referer", "")).netloc
    except ValueError:  # an address that is none
        return False
    return bool(name_of(page)) and name_of(page) == name_of(headers.get("host", ""))


def _is_where_people_sign_in(headers: Headers, origin: str) -> bool:
    """Whether the sign-in service leads to this host by TLS, whatever a proxy says of how the question came."""
    scheme, _mark, host = origin.partition("://")
    return scheme == "https" and bool(name_of(host)) and name_of(host) == name_of(headers.get("host", ""))


def _with_secure_cookies(send: Send) -> Send:
    async def send_secure(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [
                (name, _secure(value) if name.lower() == COOKIE else value) for name, value in message.get("headers", [])
            ]
        await send(message)

    return send_secure


def _secure(line: bytes) -> bytes:
    attributes = [part.strip().lower() for part in line.split(b";")[1:]]
    return line if SECURE.encode() in attributes else line + b"; Secure"
