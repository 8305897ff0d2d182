"""What machines ask: whether the process answers, and whether all that it needs is there."""

import json

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client

from screening.content import edition
from screening.languages import LANGUAGES
from screening.models import EditionRow
from screening.web import health

pytestmark = pytest.mark.django_db


def ask(visitor: Client, path: str = "/readyz") -> tuple[int, dict[str, object]]:
    response = visitor.get(path)
    return response.status_code, json.loads(response.content)


def test_a_site_with_all_it_needs_names_the_version_of_every_language(visitor: Client) -> None:
    status, said = ask(visitor)
    assert (status, said["status"], said["damaged"]) == (200, "ok", [])
    assert said["content"] == {row.code: edition.current_version(row.code) for row in LANGUAGES}


def test_without_content_a_site_is_not_ready(visitor: Client) -> None:
    EditionRow.objects.all().delete()
    assert ask(visitor) == (503, {"status": "no content loaded"})


def test_without_a_database_a_site_is_alive_and_not_ready(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*args: object, **kwargs: object) -> None:
        raise DatabaseError("password authentication failed for look_twice at 10.0.0.5")

    monkeypatch.setattr("screening.models.EditionRow.objects.values_list", lost)
    assert ask(visitor) == (503, {"status": "database not reachable"})
    assert ask(visitor, "/healthz") == (200, {"status": "ok"})


def test_a_shared_cache_that_is_away_is_said_and_readers_are_served(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(cache._connections["default"]), "is_here", lambda self: False, raising=False)
    status, said = ask(visitor)
    assert (status, said["status"]) == (503, "cache not reachable")
    assert said["content"]
    assert visitor.get("/en/").status_code == 200


def test_the_memory_of_a_process_is_always_there() -> None:
    assert not hasattr(cache, "is_here")
    assert health.cache_is_here()


def test_damaged_content_is_named_by_language_and_the_others_are_served(visitor: Client) -> None:
    row = EditionRow.objects.get(language="km")
    EditionRow.objects.filter(language="km").update(body=row.body.replace("DOC-01", "DOC-99", 1))
    edition.forget()
    assert visitor.get("/km/").status_code == 503
    status, said = ask(visitor)
    assert (status, said["status"], said["damaged"]) == (200, "content damaged", ["km"])
    assert visitor.get("/vi/").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_an_answer_to_a_machine_is_never_an_old_one_and_changes_nothing(visitor: Client, path: str) -> None:
    response = visitor.get(path)
    assert "no-store" in response.headers["Cache-Control"]
    assert "no-cache" in response.headers["Cache-Control"]
    assert not response.cookies
    assert visitor.head(path).status_code == 200
    assert visitor.post(path).status_code == 405
    assert not cache._cache
