"""Polls, made from content: what may be chosen, what each choice means, and what it said in English."""

from collections.abc import Iterator

from screening.choices import Meaning, PassageGroup, PollKind, QuestionKind
from screening.content.edition import Edition
from screening.content.entries import (
    IndicatorEntry,
    InstrumentEntry,
    LessonEntry,
    PracticeCaseEntry,
    QuestionEntry,
)
from screening.library import base_rates
from screening.models import Poll

STEPS_OF_SURE = ("1", "2", "3", "4", "5")
WELL, SLOWLY, PAUSE = "well", "slowly", "pause"
SHARES = (5, 25, 50, 75, 95)  # of 100 people named by a test, those who are affected
_ASKED = {QuestionKind.ONE: PollKind.ONE, QuestionKind.SEVERAL: PollKind.SEVERAL}


def of_lesson(english: Edition, lesson: LessonEntry) -> list[Poll]:
    """What a trainer of that lesson has ready; each can be left out, and others can be added."""
    questions = [row for row in english.questions.values() if row.lesson == lesson.code and not row.later]
    return [
        of_feeling(),
        *(of_case(case) for case in lesson.cases),
        *[of_question(row) for row in questions if row.kind in _ASKED][:2],
        of_sureness(),
        to_talk(lesson),
    ]


def of_cases(english: Edition, codes: list[str]) -> list[Poll]:
    return [of_feeling(), *(of_case(english.cases[code]) for code in codes)]


def of_case(case: PracticeCaseEntry) -> Poll:
    meaning = {
        **{row.indicator.code: Meaning.SUPPORTED for row in case.present},
        **{row.indicator.code: Meaning.EXPLORE for row in case.explore},
        **{row.indicator.code: Meaning.TEMPTING for row in case.tempting},
    }
    titles = {row.indicator.code: row.indicator.title.value for row in (*case.present, *case.explore, *case.tempting)}
    # By code: no order may tell which ones the text supports.
    options = sorted(meaning)
    return Poll(
        kind=PollKind.CASE, code=case.code, options=options, meaning=meaning, words={"": case.title.value, **titles}
    )


def of_question(question: QuestionEntry) -> Poll:
    options = [str(number) for number in range(len(question.options))]
    meaning = {
        option: Meaning.RIGHT if row.right else Meaning.WRONG
        for option, row in zip(options, question.options, strict=True)
    }
    words = {option: row.text.value for option, row in zip(options, question.options, strict=True)}
    kind = _ASKED[question.kind]
    return Poll(
        kind=kind,
        code=question.code,
        options=options,
        meaning=meaning,
        words={"": question.question.value, **words},
    )


def of_steps(english: Edition) -> Poll:
    """The steps of a safe conversation, in their order."""
    steps = [row for row in english.passages.values() if row.group == PassageGroup.TALK]
    return Poll(
        kind=PollKind.ORDER, options=[row.code for row in steps], words={row.code: row.title.value for row in steps}
    )


def of_sureness(indicator: IndicatorEntry | None = None) -> Poll:
    """How sure somebody is: of the whole lesson, or to notice one sign and to see its other side."""
    words = {"": indicator.title.value} if indicator else {}
    return Poll(kind=PollKind.SURE, code=indicator.code if indicator else "", options=list(STEPS_OF_SURE), words=words)


def of_feeling() -> Poll:
    return Poll(kind=PollKind.WELL, options=[WELL, SLOWLY, PAUSE])


def of_dots(instrument: InstrumentEntry) -> Poll:
    picture = base_rates.picture(instrument.prevalence or 0, instrument)
    share = 100 * picture.found / picture.flagged
    nearest = min(SHARES, key=lambda row: abs(row - share))
    options = [str(row) for row in SHARES]
    meaning = {str(row): Meaning.RIGHT if row == nearest else Meaning.WRONG for row in SHARES}
    words = {"": instrument.name.value}
    return Poll(kind=PollKind.DOTS, code=instrument.code, options=options, meaning=meaning, words=words)


def to_talk(lesson: LessonEntry) -> Poll:
    return Poll(kind=PollKind.TALK, code=lesson.code, words={"": lesson.title.value})


def again(poll: Poll) -> Poll:
    """The same for a session that is copied."""
    return Poll(kind=poll.kind, code=poll.code, options=poll.options, meaning=poll.meaning, words=poll.words)


def choices(english: Edition) -> Iterator[tuple[str, PollKind, str]]:
    """What can be asked on the spot: `kind:code`, the kind and the code; see `wanted`."""
    for case in english.cases:
        yield f"{PollKind.CASE}:{case}", PollKind.CASE, case
    for question in english.questions.values():
        if question.kind in _ASKED:
            yield f"{_ASKED[question.kind]}:{question.code}", _ASKED[question.kind], question.code
    for indicator in english.indicators:
        yield f"{PollKind.SURE}:{indicator}", PollKind.SURE, indicator
    for instrument in english.instruments.values():
        if base_rates.can_picture(instrument):
            yield f"{PollKind.DOTS}:{instrument.code}", PollKind.DOTS, instrument.code
    yield from ((f"{kind}:", kind, "") for kind in (PollKind.ORDER, PollKind.SURE, PollKind.WELL))


def wanted(english: Edition, choice: str) -> Poll:
    """The poll of a choice. Raises KeyError for one that the content does not know."""
    kind, _, code = choice.partition(":")
    match kind:
        case PollKind.CASE:
            return of_case(english.cases[code])
        case PollKind.ONE | PollKind.SEVERAL:
            return of_question(english.questions[code])
        case PollKind.SURE:
            return of_sureness(english.indicators[code] if code else None)
        case PollKind.DOTS:
            return of_dots(english.instruments[code])
        case PollKind.ORDER:
            return of_steps(english)
        case PollKind.WELL:
            return of_feeling()
    raise KeyError(choice)
