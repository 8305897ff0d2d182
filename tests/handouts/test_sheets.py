"""What goes to the printing process."""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from lxml import html

from screening import fonts
from screening.choices import Made, State
from screening.content import edition
from screening.content.clock import RELEASED
from screening.content.publish import publish
from screening.errors import PrintFailed
from screening.handouts import documents, kinds, sheets
from screening.languages import BY_CODE
from screening.models import Translation
from screening.text.strings import digest
from screening.text.wording import verdict_words
from tests.pdf.conftest import every_sample
from tests.strengths import SEEN

DAY = RELEASED
SITE = "https://look-twice.example"

SAMPLES = every_sample()
ENGLISH = [sample for sample in SAMPLES if sample[0] == "en"]

pytestmark = pytest.mark.django_db


def sheet(language: str, path: str, site: str = SITE) -> sheets.Sheet:
    kind, *values, paper = path.split("/")
    return sheets.sheet(kinds.wanted(kind, values, paper, language), DAY, site)


def document(language: str, path: str, site: str = SITE) -> documents.Document:
    return documents.document(sheet(language, path, site))


@pytest.mark.parametrize(("language", "path"), SAMPLES)
def test_a_sheet_is_plain_html_in_its_language(language: str, path: str) -> None:
    tree = html.document_fromstring(document(language, path).html)
    row = BY_CODE[language]
    assert (tree.get("lang"), tree.get("dir")) == (row.tag, row.direction)
    assert not tree.xpath("//@style | //style | //script | //link | //form")
    # Boxes that can be ticked, and never a field for words about a person.
    assert set(tree.xpath("//input/@type")) <= ({"checkbox"} if path.startswith("worksheet") else set())
    assert all(re.fullmatch(r"app:[a-z-]+\.svg", picture) for picture in tree.xpath("//img/@src"))
    assert all(image.get("alt") for image in tree.xpath("//img"))
    assert set(tree.xpath("//@lang")) <= fonts.FAMILIES.keys()
    assert all(href.startswith(("tel:", "sms:", "https:", "http:")) for href in tree.xpath("//@href"))
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("language", "path"), ENGLISH)
def test_a_site_without_an_address_prints_neither_address_nor_code(language: str, path: str) -> None:
    made = document(language, path, site="")
    tree = html.document_fromstring(made.html)
    assert documents.CODE not in made.assets
    assert not tree.xpath("//*[contains(@class, 'address-cell') or contains(@class, 'code-cell')]")
    assert not tree.xpath("//img[@class='web-code']")
    address = sheet(language, path).address
    carried = html.document_fromstring(document(language, path).html)
    assert bool(carried.xpath("//*[text()=$it]", it=address)) is bool(address)


@pytest.mark.parametrize(("language", "path"), SAMPLES)
def test_breaks_are_marked_in_visible_text_only(language: str, path: str) -> None:
    tree = html.document_fromstring(document(language, path).html)
    assert "\u200b" not in "".join(tree.xpath("//title/text()"))
    assert "\u200b" not in "".join(tree.xpath("//@*"))
    assert "\u200b" not in "".join(tree.xpath("//*[@class='phone']//text()"))
    if BY_CODE[language].marked_breaks:
        assert "\u200b" in "".join(tree.xpath("//body//text()"))


def test_a_lao_name_on_an_english_sheet_can_break_too() -> None:
    native = html.document_fromstring(document("en", "help/LA/a4").html).xpath("//*[@lang='lo']//text()")
    assert any("\u200b" in words for words in native)


@pytest.mark.parametrize(("language", "path"), SAMPLES)
def test_a_sheet_gives_no_verdict(language: str, path: str) -> None:
    # A knowledge check examines words of others, and a glossary shows the words that are not used.
    if language == "en" and not path.startswith(("bilingual", "interpreter", "glossary", "check", "answers")):
        text = html.document_fromstring(document(language, path).html).text_content()
        assert list(verdict_words(" ".join(text.split()))) == []


@pytest.mark.usefixtures("marked_strengths")
@pytest.mark.parametrize(("language", "path"), SAMPLES)
def test_a_sheet_shows_no_strength_of_an_expert_list(language: str, path: str) -> None:
    assert SEEN not in document(language, path).html


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_the_style_sheet_uses_nothing_that_is_slow_or_wrong_on_paper(kind: kinds.HandoutType) -> None:
    css = re.sub(r"/\*.*?\*/", "", documents.stylesheet(kind.style), flags=re.DOTALL)
    for word in ("flex", "grid", "@font-face", "@import", "url(", "shadow", "filter", "italic", "letter-spacing",
                 "text-transform", "justify", "left:", "right:", "-left", "-right"):  # fmt: skip
        assert word not in css, word
    for rule in re.findall(r"[^{}]+{[^{}]*}", css):
        if ".colour" not in rule:
            assert set(re.findall(r"#[0-9a-f]{3,8}\b", rule)) <= {"#000", "#fff"}, rule


def test_the_drawn_code_has_no_words_and_no_colours() -> None:
    kind, picture = document("en", "checklist/a4").assets["app:code.svg"]
    assert kind == "image/svg+xml"
    assert "<text" not in picture
    assert set(re.findall(r"#[0-9a-fA-F]{3,6}", picture)) == {"#000"}


MACHINE = "Bản dịch máy, chưa có người kiểm tra."


def _state(state: State, made: Made = Made.PERSON) -> None:
    """Give every Vietnamese string of the content this state."""
    Translation.objects.filter(language="vi").update(state=state, made=made)
    publish()
    edition.forget()


@pytest.fixture
def headings(monkeypatch: pytest.MonkeyPatch) -> Callable[[State], None]:
    """Gives the words around the texts a state: reviewed, until a test says otherwise."""

    def are(state: State) -> None:
        monkeypatch.setattr(sheets, "interface_state", lambda language: State.SOURCE if language == "en" else state)

    are(State.REVIEWED)
    return are


@pytest.mark.usefixtures("headings")
def test_a_reviewed_translation_is_not_called_a_draft() -> None:
    assert MACHINE in document("vi", "category/DOC/a4").html
    _state(State.DRAFT)
    assert MACHINE not in document("vi", "category/DOC/a4").html
    assert "bản dịch nháp" in document("vi", "category/DOC/a4").html.lower()
    _state(State.REVIEWED)
    assert "bản dịch nháp" not in document("vi", "category/DOC/a4").html.lower()


@pytest.mark.usefixtures("headings")
def test_one_draft_string_makes_the_sheet_a_draft() -> None:
    _state(State.FIELD_CHECKED)
    Translation.objects.filter(language="vi", key="indicator.DOC-03.prompts.0").update(state=State.DRAFT)
    publish()
    edition.forget()
    assert "bản dịch nháp" in document("vi", "category/DOC/a4").html.lower()
    assert "bản dịch nháp" not in document("vi", "category/DEB/a4").html.lower()


def test_a_stale_string_is_shown_in_english_and_said_to_be() -> None:
    _state(State.REVIEWED)
    Translation.objects.filter(language="vi", key="indicator.DOC-03.notice").update(digest=digest("something else"))
    publish()
    edition.forget()
    tree = html.document_fromstring(document("vi", "category/DOC/a4").html)
    english = edition.get_edition("en").indicators["DOC-03"].notice.value
    assert english in tree.xpath("//span[@lang='en']/text()")
    assert sheets.Column(
        BY_CODE["vi"],
        kinds.BY_KIND["category"].build(kinds.wanted("category", ["DOC"], "a4", "vi"), edition.get_edition("vi"), DAY),
        "",
    ).has_english


@pytest.mark.usefixtures("headings")
def test_a_sheet_is_a_draft_by_its_weakest_language() -> None:
    assert sheet("vi", "category/DOC/a4").is_draft
    assert sheet("en", "bilingual/vi/DOC/a4").is_draft
    assert not sheet("en", "category/DOC/a4").is_draft
    _state(State.REVIEWED)
    assert not sheet("vi", "category/DOC/a4").is_draft


@pytest.mark.usefixtures("headings")
@pytest.mark.parametrize("left", ["", "something else"], ids=["missing", "stale"])
def test_one_string_without_a_translation_makes_the_sheet_a_draft(left: str) -> None:
    _state(State.REVIEWED)
    row = Translation.objects.filter(language="vi", key="indicator.DOC-03.notice")
    if left:
        row.update(digest=digest(left))
    else:
        row.delete()
    publish()
    found = sheet("vi", "category/DOC/a4")
    assert found.is_draft
    assert "bản dịch nháp" in documents.document(found).html.lower()


def test_headings_that_nobody_checked_make_the_sheet_a_draft(headings: Callable[[State], None]) -> None:
    _state(State.REVIEWED)
    assert not sheet("vi", "category/DOC/a4").is_draft
    headings(State.DRAFT)
    assert "bản dịch nháp" in document("vi", "category/DOC/a4").html.lower()
    headings(State.MACHINE)
    assert MACHINE in document("vi", "category/DOC/a4").html
    headings(State.MISSING)
    assert sheet("vi", "category/DOC/a4").first.has_english
    assert not sheet("en", "category/DOC/a4").is_draft


@pytest.mark.parametrize(("language", "path"), SAMPLES)
def test_a_sheet_says_the_same_in_every_process(language: str, path: str) -> None:
    """Its digest names a file: no address in memory and no order by chance may be in it."""
    found = sheet(language, path)
    assert found.said == sheet(language, path).said
    for column in found.columns:
        assert not re.search(r" at 0x|frozenset|\bset\(|\{'", repr(column.parts))


def test_paper_ink_and_day_change_no_word() -> None:
    first = sheet("km", "category/DOC/a4")
    assert sheet("km", "category/DOC/letter-colour").said == first.said
    assert sheet("km", "category/DEB/a4").said != first.said
    assert sheet("vi", "category/DOC/a4").said != first.said
    later = sheets.sheet(kinds.wanted("category", ["DOC"], "a4", "km"), DAY + timedelta(days=9), SITE)
    assert later.said == first.said
    assert first.version in documents.document(first).html


def test_an_endless_sheet_is_not_sent_to_the_printer(monkeypatch) -> None:
    monkeypatch.setattr(documents, "MOST_ROWS", 20)
    with pytest.raises(PrintFailed):
        document("en", "checklist/a4")


def test_content_cannot_become_markup() -> None:
    hostile = "<img src='file:///etc/passwd'>"
    Translation.objects.filter(language="vi", key="indicator.DOC-01.title").update(text=hostile)
    publish()
    edition.forget()
    pictures = html.document_fromstring(document("vi", "category/DOC/a4").html).xpath("//img/@src")
    assert sorted(pictures) == ["app:code.svg", "app:still-right.svg"]
