"""The real content in the test database, and a clean memory around each test."""

import gc
from collections.abc import Iterator
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import translation

from screening.classroom import recent
from screening.content import bodies, decoding, edition, translation_faults
from screening.content.publish import publish
from screening.languages import BY_CODE, ENGLISH, LANGUAGES
from screening.models import Place
from tests.prepared import copy_into

ALONE = ("browser", "pdf")
LONG = ("services", "setup", "attacks", *ALONE, "site", "handouts", "content", "text", "admin", "classroom", "updating")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Fixtures and translations, loaded once as a host would load them; each test works in its own transaction."""
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite" or not copy_into(connection):
            call_command("load_content", stdout=StringIO())
        ContentType.objects.clear_cache()


@pytest.fixture(autouse=True)
def clean_memory() -> Iterator[None]:
    """No page, no edition and no language is remembered from one test to the next."""
    translation.activate(ENGLISH.code)
    cache.clear()
    edition.forget()
    recent.forget_all()
    yield
    cache.clear()
    edition.forget()


@lru_cache(maxsize=2 * len(LANGUAGES))
def _decoded(text: str) -> dict[str, dict[str, Any]]:
    return decoding.decoded(text)


@pytest.fixture(autouse=True)
def decoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test reads its editions from the database; what is written there is decoded once for all of them.

    Entries are frozen, and each test has dictionaries of its own.
    """
    monkeypatch.setattr(
        edition, "decoded", lambda text: {plural: dict(entries) for plural, entries in _decoded(text).items()}
    )


@pytest.fixture(autouse=True)
def commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test runs in a transaction that never ends: what waits for the end is done at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda done, **_: done())


@pytest.fixture
def few_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test changes is published in two languages and checked in English: it takes no longer the more there are.

    tests/text/test_glossary.py looks for the faults of each language.
    """
    monkeypatch.setattr(bodies, "LANGUAGES", (ENGLISH, BY_CODE["km"]))
    monkeypatch.setattr(translation_faults, "TRANSLATED", ())


@pytest.fixture
def content(db: None) -> None:
    """The real content."""


@pytest.fixture
def place_without_lines(content: None) -> str:
    """The code of a place of which the site knows no line, as a host may add one."""
    Place.objects.create(code="LOCAL-ISLAND", name="An island", neighbours=["TH", "CN"])
    publish()
    edition.forget()
    return "LOCAL-ISLAND"


@pytest.fixture
def visitor() -> Client:
    """A browser without cookies, at an address the site answers to."""
    return Client(SERVER_NAME="localhost", raise_request_exception=False)


def pytest_collection_finish() -> None:
    """Thousands of tests stay in memory to the end: nothing looks through them again and again for what may go."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is set up for a file, or remembered in it, is so once: all its tests run in one process.

    Only a browser and paper take so long that each test stands alone. Rooms that take long begin, those that wait
    first of all: so no process waits for another at the end.
    """
    for item in items:
        used = getattr(item, "_fixtureinfo", None)
        by_module = used and any(found[-1].scope == "module" for found in used.name2fixturedefs.values())
        if by_module or _room(item) not in ALONE:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))
    items.sort(key=lambda item: LONG.index(_room(item)) if _room(item) in LONG else len(LONG))


def _room(item: pytest.Item) -> str:
    return item.path.relative_to(Path(__file__).parent).parts[0]
