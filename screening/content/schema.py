"""The form of every content file: which fields an entry has and what each may hold. Explained in fixtures/README.md."""

from screening.choices import (
    Act,
    Audience,
    Channel,
    Confidence,
    DelphiDimension,
    DelphiStrength,
    LineKind,
    LinePurpose,
    Mark,
    Means,
    Operator,
    PassageGroup,
    Population,
    Purpose,
    Setting,
)
from screening.content.form import CODE_RULE, Form, Named
from screening.content.numbers import number_faults
from screening.content.rules import (
    LANGUAGE_TAG,
    date_or_undated,
    day_gone,
    list_of,
    mapping,
    number,
    one_of,
    optional,
    text,
    web_address,
    yes_or_no,
)
from screening.content.training import TRAINING
from screening.models import Category, HelpLine, Indicator, Instrument, Passage, Place, Source

PER_MILLE = optional(number(0, 1000), None)
STRENGTH = optional(one_of(DelphiStrength), None)


FORMS: tuple[Form, ...] = (
    Form(
        Source,
        "sources.yaml",
        {
            "title": text(300),
            "url": optional(web_address),
            "read": day_gone,
            "note": optional(text()),
        },
        cites=False,
    ),
    Form(Category, "categories.yaml", {"title": text(120), "intro": text()}, cites=False),
    Form(
        Indicator,
        "indicators/*.yaml",
        {
            "title": text(200),
            "notice": text(),
            "why": text(),
            "other": text(),
            "prompts": list_of(text(), least=1),
            "trainer_note": text(),
            "palermo": mapping(
                {
                    "act": optional(list_of(one_of(Act)), []),
                    "means": optional(list_of(one_of(Means)), []),
                    "purpose": optional(list_of(one_of(Purpose)), []),
                }
            ),
            "ilo11": list_of(number(1, 11)),
            "delphi": list_of(
                mapping(
                    {
                        "dimension": one_of(DelphiDimension),
                        "item": text(200),
                        "adult_labour": STRENGTH,
                        "child_labour": STRENGTH,
                        "sexual": STRENGTH,
                    }
                )
            ),
            "populations": list_of(one_of(Population), least=1),
            "settings": list_of(one_of(Setting), least=1),
            "audiences": list_of(one_of(Audience), least=1),
            "opens_safety": yes_or_no,
        },
        {"category": Category},
    ),
    Form(
        Passage,
        "passages/*.yaml",
        {
            "group": one_of(PassageGroup),
            "title": text(200),
            "body": optional(text(2000)),
            "items": optional(list_of(text()), []),
        },
    ),
    Form(
        Instrument,
        "instruments.yaml",
        {
            "name": text(200),
            "setting": text(200),
            "prevalence": PER_MILLE,
            "sensitivity": PER_MILLE,
            "specificity": PER_MILLE,
            "flagged": optional(number(0, 1_000_000), None),
            "flagged_affected": optional(number(0, 1_000_000), None),
            "note": text(),
        },
    ),
    Form(
        Place,
        "places.yaml",
        {
            "name": text(100),
            "note": optional(text()),
            "neighbours": optional(list_of(CODE_RULE), []),
            "status_risk": yes_or_no,
        },
        names={"neighbours": Named(Place)},
    ),
    Form(
        HelpLine,
        "help_lines.yaml",
        {
            "name": text(200),
            "name_native": optional(text(200)),
            "native_language": optional(text(20, LANGUAGE_TAG)),
            "number": text(40, r"[+#(]?[0-9()#*+ -]+[0-9]"),
            "number_note": optional(text()),
            "dial": text(30, r"[+#*]?[0-9]+"),
            "channels": list_of(one_of(Channel), least=1),
            "operator": one_of(Operator),
            "kind": one_of(LineKind),
            "purposes": list_of(one_of(LinePurpose), least=1),
            "hours": optional(text(200)),
            "free": optional(yes_or_no, None),
            "from_abroad": optional(yes_or_no, None),
            "languages": optional(list_of(text(20, LANGUAGE_TAG)), []),
            "follows": list_of(CODE_RULE, least=1),
            "caution": optional(text()),
            "website": optional(web_address),
            "source": mapping({"title": text(300), "url": web_address, "date": date_or_undated}),
            "evidence": text(),
            "confidence": one_of(Confidence),
            "mark": optional(one_of(Mark)),
            "checked": day_gone,
        },
        {"place": Place},
        {"follows": Named(Passage, f"{PassageGroup.FOLLOWS}-")},
        cites=False,
        together=lambda values: number_faults(values["number"], values["dial"]),
    ),
    *TRAINING,
)
