"""The pictures of README and docs, made from the site as it is: `python -m tests.pictures docs/pictures`.

They are screenshots of a headless browser and a page of a PDF. A class is played for them in a room without internet:
the browser is told that the site stands at the address of the docs.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainingsite.settings")
django.setup()

from screening.handouts import kinds, printed  # noqa: E402  they need Django
from screening.handouts.printing import processes  # noqa: E402
from tests.browser.conftest import CHROMIUM, prepared, serving  # noqa: E402
from tests.ports import free_port  # noqa: E402

ROOM = "192.168.50.1"
SITE = f"http://{ROOM}:8000"
PRINTED = "https://look-twice.example"
DOTS = 110  # to the inch
SHEET = ("short", ("en", "DOC", "KH"), "a4", "km")  # two languages and the help lines of a place
PHONES = 12
COLOURS = 64  # of a page of one accent and much text; more are bytes that nobody sees
GAP = 24  # pixels
GREY = (217, 214, 205)

Take = Callable[[str, bytes], None]


@contextmanager
def in_a_room() -> Iterator[Browser]:
    """A browser in a network of its own, where the site of this folder stands."""
    with tempfile.TemporaryDirectory() as state, sync_playwright() as playwright:
        environment = prepared(Path(state)) | {
            "SCREENING_LAN": "yes",
            "SCREENING_SITE_ADDRESS": f"{SITE}/",
            "ALLOWED_HOSTS": f"{ROOM},127.0.0.1",
        }
        port = free_port()
        with serving(environment, port):
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM,
                args=["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP {ROOM}:8000 127.0.0.1:{port}"],
            )
            yield browser
            browser.close()


def opened(browser: Browser, width: int, height: int, *, scripts: bool = True) -> Page:
    size = {"width": width, "height": height}
    return browser.new_context(base_url=SITE, viewport=size, java_script_enabled=scripts).new_page()  # type: ignore[arg-type]


def phone(browser: Browser, *, scripts: bool = True) -> Page:
    return opened(browser, 360, 720, scripts=scripts)


def of_pages(browser: Browser, take: Take) -> None:
    page = opened(browser, 1280, 760)
    page.goto("/en/")
    take("home", page.screenshot())
    thumb = phone(browser)
    thumb.goto("/en/checklist/?place=VN")
    closed = thumb.screenshot()
    thumb.locator("#list details summary").first.click()
    thumb.locator("#list details .indicator, #list details fieldset").first.scroll_into_view_if_needed()
    sides = thumb.screenshot()
    thumb.goto("/vi/help/VN/")
    take("phone", beside(closed, sides, thumb.screenshot()))


def of_a_class(browser: Browser, take: Take) -> None:
    trainer = opened(browser, 1280, 900)
    trainer.goto("/en/class/?lesson=LESSON-2")
    trainer.select_option("[name=second]", "km")
    trainer.click("#start")
    code = trainer.locator(".join-code").inner_text()
    wall = opened(browser, 1280, 720)
    wall.goto(trainer.locator("a[href*='/class/wall/']").get_attribute("href") or "")
    take("wall-join", wall.screenshot())
    phones = [phone(browser, scripts=False) for _ in range(PHONES)]
    for one in phones:
        one.goto(f"/en/join/?code={code}")
    take("join", phones[0].screenshot())
    for one in phones:
        one.click("main form button")
    for key in "nnnno":  # past how people are doing and two control cases
        press(trainer, key)
    for number, one in enumerate(phones):
        answer(one, number)
    press(trainer, "r")
    wall.set_viewport_size({"width": 1280, "height": 960})
    wall.reload()
    wall.locator("meter").first.wait_for()
    take("wall", wall.screenshot())
    take("run", trainer.screenshot())


def press(trainer: Page, key: str) -> None:
    with trainer.expect_response(lambda response: "/act/" in response.url):
        trainer.keyboard.press(key)
    trainer.wait_for_load_state()


def answer(one: Page, number: int) -> None:
    """Each phone leaves out one sign in turn, so that the room finds some and misses some."""
    one.reload()
    for place, box in enumerate(one.locator("#answer [name=chosen]").all()):
        box.set_checked((number + place) % 3 > 0)
    one.click("#answer button")


def of_paper(take: Take) -> None:
    code, values, paper, language = SHEET
    wanted = kinds.wanted(code, values, paper, language)
    made = printed.get_or_print(printed.order(wanted, PRINTED))
    with pypdfium2.PdfDocument(made.body) as file:
        take("sheet", as_png(file[0].render(scale=DOTS / 72).to_pil()))
    processes.pool.end()


def beside(*pictures: bytes) -> bytes:
    pages = [Image.open(io.BytesIO(picture)) for picture in pictures]
    whole = Image.new("RGB", (sum(page.width + GAP for page in pages) + GAP, pages[0].height + 2 * GAP), GREY)
    for number, page in enumerate(pages):
        whole.paste(page, (GAP + number * (page.width + GAP), GAP))
    return as_png(whole)


def as_png(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)

    def take(name: str, picture: bytes) -> None:
        few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        path = folder / f"{name}.png"
        few.save(path, optimize=True)
        print(path, path.stat().st_size)

    of_paper(take)
    with in_a_room() as browser:
        of_pages(browser, take)
        of_a_class(browser, take)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
