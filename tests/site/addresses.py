"""Every address of the site, taken from the URLconf: a view without an example fails the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from screening.choices import CheckForm
from screening.content.edition import current_version, get_edition
from screening.handouts import kinds, sheets
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Paper
from screening.handouts.kits.contents import SHORT, Kit, Readers
from screening.languages import BY_CODE, ENGLISH, LANGUAGES
from tests.scripts import beside

CODES = ("DOC", "CHD")
PLACES = ("CN", "MM", "FR", "KR")
FORMS = (CheckForm.A, CheckForm.B)
OF_A_LESSON = ("lesson", "slides", "speaker-notes", "lesson-check")


@dataclass(frozen=True)
class Address:
    name: str
    language: str
    kwargs: tuple[tuple[str, object], ...] = ()


# Names that are not reading pages in a language: files, services, the staff site, and what only leads elsewhere.
SERVICES = {"root", "healthz", "readyz", "live", "live-run", "live-wall"}
# Pages of a live class need one: tests/classroom opens them in every language. Others answer a form alone.
LIVE = {"class-run", "class-wall", "class-report", "room", "class-code-run", "class-code-report", "round"}
FILES = {
    *("handout", "handout-to-edit", "handout-picture", "kit-pdf", "kit-zip", "former-kit"),
    *(
        "class-table",
        "class-paper",
        "class-act",
        "class-again",
        "room-answer",
        "class-code-table",
        "class-code-paper",
        "class-code-act",
        "round-answer",
    ),
    *LIVE,
}
# Pages of something that has to be printed first: until it is there, they say so and ask again.
PRINTED = {"handout-choice", "kit-made"}


def names() -> set[str]:
    """Every named address below a language path."""
    return set(_names(get_resolver(settings.ROOT_URLCONF).url_patterns)) - SERVICES


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from _names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def kit(language: str) -> Kit:
    return Kit(("LESSON-1",), SHORT, BY_CODE[language], (Readers(ENGLISH, 12),), "CN", Paper.A4)


def pages() -> list[Address]:
    """Every reading page in every language: all indicators, categories and places, a few of each combination."""
    return _pages(current_version("en"))


@cache
def _pages(version: str) -> list[Address]:
    found = []
    for language in LANGUAGES:
        for name in sorted(names() - FILES):
            found += [Address(name, language.code, tuple(kwargs.items())) for kwargs in _examples(name, language.code)]
    return found


def _code(path: str) -> str:
    """Off a sheet of today, in Khmer."""
    kind, *values, file = path.split("/")
    return sheets.sheet(kinds.wanted(kind, values, file, "km"), timezone.localdate(), "").code


def _examples(name: str, language: str) -> list[dict[str, object]]:
    current = get_edition("en")
    examples: dict[str, list[dict[str, object]]] = {
        "indicator": [{"code": code} for code in current.indicators],
        "category": [{"code": code} for code in current.categories],
        "notes": [{"code": code} for code in current.categories],
        "beside": [{"other": other, "code": code} for other in beside(language) for code in CODES],
        "checklist-in": [{"code": code} for code in PLACES],
        "place": [{"code": code} for code in current.places],
        **{name: [{"code": code} for code in current.lessons] for name in OF_A_LESSON},
        "check-form": [{"form": form} for form in FORMS],
        "lesson-check-form": [{"code": code, "form": form} for code in current.lessons for form in FORMS],
        "case": [{"code": code} for code in current.cases],
        "handout-kind": [{"kind": kind.code} for kind in KINDS if kind.options],
        "handout-own": [{"wanted": kinds.wanted("help", ["VN"], "a4", "km")}],
        "handout-choice": [{"wanted": kinds.wanted("category", ["DOC"], "a4", "km")}],
        "kit-made": [{"wanted": kit(language)}],
        "kit-change": [{"wanted": kit(language)}],
        "still-right-code": [{"code": _code("card/VN/a4")}, {"code": _code("category/DOC/a4")}],
    }
    return examples.get(name, [{}])
