"""What is installed is exactly what was written down, from wherever the computer gets its packages."""

import re
import tomllib
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

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


# Debian 12's own Python, the one that hid what it lacks, and every newer one that is promised.
PYTHONS = ("3.11.2", "3.11.7", "3.12.0", "3.13.5", "3.14.0")


def marker_environment(python):
    return {
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "implementation_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "os_name": "posix",
    }


def locked_for(name, python):
    """The packages that pip installs from the file with this Python."""
    lines = re.findall(r"^(\S.*) \\$", (ROOT / name).read_text(), re.MULTILINE)
    found = [Requirement(line) for line in lines]
    environment = marker_environment(python)
    return {canonicalize_name(one.name): one for one in found if not one.marker or one.marker.evaluate(environment)}


def demanded(wanted, python):
    """Every package that `wanted` need with this Python, however far down, as what is installed here says."""
    environment = marker_environment(python)
    found, waiting = {}, [Requirement(one) for one in wanted]
    while waiting:
        one = waiting.pop()
        key = (canonicalize_name(one.name), *sorted(one.extras))
        if key in found:
            continue
        found[key] = one
        try:
            needs = distribution(one.name).requires or []
        except ModuleNotFoundError:  # not for this computer's Python; the lock has its version
            needs = []
        for need in map(Requirement, needs):
            extras = [*one.extras, ""]
            if not need.marker or any(need.marker.evaluate({**environment, "extra": extra}) for extra in extras):
                waiting.append(need)
    return list(found.values())


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", FILES)
def test_each_promised_python_finds_all_that_it_needs(name, python):
    """pip refuses the whole file where one package is missing: redis needs async-timeout, but only before 3.11.3."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"]]
    if name == "requirements-test.txt":
        wanted += project["dependency-groups"]["test"]
    locked = locked_for(name, python)
    for need in demanded(wanted, python):
        pin = locked.get(canonicalize_name(need.name))
        assert pin, f"{need.name} is not locked for Python {python}"
        assert need.specifier.contains(next(iter(pin.specifier)).version, prereleases=True), need


def test_the_lowest_and_the_newest_python_are_tried():
    lowest = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert lowest == ">=3.11"
    started = re.findall(r"python(3\.\d+)", (ROOT / "start").read_text())
    assert {".".join(python.split(".")[:2]) for python in PYTHONS} == set(started)
