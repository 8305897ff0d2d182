"""Closed vocabularies of the content. Their labels in the reader's language are in `text/labels.py`."""

from enum import StrEnum


class State(StrEnum):
    """How far a string can be trusted. Stale and missing strings are shown in English."""

    SOURCE = "source"
    FIELD_CHECKED = "field-checked"
    REVIEWED = "reviewed"
    DRAFT = "draft"
    STALE = "stale"
    MISSING = "missing"


class Origin(StrEnum):
    OFFICIAL = "official"
    LOCAL = "local"


class Act(StrEnum):
    RECRUITMENT = "recruitment"
    TRANSPORT = "transport"
    TRANSFER = "transfer"
    HARBOURING = "harbouring"
    RECEIPT = "receipt"


class Means(StrEnum):
    THREAT = "threat"
    FORCE = "force"
    COERCION = "coercion"
    ABDUCTION = "abduction"
    FRAUD = "fraud"
    DECEPTION = "deception"
    ABUSE_OF_POWER = "abuse-of-power"
    ABUSE_OF_VULNERABILITY = "abuse-of-vulnerability"
    PAYMENT = "payment"


class Purpose(StrEnum):
    SEXUAL_EXPLOITATION = "sexual-exploitation"
    FORCED_LABOUR = "forced-labour"
    SERVITUDE = "servitude"
    SLAVERY_LIKE = "slavery-like"
    FORCED_CRIMINALITY = "forced-criminality"
    EXPLOITATION = "exploitation"


class DelphiDimension(StrEnum):
    DECEPTIVE_RECRUITMENT = "deceptive-recruitment"
    COERCIVE_RECRUITMENT = "coercive-recruitment"
    VULNERABILITY_RECRUITMENT = "vulnerability-recruitment"
    EXPLOITATION = "exploitation"
    COERCION_DESTINATION = "coercion-destination"
    VULNERABILITY_DESTINATION = "vulnerability-destination"


class DelphiStrength(StrEnum):
    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Population(StrEnum):
    ADULTS = "adults"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    FOREIGN_NATIONALS = "foreign-nationals"
    INTERNAL_MIGRANTS = "internal-migrants"
    DISPLACED_PEOPLE = "displaced-people"
    PEOPLE_WITHOUT_PAPERS = "people-without-papers"
    MINORITIES = "minorities"
    PEOPLE_IN_POVERTY = "people-in-poverty"
    DISABLED_PEOPLE = "disabled-people"
    SPOUSES = "spouses"
    WORKERS = "workers"
    JOB_SEEKERS = "job-seekers"
    SURVIVORS = "survivors"
    OLDER_PEOPLE = "older-people"


class Setting(StrEnum):
    HOUSEHOLD = "household"
    HOTEL = "hotel"
    ENTERTAINMENT_VENUE = "entertainment-venue"
    RESTAURANT_OR_SHOP = "restaurant-or-shop"
    FARM = "farm"
    FACTORY = "factory"
    CONSTRUCTION = "construction"
    REMOTE_CAMP = "remote-camp"
    ONLINE = "online"
    ONLINE_PREMISES = "online-premises"
    BORDER_OR_TRANSPORT = "border-or-transport"
    SCHOOL = "school"
    CLINIC = "clinic"
    PUBLIC_OFFICE = "public-office"
    DETENTION = "detention"
    HOME_COMMUNITY = "home-community"


class Audience(StrEnum):
    SOCIAL_WORK = "social-work"
    SHELTER = "shelter"
    HEALTH = "health"
    SCHOOL = "school"
    BORDER = "border"
    LABOUR = "labour"
    POLICE = "police"
    COMMUNITY = "community"


class PassageGroup(StrEnum):
    SAFETY = "safety"
    RULE = "rule"
    DO = "do"
    DO_NOT = "do-not"
    QUESTION = "question"
    CONSENT = "consent"
    FOLLOWS = "follows"
    CUE = "cue"
    BASE_RATES = "base-rates"
    REFERRAL = "referral"
    LEAVING = "leaving"
    ABOUT = "about"
    TALK = "talk"
    POINT = "point"
    INTERPRETER = "interpreter"
    CARD = "card"
    POSTER = "poster"
    EVALUATION = "evaluation"
    CARE = "care"
    LAW = "law"
    CONTEXT = "context"


class QuestionKind(StrEnum):
    """What a knowledge check asks for. Nobody collects the answers."""

    ONE = "one"
    SEVERAL = "several"
    OPEN = "open"
    SCALE = "scale"


class HandoutKind(StrEnum):
    """What goes on paper. How each is made is in `handouts/kinds/`."""

    CHECKLIST = "checklist"
    CATEGORY = "category"
    BILINGUAL = "bilingual"
    WORKSHEET = "worksheet"
    LARGE = "large"
    HELP = "help"
    STRIP = "strip"
    CARD = "card"
    POSTER = "poster"
    STEPS = "steps"
    INTERPRETER = "interpreter"
    CASE = "case"
    CHECK = "check"
    ANSWERS = "answers"
    GLOSSARY = "glossary"
    GUIDE = "guide"
    SLIDES = "slides"
    EVALUATION = "evaluation"


class Channel(StrEnum):
    VOICE = "voice"
    SMS = "sms"
    CHAT = "chat"
    EMAIL = "email"
    WEB = "web"
    APP = "app"
    WHATSAPP = "whatsapp"
    WECHAT = "wechat"
    TTY = "tty"


class Operator(StrEnum):
    GOVERNMENT = "government"
    GOVERNMENT_AFFILIATED = "government-affiliated"
    INTERGOVERNMENTAL = "intergovernmental"
    NGO = "ngo"


class LineKind(StrEnum):
    """Who answers. The order here is the order on the page: help that is not the police comes first."""

    SPECIALIST = "specialist"
    SUPPORT = "support"
    LABOUR = "labour"
    LEGAL = "legal"
    CONSULAR = "consular"
    GOVERNMENT = "government"
    TIPS = "tips"
    POLICE_SPECIALIST = "police-specialist"
    POLICE = "police"
    EMERGENCY = "emergency"
    IMMIGRATION = "immigration"


class LinePurpose(StrEnum):
    ANTI_TRAFFICKING = "anti-trafficking"
    VICTIM_SUPPORT = "victim-support"
    WOMEN = "women"
    CHILDREN = "children"
    MISSING_CHILDREN = "missing-children"
    YOUNG_PEOPLE = "young-people"
    MIGRANT_WORKERS = "migrant-workers"
    LABOUR_RIGHTS = "labour-rights"
    LEGAL_AID = "legal-aid"
    COUNSELLING = "counselling"
    CONSULAR = "consular"
    GOVERNMENT_REFERRAL = "government-referral"
    ANONYMOUS_TIPS = "anonymous-tips"
    POLICE = "police"
    EMERGENCY = "emergency"
    MIGRANTS = "migrants"
    INTERPRETATION = "interpretation"
    NORTH_KOREAN_REFUGEES = "north-korean-refugees"


class Confidence(StrEnum):
    OPERATOR = "operator"
    OFFICIAL_REPORT = "official-report"
    SECONDARY = "secondary"


class Mark(StrEnum):
    """Why a help line's evidence is poor. A marked line is never a link."""

    STALE = "stale"
    WEAK = "weak"


class CheckOutcome(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"


class CheckMethod(StrEnum):
    CALLED = "called"
    OPERATOR_PAGE = "operator-page"
    WRITTEN = "written"
