"""What hangs on a wall: one page on every paper, large, with the numbers of its place."""

from itertools import pairwise, product

import pytest

from screening.content.edition import get_edition, get_editions
from screening.handouts.kinds import BY_KIND, posters
from screening.handouts.kinds.contacts import LONG, contacts
from screening.languages import LANGUAGES
from tests.pdf.conftest import DAY, Sheet
from tests.scripts import CODES, SHEETS, share

POINT = 96 / 72  # in CSS pixels
# The sentences on a wall, in points: what can be read from across a table, and from two metres.
READABLE = {"letter": 15, "a4": 16, "tabloid": 21, "a3": 22}
# In three or four languages, from as far as a table is wide.
READABLE_MANY = {"letter": 9, "a4": 9.5, "tabloid": 13, "a3": 13}
WALL = ("a3", "a4", "tabloid", "letter")
# Its numbers, in points: to be read from three metres. One that is wider than the paper is as large as it can be.
NUMBER = {"letter": 70, "a4": 70, "tabloid": 100, "a3": 100}
LONG_NUMBER = {"letter": 64, "a4": 64, "tabloid": 92, "a3": 92}
# Places where most has to be said: many lines, long ones, or none.
FULLEST = ("KR", "MM", "JP", "VN", "CN", "TH")
# The same in two languages, and a place with a long name.
LEVEL = ("VN", "HK", "KR", "EU", "US", "MM", "FR", "JP")
WALLS = list(product(CODES, WALL))


def test_the_papers_of_a_wall_are_offered() -> None:
    assert set(BY_KIND["poster"].papers) == set(BY_KIND["steps"].papers) == set(WALL)


@pytest.mark.parametrize(("language", "paper"), WALLS)
def test_a_poster_is_one_page_with_the_numbers_of_its_place(sheet, language: str, paper: str) -> None:
    content = get_edition(language)
    for code, place in share(content.places.items(), (language, paper), WALLS):
        made = sheet(language, f"poster/{code}/{paper}")
        assert_whole(made)
        found = contacts(content, place, DAY, posters.POSTER_LINES, named=True)
        for contact in found.shown:
            assert contact.number.shown in made.pages[0], code
            size = (LONG_NUMBER if len(contact.number.shown) > LONG else NUMBER)[paper]
            assert largest(made, contact.number.shown) >= size * POINT - 0.01, f"{code} {contact.number.shown}"
        if found.ask:
            assert made.says(0, found.ask.value), code


@pytest.mark.parametrize(("language", "paper"), WALLS)
def test_the_poster_with_the_most_to_say_is_one_page_on_every_paper(sheet, language: str, paper: str) -> None:
    turn = WALLS.index((language, paper)) % len(FULLEST)
    for code in share(FULLEST, turn, range(len(FULLEST))):
        assert_whole(sheet(language, f"poster/{code}/{paper}"))


@pytest.mark.parametrize(("language", "paper"), WALLS)
def test_a_poster_in_two_languages_has_each_number_once_in_large_print(sheet, language: str, paper: str) -> None:
    other = "km" if language == "en" else "en"
    turn = WALLS.index((language, paper)) % len(LEVEL)
    for code in share(LEVEL, turn, range(len(LEVEL))):
        made = sheet(language, f"poster/{code}/{other}/{paper}")
        assert_whole(made)
        content = get_edition(language)
        found = contacts(
            content, content.places[code], DAY, posters.LEVEL_POSTER_LINES, named=True, readers=(language, other)
        )
        for contact in found.shown:
            size = (LONG_NUMBER if len(contact.number.shown) > LONG else NUMBER)[paper] * POINT
            alone = [line for line in made.layout[0]["lines"] if line["text"].strip() == contact.number.shown]
            assert [line for line in alone if line["size"] >= size - 0.01] == alone[:1], code
        for edition in (content, get_edition(other)):
            welcome = edition.passages["poster-everyone"]
            for words in (welcome.title, welcome.body, *welcome.items, edition.places[code].name):
                assert made.says(0, words.value), words.value


@pytest.mark.parametrize(("language", "paper"), WALLS)
def test_a_poster_in_three_or_four_languages_is_one_composition(sheet, language: str, paper: str) -> None:
    """One page, each number once and as large as in one language, and all words in letters that can be read."""
    others = [row.code for row in LANGUAGES if row.code != language]
    turn = WALLS.index((language, paper))
    for number, code in enumerate(share(LEVEL, turn % len(LEVEL), range(len(LEVEL)))):
        many = others[: 2 + (turn + number) % 2]
        made = sheet(language, f"poster/{code}/{'+'.join(many)}/{paper}")
        assert_whole(made)
        content = get_edition(language)
        found = contacts(
            content, content.places[code], DAY, posters.LEVEL_POSTER_LINES, named=True, readers=(language, *many)
        )
        for contact in found.shown:
            size = (LONG_NUMBER if len(contact.number.shown) > LONG else NUMBER)[paper] * POINT
            alone = [line for line in made.layout[0]["lines"] if line["text"].strip() == contact.number.shown]
            assert [line for line in alone if line["size"] >= size - 0.01] == alone[:1], code
        for edition in get_editions(language, *many):
            welcome = edition.passages["poster-everyone"]
            for words in (welcome.title, *welcome.items, edition.places[code].name):
                assert made.says(0, words.value), words.value
            for item in welcome.items:
                assert size_of(made, item.value) >= READABLE_MANY[paper] * POINT - 0.01


def test_a_long_number_is_whole_on_one_line_of_every_paper(sheet) -> None:
    for paper in WALL:
        assert largest(sheet("en", f"poster/US/{paper}"), "1-888-373-7888") >= LONG_NUMBER[paper] * POINT - 0.01


def assert_whole(made: Sheet) -> None:
    """One page; the numbers stand below the words, and each inside the width of the paper."""
    (page,) = made.layout
    (words,), (numbers,) = ([box for box in page["classed"] if box["class"] == [name]] for name in ("words", "numbers"))
    assert words["bottom"] < numbers["top"]
    assert [line["text"] for line in page["lines"] if line["over"] > 0.5] == []


def largest(made: Sheet, number: str) -> float:
    """The size of a number, on the line where it is largest and stands whole and alone."""
    return max(line["size"] for line in made.layout[0]["lines"] if line["text"].strip() == number)


@pytest.mark.parametrize(("language", "paper"), WALLS)
def test_its_sentences_can_be_read_from_a_distance(sheet, language: str, paper: str) -> None:
    made = sheet(language, f"poster/KR/{paper}")
    for item in get_edition(language).passages["poster-everyone"].items:
        assert size_of(made, item.value) >= READABLE[paper] * POINT


def size_of(made: Sheet, words: str) -> float:
    return max(line["size"] for line in made.layout[0]["lines"] if line["text"].strip() and line["text"] in words)


@pytest.mark.parametrize(("language", "paper"), WALLS)
def test_eight_steps_with_their_drawings_are_one_page(sheet, language: str, paper: str) -> None:
    made = sheet(language, f"steps/{paper}")
    assert len(made.layout) == 1
    steps = get_edition(language).group("talk")
    assert len(steps) == 8
    for number, step in enumerate(steps, 1):
        assert made.says(0, f"{number} · {step.title.value}")
        assert made.says(0, step.body.value)
        assert f'src="app:{step.code}.svg"' in made.document.html


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_large_print_is_large(sheet, language: str, paper: str) -> None:
    for category in share(get_edition(language).categories, (language, paper), SHEETS):
        for page in sheet(language, f"large/{category}/{paper}").layout:
            for line in page["lines"]:
                assert line["size"] >= (14 if line["in_margin"] else 18) * POINT - 0.01, line["text"]


@pytest.mark.parametrize(("language", "paper"), SHEETS)
def test_sentences_to_point_at_have_room_for_a_finger_and_the_same_order(sheet, language: str, paper: str) -> None:
    other = "km" if language == "en" else "en"
    made = sheet(language, f"interpreter/{other}/{paper}")
    own, others = get_edition(language).passages["point-cards"].items, get_edition(other).passages["point-cards"].items
    last = made.layout[-1]
    rows = next(rows for rows in last["indicators"] if rows and plain(rows[0]["text"]) == plain(own[0].value))
    assert [plain(cell["text"]) for cell in rows[0::2]] == [plain(item.value) for item in own]
    assert [plain(cell["text"]) for cell in rows[1::2]] == [plain(item.value) for item in others]
    tops = [cell["top"] for cell in rows[0::2]]
    assert all(below - above >= 14 * 96 / 25.4 for above, below in pairwise(tops))


def plain(text: str) -> str:
    return "".join(text.split())


def test_only_the_worker_gets_the_words_for_the_worker(sheet) -> None:
    made = sheet("en", "interpreter/km/a4")
    for code in ("interpreter-before", "interpreter-after", "safety-dying", "safety-hours"):
        title = get_edition("en").passages[code].title.value
        assert sum(made.says(number, title) for number in range(len(made.layout))) == 1
        khmer = get_edition("km").passages[code].title
        if khmer.language == "km":
            assert not any(made.says(number, khmer.value) for number in range(len(made.layout)))
