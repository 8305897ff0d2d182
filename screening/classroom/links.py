"""Who may do what in a session, by what they carry. Signed with the secret of the site; nothing of it is stored."""

import secrets

from django.core import signing
from django.utils.crypto import salted_hmac

_TRAINER = signing.Signer(sep=".", salt="screening.classroom.trainer")
_WALL = signing.Signer(sep=".", salt="screening.classroom.wall")


def trainer_link(key: str) -> str:
    """For an address: whoever has it runs the session."""
    return _TRAINER.sign(key)


def wall_link(key: str) -> str:
    """For an address that may be seen by everybody: it shows what the wall shows, and changes nothing."""
    return _WALL.sign(key)


def key_of_trainer(link: str) -> str:
    """Empty for a link that is not ours."""
    return _key(_TRAINER, link)


def key_in_address(typed: str) -> str:
    """Of the trainer's own screen, as somebody copied it; empty where there is none in it."""
    parts = typed[:500].split("/")
    return next((key for part in parts if (key := key_of_trainer(part.strip()))), "")


def key_of_wall(link: str) -> str:
    return _key(_WALL, link)


def new_seat(code: str) -> str:
    """What the phone of a learner carries: random, and of this session alone."""
    body = secrets.token_urlsafe(16)
    return f"{body}.{_mark(code, body)}"


def is_seat(code: str, seat: str) -> bool:
    body, _, mark = seat.partition(".")
    return bool(body) and secrets.compare_digest(mark.encode(), _mark(code, body).encode())


def _key(signer: signing.Signer, link: str) -> str:
    try:
        return signer.unsign(link)
    except signing.BadSignature:
        return ""


def _mark(code: str, body: str) -> str:
    return salted_hmac("screening.classroom.seat", f"{code}.{body}", algorithm="sha256").hexdigest()[:32]
