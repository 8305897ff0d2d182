"""What became of an attack."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


class Worked(Exception):
    """The attack did what it should not; the message says what was seen."""


@dataclass(frozen=True)
class Outcome:
    name: str
    failed: bool
    seen: str


def insist(held: bool, seen: str) -> str:
    if not held:
        raise Worked(seen)
    return seen


def replay(attacks: Mapping[str, Callable[[Any], str]], target: Any) -> Iterator[Outcome]:
    """Each attack says what was seen. One that falls over itself has not been held off."""
    for name, attack in attacks.items():
        try:
            outcome = Outcome(name, False, attack(target))
        except Worked as worked:
            outcome = Outcome(name, True, str(worked))
        except (OSError, AssertionError, ValueError) as error:
            outcome = Outcome(name, True, f"{type(error).__name__}: {error}")
        print(f"{'FAILED' if outcome.failed else 'ok'} {name}: {outcome.seen}", flush=True)
        yield outcome
