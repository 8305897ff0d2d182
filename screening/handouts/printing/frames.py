"""How a web process and a printing process talk: a frame is a JSON header and a body of bytes, each with its length."""

import json
import struct
from collections.abc import Mapping
from typing import Any, Protocol

_LENGTHS = struct.Struct(">II")
# No handout comes near: a length beyond it is a broken pipe, not a frame.
LONGEST = 64 * 1024 * 1024


class Reader(Protocol):
    def read(self, size: int, /) -> bytes | None: ...


class Writer(Protocol):
    def write(self, data: memoryview, /) -> int | None: ...


def write(stream: Writer, header: Mapping[str, Any], body: bytes = b"") -> None:
    """Write one frame. Raises OSError where nobody reads."""
    head = json.dumps(header, ensure_ascii=False).encode()
    rest = memoryview(_LENGTHS.pack(len(head), len(body)) + head + body)
    while rest:
        rest = rest[stream.write(rest) or 0 :]


def read(stream: Reader) -> tuple[dict[str, Any], bytes]:
    """Read one frame. Raises EOFError where the other side is gone."""
    lengths = _LENGTHS.unpack(_read(stream, _LENGTHS.size))
    if max(lengths) > LONGEST:
        raise EOFError
    header: dict[str, Any] = json.loads(_read(stream, lengths[0]))
    return header, _read(stream, lengths[1])


def _read(stream: Reader, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = stream.read(size - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)
