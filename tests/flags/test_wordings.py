"""Two taps say that a wording is wrong or unsafe: a number goes up, and nothing is known about the reader."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from screening.choices import FlagReason
from screening.content.edition import get_edition
from screening.content.publish import publish
from screening.flags.counting import MOST_A_DAY
from screening.languages import LANGUAGES
from screening.models import Flag, Translation
from tests.site.test_privacy import CANARY, dump

pytestmark = pytest.mark.usefixtures("content")
PAGE = "/km/indicators/DOC-01/"
ON = f"/km/wording/?on={PAGE}"
KEY = "indicator.DOC-01.title"


def buttons(visitor: Client, address: str = ON) -> dict[tuple[str, str], str]:
    """What each button of the page sends, by key and reason."""
    found = re.findall(r'name="flag" value="([^"]+)"', visitor.get(address).content.decode())
    return {(value.split()[2], value.split()[0]): value for value in found}


def press(visitor: Client, reason: FlagReason = FlagReason.UNSAFE, key: str = KEY, **headers: str):
    return visitor.post(ON, {"flag": buttons(visitor)[key, reason]}, headers=headers)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_every_page_leads_to_its_wordings(visitor: Client, language) -> None:
    """The foot, the list of what stands on the page, in the order of the page, each with its English."""
    page = f"/{language.code}/indicators/DOC-01/"
    link = re.search(r'href="([^"]*/wording/[^"]*)"', visitor.get(page).content.decode())[1]
    listed = visitor.get(unescape(link)).content.decode()
    entry, english = (get_edition(code).indicators["DOC-01"] for code in (language.code, "en"))
    texts = (entry.title, entry.notice, entry.other, entry.why, *entry.prompts)
    places = [unescape(listed).find(str(text)) for text in texts]
    assert -1 not in places
    assert places == sorted(places)
    assert str(english.notice) in unescape(listed)


@pytest.mark.parametrize(
    "page",
    ["help/VN/", "safety/", "cases/CASE-01/", "lessons/LESSON-1/", "glossary/", "knowledge-check/", "checklist/VN/"],
)
def test_texts_of_every_kind_are_found_on_their_page(visitor: Client, page: str) -> None:
    """All long texts that stand on the page are listed, and none that does not."""
    listed = {key for key, _ in buttons(visitor, f"/km/wording/?on=/km/{page}")}
    words = set(Translation.objects.filter(language="km", key__in=listed).values_list("text", flat=True))
    found = set(Translation.objects.filter(language="km", text__in=words).values_list("key", flat=True))
    shown = unescape(re.sub(r"<[^>]*>", "", visitor.get(f"/km/{page}").content.decode()))
    rows = [row for row in Translation.objects.filter(language="km") if len(row.text) > 60]
    there = {row.key for row in rows if row.text in " ".join(shown.split())}
    assert there <= found
    assert len(there) >= 3
    assert not {row.key for row in rows if row.text not in " ".join(shown.split())} & found - there


def test_a_press_is_counted_and_thanked(visitor: Client) -> None:
    answer = press(visitor)
    assert answer.status_code == 200
    assert 'role="status"' in answer.content.decode()
    assert not answer.cookies
    [flag] = Flag.objects.all()
    assert (flag.language, flag.key, flag.reason, flag.count, flag.today) == ("km", KEY, "unsafe", 1, 1)


def test_ten_thousand_presses_of_one_day_are_three(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = {"flag": buttons(visitor)[KEY, FlagReason.WRONG]}
    for number in range(30):
        assert visitor.post(ON, sent, REMOTE_ADDR=f"203.0.113.{number}").status_code == 200
    assert Flag.objects.get().count == MOST_A_DAY
    monkeypatch.setattr("screening.flags.views.localdate", lambda: localdate() + timedelta(days=1))
    visitor.post(ON, sent)
    flag = Flag.objects.get()
    assert (flag.count, flag.today, flag.day) == (MOST_A_DAY + 1, 1, timezone.localdate() + timedelta(days=1))


def test_other_words_begin_anew(visitor: Client) -> None:
    press(visitor)
    Translation.objects.filter(language="km", key=KEY).update(text="ពាក្យផ្សេងទៀត ដែលថ្មី")
    publish()
    press(visitor)
    assert sorted(Flag.objects.values_list("count", flat=True)) == [1, 1]


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "x",
        "unsafe",
        f"unsafe 0000000000000000 {KEY}",
        f"{CANARY} {{mark}} {KEY}",
        "unsafe {mark} indicator.XXX-99.title",
    ],
)
def test_what_is_no_button_of_the_page_counts_nothing(visitor: Client, sent: str) -> None:
    mark = buttons(visitor)[KEY, FlagReason.UNSAFE].split()[1]
    answer = visitor.post(ON, {"flag": sent.format(mark=mark), "words": CANARY})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert not Flag.objects.exists()


def test_a_foreign_page_cannot_press(visitor: Client) -> None:
    assert press(visitor, **{"sec-fetch-site": "cross-site"}).status_code == 400
    assert press(visitor, **{"sec-fetch-site": "same-origin"}).status_code == 200
    assert Flag.objects.get().count == 1


@pytest.mark.parametrize(
    "on", ["", "/", "/km/", "/vi/indicators/DOC-01/", "/km/nowhere/", "https://example.org/", "/km/wording/"]
)
def test_only_a_reading_page_of_the_language_has_wordings(visitor: Client, on: str) -> None:
    answer = visitor.get(f"/km/wording/?on={on}")
    assert answer.status_code == (200 if on in {"", "/km/"} else 404)


def test_nothing_about_whoever_pressed_is_stored(visitor: Client) -> None:
    headers = {"user-agent": CANARY, "referer": f"https://{CANARY}.example/", "cookie": f"sessionid={CANARY}"}
    sent = {"flag": buttons(visitor)[KEY, FlagReason.UNSAFE], "why": CANARY}
    assert visitor.post(ON, sent, headers=headers, REMOTE_ADDR="203.0.113.77").status_code == 200
    assert CANARY not in dump()
    assert "203.0.113.77" not in dump()


def test_the_list_asks_the_database_nothing_and_a_press_four_times(visitor: Client, django_assert_num_queries) -> None:
    sent = {"flag": buttons(visitor)[KEY, FlagReason.UNSAFE]}
    with django_assert_num_queries(0):
        visitor.get(ON)
    visitor.post(ON, sent)
    with django_assert_num_queries(4):  # the row, locked, and written, between two marks of a transaction
        visitor.post(ON, sent)
