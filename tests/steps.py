"""Time measured as steps: lines of the program that a call runs, the same on every machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


class TooManySteps(BaseException):
    """The call ran on past its limit, perhaps without end. Nothing that reads a text may catch it."""


def steps(limit: int, call: Callable[..., object], *given: object) -> int:
    """How many lines ``call(*given)`` runs. Raises ``TooManySteps`` beyond ``limit``; a pattern's search is one."""
    count = 0

    def trace(frame: FrameType, event: str, _given: Any) -> Any:
        nonlocal count
        if event == "call" and "ita_dash" not in frame.f_code.co_filename:  # such as compiling a pattern, once
            return None
        count += event == "line"
        if count > limit:
            raise TooManySteps(f"{call} of {given!r:.200}: more than {limit} steps")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call(*given)
    finally:
        sys.settrace(before)
    return count
