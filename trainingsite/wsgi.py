"""The WSGI application of a web process. Whoever imports this is one: it prints, and sees what is published."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from trainingsite.incoming import put_right

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainingsite.settings")

site = get_wsgi_application()

from django.conf import settings  # noqa: E402  the settings can be read only now
from django.template import engines  # noqa: E402
from django.urls import resolve  # noqa: E402

from screening.handouts import rebuild  # noqa: E402
from screening.handouts.printing import processes  # noqa: E402
from screening.text.language_names import all_names  # noqa: E402

rebuild.listen()
processes.share(settings.STATE_DIR / "handouts")
# gunicorn loads this before there are workers: what each would read at its first page is held once for all of them.
resolve("/")
engines.all()
all_names()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    put_right(environ)
    return site(environ, start_response)
