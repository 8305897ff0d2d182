"""The standard handouts, made ready by one command."""

import sys
from collections.abc import Sequence
from functools import partial
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from screening.choices import HandoutKind
from screening.content.edition import forget, get_edition
from screening.content.publish import publish
from screening.errors import PrintFailed
from screening.handouts import prebuild, printed
from screening.handouts.kinds import KINDS
from screening.handouts.kinds.shape import Ink, Option, Paper
from screening.handouts.prebuild import Built, bar, build
from screening.handouts.printing import processes
from screening.handouts.printing.processes import Pool
from screening.handouts.standard import standard
from screening.languages import BY_CODE, LANGUAGES
from screening.management.commands import build_handouts
from screening.models import Passage
from tests.handouts.test_processes import ECHO, START
from tests.printing import Printer, sheet_of_paper

pytestmark = pytest.mark.django_db

SITE = "http://x.example"


@pytest.fixture
def presses(printer, monkeypatch) -> Printer:
    """The pool that a command starts for itself. It makes few handouts of the hundreds that are standard."""
    monkeypatch.setattr(build_handouts, "standard", lambda edition, language: some(9, ["checklist", "evaluation"]))
    monkeypatch.setattr(prebuild, "Pool", lambda **options: printer)
    monkeypatch.setattr(prebuild, "ThreadPoolExecutor", OneAfterTheOther)
    return printer


class OneAfterTheOther(prebuild.ThreadPoolExecutor):
    """A test's transaction is seen by its own thread alone."""

    def submit(self, work, *args):
        future: prebuild.Future = prebuild.Future()
        try:
            future.set_result(work(*args))
        except Exception as error:  # noqa: BLE001  as the real one
            future.set_exception(error)
        return future


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda row: row.code)
def test_every_kind_is_standard_on_both_papers(content: None, language) -> None:
    found = list(standard(get_edition(language.code), language))
    paths = [wanted.path for wanted in found]
    assert len(paths) == len(set(paths))
    beside_english = {kind.code for kind in KINDS if Option.OTHER in kind.options}
    left_out = {kind.code for kind in KINDS if not kind.prebuilt} | (beside_english if language.code == "en" else set())
    assert {wanted.kind.code for wanted in found} == {kind.code for kind in KINDS} - left_out
    for kind in {wanted.kind for wanted in found}:
        papers = {wanted.paper for wanted in found if wanted.kind is kind}
        assert papers == ({Paper.SCREEN} if kind.code == HandoutKind.SLIDES else {Paper.A4, Paper.LETTER})
    assert {wanted.ink for wanted in found} == {Ink.BLACK}


def some(count: int, kinds: Sequence[str] = ()) -> list:
    found = standard(get_edition("en"), BY_CODE["en"])
    return [one for one in found if not kinds or one.kind.code in kinds][:count]


def test_a_second_run_prints_nothing(content: None, presses) -> None:
    told: list[int] = []
    first = build(some(5), SITE, 2, lambda built: told.append(built.done))
    assert (first.made, first.kept, first.pages, first.failed) == (5, 0, 15, [])
    assert told[-1] == 5
    second = build(some(5), SITE, 2, lambda built: None)
    assert (second.made, second.kept, second.pages) == (0, 5, 0)
    assert len(presses.jobs) == 5


def test_it_uses_its_own_processes_alone(content: None, presses, monkeypatch) -> None:
    """With those of a web process beside them there would be twice as many."""
    monkeypatch.setattr(processes, "pool", None)
    assert build(some(2), SITE, 2, lambda built: None).made == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_command_starts_as_many_processes_as_it_is_told(content: None, monkeypatch, tmp_path, count: int) -> None:
    counted = f"open({str(tmp_path)!r} + '/' + str(os.getpid()), 'w').close()"
    program = START + counted + ECHO + "    time.sleep(0.2); answer({})"
    monkeypatch.setattr(build_handouts, "standard", lambda edition, language: some(6))
    monkeypatch.setattr(prebuild, "Pool", partial(Pool, (sys.executable, "-c", program)))
    monkeypatch.setattr(prebuild, "_make", lambda wanted, site, pool: len(pool.versions()) * len(pool.run({}, b"")))
    call_command("build_handouts", "--language", "en", "--processes", str(count), stdout=StringIO())
    assert len(list(tmp_path.iterdir())) == count


def test_it_goes_on_where_it_was_stopped(content: None, presses) -> None:
    def stop(built: Built) -> None:
        if built.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(some(9), SITE, 1, stop)
    done = len(presses.jobs)
    assert done < 9
    assert build(some(9), SITE, 1, lambda built: None).made == 9 - done


def test_one_that_fails_does_not_stop_the_others(content: None, presses) -> None:
    def sometimes(job: dict, body: bytes) -> tuple[dict, bytes]:
        if len(presses.jobs) == 2:
            raise PrintFailed("No space left on device")
        return {"pages": 1}, sheet_of_paper()

    presses.answer = sometimes
    built = build(some(4), SITE, 1, lambda now: None)
    assert (built.made, len(built.failed)) == (3, 1)
    assert "No space left on device" in built.failed[0]
    assert not any(path.suffix == ".new" for path in printed.store().standard.iterdir())
    assert build(some(4), SITE, 1, lambda now: None).made == 1


def test_drafts_are_not_printed_where_the_host_wants_reviewed_ones(content: None, presses, settings) -> None:
    settings.SCREENING_PRINT_REQUIRES_REVIEW = True
    wanted = list(standard(get_edition("vi"), BY_CODE["vi"]))[:3]
    assert build(wanted, SITE, 1, lambda built: None).refused == 3


def test_the_command_says_pages_seconds_and_speed(content: None, presses) -> None:
    out = StringIO()
    call_command("build_handouts", "--language", "en", "--site", SITE, stdout=out)
    assert "pages per second." in out.getvalue()
    assert bar(1, 1) in out.getvalue() or "[####" in out.getvalue()
    again = StringIO()
    call_command("build_handouts", "--language", "en", "--site", SITE, stdout=again)
    assert "0 made," in again.getvalue()
    assert "per second" not in again.getvalue()


def test_what_the_command_makes_is_what_the_site_serves(content: None, presses, visitor) -> None:
    call_command("build_handouts", "--language", "en", stdout=StringIO())
    before = len(presses.jobs)
    assert visitor.get("/en/handouts/checklist/a4.pdf").status_code == 200
    assert len(presses.jobs) == before


def test_the_command_fails_where_a_handout_does(content: None, presses) -> None:
    def fail(job: dict, body: bytes) -> tuple[dict, bytes]:
        raise PrintFailed("no such glyph")

    presses.answer = fail
    told = StringIO()
    with pytest.raises(CommandError, match="could not be made"):
        call_command("build_handouts", "--language", "en", "--site", SITE, stdout=StringIO(), stderr=told)
    assert "no such glyph" in told.getvalue()


def test_content_that_a_host_hides_meanwhile_does_not_stop_the_others(content: None, presses) -> None:
    wanted = [one for one in standard(get_edition("en"), BY_CODE["en"]) if one.kind.code in ("evaluation", "steps")]
    Passage.objects.filter(code="evaluation-slip").update(hidden=True)
    publish()
    forget()
    built = build(wanted, SITE, 1, lambda now: None)
    assert (built.made, len(built.failed)) == (2, 2)
