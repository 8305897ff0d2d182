"""A site as it was at migration 0002, brought to the code and content of today: what staff and readers had is there."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command

from screening.choices import State
from screening.content.edition import get_edition
from screening.content.publish import edition_faults
from screening.languages import BY_CODE
from screening.management.commands import load_content
from screening.models import HelpLineCheck, Indicator, Review, Translation
from tests.updating.conftest import add_staff_rows, migrate

KHMER_TITLE = "មានគេរក្សាទុកប័ណ្ណការងារ"


@pytest.fixture
def updated(database, few_languages, monkeypatch) -> None:
    """As ./start does it, in the two languages that staff had written in."""
    monkeypatch.setattr(load_content, "TRANSLATIONS", (BY_CODE["km"],))
    add_staff_rows(migrate("0002_training"))
    User.objects.get(username="editor").user_permissions.add(Permission.objects.get(codename="change_translation"))
    for command in ("migrate", "load_content"):
        call_command(command, verbosity=0)


def test_what_staff_and_readers_had_is_there_after_an_update(updated, visitor):
    own_rows_are_shown(visitor)
    hidden_rows_stay_hidden(visitor)
    checks_are_kept()
    own_translations_are_shown(visitor)
    accounts_and_their_history_are_kept()
    what_an_editor_may_is_kept()
    assert edition_faults() == []
    a_second_start_changes_nothing(visitor)


def a_second_start_changes_nothing(visitor):
    before = get_edition("en").version
    call_command("load_content", verbosity=0)
    assert get_edition("en").version == before
    own_rows_are_shown(visitor)


def own_rows_are_shown(visitor):
    for address, words in {
        "/en/categories/LOCAL-CAT/": ("Work at the old harbour", "Someone keeps the work card", "LOCAL-DOC-1"),
        "/en/help/LOCAL-TOWN/": ("Old Town", "City advice centre", "024 3936 0000"),
        "/en/sources/": ("Leaflet of Old Town",),
        "/en/glossary/": ("Harbour card",),
        "/en/checklist/LOCAL-TOWN/": ("Someone keeps the work card", "City advice centre"),
    }.items():
        page = visitor.get(address)
        assert page.status_code == 200, address
        for found in words:
            assert found in page.content.decode(), (address, found)
    indicator = get_edition("en").indicators["LOCAL-DOC-1"]
    assert [citation.source.code for citation in indicator.citations] == ["S4", "SEED"]
    assert Indicator.objects.filter(origin="official").count() > 50


def hidden_rows_stay_hidden(visitor):
    edition = get_edition("en")
    assert not {"DOC-02", "VN-113", "LA", "DEB"} & {
        *edition.indicators, *edition.lines, *edition.places, *edition.categories
    }  # fmt: skip
    assert visitor.get("/en/help/LA/").status_code == 404
    assert "DOC-02" not in visitor.get("/en/categories/DOC/").content.decode()


def checks_are_kept():
    found = HelpLineCheck.objects.values_list("line__code", "outcome", "method").order_by("line__code")
    assert list(found) == [
        ("CN-12110", "wrong", "called"), ("LOCAL-HELP", "right", "called"), ("VN-111", "right", "called")
    ]  # fmt: skip
    lines = get_edition("km").lines
    assert lines["CN-12110"].known_wrong
    assert lines["VN-111"].check_method == lines["LOCAL-HELP"].check_method == "called"


def own_translations_are_shown(visitor):
    title = get_edition("km").indicators["LOCAL-DOC-1"].title
    assert (title.value, title.language, title.state) == (KHMER_TITLE, "km", State.MACHINE)
    assert KHMER_TITLE in visitor.get("/km/categories/LOCAL-CAT/").content.decode()
    assert "ទីក្រុងចាស់" in visitor.get("/km/help/LOCAL-TOWN/").content.decode()
    assert Review.objects.get(key="indicator.LOCAL-DOC-1.title").state == State.REVIEWED  # one of the two it needs
    assert Translation.objects.filter(key="indicator.DOC-01.title").exists()


def accounts_and_their_history_are_kept():
    host, editor = User.objects.order_by("pk")
    assert (host.username, host.is_superuser, editor.username, editor.is_staff) == ("host", True, "editor", True)
    assert all(user.password.startswith("pbkdf2_sha256$") for user in (host, editor))
    assert {entry.object_repr for entry in LogEntry.objects.filter(user=host)} == {
        "LOCAL-S1", "LOCAL-CAT", "LOCAL-DOC-1", "LOCAL-RULE", "LOCAL-TOWN", "LOCAL-HELP", "LOCAL-TERM"
    }  # fmt: skip


def what_an_editor_may_is_kept():
    """The table of translations was renamed and made anew on the way."""
    (may,) = User.objects.get(username="editor").user_permissions.all()
    assert may == Permission.objects.get(codename="change_translation")
    assert may.content_type.model_class() is Translation
    left = ContentType.objects.filter(app_label="screening")
    assert [kind.model for kind in left if kind.model_class() is None] == []
