"""The one HTML page that Streamlit sends for every page of the app, as we want it: Thai, and without a link to what is shut."""

import base64
import gzip
import hashlib
import re
from collections.abc import Collection
from pathlib import Path

from markupsafe import escape
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita_dash.messages import _
from ita_dash.web.paths import FILES, below, nothing_here

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CONDITIONS = (b"if-none-match", b"if-modified-since")
_UNWANTED = (
    re.compile(r'\s*<!--(?:(?!-->).)*?-->\s*<link rel="service-desc"[^>]*>', re.DOTALL),  # the interface for agents is off
    re.compile(r'\s*<link\s+rel="preload"[^>]*as="font"[^>]*>', re.DOTALL),  # a font that our theme does not use
)


class IndexPage:
    """The page and its hash. Reads the file once."""

    def __init__(self, file: Path) -> None:
        html = file.read_text(encoding="utf-8")
        for unwanted in _UNWANTED:
            html = unwanted.sub("", html)
        html = html.replace('<html lang="en">', '<html lang="th">', 1)
        title = _("Measures to promote integrity and transparency (ITA)")
        html = re.sub("<title>.*?</title>", f"<title>{escape(title)}</title>", html)
        without = _("The dashboard's pages need JavaScript. Files for Excel and other programs are under /export/measures.csv.")
        html = re.sub("<noscript>.*?</noscript>", f"<noscript><p>{escape(without)}</p></noscript>", html, flags=re.DOTALL)
        self.inline_scripts = [_hash(script) for script in _INLINE_SCRIPT.findall(html)]
        """What a Content-Security-Policy calls the scripts that stand in the page."""
        self._plain = html.encode()
        self._packed = gzip.compress(self._plain, 9, mtime=0)
        self._tag = f'"{hashlib.sha256(self._plain).hexdigest()[:32]}"'

    def response(self, request: Headers, status: int = 200) -> Response:
        """The page; 304 where the asker has it. Nothing is kept without asking: a new release has other scripts."""
        headers = {"ETag": self._tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if status == 200 and self._tag in request.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" in request.get("accept-encoding", ""):
            return Response(self._packed, status, {**headers, "Content-Encoding": "gzip"}, "text/html")
        return Response(self._plain, status, headers, "text/html")


class Index:
    """ASGI middleware: puts our page where Streamlit answers with its own, and 404 where there is no page.

    ``pages`` are the pages' addresses below ``base``, the first one's empty. An address that is none of them, but looks like one,
    gets the page with status 404: Streamlit says then that there is no such page.
    """

    def __init__(self, app: ASGIApp, *, page: IndexPage, pages: Collection[str], base: str = "") -> None:
        self.app = app
        self._page, self._pages, self._base = page, frozenset(pages), base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        replaced = False

        async def send_ours(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                answer = Headers(raw=message["headers"])
                replaced = message["status"] == 200 and answer.get("content-type", "").startswith("text/html")
                if replaced:
                    await self._ours(scope["path"], headers)(scope, receive, send)
            if not replaced:
                await send(message)

        if self._is_page_like(scope["path"]):
            # A browser that has Streamlit's page from before would be told that it is still the same
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in _CONDITIONS]}
        await self.app(scope, receive, send_ours)

    def _ours(self, path: str, request: Headers) -> Response:
        if not self._is_page_like(path):
            return nothing_here()
        return self._page.response(request, 200 if "/".join(below(path, self._base) or []) in self._pages else 404)

    def _is_page_like(self, path: str) -> bool:
        parts = below(path, self._base) or []
        return not parts or (parts[0] not in FILES and "." not in parts[-1])


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
