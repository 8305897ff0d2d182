"""The real site on a real port, and Debian's Chromium in front of it."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.ports import free_port
from tests.prepared import copy_to, once

# Playwright's loop runs in this thread while a test reads the list of pages from the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = "/usr/bin/chromium"
ROOT = Path(settings.BASE_DIR)
START_SECONDS = 60
PRINT_SECONDS = 120


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site with the real content. What it prints, the sites of other processes have too."""
    state = tmp_path_factory.mktemp("state")
    environment = prepared(state)
    (state / "handouts").mkdir(exist_ok=True)
    (state / "handouts" / "asked").symlink_to(once(tmp_path_factory, "asked", lambda folder: None))
    with serving(environment, free_port()) as address:
        yield address


def prepared(state: Path) -> dict[str, str]:
    """The environment of a site with its own folder, ready to be served."""
    environment = {
        **os.environ, "SCREENING_STATE_DIR": str(state), "DJANGO_SETTINGS_MODULE": "trainingsite.settings",
    }  # fmt: skip
    for key in ("DATABASE_URL", "PYTEST_CURRENT_TEST"):
        environment.pop(key, None)
    if not copy_to(state):
        for command in (["migrate", "-v0"], ["load_content"], ["compile_texts"], ["collectstatic", "--noinput", "-v0"]):
            manage(environment, *command)
    return environment


def manage(environment: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, capture_output=True)


@contextmanager
def serving(environment: dict[str, str], port: int) -> Iterator[str]:
    command = ["-m", "gunicorn", "trainingsite.wsgi", "-b", f"127.0.0.1:{port}", "-k", "gthread", "--threads", "4"]
    server = subprocess.Popen([sys.executable, *command, "--log-level", "error"], cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/readyz")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address, timeout=5)
            return
        time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing: apt-get install --no-install-recommends chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


class Watch:
    """What a page asked for and complained about."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.route("**/*", self._route)
        context.on("console", lambda message: self.complaints.append(message.text))

    def _route(self, route: Route) -> None:
        self.requests.append(f"{route.request.method} {route.request.url}")
        if route.request.url.startswith(self.site):
            route.continue_()
        else:
            route.fulfill(body="elsewhere", content_type="text/plain")

    def elsewhere(self) -> list[str]:
        return [request for request in self.requests if self.site not in request]


@pytest.fixture
def open_site(chromium: Browser, site: str) -> Iterator[Callable[..., tuple[Page, Watch]]]:
    """Opens a page of a given size, with or without scripts."""
    contexts: list[BrowserContext] = []

    def opened(width: int = 1280, *, scripts: bool = True) -> tuple[Page, Watch]:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, base_url=site, locale="en-GB"
        )
        contexts.append(context)
        watch = Watch(context, site)
        page = context.new_page()
        page.set_default_timeout(20_000)
        return page, watch

    yield opened
    for context in contexts:
        context.close()


def opened(page: Page, path: str) -> None:
    """Open a page; where something is being printed for it, wait until that is there."""
    deadline = time.monotonic() + PRINT_SECONDS
    while (response := page.goto(path)) and response.status == 202:
        assert time.monotonic() < deadline, path
        time.sleep(0.5)
