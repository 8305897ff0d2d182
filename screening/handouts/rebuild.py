"""Standard handouts that a published change touches are made again, in the background, behind everybody who waits.

Only in a web process, and only where somebody has made the standard handouts ready before.
"""

import functools
import logging
import threading
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db import connections

from screening.content.edition import get_edition
from screening.content.publish import published
from screening.errors import PrintRefused, ScreeningError
from screening.handouts import printed, queue
from screening.handouts.printed import Order
from screening.handouts.queue import Turn
from screening.handouts.responses import site_address
from screening.handouts.standard import standard
from screening.languages import ENGLISH, LANGUAGES

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ready:
    """How many of the standard handouts are there as they would be printed today."""

    ready: int
    total: int


def ready() -> Ready:
    """Raises PrintUnavailable on a machine that cannot print."""
    found = [printed.store().find(order.name) is not None for order in _orders(language.code for language in LANGUAGES)]
    return Ready(sum(found), len(found))


class Rebuild:
    """One thread at a time, which goes on until no language is left that has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._languages: set[str] = set()
        self._at_work = False

    def ask(self, languages: Collection[str]) -> None:
        prepared = printed.store().prepared()
        # English stands beside every other language.
        touched = prepared if ENGLISH.code in languages else prepared.intersection(languages)
        if not touched:
            return
        with self._lock:
            self._languages.update(touched)
            begins, self._at_work = not self._at_work, True
        if begins:
            self.start()

    def start(self) -> None:
        threading.Thread(target=self.work, daemon=True).start()

    def work(self) -> None:
        try:
            while languages := self._taken():
                for order in _orders(languages):
                    _make(order)
        except ScreeningError as error:
            logger.warning("Standard handouts are not made again: %s", error)
            with self._lock:
                self._at_work = False
        finally:
            connections.close_all()

    def _taken(self) -> list[str]:
        with self._lock:
            found, self._languages = sorted(self._languages), set()
            self._at_work = bool(found)
        return found


def _orders(languages: Iterable[str]) -> Iterator[Order]:
    """Every standard handout that can be printed now: what is hidden, or must be reviewed first, is left out."""
    codes = set(languages)
    for language in (language for language in LANGUAGES if language.code in codes):
        for wanted in standard(get_edition(language.code), language):
            try:
                yield printed.order(wanted, site_address())
            except (KeyError, PrintRefused):
                continue


def _make(order: Order) -> None:
    """In the queue, behind everybody who waits; one after the other."""
    if not printed.store().keep_apart(order.name):
        queue.jobs.ask(order.name, [functools.partial(_print, order)], Turn.BEFOREHAND).finished.wait()


def _print(order: Order) -> None:
    printed.get_or_print(order, standard=True)


rebuild = Rebuild()


def listen() -> None:
    """From now on what is published in this process sets the rebuild going."""
    published.connect(_on_published)


def _on_published(languages: tuple[str, ...], **_: object) -> None:
    rebuild.ask(languages)
