"""The life of a class code: made, found by learners and by its trainer, and gone after seven months."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core import signing

from screening.choices import CheckForm
from screening.classroom import codes
from screening.classroom.overtime import rounds
from screening.models import ClassCode

LIFE = timedelta(days=214)
_TRAINER = signing.Signer(sep=".", salt="screening.classroom.overtime")


def make(lessons: Sequence[str], first: CheckForm, now: datetime) -> ClassCode:
    sweep(now)
    return ClassCode.objects.create(
        code=codes.new_code(), key=secrets.token_hex(16), expires=now + LIFE, lessons=list(lessons), first=first
    )


def link(found: ClassCode) -> str:
    """For an address: whoever has it opens and closes the checks, and reads the report."""
    return _TRAINER.sign(found.key)


def by_link(signed: str, now: datetime) -> ClassCode | None:
    """None for a link that is not ours, and for a class code that is gone."""
    try:
        key = _TRAINER.unsign(signed)
    except signing.BadSignature:
        return None
    return ClassCode.objects.filter(key=key, expires__gt=now).first()


def by_code(code: str, now: datetime) -> ClassCode | None:
    """Wrong, deleted and expired ones are alike, and cost one query each."""
    return ClassCode.objects.filter(code=code, expires__gt=now).first()


def sweep(now: datetime) -> int:
    """Delete class codes of more than seven months, and settle checks whose time is over; how many were deleted."""
    rounds.settle_due(now)
    # A clock that was ahead, and has been put back, must not keep anything for longer.
    ClassCode.objects.filter(expires__gt=now + LIFE).update(expires=now + LIFE)
    _, deleted = ClassCode.objects.filter(expires__lte=now).delete()
    return deleted.get("screening.ClassCode", 0)
