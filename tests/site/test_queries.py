"""A page asks the database for at most two things, in any language; a page seen before, for nothing."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from screening.content import edition
from tests.site.addresses import FILES, PRINTED, names, pages

pytestmark = pytest.mark.django_db

WITHOUT_CONTENT = {"still-right", "handout-own", "join", "check", "wording"}  # forms that show nothing of it


@pytest.mark.parametrize("name", sorted(names() - FILES))
@pytest.mark.parametrize("language", ["en", "km"])
def test_an_unseen_page_takes_two_queries(
    visitor: Client, name: str, language: str, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = next(row for row in pages() if (row.name, row.language) == (name, language))
    with translation.override(language):
        path = reverse(name, kwargs=dict(address.kwargs))
    cache.clear()
    edition.forget()
    monkeypatch.setattr(edition, "VERSION_SECONDS", 3600.0)  # a slow machine looks up the version no more often
    with django_assert_num_queries(1 if name in WITHOUT_CONTENT else 2):
        visitor.get(path)
    if name not in PRINTED:  # those are made anew as long as something is printed, from content in memory
        with django_assert_num_queries(0):
            visitor.get(path)


def test_a_new_edition_shows_at_once_in_this_process(visitor: Client) -> None:
    from screening.content.publish import publish  # noqa: PLC0415
    from screening.models import Indicator  # noqa: PLC0415

    assert "DOC-01" in visitor.get("/en/categories/DOC/").content.decode()
    Indicator.objects.filter(code="DOC-01").update(hidden=True)
    publish()
    edition.forget()
    assert "DOC-01" not in visitor.get("/en/categories/DOC/").content.decode()
