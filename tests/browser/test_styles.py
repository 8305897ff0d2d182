"""No style asks for a picture that the site's policy forbids, however early a browser applies it."""

import re
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/en/checklist/CN/", "/en/help/VN/", "/staff/login/"])
def test_no_style_holds_a_picture_in_an_address(open_site: Callable, path: str) -> None:
    page, watch = open_site()
    page.goto(path)
    styles = page.eval_on_selector_all("link[rel=stylesheet]", "links => links.map(link => link.href)")
    assert styles
    for style in styles:
        assert re.findall("url.{0,4}data:", page.request.get(style).text()) == [], style
    assert not watch.complaints
