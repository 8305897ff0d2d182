"""The same sheets printed by Chromium, a browser that stays open, beside the printing process of this site."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import tables
from screening.choices import HandoutKind
from screening.handouts import printed, sheets
from screening.handouts.kinds.shape import Wanted
from screening.handouts.printing import processes

PROGRAM = Path("/usr/bin/chromium")
KINDS = (HandoutKind.CATEGORY, HandoutKind.BILINGUAL, HandoutKind.CHECKLIST)
TRIES = 3
_HEAD = ("handout", "here ms", "Chromium ms", "here : Chromium", "here KB", "Chromium KB")


def report(chosen: Sequence[Wanted]) -> None:
    """Chromium knows no running foot and no bookmarks here: it lays out and prints the same text and styles."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  for tests and this alone
    except ImportError:
        print("\nChromium: not measured. ./test installs it.")
        return
    if not PROGRAM.exists():
        print("\nChromium: not measured. apt-get install --no-install-recommends chromium")
        return
    rows = []
    # Before Playwright starts its loop: Django reads no database beside one.
    site = "http://127.0.0.1/chromium"
    documents = [sheets.document(printed.order(wanted, site).sheet) for wanted in chosen]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(PROGRAM), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for wanted, document in zip(chosen, documents, strict=True):
            here, own = _timed(partial(_printed, document))
            there, other = _timed(partial(_printed_by, page, _for_browser(document)))
            name = "/".join((wanted.language.code, *wanted.path[:-1]))
            size = (f"{len(body) / 1024:.0f}" for body in (own, other))
            rows.append([name, f"{here:.0f}", f"{there:.0f}", f"{here / there:.2f}", *size])
        browser.close()
    print(tables.table(f"Beside Chromium, kept warm, with tags; median of {TRIES}", _HEAD, rows))


def _timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """The median milliseconds of a few tries, and what came out."""
    times = []
    for _ in range(TRIES):
        began = time.perf_counter()
        body = work()
        times.append((time.perf_counter() - began) * 1000)
    return median(times), body


def _printed(document: sheets.Document) -> bytes:
    job = {"task": "pdf", "css": document.css, "assets": document.assets, "fillable": document.fillable}
    return processes.pool.run(job, document.html.encode())[1]


def _printed_by(page: Any, html: str) -> bytes:
    page.set_content(html)
    body: bytes = page.pdf(prefer_css_page_size=True, tagged=True)
    return body


def _for_browser(document: sheets.Document) -> str:
    html = document.html.replace("</head>", f"<style>{document.css}</style></head>")
    for address, (_kind, picture) in document.assets.items():
        start, _, rest = html.partition(f'<img class="web-code" src="{address}"')
        html = f"{start}{picture}{rest.partition('>')[2]}" if rest else html
    return html
