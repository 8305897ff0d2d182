"""The staff site stands in for Django's default admin."""

from django.contrib.admin.apps import SimpleAdminConfig


class StaffSiteConfig(SimpleAdminConfig):
    """Without the tables that libraries would show: among them are the keys of second steps."""

    default_site = "screening.admin.site.StaffSite"

    def ready(self) -> None:
        super().ready()
        from django.contrib import admin  # noqa: PLC0415  models are there from now on
        from django.contrib.auth.models import User  # noqa: PLC0415

        from screening.admin.accounts import AccountAdmin  # noqa: PLC0415  Django shows accounts once this is imported

        admin.site.unregister(User)
        admin.site.register(User, AccountAdmin)
