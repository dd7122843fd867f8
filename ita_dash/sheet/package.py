"""The parts of an .xlsx file, a zip of XML: each is read as far as ``sheet.limits`` allows, whatever the file says of itself.

No part may define entities: the standard of such packages (ISO/IEC 29500-2) has no DTD, so a part that begins with one is damage.
Excel's *Strict Open XML* differs in the names of its namespaces; they are given their usual ones.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from types import TracebackType
from typing import IO, Literal
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ita_dash.sheet import limits
from ita_dash.sheet.errors import SheetError, beyond

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?>(?:\s|<\?[^>]*\?>|<!--(?:[^-]|-[^-])*-->)*)<[A-Za-z_]")
_PROLOG_BYTES = 4096
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LONGEST_END = 22 + 65_535
_WHOLE = -1
_DAMAGE = (BadZipFile, OSError, EOFError, ValueError, struct.error, RuntimeError, zlib.error)
"""What ``zipfile`` raises for a damaged package; RuntimeError stands also for a way of packing that it does not know."""


class DamagedPartError(ValueError):
    """A part that cannot be read; the message is its name."""


class Package(ZipFile):
    """A package in memory. ``open`` and ``read`` give a part as XML that is safe to parse.

    Raises ``SheetError`` for what is no package, is protected by a password or is beyond a limit; when a part is read
    ``DamagedPartError``, and ``KeyError`` for one that is not there.
    """

    def __init__(self, content: bytes, source: str) -> None:
        self._source = source
        self._strict = False
        if _directory_bytes(content) > limits.DIRECTORY_BYTES:
            raise beyond(limits.PARTS, source=source)
        try:
            super().__init__(BytesIO(content))
        except _DAMAGE:
            raise SheetError("file_unreadable", source=source) from None
        parts = self.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise SheetError("file_unreadable", source=source)
        if len(parts) > limits.PARTS.most:
            raise beyond(limits.PARTS, source=source)
        if sum(part.file_size for part in parts if not _is_picture(part.filename)) > limits.UNPACKED_BYTES.most:
            raise beyond(limits.UNPACKED_BYTES, source=source)
        self._strict = self._is_strict()

    def open(
        self, name: str | ZipInfo, mode: Literal["r", "w"] = "r", pwd: bytes | None = None, *, force_zip64: bool = False
    ) -> IO[bytes]:
        """The part ``name``, to read from the beginning to the end."""
        part = self.getinfo(name) if isinstance(name, str) else name
        if _is_picture(part.filename) or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise DamagedPartError(part.filename)
        try:
            packed = super().open(part, mode, pwd)
        except _DAMAGE:
            raise DamagedPartError(part.filename) from None
        return _Part(packed, part.filename, self._strict, self._source)  # type: ignore[return-value]  # it is read, and nothing else

    def read(self, name: str | ZipInfo, pwd: bytes | None = None) -> bytes:
        """A part as a whole, where it is small enough for that."""
        part = self.getinfo(name) if isinstance(name, str) else name
        if part.file_size > limits.SMALL_PART_BYTES:
            raise DamagedPartError(part.filename)
        return super().read(part, pwd)

    def picture(self, name: str, most: int) -> bytes:
        """The bytes of a picture, at most ``most`` of them, as they are: nothing here knows whether they are one.

        Raises ``DamagedPartError`` for more, and for what is not there.
        """
        try:
            part = self.getinfo(name)
            if not _is_picture(name) or part.file_size > most or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise DamagedPartError(name)
            with super().open(part) as packed:
                content = packed.read(most + 1)
        except (KeyError, *_DAMAGE):
            raise DamagedPartError(name) from None
        if len(content) > most:
            raise DamagedPartError(name)
        return content

    def rebuilt(self) -> bytes:
        """A package of the parts that can be read, for a reader that trusts what a zip says of itself."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_STORED) as whole:
            for name in dict.fromkeys(self.namelist()):
                if name.endswith((".xml", ".rels")):
                    with suppress(DamagedPartError), self.open(name) as part:
                        whole.writestr(name, part.read())
        return out.getvalue()

    def _is_strict(self) -> bool:
        try:
            return _STRICT.search(self.read("_rels/.rels")) is not None
        except (KeyError, DamagedPartError):
            return False


def elements(part: IO[bytes]) -> Iterator[Element]:
    """Every element of ``part``, a part that ``Package.open`` gave, once it is whole. Raises ``DamagedPartError``."""
    try:
        for _event, element in iterparse(part, forbid_dtd=True):
            yield element
    except (ParseError, DefusedXmlException) as error:
        raise DamagedPartError(type(error).__name__) from None


class _Part:
    """A stream of one part: bytes as ``read`` of a file gives them."""

    def __init__(self, packed: IO[bytes], name: str, strict: bool, source: str) -> None:
        self._packed, self._name, self._source = packed, name, source
        self._without_tag, self._longest = 0, limits.text_bytes()
        self._head = self._unpacked(_PROLOG_BYTES)
        if not _PROLOG.match(self._head):
            raise DamagedPartError(name)
        if strict:
            whole = self._head + self._unpacked(_WHOLE)
            self._head, self._packed = b"", BytesIO(_STRICT.sub(_USUAL, whole))

    def read(self, size: int = _WHOLE) -> bytes:
        head, self._head = self._head, b""
        if size is None or size < 0:
            return self._checked(head + self._unpacked(_WHOLE))
        return self._checked(head or self._unpacked(size))

    def _unpacked(self, size: int) -> bytes:
        try:
            return self._packed.read(size)
        except (BadZipFile, OSError, EOFError, zlib.error):
            raise DamagedPartError(self._name) from None

    def _checked(self, data: bytes) -> bytes:
        """``data``, unless it goes on with a text that is longer than any cell's may be."""
        place = 0
        while place < len(data):
            tag = data.rfind(b"<", place, place + self._longest)
            if tag < 0:
                self._without_tag += min(len(data) - place, self._longest)
                place += self._longest
            else:
                first = data.find(b"<", place) - place
                self._without_tag, found = 0, self._without_tag + first
                place = tag + 1
                if found > self._longest:
                    raise beyond(limits.TEXT, place=self._name)
            if self._without_tag > self._longest:
                raise beyond(limits.TEXT, place=self._name)
        return data

    def close(self) -> None:
        self._packed.close()

    def __enter__(self) -> "_Part":
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.close()


def _is_picture(name: str) -> bool:
    """Whether a part is one of those that are never looked into."""
    return "/media/" in name or "/embeddings/" in name


def _directory_bytes(content: bytes) -> int:
    """How long the directory of a zip is; 0 where none is found."""
    end = content.rfind(_END, -_LONGEST_END) if len(content) > _LONGEST_END else content.rfind(_END)
    if end < 0 or end + 22 > len(content):
        return 0
    size: int = struct.unpack_from("<L", content, end + 12)[0]
    locator = end - 20
    if size < 0xFFFFFFFF or locator < 0 or content[locator : locator + 4] != _LOCATOR_64:
        return size
    end_64: int = struct.unpack_from("<Q", content, locator + 8)[0]
    if content[end_64 : end_64 + 4] != _END_64 or end_64 + 56 > len(content):
        return size
    large: int = struct.unpack_from("<Q", content, end_64 + 40)[0]
    return large
