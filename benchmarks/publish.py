"""One changed help line: how long other writers wait for its publication, and what is printed again because of it."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from statistics import median
from threading import Event

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from benchmarks import tables
from screening.content import edition
from screening.content.publish import publish_after_commit
from screening.models import HelpLine

LANGUAGE = "km"
LINE = "VN-111"
TRIES = 9
LOCK_SECONDS = 0.1


def report() -> None:
    locked, took = zip(*(_publish(f"{number} to 5") for number in range(TRIES)), strict=True)
    met = tables.goal(f"≤ {LOCK_SECONDS} s", met=max(locked) <= LOCK_SECONDS)
    row = [f"{median(took):.3f}", f"{median(locked):.3f}", f"{max(locked):.3f}", met]
    tables.show(f"One changed help line, {TRIES} times", ("published in s", "locked s", "at most", "goal"), [row])
    rows = [["at first", _build()], ["nothing has changed", _build()]]
    _publish("all night")
    rows.append(["one help line has changed", _build()])
    tables.show(f"manage.py build_handouts --language {LANGUAGE}", ("when", "what it says"), rows)


def _publish(hours: str) -> tuple[float, float]:
    """Seconds in which nobody else could write, at one go, and until readers see the change."""
    done = Event()
    with ThreadPoolExecutor(1) as pool:
        longest = pool.submit(_write_until, done)
        began = time.perf_counter()
        try:
            with transaction.atomic():
                HelpLine.objects.filter(code=LINE).update(hours=hours)
                publish_after_commit()
        finally:
            done.set()
        took = time.perf_counter() - began
    edition.forget()
    return longest.result(), took


def _write_until(done: Event) -> float:
    """Try to write all the time; the longest time, in seconds, in which it could not be done."""
    database = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=0, isolation_level=None)
    longest, could = 0.0, time.perf_counter()
    while not done.wait(0.001):
        try:
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")
        except sqlite3.OperationalError:  # somebody else writes
            longest = max(longest, time.perf_counter() - could)
        else:
            could = time.perf_counter()
    database.close()
    return longest


def _build() -> str:
    said = StringIO()
    call_command("build_handouts", language=[LANGUAGE], stdout=said)
    return " ".join(line for line in said.getvalue().splitlines() if "made" in line or "pages" in line)
