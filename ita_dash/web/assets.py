"""Files of our own that a page loads beside Streamlit's: style and script, before Streamlit's run, and the screen's fonts.

The name of each holds a hash of its content, so that a browser keeps it for a year and a new release has other names.
``tests/screen_fonts.py`` makes the fonts and says what of them is left out; their licences lie beside them.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ita_dash.web.pagestyle import page_style
from ita_dash.web.paths import nothing_here
from ita_dash.web.shellwords import script

FOLDER = Path(__file__).with_name("shell")
MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2"}
FOR_A_YEAR = "public, max-age=31536000, immutable"
_FONT = b"url(screen.woff2)", b"url(symbols.woff2)"
"""How the style names the fonts; the hash is put in."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file; ``packed`` by gzip, None where that makes nothing smaller."""

    name: str
    media_type: str
    content: bytes
    packed: bytes | None


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """The files by the name that they have in ``FOLDER``, and the style of what pages show; read once."""
    found = {file.name: _asset(file.name, file.read_bytes()) for file in sorted(FOLDER.glob("*.woff2"))}
    for file in [*FOLDER.glob("*.css"), *FOLDER.glob("*.js")]:
        content = (script() if file.name == "shell.js" else "").encode() + file.read_bytes()
        for named in _FONT:
            content = content.replace(named, b"url(%s)" % found[named[4:-1].decode()].name.encode())
        found[file.name] = _asset(file.name, content)
    found["pages.css"] = _asset("pages.css", page_style().encode())
    return found


def address(file: str) -> str:
    """Where the page finds ``file``, below the app's own address."""
    return f"assets/{assets()[file].name}"


def routes(base: str = "") -> list[Route]:
    """Below ``base``."""
    return [Route(f"{base}/assets/{{name}}", _asset_of, methods=["GET"])]


def _asset_of(request: Request) -> Response:
    asset = next((one for one in assets().values() if one.name == request.path_params["name"]), None)
    if asset is None:
        return nothing_here()
    headers = {"Cache-Control": FOR_A_YEAR, "Content-Type": asset.media_type}
    if asset.packed is None:
        return Response(asset.content, headers=headers)
    headers["Vary"] = "Accept-Encoding"
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.packed, headers={**headers, "Content-Encoding": "gzip"})
    return Response(asset.content, headers=headers)


def _asset(file: str, content: bytes) -> Asset:
    stem, dot, kind = file.rpartition(".")
    name = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{kind}"
    packed = None if kind == "woff2" else gzip.compress(content, 9, mtime=0)
    return Asset(name, MEDIA_TYPES[dot + kind], content, packed)
