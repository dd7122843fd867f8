"""Streamlit's scripts and styles, packed once each: at a first visit they are 3 MB, and 1 MB packed.

Streamlit sends them as they are. Packed by gzip alone: browsers take Brotli over https only, and it would save a tenth more.
"""

import asyncio
import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ita_dash.caches import Cache
from ita_dash.web.assets import FOR_A_YEAR, MEDIA_TYPES

FILES = Cache("packed files", 8 * 1024 * 1024, weigh=len)
"""Lifetime: that of the process. All that Streamlit 1.67 has are 6.9 MB packed; those of our pages 0.9 MB."""
_REPLACED = re.compile(rb"@font-face\{[^{}]*font-family:\"?(?:Source Sans|Material Symbols Rounded)\"?;[^{}]*\}")
"""Of ``shell/shell.css``; 545 kB."""
_PACKERS = ThreadPoolExecutor(2, "packing")
"""The largest file takes a tenth of a second, in which pages would wait."""


class PackedStatics:
    """ASGI middleware: answers for the scripts and styles in ``folder``, Streamlit's, to whoever takes gzip.

    What there is is looked up once: an address names a file of this list or none. Their names hold a hash of their content.
    """

    def __init__(self, app: ASGIApp, *, folder: Path, base: str = "") -> None:
        self.app = app
        files = [file for file in folder.glob("static/*/*") if file.suffix in MEDIA_TYPES and file.suffix != ".woff2"]
        self._files = {f"{base}/{file.relative_to(folder).as_posix()}": file for file in files}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = self._files.get(scope["path"]) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        asked = Headers(scope=scope) if file else None
        if file is None or asked is None or "gzip" not in asked.get("accept-encoding", "") or "range" in asked:
            await self.app(scope, receive, send)
            return
        packed = await asyncio.get_running_loop().run_in_executor(_PACKERS, _packed, file)
        headers = {
            "Content-Encoding": "gzip",
            "Content-Length": str(len(packed)),
            "Cache-Control": FOR_A_YEAR,
            "Vary": "Accept-Encoding",
        }
        body = packed if scope["method"] == "GET" else b""
        await Response(body, headers=headers, media_type=MEDIA_TYPES[file.suffix])(scope, receive, send)


def _packed(file: Path) -> bytes:
    return FILES.get(file, lambda: gzip.compress(_content(file), 9, mtime=0))


def _content(file: Path) -> bytes:
    """Of a style without the fonts in whose place ours stand: a browser would fetch both while the first is on its way."""
    content = file.read_bytes()
    return _REPLACED.sub(b"", content) if file.suffix == ".css" else content
