"""A page as a browser talks to the server, without a browser: cookies, redirects, the websocket and what comes over it."""

import http.client
import socket
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

from tests.asking import Reply
from tests.heldwords import without_held

LONGEST = 300
"""Seconds for one run of a page."""


@dataclass
class Shown:
    """What one run of a page sent."""

    messages: list[ForwardMsg]

    @property
    def text(self) -> str:
        """All of it as text, whatever part of a page it stands in."""
        return "\n".join(str(message) for message in self.messages if message.WhichOneof("type") != "new_session")

    def holds(self, word: str) -> bool:
        """Whether ``word`` stands in a message as it is read: what keeps a line from ending inside a word does not part it."""
        sent = (message.SerializeToString() for message in self.messages)
        return any(word.encode() in without_held(one) for one in sent)

    def button(self, key: str) -> str:
        """The id of the button ``key``."""
        ids = [
            message.delta.new_element.button.id
            for message in self.messages
            if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == "button"
        ]
        return next(one for one in ids if one.endswith(f"-{key}"))

    def part(self, key: str) -> str:
        """The id of the part ``key`` that is built once it is opened."""
        blocks = (message.delta.add_block.id for message in self.messages if message.WhichOneof("type") == "delta")
        return next(one for one in blocks if one.endswith(f"-{key}"))

    @property
    def files(self) -> list[str]:
        """The ids of files that the page offers and makes only when they are asked for."""
        buttons = [message.delta.new_element.download_button for message in self.messages]
        return [one.deferred_file_id for one in buttons if one.deferred_file_id]

    def fragment(self) -> str:
        """The id of a part of the page that runs by itself."""
        return next(message.auto_rerun.fragment_id for message in self.messages if message.WhichOneof("type") == "auto_rerun")

    @property
    def redirect(self) -> str:
        """Where the page sends the browser."""
        return next(message.auth_redirect.url for message in self.messages if message.WhichOneof("type") == "auth_redirect")


@dataclass
class Browser:
    """Keeps cookies of the server at ``address``, as in ``http://127.0.0.1:8501``."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    source: str = ""
    """The address that it asks from; empty for this machine's usual one."""
    forwarded: str = ""
    """For whom it asks, as a proxy says; empty for no proxy."""
    led_to: str = ""
    """Where the last redirect led."""

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    @property
    def headers(self) -> dict[str, str]:
        """What every request to the server has."""
        told = {"Cookie": self.cookie, "X-Forwarded-For": self.forwarded}
        return {name: value for name, value in told.items() if value}

    @property
    def _from(self) -> tuple[str, int] | None:
        return (self.source, 0) if self.source else None

    def socket(self) -> socket.socket:
        """A connection to the server."""
        parts = urlsplit(self.address)
        return socket.create_connection((parts.hostname, parts.port), 60, self._from)

    def get(self, url: str, method: str = "GET", **headers: str) -> Reply:
        """One answer; a path is one of the server's. Cookies of the server are sent and kept."""
        base = urlsplit(self.address).path
        path = url if base and url.startswith(base) else base + url  # a redirect names the whole path
        parts = urlsplit(url if url.startswith("http") else self.address.removesuffix(base) + path)
        own = parts.netloc == urlsplit(self.address).netloc
        connection = http.client.HTTPConnection(parts.netloc, timeout=180, source_address=self._from if own else None)
        sent = (self.headers if own else {}) | headers
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), headers=sent)
        reply = connection.getresponse()
        found = Reply(reply.status, reply.headers, reply.read())
        connection.close()
        if own:
            for line in reply.headers.get_all("Set-Cookie") or []:
                for name, morsel in SimpleCookie(line).items():
                    if morsel["max-age"] == "0" or not morsel.value or morsel.value == "null":
                        self.cookies.pop(name, None)
                    else:
                        self.cookies[name] = morsel.coded_value
        return found

    def follow(self, url: str, came_from: str = "") -> Reply:
        """The answer at the end of all redirects; ``came_from`` is the page that led there."""
        headers = {"Referer": came_from} if came_from else {}
        for _step in range(8):
            reply = self.get(url, **headers)
            if reply.status not in (301, 302, 303, 307):
                return reply
            url, headers = reply.headers["Location"], {}
            self.led_to = url
        raise AssertionError("redirected for ever")

    def visit(self, page: str = "", query: str = "") -> "Page":
        return Page(self, page, query)

    def sign_in(self, page: str = "", query: str = "") -> Shown:
        """By the page's own button; what the first page shows then."""
        with self.visit(page, query) as opened:
            first = opened.run()
            redirect = opened.run(first.button("sign_in")).redirect
        self.follow(redirect, f"{self.address}/{page}{'?' if query else ''}{query}")
        with self.visit() as page:
            return page.run()


class Page:
    """An open page."""

    def __init__(self, browser: Browser, page: str, query: str) -> None:
        self._page, self._query, self._session = page, query, ""
        address = browser.address.removesuffix("/")
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        browser.get("/_stcore/health")  # brings the token without which Streamlit reads no cookie
        self._opening = connect(
            f"ws{address.removeprefix('http')}/_stcore/stream",
            origin=origin,
            additional_headers=browser.headers,
            sock=browser.socket(),
            subprotocols=["streamlit", browser.cookies.get("_streamlit_xsrf", "")],
            max_size=2**25,
        )

    def __enter__(self) -> "Page":
        self._socket = self._opening.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._opening.__exit__(*error)

    def run(self, pressed: str = "", fragment: str = "", opened: str = "") -> Shown:
        """Run the page: the button ``pressed``, the part ``opened`` (both by id), or the part ``fragment`` of it alone."""
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.page_name = self._page
        message.rerun_script.fragment_id = fragment
        if pressed:
            message.rerun_script.widget_states.widgets.append(WidgetState(id=pressed, trigger_value=True))
        if opened:
            message.rerun_script.widget_states.widgets.append(WidgetState(id=opened, bool_value=True))
        self._socket.send(message.SerializeToString())
        found: list[ForwardMsg] = []
        while True:
            found.append(ForwardMsg.FromString(self._socket.recv(timeout=LONGEST)))
            if found[-1].WhichOneof("type") == "new_session":
                self._session = found[-1].new_session.initialize.session_id
            if found[-1].WhichOneof("type") == "script_finished" and found[-1].script_finished in (
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
            ):
                return Shown(found)

    def download(self, file_id: str) -> str:
        """The address of a file that the page offers and makes only now."""
        message = BackMsg()
        message.backend_operation_request.request_id = "1"
        message.backend_operation_request.session_id = self._session
        message.backend_operation_request.deferred_file.file_id = file_id
        self.said(message)
        while True:
            answer = ForwardMsg.FromString(self._socket.recv(timeout=LONGEST))
            if answer.WhichOneof("type") == "backend_operation_response":
                return answer.backend_operation_response.deferred_file.url

    def said(self, message: BackMsg) -> None:
        """Say something else over the websocket."""
        self._socket.send(message.SerializeToString())


def query(**parameters: str) -> str:
    return urlencode(parameters)
