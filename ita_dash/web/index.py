"""The one HTML page that Streamlit sends for every page of the app, as we want it: Thai, with what its address says of itself.

It says at once what a browser shows before Streamlit's scripts have come, and leads to nothing that is shut.
"""

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ita_dash.look import linecard
from ita_dash.look.announcing import ICON
from ita_dash.look.markup import element
from ita_dash.messages import _
from ita_dash.web import assets, modules
from ita_dash.web.announced import Announced, announced, unannounced
from ita_dash.web.paths import FILES, below, nothing_here

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOT_FOR_STREAMLIT = (b"if-none-match", b"if-modified-since", b"accept-encoding")
"""A browser that has Streamlit's page from before would be told that nothing changed; what we replace need not be packed."""
_UNWANTED = (
    re.compile(r'\s*<!--(?:(?!-->).)*?-->\s*<link rel="service-desc"[^>]*>', re.DOTALL),  # the interface for agents is off
    re.compile(r'\s*<link\s+rel="preload"[^>]*as="font"[^>]*>', re.DOTALL),  # a font that our theme does not use
    re.compile(r'\s*<link\s+rel="shortcut icon"[^>]*>'),
    re.compile(r"\s*<title>.*?</title>"),
)
_STYLE = re.compile(r'\s*<link rel="stylesheet"[^>]*>')


class IndexPage:
    """The page without what differs from address to address. Reads the file once."""

    def __init__(self, file: Path) -> None:
        html = file.read_text(encoding="utf-8")
        for unwanted in _UNWANTED:
            html = unwanted.sub("", html)
        html = html.replace('<html lang="en">', '<html lang="th">', 1)
        without = _("The dashboard's pages need JavaScript. Files for Excel and other programs are under /export/measures.csv.")
        html = re.sub("<noscript>.*?</noscript>", f"<noscript>{element('p', without)}</noscript>", html, flags=re.DOTALL)
        # The styles first: fifty scripts that are announced before them would hold up what can be seen at once
        styles = "".join(_STYLE.findall(html))
        start, mark, rest = _STYLE.sub("", html).partition('<meta charset="UTF-8" />')
        head, root, end = rest.partition('<div id="root">')
        later = "".join(
            f'\n    <link rel="modulepreload" crossorigin fetchpriority="low" href="./{one}">' for one in modules.announced(file)
        )
        head, body, root = f"{styles}{_ours()}{head}{root}".partition("</head>")
        # After all that Streamlit's scripts put into the head: of two rules that weigh the same ours wins
        pages = f'<link rel="stylesheet" href="./{assets.address("pages.css")}">'
        self._parts = (start + mark, f"{head}{later}\n  {body}{root}", end.replace("</body>", f"{pages}\n  </body>", 1))
        self.inline_scripts = [_hash(script) for script in _INLINE_SCRIPT.findall(html)]
        """What a Content-Security-Policy calls the scripts that stand in the page."""

    def response(self, request: Headers, said: Announced, status: int = 200) -> Response:
        """The page; 304 where the asker has it. Nothing is kept without asking: a new release has other scripts."""
        start, head, end = self._parts
        content = f"{start}{_head(said)}{head}{_opening(said)}{end}".encode()
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if status == 200 and tag in request.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" in request.get("accept-encoding", ""):
            packed = gzip.compress(content, 6, mtime=0)
            return Response(packed, status, {**headers, "Content-Encoding": "gzip"}, "text/html")
        return Response(content, status, headers, "text/html")


class Index:
    """ASGI middleware: puts our page where Streamlit answers with its own, and 404 where there is no page.

    ``pages`` are the pages' addresses below ``base``, the first one's empty, and their titles. An address that is none of them,
    but looks like one, gets the page with status 404: our script says then that there is no such page. One in a folder leads to
    such an address first.
    """

    def __init__(self, app: ASGIApp, *, page: IndexPage, pages: Mapping[str, str], base: str = "") -> None:
        self.app = app
        self._page, self._pages, self._base = page, pages, base

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
                    await (await self._ours(scope, headers))(scope, receive, send)
            if not replaced:
                await send(message)

        asked = scope
        if self._is_page_like(scope["path"]):
            asked = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in _NOT_FOR_STREAMLIT]}
        await self.app(asked, receive, send_ours)

    async def _ours(self, scope: Scope, request: Headers) -> Response:
        path = scope["path"]
        if not self._is_page_like(path):
            return nothing_here()
        parts = below(path, self._base) or []
        title = self._pages.get("/".join(parts))
        if title is None and len(parts) > 1:
            return _level(path[len(self._base) :], parts, scope["query_string"].decode("ascii"))
        if title is None:
            return self._page.response(request, unannounced(_("There is no such page")), 404)
        return self._page.response(request, await announced(title, scope, self._base))

    def _is_page_like(self, path: str) -> bool:
        parts = below(path, self._base) or []
        return not parts or (parts[0] not in FILES and "." not in parts[-1])


def _level(path: str, parts: list[str], asked: str) -> Response:
    """On to an address of one part, at which there is no page either: from a folder the page would find none of its scripts."""
    up = "../" * (path.count("/") - 1)
    address = f"{up}{quote('-'.join(parts), safe='')}{'?' if asked else ''}{asked}"
    return Response(status_code=307, headers={"Location": address, "Cache-Control": "no-store"})


def _ours() -> str:
    """Our style, script and font, the same in each page."""
    font, style, script = (f"./{assets.address(name)}" for name in ("screen.woff2", "shell.css", "shell.js"))
    return (
        f'\n    <link rel="icon" href="data:image/svg+xml,{quote(ICON)}">'
        f'\n    <link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>'
        f'\n    <link rel="stylesheet" href="{style}">'
        f'\n    <script src="{script}" defer fetchpriority="high"></script>'
    )


def _head(said: Announced) -> Markup:
    """Title, description and card (https://ogp.me)."""
    of = said.announcement
    card = {
        "og:type": "website",
        "og:locale": "th_TH",
        "og:site_name": _("Measures to promote integrity and transparency (ITA)"),
        "og:title": of.title,
        "og:description": of.description,
        "og:url": said.url,
    }
    if said.picture:
        size = {"og:image:width": str(linecard.WIDTH), "og:image:height": str(linecard.HEIGHT), "og:image:alt": of.title}
        card |= {"og:image": said.picture, **size}
    kind = "summary_large_image" if said.picture else "summary"
    lines = [
        element("title", of.tab),
        _meta(name="description", content=of.description),
        *(_meta(property=name, content=value) for name, value in card.items()),
        _meta(name="twitter:card", content=kind),
    ]
    return Markup("").join(Markup("\n    ") + line for line in lines)


def _opening(said: Announced) -> Markup:
    """What stands on the screen until the page is there, in the page's own words; Streamlit's script takes it away."""
    of = said.announcement
    words = element("p", of.office, class_="ita-office")
    if (figures := of.first) is not None:
        plan = _("plan {percent}").format(percent=figures.plan)
        late = [element("b", one.text) if one.tone else escape(one.text) for one in figures.overdue]
        words += element("p", figures.when, class_="ita-when")
        words += element("p", figures.figure, class_="ita-figure")
        words += element("p", f"{plan} · {figures.gap}", class_="ita-plan")
        words += element("p", Markup("").join(late)) if late else ""
    words += element("p", _("Opening the page…"), class_="ita-wait")
    return element("div", words, id="ita-opening", role="status")


def _meta(**attributes: str) -> Markup:
    return Markup("<meta{}>").format(Markup("").join(Markup(' {}="{}"').format(*one) for one in attributes.items()))


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
