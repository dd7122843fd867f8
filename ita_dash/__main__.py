"""The command line: ``ita-dash COMMAND …`` or ``python -m ita_dash COMMAND …``, the same code as the pages without a browser."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ita_dash import logs
from ita_dash.commands import backup, check, doctor, export, history, report, run, snapshot, token
from ita_dash.commands.options import FAILED, say_error
from ita_dash.messages import _
from ita_dash.plainerrors import ToldError


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(
        prog="ita-dash" if Path(sys.argv[0]).stem == "ita-dash" else "python -m ita_dash",
        description=_("Reads an office's sheet of integrity measures: tables and checks without a browser."),
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    run.add_parser(commands)
    export.add_parser(commands)
    check.add_parser(commands)
    doctor.add_parser(commands)
    report.add_parser(commands)
    snapshot.add_parser(commands)
    history.add_parser(commands)
    backup.add_parsers(commands)
    token.add_parser(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code: 2 where the settings, a sheet or the store stop it, and for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a terminal without Thai gets no traceback
    arguments = parser().parse_args(argv)
    with logs.lines():
        try:
            code: int = arguments.run(arguments)
        except ToldError as error:
            say_error(error)
            return FAILED
    return code


if __name__ == "__main__":
    sys.exit(main())
