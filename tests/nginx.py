"""nginx as ``deploy/nginx.conf`` has it, on a free port of the loopback, without TLS and without root."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.running_app import ROOT, free_port

PLACES = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
"""Folders that nginx makes for itself; its own are root's."""


def program() -> str | None:
    """Where nginx is; Debian keeps it where only root looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin")


def example() -> str:
    return (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def whole(site: str, folder: Path) -> Path:
    """A configuration with ``site``, that writes into ``folder`` alone."""
    temporary = "\n".join(f"{place}_temp_path {folder}/{place};" for place in PLACES)
    text = f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error;\nevents {{}}\nhttp {{\n{temporary}\n{site}\n}}\n"
    file = folder / "nginx.conf"
    file.write_text(text, encoding="utf-8")
    return file


@contextmanager
def nginx(folder: Path, servers: Sequence[str]) -> Iterator[str]:
    """The address of nginx in front of ``servers`` (as in ``127.0.0.1:8501``); its log says which one answered."""
    port = free_port()
    site = re.sub(r"\n *(ssl_certificate|add_header Strict).*", "", example())
    site = re.sub(r"\n( *# )?  *server 127.*", "", site)
    for before, after in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("upstream ita_dashboard {", "upstream ita_dashboard {\n" + "\n".join(f"server {one};" for one in servers)),
        ("/var/log/nginx/ita-dashboard.log", str(folder / "access")),
        ("$status $body_bytes_sent'", "$status $body_bytes_sent $upstream_addr'"),
    ):
        assert before in site
        site = site.replace(before, after)
    process = subprocess.Popen([program(), "-c", whole(site, folder), "-e", folder / "error"])
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(60)


def _wait(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("nginx did not start")
