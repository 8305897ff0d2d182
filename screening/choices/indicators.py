"""What is said about an indicator beside its words."""

from enum import StrEnum

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Act(TextChoices):
    # Translators: the element "act" of the definition of trafficking in the Palermo Protocol.
    RECRUITMENT = "recruitment", pgettext_lazy("act", "recruitment")
    TRANSPORT = "transport", pgettext_lazy("act", "transport")
    TRANSFER = "transfer", pgettext_lazy("act", "transfer")
    HARBOURING = "harbouring", pgettext_lazy("act", "harbouring")
    RECEIPT = "receipt", pgettext_lazy("act", "receipt of persons")


class Means(TextChoices):
    # Translators: the element "means" of the definition of trafficking in the Palermo Protocol.
    THREAT = "threat", pgettext_lazy("means", "threat")
    FORCE = "force", pgettext_lazy("means", "force")
    COERCION = "coercion", pgettext_lazy("means", "coercion")
    ABDUCTION = "abduction", pgettext_lazy("means", "abduction")
    FRAUD = "fraud", pgettext_lazy("means", "fraud")
    DECEPTION = "deception", pgettext_lazy("means", "deception")
    ABUSE_OF_POWER = "abuse-of-power", pgettext_lazy("means", "abuse of power")
    ABUSE_OF_VULNERABILITY = "abuse-of-vulnerability", pgettext_lazy("means", "abuse of a position of vulnerability")
    PAYMENT = "payment", pgettext_lazy("means", "payment to a person who has control")


class Purpose(TextChoices):
    # Translators: the element "purpose" of the definition of trafficking in the Palermo Protocol.
    SEXUAL_EXPLOITATION = "sexual-exploitation", pgettext_lazy("purpose", "sexual exploitation")
    FORCED_LABOUR = "forced-labour", pgettext_lazy("purpose", "forced labour")
    SERVITUDE = "servitude", pgettext_lazy("purpose", "servitude")
    SLAVERY_LIKE = "slavery-like", pgettext_lazy("purpose", "practices similar to slavery")
    FORCED_CRIMINALITY = "forced-criminality", pgettext_lazy("purpose", "forced criminality")
    ORGAN_REMOVAL = "organ-removal", pgettext_lazy("purpose", "removal of organs")
    EXPLOITATION = "exploitation", pgettext_lazy("purpose", "exploitation")


class Ilo11(IntegerChoices):
    # Translators: the ILO's eleven indicators of forced labour, in our own short words, by their number.
    ABUSE_OF_VULNERABILITY = 1, _("Abuse of vulnerability")
    DECEPTION = 2, _("Deception")
    RESTRICTION_OF_MOVEMENT = 3, _("Restriction of movement")
    ISOLATION = 4, _("Isolation")
    VIOLENCE = 5, _("Physical and sexual violence")
    INTIMIDATION = 6, _("Intimidation and threats")
    KEEPING_OF_DOCUMENTS = 7, _("Keeping of identity documents")
    WITHHOLDING_OF_WAGES = 8, _("Withholding of wages")
    DEBT_BONDAGE = 9, _("Debt bondage")
    ABUSIVE_CONDITIONS = 10, _("Abusive working and living conditions")
    EXCESSIVE_OVERTIME = 11, _("Excessive overtime")


class DelphiDimension(TextChoices):
    # Translators: the six dimensions of the expert (Delphi) lists of 2009.
    DECEPTIVE_RECRUITMENT = "deceptive-recruitment", _("Deceptive recruitment")
    COERCIVE_RECRUITMENT = "coercive-recruitment", _("Coercive recruitment")
    VULNERABILITY_RECRUITMENT = "vulnerability-recruitment", _("Recruitment by abuse of vulnerability")
    EXPLOITATION = "exploitation", _("Exploitation")
    COERCION_DESTINATION = "coercion-destination", _("Coercion at destination")
    VULNERABILITY_DESTINATION = "vulnerability-destination", _("Abuse of vulnerability at destination")


class DelphiStrength(StrEnum):
    """Shown to nobody until somebody has read the brochure of 2009: it has no word for readers."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class IndicatorKind(TextChoices):
    """What an indicator is about, in the order of the pages. `kind-circumstance` is the passage above such a block."""

    CONDUCT = "", "What other people do"
    CIRCUMSTANCE = "circumstance", "A circumstance that others can use"
    SERVICE = "service", "What a service failed to do"


class Population(TextChoices):
    # Translators: whom an indicator may concern. Anyone may be affected.
    ADULTS = "adults", _("adults")
    CHILDREN = "children", _("children")
    WOMEN = "women", _("women")
    MEN = "men", _("men and boys")
    FOREIGN_NATIONALS = "foreign-nationals", _("people from another country")
    INTERNAL_MIGRANTS = "internal-migrants", _("people who moved within their country")
    DISPLACED_PEOPLE = "displaced-people", _("displaced people")
    PEOPLE_WITHOUT_PAPERS = "people-without-papers", _("people without current papers")
    MINORITIES = "minorities", _("people of minorities")
    PEOPLE_IN_POVERTY = "people-in-poverty", _("people in poverty")
    DISABLED_PEOPLE = "disabled-people", _("disabled people")
    SPOUSES = "spouses", _("wives, husbands and partners")
    WORKERS = "workers", _("workers")
    JOB_SEEKERS = "job-seekers", _("people looking for work")
    SURVIVORS = "survivors", _("people who left such a situation before")
    OLDER_PEOPLE = "older-people", _("older people")


class Setting(TextChoices):
    # Translators: where a reader may meet an indicator. A place is never an indicator itself.
    HOUSEHOLD = "household", _("Private homes")
    HOTEL = "hotel", _("Hotels")
    ENTERTAINMENT_VENUE = "entertainment-venue", _("Entertainment, beauty and massage venues")
    RESTAURANT_OR_SHOP = "restaurant-or-shop", _("Restaurants and shops")
    FARM = "farm", _("Farms")
    FACTORY = "factory", _("Factories")
    CONSTRUCTION = "construction", _("Construction sites")
    REMOTE_CAMP = "remote-camp", _("Mines and remote camps")
    VESSEL = "vessel", _("Ships and boats")
    STREET = "street", _("Streets and public places")
    ONLINE = "online", _("Online")
    ONLINE_PREMISES = "online-premises", _("Places where people are made to work online")
    BORDER_OR_TRANSPORT = "border-or-transport", _("Borders, stations and transport")
    SCHOOL = "school", _("Schools")
    CLINIC = "clinic", _("Clinics and hospitals")
    PUBLIC_OFFICE = "public-office", _("Public offices")
    INSTITUTION = "institution", _("Care homes and other institutions")
    DETENTION = "detention", _("Police stations and detention")
    HOME_COMMUNITY = "home-community", _("Home communities")


class Audience(TextChoices):
    # Translators: readers of this site, by where they work.
    SOCIAL_WORK = "social-work", _("Social work")
    SHELTER = "shelter", _("Shelters")
    HEALTH = "health", _("Health care")
    SCHOOL = "school", _("Education")
    BORDER = "border", _("Borders and transport")
    LABOUR = "labour", _("Labour inspection and unions")
    POLICE = "police", _("Police and courts")
    COMMUNITY = "community", _("Neighbours and community groups")


class Work(TextChoices):
    """Work in which readers meet people. Each has a short list of signs, for paper and for the checklist.

    A trade or a venue that somebody works in is no sign, and no list is about one.
    """

    # Translators: the work of a reader; it names a short list of signs.
    HEALTH = "health", _("Health care")
    SCHOOL = "school", _("Education")
    OFFICE = "office", _("Public offices")
    SHELTER = "shelter", _("Shelters")
    BORDER = "border", _("Borders")
    HOTEL = "hotel", _("Hotels and transport")
    LABOUR = "labour", _("Labour inspection and unions")
    ONLINE = "online", _("Online moderation and support")
    POLICE = "police", _("Police and courts")
    NEIGHBOURS = "neighbours", _("Neighbours and community groups")
