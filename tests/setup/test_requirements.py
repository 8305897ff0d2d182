"""What is installed is exactly what was written down, from wherever the computer gets its packages."""

import re
import tomllib

import pytest

from tests.setup.conftest import ROOT

FILES = ("requirements.txt", "requirements-test.txt")
REQUIREMENT = re.compile(
    r"^([a-z0-9._-]+)==(\S+)(?: ; [^\\]+)? \\\n"  # name==version, and where it is not for everybody
    r"((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


def pins(name):
    return {package: version for package, version, _ in REQUIREMENT.findall((ROOT / name).read_text())}


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_a_pin_with_hashes_or_a_comment(name):
    rest = REQUIREMENT.sub("", (ROOT / name).read_text())
    assert [line for line in rest.splitlines() if line.strip() and not line.lstrip().startswith("#")] == []
    assert len(pins(name)) > 30


@pytest.mark.parametrize("name", [*FILES, "pyproject.toml", "start", "test", "scripts/debian.sh", ".ci/run"])
def test_no_package_registry_is_named(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"https?://|index-url|find-links|trusted-host|\.(org|net|com|io)\b", text)


def test_the_site_under_test_has_the_packages_of_the_site():
    site, tests = (pins(name).items() for name in FILES)
    assert site <= tests


def test_what_is_wanted_is_what_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for name, wanted in zip(
        FILES, (project["project"]["dependencies"], project["dependency-groups"]["test"]), strict=True
    ):
        for requirement in wanted:
            package, version = re.sub(r"\[.*\]", "", requirement).split("==")
            assert pins(name).get(package) == version, f"{name}: {requirement}"
