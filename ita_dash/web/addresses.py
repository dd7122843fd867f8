"""Addresses of whoever asks, as servers and proxies write them."""

from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from starlette.datastructures import Headers
from starlette.types import Scope

from ita_dash.web.hosts import name_of

OF_ONE_CONNECTION = 64
"""Bits that the addresses of one connection to the internet have in common."""
Networks = tuple[IPv4Network | IPv6Network, ...]


def address_of(scope: Scope, proxies: Networks) -> str:
    """Who asks; empty where that is not known. Of ``X-Forwarded-For`` the last address that is no proxy counts: what stands
    before it anybody may have written."""
    client = (scope.get("client") or ("", 0))[0]
    if is_among(client, proxies):
        forwarded = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).split(",")
        named = [one.strip() for one in forwarded if one.strip() and not is_among(one.strip(), proxies)]
        return _name(named[-1]) if named else ""
    found = _ip(client)
    return "" if found is not None and found.is_loopback else _name(client)


def is_among(said: str, proxies: Networks) -> bool:
    """Whether ``said`` is the address of one of ``proxies``."""
    found = _ip(said)
    return found is not None and any(found in network for network in proxies)


def _name(said: str) -> str:
    """One name for whoever ``said`` is the address of: without the port that some proxies add, and of IPv6 the network that a
    connection has to itself (RFC 6177), or one visitor would have a new address for each question."""
    found = _ip(said)
    if found is None:
        return said[:60]
    return str(IPv6Network((int(found), OF_ONE_CONNECTION), strict=False) if found.version == 6 else found)


def _ip(said: str) -> IPv4Address | IPv6Address | None:
    for one in (said, name_of(said)):
        with suppress(ValueError):
            found = ip_address(one)
            return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
    return None
