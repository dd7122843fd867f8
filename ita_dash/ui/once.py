"""What is built once for all viewers: charts, tables and figures of one version of the data under one set of filters.

Lifetime: until the process ends or the space is needed; a newer version of the data has other keys, and what is of the older one
is the first to go. Bound: ``LIMIT`` bytes, the least recently shown dropped first; what alone is larger is built each time.
Failure: a build that raises leaves nothing behind, and the next run builds again. One build runs at a time: of a hundred viewers
who come at once the first one's run builds and the others take what it built.

Nothing of a session may go in: a function that is marked ``once`` sees its arguments and the settings of the process, no more.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import wraps
from threading import Lock, RLock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import pandas as pd

LIMIT = 96 * 1024 * 1024
"""Bytes of all that is kept, as ``size`` counts them: a tenth of a small machine's memory."""


class Versioned(Protocol):
    """What a ``once`` function is about. Equal versions mean equal content."""

    @property
    def version(self) -> Hashable: ...


Subject = TypeVar("Subject", bound=Versioned)
Arguments = ParamSpec("Arguments")
Built = TypeVar("Built")


class Shelf:
    """Values by key, up to ``limit`` bytes; safe for threads."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self.size = 0
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._books = Lock()
        self._building = RLock()  # one build may ask for another

    def get(self, key: Hashable, build: Callable[[], Built]) -> Built:
        """The value of ``key``; where there is none yet that of ``build``, whose exceptions pass through."""
        found, value = self._look(key)
        if found:
            return value
        with self._building:
            found, value = self._look(key)
            if not found:
                value = build()
                self._keep(key, value)
            return value

    def clear(self) -> None:
        with self._books:
            self._kept.clear()
            self.size = 0

    def __len__(self) -> int:
        return len(self._kept)

    def _look(self, key: Hashable) -> tuple[bool, Any]:
        with self._books:
            if key not in self._kept:
                return False, None
            self._kept.move_to_end(key)
            return True, self._kept[key][0]

    def _keep(self, key: Hashable, value: object) -> None:
        needed = size(value)
        if needed > self.limit:
            return
        with self._books:
            self._kept[key] = value, needed
            self.size += needed
            while self.size > self.limit:
                _key, (_value, freed) = self._kept.popitem(last=False)
                self.size -= freed


SHELF = Shelf()


def once(
    build: Callable[Concatenate[Subject, Arguments], Built],
) -> Callable[Concatenate[Subject, Arguments], Built]:
    """``build`` called once for each version of its first argument and each value of the others, which are hashable.

    What it returns is shared by all viewers and not to be changed.
    """

    @wraps(build)
    def kept(subject: Subject, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Built:
        key = (build.__module__, build.__qualname__, subject.version, args, tuple(kwargs.items()))
        return SHELF.get(key, lambda: build(subject, *args, **kwargs))

    return kept


def size(value: object) -> int:
    """About how many bytes ``value`` holds: texts and frames in full, containers by what is in them."""
    if isinstance(value, (pd.DataFrame, pd.Series)):
        used = value.memory_usage(deep=True)
        return int(used if isinstance(value, pd.Series) else used.sum())
    if isinstance(value, Mapping):
        return sys.getsizeof(value) + sum(size(key) + size(one) for key, one in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return sys.getsizeof(value) + sum(map(size, value))
    if is_dataclass(value):
        return sys.getsizeof(value) + sum(size(getattr(value, field.name)) for field in fields(value))
    return sys.getsizeof(value)
