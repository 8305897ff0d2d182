"""A live class of 500 phones on this computer: joining, idling, answering at once, and how soon a screen knows."""

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks import machine, site, tables
from benchmarks.phones import Answer, Phone
from benchmarks.site import Server, SiteFailed

PHONES = 500
JOIN_SECONDS = 20.0  # the promise allows a minute
T = TypeVar("T")
IDLE_SECONDS, IDLE_EVERY = 24.0, 8.0
BUSY_EVERY = 2.5
SPREAD = 1.5
PROBES = 15


@dataclass(frozen=True, slots=True)
class Class:
    """A running class: its code, and the addresses of its trainer."""

    code: str
    run: str
    live: str
    trainer: Phone


def report() -> None:
    with site.served() as server:
        asyncio.run(_report(server))


async def _report(server: Server) -> None:
    rows: list[list[str]] = []
    live = await _begin(server)
    phones = [Phone(server.port) for _ in range(PHONES)]
    joined = await _all(phones, JOIN_SECONDS, lambda phone: phone.join(live.code))
    refused = sum(status != 302 for status in joined)
    rows.append(_row(f"{PHONES} join in {JOIN_SECONDS:.0f} s", f"{refused} refused", "0", met=not refused))
    await _idle(server, live, phones, rows)
    for seconds, most_ms in ((1.0, 100.0), (0.05, 500.0)):
        await _burst(live, phones, seconds, most_ms, rows)
    await _to_the_screen(live, phones, rows)
    await _reveal(live, phones, rows)
    for phone in phones:
        phone.hang_up()
    tables.show(f"A live class of {PHONES} phones", ("what", "measured", "beside hello", "goal"), rows)


async def _begin(server: Server) -> Class:
    trainer = Phone(server.port)
    made = await trainer.post("/en/class/", {"lesson": "LESSON-2"})
    if made.status != 302:
        raise SiteFailed(f"A class does not begin: {made.status}.")
    run = made.headers["location"]
    page = (await trainer.get(run)).body.decode()
    found = re.search(r'join-code"><bdi[^>]*>([^<]*)', page)
    assert found
    return Class(found[1].replace(" ", ""), run, run.replace("/en/class/run/", "/live/run/").rstrip("/"), trainer)


async def _press(live: Class, *names: str) -> None:
    for name in names:
        await live.trainer.post(f"{live.run}act/", {"do": name})


async def _idle(server: Server, live: Class, phones: Sequence[Phone], rows: list[list[str]]) -> None:
    await asyncio.gather(*(phone.state(live.code) for phone in phones))
    before, began = machine.cpu_seconds(server.pid), time.perf_counter()
    answers = []
    for _ in range(int(IDLE_SECONDS / IDLE_EVERY)):
        answers += await _all(phones, IDLE_EVERY, lambda phone: phone.state(live.code))
    share = 100 * (machine.cpu_seconds(server.pid) - before) / (time.perf_counter() - began)
    rows.append(_row("idle, of one core", f"{share:.1f} %", "< 10 %", met=share < 10))
    hour = 3600 / IDLE_EVERY * max(row.size for row in answers) / 1000
    rows.append(_row("idle phone, answers in an hour", f"{hour:.0f} kB", "≤ 600 kB", met=hour <= 600))
    fresh = await Phone(phones[0].port, phones[0].cookie).state(live.code)
    rows.append(_row("a state in full", f"{fresh.size} B", "≤ 250 B", met=fresh.size <= 250))


async def _burst(live: Class, phones: Sequence[Phone], seconds: float, most_ms: float, rows: list[list[str]]) -> None:
    await _press(live, "next", "open")
    position = await _position(live)
    form = {"poll": position, "round": 1, "chosen": await _options(phones[0], live)}
    hello = _p99(await _all(phones, seconds, lambda phone: phone.get("/hello/")))
    answers = await _all(phones, seconds, lambda phone: phone.post(f"/live/{live.code}", form))
    failed = sum(row.status != 200 for row in answers)
    p99 = _p99(answers)
    words = f"p99 {p99:.0f} ms, {failed} failed"
    met = p99 < most_ms and not failed
    rows.append(_row(f"{PHONES} answers in {seconds} s", words, f"< {most_ms:.0f} ms", met=met, beside=p99 / hello))


async def _to_the_screen(live: Class, phones: Sequence[Phone], rows: list[list[str]]) -> None:
    """From an answer that is acknowledged to the trainer's screen, which asks every second."""
    await _press(live, "next", "open")
    form = {"poll": await _position(live), "round": 1, "chosen": await _options(phones[0], live)}
    took = []
    for phone in phones[:PROBES]:
        before = (await live.trainer.get(live.live)).body
        await asyncio.sleep(random.random())
        await phone.post(f"/live/{live.code}", form)
        began = time.perf_counter()
        asked_at = random.random()
        await asyncio.sleep(asked_at)
        while (await live.trainer.get(live.live)).body == before:  # noqa: ASYNC110  a screen asks, nobody tells it
            await asyncio.sleep(1.0)
        took.append(time.perf_counter() - began)
    rows.append(_row("answer to trainer's screen", f"most {max(took):.2f} s", "< 1.5 s", met=max(took) < 1.5))


async def _reveal(live: Class, phones: Sequence[Phone], rows: list[list[str]]) -> None:
    """Every phone asks as its script does; then the trainer shows the answers."""
    shown: list[float] = []
    began = 0.0

    async def watch(phone: Phone) -> None:
        mark = (await phone.state(live.code)).body
        await asyncio.sleep(random.random() * BUSY_EVERY)
        while True:
            answer = await phone.state(live.code)
            if answer.status == 200 and answer.body != mark:
                await asyncio.sleep(random.random() * SPREAD)
                await phone.get(f"/en/join/{live.code}/")
                shown.append(time.perf_counter() - began)
                return
            await asyncio.sleep(BUSY_EVERY * random.uniform(0.9, 1.1))

    watching = [asyncio.create_task(watch(phone)) for phone in phones]
    await asyncio.sleep(2 * BUSY_EVERY)
    began = time.perf_counter()
    await _press(live, "reveal")
    await asyncio.gather(*watching)
    shown.sort()
    most = shown[int(0.95 * len(shown))]
    rows.append(_row("reveal to 95 % of phones", f"{most:.1f} s", "≤ 4 s", met=most <= 4))
    rows.append(_row("reveal to all phones", f"{shown[-1]:.1f} s", "≤ 8 s", met=shown[-1] <= 8))


async def _all(phones: Sequence[Phone], seconds: float, what: Callable[[Phone], Awaitable[T]]) -> list[T]:
    """Every phone does it once, at some moment of these seconds."""

    async def later(phone: Phone) -> T:
        await asyncio.sleep(random.random() * seconds)
        return await what(phone)

    return list(await asyncio.gather(*(later(phone) for phone in phones)))


async def _position(live: Class) -> int:
    page = (await live.trainer.get(live.run)).body.decode()
    found = re.search(r'value="(\d+)" id="to-\d+" aria-current="step"', page)
    assert found
    return int(found[1])


async def _options(phone: Phone, live: Class) -> str:
    page = (await phone.get(f"/en/join/{live.code}/")).body.decode()
    found = re.search(r'name="chosen" value="([^"]*)"', page)
    assert found
    return found[1]


def _p99(answers: Sequence[Answer]) -> float:
    """In milliseconds."""
    times = sorted(row.seconds for row in answers)
    return 1000 * times[int(0.99 * (len(times) - 1))]


def _row(what: str, measured: str, wanted: str, *, met: bool, beside: float | None = None) -> list[str]:
    return [what, measured, f"{beside:.1f}" if beside else "", tables.goal(wanted, met=met)]
