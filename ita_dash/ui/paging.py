"""Long lists in parts: a page shows one part and leads on to the next, by a link.

However large the data, a page sends so many rows, cards or bars: the part's number stands in the address as ``<name>_part``.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from hashlib import sha256

import streamlit as st
from markupsafe import Markup

from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.thai import arabic
from ita_dash.ui.link import staying


@dataclass(frozen=True, slots=True)
class Part:
    """Part ``number`` (from 1) of a list of ``total`` lines, ``size`` lines each."""

    name: str
    number: int
    total: int
    size: int

    @property
    def first(self) -> int:
        """The place of its first line, from 0."""
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """The place after its last line."""
        return min(self.first + self.size, self.total)

    @property
    def lines(self) -> range:
        return range(self.first, self.last)

    @property
    def parts(self) -> int:
        return parts(self.total, self.size)


def parts(total: int, size: int) -> int:
    """How many parts of ``size`` lines a list of ``total`` has: an empty list has one."""
    return max(1, -(-total // size))


def part_of(name: str, total: int, size: int, of: Hashable, begin: int = 1) -> Part:
    """The part of the list ``name`` that the viewer looks at: the one to ``begin`` with, until another is asked for.

    ``of`` is what the list is of (filters, a choice): another list begins at its first part.
    """
    key = f"{name}_part"
    address = st.query_params.get(key, "")
    begun, number, written = st.session_state.get(key, (of, begin, ""))
    if begun != of:
        number = begin
    elif address != written:
        number = _asked(address) if address else begin  # the viewer came by a link, or Back to before one
    part = Part(name, min(max(number, 1), parts(total, size)), total, size)
    written = "" if part.number == begin else str(part.number)
    st.session_state[key] = (of, part.number, written)
    if written != address:
        if written:
            st.query_params[key] = written
        else:
            st.query_params.pop(key, None)
    return part


def lead_on(part: Part) -> Markup:
    """Under a part: which lines of how many it has, and the ways to the parts before and after; nothing where it is all."""
    if part.parts == 1:
        return Markup("")
    said = _("{first}–{last} of {total}").format(
        first=labels.number(part.first + 1), last=labels.number(part.last), total=labels.number(part.total)
    )
    before = _step(part, part.number - 1, "before", "‹ ", _("Previous part"), "")
    after = _step(part, part.number + 1, "after", "", _("See more"), " ›")
    return element(
        "nav", before + element("span", said, class_="muted") + after, class_="parts", aria_label=_("Parts of the list")
    )


def _step(part: Part, number: int, name: str, left: str, words: str, right: str) -> Markup:
    """The way to the part ``number``; where there is none its words, which cannot be pressed."""
    said = element("span", left, aria_hidden="true") + text(words) + element("span", right, aria_hidden="true")
    named = f"{part.name}_{name}"
    if not 1 <= number <= part.parts:
        return element("span", said, class_="handed", role="link", aria_disabled="true", tabindex="-1", data_stays=named)
    return staying(said, named, "handed", **{f"{part.name}_part": str(number)})


def in_parts(name: str, total: int, size: int, of: Hashable, shown: Callable[[range], Markup], *, begin: int = 1) -> Markup:
    """The part of the list ``name`` that the viewer looks at, and what leads on; ``shown`` gives some of its lines."""
    part = part_of(name, total, size, of, begin)
    return shown(part.lines) + lead_on(part)


def short_key(name: str) -> str:
    """What stands for ``name`` in the names of widgets and of lists: short, whatever a sheet calls things."""
    return sha256(name.encode("utf-8", "replace")).hexdigest()[:10]


def _asked(text: str) -> int:
    number = arabic(text).strip()
    return int(number) if number.isdecimal() and len(number) < 7 else 1
