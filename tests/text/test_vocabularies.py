"""A closed vocabulary: its words are for readers, its values for the site, and the tables know neither."""

import inspect
import re

import pytest
from django.apps import apps
from django.db.models import Choices
from django.template import Context, Template
from django.utils import translation
from django.utils.functional import Promise

from screening import choices
from screening.languages import LANGUAGES
from screening.models.fields import ChoiceField

VOCABULARIES = [found for _name, found in inspect.getmembers(choices, inspect.isclass) if issubclass(found, Choices)]
# Their words stand on no page for readers: staff pages are in English.
FOR_STAFF = {
    choices.IndicatorKind,
    choices.Origin,
    choices.PassageGroup,
    choices.QuestionKind,
    choices.Mark,
    choices.CheckOutcome,
    choices.Made,
    choices.Meaning,
    choices.PollState,
}
FOR_READERS = [found for found in VOCABULARIES if found not in FOR_STAFF]
COLUMNS = [
    field
    for model in apps.get_app_config("screening").get_models()
    for field in model._meta.fields
    if isinstance(field, ChoiceField)
]


@pytest.mark.parametrize("vocabulary", FOR_READERS, ids=lambda found: found.__name__)
@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_readers_have_a_word_in_their_language_for_every_value(vocabulary, language):
    with translation.override(language):
        assert all(isinstance(found.label, Promise) and str(found.label).strip() for found in vocabulary)


def test_a_template_names_a_vocabulary_and_shows_the_readers_word():
    shown = Template('{% load screening %}{{ kind|label:"LineKind" }} {{ number|label:"Ilo11" }}')
    with translation.override("vi"):
        kind = translation.gettext("Police, not an emergency")
        assert shown.render(Context({"kind": "police", "number": 4})) == f"{kind} {choices.Ilo11.ISOLATION.label}"
        assert kind != "Police, not an emergency"


def test_the_eleven_of_the_ilo():
    assert list(choices.Ilo11) == list(range(1, 12))


@pytest.mark.parametrize("field", COLUMNS, ids=lambda field: f"{field.model.__name__}.{field.name}")
def test_a_column_offers_the_words_and_its_table_knows_nothing_of_them(field):
    _name, path, _positional, options = field.deconstruct()
    assert field.choices
    assert (path, "choices" in options) == ("django.db.models.CharField", False)
    assert all(len(value) <= field.max_length for value, _word in field.choices)


def test_there_are_such_columns():
    assert len(COLUMNS) > 15


def test_no_migration_reads_a_vocabulary(settings):
    for file in (settings.BASE_DIR / "screening/migrations").glob("0*.py"):
        assert not re.search(r"choices", file.read_text(encoding="utf-8")), file.name
