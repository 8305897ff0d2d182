"""Logs without people: no address, agent, query, path or form value ever reaches a log line."""

import logging
import traceback
from typing import Any


class Impersonal(logging.Filter):
    """Drops what Django attaches about a request, and its messages that quote the address that was asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        if hasattr(record, "request"):
            record.msg = f"Answered {getattr(record, 'status_code', 'with an error')}"
            record.args = None
            del record.request
        elif record.name.startswith("django.security"):
            record.msg, record.args, record.exc_info = "A request was refused", None, None
        return True


class PlainFormatter(logging.Formatter):
    """Says where in the code an error happened; the error's own words may quote a visitor, so they are left out."""

    def formatException(self, ei: tuple[Any, ...]) -> str:  # noqa: N802  logging's name
        kind, _, trace = ei
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([kind.__name__, *places])

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None
        return super().format(record)
