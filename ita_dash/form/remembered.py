"""What was read once of a text is remembered: of so many letters in all, and of no text that is very long; for the words of each
office apart, which hold while one workbook is read (``form.words``).
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

IN_USE: ContextVar[Hashable] = ContextVar("IN_USE", default=None)
"""The own words of the office whose workbook is read; None elsewhere. What was read is remembered for these alone."""


LONGEST_REMEMBERED = 2_000
"""Letters. A cell may hold 200,000; such a text is not met again so often that it pays to keep it."""
MOST_LETTERS = 8_000_000
"""Letters that one reader remembers before it begins anew: 50,000 rows of brief reports have about three million."""
_OF_AN_ENTRY = 100
"""An entry takes the memory of so many letters beside its text: its place in the table, and what was read."""

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")


class _Known(dict[Any, Any]):
    """What a reader gave, by what it was asked. A dictionary asks ``__missing__`` only for what it has not got, so a text that
    is known costs one look-up and no call of a function written in Python."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self.read = read
        self.letters = 0

    def __missing__(self, text: str) -> Any:
        return self.keep(text, text, self.read(text))

    def keep(self, asked: Hashable, text: str, found: Any) -> Any:
        """``found``, which is remembered unless the text is very long."""
        letters = len(text)
        if letters <= LONGEST_REMEMBERED:
            self.letters += letters + _OF_AN_ENTRY
            if self.letters > MOST_LETTERS:
                self.clear()
                self.letters = letters + _OF_AN_ENTRY
            self[asked] = found
        return found


def remembered(read: Callable[[str], _Read]) -> Callable[[str], _Read]:
    """Remembers, for the life of the process, what a function of one text gave."""
    return cast("Callable[[str], _Read]", _Known(read).__getitem__)


def remembered_by_words(read: Callable[Concatenate[str, _Given], _Read]) -> Callable[Concatenate[str, _Given], _Read]:
    """The same for a function that is given more than a text, or reads words: what it gave for the words of each office apart
    (``form.remembered``). ``__wrapped__`` is the function itself."""
    known = _Known(cast("Callable[[str], Any]", read))
    look_up: Callable[[Hashable, object], Any] = known.get

    @wraps(read)
    def reader(text: str, *given: _Given.args, **named: _Given.kwargs) -> _Read:
        words = IN_USE.get()
        asked: Hashable = (words, text, given, *named.items()) if words or given or named else text
        found: _Read = look_up(asked, known)
        if found is known:
            found = known.keep(asked, text, read(text, *given, **named))
        return found

    return cast("Callable[Concatenate[str, _Given], _Read]", reader)
