"""Passages that code asks for by their codes. Each room lists its own, and `screening/needed.py` all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.choices import Label, PassageGroup
from screening.content.schema import schema_of
from screening.errors import ContentFileError
from screening.models import Passage


@dataclass(frozen=True, slots=True)
class Need:
    """`who` shows the passage: a page or a handout, by its name. `vital`: readers are not offered it without."""

    code: str
    who: Label
    vital: bool = False


def need_faults(needs: Iterable[Need]) -> list[str]:
    """A line for each passage that is in no row. A hidden one is there: that a host leaves it away is no fault."""
    stored = set(Passage.objects.values_list("code", flat=True))
    missing: dict[str, dict[str, None]] = {}
    for need in needs:
        if need.code not in stored:
            missing.setdefault(need.code, {})[str(need.who)] = None
    return [f"{file_of(code)}: {code}: code: is missing; needed by: {', '.join(who)}" for code, who in missing.items()]


def check_needs(needs: Iterable[Need]) -> None:
    """Raises ContentFileError where a passage is in no row."""
    if faults := need_faults(needs):
        raise ContentFileError(faults)


def file_of(code: str) -> str:
    """Where a passage belongs: the codes of official ones begin with their group."""
    group = max((group for group in PassageGroup if code.startswith(f"{group}-")), key=len, default="*")
    return schema_of(Passage).paths.replace("*", group)
