"""The WSGI application, and what is put right in a request before anybody reads it."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainingsite.settings")

site = get_wsgi_application()

from django.conf import settings  # noqa: E402  the settings can be read only now

from screening.handouts import rebuild  # noqa: E402
from screening.handouts.printing import processes  # noqa: E402

rebuild.listen()
processes.share(settings.STATE_DIR / "handouts")

_CHARSET = re.compile(r";\s*charset\s*=[^;]*", re.IGNORECASE)
_REFUSED = re.compile(r";\s*q\s*=\s*0(\.0*)?\s*$", re.IGNORECASE)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    # Everything here is UTF-8. Python knows other "charsets", such as zip and rot13, that are no text at all.
    environ["CONTENT_TYPE"] = _CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
    if accepted := environ.get("HTTP_ACCEPT_ENCODING"):
        environ["HTTP_ACCEPT_ENCODING"] = without_refused(accepted)
    return site(environ, start_response)


def without_refused(accepted: str) -> str:
    """Accept-Encoding without what it refuses: WhiteNoise reads `gzip;q=0` as a wish for gzip."""
    return ",".join(coding for coding in accepted.split(",") if not _REFUSED.search(coding))
