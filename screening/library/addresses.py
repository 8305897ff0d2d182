"""Parts of addresses of the library."""

from django.urls.converters import StringConverter


class FormConverter(StringConverter):
    """One form of the knowledge check, A or B, also as somebody types it; the address of both has no such part."""

    regex = "[ABab]"
