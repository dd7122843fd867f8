"""What was read once of a text is remembered: of so many texts, and none so long that they would fill the memory."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from ita_dash.form.context import IN_USE

LONGEST_REMEMBERED = 2_000
"""Letters. A cell may hold 50,000; 65,536 such texts would be gigabytes, and they are too few to be met again."""

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")


def remembered(most: int) -> Callable[[Callable[Concatenate[str, _Given], _Read]], Callable[Concatenate[str, _Given], _Read]]:
    """Remembers, for the life of the process, what a function of a text gave for the ``most`` texts asked for last."""

    def remembering(read: Callable[Concatenate[str, _Given], _Read]) -> Callable[Concatenate[str, _Given], _Read]:
        known = cast("Callable[Concatenate[str, _Given], _Read]", lru_cache(maxsize=most)(read))

        @wraps(read)
        def reader(text: str, *given: _Given.args, **named: _Given.kwargs) -> _Read:
            return known(text, *given, **named) if len(text) <= LONGEST_REMEMBERED else read(text, *given, **named)

        return cast("Callable[Concatenate[str, _Given], _Read]", reader)

    return remembering


def remembered_by_words(
    most: int,
) -> Callable[[Callable[Concatenate[str, _Given], _Read]], Callable[Concatenate[str, _Given], _Read]]:
    """The same for a reader of words: what it gave for the words of each office apart (``form.context``)."""

    def remembering(read: Callable[Concatenate[str, _Given], _Read]) -> Callable[Concatenate[str, _Given], _Read]:
        def read_with(_words: Hashable, text: str, *given: _Given.args, **named: _Given.kwargs) -> _Read:
            return read(text, *given, **named)

        known = cast("Callable[Concatenate[Hashable, str, _Given], _Read]", lru_cache(maxsize=most)(read_with))

        @wraps(read)
        def reader(text: str, *given: _Given.args, **named: _Given.kwargs) -> _Read:
            if len(text) > LONGEST_REMEMBERED:
                return read(text, *given, **named)
            return known(IN_USE.get(), text, *given, **named)

        return cast("Callable[Concatenate[str, _Given], _Read]", reader)

    return remembering
