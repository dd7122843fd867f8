"""Cookies of the sign-in go by TLS alone, and no other website signs anybody out."""

import asyncio

import pytest

from ita_dash.settings import Settings
from ita_dash.web.signins import SignIns

HOST = "ita.office.go.th"
HOME = f"https://{HOST}/measures"


def asked(path: str = "/", scheme: str = "http", base: str = "", sign_in_at: str = "", **headers: str) -> tuple[int, list[str]]:
    """Status and cookies of the answer."""
    sent = []

    async def streamlit(_scope, _receive, send) -> None:
        cookies = [(b"set-cookie", b"a=b; Path=/; HttpOnly"), (b"Set-Cookie", b"c=Secure; secure"), (b"location", b"/")]
        await send({"type": "http.response.start", "status": 302, "headers": cookies})

    async def send(message) -> None:
        sent.append(message)

    said = {"host": HOST} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode("latin-1")) for name, value in said.items()]
    scope = {"type": "http", "scheme": scheme, "path": base + path, "headers": raw}
    settings = Settings(auth={"origin": sign_in_at})
    asyncio.run(SignIns(streamlit, now=lambda: settings, base=base)(scope, None, send))
    return sent[0]["status"], [value.decode() for name, value in sent[0]["headers"] if name.lower() == b"set-cookie"]


SECURE, PLAIN = (
    ["a=b; Path=/; HttpOnly; Secure", "c=Secure; secure"],
    ["a=b; Path=/; HttpOnly", "c=Secure; secure"],
)


@pytest.mark.parametrize(
    ("scheme", "sign_in_at", "cookies"),
    [
        ("https", "", SECURE),
        ("http", f"https://{HOST}", SECURE),  # behind a proxy that nobody named
        ("http", f"https://{HOST}:8443", SECURE),
        ("http", f"http://{HOST}", PLAIN),
        ("http", "https://other.office.go.th", PLAIN),  # this machine's own name, beside the one that others use
        ("http", "", PLAIN),
    ],
)
def test_cookies_go_by_tls_alone_where_it_is_there(scheme, sign_in_at, cookies):
    assert asked(scheme=scheme, sign_in_at=sign_in_at)[1] == cookies


@pytest.mark.parametrize("base", ["", "/ita"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec_fetch_site": "same-origin"}, 302),
        ({"sec_fetch_site": "none"}, 302),
        ({"referer": HOME}, 302),  # on plain HTTP, and in browsers of before 2023
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": "cross-site", "referer": HOME}, 403),
        ({"referer": "https://evil.example/"}, 403),
        ({"referer": f"https://{HOST}.evil.example/"}, 403),
        ({"referer": "http://["}, 403),
        ({}, 403),
    ],
)
def test_the_way_out_begins_on_a_page_of_ours(headers, status, base):
    assert asked("/auth/logout", base=base, **headers)[0] == status
    assert asked("/auth//logout/", base=base, **headers)[0] == status
    assert asked("/auth/login", base=base, **headers)[0] == 302
