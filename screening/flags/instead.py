"""The English takes the place of a wording that may hurt somebody, and the wording comes back: a step each way."""

from typing import Any

from screening.choices import Made, Origin
from screening.languages import ENGLISH
from screening.models import Flag, Translation
from screening.text.strings import digest

_KEPT = ("text", "made", "digest")


def show_english(flag: Flag, english: str) -> bool:
    """False where readers see it already, or where there is no such text any more."""
    if flag.before or not english or flag.language == ENGLISH.code:
        return False
    where: dict[str, Any] = {"language": flag.language, "key": flag.key, "origin": Origin.LOCAL}
    earlier = Translation.objects.filter(**where).values(*_KEPT).first()
    flag.before = {"wording": earlier}
    flag.save(update_fields=("before",))
    # A wording of this site without words asks for the English.
    nothing: dict[str, Any] = {"text": "", "made": Made.PERSON, "digest": digest(english)}
    Translation.objects.update_or_create(**where, defaults=nothing)
    return True


def show_translation(flag: Flag) -> bool:
    """False where nothing was to be undone."""
    if not flag.before:
        return False
    where = {"language": flag.language, "key": flag.key, "origin": Origin.LOCAL}
    # What staff wrote since stays.
    empty = Translation.objects.filter(**where, text="")
    if earlier := flag.before["wording"]:
        empty.update(**earlier)
    else:
        empty.delete()
    flag.before = {}
    flag.save(update_fields=("before",))
    return True
