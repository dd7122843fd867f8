"""``run``: the dashboard in a browser, with the configuration that comes with it, from any folder."""

import argparse
import os
import subprocess
import sys

from ita_dash.folders import SHIPPED
from ita_dash.messages import _


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """``run [--port N] [--address A] [-- OPTION …]``."""
    parser = commands.add_parser("run", help=_("start the dashboard"), description=_("Starts the dashboard for browsers."))
    parser.add_argument("--port", type=int, metavar="N", help=_("the port to listen on; 8501 unless given"))
    parser.add_argument("--address", metavar="A", help=_("the address to listen on; this machine alone reaches it unless given"))
    parser.add_argument(
        "options", nargs="*", metavar="OPTION", help=_("after --: options of Streamlit, as --server.baseUrlPath ita")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until the process is told to end; gives Streamlit's exit code."""
    # Streamlit would ask who starts it for an e-mail address before it serves anything
    command = [sys.executable, "-m", "streamlit", "run", str(SHIPPED / "app.py"), "--server.showEmailPrompt", "false"]
    for name, value in (("port", arguments.port), ("address", arguments.address)):
        if value is not None:
            command += [f"--server.{name}", str(value)]
    return _become([*command, *arguments.options])


def _become(command: list[str]) -> int:
    """Put ``command`` in the place of this process, so that what ends the one ends the other."""
    if sys.platform == "win32":  # there a process that is replaced seems to have ended
        return subprocess.call(command)  # noqa: S603 (this program's own)  # nosec B603
    os.execv(command[0], command)  # noqa: S606 (without a shell on purpose)  # nosec B606
