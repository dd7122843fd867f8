"""No pattern that reads a cell can take the square or the cube of its letters: what may repeat without end never stands beside
itself, where a match that fails would try every way to part the letters between the two.

A test of time would hang on the machine; this one looks at the patterns themselves.
"""

import importlib
import pkgutil
import re
from re import _constants as codes  # the tree of a pattern is in no public module
from re import _parser

import pytest

import ita_dash.form
import ita_dash.sheet
from ita_dash.form.values import datewords, period
from ita_dash.form.values.alldivisions import all_divisions

SAMPLE = [chr(code) for code in (*range(1, 0x180), *range(0xE01, 0xE5C), 0x2013, 0x2022, 0x3000, 0xFF08)]
GUARDED = {"form.values.alldivisions._ALL", "form.values.alldivisions._PLAIN"}
"""Matched with at most 200 letters."""


def patterns():
    found = {
        "form.values.datewords._lexicon(False)": datewords._lexicon(False)[0],
        "form.values.datewords._lexicon(True)": datewords._lexicon(True)[0],
    }
    found["form.values.period._date"] = period._date()
    for package in (ita_dash.form, ita_dash.sheet):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                several = value if isinstance(value, dict) and name != "__builtins__" else {"": value}
                for which, pattern in several.items():
                    if isinstance(pattern, re.Pattern):
                        found.setdefault(f"{module.name.removeprefix('ita_dash.')}.{name} {which}".strip(), pattern)
    return found


def letters(part, ignore_case=False) -> frozenset[str]:
    """Which letters of the sample a part of a pattern can begin or go on with."""
    kind, value = part
    if kind is codes.LITERAL:
        one = chr(value)
        return frozenset({one, one.lower(), one.upper()} if ignore_case else {one})
    if kind is codes.NOT_LITERAL:
        return frozenset(SAMPLE) - {chr(value)}
    if kind is codes.ANY:
        return frozenset(SAMPLE)
    if kind is codes.IN:
        chosen = "".join(re.escape(letter) for letter in SAMPLE if _is_in(letter, value))
        return frozenset(letter for letter in SAMPLE if chosen and re.match(f"[{chosen}]", letter))
    if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return all_letters(value[2])
    if kind is codes.SUBPATTERN:
        return all_letters(value[3])
    if kind is codes.ATOMIC_GROUP:
        return all_letters(value)
    if kind is codes.BRANCH:
        return frozenset().union(*map(all_letters, value[1]))
    return frozenset()


def _is_in(letter: str, members) -> bool:
    named = {
        codes.CATEGORY_DIGIT: str.isdecimal,
        codes.CATEGORY_SPACE: str.isspace,
        codes.CATEGORY_WORD: lambda one: one.isalnum() or one == "_",
    }
    negated, found = False, False
    for kind, value in members:
        if kind is codes.NEGATE:
            negated = True
        elif kind is codes.LITERAL:
            found |= letter == chr(value)
        elif kind is codes.RANGE:
            found |= value[0] <= ord(letter) <= value[1]
        elif str(value).startswith("CATEGORY_NOT_"):
            found |= not named[getattr(codes, str(value).replace("NOT_", ""))](letter)
        else:
            found |= named[value](letter)
    return found != negated


def all_letters(parts) -> frozenset[str]:
    return frozenset().union(*map(letters, parts))


def is_endless(part) -> bool:
    """Whether it repeats without end and gives back what it took when the rest fails."""
    return part[0] in (codes.MAX_REPEAT, codes.MIN_REPEAT) and part[1][1] is codes.MAXREPEAT


def may_be_empty(part) -> bool:
    kind, value = part
    if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return value[0] == 0 or all(map(may_be_empty, value[2]))
    if kind is codes.SUBPATTERN:
        return all(map(may_be_empty, value[3]))
    if kind is codes.ATOMIC_GROUP:
        return all(map(may_be_empty, value))
    if kind is codes.BRANCH:
        return any(all(map(may_be_empty, branch)) for branch in value[1])
    return kind in (codes.ASSERT, codes.ASSERT_NOT, codes.AT)


def inner(part) -> list:
    kind, value = part
    if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is codes.SUBPATTERN:
        return [value[3]]
    if kind in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if kind is codes.ATOMIC_GROUP:
        return [value]
    return list(value[1]) if kind is codes.BRANCH else []


def beside_itself(parts) -> bool:
    """Whether two endless repeats that share letters can follow each other, in ``parts`` or in any part of them."""
    parts = flat(parts)
    for place, part in enumerate(parts):
        if is_endless(part):
            own = letters(part)
            if any(is_endless(one) and may_end(flat(part[1][2]), one) for one in flat(part[1][2])):
                return True
            for after in parts[place + 1 :]:
                if is_endless(after) and letters(after) & own:
                    return True
                if not may_be_empty(after):
                    break
        if any(beside_itself(one) for one in inner(part)):
            return True
    return False


def flat(parts) -> list:
    """``parts`` with what their groups hold in its place."""
    return [one for part in parts for one in (flat(part[1][3]) if part[0] is codes.SUBPATTERN else [part])]


def may_end(parts, repeat) -> bool:
    """Whether a repeat within a repeat has nothing beside it that parts one turn from the next."""
    return all(one is repeat or may_be_empty(one) for one in parts)


def test_the_look_at_patterns_finds_what_it_is_for():
    for bad in (r"[\W_]*(?:x)?[\W_]*y", r"(?:a+)+b", r"\s*,?\s*x", r"(.+?)\s*z", r"(?:(?:ab)*c?)*d"):
        assert beside_itself(_parser.parse(bad)), bad
    for good in (r"[\W_]*+(?:x)?[\W_]*+y", r"(?:[a-z]+\.)+th", r"\s*,\s*x", r"[0-9]+[a-z]+"):
        assert not beside_itself(_parser.parse(good)), good


@pytest.mark.parametrize("name", sorted(patterns()))
def test_nothing_endless_stands_beside_itself(name):
    pattern = patterns()[name]
    if name not in GUARDED:
        assert not beside_itself(_parser.parse(pattern.pattern, pattern.flags)), pattern.pattern


def test_phrases_of_all_divisions_are_looked_for_in_short_texts_only():
    assert all_divisions("ทุกส่วนราชการใน" + "ก" * 185) is not None
    assert all_divisions("ทุกส่วนราชการใน" + "ก" * 186) is None
