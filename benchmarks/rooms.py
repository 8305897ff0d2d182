"""A live class on this computer, its phones, and how a row of its table looks."""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks import machine, tables
from benchmarks.phones import Answer, Phone
from benchmarks.site import Server, SiteFailed

HEAD = ("what", "measured", "beside hello", "goal")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Class:
    """A running class: its code, and the addresses of its trainer."""

    code: str
    run: str
    live: str
    trainer: Phone


async def begin(server: Server) -> Class:
    trainer = Phone(server.port)
    made = await trainer.post("/en/class/", {"lesson": "LESSON-2"})
    if made.status != 302:
        raise SiteFailed(f"A class does not begin: {made.status}.")
    run = made.headers["location"]
    page = (await trainer.get(run)).body.decode()
    found = re.search(r'join-code"><bdi[^>]*>([^<]*)', page)
    assert found
    return Class(found[1].replace(" ", ""), run, run.replace("/en/class/run/", "/live/run/").rstrip("/"), trainer)


async def press(live: Class, *names: str) -> None:
    for name in names:
        await live.trainer.post(f"{live.run}act/", {"do": name})


async def open_next(live: Class, phone: Phone) -> dict[str, object]:
    """Open the next question; what a phone sends that chooses the first answer."""
    await press(live, "next", "open")
    page = (await live.trainer.get(live.run)).body.decode()
    position = re.search(r'value="(\d+)" id="to-\d+" aria-current="step"', page)
    page = (await phone.get(f"/en/join/{live.code}/")).body.decode()
    option = re.search(r'name="chosen" value="([^"]*)"', page)
    assert position
    assert option
    return {"poll": int(position[1]), "round": 1, "chosen": option[1]}


async def each_once(phones: Sequence[Phone], seconds: float, what: Callable[[Phone], Awaitable[T]]) -> list[T]:
    """Every phone does it once, at some moment of these seconds."""

    async def later(phone: Phone) -> T:
        await asyncio.sleep(random.random() * seconds)
        return await what(phone)

    return list(await asyncio.gather(*(later(phone) for phone in phones)))


async def hello(phone: Phone) -> Answer:
    return await phone.get("/hello/")


async def computed(server: Server, doing: Awaitable[T]) -> tuple[float, T]:
    """How long the site computed for it, in seconds, and what came of it."""
    before = machine.cpu_seconds(server.pid)
    done = await doing
    return machine.cpu_seconds(server.pid) - before, done


def in_ms(answers: Sequence[Answer], part: float = 0.99) -> float:
    """So many of the answers took at most so many milliseconds."""
    times = sorted(row.seconds for row in answers)
    return 1000 * times[int(part * (len(times) - 1))]


def row(what: str, measured: str, wanted: str, *, met: bool, beside: float | None = None) -> list[str]:
    return [what, measured, f"{beside:.1f}" if beside else "", tables.goal(wanted, met=met)]
