"""What the tests have workers do."""

import os
import re
import time
from dataclasses import dataclass

from ita_dash.sheet.errors import SheetError


def twice(value):
    return value + value


def of(value, name):
    return getattr(value, name)


def pid():
    return os.getpid()


def environment():
    return dict(os.environ)


def endless_pattern():
    """Holds the interpreter's lock for years."""
    return re.match(r"(a+)+$", "a" * 60 + "b")


@dataclass(frozen=True)
class Endless:
    """A sheet with a cell that nobody comes to the end of."""

    def workbook(self):
        return endless_pattern()


@dataclass(frozen=True)
class Huge:
    """A sheet that takes more and more."""

    megabytes: int

    def workbook(self):
        return eat(self.megabytes)


@dataclass(frozen=True)
class Deadly:
    """A sheet that ends the process that looks into it."""

    def workbook(self):
        die()


def eat(megabytes):
    """Takes memory piece by piece, and keeps it for a while."""
    held = []
    for _piece in range(megabytes):
        held.append(b"x" * (1 << 20))
        time.sleep(0.001)
    time.sleep(60)
    return len(held)


def give(megabytes):
    return b"x" * (megabytes << 20)


KEPT = []


def keep(megabytes):
    KEPT.append(b"x" * (megabytes << 20))
    return pid()


def sleep(seconds):
    time.sleep(seconds)
    return seconds


def refuse(code):
    raise SheetError(code, source="ที่ใด", retry_after=7.0)


def broken(*_args):
    raise ZeroDivisionError("in the parser")


class OddError(BaseException):
    def __init__(self, _one, _two):
        super().__init__("odd")


def odd():
    raise OddError(1, 2)


def die():
    os._exit(3)


def print_much():
    print("x" * 100_000)
    os.write(1, b"y" * 100_000)
    return input()
