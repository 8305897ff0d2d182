"""Read settings from the environment, with an error that names the variable."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool = False) -> bool:
    text = env_text(name).lower()
    if not text:
        return default
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {text!r}.")


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in env_text(name, default).split(",") if part.strip()]


def env_secret(name: str, keep_in: Path) -> str:
    """The secret in the variable, in the file named by `<name>_FILE`, or made once in `keep_in`."""
    if text := env_text(name):
        return text
    if path := env_text(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    if not keep_in.exists():
        keep_in.parent.mkdir(parents=True, exist_ok=True)
        keep_in.touch(mode=0o600)
        keep_in.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return keep_in.read_text(encoding="utf-8").strip()
