"""What a reader calls the languages that somebody speaks."""

import pytest

from screening.content.edition import get_edition
from screening.languages import LANGUAGES
from screening.text.language_names import language_name


@pytest.mark.parametrize(
    ("tag", "reader", "name"),
    [
        ("vi", "en", "Vietnamese"),
        ("vi", "vi", "Tiếng Việt"),
        ("cmn", "en", "Chinese"),
        ("cmn", "zh-hans", "中文"),
        ("zh-TW", "en", "Chinese"),
        ("tsg", "km", "Tausug"),
        ("xx-Y", "en", "xx-Y"),
    ],
)
def test_names_of_languages(tag, reader, name):
    assert language_name(tag, reader) == name


@pytest.mark.parametrize("reader", [language.code for language in LANGUAGES])
def test_every_language_of_a_help_line_has_a_name(content, reader):
    tags = {tag for line in get_edition("en").lines.values() for tag in line.languages}
    assert not [tag for tag in tags if language_name(tag, reader) == tag]
