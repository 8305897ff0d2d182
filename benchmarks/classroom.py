"""A live class of 500 phones on this computer: joining, idling, answering at once, and how soon a screen knows."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence

from benchmarks import crowd, guesses, site, tables
from benchmarks.phones import Answer, Phone
from benchmarks.rooms import HEAD, Class, begin, computed, each_once, hello, in_ms, open_next, press, row
from benchmarks.site import Server

PHONES = 500
JOIN_SECONDS = 15.0  # the promise allows a minute
IDLE_EVERY = 8.0
BUSY_EVERY = 2.5
SPREAD = 1.5
PROBES = 8
Rows = list[list[str]]


def report() -> None:
    """Each on a site of its own: none is measured with what another has left in memory."""
    with site.served() as server:
        asyncio.run(_report(server))
    with site.served() as server:
        asyncio.run(crowd.report(server))
    with site.served() as server:
        asyncio.run(guesses.report(server))


async def _report(server: Server) -> None:
    rows: Rows = []
    live = await begin(server)
    phones = [Phone(server.port) for _ in range(PHONES)]
    await _join(live, phones, rows)
    await _idle(server, live, phones, rows)
    for seconds, most_ms in ((1.0, 100.0), (0.05, 500.0)):
        await _burst(live, phones, seconds, most_ms, rows)
    await _to_the_screen(live, phones, rows)
    await _reveal(live, phones, rows)
    for phone in phones:
        phone.hang_up()
    tables.show(f"A live class of {PHONES} phones", HEAD, rows)


async def _join(live: Class, phones: Sequence[Phone], rows: Rows) -> None:
    beside = in_ms(await each_once(phones, JOIN_SECONDS, hello))
    joined = await each_once(phones, JOIN_SECONDS, lambda phone: phone.join(live.code))
    refused, p99 = sum(answer.status != 302 for answer in joined), in_ms(joined)
    words = f"{refused} refused, p99 {p99:.0f} ms"
    rows.append(row(f"{PHONES} join in {JOIN_SECONDS:.0f} s", words, "0", met=not refused, beside=p99 / beside))


async def _idle(server: Server, live: Class, phones: Sequence[Phone], rows: Rows) -> None:
    """Phones ask, and nothing happens. Beside it, they ask for hello as often."""
    await asyncio.gather(*(phone.state(live.code) for phone in phones))

    took, answers = await computed(server, each_once(phones, IDLE_EVERY, lambda phone: phone.state(live.code)))
    share = 100 * took / IDLE_EVERY
    beside, said = await computed(server, each_once(phones, IDLE_EVERY, hello))
    rows.append(row("idle, of one core", f"{share:.1f} %", "< 10 %", met=share < 10, beside=took / beside))
    size = max(answer.size for answer in answers)
    hour = 3600 / IDLE_EVERY * size / 1000
    words = "idle phone, answers in an hour"
    rows.append(row(words, f"{hour:.0f} kB", "≤ 600 kB", met=hour <= 600, beside=size / said[0].size))
    fresh = await Phone(phones[0].port, phones[0].cookie).state(live.code)
    words = f"{fresh.size} B"
    rows.append(row("a state in full", words, "≤ 250 B", met=fresh.size <= 250, beside=fresh.size / said[0].size))


async def _burst(live: Class, phones: Sequence[Phone], seconds: float, most_ms: float, rows: Rows) -> None:
    form = await open_next(live, phones[0])
    beside = in_ms(await each_once(phones, seconds, hello))
    answers = await each_once(phones, seconds, lambda phone: phone.post(f"/live/{live.code}", form))
    failed = sum(answer.status != 200 for answer in answers)
    p99 = in_ms(answers)
    words = f"p99 {p99:.0f} ms, {failed} failed"
    met = p99 < most_ms and not failed
    rows.append(row(f"{PHONES} answers in {seconds} s", words, f"< {most_ms:.0f} ms", met=met, beside=p99 / beside))


async def _to_the_screen(live: Class, phones: Sequence[Phone], rows: Rows) -> None:
    """From an answer that is acknowledged to the trainer's screen, which asks every second.

    Beside it: the time until its next question, and a hello.
    """
    form = await open_next(live, phones[0])
    took, beside = [], []
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
        beside.append(asked_at + (await hello(live.trainer)).seconds)
    words, most = f"most {max(took):.2f} s", max(took)
    rows.append(row("answer to trainer's screen", words, "< 1.5 s", met=most < 1.5, beside=sum(took) / sum(beside)))


async def _reveal(live: Class, phones: Sequence[Phone], rows: Rows) -> None:
    """Every phone asks as its script does; then the trainer shows the answers. Beside it, every answer is a hello."""
    page = f"/en/join/{live.code}/"
    beside = await _until_all_know(phones, hello, lambda phone: phone.get("/hello/"), None)
    shown = await _until_all_know(phones, lambda phone: phone.state(live.code), lambda phone: phone.get(page), live)
    for whom, part, most in (("95 % of phones", 0.95, 4), ("all phones", 1.0, 8)):
        at = int(part * (len(shown) - 1))
        words = f"{shown[at]:.1f} s"
        rows.append(
            row(f"reveal to {whom}", words, f"≤ {most} s", met=shown[at] <= most, beside=shown[at] / beside[at])
        )


Ask = Callable[[Phone], Awaitable[Answer]]


async def _until_all_know(phones: Sequence[Phone], ask: Ask, load: Ask, live: Class | None) -> list[float]:
    """For each phone, how long after the reveal it had loaded its page; shortest first."""
    shown: list[float] = []
    began = 0.0

    async def watch(phone: Phone) -> None:
        mark = (await ask(phone)).body
        await asyncio.sleep(random.random() * BUSY_EVERY)
        while True:
            asked = time.perf_counter()
            answer = await ask(phone)
            changed = answer.status == 200 and answer.body != mark if live else asked > began > 0
            if changed:
                await asyncio.sleep(random.random() * SPREAD)
                await load(phone)
                shown.append(time.perf_counter() - began)
                return
            await asyncio.sleep(BUSY_EVERY * random.uniform(0.9, 1.1))

    watching = [asyncio.create_task(watch(phone)) for phone in phones]
    await asyncio.sleep(2 * BUSY_EVERY)
    began = time.perf_counter()
    if live:
        await press(live, "reveal")
    await asyncio.gather(*watching)
    return sorted(shown)
