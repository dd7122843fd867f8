"""What every answer tells the browser, a page's and a file's alike: run nothing and fetch nothing of another host.

The policy is as strict as Streamlit's pages work with. ``script-src`` has no ``unsafe-eval``: Streamlit draws charts with Vega's
own interpreter. ``style-src`` needs ``unsafe-inline``: Streamlit writes its styles into the page as it runs. The websocket of the
same host is covered by ``connect-src 'self'``.
"""

from collections.abc import Callable, Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "Content-Security-Policy"
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox allow-downloads"
"""Of a file that is opened on its own, a picture as a rule: it runs nothing and asks nobody."""
MEDIA = "/media/"
"""Where Streamlit keeps what a page shows or offers to download: files, too."""
UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What a browser can do and no page of ours asks for."""
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # The links to evidence lead out: other sites need not know which dashboard, which page and which filters
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
}


def page_policy(inline_scripts: Iterable[str]) -> str:
    """The policy of a page whose own scripts are those of this host and ``inline_scripts``, given by their hashes."""
    scripts = " ".join(["'self'", *(f"'{one}'" for one in inline_scripts)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


class Headers:
    """ASGI middleware: sets them where an answer has none of its own. ``frame_ancestors`` gives who else may frame us."""

    def __init__(self, app: ASGIApp, *, policy: str, frame_ancestors: Callable[[], Iterable[str]], base: str = "") -> None:
        self.app = app
        self._policy, self._frame_ancestors, self._media = policy, frame_ancestors, base + MEDIA

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_file = scope["path"].startswith(self._media)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._put(MutableHeaders(scope=message), FILE_POLICY if is_file else self._policy)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _put(self, headers: MutableHeaders, policy: str) -> None:
        for name, value in ALWAYS.items():
            headers.setdefault(name, value)
        policy = headers.get(POLICY, policy)
        if "frame-ancestors" not in policy:
            policy = " ".join([f"{policy}; frame-ancestors 'self'", *self._frame_ancestors()])
        headers[POLICY] = policy
