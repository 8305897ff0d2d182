"""A host offers a language that is in preparation, by a word in the environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from screening.languages import ALSO_OFFER, LANGUAGES, Stage
from tests.prepared import copy_to
from tests.setup.conftest import ROOT

ASKED = """
from django.test import Client
from screening.languages import LANGUAGES
page = Client(HTTP_HOST="localhost").get("/mn/indicators/DOC-01/")
words = page.content.decode()
print(len(LANGUAGES), page.status_code, 'lang="mn"' in words, "Машин орчуулсан" in words)
print(Client(HTTP_HOST="localhost").get("/ur/").status_code)
"""


def manage(state: Path, *arguments: str, also: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "SCREENING_STATE_DIR": str(state), ALSO_OFFER: also}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_draft_is_offered_and_says_that_it_is_one(tmp_path: Path) -> None:
    if not copy_to(tmp_path):
        manage(tmp_path, "migrate", also="mn")
    manage(tmp_path, "collectstatic", "--noinput", also="mn")
    assert manage(tmp_path, "load_content", also="mn").returncode == 0
    done = manage(tmp_path, "shell", "--no-imports", "-c", ASKED, also="mn")
    assert done.stdout.split() == [str(len(LANGUAGES) + 1), "200", "True", "True", "404"], done.stderr


@pytest.mark.parametrize("also", ["xx", "mn,xx", "Mongolian"])
def test_a_code_that_is_none_is_refused_by_name(tmp_path: Path, also: str) -> None:
    done = manage(tmp_path, "check", also=also)
    assert done.returncode == 1
    assert f"{ALSO_OFFER} names {also.removeprefix('mn,')}, which is none of: en" in done.stderr


def test_nothing_more_is_offered_unasked() -> None:
    assert all(row.stage == Stage.OFFERED for row in LANGUAGES)
