"""The site's own settings, with one more address: a view that does nothing."""

from trainingsite.env import env_bool
from trainingsite.settings import *  # noqa: F403
from trainingsite.settings import CACHES

ROOT_URLCONF = "benchmarks.urls"

# Off: every request for a page is the first one. Only the page cache uses Django's cache.
if not env_bool("BENCHMARKS_PAGE_CACHE", default=True):
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
