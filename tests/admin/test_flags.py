"""Staff read the unsafe wordings first, and put one back to English and back again in a step each."""

from html import unescape

import pytest
from django.utils.timezone import localdate

from screening.choices import FlagReason, Made, Origin
from screening.content.edition import forget, get_edition
from screening.models import Flag, Translation
from screening.text.strings import digest
from tests.admin.conftest import address

pytestmark = pytest.mark.usefixtures("content")
KEY = "indicator.DOC-01.title"


@pytest.fixture
def few_languages() -> None:
    """All of them: these wordings are Khmer."""


def shown() -> tuple[str, str]:
    forget()
    title = get_edition("km").indicators["DOC-01"].title
    return title.value, title.language


def flag(reason: FlagReason = FlagReason.UNSAFE, key: str = KEY, count: int = 1, language: str = "km") -> Flag:
    text = shown()[0] if key == KEY else "x"
    values = {"digest": digest(text), "day": localdate(), "count": count}
    return Flag.objects.create(language=language, key=key, reason=reason, **values)


def test_unsafe_ones_stand_first_then_the_most_often_named(staff) -> None:
    flag(FlagReason.UNCLEAR, "indicator.DOC-02.title", 90)
    flag(FlagReason.WRONG, "indicator.DOC-03.title", 2)
    flag(FlagReason.WRONG, "indicator.DOC-04.title", 5)
    flag(FlagReason.UNSAFE, "indicator.DOC-05.title", 1)
    page = unescape(staff.get(address(Flag, "changelist")).content.decode())
    places = [page.index(f"indicator.DOC-0{number}.title") for number in (5, 4, 3, 2)]
    assert places == sorted(places)


def test_the_words_stand_beside_or_what_became_of_them(staff) -> None:
    flag()
    assert shown()[0] in unescape(staff.get(address(Flag, "changelist")).content.decode())
    Flag.objects.update(digest="0" * 16)
    assert "the words have changed since" in staff.get(address(Flag, "changelist")).content.decode()


@pytest.mark.parametrize("own", ["", "ពាក្យរបស់យើង"])
def test_one_step_to_english_and_one_step_back(staff, act, own: str) -> None:
    if own:
        english = get_edition("en").indicators["DOC-01"].title.value
        Translation.objects.create(
            language="km", key=KEY, origin=Origin.LOCAL, text=own, made=Made.PERSON, digest=digest(english)
        )
    before = list(
        Translation.objects.filter(language="km", key=KEY).values("origin", "text", "made", "digest", "state")
    )
    row = flag()
    assert act("show_english", row).status_code == 302
    assert shown() == (get_edition("en").indicators["DOC-01"].title.value, "en")
    assert "readers see the English" in staff.get(address(Flag, "changelist")).content.decode()
    assert act("show_english", row).status_code == 302  # again: nothing more
    assert act("show_translation", row).status_code == 302
    assert shown()[1] == "km"
    assert list(Translation.objects.filter(language="km", key=KEY).values(*before[0])) == before


def test_what_staff_wrote_in_between_stays(staff, act) -> None:
    row = flag()
    act("show_english", row)
    Translation.objects.filter(language="km", key=KEY, origin=Origin.LOCAL).update(text="ពាក្យថ្មី")
    act("show_translation", row)
    assert shown() == ("ពាក្យថ្មី", "km")


def test_nothing_goes_back_to_english_by_itself(staff) -> None:
    for reason in FlagReason:
        flag(reason, count=10_000)
    assert shown()[1] == "km"


def test_flags_are_neither_written_nor_changed_by_hand(staff) -> None:
    row = flag()
    assert staff.get(address(Flag, "add")).status_code == 403
    assert staff.post(address(Flag, "change", row.pk), {"count": 0}).status_code == 403
