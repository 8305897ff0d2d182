"""Join codes: nine signs to read from a wall and type on a phone. The last one tells a slip from another code."""

import secrets
import unicodedata

# No two that look alike, and no vowels, which would make words.
SIGNS = "23456789CDFHJKMNPQRTVWXY"
# What a reader may see instead.
_SEEN_AS = str.maketrans("ZSBGU", "2586V")
LENGTH = 9
# Without a common factor with the number of signs, so that any one wrong sign changes the sum.
_WEIGHTS = (1, 5, 7, 11, 13, 17, 19, 23)


def new_code() -> str:
    """Of some 10^11: too many to guess, see limits.py."""
    body = "".join(secrets.choice(SIGNS) for _ in _WEIGHTS)
    return body + _last(body)


def read(typed: str) -> str:
    """The code that was meant, whatever the keyboard made of it; empty where what was typed can be none."""
    signs = "".join(_sign(sign) for sign in unicodedata.normalize("NFKC", typed).upper() if not sign.isspace())
    signs = signs.replace("-", "").translate(_SEEN_AS)
    if len(signs) != LENGTH or not set(signs) <= set(SIGNS) or _last(signs[:-1]) != signs[-1]:
        return ""
    return signs


def spaced(code: str) -> str:
    """In groups of three, as people say it."""
    return " ".join(code[start : start + 3] for start in range(0, LENGTH, 3))


def _sign(sign: str) -> str:
    digit = unicodedata.digit(sign, None)  # of any script
    return sign if digit is None else str(digit)


def _last(body: str) -> str:
    return SIGNS[sum(weight * SIGNS.index(sign) for weight, sign in zip(_WEIGHTS, body, strict=True)) % len(SIGNS)]
