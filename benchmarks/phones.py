"""Phones of a live class, as many as a test wants: each with one line that it keeps, on this computer alone."""

import asyncio
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

HOST = "127.0.0.1"
PATIENCE = 30.0  # seconds for one request


@dataclass(slots=True)
class Answer:
    """`size` counts all its bytes, headers included; `seconds` go from the first byte sent to the last one read."""

    status: int
    headers: dict[str, str]
    body: bytes
    size: int
    seconds: float


@dataclass(slots=True)
class Phone:
    """One line to the site, opened again when the site has closed it, and what the phone remembers.

    `address` is one of this computer that it asks from; `opened` is how often it opened its line.
    """

    port: int
    cookie: str = ""
    tag: str = ""
    address: str = ""
    opened: int = 0
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None, repr=False)

    async def get(self, path: str, **headers: str) -> Answer:
        return await self._asked("GET", path, b"", headers)

    async def post(self, path: str, form: dict[str, object]) -> Answer:
        body = urlencode(form, doseq=True).encode()
        return await self._asked("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    async def join(self, code: str) -> Answer:
        answer = await self.post(f"/en/join/{code}/", {})
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer

    async def state(self, code: str) -> Answer:
        """Ask whether anything has changed, as the page of a phone does."""
        answer = await self.get(f"/live/{code}", **({"If-None-Match": self.tag} if self.tag else {}))
        self.tag = answer.headers.get("etag", self.tag)
        return answer

    def hang_up(self) -> None:
        if self._line:
            self._line[1].close()
            self._line = None

    async def _asked(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """A line that the site has closed in the meantime is opened again, once. Status 0: nothing came back."""
        began = time.perf_counter()
        for _ in range(2):
            try:
                async with asyncio.timeout(PATIENCE):
                    status, found, content, size = await self._once(method, path, body, headers)
                return Answer(status, found, content, size, time.perf_counter() - began)
            except (OSError, asyncio.IncompleteReadError):
                self.hang_up()
        return Answer(0, {}, b"", 0, time.perf_counter() - began)

    async def _once(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes, int]:
        if self._line is None:
            own = (self.address, 0) if self.address else None
            self._line = await asyncio.open_connection(HOST, self.port, local_addr=own)
            self.opened += 1
        reader, writer = self._line
        sent = {"Host": f"localhost:{self.port}", **headers}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if method == "POST":
            sent["Content-Length"] = str(len(body))
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items())]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head = await reader.readuntil(b"\r\n\r\n")
        first, *rest = head.decode().rstrip().split("\r\n")
        found = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        content = await reader.readexactly(int(found.get("content-length", 0)))
        if found.get("connection", "") == "close":
            self.hang_up()
        return int(first.split()[1]), found, content, len(head) + len(content)
