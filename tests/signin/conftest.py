"""Accounts that sign in as people do: a form, a code, a page."""

import time
from binascii import unhexlify

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from screening.signin import devices
from screening.signin.limits import TRIES

PASSWORD = "a long enough password"
KEY = "00" * 19 + "2a"


@pytest.fixture(autouse=True)
def no_tries_yet():
    TRIES.forget()
    yield
    TRIES.forget()


@pytest.fixture
def host(content) -> User:
    """A superuser whose account was made before there was a second step."""
    return User.objects.create_superuser("host", password=PASSWORD)


@pytest.fixture
def with_app(host) -> User:
    """A superuser with an app, whose last code lies some time back."""
    assert devices.set_up(host, KEY, code(KEY, steps=-1))
    return host


def code(key: str = KEY, steps: int = 0) -> str:
    """What the app shows now, or so many times half a minute later."""
    totp = TOTP(unhexlify(key))
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06}"


def give_password(client: Client, name: str = "host", password: str = PASSWORD, **more: str):
    return client.post(reverse("admin:login"), {"username": name, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get(reverse("admin:index")).status_code == 200
