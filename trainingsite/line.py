"""A socket that keeps what is written to it, until the main loop sends as much as the line takes."""

import os
import socket
from collections import deque
from typing import IO, Any

# At most so much of a file in one go, so that one reader with a fast line does not hold up the others.
FILE_BYTES = 1024 * 1024


class FilePart:
    """A piece of an open file: it can be sent without reading it into memory, and after its owner has closed it."""

    def __init__(self, file: IO[bytes], offset: int, count: int | None) -> None:
        self.descriptor = os.dup(file.fileno())
        self.offset = offset
        self.left = os.fstat(self.descriptor).st_size - offset if count is None else count

    def send(self, line: socket.socket) -> None:
        sent = os.sendfile(line.fileno(), self.descriptor, self.offset, min(self.left, FILE_BYTES))
        if not sent:
            raise BrokenPipeError("The file has become shorter.")
        self.offset += sent
        self.left -= sent

    def close(self) -> None:
        os.close(self.descriptor)


class Line(socket.socket):
    def __init__(self, accepted: socket.socket) -> None:
        super().__init__(accepted.family, accepted.type, accepted.proto, fileno=accepted.detach())
        super().setblocking(False)
        self.unsent: deque[bytearray | FilePart] = deque()

    def setblocking(self, flag: bool, /) -> None:
        """It never waits, whatever a thread of gunicorn asks."""

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        if not self.unsent or isinstance(self.unsent[-1], FilePart):
            self.unsent.append(bytearray())
        last = self.unsent[-1]
        assert isinstance(last, bytearray)
        last += data

    def sendfile(self, file: IO[bytes], offset: int = 0, count: int | None = None) -> int:  # type: ignore[override]
        part = FilePart(file, offset, count)
        self.unsent.append(part)
        return part.left

    def push(self) -> None:
        """Send what the line takes now. Raises BlockingIOError where it takes no more, OSError where it is broken."""
        while self.unsent:
            part = self.unsent[0]
            if isinstance(part, FilePart):
                part.send(self)
                done = not part.left
            else:
                del part[: self.send(part)]
                done = not part
            if done:
                self._forget(self.unsent.popleft())

    def close(self) -> None:
        while self.unsent:
            self._forget(self.unsent.popleft())
        super().close()

    @staticmethod
    def _forget(part: bytearray | FilePart) -> None:
        if isinstance(part, FilePart):
            part.close()
