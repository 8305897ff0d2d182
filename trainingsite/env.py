"""Read settings from the environment, with an error that names the variable."""

import fcntl
import os
import secrets
import tempfile
import zoneinfo
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env_text(name: str, default: str = "") -> str:
    """The variable, or the default where it is missing or empty: an empty line in a file asks for nothing."""
    return os.environ.get(name, "").strip() or default


def env_number(name: str, default: int, least: int, most: int) -> int:
    text = env_text(name, str(default))
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def env_zone(name: str, default: str) -> str:
    text = env_text(name, default)
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ImproperlyConfigured(f"{name} must be a time zone such as Asia/Phnom_Penh, not {text!r}.") from error
    return text


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
        if secret := _read(Path(path)):
            return secret
        raise ImproperlyConfigured(f"{name}_FILE names {path}, which is empty.")
    # An empty one is what a power cut or a full disk leaves of a first start; nothing was signed with it.
    return _kept(keep_in) or _made(keep_in)


def _kept(path: Path) -> str:
    return _read(path) if path.exists() else ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"The secret in {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ImproperlyConfigured(f"The secret in {path} is no text. Put another into that file.") from error


def _made(path: Path) -> str:
    """Several processes may come here at once: the first one's secret is everybody's."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (secret := _kept(path)):
            secret = secrets.token_urlsafe(50)
            write_whole(path, secret)
    return secret


def write_whole(path: Path, text: str) -> None:
    """Write a file that nobody else on this computer may read: all of it or nothing, whatever happens meanwhile."""
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
