"""A server that may have 1,024 files open, as systems have it, has room for the pages that its settings allow."""

import resource
import subprocess
import sys

import pytest

from ita_dash.openfiles import MOST
from ita_dash.settings import Settings
from tests.running_app import ROOT

OF_A_PAGE = 4
"""Its connection, and the three of an event loop."""
ALLOWED = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
NEEDED = 2 * OF_A_PAGE * Settings().most_pages
PROGRAM = """
import resource, sys
before, most = map(int, sys.argv[1:])
resource.setrlimit(resource.RLIMIT_NOFILE, (before, most))
from streamlit import config
config._main_script_path = "app.py"
import app
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""


@pytest.mark.slow
@pytest.mark.skipif(ALLOWED != resource.RLIM_INFINITY and ALLOWED < NEEDED, reason="this machine allows no more")
def test_the_app_takes_as_many_as_it_is_let_have():
    def asked(before: int, most: int) -> int:
        command = [sys.executable, "-c", PROGRAM, str(before), str(most)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
        return int(done.stdout.splitlines()[-1])

    assert asked(1024, NEEDED) == NEEDED
    assert NEEDED <= MOST
    assert asked(256, 300) == 300
