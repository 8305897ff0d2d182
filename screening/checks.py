"""System checks: settings that would break a promise of the site. Run by every command; no database is asked."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.timezone import localdate

from screening.content.clock import CLOCK_IS_WRONG, clock_is_wrong
from screening.languages import LANGUAGES, TRANSLATIONS

Apps = Sequence[AppConfig] | None
# As Django itself asks for them.
KEY_LENGTH = 50
KEY_LETTERS = 5
# A name, also with a dot before it for all below, an IPv6 address, or anything at all; never a port or https://.
HOST = re.compile(r"\.?[\w-]+(\.[\w-]+)*\.?|\[[0-9a-fA-F:.]+\]|\*")


@checks.register()
def exit_address(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    address = settings.SCREENING_EXIT_URL
    if _is_web_address(address, {"https"}):
        return []
    return [
        checks.Error(
            f"SCREENING_EXIT_URL is {address!r}, which is not an https address.",
            hint="Name an everyday page that opens fast and looks unremarkable, such as a weather or search page.",
            id="screening.E001",
        )
    ]


@checks.register()
def site_address(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    address = settings.SCREENING_SITE_ADDRESS
    if not address or (
        _is_web_address(address, {"http", "https"}) and urlsplit(address)[2:] in {("", "", ""), ("/", "", "")}
    ):
        return []
    return [
        checks.Error(
            f"SCREENING_SITE_ADDRESS is {address!r}, which is not the address of a site.",
            hint="It is printed on handouts: https:// and the host name, with nothing after it. Or leave it empty.",
            id="screening.E002",
        )
    ]


@checks.register()
def debug_in_public(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    if not (settings.DEBUG and (settings.HTTPS or settings.BEHIND_PROXY or settings.SCREENING_LAN)):
        return []
    return [
        checks.Error(
            "DEBUG is on, and so is HTTPS, BEHIND_PROXY or --lan.",
            hint="Those are for a site that others can reach, and DEBUG shows them settings and form values.",
            id="screening.E003",
        )
    ]


@checks.register()
def secret_key(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    key = settings.SECRET_KEY
    if len(key) >= KEY_LENGTH and len(set(key)) >= KEY_LETTERS:
        return []
    return [
        checks.Error(
            "SECRET_KEY is too short, or too plain.",
            hint=f"It needs {KEY_LENGTH} random characters. Leave it out, and the site makes one and keeps it in "
            f"{settings.STATE_DIR / 'secret_key'}; if that is the file it came from, remove it.",
            id="screening.E005",
        )
    ]


@checks.register()
def any_host(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    if "*" not in settings.ALLOWED_HOSTS or settings.SCREENING_SITE_ADDRESS:
        return []
    return [
        checks.Error(
            "ALLOWED_HOSTS is *, and SCREENING_SITE_ADDRESS is empty.",
            hint="Handouts would carry any address that a visitor makes up. Name the hosts, or the address to print.",
            id="screening.E006",
        )
    ]


@checks.register()
def host_names(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    wrong = [host for host in settings.ALLOWED_HOSTS if not HOST.fullmatch(host)]
    if not wrong:
        return []
    return [
        checks.Error(
            f"ALLOWED_HOSTS holds {wrong[0]!r}, which is not the name of a host.",
            hint="The site would answer to nobody. Write names alone, as look.example.org, with commas between.",
            id="screening.E007",
        )
    ]


# Without these the site is not started, by whatever command: see trainingsite/prepare.py and trainingsite/gunicorn.py.
AT_START = (exit_address, site_address, debug_in_public, secret_key, any_host, host_names)


def refusals() -> list[str]:
    """Why the site may not be started with these settings: a sentence and what to do, for each."""
    return [f"{found.msg} {found.hint}" for check in AT_START for found in check(None)]


@checks.register()
def clock(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    if not clock_is_wrong(localdate()):
        return []
    return [
        checks.Warning(CLOCK_IS_WRONG, hint="Set it right; the site need not be started again.", id="screening.W003")
    ]


def cautions() -> list[str]:
    """What is said at every start, and holds nothing up."""
    return [f"{found.msg} {found.hint}" for found in clock(None)]


@checks.register()
def translation_folders(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    folders = [Path(path) for path in settings.LOCALE_PATHS]
    return [
        checks.Warning(
            f"{language.english_name} is in screening/languages.py, but there is no locale/{language.locale}/.",
            hint="Make the folder with: manage.py export_texts --language " + language.code,
            id="screening.W001",
        )
        for language in TRANSLATIONS
        if not any((folder / language.locale).is_dir() for folder in folders)
    ]


@checks.register()
def print_fonts(app_configs: Apps, **kwargs: Any) -> list[checks.CheckMessage]:
    """Fonts for paper, where fontconfig can say: a missing one leaves empty boxes in a handout."""
    installed = installed_fonts()
    return [
        checks.Warning(
            f"The font {language.print_font!r} for {language.english_name} is not installed.",
            hint=f"Handouts in this language would have empty boxes. On Debian: install {language.font_package}.",
            id="screening.W002",
        )
        for language in LANGUAGES
        if installed and language.print_font not in installed
    ]


def installed_fonts() -> set[str]:
    """Font families by every name they have; empty where fontconfig is missing or does not answer."""
    program = shutil.which("fc-list")
    if not program:
        return set()
    try:
        answer = subprocess.run(  # noqa: S603  a fixed command with nothing from outside
            [program, ":", "family"], capture_output=True, text=True, timeout=5, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return set()
    return {name.strip() for line in answer.stdout.splitlines() for name in line.split(",")}


def _is_web_address(address: str, schemes: set[str]) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0 and not parts.username
    except ValueError:
        return False
