"""What gunicorn answers itself, where the site is not asked: short, with the site's headers, quoting nothing.

In English: of half a request nobody knows the language.
"""

import socket
from http import HTTPStatus
from typing import Any

from screening.web.bare_page import bare_page
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


def refuse(line: socket.socket, status: HTTPStatus) -> None:
    title, sorry = (
        ("Something went wrong here", "The fault is ours. Please try again in a minute.")
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR
        else ("This request could not be understood", "Please open the address of the site again.")
    )
    body = bare_page(title, sorry).encode()
    head = [f"HTTP/1.1 {status.value} {status.phrase}", f"Content-Length: {len(body)}"]
    head += [f"{name}: {value}" for name, value in _HEADERS.items()]
    line.sendall("\r\n".join([*head, "", ""]).encode("ascii") + body)


def write_error(line: socket.socket, status: int, reason: str, message: Any) -> None:
    """In the place of gunicorn's own, which repeats a part of the request."""
    refuse(line, HTTPStatus(status))
