"""What goes back over HTTP: a file with its name, type and version; 304 where the asker has it; a refusal in plain words."""

from dataclasses import dataclass, field
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ita_dash.web.headers import FILE_POLICY, POLICY

_NAME_LETTERS = "!#$&+-.^_`|~"
"""What stands unescaped in an extended parameter beside letters and digits (RFC 5987, attr-char)."""


@dataclass
class RefusedError(Exception):
    """Why there is no file, in words for a person."""

    status: int
    message: str
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        return PlainTextResponse(self.message + "\n", self.status, {"Cache-Control": "no-store", **self.headers})


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What a link leads to, before it is built. ``version`` changes whenever the file would say something else."""

    name: str
    plain_name: str
    """The name in ASCII, for those who do not read RFC 5987."""
    media_type: str
    version: str
    shown: bool = False
    """Whether a browser shows it rather than saves it."""

    @property
    def tag(self) -> str:
        """Weak: two files of one version may differ in when they were written."""
        return f'W/"{self.version}"'

    @property
    def headers(self) -> dict[str, str]:
        disposition = "inline" if self.shown else "attachment"
        return {
            "Content-Type": self.media_type,
            "Content-Disposition": (
                f"{disposition}; filename=\"{self.plain_name}\"; filename*=UTF-8''{quote(self.name, safe=_NAME_LETTERS)}"
            ),
            "ETag": self.tag,
            # Kept by whoever asked, and asked for again each time: a 304 costs no work
            "Cache-Control": "private, no-cache",
            "X-Content-Type-Options": "nosniff",
            POLICY: FILE_POLICY,
        }


def not_modified(request: Request, file: FileAnswer) -> Response | None:
    """304 where ``If-None-Match`` names this version (RFC 9110, 13.1.2: tags are compared weakly, ``*`` is any)."""
    asked = request.headers.getlist("if-none-match")
    if not asked or not _names(", ".join(asked), file.version):
        return None
    kept = ("ETag", "Cache-Control")
    return Response(status_code=304, headers={name: value for name, value in file.headers.items() if name in kept})


def _names(header: str, version: str) -> bool:
    if header.strip() == "*":
        return True
    tags = (tag.strip().removeprefix("W/") for tag in header.split(","))
    return f'"{version}"' in tags


def answer(request: Request, file: FileAnswer, content: bytes) -> Response:
    """The file; to HEAD its headers alone."""
    if request.method == "HEAD":
        return Response(headers={**file.headers, "Content-Length": str(len(content))})
    return Response(content, headers=file.headers)
