"""mypy looks at everything, strictly: few lines are left out, and each says of what and why."""

import re
import tomllib

from tests.surroundings import ROOT
from tests.test_layers import MODULES

MOST = 20
WITH_REASON = re.compile(r"# type: ignore\[[a-z, -]+\]  # \S+ .+")


def test_what_mypy_leaves_out_is_little_and_says_why():
    lines = [
        line for file in MODULES.values() for line in file.read_text(encoding="utf-8").splitlines() if "type: ignore" in line
    ]
    assert [line for line in lines if not WITH_REASON.search(line)] == []
    assert len(lines) <= MOST


def test_mypy_is_strict_with_every_module_of_ours():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert asked["strict"]
    assert {file.split("/")[0] for file in asked["files"]} == {"app.py", "ita_dash", "pages"}
    exempt = [name for one in asked["overrides"] for name in one["module"]]
    assert [name for name in exempt if name.partition(".")[0] in ("ita_dash", "pages", "app")] == []
    assert (ROOT / "ita_dash" / "py.typed").is_file()
