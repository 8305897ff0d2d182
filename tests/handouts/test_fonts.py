"""A font for each language, by name."""

from screening.handouts import sheets
from screening.handouts.printing import fonts
from screening.languages import LANGUAGES


def test_every_language_of_the_site_has_its_font() -> None:
    for language in LANGUAGES:
        assert fonts.FAMILIES[language.tag] == language.print_font
        assert f':lang({language.tag}) {{ font-family: "Noto Sans", "{language.print_font}" }}' in fonts.rules()


def test_a_document_may_use_the_fonts_of_its_languages_and_no_others() -> None:
    assert fonts.families('<p lang="km"><b lang="zh-Hans">') == {"Noto Sans", "Noto Sans Khmer", "Noto Sans CJK SC"}
    assert fonts.families('<p lang="xx">') == {"Noto Sans"}


def test_stacked_scripts_have_room() -> None:
    assert "td:lang(km)" in fonts.rules()
    assert sheets.stylesheet("none").endswith(fonts.rules())
