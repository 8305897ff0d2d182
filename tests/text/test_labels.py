"""Every value of a closed vocabulary has a word for readers, and no other value has one."""

import pytest

from screening import choices
from screening.content.edition import get_edition
from screening.languages import LANGUAGES
from screening.text.labels import VOCABULARIES, language_name

OF = {
    "state": choices.State,
    "act": choices.Act,
    "means": choices.Means,
    "purpose": choices.Purpose,
    "delphi_dimension": choices.DelphiDimension,
    "delphi_strength": choices.DelphiStrength,
    "population": choices.Population,
    "setting": choices.Setting,
    "audience": choices.Audience,
    "channel": choices.Channel,
    "operator": choices.Operator,
    "line_kind": choices.LineKind,
    "line_purpose": choices.LinePurpose,
    "confidence": choices.Confidence,
    "check_method": choices.CheckMethod,
    "handout_kind": choices.HandoutKind,
}


def test_every_vocabulary_is_known_here():
    assert set(VOCABULARIES) == {*OF, "ilo11"}


@pytest.mark.parametrize("name", OF)
def test_every_value_has_a_label(name):
    assert list(VOCABULARIES[name]) == list(OF[name])
    assert all(str(label).strip() for label in VOCABULARIES[name].values())


def test_the_eleven_of_the_ilo():
    assert list(VOCABULARIES["ilo11"]) == [str(number) for number in range(1, 12)]


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
