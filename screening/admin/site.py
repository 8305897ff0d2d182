"""The staff site."""

from django.contrib.admin import AdminSite


class StaffSite(AdminSite):
    site_header = "Look Twice"
    site_title = "Look Twice"
