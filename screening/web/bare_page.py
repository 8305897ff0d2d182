"""A page that needs no template, no language and no file: for when those are broken, or nobody is asked for them."""

from django.conf import settings
from django.utils.html import format_html

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


def bare_page(title: str, sorry: str) -> str:
    return format_html(_PAGE, title=title, sorry=sorry, exit=settings.SCREENING_EXIT_URL)
