"""Text of the sheet as documents print it: paragraphs of pieces, some of them links; nothing in it is markup."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from ita_dash.export.values import storable
from ita_dash.form.values.evidence import is_link, label_and_link, links_in

LONGEST_LINK = 2083
"""Longer addresses are printed, and no link: Word and browsers refuse them."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
"""Marks that nobody sees, among them those that turn the direction of what follows: a report is read from left to right."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_URI = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: ``text`` as it is read, ``url`` where it leads (http or https, ASCII), empty for plain text."""

    text: str
    url: str = ""


Paragraph = tuple[Piece, ...]
Paragraphs = tuple[Paragraph, ...]


def printable(text: str) -> str:
    """``text`` with what paper and XML cannot hold taken out: control characters, marks of direction, halves of letters."""
    return storable(_CONTROL.sub("", _UNSEEN.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")))


def line(text: str) -> Paragraphs:
    """``text`` on one line, no link in it."""
    shown = " ".join(printable(text).split())
    return ((Piece(shown),),) if shown else ()


def lines(text: str) -> Paragraphs:
    """One paragraph for each line of ``text`` that is not blank; links in it are live."""
    return tuple(tuple(_pieces(one.strip())) for one in printable(text).split("\n") if one.strip())


def labelled(label: str, paragraphs: Paragraphs) -> Paragraphs:
    """``paragraphs``, the first of which begins with ``label`` and a blank, as ``๑. …``."""
    if not label or not paragraphs:
        return paragraphs
    first, *others = paragraphs
    head, *tail = first
    if head.url:
        return ((Piece(f"{label} "), *first), *others)
    return ((Piece(f"{label} {head.text}"), *tail), *others)


def link(entry: str) -> Piece:
    """An entry of ``evidence``, live where it holds a link: on paper the label and the address are both read."""
    shown = " ".join(printable(entry).split())
    return Piece(shown, address(label_and_link(shown)[1]))


def address(text: str) -> str:
    """``text`` as an address that a document may lead to; empty where it is none or too long."""
    if not is_link(text):
        return ""
    encoded = quote(text, safe=_URI)
    return encoded if len(encoded) <= LONGEST_LINK else ""


def _pieces(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    rest = text
    for url in links_in(text):
        typed = next((form for form in (url, url.partition("://")[2]) if form in rest), None)
        target = address(url)
        if typed is None or not target:
            continue
        before, _typed, rest = rest.partition(typed)
        pieces += [Piece(before)] if before else []
        pieces.append(Piece(typed, target))
    return [*pieces, Piece(rest)] if rest or not pieces else pieces
