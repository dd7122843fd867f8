"""Caches of what is built once for everybody: bounded in bytes, a lock for each key, a lifetime that is said.

Lifetime: until the space is needed (the least recently used goes first) or, with ``seconds``, until they are over. A newer
version of the data has other keys: what is of the older one is used no more and is the first to go; with ``latest`` it goes as
soon as so many versions were asked for since. A key begins with its version of the data, see ``version_in``.

Bound: ``most_bytes`` of values and their keys, or of what ``weigh`` counts of a value; ``of_so_many`` counts the values
themselves. A value that alone is larger takes the one place beside, until another such one comes: it is not built again for each
of those who ask.

Failure: a build that raises leaves nothing behind; the next who asks builds again. Of those who ask for one key at once the first
builds and the others take what it built; other keys do not wait for it.
"""

import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from threading import Lock, RLock
from typing import Any, TypeVar

import pandas as pd
from cachetools import Cache as Bounded
from cachetools import LRUCache, TTLCache

Built = TypeVar("Built")
LATEST = 8
"""Versions of the data of which what was built is kept: as many years and older versions as people look at in turn. What an edit
has overtaken would be kept for hours else, since it is small beside the bounds in bytes."""
_ABSENT = object()


@dataclass(slots=True)
class _Turn:
    """Those who ask for one key. One build may ask for other keys, in the same thread."""

    lock: AbstractContextManager[object] = field(default_factory=RLock)
    asking: int = 0


class Cache:
    """Values by key; safe for threads. What it gives is shared by all who ask and not to be changed."""

    def __init__(
        self,
        name: str,
        most_bytes: int,
        *,
        seconds: float | None = None,
        weigh: Callable[[Any], int] | None = None,
        latest: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self.most_bytes = most_bytes
        self._weigh = weigh
        self._latest = latest
        self._versions: OrderedDict[Hashable, None] = OrderedDict()
        """The last ``latest`` that were asked for, the one that was longest not asked for first."""
        self._kept: Bounded[Hashable, tuple[object, int]] = (
            LRUCache(most_bytes, _needed) if seconds is None else TTLCache(most_bytes, seconds, clock, _needed)
        )
        self._beside: tuple[Hashable, object] = (_ABSENT, None)
        self._turns: dict[Hashable, _Turn] = {}
        self._books = Lock()

    @classmethod
    def of_so_many(cls, name: str, most: int) -> "Cache":
        """At most so many values, each of about the same size or bounded elsewhere."""
        return cls(name, most, weigh=_one)

    def get(self, key: Hashable, build: Callable[[], Built]) -> Built:
        """The value of ``key``; where there is none yet that of ``build``, whose exceptions pass through."""
        found: Built = self.look(key, _ABSENT)
        if found is not _ABSENT:
            return found
        with self._turn(key):
            found = self.look(key, _ABSENT)
            if found is _ABSENT:
                found = build()
                self.keep(key, found)
            return found

    def look(self, key: Hashable, otherwise: object = None) -> Any:
        """The value of ``key`` where there is one; nothing is built."""
        with self._books:
            if self._beside[0] == key:
                return self._beside[1]
            if self._latest and (version := version_in(key)) in self._versions:
                self._versions.move_to_end(version)
            pair = self._kept.get(key)
            return otherwise if pair is None else pair[0]

    def keep(self, key: Hashable, value: object) -> None:
        """Put ``value`` there, in place of what there is."""
        needed = size((key, value)) if self._weigh is None else self._weigh(value)
        with self._books:
            if self._latest:
                self._turn_to(version_in(key))
            if needed > self.most_bytes:
                self._beside = (key, value)
                self._kept.pop(key, None)
            else:
                self._kept[key] = (value, needed)
                if self._beside[0] == key:
                    self._beside = (_ABSENT, None)

    def _turn_to(self, version: Hashable) -> None:
        self._versions[version] = None
        self._versions.move_to_end(version)
        if len(self._versions) > self._latest:
            overtaken, _none = self._versions.popitem(last=False)
            for key in [one for one in self._kept if version_in(one) == overtaken]:
                self._kept.pop(key, None)
            if self._beside[0] is not _ABSENT and version_in(self._beside[0]) == overtaken:
                self._beside = (_ABSENT, None)

    def keys(self) -> list[Hashable]:
        """Of all that there is now."""
        with self._books:
            return [*self._kept.keys(), *([] if self._beside[0] is _ABSENT else [self._beside[0]])]

    def values(self) -> list[Any]:
        """All that there is now."""
        with self._books:
            return [value for value, _needed in self._kept.values()] + ([] if self._beside[0] is _ABSENT else [self._beside[1]])

    def clear(self) -> None:
        with self._books:
            self._kept.clear()
            self._versions.clear()
            self._beside = (_ABSENT, None)

    def __len__(self) -> int:
        return len(self._kept) + (self._beside[0] is not _ABSENT)

    @property
    def bytes(self) -> int:
        """Of what is kept within the bound."""
        return int(self._kept.currsize)

    @contextmanager
    def _turn(self, key: Hashable) -> Iterator[None]:
        with self._books:
            turn = self._turns.setdefault(key, _Turn())
            turn.asking += 1
        try:
            with turn.lock:
                yield
        finally:
            with self._books:
                turn.asking -= 1
                if not turn.asking:
                    del self._turns[key]


def version_in(key: Hashable) -> Hashable:
    """With which version of the data ``key`` begins: the first thing in it, and of a text its first word, since what one person
    may see of a version is named by it and more."""
    while isinstance(key, tuple) and key:
        key = key[0]
    return key.partition(" ")[0] if isinstance(key, str) else key


def _needed(pair: tuple[object, int]) -> float:
    return pair[1]


def _one(_value: object) -> int:
    return 1


def size(value: object) -> int:
    """About how many bytes ``value`` holds: texts and frames in full, containers by what is in them."""
    if isinstance(value, pd.DataFrame):
        return int(value.memory_usage(deep=True).sum())
    if isinstance(value, pd.Series):
        return value.memory_usage(deep=True)
    if isinstance(value, Mapping):
        return sys.getsizeof(value) + sum(size(key) + size(one) for key, one in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return sys.getsizeof(value) + sum(map(size, value))
    if is_dataclass(value):
        return sys.getsizeof(value) + sum(size(getattr(value, one.name)) for one in fields(value))
    return sys.getsizeof(value)
