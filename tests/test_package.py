"""The package: what the wheel holds and needs, and that it runs where there is nothing else."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution, distribution
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from benchmarks.visitors import visiting
from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES
from ita_dash.web.assets import address
from tests.access_server import write_sheet
from tests.running_app import ended_with_the_block, free_port
from tests.surroundings import LEAVE_TRACES, ROOT

FAILED = _("This page cannot be shown just now").encode()
NOT_FOR_RUNNING = {"pytest", "hypothesis", "playwright", "ruff", "mypy", "pypdf", "beautifulsoup4", "cryptography"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built offline from a copy of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    checkout = folder / "checkout"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(*LEAVE_TRACES, "var", "*.egg-info"))
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "."], cwd=checkout, check=True, timeout=300)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel and what it says that it needs, and nothing of the checkout; gives its programs."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=300)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / "python")
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(ask, capture_output=True, text=True, check=True, timeout=300).stdout.strip())
    for needed in _closure(needs(wheel)).values():
        _link(needed, packages)
    options = ["--python", python, "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([sys.executable, "-m", "pip", *options, str(wheel)], check=True, timeout=300)
    return programs


def needs(wheel: Path) -> list[Requirement]:
    """What a wheel says that it needs."""
    with ZipFile(wheel) as file:
        (name,) = (name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
        lines = file.read(name).decode().partition("\n\n")[0].splitlines()
    return [Requirement(line.removeprefix("Requires-Dist: ")) for line in lines if line.startswith("Requires-Dist: ")]


def _closure(needed: list[Requirement]) -> dict[str, Distribution]:
    found: dict[str, Distribution] = {}
    open_ones = [(one.name, one.extras) for one in needed]
    asked = set()
    while open_ones:
        name, extras = open_ones.pop()
        if (name, frozenset(extras)) in asked:
            continue
        asked.add((name, frozenset(extras)))
        found[name.lower()] = distribution(name)
        for line in found[name.lower()].requires or ():
            one = Requirement(line)
            if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                open_ones.append((one.name, one.extras))
    return found


def _link(needed: Distribution, packages: Path) -> None:
    for top in {file.parts[0] for file in needed.files or () if file.parts[0] != ".."}:
        target = packages / top
        if not target.exists():
            target.symlink_to(Path(str(needed.locate_file(top))))


@contextmanager
def running(programs: Path, folder: Path, home: Path) -> Iterator[int]:
    """The installed dashboard, started from ``folder`` by a user whose home is ``home``; gives its port."""
    port = free_port()
    command = [
        str(programs / "ita-dash"),
        "run",
        "--port",
        str(port),
        "--address",
        "127.0.0.1",
        "--",
        "--server.headless",
        "true",
    ]
    with ended_with_the_block(command, port, folder / "log", cwd=folder, env=_environment(home)):
        yield port


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ITA_DASH_", "XDG_"))}
    return kept | {"HOME": str(home)}


@pytest.mark.long
def test_the_dashboard_runs_from_the_wheel_in_any_folder(installed: Path, tmp_path: Path):
    folder, home = tmp_path / "anywhere", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    with running(installed, folder, home) as port:
        with urlopen(f"http://127.0.0.1:{port}/export/measures.csv?year=2567", timeout=300) as answer:
            assert answer.read().startswith(b"\xef\xbb\xbf")
        with urlopen(f"http://127.0.0.1:{port}/{address('screen.woff2')}", timeout=300) as answer:
            assert len(answer.read()) > 10_000
        pages = asyncio.run(_every_page(port))
    assert all(pages.values()), pages
    # Bundled workbooks leave no history; a sheet does, in the same place by whatever command
    write_sheet(home / "plan.xlsx")
    snapshot = [str(installed / "ita-dash"), "snapshot", "--source", str(home / "plan.xlsx")]
    subprocess.run(snapshot, cwd=folder, env=_environment(home), check=True, capture_output=True, timeout=300)
    assert [file.relative_to(home).parts[-3:] for file in home.rglob("history.db")] == [("ita-dashboard", "var", "history.db")]
    assert [file.name for file in folder.iterdir()] == ["log"]
    assert list(installed.parent.rglob("history.db")) == []


async def _every_page(port: int) -> dict[str, bool]:
    """Whether each page came, and not the words that stand in place of one that failed."""
    shown = {}
    for entry in PAGES:
        async with visiting(port) as visitor:
            page = await visitor.open(entry.url_path)
            failed = any(FAILED in message.SerializeToString() for message in page.deltas)
            shown[entry.file] = page.succeeded and len(page.deltas) > 10 and not failed
    return shown


@pytest.mark.long
def test_the_command_has_every_command(installed: Path, tmp_path: Path):
    done = subprocess.run(
        [str(installed / "ita-dash"), "--help"], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.startswith("usage: ita-dash ")
    assert [
        name for name in ("run", "export", "check", "report", "snapshot", "history") if f"    {name} " not in done.stdout
    ] == []
    export = [str(installed / "ita-dash"), "export", "measures", "--year", "2566", "--format", "json"]
    done = subprocess.run(export, cwd=tmp_path, capture_output=True, timeout=300, check=True)
    written = json.loads(done.stdout)
    assert (written["table"], written["fiscal_year"]) == ("measures", 2566)
    assert written["rows"]


@pytest.mark.long
def test_it_needs_nothing_of_the_tests(wheel: Path):
    needed = {one.name.lower() for one in needs(wheel)}
    assert "streamlit" in needed
    assert needed & NOT_FOR_RUNNING == set()


@pytest.mark.long
def test_the_wheel_holds_every_file_that_is_no_test(wheel: Path):
    with ZipFile(wheel) as file:
        held = {name for name in file.namelist() if ".dist-info/" not in name}
    ours = {
        str(path.relative_to(ROOT).as_posix())
        for path in (ROOT / "ita_dash").rglob("*")
        if path.is_file() and not LEAVE_TRACES & set(path.parts)
    }
    beside = ["app.py", ".streamlit/config.toml", ".streamlit/secrets.example.toml", *(f"pages/{entry.file}" for entry in PAGES)]
    assert held == ours | {f"ita_dash/shipped/{name}" for name in beside}


def test_the_version_is_that_of_the_changelog():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
