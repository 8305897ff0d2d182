"""A font for each language, by name."""

from screening import fonts
from screening.handouts import documents
from screening.languages import LANGUAGES


def test_every_language_of_the_site_has_its_font() -> None:
    for language in LANGUAGES:
        assert fonts.FAMILIES[language.tag] == language.print_font
        own = language.print_font
        first = dict.fromkeys(("Noto Sans", *([fonts.common(own)] if own in fonts.COMMON else []), own))
        stack = ", ".join(f'"{family}"' for family in first)
        assert f":lang({language.tag}) {{ font-family: {stack}, " in fonts.rules()


def test_a_document_cannot_do_without_the_fonts_of_its_languages() -> None:
    assert fonts.families('<p lang="km"><b lang="zh-Hans">') == {"Noto Sans", "Noto Sans Khmer", "Noto Sans CJK SC"}
    assert fonts.families('<p lang="xx">') == {"Noto Sans"}


def test_stacked_scripts_have_room() -> None:
    assert "td:lang(km)" in fonts.rules()
    assert documents.stylesheet("none").endswith(fonts.rules())
