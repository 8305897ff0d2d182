"""What a passage is for."""

from django.db.models import TextChoices


class PassageGroup(TextChoices):
    SAFETY = "safety"
    RULE = "rule"
    KIND = "kind"
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
    PLAN = "plan"
    CARE = "care"
    LAW = "law"
    CONTEXT = "context"
