"""A Google Sheet in one request: the only module that talks to Google, through gspread."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from io import BytesIO
from typing import Any, cast

import gspread
import requests
from google.auth.api_key import Credentials as ApiKey
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.auth.transport import Response as TokenResponse
from google.auth.transport.requests import Request as TokenTransport
from google.oauth2.service_account import Credentials as ServiceAccount
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient, ParamsType
from gspread.urls import SPREADSHEET_URL
from urllib3.exceptions import ReadTimeoutError

from ita_dash.fiscal import BANGKOK
from ita_dash.messages import _
from ita_dash.sheet.access import Access
from ita_dash.sheet.errors import SheetError, beyond
from ita_dash.sheet.google_json import FIELDS, Answer
from ita_dash.sheet.lifeline import Lifeline
from ita_dash.sheet.limits import ANSWER_BYTES
from ita_dash.sheet.workbook import Workbook

SCOPE = "https://www.googleapis.com/auth/spreadsheets.readonly"
WHERE_KEYS_ARE_ANSWERED = "https://oauth2.googleapis.com/token"
"""Where a service account's key is exchanged, unless the key itself says so."""
GOOGLE_ROOT = "https://sheets.googleapis.com"
TIMEOUT = (5.0, 20.0)
"""Seconds to connect, and to wait for the next part of an answer. An answer as a whole may take as long as the second one."""
_PART_BYTES = 65_536
REPEATABLE = frozenset({429, 500, 502, 503, 504})
"""Statuses that another try may do away with."""


class SheetsClient(HTTPClient):
    """gspread's client with another root and without google-auth's own session.

    That session asks a second host about every service account and repeats what is refused with 401; here each read
    is one request, and one more where the token has run out.
    """

    def __init__(
        self,
        auth: Credentials,
        session: requests.Session | None = None,
        *,
        root: str,
        timeout: tuple[float, float],
        lifeline: Lifeline,
    ) -> None:
        super().__init__(auth, session or _session(lifeline))
        self.auth = auth
        self.root = root
        self.set_timeout(timeout)
        self._token_transport = _TokenTransport(_session(lifeline))

    def request(self, method: str, endpoint: str, **kwargs: Any) -> requests.Response:  # type: ignore[override]  # all by name
        if not self.auth.valid:
            self.auth.refresh(partial(self._token_transport, timeout=self.timeout))
        headers = dict(kwargs.pop("headers", None) or {})
        self.auth.apply(headers)
        return super().request(method, endpoint.replace(GOOGLE_ROOT, self.root, 1), headers=headers, **kwargs)


class _TokenTransport(TokenTransport):
    """Says at once what google-auth would try again three times, or not understand."""

    def __call__(self, *args: Any, **kwargs: Any) -> TokenResponse:
        answer: TokenResponse = super().__call__(*args, **kwargs)  # type: ignore[no-untyped-call]  # the library has no types here
        if answer.status == 429:
            raise SheetError("busy", retry_after=_retry_after(answer.headers))
        if answer.status >= 500 or not answer.data.lstrip().startswith(b"{"):
            raise SheetError(
                "unavailable",
                detail=_("HTTP status {status} instead of an access token").format(status=answer.status),
                retry_after=_retry_after(answer.headers),
                passing=answer.status < 400 or answer.status in REPEATABLE,
            )
        return answer


def _session(lifeline: Lifeline) -> requests.Session:
    session = requests.Session()
    session.mount("https://", lifeline.adapter)
    session.mount("http://", lifeline.adapter)
    session.max_redirects = 0  # a key or a token goes to the configured host and nowhere else
    session.hooks["response"].append(_bounded)
    return session


def _bounded(response: requests.Response, **_more: object) -> requests.Response:
    """``response`` with its body read, as far as it may be: unpacked, a small answer may be a large one."""
    body = bytearray()
    for part in response.iter_content(_PART_BYTES):
        body += part
        if len(body) > ANSWER_BYTES.most:
            response.close()
            raise beyond(ANSWER_BYTES)
    read = requests.Response()  # a response whose body was read in parts gives it no second time
    for name in ("status_code", "reason", "url", "encoding", "headers", "cookies", "history", "request", "elapsed"):
        setattr(read, name, getattr(response, name))
    read.raw = BytesIO(body)
    return read


class GoogleSheets:
    """Reads spreadsheets with one installation's credentials, one at a time. Keep it: its access token serves for an hour."""

    def __init__(self, access: Access, *, timeout: tuple[float, float] = TIMEOUT) -> None:
        self._access = access
        self._client: gspread.Client | None = None
        self._timeout = timeout
        self._lifeline = Lifeline()

    def read(self, spreadsheet_id: str, source: str = "", *, seconds: float = TIMEOUT[1]) -> Workbook:
        """What ``fetch`` brings, looked into."""
        return self.fetch(spreadsheet_id, source, seconds=seconds).workbook()

    def fetch(self, spreadsheet_id: str, source: str = "", *, seconds: float = TIMEOUT[1]) -> Answer:
        """The whole spreadsheet, of one moment. ``source`` is what was configured, for messages.

        One try, over after ``seconds`` whatever the server does; ``SheetError.passing`` says whether another one is worth it.
        Raises ``SheetError``: forbidden, forbidden_key, not_found, busy, timeout, unavailable and the like.
        """
        source = source or spreadsheet_id
        if self._client is None:
            made = partial(SheetsClient, root=self._access.api_endpoint, timeout=self._timeout, lifeline=self._lifeline)
            self._client = gspread.Client(
                auth=_credentials(self._access, source),
                http_client=cast("type[HTTPClient]", made),  # gspread only calls it
            )
        client = self._client.http_client
        connecting, waiting = self._timeout
        client.set_timeout((min(connecting, seconds), min(waiting, seconds)))
        with self._within(seconds):
            content = self._fetch(client, spreadsheet_id, source)
        return Answer(content, source, datetime.now(BANGKOK))

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        try:
            with self._lifeline.within(seconds):
                yield
        except TimeoutError:
            raise SheetError("timeout") from None

    def _fetch(self, client: HTTPClient, spreadsheet_id: str, source: str) -> bytes:
        try:
            params: ParamsType = {"fields": FIELDS, "prettyPrint": "false"}
            content = client.request("get", SPREADSHEET_URL % spreadsheet_id, params=params).content
        except APIError as error:
            if error.response.status_code == 401:
                client.auth.token = None if self._access.service_account else client.auth.token
            raise self._refusal(error.response, source) from None
        except TransportError as error:
            cause = error.args[0] if error.args else error
            raise _no_answer(cause if isinstance(cause, Exception) else error) from None
        except RefreshError as error:
            raise SheetError("revoked", source=source, said=_one_line(error.args[0] if error.args else error)) from None
        except GoogleAuthError as error:
            raise SheetError(
                "bad_credentials", source=source, detail=_("no access token could be made with it"), said=_one_line(error)
            ) from None
        except requests.RequestException as error:
            raise _no_answer(error) from None
        except (KeyError, TypeError, ValueError):
            # An error or a token of another shape than Google documents: gspread and google-auth trip over it.
            raise _unavailable(_("the answer is not a spreadsheet")) from None
        # To parse it is for who sets limits to that; what can be seen at once is worth another try at once
        if not content.startswith(b"{") or not content.rstrip().endswith(b"}"):
            raise _unavailable(_("the answer is not JSON, or only a part of it"))
        return content

    def _refusal(self, response: requests.Response, source: str) -> SheetError:
        """What Google's error means for the person who set the dashboard up."""
        status = response.status_code
        if status == 429:
            return SheetError("busy", source=source, retry_after=_retry_after(response.headers))
        try:
            error = response.json()["error"]
            message = str(error.get("message", ""))
            reasons = {detail.get("reason") for detail in error.get("details", ())} | {error.get("status")}
        except (ValueError, KeyError, TypeError, AttributeError):
            return _bad_status(response)
        if status == 403 and "SERVICE_DISABLED" in reasons:
            return SheetError("api_disabled", source=source)
        if status == 403:
            account = self._access.service_account
            return (
                SheetError("forbidden", source=source, email=account["client_email"])
                if account
                else SheetError("forbidden_key", source=source)
            )
        if status == 404:
            return SheetError("not_found", source=source)
        if status == 401 or "API_KEY_INVALID" in reasons or (status == 400 and "API key" in message):
            return SheetError("revoked", source=source, said=_one_line(message))
        if status == 400 and "FAILED_PRECONDITION" in reasons:
            return SheetError("office_file", source=source)
        return _bad_status(response, message)


def _credentials(access: Access, source: str) -> Credentials:
    account = access.service_account
    if account is None and access.api_key is None:
        raise SheetError("no_credentials", source=source)
    if account is None:
        return ApiKey(access.api_key)
    missing = [name for name in ("client_email", "private_key") if not account.get(name)]
    if missing:
        raise SheetError("bad_credentials", source=source, detail=_("missing: {fields}").format(fields=", ".join(missing)))
    if account.get("type", "service_account") != "service_account":
        raise SheetError("bad_credentials", source=source, detail=_("its type is not “service_account”"))
    try:
        fields = {"token_uri": WHERE_KEYS_ARE_ANSWERED, **account}
        known: Credentials = ServiceAccount.from_service_account_info(fields, scopes=[SCOPE])
    except Exception:  # the key's parsers raise errors of a dozen types, some with parts of the key in them
        raise SheetError("bad_credentials", source=source, detail=_("private_key is not a whole PEM key")) from None
    return known


def _no_answer(error: Exception) -> SheetError:
    if isinstance(error, requests.Timeout) or any(isinstance(part, ReadTimeoutError) for part in error.args):
        return SheetError("timeout")
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return _unavailable(_("the answer is not JSON, or only a part of it"))
    return _unavailable(_("no connection ({kind})").format(kind=type(error).__name__))


def _unavailable(detail: str) -> SheetError:
    return SheetError("unavailable", detail=detail)


def _bad_status(response: requests.Response, message: str = "") -> SheetError:
    status = response.status_code
    said = _("HTTP status {status}").format(status=status)
    return SheetError(
        "unavailable",
        detail=said,
        said=_one_line(message),
        retry_after=_retry_after(response.headers),
        passing=status in REPEATABLE,
    )


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds from now (RFC 9110): a number, or a date, which counts from the server's own: this machine's clock may be wrong."""
    said = {name.lower(): value.strip() for name, value in headers.items()}
    value = said.get("retry-after", "")
    if value.isdecimal():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
        since = parsedate_to_datetime(said["date"]) if "date" in said else datetime.now(BANGKOK)
        return max(0.0, (at - since).total_seconds())
    except (ValueError, TypeError):  # no date, or one without a zone
        return None


def _one_line(text: object, limit: int = 200) -> str:
    return " ".join(str(text).split())[:limit]
