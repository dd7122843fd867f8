"""After a sign-in back to the page that was asked for, and nowhere else."""

import asyncio
from http.cookies import SimpleCookie

import pytest

from ita_dash.web.back import COOKIE, Back

HOST = "ita.office.go.th"


async def streamlit(_scope, _receive, send) -> None:
    """Leads to the first page, as Streamlit does."""
    await send({"type": "http.response.start", "status": 302, "headers": [(b"location", b"/")]})


def asked(path: str, base: str = "", **headers: str) -> dict[str, list[str]]:
    """The headers of the answer."""
    sent = []

    async def send(message) -> None:
        sent.append(message)

    raw = [(b"host", HOST.encode()), *((name.encode(), value.encode("latin-1")) for name, value in headers.items())]
    scope = {"type": "http", "path": base + path, "headers": raw, "query_string": b""}
    asyncio.run(Back(streamlit, pages=("", "measures"), base=base)(scope, None, send))
    found: dict[str, list[str]] = {}
    for name, value in sent[0]["headers"]:
        found.setdefault(name.decode(), []).append(value.decode())
    return found


def led_from(referer: str, base: str = "") -> str:
    """Where somebody is led after the sign-in who came to it from ``referer``."""
    (line,) = asked("/auth/login", base, referer=referer)["set-cookie"]
    cookie = SimpleCookie(line)[COOKIE]
    back = asked("/oauth2callback", base, cookie=f"{COOKIE}={cookie.coded_value}")
    return back["location"][0]


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("", "/measures"),
        ("", "/measures?year=2567&measure=%E0%B8%81"),
        ("", "/?unit=%E0%B8%81%E0%B8%AD%E0%B8%87"),
        ("/ita", "/ita/measures?year=2567"),
        ("/ita", "/ita/"),
    ],
)
def test_back_to_the_page_with_its_parameters(base, address):
    assert led_from(f"https://{HOST}{address}", base) == address


@pytest.mark.parametrize("address", [f"{HOST}:8443", HOST.upper()])
def test_a_proxy_may_pass_on_the_name_without_its_port(address):
    assert led_from(f"https://{address}/measures?year=2567") == "/measures?year=2567"


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://evil.example/measures?year=2567",
        f"https://{HOST}@evil.example/measures",
        f"https://{HOST}//evil.example",
        f"https://{HOST}/none",
        f"https://{HOST}/export/measures.csv",
        f"https://{HOST}/auth/logout",
        f"https://{HOST}/oauth2callback?code=1",
        "javascript:alert(1)",
        "//evil.example/measures",
        "http://[",
        f"https://{HOST}]/measures",
        "\xff\xfe",
    ],
)
def test_to_the_first_page_from_what_is_none_of_ours(referer):
    assert led_from(referer) == "/"


@pytest.mark.parametrize(
    ("cookie", "address"),
    [
        ("https://evil.example/", "/"),
        ("//evil.example/measures", "/"),
        ("/\\\\evil.example", "/"),
        ("/measures/../../evil", "/"),
        ("/%2f%2fevil.example", "/"),
        ("/measures?a=\\r\\nX: y", "/measures"),
        ("//measures?year=2567", "/measures?year=2567"),  # not another host of that name
        ("/measures?" + "x" * 4000, "/measures"),
        ("/measures#evil", "/"),
    ],
)
def test_a_cookie_of_somebody_elses_making_leads_nowhere_else(cookie, address):
    assert asked("/oauth2callback", cookie=f'{COOKIE}="{cookie}"')["location"] == [address]


def test_the_cookie_is_no_scripts_and_is_gone_afterwards():
    (line,) = asked("/auth/login", referer=f"https://{HOST}/measures")["set-cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Max-Age=900", "Path=/"} <= set(line.split("; "))
    assert "Max-Age=0" in asked("/oauth2callback")["set-cookie"][0]


def test_other_addresses_are_left_alone():
    assert asked("/measures", referer=f"https://{HOST}/measures") == {"location": ["/"]}
