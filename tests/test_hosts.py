"""By which name a websocket was asked for, as Streamlit is told."""

import asyncio

import pytest
from starlette.datastructures import Headers

from ita_dash.web.hosts import Hosts


def heard(host: str, origin: str, named: tuple[str, ...] = ("ita.office.go.th",)) -> dict[str, str] | None:
    """The headers that reach Streamlit; None where nothing does."""
    found = []

    async def streamlit(scope, _receive, _send) -> None:
        found.append(dict(Headers(scope=scope)))

    async def send(_message) -> None:
        pass

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", host.encode()), (b"origin", origin.encode())]}
    asyncio.run(Hosts(streamlit, named=lambda: named, address="127.0.0.1")(scope, None, send))
    return found[0] if found else None


@pytest.mark.parametrize("host", ["ita.office.go.th", "127.0.0.1:8501", "ita.office.go.th:8443"])
def test_the_origin_stays_whatever_host_a_proxy_passes_on(host):
    """A sign-in is for one origin: where it was told to be another nobody could sign in behind such a proxy."""
    said = {"host": "ita.office.go.th:8443", "origin": "https://ita.office.go.th:8443"}
    assert heard(host, said["origin"]) == said


@pytest.mark.parametrize("origin", ["https://evil.example", "https://ita.office.go.th.evil.example", "null", "https://"])
def test_another_origin_reaches_nothing(origin):
    assert heard("ita.office.go.th", origin) is None
