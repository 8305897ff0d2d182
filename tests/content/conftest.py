"""A copy of the content files that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

Edit = Callable[[str, str, str], int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path / "fixtures"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replace the first `old` in a file, and return the line where it stood."""

    def replace(name: str, old: str, new: str) -> int:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        before, found, after = text.partition(old)
        assert found, f"{old!r} is no longer in {name}"
        path.write_text(before + new + after, encoding="utf-8")
        return before.count("\n") + 1

    return replace
