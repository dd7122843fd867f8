"""Thai that is copied out of the PDF once.

A tone mark that the font lifts above a vowel (``ขั้น``, ``สิ่ง``) is drawn apart from its letter, and Typst gives both drawings the
text of the whole cluster: a reader that goes by that text (Acrobat, Chrome, Poppler) would copy ``ขั้ขั้น``. Here each drawing
gets its own part of the text. And the alphabet
that the document begins with, drawn too small and too white to be seen so that each shape gets the text of its letter, is taken
out again: search engines would meet it first. Nothing that is seen changes, nor the tags or what the file says about itself.
"""

import re
import zlib

_SPAN = re.compile(rb"/Span<</ActualText<FEFF((?:[0-9A-F]{4})+)>>>BDC(.*?)EMC", re.DOTALL)
_APART = re.compile(rb"\s*ET\s*Q\s*(?:EMC\s*/\w+\s*<<[^<>]*>>\s*BDC\s*)?q\b[^()<>]*BT\s*")
"""What stands between the two drawings of a cluster: the end of a line of text and the beginning of another."""
_SHOWN = re.compile(rb"\(((?:\\[0-7]{1,3}|\\.|[^()\\])*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\(?:[0-7]{1,3}|.)", re.DOTALL)

_BACKGROUND = re.compile(rb"\A/Artifact<<[^<>]*/Type/Background>>BDC\n")
_MARKED = re.compile(rb"\b(?:BDC|BMC|EMC)\b")
_TINY = re.compile(rb"/f\d+ 1 Tf")
"""Letters of one point, which nothing else has."""

_SUSPECTS = b"/Marked true/Suspects false"
"""The second is what holds where nothing is said; Poppler complains of it."""

_XREF = re.compile(rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf]\s\n?)+)trailer\n(<<.*>>)\nstartxref\n\d+\n%%EOF\s*$", re.DOTALL)
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_STREAM = re.compile(rb"(\d+ 0 obj\n<<)/Length (\d+)/Filter/FlateDecode>>\nstream\n", re.DOTALL)


def copyable(content: bytes) -> bytes:
    """The PDF ``content`` as Typst writes it (one table of plain objects), each cluster's text in it once."""
    content = content.replace(_SUSPECTS, b"/Marked true".ljust(len(_SUSPECTS)))
    table = _XREF.search(content)
    if table is None:
        return content
    places = {number: int(entry[:10]) for number, entry in enumerate(table[2].split(b"\n")) if b" n" in entry}
    order = sorted(places, key=places.__getitem__)
    ends = dict(zip(order, [*(places[number] for number in order[1:]), table.start()], strict=True))
    pages = {int(number) for number in _CONTENTS.findall(content)}

    written = [content[: places[order[0]]]]
    length = len(written[0])
    moved: dict[int, int] = {}
    for number in order:
        moved[number] = length
        body = content[places[number] : ends[number]]
        written.append(_page(body) if number in pages else body)
        length += len(written[-1])
    count = int(table[1])
    entries = b"".join(
        b"%010d 00000 n \n" % moved[number] if number in moved else b"0000000000 65535 f \n" for number in range(count)
    )
    return b"".join([*written, b"xref\n0 %d\n" % count, entries, b"trailer\n", table[3], b"\nstartxref\n%d\n%%%%EOF\n" % length])


def _page(body: bytes) -> bytes:
    """An object that is a page's content, its clusters mended."""
    head = _STREAM.match(body)
    if head is None:
        return body
    end = head.end() + int(head[2])
    mended = zlib.compress(_once(_without_alphabet(zlib.decompress(body[head.end() : end]))))
    return head[1] + b"/Length %d/Filter/FlateDecode>>\nstream\n" % len(mended) + mended + body[end:]


def _without_alphabet(stream: bytes) -> bytes:
    if not _BACKGROUND.match(stream):
        return stream
    open_ = 0
    for mark in _MARKED.finditer(stream):
        open_ += -1 if mark[0] == b"EMC" else 1
        if not open_:
            return stream[mark.end() :] if _TINY.search(stream, 0, mark.end()) else stream
    return stream


def _once(stream: bytes) -> bytes:
    out: list[bytes] = []
    end = 0
    before: re.Match[bytes] | None = None
    for span in _SPAN.finditer(stream):
        lifted = _shapes(span[2])
        if before is not None and _one_cluster(stream, before, span):
            cut = len(span[1]) - 4 * lifted
            out += [stream[end : before.start(1)], span[1][:cut], stream[before.end(1) : span.start(1)], span[1][cut:]]
            end = span.end(1)
        before = span
    return b"".join([*out, stream[end:]])


def _one_cluster(stream: bytes, first: re.Match[bytes], second: re.Match[bytes]) -> bool:
    """Whether the two are drawings of one cluster: one right after the other, with as many shapes together as it has letters."""
    return (
        first[1] == second[1]
        and _shapes(first[2]) + _shapes(second[2]) == len(first[1]) // 4
        and _APART.fullmatch(stream, first.end(), second.start()) is not None
    )


def _shapes(operators: bytes) -> int:
    """How many shapes are drawn: two bytes each."""
    return sum(len(_ESCAPED.sub(b"x", text)) // 2 for text in _SHOWN.findall(operators))
