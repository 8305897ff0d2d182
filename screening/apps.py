"""The app."""

from django.apps import AppConfig
from django.conf import settings

from screening.handouts.printing import processes


class ScreeningConfig(AppConfig):
    name = "screening"
    verbose_name = "Look Twice"

    def ready(self) -> None:
        processes.keep_fonts_in(settings.STATE_DIR / "fonts")
        # They need the models: they can be imported once apps are loaded.
        from screening import checks  # noqa: F401, PLC0415  registers the system checks
        from screening.content.schema import SCHEMAS  # noqa: PLC0415
        from screening.text import catalogues  # noqa: PLC0415

        catalogues.guard()
        for schema in SCHEMAS:
            schema.model.translated = schema.translated
