"""The tests' own surroundings: no environment, setting or home of the machine reaches them, and nothing lands in the checkout."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = frozenset(
    {
        *("PATH", "PATHEXT", "SYSTEMROOT", "COMSPEC", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "VIRTUAL_ENV"),
        *("CI", "TEST_POSTGRES_URL"),
    }
)
"""All that the tests take from the environment: where programs and temporary files are, and what they are asked to run on."""
KEPT_BEGINNINGS = ("PYTEST_", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "COV", "HYPOTHESIS_")
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
FILES = f"{tempfile.gettempdir()},{ROOT}"
"""Where tests have files that settings name."""
PATIENCE = 600
"""Seconds that a worker has to start and to understand a sheet: one that a busy machine holds up for longer than the app allows
fails no test. Tests of these limits set their own."""
LEAVE_TRACES = frozenset({".git", "__pycache__", ".venv", "venv", ".ruff_cache", ".mypy_cache", "build", "dist"})
"""Folders of the checkout that tools other than the tests write in."""
TYPED = frozenset({".py", ".po", ".md", ".toml", ".css", ".typ", ".txt", ".yml", ".lock"})
"""Files that somebody may be writing while the tests run."""


def caches() -> Path:
    """The folder, outside the checkout, for what makes the next run quicker: pytest's last failures, Hypothesis' tables."""
    whose = os.getuid() if hasattr(os, "getuid") else "all"
    folder = Path(tempfile.gettempdir()) / f"ita-dashboard-tests-{whose}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and (folder.is_symlink() or folder.stat().st_uid != os.getuid()):
        raise PermissionError(f"{folder} is somebody else's, and what it holds would be run")
    return folder


def compile_once() -> None:
    """Keep what Python compiles, outside the checkout, where the environment says that it is not to be kept beside the sources.

    Else each process of a run, and each server and command that a test starts, compiles all of it anew: half a minute of them.
    """
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(caches() / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix


@contextmanager
def of_our_own() -> Iterator[None]:
    """The process with an environment of the tests' own: a home that is empty, no setting, no proxy, no secrets file."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="ita-dashboard-home-", ignore_cleanup_errors=True) as home:
        kept = {name: value for name, value in before.items() if name in KEPT or name.startswith(KEPT_BEGINNINGS)}
        os.environ.clear()
        os.environ.update(kept | dict.fromkeys(HOMES, home))
        # Streamlit's own name for it; else the dashboard reads that of the checkout
        os.environ["STREAMLIT_SECRETS_FILES"] = os.devnull
        os.environ["ITA_DASH_HISTORY_URL"] = f"sqlite:///{home}/history.db"
        os.environ["ITA_DASH_FILES"] = FILES
        os.environ["ITA_DASH_UNDERSTAND_SECONDS"] = str(PATIENCE)
        os.environ["ITA_DASH_ACCESS_MODE"] = "public"  # scripts that a test runs have no server: nobody knows who reaches it
        os.environ["LC_ALL"] = "C.UTF-8"  # a browser without it gives up on the Thai names of files
        _use_time_zone()
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            _use_time_zone()


def _use_time_zone() -> None:
    if hasattr(time, "tzset"):  # not on Windows, which takes no time zone from the environment
        time.tzset()


def traces(root: Path = ROOT) -> dict[Path, int]:
    """Every file of the checkout that may be a trace of the tests, and when it was written."""
    found = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in LEAVE_TRACES]
        for name in names:
            file = Path(folder, name)
            if file.suffix not in TYPED:
                found[file.relative_to(root)] = file.lstat().st_mtime_ns
    return found
