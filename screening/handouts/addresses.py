"""Parts of addresses that name a handout: category/DOC/a4, bilingual/km/DOC/letter-colour; and back."""

from django.utils.translation import get_language

from screening.handouts import kinds
from screening.handouts.kinds.shape import Wanted
from screening.languages import BY_CODE


class FileConverter:
    """A handout in the language of the address. Whether there is such a category or place is known to the content."""

    regex = r"[a-z]+(?:/[^/.]+){1,5}"

    def to_python(self, value: str) -> Wanted:
        """Raises ValueError, Django's word for an address that is none of these."""
        kind, *values, file = value.split("/")
        return _wanted(kind, values, file, get_language())

    def to_url(self, wanted: Wanted) -> str:
        return "/".join(wanted.path)


class ChoiceConverter:
    """A handout in a language of its own, which follows its kind: category/km/DOC/a4."""

    regex = r"[a-z]+/[a-z-]+(?:/[^/.]+){1,5}"

    def to_python(self, value: str) -> Wanted:
        kind, language, *values, file = value.split("/")
        return _wanted(kind, values, file, language)

    def to_url(self, wanted: Wanted) -> str:
        kind, *rest = wanted.path
        return "/".join((kind, wanted.language.code, *rest))


def _wanted(kind: str, values: list[str], file: str, language: str) -> Wanted:
    try:
        return kinds.wanted(kind, values, file, BY_CODE[language].code)
    except LookupError:
        raise ValueError(kind) from None
