"""``token``: make lasting access to files for one program, and say what the settings keep of it."""

import argparse

from ita_dash.access.passes import hash_of, new_token
from ita_dash.commands.options import say
from ita_dash.messages import _


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """``token NAME``."""
    parser = commands.add_parser("token", help=_("make lasting access to files for a program"))
    parser.add_argument("name", metavar="NAME", type=_name, help=_("whose it is, as in powerbi"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the token, once, and the line for the settings."""
    token = new_token()
    say(_("The token, for the program alone; it is shown only now:"), token, "")
    say(_("The line for .streamlit/secrets.toml:"), "[access.tokens]", f'{arguments.name} = "{hash_of(token)}"')
    return 0


def _name(text: str) -> str:
    if not (text.isascii() and text.replace("-", "").replace("_", "").isalnum() and len(text) <= 40):
        raise argparse.ArgumentTypeError(_("“{value}” is no name: letters, digits, - and _").format(value=text[:40]))
    return text
