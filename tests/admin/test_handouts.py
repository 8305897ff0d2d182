"""Staff see which of the standard handouts are ready."""

import pytest

from screening.content.edition import get_edition
from screening.errors import PrintUnavailable
from screening.handouts import printed
from screening.handouts.rebuild import ready
from screening.handouts.standard import standard
from screening.languages import ENGLISH
from tests.printing import Printer, printer

__all__ = ["printer"]
PAGE = "/staff/handouts/"


def test_before_anybody_made_them(staff, printer: Printer) -> None:
    page = staff.get(PAGE).content.decode()
    assert f"<strong>0 of {ready().total}</strong>" in page
    assert "build_handouts" in page


def test_how_far_it_is(staff, printer: Printer) -> None:
    for wanted in list(standard(get_edition("en"), ENGLISH))[:3]:
        printed.get_or_print(printed.order(wanted, ""), standard=True)
    printed.store().prepare("en")
    page = staff.get(PAGE).content.decode()
    assert f"<strong>3 of {ready().total}</strong>" in page
    assert "in the background" in page
    assert "/staff/handouts/" in staff.get("/staff/").content.decode()


def test_a_machine_that_cannot_print_says_so(staff, printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> dict[str, str]:
        raise PrintUnavailable("no Pango")

    monkeypatch.setattr(printer, "versions", missing)
    assert "cannot print: no Pango" in staff.get(PAGE).content.decode()


def test_it_is_for_staff_alone(client, content) -> None:
    assert client.get(PAGE).status_code == 302
