"""What is put right in a request before anybody reads it."""

import re
from typing import Any

_CHARSET = re.compile(r";\s*charset\s*=[^;]*", re.IGNORECASE)
_REFUSED = re.compile(r";\s*q\s*=\s*0(\.0*)?\s*$", re.IGNORECASE)


def put_right(environ: dict[str, Any]) -> None:
    # Everything here is UTF-8. Python knows other "charsets", such as zip and rot13, that are no text at all.
    environ["CONTENT_TYPE"] = _CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
    if accepted := environ.get("HTTP_ACCEPT_ENCODING"):
        environ["HTTP_ACCEPT_ENCODING"] = without_refused(accepted)


def without_refused(accepted: str) -> str:
    """Accept-Encoding without what it refuses: WhiteNoise reads `gzip;q=0` as a wish for gzip."""
    return ",".join(coding for coding in accepted.split(",") if not _REFUSED.search(coding))
