"""What is said about a help line and its evidence."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    # Translators: how a help line can be reached.
    VOICE = "voice", _("Phone call")
    SMS = "sms", _("Text message")
    CHAT = "chat", _("Web chat")
    EMAIL = "email", _("E-mail")
    WEB = "web", _("Website")
    APP = "app", _("App")
    WHATSAPP = "whatsapp", _("WhatsApp")
    WECHAT = "wechat", _("WeChat")
    TTY = "tty", _("Text phone (TTY)")


class Operator(TextChoices):
    # Translators: who runs a help line.
    GOVERNMENT = "government", _("run by the government")
    GOVERNMENT_AFFILIATED = "government-affiliated", _("run by a body close to the government")
    INTERGOVERNMENTAL = "intergovernmental", _("run by an international organisation")
    NGO = "ngo", _("run by an independent organisation")


class LineKind(TextChoices):
    """Who answers. The order here is the order on the page: help that is not the police comes first."""

    # Translators: heading above help lines of one kind; says who answers.
    SPECIALIST = "specialist", _("Specialist support")
    SUPPORT = "support", _("Support for women, children and families")
    # Translators: heading above help lines for somebody who thinks of dying.
    CRISIS = "crisis", _("When someone speaks of dying")
    LABOUR = "labour", _("Work and pay")
    LEGAL = "legal", _("Legal advice")
    CONSULAR = "consular", _("Consular help for citizens abroad")
    GOVERNMENT = "government", _("General government line")
    TIPS = "tips", _("Anonymous reports")
    POLICE_SPECIALIST = "police-specialist", _("Anti-trafficking line answered by police or investigators")
    POLICE = "police", _("Police, not an emergency")
    # Translators: heading above the numbers of ambulances.
    MEDICAL = "medical", _("Medical emergency")
    EMERGENCY = "emergency", _("Emergency")
    IMMIGRATION = "immigration", _("Immigration authority")


class Serves(TextChoices):
    """For whom a line is. One for the citizens of its place who are abroad is for nobody who stands in that place."""

    # Translators: for whom a help line is.
    ANYONE = "anyone", _("Anyone here")
    FROM_ABROAD = "from-abroad", _("People from abroad")
    WORKERS = "workers", _("Workers")
    CHILDREN = "children", _("Children and young people")
    MISSING_CHILDREN = "missing-children", _("Missing children and their families")
    CITIZENS_ABROAD = "citizens-abroad", _("Its own citizens who are abroad")


class LinePurpose(TextChoices):
    # Translators: what a help line is for.
    ANTI_TRAFFICKING = "anti-trafficking", _("trafficking and exploitation")
    VICTIM_SUPPORT = "victim-support", _("support for people affected")
    WOMEN = "women", _("women")
    CHILDREN = "children", _("children")
    MISSING_CHILDREN = "missing-children", _("missing children")
    YOUNG_PEOPLE = "young-people", _("young people")
    MIGRANT_WORKERS = "migrant-workers", _("migrant workers")
    LABOUR_RIGHTS = "labour-rights", _("work and pay")
    LEGAL_AID = "legal-aid", _("legal aid")
    COUNSELLING = "counselling", _("counselling")
    CONSULAR = "consular", _("citizens abroad")
    GOVERNMENT_REFERRAL = "government-referral", _("finding the right office")
    ANONYMOUS_TIPS = "anonymous-tips", _("anonymous reports")
    POLICE = "police", _("police")
    EMERGENCY = "emergency", _("emergencies")
    MEDICAL = "medical", _("ambulance")
    CRISIS = "crisis", _("thoughts of dying")
    MIGRANTS = "migrants", _("migrants")
    INTERPRETATION = "interpretation", _("interpretation")
    NORTH_KOREAN_REFUGEES = "north-korean-refugees", _("North Korean refugees inside South Korea")


class Confidence(TextChoices):
    # Translators: how good the evidence for a phone number is.
    OPERATOR = "operator", _("The operator's own page says so.")
    OFFICIAL_REPORT = "official-report", _("Another official body says so.")
    SECONDARY = "secondary", _("Only news or guides say so.")


class Mark(TextChoices):
    """Why a help line's evidence is poor. A marked line is never a link."""

    STALE = "stale"
    WEAK = "weak"


class CheckOutcome(TextChoices):
    RIGHT = "right"
    WRONG = "wrong"
    ASKED = "asked"  # the operator was asked for what we do not know. Says nothing about the number


class CheckMethod(TextChoices):
    """Each is new evidence. Reading again what was read before is none, so there is no word for it here."""

    # Translators: how a help line was checked again.
    CALLED = "called", _("By calling it")
    OPERATOR_PAGE = "operator-page", _("On the operator's own page, as it was that day")
    WRITTEN = "written", _("By writing to the operator")
