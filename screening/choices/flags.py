"""What readers may say about a wording."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FlagReason(TextChoices):
    """In the order in which staff should read them."""

    # Translators: a button below a wording; somebody may be hurt by it.
    UNSAFE = "unsafe", _("It could hurt somebody")
    # Translators: a button below a wording; it says something else than the English.
    WRONG = "wrong", _("It says something wrong")
    # Translators: a button below a wording; nobody talks like this.
    UNCLEAR = "unclear", _("It is hard to understand")
