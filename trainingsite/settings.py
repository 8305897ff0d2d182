"""All settings in one file. What a host may change comes from the environment: see docs/deploying.md."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

from screening import languages
from trainingsite.env import env_bool, env_list, env_number, env_secret, env_text, env_zone
from trainingsite.stores import cache, database

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything that a running site writes: database, secret, handouts, collected static files.
STATE_DIR = BASE_DIR / env_text("SCREENING_STATE_DIR", "var")

DEBUG = env_bool("DEBUG")
SECRET_KEY = env_secret("SECRET_KEY", STATE_DIR / "secret_key")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
# Read again by gunicorn, which knows no Django: named here so that a slip is refused in words.
WEB_PROCESSES = env_number("WEB_CONCURRENCY", 2, 1, 64)
ROOT_URLCONF = "trainingsite.urls"
WSGI_APPLICATION = "trainingsite.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
# Which day it is: of a check of a help line, and on paper.
TIME_ZONE = env_zone("SCREENING_TIME_ZONE", "UTC")

INSTALLED_APPS = [
    "screening",  # before Django's admin: some of its pages are our own
    "screening.admin.apps.StaffSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "trainingsite.static.UsedFiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "js_lib_bootstrap5",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_otp_webauthn",
]

# Order matters: headers are set on everything, a cached page is answered before any other work.
MIDDLEWARE = [
    "screening.web.short_way.ShortWay",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "screening.web.headers.PrivacyHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "screening.web.cache.PageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "screening.web.language.LanguageOfReader",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "screening.signin.here.StaffOnlyHere",
    "screening.web.error_pages.KnownErrors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "screening.web.context.site",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"


DATABASES = {"default": database(env_text("DATABASE_URL"), STATE_DIR)}
CACHES = {"default": cache(env_text("REDIS_URL"))}


# Languages: one table feeds everything.

if unknown := set(env_list(languages.ALSO_OFFER)) - languages.IN_TABLE.keys():
    known = ", ".join(languages.IN_TABLE)
    raise ImproperlyConfigured(f"{languages.ALSO_OFFER} names {', '.join(sorted(unknown))}, which is none of: {known}.")
LANGUAGE_CODE = languages.ENGLISH.code
LANGUAGES = [(language.code, language.name) for language in languages.LANGUAGES]
LANGUAGES_BIDI = [language.code for language in languages.LANGUAGES if language.direction == "rtl"]
# Where Django knows no format of a language; trainingsite/formats says where it knows a wrong one.
DATE_FORMAT = "j F Y"
FORMAT_MODULE_PATH = ["trainingsite.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
LANG_INFO.update(
    {
        language.code: {
            "bidi": language.direction == "rtl",
            "code": language.code,
            "name": language.english_name,
            "name_local": language.name,
        }
        for language in languages.LANGUAGES
        if language.code not in LANG_INFO
    }
)


# Files

STATIC_URL = "/static/"
STATIC_ROOT = STATE_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "trainingsite.static.OwnPictures"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Nobody uploads anything: a file in a request is never opened, so it never reaches a disk.
FILE_UPLOAD_HANDLERS: list[str] = []
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200


# Security. HTTPS=yes is for a site behind TLS; a laptop in a classroom has none.

HTTPS = env_bool("HTTPS")
SECURE_SSL_REDIRECT = HTTPS
# Asked on the server itself, where there is no TLS; they tell nothing.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
# Other names under this one belong to somebody who may not have HTTPS yet: only the host knows.
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and env_bool("HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS and env_bool("HSTS_PRELOAD")
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # they ask for both
BEHIND_PROXY = env_bool("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "__Host-staff" if HTTPS else "staff"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_AGE = None  # until the browser closes
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "screening.web.error_pages.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# The second step: an app, recovery codes, and passkeys where there is HTTPS. Tries are counted in screening/signin.
OTP_TOTP_ISSUER = "Look Twice"
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0
OTP_WEBAUTHN_RP_NAME = "Look Twice"
OTP_WEBAUTHN_ALLOW_PASSWORDLESS_LOGIN = False

# Logs say what went wrong and where in the code, and nothing about who asked: see web/logs.py.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"impersonal": {"()": "screening.web.logs.Impersonal"}},
    "formatters": {
        "plain": {"()": "screening.web.logs.PlainFormatter", "format": "%(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["impersonal"], "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # A page that is not there is a visitor's business, not a fault.
        "django.request": {"level": "ERROR"},
        # So is a request for another host, or with too many fields: anybody could fill the disk with such lines.
        "django.security": {"level": "CRITICAL"},
    },
}


# This project

RELEASE = "2026.1"
SCREENING_EXIT_URL = env_text("SCREENING_EXIT_URL", "https://www.bing.com/")
SCREENING_SITE_ADDRESS = env_text("SCREENING_SITE_ADDRESS")
SCREENING_PRINT_REQUIRES_REVIEW = env_bool("SCREENING_PRINT_REQUIRES_REVIEW")
# Set by `./start --lan`: staff pages are for this computer alone, and its address may change.
SCREENING_LAN = env_bool("SCREENING_LAN")
SCREENING_PASSKEYS = SCREENING_SITE_ADDRESS.startswith("https://")
_SITE_HOST = SCREENING_SITE_ADDRESS.removeprefix("https://").partition("/")[0].partition(":")[0]
OTP_WEBAUTHN_RP_ID = _SITE_HOST if SCREENING_PASSKEYS else "localhost"
OTP_WEBAUTHN_ALLOWED_ORIGINS = [SCREENING_SITE_ADDRESS.rstrip("/") if SCREENING_PASSKEYS else "http://localhost"]
# What finished handouts may take of the disk.
SCREENING_HANDOUT_MEGABYTES = env_number("SCREENING_HANDOUT_MEGABYTES", 500, 10, 1_000_000)
