"""The staff site stands in for Django's default admin."""

from django.contrib.admin.apps import AdminConfig


class StaffSiteConfig(AdminConfig):
    default_site = "screening.admin.site.StaffSite"
