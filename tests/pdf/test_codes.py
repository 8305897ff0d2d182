"""What a phone reads off the paper, and what a person can type from it: really printed, and read again."""

import io
import re
import subprocess

import pytest
import zxingcpp
from django.test import Client
from PIL import Image

from screening.content import edition
from screening.content.publish import publish
from screening.handouts import kinds
from screening.handouts.still_right import codes
from screening.models import HelpLine
from tests.pdf.conftest import SITE, path_of
from tests.scripts import CODES, share

DOTS_PER_INCH = 200
# At the foot of a page, or on a card.
TYPED = re.compile(rf"\b(?:[{codes.LETTERS}]{{4}}-){{2,}}[{codes.LETTERS}]{{1,4}}\b")
NO_PICTURE = {"card"}  # its foot is cut away, and has no room


def read_off(body: bytes, page: int) -> set[str]:
    """The addresses of all codes in the picture of a page."""
    number = str(page + 1)
    made = subprocess.run(
        ["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-png", "-f", number, "-l", number, "-"],
        input=body, capture_output=True, check=True,
    )  # fmt: skip
    return {found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(made.stdout)))}


def every_kind() -> list[tuple[str, str]]:
    """Each kind in one language of each script by turns; and one that announces nothing."""
    taken = [(language, path_of(kind, language)) for language in CODES for kind in share(kinds.KINDS, language)]
    return [*taken, ("km", "help/VN/bare/a4"), ("en", "strip/VN/a4")]


@pytest.mark.parametrize(("language", "path"), every_kind())
def test_codes_lead_to_the_subject_of_the_sheet_and_to_the_answer_about_it(sheet, language: str, path: str) -> None:
    made = sheet(language, path)
    answer = f"{SITE}/{language}/s/{made.code.replace('-', '')}/"
    own = set() if path.partition("/")[0] in NO_PICTURE else {answer}
    seen = set()
    for number in {0, 1, len(made.pages) - 1} & set(range(len(made.pages))):
        found = read_off(made.body, number)
        assert own <= found <= {answer, made.address}
        assert set(TYPED.findall(made.pages[number])) == {made.code}
        seen |= found
    in_head = 'class="web-code"' in made.document.html
    assert (made.address in seen) is (in_head and bool(made.address))


@pytest.mark.usefixtures("few_languages")
@pytest.mark.parametrize(("language", "path"), [("km", "help/VN/a4"), ("en", "card/VN/discreet/letter")])
def test_a_printed_code_answers_after_a_number_has_changed(
    sheet, visitor: Client, language: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sheet(language, path)
    typed = TYPED.search(made.pages[-1])[0]
    addresses = read_off(made.body, 0) or {f"{SITE}/{language}/s/{typed}/"}
    page = next(address for address in addresses if "/s/" in address).removeprefix(SITE)
    assert visitor.get(page).status_code == visitor.get(f"/{language}/s/?code={typed}", follow=True).status_code == 200
    HelpLine.objects.filter(code="VN-111").update(number="999 111", dial="999111")
    publish()
    edition.forget()
    said = visitor.get(page).content.decode()
    table = said.partition("<table")[2].partition("</table>")[0]
    assert [re.sub("<.*?>", "", shown) for shown in re.findall(r'class="phone".*?</bdi>', table)]
    assert "999 111" in table
    assert ">111<" in table
