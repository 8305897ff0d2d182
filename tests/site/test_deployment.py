"""The site as a host runs it behind TLS: cookies, redirects, and the score of the public header test, offline."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.prepared import copy_to

ASK = """
import json
from django.test import Client
https = Client(SERVER_NAME="localhost", headers={"x-forwarded-proto": "https"})
plain = Client(SERVER_NAME="localhost")
page, staff, moved = https.get("/en/"), https.get("/staff/login/"), plain.get("/en/indicators/")
print(json.dumps({
    "headers": {name.lower(): value for name, value in page.headers.items()},
    "cookies": [str(cookie) for cookie in staff.cookies.values()],
    "moved": [moved.status_code, moved.headers["Location"]],
    "body": page.content.decode(),
}))
"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the site answers with HTTPS=yes behind a proxy; Django reads that when it starts."""
    environment = {
        **os.environ,
        "HTTPS": "yes",
        "BEHIND_PROXY": "yes",
        "SECRET_KEY": "k" * 60,
        "SCREENING_STATE_DIR": str(tmp_path_factory.mktemp("state")),
        "DJANGO_SETTINGS_MODULE": "trainingsite.settings",
    }
    environment.pop("DATABASE_URL", None)
    commands = [["shell", "--no-imports", "-c", ASK]]
    if not copy_to(Path(environment["SCREENING_STATE_DIR"])):
        commands = [["migrate", "-v0"], ["load_content"], ["collectstatic", "--noinput", "-v0"], *commands]
    for command in commands:
        run = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
    return json.loads(run.stdout.strip().splitlines()[-1])


def test_plain_http_is_moved_to_https(answer: dict[str, Any]) -> None:
    assert answer["moved"] == [301, "https://localhost/en/indicators/"]


def test_a_promise_of_https_is_made_for_this_name_alone(answer: dict[str, Any]) -> None:
    assert answer["headers"]["strict-transport-security"] == "max-age=63072000"


def test_staff_cookies_are_locked_to_this_host(answer: dict[str, Any]) -> None:
    assert answer["cookies"]
    for cookie in answer["cookies"]:
        assert cookie.startswith("Set-Cookie: __Host-")
        for flag in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
            assert flag in cookie
        assert "Domain" not in cookie


def test_the_public_header_test_would_give_the_best_grade(answer: dict[str, Any]) -> None:
    """Mozilla's HTTP Observatory, rules of 2024: 100 to begin with, bonuses up to 135, A+ from 100."""
    headers = answer["headers"]
    policy = headers["content-security-policy"]
    bonus = 0
    if "default-src 'none'" in policy and "unsafe" not in policy and "data:" not in policy:
        bonus += 10
    if "frame-ancestors 'none'" in policy:
        bonus += 5
    if headers["referrer-policy"] == "no-referrer":
        bonus += 5
    if headers["cross-origin-resource-policy"] == "same-origin":
        bonus += 10
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers
    assert 'src="http' not in answer["body"]
    assert 100 + bonus >= 120
