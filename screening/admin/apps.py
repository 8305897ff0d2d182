"""The staff site stands in for Django's default admin."""

from django.contrib.admin.apps import AdminConfig


class StaffSite(AdminConfig):
    default_site = "screening.admin.site.StaffSite"
