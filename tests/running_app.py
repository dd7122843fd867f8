"""The app as a person starts it: ``streamlit run app.py`` in a process of its own, on the loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests import surroundings

ROOT = Path(__file__).parent.parent
_FIRST = 12_000 + os.getpid() % 20 * 1000
_PORTS = cycle(range(_FIRST, _FIRST + 1000))
STARTS_WITHIN = 180
"""Seconds until the server must answer, on a machine that has much else to do."""


@contextmanager
def running_app(log: Path, settings: Mapping[str, str] | None = None, *, base: str = "", **how: Any) -> Iterator[str]:
    """The address of an app, from when it is healthy until the block ends; see ``running_process``."""
    with running_process(log, settings, base=base, **how) as (port, _process):
        yield f"http://127.0.0.1:{port}{base}"


@contextmanager
def running_process(
    log: Path,
    settings: Mapping[str, str] | None = None,
    *,
    base: str = "",
    folder: Path = ROOT,
    command: Sequence[str] = (),
    port: int = 0,
) -> Iterator[tuple[int, subprocess.Popen]]:
    """The port and the process of an app with ``settings`` (environment variables); what it prints is in ``log``.

    ``base`` is the path below which it lies, as in ``/ita``, ``folder`` where it is started, ``command`` another one than
    ``streamlit run``, to which ``--port N`` is added. ``port`` is that of an app before it, whose pages are still open, or one
    that the settings name.
    """
    port = port or free_port()
    streamlit_run = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(ROOT / "app.py"),
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
        "--server.headless",
        "true",
        *(["--server.baseUrlPath", base] if base else []),
    ]
    if command:
        streamlit_run = [sys.executable, *command, "--port", str(port)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ITA_DASH_")}
    kept["ITA_DASH_HISTORY_URL"] = f"sqlite:///{log.absolute().parent}/history.db"
    kept["ITA_DASH_FILES"] = surroundings.FILES
    kept["ITA_DASH_UNDERSTAND_SECONDS"] = str(surroundings.PATIENCE)
    with ended_with_the_block(streamlit_run, port, log, cwd=folder, env=kept | dict(settings or {}), base=base) as it:
        yield port, it


def free_port() -> int:
    """A port of the loopback that nobody listens on, and that nobody is given before it is used.

    Ports that the system chooses come from 32768 on, also for connections, of which the tests make thousands while a server
    starts. Below, each process of a run has a thousand of its own, and gives none twice before all were given.
    """
    for port in _PORTS:
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                free.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("the ports never end")


@contextmanager
def ended_with_the_block(
    command: Sequence[str], port: int, log: Path, *, cwd: Path, env: Mapping[str, str], base: str = ""
) -> Iterator[subprocess.Popen]:
    """``command``, which serves the app on the loopback's ``port``, from when it is healthy until the block ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}{base}", process, log)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()  # one that nobody waited for is a warning, and so the failure of whatever test runs then


def _wait_until_healthy(address: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the app did not start:\n{log.read_text(errors='replace')}")
