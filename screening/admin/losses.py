"""What readers lose when rows are hidden, said before it is done."""

from collections.abc import Callable, Iterator, Sequence

from screening.choices import PassageGroup
from screening.models import ITEMS, Item, Passage
from screening.needed import NEEDS

Loss = Callable[[Sequence[Item]], Iterator[str]]


def losses(rows: Sequence[Item]) -> list[str]:
    """One sentence for each loss. All rows are of one model."""
    return [sentence for loss in LOSSES for sentence in loss(rows)] if rows else []


def _left_empty(rows: Sequence[Item]) -> Iterator[str]:
    """What has nothing of this kind left: a place without help lines, a category without indicators."""
    model = type(rows[0])
    if not model.part_of:
        return
    shown = model.objects.filter(hidden=False).exclude(pk__in=[row.pk for row in rows]).select_related(model.part_of)
    emptied = {getattr(row, model.part_of) for row in rows} - {getattr(row, model.part_of) for row in shown}
    for whole in sorted(emptied, key=lambda row: (row.position, row.code)):
        if not whole.hidden:
            yield f"{named(whole)} has no {model._meta.verbose_name} left."


def _gone_with_it(rows: Sequence[Item]) -> Iterator[str]:
    """What is hidden with the whole that it is part of."""
    for model in ITEMS:
        if not model.part_of or model._meta.get_field(model.part_of).related_model is not type(rows[0]):
            continue
        parts = model.objects.filter(hidden=False, **{f"{model.part_of}__in": rows})
        for row in rows:
            if count := sum(getattr(part, f"{model.part_of}_id") == row.pk for part in parts):
                kind = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
                yield f"{named(row)} goes with {count} {kind}."


def _needed(rows: Sequence[Item]) -> Iterator[str]:
    """What goes with a passage that code asks for, and what goes on without it."""
    for row in rows:
        found = [need for need in NEEDS if isinstance(row, Passage) and need.code == row.code]
        if gone := dict.fromkeys(str(need.who) for need in found if need.vital):
            yield f"{named(row)} takes along: {', '.join(gone)}."
        if poorer := dict.fromkeys(str(need.who) for need in found if not need.vital):
            yield f"{named(row)} is left out of: {', '.join(poorer)}."


def _emptied_groups(rows: Sequence[Item]) -> Iterator[str]:
    """Pages and sheets are made of groups of passages."""
    groups = {row.group for row in rows if isinstance(row, Passage) and not row.hidden}
    shown = Passage.objects.filter(hidden=False).exclude(pk__in=[row.pk for row in rows])
    for group in sorted(groups - set(shown.values_list("group", flat=True))):
        yield f"The group {PassageGroup(group).label} has no passage left."


def named(row: Item) -> str:
    words = next((getattr(row, name) for name in ("name", "title", "term", "question") if hasattr(row, name)), "")
    return f"{words} ({row.code})" if words else row.code


# What else readers lose is one more function here.
LOSSES: tuple[Loss, ...] = (_left_empty, _gone_with_it, _needed, _emptied_groups)
