"""Values through a pipe: pickled, what is large beside it as it lies in memory (PEP 574), so that a frame of texts costs no copy.

Only between this app and a Python that it started itself: a pickle from anywhere else could run code.
"""

import pickle
import struct
from collections.abc import Sequence
from typing import Any, BinaryIO

_COUNT = struct.Struct("<I")
_LENGTH = struct.Struct("<Q")
Packed = Sequence[bytes | memoryview]


class TooLargeError(Exception):
    """What comes is larger than whoever waits for it has room for."""


def packed(value: object) -> Packed:
    """``value`` as parts. Raises what pickle raises for what it cannot take."""
    beside: list[pickle.PickleBuffer] = []
    head = pickle.dumps(value, protocol=5, buffer_callback=beside.append)
    return [head, *(part.raw() for part in beside)]


def send(pipe: BinaryIO, parts: Packed) -> None:
    """Raises OSError where nobody reads any more."""
    pipe.write(_COUNT.pack(len(parts)) + b"".join(_LENGTH.pack(len(part)) for part in parts))
    for part in parts:
        pipe.write(part)
    pipe.flush()


def receive(pipe: BinaryIO, most_bytes: int) -> Any:
    """The next value. Raises EOFError where the other side is gone, ``TooLargeError`` before anything is made of it."""
    (count,) = _COUNT.unpack(_exactly(pipe, _COUNT.size))
    lengths = [length for (length,) in _LENGTH.iter_unpack(_exactly(pipe, count * _LENGTH.size))]
    if sum(lengths) > most_bytes:
        raise TooLargeError
    head, *beside = [_exactly(pipe, length) for length in lengths]
    return pickle.loads(head, buffers=beside)  # noqa: S301 (of our own process, see above)  # nosec B301


def _exactly(pipe: BinaryIO, size: int) -> bytearray:
    """Writable, as the arrays that lie in it have to be."""
    content = bytearray(size)
    view = memoryview(content)
    done = 0
    while done < size:
        read = pipe.readinto(view[done:])  # type: ignore[attr-defined]  # every binary pipe has it
        if not read:
            raise EOFError
        done += read
    return content
