"""What holds while one workbook is read, beside its cells: the words that its office adds (``form.words``)."""

from collections.abc import Hashable
from contextvars import ContextVar

IN_USE: ContextVar[Hashable] = ContextVar("IN_USE", default=None)
"""The own words of the office whose workbook is read; None elsewhere. What was read is remembered for these alone."""
