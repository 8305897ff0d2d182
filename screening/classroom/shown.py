"""A poll in the reader's language, as a page shows it. What is no longer in the content stands in English."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from screening.choices import Label, Meaning, PollKind, State
from screening.classroom.polls import PAUSE, SLOWLY, WELL, choices
from screening.classroom.tally import Counted
from screening.content.edition import Edition
from screening.content.entries import PracticeCaseEntry
from screening.languages import ENGLISH
from screening.models import Poll
from screening.text.strings import LocalText

Shown = LocalText | Label

QUESTIONS: dict[str, Label] = {
    # Translators: question to a class, above an invented story and a list of signs to tick.
    PollKind.CASE: _("Which of these signs does the story show? Tick none if it shows none."),
    # Translators: asks a class to number the steps of a conversation.
    PollKind.ORDER: _("In which order do these steps come?"),
    # Translators: question to a class, answered from 1 to 5.
    PollKind.SURE: _("How sure are you that you could do this in your work?"),
    # Translators: question to a class, answered by one of three drawings.
    PollKind.WELL: _("How are you doing?"),
    # Translators: question to a class about a test that names people.
    PollKind.DOTS: _("A good test names some people. Of 100 whom it names, how many are really affected?"),
    # Translators: asks a class to talk with each other about the sentences below.
    PollKind.TALK: _("Talk about it with your neighbours."),
}
SURE: dict[str, Label] = {
    # Translators: first of five steps of how sure somebody is.
    "1": _("1: not sure at all"),
    "2": "2",
    "3": "3",
    "4": "4",
    # Translators: last of five steps of how sure somebody is.
    "5": _("5: very sure"),
}
FEELINGS: dict[str, tuple[Label, str]] = {
    # Translators: answer to "How are you doing?", read aloud beside a drawing.
    WELL: (_("Well, go on"), "board-yes"),
    # Translators: answer to "How are you doing?", read aloud beside a drawing.
    SLOWLY: (_("More slowly, please"), "board-wait"),
    # Translators: answer to "How are you doing?", read aloud beside a drawing.
    PAUSE: (_("I would like a pause"), "board-stop"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """How many of the room chose it, how many did not, and the share in per cent: None where nothing may be shown."""

    code: str
    words: Shown
    meaning: Meaning | None
    reason: LocalText | None
    drawing: str
    count: int | None
    rest: int | None
    share: int | None

    @property
    def twentieths(self) -> int | None:
        return None if self.share is None else round(self.share / 5)


@dataclass(frozen=True, slots=True)
class ShownPoll:
    poll: Poll
    question: Shown
    title: Shown | None  # where there is more to say than the question
    story: tuple[LocalText, ...]
    options: tuple[Option, ...]
    explanation: LocalText | None
    lines: tuple[LocalText, ...]

    @property
    def one(self) -> bool:
        return self.poll.kind in (PollKind.ONE, PollKind.SURE, PollKind.WELL, PollKind.DOTS)

    def with_meaning(self, *meanings: str) -> list[Option]:
        return [row for row in self.options if row.meaning in meanings]

    @property
    def supported(self) -> list[Option]:
        return self.with_meaning(Meaning.SUPPORTED)

    @property
    def explore(self) -> list[Option]:
        return self.with_meaning(Meaning.EXPLORE)

    @property
    def tempting(self) -> list[Option]:
        return self.with_meaning(Meaning.TEMPTING)


def shown(poll: Poll, edition: Edition, counted: Counted | None) -> ShownPoll:
    """With `counted`, what the room chose; a small room is not broken down."""
    case = edition.cases.get(poll.code) if poll.kind == PollKind.CASE else None
    question = edition.questions.get(poll.code)
    lesson = edition.lessons.get(poll.code)
    instrument = edition.instruments.get(poll.code)
    reasons = _reasons(case) if case else {}
    broken_down = counted if counted and counted.is_broken_down else None
    options = tuple(
        Option(
            code=code,
            words=_words(poll, edition, code),
            meaning=Meaning(poll.meaning[code]) if code in poll.meaning else None,
            reason=reasons.get(code),
            drawing=FEELINGS[code][1] if poll.kind == PollKind.WELL else "",
            count=broken_down.counts.get(code, 0) if broken_down else None,
            rest=broken_down.people - broken_down.counts.get(code, 0) if broken_down else None,
            share=round(100 * broken_down.counts.get(code, 0) / broken_down.people) if broken_down else None,
        )
        for code in poll.options
    )
    return ShownPoll(
        poll=poll,
        question=question.question if question else QUESTIONS.get(poll.kind, _english(poll, "")),
        title=_title(poll, edition),
        story=case.story if case else (),
        options=options,
        explanation=question.answer if question else instrument.note if instrument else case.offer if case else None,
        lines=lesson.debrief if lesson and poll.kind == PollKind.TALK else case.ask if case else (),
    )


def mixed(shown_poll: ShownPoll, places: Mapping[str, int]) -> list[tuple[Option, int]]:
    """Steps to bring into order, as mixed on every phone of the room, each with the place that it has so far."""
    rows = list(shown_poll.options)
    random.Random(shown_poll.poll.pk).shuffle(rows)  # noqa: S311  no secret
    return [(row, places.get(row.code, place)) for place, row in enumerate(rows, start=1)]


def _title(poll: Poll, edition: Edition) -> Shown | None:
    match poll.kind:
        case PollKind.CASE if poll.code in edition.cases:
            return edition.cases[poll.code].title
        case PollKind.SURE if poll.code in edition.indicators:
            return edition.indicators[poll.code].title
        case PollKind.CASE | PollKind.SURE if poll.code:
            return _english(poll, "")
    return None


def _words(poll: Poll, edition: Edition, code: str) -> Shown:
    match poll.kind:
        case PollKind.SURE:
            return SURE[code]
        case PollKind.WELL:
            return FEELINGS[code][0]
        case PollKind.DOTS:
            # Translators: answer to a question of how many people; {n} is a number below 100.
            return format_lazy(_("{n} of 100"), n=code)
        case PollKind.CASE if code in edition.indicators:
            return edition.indicators[code].title
        case PollKind.ORDER if code in edition.passages:
            return edition.passages[code].title
        case PollKind.ONE | PollKind.SEVERAL if poll.code in edition.questions:
            options = edition.questions[poll.code].options
            # A question that was rewritten since: what was asked then is what was answered.
            if int(code) < len(options) and len(options) == len(poll.options):
                return options[int(code)].text
    return _english(poll, code)


def _reasons(case: PracticeCaseEntry) -> dict[str, LocalText]:
    return {row.indicator.code: row.reason for row in (*case.present, *case.explore, *case.tempting)}


def _english(poll: Poll, option: str) -> LocalText:
    return LocalText(poll.words.get(option, option), ENGLISH.code, State.MISSING)


def on_the_spot(edition: Edition) -> list[tuple[Label, list[tuple[str, str]]]]:
    """What can be asked at once, by kind: each with the value that a form sends."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for value, kind, code in choices(edition):
        words = _in_list(edition, kind, code) if code else PollKind(kind).label
        groups.setdefault(kind, []).append((value, str(words)))
    return [(PollKind(kind).label, rows) for kind, rows in groups.items()]


def _in_list(edition: Edition, kind: PollKind, code: str) -> Shown:
    match kind:
        case PollKind.CASE:
            return edition.cases[code].title
        case PollKind.SURE:
            return edition.indicators[code].title
        case PollKind.DOTS:
            return edition.instruments[code].name
    return edition.questions[code].question
