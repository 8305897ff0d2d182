"""Every kind of handout as pictures, to look at before and after a change of how things look.

`python -m tests.contact_sheet FOLDER [KIND ...]` writes a PNG for each kind: a row of pages for each language.
"""

import io
import os
import sys
from pathlib import Path

import django
from PIL import Image

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainingsite.settings")
django.setup()

from screening.handouts import kinds, printed  # noqa: E402  they need Django
from screening.handouts.kinds.shape import HandoutType  # noqa: E402
from screening.handouts.printing import processes  # noqa: E402
from screening.languages import LANGUAGES, Language  # noqa: E402
from tests.pdf.conftest import path_of  # noqa: E402

SITE = "https://look-twice.example"
GAP = 12  # pixels
GREY = (200, 200, 200)


def pages_of(kind: HandoutType, language: Language) -> list[Image.Image]:
    code, *values, file = path_of(kind, language.code).split("/")
    wanted = kinds.wanted(code, values, file, language.code)
    made = printed.get_or_print(printed.order(wanted, SITE))
    pages = [printed.picture(made, number, wanted.ink) for number in range(1, made.pages + 1)]
    return [Image.open(io.BytesIO(page)).convert("RGB") for page in pages]


def laid_out(rows: list[list[Image.Image]]) -> Image.Image:
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    height = sum(max(page.height for page in row) + GAP for row in rows) + GAP
    whole = Image.new("RGB", (width, height), GREY)
    top = GAP
    for row in rows:
        left = GAP
        for page in row:
            whole.paste(page, (left, top))
            left += page.width + GAP
        top += max(page.height for page in row) + GAP
    return whole


def main(folder: Path, *codes: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds.KINDS:
        if not codes or kind.code in codes:
            whole = laid_out([pages_of(kind, language) for language in LANGUAGES])
            whole.save(folder / f"{kind.code}.png")
            print(folder / f"{kind.code}.png")
    processes.pool.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
