"""The site's own settings, writing to a folder of the test run, with plain static files."""

import os
import tempfile

os.environ["SCREENING_STATE_DIR"] = tempfile.mkdtemp(prefix="look-twice-tests-")

from trainingsite.settings import *  # noqa: F403
from trainingsite.settings import STATIC_ROOT, STORAGES

STATIC_ROOT.mkdir()
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
