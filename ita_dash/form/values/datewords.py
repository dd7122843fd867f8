"""The words of dates and periods: a cell's text to tokens. One unknown letter, and the text is not understood.

The words stand in ``words/periods.toml``, without spaces and without the full stops of abbreviations, for so they are compared.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ita_dash.form.text import folded, repaired
from ita_dash.form.words import own, shapes, words
from ita_dash.thai import MONTHS, MONTHS_SHORT


class UnreadableError(ValueError):
    """The text, or a part of it, has no meaning as a date or period."""


_MONTHS = words("periods", "months")
_LOOK_ALIKE = (("ฎ", "ฏ"), ("ษ", "ศ"), ("ศ", "ษ"), ("ษ", "ย"), ("ภา", "พา"), ("ธ์", "ธุ์"))
"""Letters that are mistaken for one another in the names of months."""

_ORDINALS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}

_DROPPED = re.compile("['’‘\"“”*_ๆฯ]")
_BLANK = re.compile("(?<![0-9]) +| +(?![0-9])")
_FULL_STOP = re.compile(r"(?<![0-9])\.+|\.+(?![0-9])")
_COLON = re.compile("(?<![0-9]):|:(?![0-9])")
_BULLET = re.compile(r"^[•·●▪◦‣*]+ *", re.MULTILINE)
_DASH_BULLET = re.compile("^[-–—]+ *", re.MULTILINE)
_ITEM_NUMBER = re.compile(r"\(?([0-9]{1,2})[.)] *(?![0-9])")
_BROKEN_YEAR = re.compile("(?<![0-9])(?=[0-9]+ )((?:2 ?5|2 ?6|2 ?0)(?: ?[0-9]){2})(?! ?[0-9])")


def tokens(text: str, *, damaged: bool = False) -> list[str]:
    """The words of ``text`` by what they are; ``damaged`` also accepts what copying and typing break.

    A word is its kind in ``words/periods.toml``: ``quarter``, ``recurring``, ``line``, ``dash``; with its number ``month10``,
    ``half2``, ``round6`` and ``duration6`` (both months); a date in digits is ``written=1/10/2565``, another figure itself; other
    words are ``other``.
    """
    line = compact(folded(text), damaged=damaged)
    pattern, known = _lexicon(damaged, own().periods)
    found: list[str] = []
    position = 0
    for match in pattern.finditer(line):
        if match.start() != position:
            found.append("other")
        position = match.end()
        found += _tokens_of(match, known)
    if position != len(line):
        found.append("other")
    return found


def _tokens_of(match: re.Match[str], words: dict[str, str]) -> list[str]:
    text, kind = match.group(), match.lastgroup or ""
    match kind:
        case "word":
            return [words[text]] if words[text] != "noise" else []
        case "times" | "weekday" | "clock":
            return []
        case "number":
            return [text]
        case "written":
            return [f"written={text}"]
        case "half":
            return ["half1" if match["which"] == "แรก" else "half2"]
        case "counted":
            return ["list"]
        case "named":
            return ["quarter", str(_ORDINALS[match["ordinal"]])]
        case "round" | "duration":
            count = max(map(int, re.findall("[0-9]+", text)))
            return [f"{kind}{count * 12 if 'ปี' in text else count}"]
    return [kind]


def compact(line: str, *, damaged: bool = False) -> str:
    """A folded ``line`` without bullets and item numbers, without blanks and full stops that are not between digits."""
    line = _unnumbered(_BULLET.sub("", line))
    if _DASH_BULLET.match(line):
        line = _DASH_BULLET.sub("", line)
    line = _DROPPED.sub("", line)
    if damaged:
        line = _BROKEN_YEAR.sub(lambda found: found.group().replace(" ", ""), repaired(line))
    return _COLON.sub("", _FULL_STOP.sub("", _BLANK.sub("", line)))


def _unnumbered(line: str) -> str:
    """Without the numbers of its lines, where they count 1, 2, 3; "1. ต.ค. 65" alone is a day."""
    lines = line.split("\n")
    numbers = [found for part in lines if (found := _ITEM_NUMBER.match(part))]
    counted = len(numbers) == len(lines) and all(int(found[1]) == place for place, found in enumerate(numbers, start=1))
    if not counted or (len(lines) == 1 and ")" not in numbers[0].group()):
        return line
    return "\n".join(part[found.end() :] for part, found in zip(lines, numbers, strict=True))


def month_pattern() -> str:
    """A pattern of every right spelling of the months in a compact text."""
    return _either(_months(False))


@lru_cache(maxsize=2)
def _months(damaged: bool) -> dict[str, int]:
    spellings: dict[str, int] = {}
    for number, name in enumerate(MONTHS, start=1):
        english = _MONTHS["english"][number - 1]
        for word in (name, _MONTHS["informal"][number - 1], MONTHS_SHORT[number - 1].replace(".", ""), english, english[:3]):
            spellings[word] = number
    spellings["sept"] = 9
    if damaged:
        for misspelt, number in _misspelt_months():
            spellings.setdefault(misspelt, number)
    return spellings


def _misspelt_months() -> Iterator[tuple[str, int]]:
    """One letter lost, two swapped, or one mistaken for another that looks or sounds alike."""
    for number, name in enumerate(MONTHS, start=1):
        for place in range(1, len(name)):
            yield name[:place] + name[place + 1 :], number
            yield name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :], number
        for right, wrong in _LOOK_ALIKE:
            if right in name:
                yield name.replace(right, wrong), number
        yield name[:-1] + ("น" if name.endswith("ม") else "ม"), number
        yield name.removesuffix("ธ์"), number
    yield from (("กรกฏา", 7), ("มิถุยายน", 6), ("มิถุ", 6))


@lru_cache(maxsize=8)
def _lexicon(damaged: bool, own_words: tuple[tuple[str, str], ...] = ()) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of all shapes and words, the longest word first, and what each word is; ``own_words`` of an office are kinds
    and words."""
    found = {folded(word): kind for kind, several in words("periods", "words").items() for word in several}
    found |= {"\n": "line", " ": "noise"}
    found |= {folded(word): f"month{number}" for word, number in _months(damaged).items()}
    found |= {compact(folded(word)): kind for kind, word in own_words}
    shaped = shapes("periods", "shapes")
    if damaged:
        found = {repaired(word): kind for word, kind in found.items()}
        shaped = {kind: repaired(shape) for kind, shape in shaped.items()}
    months = _either(word for word, kind in found.items() if kind.startswith("month"))
    first = [f"(?P<{kind}>{shape})" for kind, shape in shaped.items() if kind not in ("number", "dash")]
    years = "[1-9]ปี(?:งบประมาณ(?![0-9พค])|(?![0-9พคกง]))"
    last = [f"(?P<duration>[0-9]{{1,2}}เดือน(?!{months})|{years})", f"(?P<word>{_either(found)})"]
    last += [f"(?P<{kind}>{shaped[kind]})" for kind in ("number", "dash")]
    return re.compile("|".join([*first, *last])), found


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
