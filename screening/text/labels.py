"""What the reader sees for a value of a closed vocabulary."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from screening import choices
from screening.languages import BY_CODE

Label = str | Promise

# Translators: how far a translated text can be trusted; shown beside the text.
STATES: Mapping[str, Label] = {
    choices.State.SOURCE: _("English original"),
    choices.State.FIELD_CHECKED: _("Translation checked in use"),
    choices.State.REVIEWED: _("Reviewed translation"),
    choices.State.DRAFT: _("Draft translation"),
    choices.State.STALE: _("Shown in English: the translation is out of date"),
    choices.State.MISSING: _("Shown in English: not translated yet"),
}

# Translators: the element "act" of the definition of trafficking in the Palermo Protocol.
ACTS: Mapping[str, Label] = {
    choices.Act.RECRUITMENT: pgettext_lazy("act", "recruitment"),
    choices.Act.TRANSPORT: pgettext_lazy("act", "transport"),
    choices.Act.TRANSFER: pgettext_lazy("act", "transfer"),
    choices.Act.HARBOURING: pgettext_lazy("act", "harbouring"),
    choices.Act.RECEIPT: pgettext_lazy("act", "receipt of persons"),
}

# Translators: the element "means" of the definition of trafficking in the Palermo Protocol.
MEANS: Mapping[str, Label] = {
    choices.Means.THREAT: pgettext_lazy("means", "threat"),
    choices.Means.FORCE: pgettext_lazy("means", "force"),
    choices.Means.COERCION: pgettext_lazy("means", "coercion"),
    choices.Means.ABDUCTION: pgettext_lazy("means", "abduction"),
    choices.Means.FRAUD: pgettext_lazy("means", "fraud"),
    choices.Means.DECEPTION: pgettext_lazy("means", "deception"),
    choices.Means.ABUSE_OF_POWER: pgettext_lazy("means", "abuse of power"),
    choices.Means.ABUSE_OF_VULNERABILITY: pgettext_lazy("means", "abuse of a position of vulnerability"),
    choices.Means.PAYMENT: pgettext_lazy("means", "payment to a person who has control"),
}

# Translators: the element "purpose" of the definition of trafficking in the Palermo Protocol.
PURPOSES: Mapping[str, Label] = {
    choices.Purpose.SEXUAL_EXPLOITATION: pgettext_lazy("purpose", "sexual exploitation"),
    choices.Purpose.FORCED_LABOUR: pgettext_lazy("purpose", "forced labour"),
    choices.Purpose.SERVITUDE: pgettext_lazy("purpose", "servitude"),
    choices.Purpose.SLAVERY_LIKE: pgettext_lazy("purpose", "practices similar to slavery"),
    choices.Purpose.FORCED_CRIMINALITY: pgettext_lazy("purpose", "forced criminality"),
    choices.Purpose.EXPLOITATION: pgettext_lazy("purpose", "exploitation"),
}

# Translators: the ILO's eleven indicators of forced labour, in our own short words, by their number.
ILO11: Mapping[str, Label] = {
    "1": _("Abuse of vulnerability"),
    "2": _("Deception"),
    "3": _("Restriction of movement"),
    "4": _("Isolation"),
    "5": _("Physical and sexual violence"),
    "6": _("Intimidation and threats"),
    "7": _("Keeping of identity documents"),
    "8": _("Withholding of wages"),
    "9": _("Debt bondage"),
    "10": _("Abusive working and living conditions"),
    "11": _("Excessive overtime"),
}

# Translators: the six dimensions of the expert (Delphi) lists of 2009.
DELPHI_DIMENSIONS: Mapping[str, Label] = {
    choices.DelphiDimension.DECEPTIVE_RECRUITMENT: _("Deceptive recruitment"),
    choices.DelphiDimension.COERCIVE_RECRUITMENT: _("Coercive recruitment"),
    choices.DelphiDimension.VULNERABILITY_RECRUITMENT: _("Recruitment by abuse of vulnerability"),
    choices.DelphiDimension.EXPLOITATION: _("Exploitation"),
    choices.DelphiDimension.COERCION_DESTINATION: _("Coercion at destination"),
    choices.DelphiDimension.VULNERABILITY_DESTINATION: _("Abuse of vulnerability at destination"),
}

# Translators: how strong the experts of 2009 held an item to be, as an opinion. Not a score of a person.
DELPHI_STRENGTHS: Mapping[str, Label] = {
    choices.DelphiStrength.STRONG: pgettext_lazy("expert opinion", "strong"),
    choices.DelphiStrength.MEDIUM: pgettext_lazy("expert opinion", "medium"),
    choices.DelphiStrength.WEAK: pgettext_lazy("expert opinion", "weak"),
}

# Translators: whom an indicator may concern. Anyone may be affected.
POPULATIONS: Mapping[str, Label] = {
    choices.Population.ADULTS: _("adults"),
    choices.Population.CHILDREN: _("children"),
    choices.Population.WOMEN: _("women"),
    choices.Population.MEN: _("men and boys"),
    choices.Population.FOREIGN_NATIONALS: _("people from another country"),
    choices.Population.INTERNAL_MIGRANTS: _("people who moved within their country"),
    choices.Population.DISPLACED_PEOPLE: _("displaced people"),
    choices.Population.PEOPLE_WITHOUT_PAPERS: _("people without current papers"),
    choices.Population.MINORITIES: _("people of minorities"),
    choices.Population.PEOPLE_IN_POVERTY: _("people in poverty"),
    choices.Population.DISABLED_PEOPLE: _("disabled people"),
    choices.Population.SPOUSES: _("wives, husbands and partners"),
    choices.Population.WORKERS: _("workers"),
    choices.Population.JOB_SEEKERS: _("people looking for work"),
    choices.Population.SURVIVORS: _("people who left such a situation before"),
    choices.Population.OLDER_PEOPLE: _("older people"),
}

# Translators: where a reader may meet an indicator. A place is never an indicator itself.
SETTINGS: Mapping[str, Label] = {
    choices.Setting.HOUSEHOLD: _("Private homes"),
    choices.Setting.HOTEL: _("Hotels"),
    choices.Setting.ENTERTAINMENT_VENUE: _("Entertainment, beauty and massage venues"),
    choices.Setting.RESTAURANT_OR_SHOP: _("Restaurants and shops"),
    choices.Setting.FARM: _("Farms"),
    choices.Setting.FACTORY: _("Factories"),
    choices.Setting.CONSTRUCTION: _("Construction sites"),
    choices.Setting.REMOTE_CAMP: _("Mines and remote camps"),
    choices.Setting.ONLINE: _("Online"),
    choices.Setting.ONLINE_PREMISES: _("Places where people are made to work online"),
    choices.Setting.BORDER_OR_TRANSPORT: _("Borders, stations and transport"),
    choices.Setting.SCHOOL: _("Schools"),
    choices.Setting.CLINIC: _("Clinics and hospitals"),
    choices.Setting.PUBLIC_OFFICE: _("Public offices"),
    choices.Setting.DETENTION: _("Police stations and detention"),
    choices.Setting.HOME_COMMUNITY: _("Home communities"),
}

# Translators: readers of this site, by where they work.
AUDIENCES: Mapping[str, Label] = {
    choices.Audience.SOCIAL_WORK: _("Social work"),
    choices.Audience.SHELTER: _("Shelters"),
    choices.Audience.HEALTH: _("Health care"),
    choices.Audience.SCHOOL: _("Education"),
    choices.Audience.BORDER: _("Borders and transport"),
    choices.Audience.LABOUR: _("Labour inspection and unions"),
    choices.Audience.POLICE: _("Police and courts"),
    choices.Audience.COMMUNITY: _("Neighbours and community groups"),
}

# Translators: how a help line can be reached.
CHANNELS: Mapping[str, Label] = {
    choices.Channel.VOICE: _("Phone call"),
    choices.Channel.SMS: _("Text message"),
    choices.Channel.CHAT: _("Web chat"),
    choices.Channel.EMAIL: _("E-mail"),
    choices.Channel.WEB: _("Website"),
    choices.Channel.APP: _("App"),
    choices.Channel.WHATSAPP: _("WhatsApp"),
    choices.Channel.WECHAT: _("WeChat"),
    choices.Channel.TTY: _("Text phone (TTY)"),
}

# Translators: who runs a help line.
OPERATORS: Mapping[str, Label] = {
    choices.Operator.GOVERNMENT: _("run by the government"),
    choices.Operator.GOVERNMENT_AFFILIATED: _("run by a body close to the government"),
    choices.Operator.INTERGOVERNMENTAL: _("run by an international organisation"),
    choices.Operator.NGO: _("run by an independent organisation"),
}

# Translators: heading above help lines of one kind; says who answers.
LINE_KINDS: Mapping[str, Label] = {
    choices.LineKind.SPECIALIST: _("Specialist support"),
    choices.LineKind.SUPPORT: _("Support for women, children and families"),
    choices.LineKind.LABOUR: _("Work and pay"),
    choices.LineKind.LEGAL: _("Legal advice"),
    choices.LineKind.CONSULAR: _("Consular help for citizens abroad"),
    choices.LineKind.GOVERNMENT: _("General government line"),
    choices.LineKind.TIPS: _("Anonymous reports"),
    choices.LineKind.POLICE_SPECIALIST: _("Anti-trafficking line answered by police or investigators"),
    choices.LineKind.POLICE: _("Police, not an emergency"),
    choices.LineKind.EMERGENCY: _("Emergency"),
    choices.LineKind.IMMIGRATION: _("Immigration authority"),
}

# Translators: what a help line is for.
LINE_PURPOSES: Mapping[str, Label] = {
    choices.LinePurpose.ANTI_TRAFFICKING: _("trafficking and exploitation"),
    choices.LinePurpose.VICTIM_SUPPORT: _("support for people affected"),
    choices.LinePurpose.WOMEN: _("women"),
    choices.LinePurpose.CHILDREN: _("children"),
    choices.LinePurpose.MISSING_CHILDREN: _("missing children"),
    choices.LinePurpose.YOUNG_PEOPLE: _("young people"),
    choices.LinePurpose.MIGRANT_WORKERS: _("migrant workers"),
    choices.LinePurpose.LABOUR_RIGHTS: _("work and pay"),
    choices.LinePurpose.LEGAL_AID: _("legal aid"),
    choices.LinePurpose.COUNSELLING: _("counselling"),
    choices.LinePurpose.CONSULAR: _("citizens abroad"),
    choices.LinePurpose.GOVERNMENT_REFERRAL: _("finding the right office"),
    choices.LinePurpose.ANONYMOUS_TIPS: _("anonymous reports"),
    choices.LinePurpose.POLICE: _("police"),
    choices.LinePurpose.EMERGENCY: _("emergencies"),
    choices.LinePurpose.MIGRANTS: _("migrants"),
    choices.LinePurpose.INTERPRETATION: _("interpretation"),
    choices.LinePurpose.NORTH_KOREAN_REFUGEES: _("North Korean refugees inside South Korea"),
}

# Translators: how good the evidence for a phone number is.
CONFIDENCES: Mapping[str, Label] = {
    choices.Confidence.OPERATOR: _("The operator's own page says so."),
    choices.Confidence.OFFICIAL_REPORT: _("Another official body says so."),
    choices.Confidence.SECONDARY: _("Only news or guides say so."),
}

# Translators: how a help line was checked again.
CHECK_METHODS: Mapping[str, Label] = {
    choices.CheckMethod.CALLED: _("By calling it"),
    choices.CheckMethod.OPERATOR_PAGE: _("On the operator's page"),
    choices.CheckMethod.WRITTEN: _("By writing to the operator"),
}

# Translators: what a trainer prints for a lesson.
HANDOUT_KINDS: Mapping[str, Label] = {
    choices.HandoutKind.CHECKLIST: _("Full checklist"),
    choices.HandoutKind.CATEGORY: _("One category"),
    choices.HandoutKind.BILINGUAL: _("Two languages side by side"),
    choices.HandoutKind.WORKSHEET: _("Worksheet to tick"),
    choices.HandoutKind.LARGE: _("Large print"),
    choices.HandoutKind.HELP: _("Help lines for a place"),
    choices.HandoutKind.STRIP: _("Strips to tear off"),
    choices.HandoutKind.CARD: _("Pocket card"),
    choices.HandoutKind.POSTER: _("Poster for everyone"),
    choices.HandoutKind.STEPS: _("A safe conversation in eight steps"),
    choices.HandoutKind.INTERPRETER: _("Interpreter and consent card"),
    choices.HandoutKind.CASE: _("Practice case sheet"),
    choices.HandoutKind.CHECK: _("Knowledge check"),
    choices.HandoutKind.ANSWERS: _("Answers to the knowledge check"),
    choices.HandoutKind.GLOSSARY: _("Glossary in two languages"),
    choices.HandoutKind.GUIDE: _("Facilitator guide"),
    choices.HandoutKind.SLIDES: _("Slides"),
    choices.HandoutKind.EVALUATION: _("Evaluation slip"),
}

VOCABULARIES: Mapping[str, Mapping[str, Label]] = {
    "state": STATES,
    "act": ACTS,
    "means": MEANS,
    "purpose": PURPOSES,
    "ilo11": ILO11,
    "delphi_dimension": DELPHI_DIMENSIONS,
    "delphi_strength": DELPHI_STRENGTHS,
    "population": POPULATIONS,
    "setting": SETTINGS,
    "audience": AUDIENCES,
    "channel": CHANNELS,
    "operator": OPERATORS,
    "line_kind": LINE_KINDS,
    "line_purpose": LINE_PURPOSES,
    "confidence": CONFIDENCES,
    "check_method": CHECK_METHODS,
    "handout_kind": HANDOUT_KINDS,
}


# Tags of spoken languages that CLDR lists under another one, or not at all.
_LISTED_AS = {"cmn": "zh", "tl": "fil"}
_OWN_NAMES = {"tsg": "Tausug"}


@cache
def language_name(tag: str, reader: str) -> str:
    """The name of a spoken language for a reader: ("cmn", "vi") → Tiếng Trung. The tag itself where nobody has one."""
    names = Locale.parse(BY_CODE[reader].tag, sep="-").languages
    primary = tag.partition("-")[0]
    found = names.get(tag) or names.get(primary) or names.get(_LISTED_AS.get(primary, ""))
    return str(found or _OWN_NAMES.get(primary, tag))
