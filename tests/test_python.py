"""What the code takes for granted of Python holds on every release that the project names."""

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.surroundings import ROOT

POSSESSIVE_GROUP = re.compile(r"(?<![\\(])\)(?:[*+?]|\{[0-9,]+\})\+(?!\+)")


def test_no_pattern_repeats_a_group_possessively():
    """Python before 3.11.5, as Debian 12 has it, gives up some of their matches (its issue 106052); atomic groups are right."""
    found = [
        f"{file.name}:{token.start[0]} {token.string[:80]}"
        for file in (ROOT / "ita_dash").rglob("*.py")
        if POSSESSIVE_GROUP.search(file.read_text(encoding="utf-8"))  # the text first: to part it into signs takes long
        for token in _strings(file)
        if POSSESSIVE_GROUP.search(token.string)
    ]
    assert found == []


def _strings(file: Path) -> Iterator[tokenize.TokenInfo]:
    with file.open("rb") as source:
        for token in tokenize.tokenize(source.readline):
            if token.type == tokenize.STRING and not token.string.startswith('"""'):
                yield token
