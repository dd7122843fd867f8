"""A small Sheets API server on the loopback for tests, as strict as Google's where the app could get it wrong.

It checks the service account's signature and scope, the access token or API key, with whom a spreadsheet is shared,
and really applies the field mask. It can be told to fail. To play with it by hand, with a workbook of your own:

    python -m tests.sheets_server workbook.xlsx
"""

import base64
import json
import re
import socket
import struct
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from ita_dash.sheet.workbook import Cell, Tab, Workbook

READ_SCOPE = "https://www.googleapis.com/auth/spreadsheets.readonly"
GOOGLE_AUDIENCE = "https://oauth2.googleapis.com/token"
"""google-auth names it in every assertion, whatever token_uri the key has."""
ANYONE = "anyone"
API_KEY = "the-tests-own-api-key"

ERRORS = {
    400: ("INVALID_ARGUMENT", "Request contains an invalid argument."),
    401: ("UNAUTHENTICATED", "Request had invalid authentication credentials."),
    403: ("PERMISSION_DENIED", "The caller does not have permission"),
    404: ("NOT_FOUND", "Requested entity was not found."),
    429: ("RESOURCE_EXHAUSTED", "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'."),
    500: ("INTERNAL", "Internal error encountered."),
    503: ("UNAVAILABLE", "The service is currently unavailable."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """How to fail: with ``status``; or ``kind`` html, truncated, invalid_json, reset, hang (``seconds``).

    ``truncated`` stops half-way before what Content-Length says; ``drip`` sends the body one byte at a time for ever,
    ``drip_head`` the headers already.
    """

    kind: str = "status"
    status: int = 503
    reason: str = ""
    """Goes into the error's details, as ``SERVICE_DISABLED`` does."""
    message: str = ""
    code: str = ""
    """Another status word than usual for ``status``, as ``FAILED_PRECONDITION``."""
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """What came in. ``fields`` is the mask that was asked for."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    status: int


@dataclass
class Shared:
    payload: dict[str, Any]
    readers: frozenset[str]


class SheetsServer:
    """Use as a context manager. ``settings`` is what an app needs to be configured for it."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.spreadsheets: dict[str, Shared] = {}
        self.faults: deque[Fault] = deque()
        self.token_faults: deque[Fault] = deque()
        self.lasting_fault: Fault | None = None
        self.tokens: dict[str, str] = {}
        self.revoked = False
        self.latency = 0.0
        """Seconds before each answer."""
        self.stopping = threading.Event()
        self._http = _Server(("127.0.0.1", 0), _Handler)
        self._http.sheets = self

    def __enter__(self) -> "SheetsServer":
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stopping.set()
        self._http.shutdown()
        self._http.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def token_uri(self) -> str:
        return f"{self.url}/token"

    @property
    def settings(self) -> dict[str, Any]:
        """What ``Settings`` takes to read from here as the service account."""
        return {"service_account": self.service_account, "api_endpoint": self.url}

    @property
    def service_account(self) -> dict[str, str]:
        """The JSON key of the one account that exists here."""
        return {
            "type": "service_account",
            "project_id": "test-project",
            "private_key_id": "test-key",
            "private_key": ACCOUNT.private_pem,
            "client_email": ACCOUNT.email,
            "token_uri": self.token_uri,
        }

    def share(self, spreadsheet_id: str, content: Workbook | dict[str, Any], *readers: str) -> str:
        """Puts a spreadsheet up, or another content in its place; ``readers`` are addresses or ``ANYONE``."""
        payload = api_json(content, spreadsheet_id) if isinstance(content, Workbook) else content
        self.spreadsheets[spreadsheet_id] = Shared(payload, frozenset(readers or {ACCOUNT.email}))
        return f"https://docs.google.com/spreadsheets/d/{spreadsheet_id}/edit#gid=0"

    def fail(self, *faults: Fault, lasting: bool = False, token: bool = False) -> None:
        """The next requests fail in these ways, one after the other; a ``lasting`` one until ``recover``."""
        if lasting:
            (self.lasting_fault,) = faults
        else:
            (self.token_faults if token else self.faults).extend(faults)

    def recover(self) -> None:
        self.faults.clear()
        self.token_faults.clear()
        self.lasting_fault = None

    def reads(self) -> list[Request]:
        """The requests for a spreadsheet, without those for a token."""
        return [request for request in self.requests if request.method == "GET"]


class _Account:
    email = "dashboard@test-project.iam.gserviceaccount.com"

    @cached_property
    def key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @cached_property
    def private_pem(self) -> str:
        return self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()


ACCOUNT = _Account()
"""Made once per process: a key takes a moment."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    sheets: SheetsServer

    def handle_error(self, *_where: object) -> None:
        """A client that goes away in the middle is what some tests are about."""


CLOSING = {"Connection": "close"}
"""Said, for a client that is quick asks by the same connection else before it is closed, and that question nobody hears."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_args: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        sheets = self.server.sheets
        if self.path != "/token":
            return self._error(404)
        if sheets.token_faults:
            return self._fail(sheets.token_faults.popleft())
        problem, email = _checked_assertion(parse_qs(body), sheets)
        if problem:
            return self._send(400, {"error": "invalid_grant", "error_description": problem})
        token = f"token-{len(sheets.tokens)}"
        sheets.tokens[token] = email
        return self._send(200, {"access_token": token, "expires_in": 3599, "token_type": "Bearer"})

    def do_GET(self) -> None:
        sheets = self.server.sheets
        sheets.stopping.wait(sheets.latency)
        fault = sheets.faults.popleft() if sheets.faults else sheets.lasting_fault
        if fault:
            return self._fail(fault)
        match = re.fullmatch(r"/v4/spreadsheets/([A-Za-z0-9_-]+)", urlsplit(self.path).path)
        if not match:
            return self._send(404, b"<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>", "text/html; charset=UTF-8")
        who = self._who()
        if who is None:
            return None
        shared = sheets.spreadsheets.get(match[1])
        if shared is None:
            return self._error(404)
        if not shared.readers & {who, ANYONE}:
            return self._error(403)
        return self._answer(shared.payload)

    def _who(self) -> str | None:
        """Who asks; None where the request has been refused."""
        sheets = self.server.sheets
        key = self.headers.get("x-goog-api-key") or self._query().get("key")
        if key is not None:
            if key == API_KEY:
                return ANYONE
            self._error(400, "API key not valid. Please pass a valid API key.", "API_KEY_INVALID")
            return None
        scheme, _space, token = self.headers.get("Authorization", "").partition(" ")
        if scheme == "Bearer" and token in sheets.tokens and not sheets.revoked:
            return sheets.tokens[token]
        if scheme:
            self._error(401)
        else:
            self._error(403, "Method doesn't allow unregistered callers (callers without established identity).")
        return None

    def _answer(self, payload: dict[str, Any]) -> None:
        fields = self._query().get("fields")
        if fields is None:
            with_cells = self._query().get("includeGridData") == "true"
            shown = (
                payload
                if with_cells
                else {**payload, "sheets": [{k: v for k, v in sheet.items() if k != "data"} for sheet in payload["sheets"]]}
            )
            return self._send(200, shown)
        try:
            return self._send(200, masked(payload, parsed_mask(fields)))
        except ValueError as error:
            return self._error(400, f"Invalid field selection {error}")

    def _query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    def _error(
        self, status: int, message: str = "", reason: str = "", code: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        usual_code, usual_message = ERRORS.get(status, ("UNKNOWN", "Unknown error."))
        error: dict[str, Any] = {"code": status, "message": message or usual_message, "status": code or usual_code}
        if reason:
            error["details"] = [
                {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com"}
            ]
        self._send(status, {"error": error}, headers=headers)

    def _fail(self, fault: Fault) -> None:
        if fault.kind == "status":
            return self._error(fault.status, fault.message, fault.reason, fault.code, fault.headers)
        self._record(0)
        if fault.kind == "hang":
            self.server.sheets.stopping.wait(fault.seconds or 60)
        elif fault.kind == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif fault.kind == "drip":
            self._drip(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b" ")
        elif fault.kind == "drip_head":
            self._drip(b"HTTP/1.1 200 OK\r\nX-Filler: ", b"x")
        elif fault.kind == "html":
            self._write(fault.status, b"<!DOCTYPE html><html><title>Error</title></html>", "text/html", headers=CLOSING)
        elif fault.kind == "invalid_json":
            self._write(200, b'{"properties": {"title": "x"}, "sheets": [', "application/json", headers=CLOSING)
        elif fault.kind == "truncated":
            self._write(200, b'{"properties": {"title": ', "application/json", claimed=5000)
        else:
            raise ValueError(fault.kind)
        self.close_connection = True
        return None

    def _drip(self, start: bytes, drop: bytes) -> None:
        with suppress(OSError):
            self.wfile.write(start)
            while not self.server.sheets.stopping.wait(0.02):
                self.wfile.write(drop)

    def _send(
        self,
        status: int,
        body: Any,
        content_type: str = "application/json; charset=UTF-8",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._record(status)
        content = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        self._write(status, content, content_type, headers=headers)

    def _write(
        self,
        status: int,
        content: bytes,
        content_type: str,
        *,
        claimed: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(claimed or len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _record(self, status: int) -> None:
        parts = urlsplit(self.path)
        self.server.sheets.requests.append(
            Request(self.command, parts.path, self._query(), {k.lower(): v for k, v in self.headers.items()}, status)
        )


def _checked_assertion(form: dict[str, list[str]], sheets: SheetsServer) -> tuple[str, str]:
    """What is wrong with the request for a token, in Google's words, and whom it is from."""
    if form.get("grant_type") != ["urn:ietf:params:oauth:grant-type:jwt-bearer"]:
        return "Invalid grant type", ""
    signed, _dot, signature = form["assertion"][0].rpartition(".")
    claims = json.loads(_unpadded(signed.partition(".")[2]))
    try:
        ACCOUNT.key.public_key().verify(_unpadded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return "Invalid JWT Signature.", ""
    if sheets.revoked or claims["iss"] != ACCOUNT.email:
        return "Invalid grant: account not found", ""
    if claims["aud"] not in (sheets.token_uri, GOOGLE_AUDIENCE):
        return f"Invalid JWT: audience {claims['aud']}", ""
    if claims["scope"] != READ_SCOPE:
        return f"Not the scope of a reader: {claims['scope']}", ""
    if not claims["iat"] - 60 <= time.time() < claims["exp"] <= claims["iat"] + 3600:
        return "Invalid JWT: Token must be a short-lived token (60 minutes)", ""
    return "", claims["iss"]


def _unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


Mask = dict[str, "Mask"]
"""Name of a field → the mask of what is in it; empty for all of it."""


def parsed_mask(text: str) -> Mask:
    """``a,b(c,d/e).f`` as Google writes field masks. Raises ValueError for a mask that is not one."""
    tokens = re.findall(r"[A-Za-z0-9_*]+|[(),./]", text)
    if "".join(tokens) != text:
        raise ValueError(text)
    mask, rest = _mask_list(tokens)
    if rest:
        raise ValueError(text)
    return mask


def _mask_list(tokens: list[str]) -> tuple[Mask, list[str]]:
    mask: Mask = {}
    while True:
        name, inner, tokens = _mask_path(tokens)
        whole = name in mask and not mask[name]
        mask[name] = {} if whole or not inner else _merged(mask.get(name, {}), inner)
        if not tokens or tokens[0] != ",":
            return mask, tokens
        tokens = tokens[1:]


def _mask_path(tokens: list[str]) -> tuple[str, Mask, list[str]]:
    if not tokens or not re.fullmatch(r"[A-Za-z0-9_*]+", tokens[0]):
        raise ValueError("".join(tokens))
    name, tokens = tokens[0], tokens[1:]
    if tokens and tokens[0] in "./":
        inner, deeper, rest = _mask_path(tokens[1:])
        return name, {inner: deeper}, rest
    if tokens and tokens[0] == "(":
        mask, rest = _mask_list(tokens[1:])
        if not rest or rest[0] != ")":
            raise ValueError("".join(tokens))
        return name, mask, rest[1:]
    return name, {}, tokens


def _merged(one: Mask, other: Mask) -> Mask:
    return {name: _merged(one.get(name, {}), other.get(name, {})) for name in {**one, **other}}


def masked(value: Any, mask: Mask) -> Any:
    """``value`` with nothing but what ``mask`` names; in a list each item is masked."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [masked(item, mask) for item in value]
    if isinstance(value, dict):
        return {name: masked(item, mask[name]) for name, item in value.items() if name in mask}
    return value


def api_json(workbook: Workbook, spreadsheet_id: str) -> dict[str, Any]:
    """``workbook`` as ``spreadsheets.get`` answers, with fields that nobody asked for among them."""
    return {
        "spreadsheetId": spreadsheet_id,
        "properties": {"title": workbook.title, "locale": "th_TH", "timeZone": "Asia/Bangkok", "autoRecalc": "ON_CHANGE"},
        "sheets": [_sheet_json(tab, number) for number, tab in enumerate(workbook.tabs)],
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{spreadsheet_id}/edit",
    }


def _sheet_json(tab: Tab, number: int) -> dict[str, Any]:
    properties = {
        "sheetId": number if tab.gid is None else tab.gid,
        "title": tab.title,
        "index": number,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": max(1000, len(tab.rows)), "columnCount": max(26, tab.width)},
    }
    rows = [{"values": [_cell_json(cell) for cell in row]} if row else {} for row in tab.rows]
    sheet = {
        "properties": properties | ({"hidden": True} if tab.hidden else {}),
        "data": [
            {
                "rowData": rows,
                "rowMetadata": _metadata(21, len(rows), tab.hidden_rows),
                "columnMetadata": _metadata(100, max(26, tab.width), tab.hidden_columns),
            }
        ],
    }
    if tab.merges:
        sheet["merges"] = [
            {
                "sheetId": properties["sheetId"],
                "startRowIndex": merge.top,
                "endRowIndex": merge.bottom,
                "startColumnIndex": merge.left,
                "endColumnIndex": merge.right,
            }
            for merge in tab.merges
        ]
    return sheet


def _metadata(size: int, count: int, hidden: frozenset[int]) -> list[dict[str, Any]]:
    return [{"pixelSize": size} | ({"hiddenByUser": True} if number in hidden else {}) for number in range(count)]


def _cell_json(cell: Cell) -> dict[str, Any]:
    """``CellData`` of a cell. Struck-out words have to stand together; a picture is an =IMAGE whose address is reckoned."""
    if cell.is_empty:
        return {}
    answer: dict[str, Any] = {"effectiveFormat": {"wrapStrategy": "WRAP", "textFormat": {"strikethrough": cell.struck}}}
    if cell.facts.pictures:
        answer["userEnteredValue"] = {"formulaValue": cell.facts.pictures[0]}
    if cell.text:
        answer |= {"formattedValue": cell.text, "effectiveValue": _value_json(cell)}
        answer["userEnteredValue"] = answer["effectiveValue"] if cell.kind != "error" else {"formulaValue": "=A1"}
    if cell.kind in ("number", "percent", "date"):
        answer["effectiveFormat"]["numberFormat"] = {"type": cell.kind.upper(), "pattern": "general"}
    runs = [{"format": {"link": {"uri": link}}, "startIndex": number} for number, link in enumerate(cell.links)]
    if len(cell.links) == 1:
        answer["hyperlink"], runs = cell.links[0], []
    if cell.struck:
        answer["userEnteredFormat"] = {"textFormat": {"strikethrough": True}}
    elif cell.facts.unstruck is not None:
        runs += _struck_json(cell)
    if runs:
        answer["textFormatRuns"] = runs
    if cell.facts.people:
        answer["chipRuns"] = [{"chip": {"personProperties": {"email": email}}} for email in cell.facts.people]
    if cell.note:
        answer["note"] = cell.note
    return answer


def _value_json(cell: Cell) -> dict[str, Any]:
    """``ExtendedValue``: what a cell holds."""
    if cell.kind == "error":
        return {"errorValue": {"type": cell.error, "message": "Loading data..." if cell.error == "LOADING" else "Error"}}
    if cell.kind == "bool":
        return {"boolValue": cell.value}
    return {"stringValue": cell.text} if cell.kind == "text" else {"numberValue": cell.value}


def _struck_json(cell: Cell) -> list[dict[str, Any]]:
    """The runs of a text of which the words between what stands before and after them are struck out."""
    text, kept = cell.text, cell.standing
    before = _alike(text, kept)
    after = min(_alike(text[::-1], kept[::-1]), len(kept) - before)
    starts = [(0, False), (before, True), (len(text) - after, False)]
    in_units = [(len(text[:start].encode("utf-16-le")) // 2, struck) for start, struck in starts if start < len(text)]
    return [
        {"format": {"strikethrough": True} if struck else {}} | ({"startIndex": start} if start else {})
        for start, struck in dict(in_units).items()
    ]


def _alike(one: str, other: str) -> int:
    """With how many of the same letters both begin."""
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def main(path: str) -> None:
    """Serves the workbook at ``path`` and says how to point the app at it, until it is interrupted."""
    from ita_dash.settings import Settings
    from ita_dash.sheet.source import open_workbook

    spreadsheet_id = "spreadsheet-of-the-test-server"
    with SheetsServer() as server:
        server.share(spreadsheet_id, open_workbook(path, Settings()), ACCOUNT.email, ANYONE)
        print(f"export ITA_DASH_SPREADSHEET={spreadsheet_id}")
        print(f"export ITA_DASH_API_ENDPOINT={server.url}")
        print(f"export ITA_DASH_API_KEY={API_KEY}")
        print("# or, instead of the API key, the service account:")
        print(f"# export ITA_DASH_SERVICE_ACCOUNT='{json.dumps(server.service_account)}'", flush=True)
        with suppress(KeyboardInterrupt):
            server.stopping.wait()


if __name__ == "__main__":
    main(sys.argv[1])
