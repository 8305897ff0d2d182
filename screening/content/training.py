"""The form of practice cases, lessons, questions and terms. Explained in fixtures/README.md."""

from screening.choices import Audience, HandoutKind, QuestionKind
from screening.content.form import CODE_RULE, Form, Named
from screening.content.rules import list_of, mapping, number, one_of, optional, text, yes_or_no
from screening.models import Category, Indicator, Lesson, PracticeCase, Question, Term

READINGS = list_of(mapping({"indicator": CODE_RULE, "reason": text(400)}))
STRINGS = list_of(text(400), least=1)
STEPS = list_of(mapping({"minutes": number(1, 45), "title": text(120), "how": text(600)}), least=2)
POINTS = list_of(
    mapping({"title": text(120), "lines": list_of(text(160), least=2), "say": text()}),
    least=3,
)
OPTION = mapping({"text": text(300), "right": yes_or_no})

TRAINING = (
    Form(
        PracticeCase,
        "cases/*.yaml",
        {
            "title": text(120),
            "control": yes_or_no,
            "audiences": list_of(one_of(Audience), least=1),
            "story": list_of(text(), least=1),
            "present": READINGS,
            "tempting": READINGS,
            "known": STRINGS,
            "unknown": STRINGS,
            "offer": text(600),
            "ask": STRINGS,
        },
        names={"present.indicator": Named(Indicator), "tempting.indicator": Named(Indicator)},
    ),
    Form(
        Lesson,
        "lessons/*.yaml",
        {
            "title": text(120),
            "summary": text(400),
            "aims": STRINGS,
            "prepare": STRINGS,
            "points": POINTS,
            "activity": text(600),
            "steps": STRINGS,
            "cases": list_of(CODE_RULE, least=1),
            "categories": list_of(CODE_RULE),
            "handouts": list_of(one_of(HandoutKind), least=1),
            "debrief": STRINGS,
            "plan": STEPS,
            "short": STEPS,
        },
        names={"cases": Named(PracticeCase), "categories": Named(Category)},
    ),
    Form(
        Question,
        "questions.yaml",
        {
            "kind": one_of(QuestionKind),
            "question": text(600),
            "example": optional(text(300)),
            "options": optional(list_of(OPTION), []),
            "answer": text(),
            "later": yes_or_no,
        },
        {"lesson": Lesson},
    ),
    Form(
        Term,
        "terms.yaml",
        {
            "term": text(120),
            "definition": text(600),
            "use": optional(list_of(text(120)), []),
            "avoid": optional(list_of(text(120)), []),
            "note": optional(text(400)),
            "indicators": optional(list_of(CODE_RULE), []),
            "lessons": optional(list_of(CODE_RULE), []),
        },
        names={"indicators": Named(Indicator), "lessons": Named(Lesson)},
    ),
)
