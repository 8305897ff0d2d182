"""The staff site: what a host may see and change. Every table it shows is listed here."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

from screening import models
from screening.admin import content, referral, translation


class StaffSite(AdminSite):
    site_header = "Look Twice"
    site_title = "Look Twice"
    index_title = _("Staff")

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Not by decorator in the modules: they would ask for this site while it is being made.
        self.register(models.Source, content.SourceAdmin)
        self.register(models.Category, content.CategoryAdmin)
        self.register(models.Indicator, content.IndicatorAdmin)
        self.register(models.Passage, content.PassageAdmin)
        self.register(models.Instrument, content.InstrumentAdmin)
        self.register(models.Place, referral.PlaceAdmin)
        self.register(models.HelpLine, referral.HelpLineAdmin)
        self.register(models.Translation, translation.TranslationAdmin)
