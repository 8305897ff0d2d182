"""What proves beside the password that it is them: an app on a phone, a recovery code, a passkey."""

import secrets
import time
from binascii import unhexlify
from typing import cast

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp import devices_for_user, user_has_device
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

RECOVERY_CODES = 10
# Without letters and digits that look alike on paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def has_device(user: User) -> bool:
    return bool(user_has_device(user))


def set_up(user: User, key: str, code: str) -> Device | None:
    """Take the app that knows `key` as the second step of this account, in place of another one.

    None where the code is not of that key.
    """
    totp = _totp(key)
    if not code.isdecimal() or not totp.verify(int(code), tolerance=1):
        return None
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        return TOTPDevice.objects.create(user=user, name="app", key=key, last_t=totp.t(), drift=totp.drift)


def address_for_app(user: User, key: str) -> str:
    """What an app reads from the QR code."""
    return str(TOTPDevice(user=user, key=key).config_url)


def matching(user: User, code: str) -> Device | None:
    """The device of this account that the code is of. A code counts once."""
    plain = code.replace(" ", "").replace("-", "").lower()
    with transaction.atomic():
        for device in TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True):
            if plain.isdecimal() and device.verify_token(plain):
                return cast("Device", device)
        for device in StaticDevice.objects.select_for_update().filter(user=user, confirmed=True):
            if device.verify_token(_digest(user, plain)):
                return cast("Device", device)
    return None


def opens(name: str, code: str) -> bool:
    """Whether the code is right for the app of that account now. It is not used up by being asked for."""
    if not code.isdecimal():
        return False
    devices = TOTPDevice.objects.filter(user__username=name, user__is_active=True, confirmed=True)
    return any(
        _totp(device.key, device.drift).verify(int(code), tolerance=1, min_t=device.last_t + 1) for device in devices
    )


def new_recovery_codes(user: User) -> list[str]:
    """Codes that work once each, in place of those before. Only digests of them are kept."""
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name="recovery codes")
        StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(user, code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def remove_all(user: User) -> int:
    with transaction.atomic():
        devices = list(devices_for_user(user, confirmed=None))
        for device in devices:
            device.delete()
    return len(devices)


def _totp(key: str, drift: int = 0) -> TOTP:
    totp = TOTP(unhexlify(key), drift=drift)
    totp.time = time.time()
    return totp


def _digest(user: User, code: str) -> str:
    """As long as the table has room for: 16 hex digits of 50 random bits."""
    return salted_hmac("screening.signin.recovery", f"{user.pk}:{code}", algorithm="sha256").hexdigest()[:16]
