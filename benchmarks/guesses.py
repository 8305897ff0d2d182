"""Whether the time of a refusal tells a code that is wrong from one that has been right."""

import os
import random
import sqlite3
from contextlib import closing
from itertools import cycle
from pathlib import Path

from benchmarks import tables
from benchmarks.phones import Answer, Phone
from benchmarks.rooms import HEAD, begin, hello, in_ms, press, row
from benchmarks.site import Server
from screening.classroom import codes

TIMES = 150
# Each has a few guesses. All of these addresses are this computer.
NETWORKS = 40
MOST_MS = 5.0


async def report(server: Server) -> None:
    ended, expired = await begin(server), await begin(server)
    await press(ended, "end")
    with closing(sqlite3.connect(Path(os.environ["SCREENING_STATE_DIR"]) / "site.sqlite3")) as database, database:
        database.execute("UPDATE screening_session SET expires = '2000-01-01' WHERE code = ?", [expired.code])
    kinds = {"a wrong code": codes.new_code(), "an ended one": ended.code, "an expired one": expired.code}
    phones = [Phone(server.port, address=f"127.0.1.{number}") for number in range(1, NETWORKS + 1)]
    times: dict[str, list[Answer]] = {kind: [] for kind in kinds}
    beside = in_ms([await hello(phone) for phone in phones for _ in range(5)], 0.95)
    asked = random.sample([*kinds] * TIMES, len(kinds) * TIMES)
    for kind, phone in zip(asked, cycle(phones), strict=False):
        times[kind].append(await phone.get(f"/en/join/{kinds[kind]}/"))
    at_95 = {kind: in_ms(answers, 0.95) for kind, answers in times.items()}
    rows = [row(kind, f"p95 {took:.1f} ms", "", met=True, beside=took / beside) for kind, took in at_95.items()]
    apart = max(at_95.values()) - min(at_95.values())
    alike = {(answer.status, answer.size) for answers in times.values() for answer in answers}
    met = apart < MOST_MS and len(alike) == 1
    rows.append(row("apart", f"{apart:.1f} ms, {len(alike)} kinds of answers", f"< {MOST_MS:.0f} ms, 1", met=met))
    tables.show("Codes that open nothing", HEAD, rows)
