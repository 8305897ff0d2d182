"""The app."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "screening"
    verbose_name = "Look Twice"

    def ready(self) -> None:
        from screening import checks  # noqa: F401, PLC0415  registers the system checks once apps are loaded
