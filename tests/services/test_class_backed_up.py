"""The database is copied again and again while a class answers: nobody waits, and nothing is lost."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

from tests.services.conftest import wait_until
from tests.services.test_class_killed import begin, check, every_one_is_acknowledged, keep_answering
from tests.setup.conftest import ROOT, Site

COPIES = 3


def test_a_backup_in_the_middle_of_a_class_loses_no_answer(site: Site, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "SCREENING_STATE_DIR": str(site.state)}
    with site.serving() as running:
        code, options, phones = begin(running)
        threads = [
            threading.Thread(target=keep_answering, args=(running.port, code, options, phone)) for phone in phones
        ]
        for thread in threads:
            thread.start()
        for number in range(COPIES):
            for phone in phones:
                phone.acknowledged = None
            copy = [sys.executable, "manage.py", "back_up", str(tmp_path / str(number))]
            done = subprocess.run(copy, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            wait_until(partial(every_one_is_acknowledged, phones))
    for thread in threads:
        thread.join()

    def rows(query: str) -> list[tuple]:
        with contextlib.closing(sqlite3.connect(site.state / "site.sqlite3")) as database:
            return database.execute(query).fetchall()

    check(rows, phones)
