"""The real content has no faults, and every rule finds the one that is planted for it."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from screening.choices import Origin
from screening.content.faults import content_faults
from screening.models import Category, Citation, HelpLine, Indicator, Passage, Place, Source

pytestmark = pytest.mark.usefixtures("content", "few_languages")

ARTICLE = (settings.BASE_DIR / "fixtures/source/article.txt").read_text(encoding="utf-8")
DOC = "indicators/doc.yaml: DOC-01"
LINE = "help_lines.yaml: VN-111"


def test_real_content_has_no_faults():
    assert content_faults(ARTICLE) == []


@pytest.mark.parametrize("key", ["passage.talk-listen", "term.TERM-buyer"])
def test_an_official_text_says_what_it_rests_on(key: str) -> None:
    Citation.objects.filter(key=key).delete()
    (fault,) = content_faults(ARTICLE)
    assert f"{key.partition('.')[2]}: citations: needs a source" in fault


# model, code, field, value, the fault
PLANTED = {
    "verdict": (
        Indicator,
        "DOC-01",
        "why",
        "This person is likely affected.",
        f"{DOC}: why: 'likely': this site gives",
    ),
    "verdict in a question": (
        Indicator,
        "DOC-01",
        "prompts",
        ["Is the score high?"],
        f"{DOC}: prompts.0: 'score': this",
    ),
    "denial after the word": (Indicator, "DOC-01", "why", "The score does not lie.", f"{DOC}: why: 'score': this site"),
    "verdict about a test": (
        Passage,
        "base-rates-what",
        "body",
        "It is 39 percent wrong.",
        "base-rates.yaml: base-rates-what: body: 'percent'",
    ),
    "verdict on a line": (HelpLine, "VN-111", "caution", "Calls are ranked.", f"{LINE}: caution: 'ranked': this site"),
    "origin": (Indicator, "DOC-01", "notice", "She is Thai.", f"{DOC}: notice: 'Thai': origin is never a trait"),
    "origin in a cue": (
        Passage,
        "cue-dress",
        "body",
        "Some Koreans wear it.",
        "passages/cue.yaml: cue-dress: body: 'Koreans'",
    ),
    "origin in a heading": (Category, "DOC", "intro", "Mongolian papers.", "categories.yaml: DOC: intro: 'Mongolian'"),
    "replaced word": (
        Indicator,
        "DOC-01",
        "trainer_note",
        "The victim was rescued.",
        f"{DOC}: trainer_note: 'victim': write",
    ),
    "replaced word in a place": (
        Place,
        "VN",
        "note",
        "Illegal migrants.",
        "places.yaml: VN: note: 'Illegal migrants': write",
    ),
    "replaced word in hours": (
        HelpLine,
        "VN-111",
        "hours",
        "For victims: 24 hours",
        f"{LINE}: hours: 'victims': write",
    ),
    "rescue in a name": (HelpLine, "VN-111", "name", "Rescue line", f"{LINE}: name: 'Rescue': write"),
    "no other side": (Indicator, "DOC-01", "other", "", f"{DOC}: other: must be text, and not empty"),
    "a thin other side": (Indicator, "DOC-01", "other", "Or not.", f"{DOC}: other: has 7 characters"),
    "a heavy other side": (Indicator, "DOC-01", "other", "long " * 150, f"{DOC}: other: has"),
    "HTML": (Passage, "cue-dress", "title", "<b>Dress</b>", "passages/cue.yaml: cue-dress: title: must be plain text"),
    "no source of a number": (HelpLine, "VN-111", "source_url", "", f"{LINE}: source_url: must be text"),
    "no date of a number": (HelpLine, "VN-111", "source_date", "", f"{LINE}: source_date: must be a date"),
    "no consequence": (HelpLine, "VN-111", "follows", [], f"{LINE}: follows: needs at least 1"),
    "unknown consequence": (
        HelpLine,
        "VN-111",
        "follows",
        ["magic"],
        f"{LINE}: follows.0: there is no passage 'follows-magic'",
    ),
    "unknown mark": (HelpLine, "VN-111", "mark", "fine", f"{LINE}: mark: 'fine' is not one of: stale, weak"),
    "unknown neighbour": (Place, "VN", "neighbours", ["XX"], "places.yaml: VN: neighbours.0: there is no place 'XX'"),
}


@pytest.mark.parametrize("case", PLANTED)
def test_planted_fault_is_found(case):
    model, code, field, value, expected = PLANTED[case]
    assert model.objects.filter(code=code).update(**{field: value}) == 1
    faults = content_faults(ARTICLE)
    assert any(expected in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("model", "code", "field", "value"),
    [
        (HelpLine, "VN-111", "name", "National line for victims of trafficking"),
        (HelpLine, "VN-111", "caution", "Answered by Thai police."),
        (Passage, "rule-no-proof", "body", "There is no score and never a verdict."),
        (Indicator, "DOC-01", "why", "A person of any rank can do this to others, without being seen by anyone."),
    ],
    ids=["operator's name", "origin on a line", "denial", "rank of a person"],
)
def test_what_may_be_said(model, code, field, value):
    model.objects.filter(code=code).update(**{field: value})
    assert content_faults(ARTICLE) == []


def test_phrase_must_be_in_the_article_letter_by_letter():
    Citation.objects.filter(key="indicator.DOC-01").exclude(phrase="").update(phrase="Confiscating passports")
    assert content_faults(ARTICLE) == [
        f"{DOC}: citations: 'Confiscating passports' is not in source/article.txt, letter by letter"
    ]


def test_only_the_article_is_quoted():
    Citation.objects.filter(key="indicator.DOC-01", source__code="S4").update(phrase="confiscating passports")
    assert content_faults(ARTICLE) == [f"{DOC}: citations: only SEED is quoted; leave the phrase of S4 out"]


def test_indicator_needs_evidence():
    Citation.objects.filter(key="indicator.DOC-01").delete()
    wanted = f"{DOC}: citations: needs a phrase of SEED, or a source with a web address"
    assert content_faults(ARTICLE) == [wanted]
    Citation.objects.create(key="indicator.DOC-01", source=Source.objects.get(code="SEED"))
    assert content_faults(ARTICLE) == [wanted]


def test_category_without_indicators():
    Indicator.objects.filter(category__code="ONL").delete()
    assert "categories.yaml: ONL: code: has no indicators" in content_faults(ARTICLE)


def test_group_without_passages():
    Passage.objects.filter(group="leaving").delete()
    assert content_faults(ARTICLE) == ["passages/leaving.yaml: ?: group: has no passages"]


def test_own_rows_are_held_to_the_same_rules():
    Indicator.objects.filter(code="DOC-01").update(origin=Origin.LOCAL, why="A probable case.")
    assert content_faults(ARTICLE) == ["this site: DOC-01: why: 'probable': this site gives no verdict"]


def test_command_says_no_faults(capsys):
    call_command("check_content")
    assert capsys.readouterr().out == "No faults.\n"


def test_command_prints_faults_and_fails(capsys):
    HelpLine.objects.filter(code="CN-12308").update(dial="+12")
    Indicator.objects.filter(code="DOC-01").update(why="It is likely.")
    with pytest.raises(CommandError, match=r"2 fault\(s\)"):
        call_command("check_content")
    assert capsys.readouterr().out.splitlines() == [
        f"{DOC}: why: 'likely': this site gives no verdict",
        "help_lines.yaml: CN-12308: dial: +12 is not a number that can exist",
    ]


def test_command_without_the_article(tmp_path):
    with pytest.raises(CommandError, match=r"article\.txt"):
        call_command("check_content", tmp_path)


def test_command_without_content():
    Indicator.objects.all().delete()
    with pytest.raises(CommandError, match="run load_content first"):
        call_command("check_content")
