"""Where the words of the content come from, and how far they can be trusted."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a string can be trusted. Stale and missing strings are shown in English."""

    # Translators: how far a translated text can be trusted; shown beside the text.
    SOURCE = "source", _("English original")
    FIELD_CHECKED = "field-checked", _("Translation checked in use")
    REVIEWED = "reviewed", _("Reviewed translation")
    DRAFT = "draft", _("Draft translation")
    # Drafts that a machine wrote: mended by a person, or seen by nobody.
    MENDED = "mended", _("Translated by a machine and mended by a person; not checked by a second person")
    MACHINE = "machine", _("Translated by a machine, not checked by a person")
    STALE = "stale", _("Shown in English: the translation is out of date")
    MISSING = "missing", _("Shown in English: not translated yet")


class Origin(TextChoices):
    OFFICIAL = "official"
    LOCAL = "local"


class Made(TextChoices):
    """Who wrote a translation."""

    MACHINE = "machine"
    PERSON = "person"
    MENDED = "mended"  # a person changed what a machine had written
