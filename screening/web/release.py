"""What a page looks like besides its content: two releases or two settings never share a kept page."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

# What stands on pages, or decides what stands there.
SETTINGS = ("RELEASE", "DEBUG", "HTTPS", "LANGUAGES", "STATIC_URL", "TIME_ZONE")


@cache
def fingerprint() -> str:
    """Stands for templates, interface texts, static files and settings of this process: 16 hex digits."""
    root = Path(settings.BASE_DIR)
    files = [
        *sorted((root / "screening/templates").rglob("*.html")),
        *sorted((root / "locale").rglob("*.mo")),
        Path(settings.STATIC_ROOT) / "staticfiles.json",
    ]
    digest = hashlib.sha256()
    for path in files:
        if path.is_file():
            digest.update(
                f"{path.relative_to(path.parents[1])} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode()
            )
    own = sorted(name for name in dir(settings) if name.startswith("SCREENING_"))
    digest.update(repr([(name, getattr(settings, name)) for name in (*SETTINGS, *own)]).encode())
    return digest.hexdigest()[:16]
