"""Rules of the knowledge check as a whole: its forms A and B have the same aims and are as hard as each other."""

from collections.abc import Iterable, Iterator

from screening.choices import SHEETS_OF_QUESTIONS, CheckForm, QuestionKind
from screening.models import Lesson, Question

# Kinds with a right answer: only these can be compared, so only these stand in pairs.
COMPARED = (QuestionKind.ONE, QuestionKind.SEVERAL)

Found = tuple[Question | Lesson, str, str]  # the row, its field, and what is wrong


def form_faults(questions: Iterable[Question]) -> Iterator[Found]:
    pairs: dict[str, list[Question]] = {}
    for row in questions:
        yield from _place_faults(row)
        if row.pair:
            pairs.setdefault(row.pair, []).append(row)
    for pair in pairs.values():
        yield from _pair_faults(pair)


def paper_faults(questions: Iterable[Question], lessons: Iterable[Lesson]) -> Iterator[Found]:
    """Lessons that have questions and print no sheet of them."""
    asked = {row.lesson_id for row in questions}
    for lesson in lessons:
        for kind in SHEETS_OF_QUESTIONS:
            if lesson.pk in asked and kind not in lesson.handouts:
                yield lesson, "handouts", f"has questions, so {kind!s} belongs to what is printed"


def _place_faults(row: Question) -> Iterator[Found]:
    """A question with right options is one of a pair; any other one stands in both forms."""
    if row.kind in COMPARED:
        if row.form == CheckForm.BOTH:
            yield row, "form", f"a question of the kind {row.kind!r} stands in A or in B"
        if not row.pair:
            yield row, "pair", "needs the name of its aim, and a question in the other form"
    elif row.form != CheckForm.BOTH or row.pair:
        yield row, "form", f"a question of the kind {row.kind!r} stands in both forms, and in no pair"


def _pair_faults(pair: list[Question]) -> Iterator[Found]:
    first, *others = pair
    forms = sorted(row.form for row in pair)
    if forms != [CheckForm.A, CheckForm.B]:
        yield first, "pair", f"{first.pair!r} stands in {', '.join(forms)}: it needs one question in A and one in B"
    for other in others:
        for field in ("kind", "lesson", "later"):
            if getattr(other, field) != getattr(first, field):
                yield other, field, f"differs from {first.code}, its pair"
        if _shape(other) != _shape(first):
            yield other, "options", f"needs as many as {first.code}, its pair, and as many right ones"


def _shape(row: Question) -> tuple[int, int]:
    return len(row.options), sum(option["right"] for option in row.options)
