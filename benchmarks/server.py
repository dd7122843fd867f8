"""The app in a process of its own, on the loopback: as we ship it, and the same pages under Streamlit's own configuration."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
OURS = ROOT / "app.py"
AS_SHIPPED = Path(__file__).parent / "as_shipped.py"
EMPTY = Path(__file__).parent / "empty_app.py"
SHIPPED_OPTIONS = ("--server.fileWatcherType", "auto", "--runner.postScriptGC", "true", "--runner.magicEnabled", "true")
"""What our ``config.toml`` changes of the server's work, set back to Streamlit's defaults."""
STARTS_WITHIN = 60
"""Seconds until a server must answer."""
_RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Server:
    """A running server at ``http://127.0.0.1:{port}``."""

    port: int
    process: subprocess.Popen
    folder: Path
    """Where its history is, and ``log``, what it prints."""

    @property
    def resident(self) -> float:
        """Megabytes of memory that the server's process holds now (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = _RESIDENT.search(status)
        return int(found[1]) / 1024 if found else 0.0

    @property
    def processor_seconds(self) -> float:
        """Time of a core that the server has used so far (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(script: Path = OURS, options: tuple[str, ...] = (), settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server of ``script`` with ``settings`` (environment variables), ended with the block.

    Raises RuntimeError with what it printed where it does not answer in ``STARTS_WITHIN`` seconds.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ("--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ITA_DASH_", "GOOGLE_", "STREAMLIT_"))}
    with tempfile.TemporaryDirectory() as folder, Path(folder, "log").open("w+b") as output:
        Path(folder, "secrets.toml").touch()
        own = {"STREAMLIT_SECRETS_FILES": f"{folder}/secrets.toml", "ITA_DASH_HISTORY_URL": f"sqlite:///{folder}/history.db"}
        own["ITA_DASH_RUNS_PER_MINUTE"] = "1000000"  # what is measured comes without the pauses of people
        environment = {**kept, **own, "PYTHONPATH": str(ROOT), **(settings or {})}
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *arguments, *options],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(port, process):
                output.seek(0)
                raise RuntimeError(f"the server did not start:\n{output.read().decode(errors='replace')}")
            yield Server(port, process, Path(folder))
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(port: int, process: subprocess.Popen) -> bool:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False
