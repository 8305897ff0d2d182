"""A site without Django, for what only the server does: a short answer, and the same large one in three ways."""

import hashlib
import tempfile
from pathlib import Path

LARGE = b"".join(hashlib.sha256(number.to_bytes(4)).digest() for number in range(300_000))  # 9.6 MB
_file = tempfile.NamedTemporaryFile()  # noqa: SIM115  it lives as long as the process
_file.write(LARGE)
_file.flush()


def application(environ, start_response):
    match environ["PATH_INFO"]:
        case "/echo":
            parts = [environ["wsgi.input"].read()]
        case "/large/bytes":
            parts = [LARGE]
        case "/large/parts":
            parts = [LARGE[at : at + 65536] for at in range(0, len(LARGE), 65536)]
        case "/large/file":
            start_response("200 OK", [("Content-Length", str(len(LARGE)))])
            return environ["wsgi.file_wrapper"](Path(_file.name).open("rb"))
        case _:
            parts = [b"ok"]
    start_response("200 OK", [("Content-Length", str(sum(map(len, parts))))])
    return parts
