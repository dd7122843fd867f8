"""The words of the form as data: ``words/*.toml``, loaded and compiled once; and those that an office adds in a file of its own.

An office's words are plain ones. They are read as the built-in ones of the same meaning, win over them, and hold while its
workbook is read (``in_use``); ``form.ownwords`` checks its file.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from ita_dash.form.remembered import IN_USE
from ita_dash.form.text import composed, folded, key, repaired

FILES = ("headings", "statuses", "periods", "divisions", "margin", "meetings", "percents")


class WordsError(ValueError):
    """What is wrong with words: ``code``, where (section and meaning), and the word, or empty."""

    def __init__(self, code: str, place: str = "", word: str = "") -> None:
        super().__init__(f"{code}: {place} {word}".strip())
        self.code, self.place, self.word = code, place, word


@lru_cache(maxsize=len(FILES))
def table(name: str) -> dict[str, Any]:
    """The sections of one of ``FILES``. Raises ``WordsError("word_twice")`` where a section has a word under two meanings."""
    found = tomllib.loads(files("ita_dash.form").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))
    for section, meanings in found.items():
        if isinstance(meanings, dict) and section not in _MAY_REPEAT:
            refuse_twice(section, ((meaning, word) for meaning, words in meanings.items() for word in words))
    return found


_MAY_REPEAT = frozenset({"official", "parts", "patterns", "readings"})
"""Sections that are no tables of meanings: patterns and their parts, and lists of words that stand elsewhere."""


def refuse_twice(section: str, words: Iterable[tuple[str, str]]) -> None:
    """Raises ``WordsError`` where a word, as it is compared, stands twice in a section."""
    seen: set[str] = set()
    for meaning, word in words:
        if (compared := key(word)) in seen:
            raise WordsError("word_twice", f"{section}.{meaning}", word)
        seen.add(compared)


def words(name: str, section: str) -> dict[str, tuple[str, ...]]:
    """Meaning → words of a section of ``words/<name>.toml``."""
    return {meaning: tuple(found) for meaning, found in table(name)[section].items()}


# Patterns and phrases


def compiled(phrases: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern of phrases, each with what it says; ``status_of`` tells what a match of it says."""
    parts = (f"(?P<{status}_{place}>{repaired(folded(pattern))})" for place, (status, pattern) in enumerate(phrases))
    return re.compile("|".join(parts))


def status_of(match: re.Match[str]) -> str:
    """The status, or the other meaning of words, that a match of ``compiled`` phrases says."""
    return (match.lastgroup or "").rpartition("_")[0]


def joined(text: str) -> str:
    """A text as phrases are compared with it: repaired, without spaces."""
    return "".join(repaired(folded(text)).split())


def patterns(name: str, of: str) -> dict[str, re.Pattern[str]]:
    """The patterns ``of`` one thing in ``words/<name>.toml``, as repaired texts are compared with them."""
    return {what: re.compile(repaired(said)) for what, said in shapes(name, of).items()}


def shapes(name: str, of: str) -> dict[str, str]:
    """The same as texts, not compiled and not repaired."""
    return {what: composed(_filled(name, said)) for what, said in table(name)["patterns"][of].items()}


def _filled(name: str, phrase: str) -> str:
    """A phrase of ``words/<name>.toml`` with the parts of that file in place of their names in braces."""

    def part(found: re.Match[str]) -> str:
        return "(?:" + "|".join(_filled(name, one) for one in table(name)["parts"][found[1]]) + ")"

    return re.sub(r"\{([a-z_]+)\}", part, phrase)


@lru_cache(maxsize=2)
def phrases(place: str) -> tuple[tuple[str, str], ...]:
    """The phrases that say a status in the ``prose`` of a result or in the status ``column``, as status and pattern."""
    named = {one["name"]: one for one in table("statuses")["prose"]}
    said = [named[one["like"]] if "like" in one else one for one in table("statuses")[place]]
    return tuple((one["status"], "|".join(_filled("statuses", said) for said in one["says"])) for one in said)


# An office's own words


@dataclass(frozen=True)
class OwnWords:
    """What one office adds: section, meaning and words, in the order of its file. Hashable, and fit for another process."""

    entries: tuple[tuple[str, str, tuple[str, ...]], ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(self.entries)

    def of(self, section: str) -> dict[str, tuple[str, ...]]:
        """Meaning → words of one section."""
        return {meaning: found for name, meaning, found in self.entries if name == section}

    @cached_property
    def statuses(self) -> re.Pattern[str] | None:
        """A pattern of its words of statuses, longest first; None without any."""
        found = [(status, re.escape(joined(word))) for status, said in self.of("statuses").items() for word in said]
        return compiled(sorted(found, key=lambda one: -len(one[1]))) if found else None

    @cached_property
    def marks(self) -> dict[str, str]:
        """Whole cells, joined, that mean a status."""
        return {joined(word): status for status, said in self.of("marks").items() for word in said}

    @cached_property
    def periods(self) -> tuple[tuple[str, str], ...]:
        """Kind and word."""
        return tuple((kind, word) for kind, said in self.of("periods").items() for word in said)

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Phrases that mean all divisions, as ``key`` shows them."""
        return frozenset(key(word) for word in self.of("divisions").get("all", ()))

    def lines(self, kind: str) -> tuple[str, ...]:
        """How lines of a kind begin, as ``key`` shows it."""
        return tuple(map(key, self.of("lines").get(kind, ())))


NO_OWN_WORDS = OwnWords()


def own() -> OwnWords:
    """The office's own words while its workbook is read; none elsewhere."""
    words_of_office = IN_USE.get()
    return words_of_office if isinstance(words_of_office, OwnWords) else NO_OWN_WORDS


@contextmanager
def in_use(words_of_office: OwnWords) -> Iterator[None]:
    """Within it the readers know ``words_of_office``, too."""
    token = IN_USE.set(words_of_office if words_of_office.entries else None)
    try:
        yield
    finally:
        IN_USE.reset(token)
