"""A workbook's content ↔ bytes, and the digest that tells two contents apart.

The bytes are compact JSON under zlib: JSON, so that a version can still be read by anything in ten years; zlib, because it is in
Python and in every other language, and takes a form to a twentieth of its size. Cells that are text alone, nearly all, are
their text; an empty cell is 0. What is rare stands there only where it is: content without it has the digest that it always had.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from ita_dash.sheet.workbook import EMPTY, NO_FACTS, Cell, Damage, Facts, Merge, Tab, Workbook

_HIDDEN = ("hidden_columns", "hidden_rows")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PIECE = 1024 * 1024
"""Bytes of a content that are unpacked at a time, where it is only looked whether it is whole."""


@dataclass(frozen=True, slots=True)
class Packed:
    """``digest`` is the SHA-256 of the content in hexadecimal digits, ``data`` the content itself."""

    digest: str
    data: bytes


class BadContentError(ValueError):
    """Bytes that are no packed workbook."""


def pack(workbook: Workbook) -> Packed:
    """All that tabs and cells of ``workbook`` hold, its title and damage; not when, whence or by which link it was read."""
    text = _as_text(workbook)
    return Packed(hashlib.sha256(text).hexdigest(), zlib.compress(text, 6))


def digest_of(workbook: Workbook) -> str:
    """The digest that ``pack`` gives, without the packing."""
    return hashlib.sha256(_as_text(workbook)).hexdigest()


def is_whole(data: bytes, digest: str) -> bool:
    """Whether ``data`` is still what ``pack`` gave with this ``digest``."""
    unpacker, seen = zlib.decompressobj(), hashlib.sha256()
    try:
        while data and not unpacker.eof:
            seen.update(unpacker.decompress(data, _PIECE))
            data = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof and seen.hexdigest() == digest


def _as_text(workbook: Workbook) -> bytes:
    damage = [[one.code, one.value, one.tab] for one in workbook.damage]
    head = _members({"title": workbook.title, "damage": damage})
    tabs = ",".join([_tab_as_text(tab) for tab in workbook.tabs])
    text = f'{{{head},"tabs":[{tabs}]' + (',"plain":true}' if workbook.plain else "}")
    # surrogatepass: half of a pair of UTF-16, which a cell can hold, must not stop a version from being kept
    return text.encode("utf-8", "surrogatepass")


def as_json(data: bytes) -> str:
    """The JSON in ``data``. Raises ``BadContentError``."""
    try:
        return zlib.decompress(data).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise BadContentError(str(error)) from None


def unpack(data: bytes, read_at: datetime, source: str = "", url: str = "") -> Workbook:
    """The workbook in ``data``, as if read at ``read_at`` from ``source``. Raises ``BadContentError``."""
    try:
        content = json.loads(as_json(data))
        cell = _cell_reader()
        return Workbook(
            title=content["title"],
            tabs=tuple(_tab(tab, cell) for tab in content["tabs"]),
            read_at=read_at,
            source=source,
            url=url,
            damage=tuple(Damage(*one) for one in content["damage"]),
            plain=bool(content.get("plain")),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise BadContentError(str(error)) from None


def _tab_as_text(tab: Tab) -> str:
    """A tab as JSON. Its rows are joined of the cells' texts, each of which is made once: a sheet repeats most of them."""
    merges = [[one.top, one.left, one.bottom, one.right] for one in tab.merges]
    head = _members({"title": tab.title, "gid": tab.gid, "hidden": tab.hidden, "merges": merges})
    texts = {number: _JSON.encode(_packed_cell(cell)) for number, cell in tab.distinct.items()}
    rows = ",".join(["[" + ",".join([texts[id(cell)] for cell in row]) + "]" for row in tab.rows])
    hidden = _members({name: sorted(hidden) for name in _HIDDEN if (hidden := getattr(tab, name))})
    return f'{{{head},"rows":[{rows}]{"," if hidden else ""}{hidden}}}'


def _members(content: Mapping[str, object]) -> str:
    """``content`` as JSON without its braces."""
    return _JSON.encode(content)[1:-1]


def _packed_cell(cell: Cell) -> object:
    # First by identity, which is quicker
    plain = cell.facts is NO_FACTS or cell.facts == NO_FACTS
    if plain and cell.kind == "text" and not cell.links and not cell.note:
        if cell.value == cell.text:
            return cell.text
        if not cell.text and cell.value is None:
            return 0
    packed = [cell.text, cell.value, cell.kind, list(cell.links), cell.note]
    return packed if plain else [*packed, _packed_facts(cell.facts)]


def _packed_facts(facts: Facts) -> dict[str, object]:
    known = {one.name: getattr(facts, one.name) for one in fields(Facts) if getattr(facts, one.name) != one.default}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in known.items()}


def _tab(packed: dict[str, Any], cell: Callable[[object], Cell]) -> Tab:
    return Tab(
        title=packed["title"],
        rows=tuple(tuple(map(cell, row)) for row in packed["rows"]),
        merges=tuple(Merge(*one) for one in packed["merges"]),
        gid=packed["gid"],
        hidden=packed["hidden"],
        **{name: frozenset(packed.get(name, ())) for name in _HIDDEN},
    )


def _cell_reader() -> Callable[[object], Cell]:
    """Makes cells; one for each distinct text, as the readers of sheets do."""
    plain: dict[str, Cell] = {}

    def cell(packed: object) -> Cell:
        if isinstance(packed, str):
            if packed not in plain:
                plain[packed] = Cell(packed, packed)
            return plain[packed]
        if packed == 0:
            return EMPTY
        parts: Any = packed
        shown, value, kind, links, note, *rare = parts
        return Cell(shown, value, kind, tuple(links), note, _facts(rare[0]) if rare else NO_FACTS)

    return cell


def _facts(packed: dict[str, Any]) -> Facts:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in packed.items()}
    return Facts(**values)
