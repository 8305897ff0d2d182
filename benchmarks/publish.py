"""One changed help line: how long other writers wait for its publication, and what is printed again because of it."""

import sqlite3
import threading
import time
from statistics import median
from typing import Self

from django.conf import settings
from django.db import transaction

from benchmarks import tables
from screening.content import edition
from screening.content.publish import publish_after_commit
from screening.handouts import prebuild
from screening.handouts.standard import standard
from screening.languages import BY_CODE
from screening.models import HelpLine

LANGUAGE = BY_CODE["km"]
LINE = "VN-111"
TRIES = 9
LOCK_SECONDS = 0.1
PROCESSES = 2


def report() -> None:
    locked, took = zip(*(_publish(f"{number} to 5") for number in range(TRIES)), strict=True)
    met = tables.goal(f"≤ {LOCK_SECONDS} s", met=max(locked) <= LOCK_SECONDS)
    row = [f"{median(took):.3f}", f"{median(locked):.3f}", f"{max(locked):.3f}", met]
    tables.show(f"One changed help line, {TRIES} times", ("published in s", "locked s", "at most", "goal"), [row])
    rows = [_build("all of them, nothing ready"), _build("nothing has changed")]
    _publish("all night")
    rows.append(_build("one help line has changed"))
    title = f"Standard handouts in {LANGUAGE.english_name}, {PROCESSES} printing processes"
    tables.show(title, ("when", "made", "left alone", "seconds", "pages/s"), rows)


def _publish(hours: str) -> tuple[float, float]:
    """Seconds in which nobody else could write, at one go, and until readers see the change."""
    with _Writer() as other:
        began = time.perf_counter()
        with transaction.atomic():
            HelpLine.objects.filter(code=LINE).update(hours=hours)
            publish_after_commit()
        took = time.perf_counter() - began
    edition.forget()
    return other.longest, took


class _Writer(threading.Thread):
    """Tries to write all the time, and remembers how long it could not."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._done = threading.Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self.join()

    def run(self) -> None:
        database = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=0, isolation_level=None)
        could = time.perf_counter()
        while not self._done.wait(0.001):
            try:
                database.execute("BEGIN IMMEDIATE")
                database.execute("ROLLBACK")
            except sqlite3.OperationalError:  # somebody else writes
                self.longest = max(self.longest, time.perf_counter() - could)
            else:
                could = time.perf_counter()
        database.close()


def _build(when: str) -> list[str]:
    wanted = standard(edition.get_edition(LANGUAGE.code), LANGUAGE)
    began = time.perf_counter()
    built = prebuild.build(wanted, "http://127.0.0.1/build", PROCESSES, lambda now: None)
    took = time.perf_counter() - began
    return [when, f"{built.made}", f"{built.kept}", f"{took:.1f}", f"{built.pages / took:.1f}"]
