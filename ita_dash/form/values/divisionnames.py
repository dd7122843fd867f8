"""Names of divisions: one text at a time against the names that the list of divisions holds, and how a name may be mistyped and
still be one of them (rule 17 of the design).
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ita_dash.form.finding import Finding
from ita_dash.form.remembered import remembered
from ita_dash.form.text import key, repaired
from ita_dash.form.values.alldivisions import is_everyone
from ita_dash.form.values.divisiontext import TITLE, atoms, begins_as_division, headed_by
from ita_dash.form.values.period import SOME_YEAR, read_period
from ita_dash.form.values.ticks import status_named

_ABOVE_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_AGAIN = re.compile(r"(\D)\1+")
SHORTEST = 5
"""Letters of a name: of a shorter one, one letter is too large a part ("สป" is not "สค")."""
_SHORTEST_WORD = 3
"""A word as short as "ก" counts as a number does: กลุ่ม ก and กลุ่ม ข are two."""


def is_damaged(typed: str, name: str) -> bool:
    """Whether texts compared without spaces differ in marks above and below the line, or in letters typed twice, alone."""
    return _bare(typed) == _bare(name)


def is_one_letter_off(typed: str, name: str) -> bool:
    """Whether one letter is missing, added or another, or two beside each other changed places; a digit never."""
    start = 0
    while start < min(len(typed), len(name)) and typed[start] == name[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(name)) - start and typed[-1 - end] == name[-1 - end]:
        end += 1
    one, other = typed[start : len(typed) - end], name[start : len(name) - end]
    if any(letter.isdigit() for letter in one + other):
        return False
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def differ_in_a_short_word(typed: str, name: str) -> bool:
    """Whether texts of as many words differ in one that is too short to be misspelt."""
    words, others = typed.split(), name.split()
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return len(words) == len(others) and any(min(map(len, pair)) < _SHORTEST_WORD for pair in differing)


@remembered
def _bare(text: str) -> str:
    return _AGAIN.sub(r"\1", _ABOVE_BELOW.sub("", repaired(text)))


_SIMILAR = 0.8
"""From this likeness on, an unknown name is taken for a misspelling and the known one suggested."""
_SHORTEST_BEGINNING = 6
"""Letters of a name cut short ("กองสาธารณสุขฯ") that are enough to suggest the one name that begins so."""
_SHORTEST_RUN_TOGETHER = 5
"""Letters of a name that is found without a space around it; shorter ones are short names and may be part of any word."""
_FIGURES = re.compile("[0-9]+")
"""Another number is another division: "โรงเรียนเทศบาล 3" is no slip of "โรงเรียนเทศบาล 2"."""
_UNSPOKEN = re.compile(r"[.\"'“”‘’ฯ]")


def _is_no_name(text: str) -> bool:
    """Whether what stands where a division does is something else: figures, a time, the word of a status."""
    return not any(map(str.isalpha, text)) or bool(status_named(text)) or read_period(text, SOME_YEAR).start is not None


@dataclass(slots=True)
class Name:
    """One name in a cell. ``beside`` when nothing but a space or brackets part it from the name before."""

    text: str
    beside: bool = False
    findings: tuple[Finding, ...] = ()


def spoken(text: str) -> str:
    """``text`` for comparing names: as ``key``, without the full stops and quotation marks that nobody says."""
    return _UNSPOKEN.sub("", key(text))


class KnownNames:
    """The names and short names of a list, perhaps none, each with the name that it stands for."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self._by_key = {spoken(spelling): name for spelling, name in spellings.items() if spoken(spelling)}
        self._by_repaired = {repaired(spelling): name for spelling, name in self._by_key.items()}
        self.longest = max(map(len, ("", *self._by_key)))
        self.most_words = max(len(atoms(spelling)) for spelling in ("", *spellings))

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def exact(self, text: str) -> str | None:
        """The name that ``text`` is, or is short for."""
        return self._by_key.get(spoken(text))

    def repaired(self, said: str) -> str | None:
        """The same for a text that was repaired for comparing."""
        return self._by_repaired.get(_UNSPOKEN.sub("", said))

    def match(self, text: str) -> Name | None:
        """The division of the list that ``text`` is: its name, a short name, one of these damaged, or with a post's title."""
        said = spoken(text)
        if (name := self._by_key.get(said)) is not None:
            return Name(name)
        if (name := self._by_repaired.get(repaired(said))) is not None:
            return Name(name, findings=(Finding("TEXT_REPAIRED", text, {"taken": name}),))
        title = TITLE.match(repaired(said))
        if title and (name := self._by_repaired.get(repaired(said)[title.end() :])) is not None:
            return Name(name, findings=(Finding("DIVISION_BY_TITLE", text, {"taken": name}),))
        return None

    def _meant(self, typed: str, said: str) -> str | None:
        """The one name of the list that ``typed`` is but a slip of; None where none is, or several are."""
        texts = {said, TITLE.sub("", said)} - {""}
        meant = {
            name
            for spelling, name in self._by_repaired.items()
            for text in texts
            if min(len(text), len(spelling)) >= SHORTEST
            and (is_damaged(text, spelling) or (is_one_letter_off(text, spelling) and not differ_in_a_short_word(typed, name)))
        }
        return meant.pop() if len(meant) == 1 else None

    def unlisted(self, part: str) -> list[Name]:
        """Names that are not in the list; without a list "กองคลัง กองช่าง" is two, for each word begins as a division does."""
        if together := self._run_together(part):
            return together
        words = part.split()
        return [self.unknown(name) for name in (words if all(map(begins_as_division, words)) else [" ".join(words)])]

    def _run_together(self, part: str) -> list[Name]:
        """Names of the list with nothing at all between them ("กองคลังกองช่าง"); empty where any letter is left over."""
        rest, names = spoken(part), []
        while rest:
            longest = max((spelling for spelling in self._by_key if rest.startswith(spelling)), key=len, default="")
            if len(longest) < _SHORTEST_RUN_TOGETHER:
                return []
            names.append(Name(self._by_key[longest]))
            rest = rest[len(longest) :]
        taken = ", ".join(name.text for name in names)
        return [replace(names[0], findings=(Finding("TEXT_REPAIRED", part, {"taken": taken}),)), *names[1:]] if names else []

    def unknown(self, name: str) -> Name:
        """A name that nothing more can be made of, as typed; with the name of the list that it is most like."""
        if (match := self.match(name)) is not None:  # with blanks between its letters: of more words than names are looked for in
            return match
        if is_everyone(name):
            return Name(name)
        if not self:
            headed = headed_by(name)
            findings = (Finding("DIVISION_BY_TITLE", name, {"taken": headed}),) if headed else ()
            findings = (Finding("DIVISION_NO_NAME", name),) if _is_no_name(name) else findings
            return Name(headed or name, findings=findings)
        said = repaired(spoken(name))
        if (meant := self._meant(name, said)) is not None:
            return Name(meant, findings=(Finding("TEXT_REPAIRED", name, {"taken": meant}),))
        long = len(said) >= _SHORTEST_BEGINNING
        begun = {one for spelling, one in self._by_repaired.items() if long and spelling.startswith(said)}
        if len(begun) != 1:
            same = [spelling for spelling in self._by_repaired if _FIGURES.findall(spelling) == _FIGURES.findall(said)]
            near = difflib.get_close_matches(TITLE.sub("", said) or said, same, n=1, cutoff=_SIMILAR)
            begun = {self._by_repaired[one] for one in near}
        if begun:
            return Name(name, findings=(Finding("DIVISION_NEAR_MISS", name, {"suggestion": begun.pop()}),))
        return Name(name, findings=(Finding("DIVISION_UNKNOWN", name),))
