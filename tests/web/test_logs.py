"""A log line helps a host to mend the site, and says nothing about who was there."""

import logging
import sys
from logging.config import dictConfig

import pytest
from django.conf import settings
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from screening.web.logs import Impersonal, PlainFormatter

PERSON = "Mai Tran 203.0.113.7"


def record(message: str, *args: object, name: str = "screening", error: bool = False, **extra: object):
    found = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, _error() if error else None)
    vars(found).update(extra)
    return found


def _error():
    """An error that quotes a person, as errors do."""
    try:
        int(PERSON)
    except ValueError:
        return sys.exc_info()


def line(found: logging.LogRecord) -> str:
    """What the host reads, made as the settings say."""
    wanted = settings.LOGGING["formatters"]["plain"]["format"]
    return PlainFormatter(wanted).format(found) if Impersonal().filter(found) else ""


def request():
    return RequestFactory().get(f"/en/search/?words={PERSON}", headers={"user-agent": PERSON})


def test_of_a_request_stays_how_it_was_answered() -> None:
    found = record("%s: %s", "Not Found", f"/en/{PERSON}/", name="django.request", status_code=404, request=request())
    assert line(found) == "ERROR django.request Answered 404"
    assert not hasattr(found, "request")


def test_a_request_without_an_answer_still_says_that_something_went_wrong() -> None:
    found = record("Broken pipe from %s", ("203.0.113.7", 80), name="django.server", request=request())
    assert line(found) == "ERROR django.server Answered with an error"


@pytest.mark.parametrize("name", ["django.security", "django.security.DisallowedHost", "django.security.csrf"])
def test_a_refused_request_is_not_quoted(name: str) -> None:
    found = record("Invalid HTTP_HOST header: %r.", PERSON, name=name, error=True)
    assert line(found) == f"ERROR {name} A request was refused"


def test_a_line_of_the_sites_own_is_left_as_it_is() -> None:
    assert line(record("The edition %s is damaged", "km")) == "ERROR screening The edition km is damaged"
    assert line(record("100 % done")) == "ERROR screening 100 % done"


def test_an_error_says_its_kind_and_the_places_in_the_code_and_not_its_words() -> None:
    first, *rest = line(record("The error page failed", error=True)).splitlines()
    assert first == "ERROR screening The error page failed"
    assert rest[0] == "ValueError"
    assert len(rest) == 2
    assert rest[1].endswith("in _error")
    assert f"{__file__}:" in rest[1]
    assert PERSON not in "".join(rest)


def test_what_another_handler_has_written_down_of_an_error_is_not_repeated() -> None:
    """Python keeps the text of an error on the record: whoever formats it first would decide for all."""
    found = record("It failed", error=True)
    assert PERSON in logging.Formatter().format(found)
    assert PERSON not in line(found)


@given(st.text(min_size=1), st.sampled_from(["django.request", "django.security.SuspiciousOperation"]))
def test_no_words_of_a_visitor_reach_a_line(words: str, name: str) -> None:
    extra = {"request": object(), "status_code": 400} if name == "django.request" else {}
    plain = record("same", name=name, **extra)
    told = record("%s", words, name=name, error=True, **extra)
    assert line(told).splitlines()[0] == line(plain)


def test_every_line_goes_through_the_filter_and_the_formatter() -> None:
    """A logger with a handler of its own, or without these two, would quote visitors."""
    logging_settings = settings.LOGGING
    handlers = logging_settings["handlers"]
    assert all(row["filters"] == ["impersonal"] and row["formatter"] == "plain" for row in handlers.values())
    named = [logging_settings["root"], *logging_settings["loggers"].values()]
    assert {name for row in named for name in row.get("handlers", [])} <= set(handlers)
    assert logging_settings["filters"]["impersonal"]["()"].endswith(Impersonal.__name__)
    assert logging_settings["formatters"]["plain"]["()"].endswith(PlainFormatter.__name__)


def test_a_page_that_is_not_there_fills_no_log(capsys: pytest.CaptureFixture[str]) -> None:
    """Anybody could fill the disk with such lines."""
    before = {name: (row.level, list(row.handlers)) for name, row in _loggers().items()}
    try:
        dictConfig(settings.LOGGING)
        logging.getLogger("django.request").warning("Not Found: %s", PERSON)
        logging.getLogger("django.security.DisallowedHost").error("Invalid host %s", PERSON)
        logging.getLogger("django.request").error("Internal Server Error: %s", "/x", extra={"status_code": 500})
    finally:
        for name, row in _loggers().items():
            row.level, row.handlers = before[name][0], before[name][1]
    assert capsys.readouterr().err.count("\n") == 1


def _loggers() -> dict[str, logging.Logger]:
    return {name: logging.getLogger(name) for name in ("", "django", "django.request", "django.security")}
