"""What a PDF says: its text as any program copies it, and in the order of its tags, as it is read aloud."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream
from pypdfium2 import PdfDocument

_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_MARKS = re.compile("([\u0e48-\u0e4c]+)\u0e4d")


def plain(text: str) -> str:
    """``text`` for comparing: no blanks, ำ as the two shapes that fonts make of it, its tone mark last."""
    return _MARKS.sub("\u0e4d\\1", re.sub(r"\s+", "", text.replace("\u0e33", "\u0e4d\u0e32")))


def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content), strict=True)


@cache
def page_texts(content: bytes) -> tuple[str, ...]:
    """The text of each page in the order in which it is drawn, for comparing, as Chromium copies it.

    Twenty times sooner than by pypdf.
    """
    with PdfDocument(content) as document:
        return tuple(plain(page.get_textpage().get_text_range()) for page in document)


@cache
def copied(content: bytes) -> str:
    """The text of all pages."""
    return "".join(page_texts(content))


def read_aloud(content: bytes) -> str:
    """The text in the order of the tags, for comparing; what is no content (page numbers, repeated headers) is left out."""
    document = reader(content)
    said: dict[tuple[int, int], str] = {}
    for page in document.pages:
        for number, text in _marked(page, document):
            key = (page.indirect_reference.idnum, number)
            said[key] = said.get(key, "") + text
    return plain("".join(said.get(key, "") for key in _order(document.trailer["/Root"]["/StructTreeRoot"], 0)))


def _order(node: Any, page: int) -> Iterator[tuple[int, int]]:
    """The marked contents below ``node``, as (page, number)."""
    if isinstance(node, int):
        yield page, int(node)
        return
    if isinstance(node, list):
        for child in node:
            yield from _order(child if isinstance(child, int) else child.get_object(), page)
        return
    if "/Pg" in node:
        page = node.raw_get("/Pg").idnum
    if "/MCID" in node:
        yield page, int(node["/MCID"])
    elif "/K" in node:
        yield from _order(node["/K"], page)


def _marked(page: Any, document: PdfReader) -> Iterator[tuple[int, str]]:
    """Each piece of text of a page with the number of the content that it belongs to."""
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    stack: list[tuple[int | None, bool]] = []
    letters: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), document).operations:
        number = next((one for one, _spoken in reversed(stack) if one is not None), None)
        if operator == b"BDC":
            properties = operands[1] if isinstance(operands[1], dict) else {}
            spoken = properties.get("/ActualText")
            if spoken is not None and number is not None:
                yield number, str(spoken)
            stack.append((properties.get("/MCID"), spoken is not None))
        elif operator == b"BMC":
            stack.append((None, False))
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and number is not None and not any(spoken for _number, spoken in stack):
            parts = operands[0] if operator == b"TJ" else operands
            raw = b"".join(part.original_bytes for part in parts if hasattr(part, "original_bytes"))
            yield number, "".join(letters[int.from_bytes(raw[at : at + 2], "big")] for at in range(0, len(raw), 2))


def _letters(font: Any) -> dict[int, str]:
    """Shape → text, of a font's own table."""
    table = font["/ToUnicode"].get_data().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in _PAIR.findall(block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in _RANGE.findall(block):
            start = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return found
