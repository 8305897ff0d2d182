"""A language has a version of its own, only what changed is written, and a body changed past the site is refused."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from screening.content import edition, publish
from screening.content.bodies import bodies
from screening.content.publish import count_change, edition_faults
from screening.languages import BY_CODE, TRANSLATIONS
from screening.models import EditionRow, HelpLine, Revision, Translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """The languages that a change was told of."""
    heard: list[tuple[str, ...]] = []

    def listen(languages, **_):
        heard.append(languages)

    publish.published.connect(listen)
    yield heard
    publish.published.disconnect(listen)


@pytest.fixture
def khmer():
    """A translated title, to change."""
    return Translation.objects.get(language="km", key="indicator.DOC-01.title")


def retitle(row: Translation, text: str) -> None:
    row.text = text
    row.save()


def test_changed_translation_is_published_in_its_language_alone(khmer, told):
    before = edition.versions()
    retitle(khmer, "ចំណងជើង")
    found = publish.publish()
    assert found.changed == ("km",)
    assert told == [("km",)]
    assert {code for code, version in edition.versions().items() if version != before[code]} == {"km"}
    assert edition.get_edition("km").indicators["DOC-01"].title.value == "ចំណងជើង"


def test_changed_line_is_published_in_every_language(told):
    HelpLine.objects.filter(code="VN-111").update(hours="9 to 5")
    assert set(publish.publish().changed) == set(BY_CODE)


def test_nothing_new_writes_and_tells_nothing(told):
    before = list(EditionRow.objects.values())
    found = publish.publish()
    assert (found.changed, told) == ((), [])
    assert str(found) == "Nothing new to publish."
    assert list(EditionRow.objects.values()) == before


def test_back_to_the_old_wording_is_back_to_the_old_version(khmer):
    before, text = edition.versions(), khmer.text
    retitle(khmer, "ចំណងជើង")
    publish.publish()
    retitle(khmer, text)
    publish.publish()
    assert edition.versions() == before


def test_bodies_are_made_outside_the_lock(monkeypatch):
    depth = len(connection.savepoint_ids)
    depths = []
    monkeypatch.setattr(publish, "bodies", lambda: depths.append(len(connection.savepoint_ids)) or bodies())
    HelpLine.objects.filter(code="VN-111").update(hours="9 to 5")
    publish.publish()
    assert depths == [depth]


def test_change_in_between_is_published_too(monkeypatch):
    """Somebody saves while the editions are made: what is written holds both changes."""
    pending = [True]

    def interrupted():
        found = bodies()
        if pending and pending.pop():
            HelpLine.objects.filter(code="VN-111").update(hours="9 to 5")
            count_change()
        return found

    monkeypatch.setattr(publish, "bodies", interrupted)
    publish.publish()
    assert edition.get_edition("en").lines["VN-111"].hours.value == "9 to 5"
    assert edition_faults() == []


def test_changes_without_a_pause_are_published_all_the_same(monkeypatch):
    def interrupted():
        found = bodies()
        count_change()
        return found

    monkeypatch.setattr(publish, "bodies", interrupted)
    HelpLine.objects.filter(code="VN-111").update(hours="9 to 5")
    publish.publish()
    assert edition.get_edition("en").lines["VN-111"].hours.value == "9 to 5"


def test_a_publish_reads_little_and_writes_once(khmer):
    retitle(khmer, "ចំណងជើង")
    with CaptureQueriesContext(connection) as queries:
        publish.publish()
    written = [query["sql"] for query in queries if query["sql"].startswith("INSERT INTO")]
    assert [sql.count("'km'") for sql in written] == [1]


def test_counted_change_that_nobody_published_is_a_fault(capsys):
    count_change()
    assert edition_faults() == [
        "edition: the last change of the content was not published; run load_content to publish it"
    ]
    publish.publish()
    assert edition_faults() == []
    assert Revision.objects.count() == 1


class TestChangedPastTheSite:
    """One digit of a number, by SQL."""

    @pytest.fixture
    def damage(self):
        def change(language="en"):
            row = EditionRow.objects.get(language=language)
            assert '"number":"111"' in row.body
            EditionRow.objects.filter(pk=row.pk).update(body=row.body.replace('"number":"111"', '"number":"117"'))
            edition.look_again()

        return change

    def test_is_not_served_where_nothing_good_is_held(self, damage, visitor):
        damage()
        response = visitor.get("/en/help/VN/")
        assert response.status_code == 503
        assert "117" not in response.content.decode()

    def test_newer_edition_is_refused_and_the_last_good_one_goes_on(self, damage, visitor):
        good = edition.get_edition("en")
        HelpLine.objects.filter(code="VN-111").update(hours="9 to 5")
        publish.publish()
        damage()
        assert edition.get_edition("en") is good
        assert visitor.get("/en/help/VN/").status_code == 200

    def test_another_language_is_served(self, damage, visitor):
        damage("km")
        assert visitor.get("/en/help/VN/").status_code == 200

    def test_is_asked_for_once_and_not_at_every_page(self, damage, monkeypatch):
        monkeypatch.setattr(edition, "VERSION_SECONDS", 3600.0)
        edition.get_edition("en")
        HelpLine.objects.filter(code="VN-111").update(hours="9 to 5")
        publish.publish()
        damage()
        edition.get_edition("en")
        with CaptureQueriesContext(connection) as queries:
            edition.get_edition("en")
        assert len(queries) == 0

    def test_is_said(self, damage, visitor, caplog, capsys):
        assert json.loads(visitor.get("/readyz").content)["status"] == "ok"
        damage()
        visitor.get("/en/help/VN/")
        answer = json.loads(visitor.get("/readyz").content)
        assert (answer["status"], answer["damaged"]) == ("content damaged", ["en"])
        assert "is not as it was published" in caplog.text
        with pytest.raises(CommandError):
            call_command("check_content")
        assert "is not as it was published; run load_content" in capsys.readouterr().out

    def test_is_mended_by_publishing_again(self, damage, visitor):
        damage()
        visitor.get("/en/help/VN/")
        assert publish.publish().changed == ("en",)
        assert visitor.get("/en/help/VN/").status_code == 200
        assert edition.seen_damaged() == []


def test_editions_of_different_versions_are_read_without_end_or_error():
    """Rows of two releases, as during an update of two hosts."""
    row = EditionRow.objects.get(language="km")
    EditionRow.objects.filter(pk=row.pk).update(version=f"2020.1-{row.version.rpartition('-')[2]}")
    edition.look_again()
    english, khmer = edition.get_editions("en", "km")
    assert khmer.version.startswith("2020.1-")
    assert english.version != khmer.version


def test_without_the_database_what_is_held_goes_on(monkeypatch):
    held = edition.get_edition("en")

    def lost(*_):
        raise DatabaseError("gone")

    edition.look_again()
    monkeypatch.setattr("screening.models.EditionRow.objects.values_list", lost)
    assert edition.get_edition("en") is held
    edition.forget()
    with pytest.raises(DatabaseError):
        edition.get_edition("en")


def test_every_language_is_published():
    assert set(edition.versions()) == {"en", *(language.code for language in TRANSLATIONS)} == set(BY_CODE)
