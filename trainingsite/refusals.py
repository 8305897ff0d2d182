"""What gunicorn answers itself, where the site is not asked: short, with the site's headers, quoting nothing.

In English: of half a request nobody knows the language.
"""

import socket
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.utils.html import format_html

from screening.web.headers import HEADERS

_HEADERS = {
    "Connection": "close",
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    **HEADERS,
}
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<p><a id="exit" href="{exit}" rel="noreferrer nofollow">Leave this page</a></p>
<h1>{title}</h1>
<p>{sorry}</p>
</html>
"""


def refuse(line: socket.socket, status: HTTPStatus) -> None:
    title, sorry = (
        ("Something went wrong here", "The fault is ours. Please try again in a minute.")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR
        else ("This request could not be understood", "Please open the address of the site again.")
    )
    body = format_html(_PAGE, title=title, sorry=sorry, exit=settings.SCREENING_EXIT_URL).encode()
    head = [f"HTTP/1.1 {status.value} {status.phrase}", f"Content-Length: {len(body)}"]
    head += [f"{name}: {value}" for name, value in _HEADERS.items()]
    line.sendall("\r\n".join([*head, "", ""]).encode("ascii") + body)


def write_error(line: socket.socket, status: int, reason: str, message: Any) -> None:
    """In the place of gunicorn's own, which repeats a part of the request."""
    refuse(line, HTTPStatus(status))
