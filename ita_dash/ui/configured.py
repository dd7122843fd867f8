"""The configuration of Streamlit that comes with the app, however and from wherever it is started.

``streamlit run`` finds it beside ``app.py``; another server, started in another folder, does not.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from streamlit import config

from ita_dash import logs


def use_configuration(file: Path) -> None:
    """Set what ``file`` (TOML) says and nobody has set: not the command line, an environment variable or a nearer file."""
    for name, value in _options(tomllib.loads(file.read_text(encoding="utf-8"))):
        if not config.is_manually_set(name):
            config.set_option(name, value, str(file))


def use_log_lines() -> None:
    """Let Streamlit's own handlers write what ``ita_dash.logs`` makes of each record; those that it makes later, too."""
    config.set_option("logger.messageFormat", logs.LINE, "ita_dash.logs")


def base_path() -> str:
    """The path below which the server answers, as in ``/ita``; empty for the root."""
    path = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def settings_files() -> list[str]:
    """The settings' files that the command line, a variable or a ``config.toml`` names; empty where nobody did."""
    return list(config.get_option("secrets.files")) if config.is_manually_set("secrets.files") else []


def _options(content: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    for name, value in content.items():
        if isinstance(value, Mapping):
            yield from _options(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
