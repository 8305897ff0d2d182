"""What a published change touches is made again in the background, and the staff site says how far it is."""

import pytest

from screening.content.edition import Edition, get_edition
from screening.content.publish import publish, published
from screening.errors import PrintFailed
from screening.handouts import kinds, prebuild, printed, queue, rebuild
from screening.handouts.kinds.shape import Wanted
from screening.handouts.queue import Turn
from screening.handouts.rebuild import Rebuild
from screening.handouts.standard import standard
from screening.languages import BY_CODE, ENGLISH, Language
from screening.models import HelpLine, Passage
from tests.handouts.test_prebuild import OneAfterTheOther
from tests.printing import Printer

pytestmark = pytest.mark.django_db


class AtOnce(Rebuild):
    """A test's transaction is seen by its own thread alone."""

    def start(self):
        self.work()


@pytest.fixture
def again(printer: Printer, few_languages: None, content: None, monkeypatch) -> Rebuild:
    """A rebuild of a site that has a standard set, told of what is published."""
    monkeypatch.setattr(rebuild, "LANGUAGES", (ENGLISH, BY_CODE["km"]))
    monkeypatch.setattr(prebuild, "Pool", lambda **options: printer)
    monkeypatch.setattr(prebuild, "ThreadPoolExecutor", OneAfterTheOther)
    monkeypatch.setattr(queue, "jobs", InLine())
    monkeypatch.setattr(rebuild.connections, "close_all", lambda: None)  # they are the test's own
    found = AtOnce()
    monkeypatch.setattr(rebuild, "rebuild", found)
    rebuild.listen()
    yield found
    published.disconnect(rebuild._on_published)


@pytest.fixture
def few_kinds(monkeypatch) -> None:
    """Of the hundreds of standard handouts those that say who helps, and one that a host may hide."""

    def some(edition: Edition, language: Language) -> list[Wanted]:
        return [one for one in standard(edition, language) if one.kind.code in {"help", "evaluation"}]

    monkeypatch.setattr(rebuild, "standard", some)


class InLine(queue.Queue):
    def __init__(self):
        super().__init__()
        self.turns = []

    def ask(self, name, steps, turn=Turn.SHEET):
        self.turns.append(turn)
        job = queue.Job(name, steps, turn)
        job.work()
        return job


def build(*languages: str) -> None:
    wanted = [one for code in languages for one in rebuild.standard(get_edition(code), BY_CODE[code])]
    prebuild.build(wanted, "", 1, lambda now: None)
    for code in languages:
        printed.store().prepare(code)


def change_a_line() -> None:
    HelpLine.objects.filter(code="VN-111").update(hours="9 to 5")
    publish()


def test_a_changed_line_is_printed_again_where_it_shows(again, printer) -> None:
    build("en", "km")
    before = rebuild.ready()
    printer.jobs.clear()
    change_a_line()
    assert before.ready == before.total == rebuild.ready().ready
    assert printer.jobs == ["pdf"] * 2 * 2  # of all there are, the help sheet of Viet Nam on two papers
    order = printed.order(kinds.wanted("help", ["VN"], "a4", "km"), "")
    assert printed.store().find(order.name).path.parent == printed.store().standard


def test_a_command_after_it_finds_all_of_them(again, few_kinds, printer) -> None:
    build("en", "km")
    change_a_line()
    printer.jobs.clear()
    build("en", "km")
    assert printer.jobs == []


def test_where_nobody_made_a_standard_set_nothing_is_made(again, printer) -> None:
    change_a_line()
    assert printer.jobs == []


def test_only_languages_that_were_made_ready_are_made_again(again, few_kinds, printer) -> None:
    build("km")
    printer.jobs.clear()
    change_a_line()
    assert printer.jobs == ["pdf"] * 2


def test_it_stands_behind_everybody_who_waits(again, few_kinds) -> None:
    build("en")
    change_a_line()
    assert set(queue.jobs.turns) == {Turn.BEFOREHAND}


def test_hidden_content_and_failures_stop_nothing(again, few_kinds, printer, caplog) -> None:
    build("en")
    Passage.objects.filter(code="evaluation-slip").update(hidden=True)

    def fail(job, body):
        raise PrintFailed("no such glyph")

    printer.answer = fail
    change_a_line()
    assert "no such glyph" in caplog.text
    again.ask(["km"])
    assert not again._at_work
