"""Settings from the environment: what each spelling means, and which variable to mend where it means nothing."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainingsite import env
from trainingsite.private import keep_to_ourselves

NAME = "LOOK_TWICE_TEST"


@pytest.fixture
def variable(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(NAME, raising=False)
    monkeypatch.delenv(f"{NAME}_FILE", raising=False)
    return lambda value: monkeypatch.setenv(NAME, value)


@pytest.mark.parametrize("text", ["yes", "YES", " true ", "On", "1"])
def test_yes_can_be_said_in_four_ways(variable, text: str) -> None:
    variable(text)
    assert env.env_bool(NAME) is True
    assert env.env_bool(NAME, default=False) is True


@pytest.mark.parametrize("text", ["no", "No", " false ", "OFF", "0"])
def test_no_can_be_said_in_four_ways(variable, text: str) -> None:
    variable(text)
    assert env.env_bool(NAME, default=True) is False


@pytest.mark.parametrize("default", [True, False])
@pytest.mark.parametrize("text", [None, "", "  "])
def test_what_is_left_open_is_the_default(variable, text: str | None, default: bool) -> None:
    if text is not None:
        variable(text)
    assert env.env_bool(NAME, default=default) is default
    assert env.env_text(NAME, "x") == "x"
    assert env.env_number(NAME, 7, 1, 9) == 7
    assert env.env_list(NAME, "a,b") == ["a", "b"]


@pytest.mark.parametrize("text", ["maybe", "y", "2", "yess", "nein"])
def test_neither_yes_nor_no_is_named_with_its_variable(variable, text: str) -> None:
    variable(text)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} must be yes or no, not '{text}'"):
        env.env_bool(NAME)


@given(number=st.integers(-20, 120))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_number_outside_its_bounds_is_named_with_them(variable, number: int) -> None:
    variable(str(number))
    if 1 <= number <= 64:
        assert env.env_number(NAME, 2, 1, 64) == number
    else:
        with pytest.raises(ImproperlyConfigured, match=f"{NAME} must be a whole number from 1 to 64"):
            env.env_number(NAME, 2, 1, 64)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a", ["a"]),
        (" a , b ", ["a", "b"]),
        ("a,,b,", ["a", "b"]),
        (",", []),
        ("[::1],127.0.0.1", ["[::1]", "127.0.0.1"]),
    ],
)
def test_a_list_is_parted_by_commas_and_has_no_empty_part(variable, text: str, parts: list[str]) -> None:
    variable(text)
    assert env.env_list(NAME, "x") == parts


# Secrets


def test_a_secret_of_the_environment_comes_before_a_file_and_none_is_made(
    variable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "given").write_text("from a file\n")
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "given"))
    assert env.env_secret(NAME, tmp_path / "made") == "from a file"
    variable("from the environment")
    assert env.env_secret(NAME, tmp_path / "made") == "from the environment"
    assert not (tmp_path / "made").exists()


def test_a_secret_that_was_made_is_kept_and_long_and_no_other_has_it(variable, tmp_path: Path) -> None:
    first, second = (env.env_secret(NAME, tmp_path / name / "key") for name in ("a", "b"))
    assert first != second
    assert len(first) >= 50
    assert env.env_secret(NAME, tmp_path / "a" / "key") == first


def test_nobody_else_on_the_computer_reads_a_secret(variable, tmp_path: Path) -> None:
    env.env_secret(NAME, tmp_path / "new" / "key")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new" / "key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("left", "words"), [(b"", "which is empty"), (b"\xff\xfe", "is no text"), (None, "cannot be read")]
)
def test_a_file_of_a_secret_that_is_none_is_named_and_left_alone(
    variable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: bytes | None, words: str
) -> None:
    path = tmp_path / "given"
    if left is not None:
        path.write_bytes(left)
    monkeypatch.setenv(f"{NAME}_FILE", str(path))
    with pytest.raises(ImproperlyConfigured, match=words) as caught:
        env.env_secret(NAME, tmp_path / "made")
    assert str(path) in str(caught.value)
    assert not (tmp_path / "made").exists()
    assert left is None or path.read_bytes() == left


@given(first=st.text(max_size=40), second=st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_holds_the_last_words_written_and_nothing_is_left_beside_it(
    tmp_path: Path, first: str, second: str
) -> None:
    path = tmp_path / "file"
    for text in (first, second):
        env.write_whole(path, text)
    assert path.read_bytes().decode() == second
    assert [found.name for found in tmp_path.iterdir()] == ["file"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_words_that_cannot_be_written_leave_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "file"
    env.write_whole(path, "before")
    with pytest.raises(UnicodeEncodeError):
        env.write_whole(path, "half \ud800")
    assert path.read_text() == "before"
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_the_state_folder_is_closed_to_others(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    masks: list[int] = []
    monkeypatch.setattr("trainingsite.private.os.umask", masks.append)
    settings.STATE_DIR = tmp_path / "state"
    keep_to_ourselves()  # before there is one
    settings.STATE_DIR.mkdir(mode=0o755)
    keep_to_ourselves()
    assert stat.S_IMODE(settings.STATE_DIR.stat().st_mode) == 0o700
    assert masks == [0o077, 0o077]
