"""The mode that holds: what the settings say, else what follows from where the server is reached."""

from ipaddress import ip_address
from typing import Literal

from ita_dash.dataset import configured_sources
from ita_dash.settings import Settings

Mode = Literal["public", "signed-in", "closed", "unchosen"]


def mode_of(settings: Settings, *, on_loopback: bool) -> Mode:
    """The mode of these settings. ``on_loopback``: the server is known to listen on this machine alone.

    Bundled workbooks are open to everybody. Without a choice so is a server that nobody else reaches; one with ``hosts`` is
    reached by another name, through a proxy, which from here looks like this machine.
    """
    if settings.access.mode is not None:
        return settings.access.mode
    if all(source.bundled for source in configured_sources(settings).values()):
        return "public"
    return "public" if on_loopback and not settings.hosts else "unchosen"


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine, and for every browser its own."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
