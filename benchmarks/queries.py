"""How many questions a page asks the database when its process has never seen it."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import tables
from screening.content import edition

MOST = 2
LANGUAGES = ("en", "km")
PAGES = (
    "", "indicators/", "indicators/DOC-01/", "categories/DOC/", "search/", "beside/vi/DOC/", "sources/", "checklist/",
    "checklist/CN/", "help/", "help/CN/", "handouts/", "trainers/", "trainers/notes/DOC/", "about/", "safety/",
)  # fmt: skip


def report() -> None:
    visitor = Client(SERVER_NAME="localhost")
    rows = []
    for page in PAGES:
        counts = [_count(visitor, f"/{language}/{page}") for language in LANGUAGES]
        numbers = [str(number) for pair in counts for number in pair]
        most = max(max(row) for row in counts)
        rows.append([f"/{page}", *numbers, tables.goal(f"≤ {MOST}", met=most <= MOST)])
    head = [f"{language}{again}" for language in LANGUAGES for again in ("", " again")]
    print(tables.table("Database queries per page, first and from the page cache", ["page", *head, "goal"], rows))


def _count(visitor: Client, path: str) -> tuple[int, int]:
    """Queries for a page of which nothing is known in this process, and for the same one asked again at once."""
    cache.clear()
    edition.forget()
    with CaptureQueriesContext(connection) as first:
        _get(visitor, path)
    with CaptureQueriesContext(connection) as again:
        _get(visitor, path)
    return len(first), len(again)


def _get(visitor: Client, path: str) -> None:
    status = visitor.get(path).status_code
    if status != 200:
        print(f"{path} answers {status}; its count means nothing.")
