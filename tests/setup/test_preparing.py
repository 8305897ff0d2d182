"""A start does what is due and nothing else, and does not take half a step for a whole one."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import django
import pytest
from django.core import management
from django.core.management import CommandError

from screening.management.commands._languages import LanguagesLeftOut
from trainingsite import prepare

ALL = [step.command for step in prepare.STEPS]


class Preparation:
    """A site of a few files; each step leaves a word in `ran`, and may fail."""

    def __init__(self, root: Path) -> None:
        self.root, self.state = root / "site", root / "state"
        self.ran: list[str] = []
        self.fails: dict[str, Exception] = {}
        self.now: Callable[[str], None] = lambda _command: None
        for name in (
            "screening/text/a.py",
            "screening/static/a.css",
            "trainingsite/a.py",
            "fixtures/a.yaml",
            "locale/a.po",
        ):
            self.write(name, "one")
        self.write("requirements.txt", "one")

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text)

    def call(self, command: str, **options: object) -> None:
        self.ran.append(command)
        self.now(command)
        if command in self.fails:
            raise self.fails[command]
        if command == "collectstatic":
            (self.state / "static").mkdir(exist_ok=True)
            (self.state / "static" / "staticfiles.json").touch()

    def start(self) -> list[str]:
        """The steps that one start ran."""
        self.ran.clear()
        prepare.prepare()
        return list(self.ran)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preparation:
    found = Preparation(tmp_path)
    there = SimpleNamespace(
        BASE_DIR=found.root,
        STATE_DIR=found.state,
        STATIC_ROOT=found.state / "static",
        DATABASES={"default": {"NAME": found.state / "site.sqlite3"}},
        LANGUAGES=[("en", "English")],
    )
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(prepare, "settings", there)
    monkeypatch.setattr(prepare, "keep_to_ourselves", lambda: None)
    monkeypatch.setattr(prepare, "_refuse_unsafe_settings", lambda: None)
    monkeypatch.setattr(prepare.os, "umask", lambda _mask: 0)
    monkeypatch.setattr(django, "setup", lambda: None)
    monkeypatch.setattr(management, "call_command", found.call)
    return found


def test_the_first_start_does_everything_in_order_and_the_second_nothing(site: Preparation) -> None:
    assert site.start() == ALL
    assert site.start() == []


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("fixtures/a.yaml", ["load_content"]),
        ("locale/a.po", ["load_content", "compile_texts"]),
        ("screening/static/a.css", ["migrate", "load_content", "collectstatic"]),
        ("screening/text/a.py", ["migrate", "load_content", "compile_texts"]),
        ("screening/new.py", ["migrate", "load_content"]),
        ("trainingsite/a.py", ["migrate", "load_content", "collectstatic"]),
        ("requirements.txt", ["migrate", "load_content", "collectstatic"]),
    ],
)
def test_a_changed_file_runs_the_steps_that_read_it(site: Preparation, name: str, due: list[str]) -> None:
    site.start()
    site.write(name, "two")
    assert site.start() == due
    assert site.start() == []


@pytest.mark.parametrize("name", ["locale/a.mo", "screening/__pycache__/a.pyc", "fixtures/.a.yaml.swp", "README.md"])
def test_what_a_computer_leaves_beside_the_files_is_no_change(site: Preparation, name: str) -> None:
    site.start()
    site.write(name, "two")
    assert site.start() == []


def test_another_choice_of_languages_loads_their_texts(site: Preparation) -> None:
    site.start()
    prepare.settings.LANGUAGES = [("en", "English"), ("mn", "Монгол")]
    assert site.start() == ["load_content"]
    assert site.start() == []


def test_a_file_that_got_another_name_is_a_change(site: Preparation) -> None:
    site.start()
    (site.root / "fixtures/a.yaml").rename(site.root / "fixtures/b.yaml")
    assert site.start() == ["load_content"]


def test_a_step_that_failed_is_told_in_its_own_words_and_done_again(site: Preparation) -> None:
    site.fails["load_content"] = CommandError("2 fault(s); nothing was changed.")
    with pytest.raises(prepare.Failed, match=r"^Loading the content: 2 fault\(s\); nothing was changed\.$"):
        site.start()
    assert site.ran == ["migrate", "load_content"]
    site.fails.clear()
    assert site.start() == ALL


def test_a_step_that_failed_later_leaves_the_others_done(site: Preparation) -> None:
    site.start()
    site.write("locale/a.po", "two")
    site.fails["compile_texts"] = OSError("No space left on device")
    with pytest.raises(prepare.Failed, match="No space left"):
        site.start()
    site.fails.clear()
    assert site.start() == ["load_content", "compile_texts"]


def test_a_language_with_faults_does_not_stop_the_start_and_is_tried_again(
    site: Preparation, capsys: pytest.CaptureFixture[str]
) -> None:
    site.fails["load_content"] = LanguagesLeftOut("1 fault(s); those languages stay as they were.")
    assert site.start() == ALL
    assert "those languages stay as they were" in capsys.readouterr().err
    assert site.start() == ["load_content"]
    site.fails.clear()
    assert site.start() == ["load_content"]
    assert site.start() == []


def test_half_of_what_a_stopped_step_wrote_is_thrown_away(site: Preparation) -> None:
    def stop(command: str) -> None:
        if command == "collectstatic":
            site.write("../state/static/half.css", "ha")
            raise KeyboardInterrupt

    site.root.parent.mkdir(exist_ok=True)
    site.now = stop
    with pytest.raises(KeyboardInterrupt):
        site.start()
    seen: list[bool] = []
    site.now = lambda command: seen.append((site.state / "static" / "half.css").exists())
    assert "collectstatic" in site.start()
    assert seen[-1] is False


def test_static_files_that_are_whole_are_kept_when_they_are_collected_again(site: Preparation) -> None:
    site.start()
    (site.state / "static" / "old.css").touch()
    site.write("screening/static/a.css", "two")
    site.start()
    assert (site.state / "static" / "old.css").exists()


def test_static_files_that_somebody_removed_come_back(site: Preparation) -> None:
    site.start()
    (site.state / "static" / "staticfiles.json").unlink()
    assert site.start() == ["collectstatic"]


@pytest.mark.parametrize("left", ["", "{", "[]x", "[]", "7", '{"migrate": "other"}'])
def test_a_stamp_that_says_nothing_is_taken_for_none(site: Preparation, left: str) -> None:
    site.start()
    (site.state / "prepared").write_text(left)
    assert site.start() == ALL


def test_a_database_that_was_put_back_is_brought_up_to_date(site: Preparation) -> None:
    site.start()
    with closing(sqlite3.connect(site.state / "site.sqlite3")) as database, database:
        database.execute("CREATE TABLE django_migrations (id INTEGER, app TEXT, name TEXT)")
        database.execute("CREATE TABLE screening_editionrow (language TEXT, version TEXT)")
        database.execute("INSERT INTO django_migrations VALUES (1, 'screening', '0001')")
    assert site.start() == ["migrate", "load_content"]
    with closing(sqlite3.connect(site.state / "site.sqlite3")) as database, database:
        database.execute("INSERT INTO screening_editionrow VALUES ('km', '1')")
    assert site.start() == ["migrate", "load_content"]
    assert site.start() == []


@pytest.mark.parametrize("words", ["file is not a database", "database disk image is malformed"])
def test_a_broken_database_says_how_to_get_a_whole_one(site: Preparation, words: str) -> None:
    site.fails["migrate"] = OSError(words)
    with pytest.raises(prepare.Failed, match="Put a backup of") as caught:
        site.start()
    assert str(site.state / "site.sqlite3") in str(caught.value)


def test_what_went_wrong_is_said_without_a_traceback(
    site: Preparation, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.settings")
    assert prepare.main() == 0
    site.write("fixtures/a.yaml", "two")
    site.fails["load_content"] = CommandError("Broken.")
    assert prepare.main() == 1
    assert capsys.readouterr().err == "\nLoading the content: Broken.\nThe site was not started.\n"
