"""Where rows and kept pages are: files and memory of this computer, or PostgreSQL and Redis by their addresses."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

# A page that needs a connection waits no longer: what is held is served instead.
DATABASE_SECONDS = 2
_NAMED = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def database(url: str, folder: Path) -> dict[str, Any]:
    """Connection settings for `postgresql://user:password@host:port/name?parameters`, or SQLite for an empty url."""
    return _postgresql(url) if url else _sqlite(folder / "site.sqlite3")


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    """libpq reads the url itself: every parameter of PostgreSQL holds, and a password may be percent-encoded."""
    given = _parameters(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{setting: str(given.pop(name, "")) for name, setting in _NAMED.items()},
        # A connection that broke with the server is not handed out again.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": DATABASE_SECONDS,
            **given,
            # The pool tries anew from the beginning after a few seconds; its pauses would grow with the length of an
            # outage.
            "pool": {
                "min_size": 2,
                "max_size": 8,
                "timeout": DATABASE_SECONDS,
                "reconnect_timeout": 2 * DATABASE_SECONDS,
            },
        },
    }


def _parameters(url: str) -> dict[str, Any]:
    from psycopg import ProgrammingError, conninfo  # noqa: PLC0415  SQLite needs none of it

    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://, or be empty for SQLite.")
    try:
        given: dict[str, Any] = dict(conninfo.conninfo_to_dict(url))
        int(given.get("port") or 0)
    except (ProgrammingError, ValueError) as error:
        # Their words would quote a part of the password.
        raise ImproperlyConfigured("DATABASE_URL is not readable: percent-encode special letters in it.") from error
    return given


def cache(url: str) -> dict[str, Any]:
    """Kept pages: one for each language, reading page and host, a few kilobytes each."""
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3000}}
    from redis.connection import parse_url  # noqa: PLC0415  nobody else needs it

    try:
        parse_url(url)  # type: ignore[no-untyped-call]  # redis has no type for it
    except ValueError as error:
        raise ImproperlyConfigured("REDIS_URL is not readable: write redis://user:password@host:6379/0.") from error
    return {"BACKEND": "trainingsite.shared_cache.SharedCache", "LOCATION": url}
