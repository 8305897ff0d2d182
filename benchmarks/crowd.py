"""2,000 phones in one class: none is refused, none fails, and each keeps its line."""

from collections.abc import Sequence

from benchmarks import machine, tables
from benchmarks.phones import Answer, Phone
from benchmarks.rooms import HEAD, begin, computed, each_once, hello, in_ms, open_next, row
from benchmarks.site import Server
from trainingsite import open_files

PHONES = 2000
JOIN_SECONDS = 30.0
IDLE_EVERY = 8.0
ANSWER_SECONDS = 4.0
MOST_MIB = 400


async def report(server: Server) -> None:
    open_files.allow(PHONES + 100)
    rows: list[list[str]] = []
    live = await begin(server)
    phones = [Phone(server.port) for _ in range(PHONES)]
    failed: list[int] = []

    def add(what: str, answers: Sequence[Answer], status: int, wanted: str, beside: Sequence[Answer]) -> None:
        failed.append(sum(answer.status != status for answer in answers))
        p99 = in_ms(answers)
        words = f"{failed[-1]} failed, p99 {p99:.0f} ms"
        rows.append(row(what, words, wanted, met=not failed[-1], beside=p99 / in_ms(beside)))

    joined = await each_once(phones, JOIN_SECONDS, lambda phone: phone.join(live.code))
    await each_once(phones, ANSWER_SECONDS, lambda phone: phone.state(live.code))
    took, idle = await computed(server, each_once(phones, IDLE_EVERY, lambda phone: phone.state(live.code)))
    hello_took, beside = await computed(server, each_once(phones, IDLE_EVERY, hello))
    form = await open_next(live, phones[0])
    answers = await each_once(phones, ANSWER_SECONDS, lambda phone: phone.post(f"/live/{live.code}", form))
    opened = sum(phone.opened for phone in phones)
    quick = await each_once(phones, ANSWER_SECONDS, hello)
    again = sum(phone.opened for phone in phones) - opened
    add(f"{PHONES} join in {JOIN_SECONDS:.0f} s", joined, 302, "0 failed", beside)
    add(f"{PHONES} ask in {IDLE_EVERY:.0f} s", idle, 304, "0 failed", beside)
    rows.append(row("idle, of one core", f"{100 * took / IDLE_EVERY:.0f} %", "", met=True, beside=took / hello_took))
    add(f"{PHONES} answers in {ANSWER_SECONDS:.0f} s", answers, 200, "0 failed", quick)
    rows.append(row("lines not kept for some seconds", f"{again}", "0", met=not again))
    memory = machine.pss_mib(server.pid)
    rows.append(row("memory of all processes", f"{memory:.0f} MiB", f"≤ {MOST_MIB} MiB", met=memory <= MOST_MIB))
    for phone in phones:
        phone.hang_up()
    tables.show(f"A live class of {PHONES} phones", HEAD, rows)
