"""What is built once for all viewers: charts, tables and figures of one version of the data under one set of filters.

Nothing of a session may go in: a function that is marked ``once`` sees its arguments and the settings of the process, no more.
What depends on the theme takes it as an argument; all else is built once for both.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from ita_dash.caches import LATEST, Cache

SHOWN = Cache("shown", 96 * 1024 * 1024, latest=LATEST)
"""A tenth of a small machine's memory. What is kept is parts of lists and charts, each as large however large the data."""


class Versioned(Protocol):
    """What a ``once`` function is about. Equal versions mean equal content."""

    @property
    def version(self) -> Hashable: ...


Subject = TypeVar("Subject", bound=Versioned)
Arguments = ParamSpec("Arguments")
Built = TypeVar("Built")


def once(
    build: Callable[Concatenate[Subject, Arguments], Built],
) -> Callable[Concatenate[Subject, Arguments], Built]:
    """``build`` called once for each version of its first argument and each value of the others, which are hashable.

    What it returns is shared by all viewers and not to be changed.
    """

    @wraps(build)
    def kept(subject: Subject, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Built:
        key = (subject.version, build.__module__, build.__qualname__, args, tuple(kwargs.items()))
        return SHOWN.get(key, lambda: build(subject, *args, **kwargs))

    return cast("Callable[Concatenate[Subject, Arguments], Built]", kept)
