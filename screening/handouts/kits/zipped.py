"""A zip that is made while it is sent: one file of it is in memory at a time."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

# Files in a zip carry a time; without a fixed one the same kit would never be the same file.
NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    read: Callable[[], bytes]


def chunks(entries: Iterable[Entry]) -> Iterator[bytes]:
    out = _Out()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for entry in entries:
            file.writestr(zipfile.ZipInfo(entry.name, NO_TIME), entry.read())
            yield out.taken()
    yield out.taken()


class _Out(io.RawIOBase):
    """What was written and not yet taken. It cannot be gone back in, so the zip does not try."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        body = b"".join(self._parts)
        self._parts.clear()
        return body
