"""Options that commands share: which source, which year, which date, where the answer goes."""

import argparse
import codecs
import os
import sys
from datetime import date
from pathlib import Path
from typing import TextIO

from ita_dash.messages import _
from ita_dash.plainerrors import ToldError
from ita_dash.settings import Settings, load_settings
from ita_dash.thai import arabic

ENCODING = "PYTHONIOENCODING"
MOST_LETTERS = 20_000
"""Of a text that an option names by its file: as many as the page takes."""
FAILED = 2
"""Exit code where there is no answer: a source that cannot be read, a file that cannot be written, wrong usage."""


def add_source(parser: argparse.ArgumentParser) -> None:
    """``--source`` and ``--year``."""
    parser.add_argument(
        "--source", metavar="S", type=_source, help=_("link or id of a Google Sheet, or path of an .xlsx or .csv file")
    )
    parser.add_argument("--year", metavar="Y", type=_year, help=_("fiscal year in the Buddhist era, as in 2567"))


def _source(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(_("the source is empty"))
    return text


def _year(text: str) -> int:
    year = arabic(text)
    if not (year.isdecimal() and 2500 <= int(year) <= 2699):
        raise argparse.ArgumentTypeError(_("“{value}” is not a fiscal year of the Buddhist era, as in 2567").format(value=text))
    return int(year)


def christian_date(text: str) -> date:
    """An ISO date of the Christian era; 2567-06-30 would lie 543 years ahead and is refused."""
    try:
        day = date.fromisoformat(arabic(text))
    except ValueError:
        day = None
    if day is None or not 1900 < day.year < 2200:
        raise argparse.ArgumentTypeError(_("“{value}” is not a date of the Christian era, as in 2024-06-30").format(value=text))
    return day


def text_in(path: str) -> str:
    """The text of the file at ``path``."""
    try:
        with Path(path).open("rb") as file:  # what has no end is read no further
            content = file.read(4 * MOST_LETTERS + 1)
        # What was cut in the middle of a letter is too long, not in another encoding
        text = content.decode("utf-8-sig", "strict" if len(content) <= 4 * MOST_LETTERS else "replace")
    except OSError:
        raise argparse.ArgumentTypeError(_("{path} cannot be read").format(path=path)) from None
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError(_("{path} is not a text file in UTF-8").format(path=path)) from None
    if len(text) > MOST_LETTERS:
        raise argparse.ArgumentTypeError(_("{path} has more than {most} letters").format(path=path, most=f"{MOST_LETTERS:,}"))
    return text


def settings_for(source: str | None, year: int | None) -> Settings:
    """The settings of this process with the command line's source in place of every configured one.

    A source with a year is that year's, whatever its titles say. Whoever types a path may open it: ``files`` bounds the settings.
    """
    if source is None:
        return load_settings()
    return load_settings({"spreadsheet": source, "years": {year: source} if year else {}, "files": []})


def say(*lines: str, to: TextIO | None = None) -> None:
    """Lines on standard output, or ``to``. Where nobody listens any more (``| head -1``) nothing is lost but them: a command goes
    on and writes its file."""
    stream = to or sys.stdout
    try:
        print(*lines, sep="\n", file=stream, flush=True)
    except BrokenPipeError:
        _unheard(stream)


def _unheard(stream: TextIO) -> None:
    """Python would complain of a broken pipe again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say_error(error: ToldError) -> None:
    """What happened, what to do, and what a page keeps to itself, on standard error."""
    say(error.message, error.advice, *error.facts, to=sys.stderr)


def write_out(content: bytes | str, path: Path | None) -> int:
    """Write ``content`` to ``path``, or to standard output for None; gives the exit code.

    A text is UTF-8, on standard output what ``PYTHONIOENCODING`` asks for, as messages are.
    """
    try:
        if path is None:
            sys.stdout.buffer.write(_as_asked(content) if isinstance(content, str) else content)
            sys.stdout.buffer.flush()
        else:
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except BrokenPipeError:
        _unheard(sys.stdout)  # whoever read has seen enough (| head)
    except OSError as error:
        name = path or _("standard output")
        say(_("{path} cannot be written: {reason}").format(path=name, reason=error.strerror), to=sys.stderr)
        return FAILED
    return 0


def _as_asked(text: str) -> bytes:
    encoding = os.environ.get(ENCODING, "").partition(":")[0] or "utf-8"
    if codecs.lookup(encoding).name != "utf-8":
        text = text.removeprefix("\ufeff")  # the mark by which Excel knows UTF-8
    return text.encode(encoding, "escaped")


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Letters that an encoding lacks, as JSON and Python write them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2)), error.end


codecs.register_error("escaped", _escaped)
