"""Every offered language is complete, for the content and for the interface, and says that it is a draft."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from screening.choices import State
from screening.content import edition
from screening.content.publish import publish
from screening.languages import TRANSLATIONS
from screening.models import Indicator
from screening.text.exchange import english_texts, wordings_of
from screening.text.interface import interface_file
from screening.text.po import read_interface
from screening.text.strings import deliver

ROOT = Path(settings.BASE_DIR)
LANGUAGES = pytest.mark.parametrize("language", TRANSLATIONS, ids=lambda row: row.code)


def interface(folder: Path, language) -> polib.POFile:
    return polib.pofile(str(folder / "locale" / language.locale / "LC_MESSAGES" / "django.po"))


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its strings extracted anew from the source."""
    copy = tmp_path_factory.mktemp("extracted")
    for name in ("screening", "trainingsite", "locale", "manage.py"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    languages = [part for language in TRANSLATIONS for part in ("-l", language.locale)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "trainingsite.settings"}
    command = [
        sys.executable,
        "-W",
        "ignore",
        "manage.py",
        "makemessages",
        *languages,
        "--no-obsolete",
        "--no-location",
    ]
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    return copy


@LANGUAGES
def test_every_string_of_the_interface_is_translated(extracted: Path, language) -> None:
    untranslated = [row.msgid for row in interface(extracted, language) if not row.translated()]
    assert untranslated == []


@LANGUAGES
def test_the_interface_has_no_fault(language) -> None:
    assert len(read_interface(interface_file(ROOT / "locale", language), language)) > 600


@pytest.mark.django_db
def test_every_string_of_the_content_is_translated() -> None:
    english = english_texts()
    for language in TRANSLATIONS:
        wordings = wordings_of(language.code)
        states = {deliver(text, language.code, wordings.get(key, ())).state for key, text in english.items()}
        assert not states & {State.STALE, State.MISSING}, language.code


@pytest.mark.django_db
@LANGUAGES
def test_a_draft_says_so_on_the_page(visitor: Client, language) -> None:
    body = visitor.get(f"/{language.code}/categories/DOC/").content.decode()
    english = visitor.get("/en/categories/DOC/").content.decode()
    assert (body.count('class="said"'), body.count('class="state"')) == (1, 0)
    assert (english.count('class="said"'), english.count('class="state"')) == (0, 0)


@pytest.mark.django_db
def test_a_stale_string_is_shown_in_english_and_marked(visitor: Client) -> None:
    Indicator.objects.filter(code="DOC-01").update(title="A title that changed since")
    publish()
    edition.forget()
    body = visitor.get("/km/categories/DOC/").content.decode()
    assert '<span lang="en" dir="ltr">A title that changed since</span>' in body
    page = html.document_fromstring(body)
    (said,) = page.find_class("said")
    assert page.get_element_by_id("DOC-01").xpath(".//*[@class='state']")[0].text_content() != said.text_content()
    assert not page.get_element_by_id("DOC-02").find_class("state")
