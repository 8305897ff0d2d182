"""A host with a thousand indicators of its own: every page takes as many queries as before, and no work squared."""

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from screening.choices import Made, Origin
from screening.content import edition
from screening.content.entries import IndicatorEntry
from screening.content.publish import publish
from screening.library import search
from screening.models import Category, Citation, Indicator, Source, Translation
from screening.text.strings import digest
from tests.admin.conftest import with_second_step

pytestmark = pytest.mark.django_db
MANY = 1000


@pytest.fixture
def many(content) -> None:
    row = Indicator.objects.get(code="DOC-01")
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}
    own = [Indicator(**values | {"code": f"LOCAL-{number}", "origin": Origin.LOCAL}) for number in range(MANY)]
    Indicator.objects.bulk_create(own)
    Translation.objects.bulk_create(
        Translation(language="vi", key=f"{row.key}.title", text="Chữ", digest=digest(row.title), made=Made.PERSON)
        for row in own
    )
    source = Source.objects.get(code="S4")
    Citation.objects.bulk_create(Citation(key=row.key, source=source) for row in own)
    publish()
    edition.forget()


@pytest.mark.parametrize("address", ["/en/sources/", "/en/checklist/VN/", "/vi/indicators/", "/vi/categories/DOC/"])
def test_a_page_takes_two_queries(many, visitor: Client, address: str, django_assert_num_queries, monkeypatch) -> None:
    monkeypatch.setattr(edition, "VERSION_SECONDS", 3600.0)
    cache.clear()
    with django_assert_num_queries(2):
        page = visitor.get(address)
    assert page.status_code == 200
    if "indicators" not in address:
        assert f"LOCAL-{MANY - 1}" in page.content.decode()


def test_the_list_of_translations_takes_as_many_queries_as_ever(
    many, admin_client, admin_user, django_assert_num_queries
) -> None:
    client = with_second_step(admin_client, admin_user)
    address = reverse("admin:screening_translation_changelist")
    client.get(address)  # content types are looked up once
    with django_assert_num_queries(6):
        assert "LOCAL-" in client.get(address, {"q": "LOCAL-"}).content.decode()


def test_indicators_are_never_compared_word_by_word(content, monkeypatch: pytest.MonkeyPatch) -> None:
    current = edition.get_edition("en")
    expected = {code: len(rows) for code, rows in search.cited_by(current).items()}

    def compared(self: IndicatorEntry, other: object) -> bool:
        raise AssertionError("That would be a thousand times a thousand texts.")

    monkeypatch.setattr(IndicatorEntry, "__eq__", compared)
    assert {code: len(rows) for code, rows in search.cited_by(current).items()} == expected
    groups = search.by_category(current, current.indicators.values())
    assert sum(len(block.indicators) for group in groups for block in group.blocks) == len(current.indicators)


def test_an_indicator_stands_once_beside_a_source_that_it_cites_twice(content) -> None:
    current = edition.get_edition("en")
    row = next(row for row in current.indicators.values() if row.citations)
    twice = replace(row, citations=row.citations * 2)
    found = search.cited_by(replace(current, indicators={row.code: twice}))
    assert found[row.citations[0].source.code] == [twice]


def test_the_name_of_a_category_is_no_template(content, visitor: Client) -> None:
    Category.objects.filter(code="DOC").update(title="Papers {% nothing %} {{ form }}")
    publish()
    edition.forget()
    page = visitor.get("/en/checklist/VN/")
    assert page.status_code == 200
    assert "Papers {% nothing %} {{ form }}" in page.content.decode()
