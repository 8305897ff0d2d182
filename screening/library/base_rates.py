"""Why a test can be wrong about most people it flags, in counts of 1,000 people. Figures: instruments.yaml."""

import functools
from dataclasses import dataclass

from django.utils.safestring import SafeString

from screening.content.entries import InstrumentEntry

PEOPLE = 1000
PER_ROW = 50
# How many of 1,000 are affected, in the table that needs no scripts, and the end of the slider.
EXAMPLES = (5, 14, 50, 88, 200)
MOST_AFFECTED = 200


@dataclass(frozen=True, slots=True)
class Dot:
    """One person: `x` and `y` count columns and rows."""

    x: int
    y: int
    affected: bool
    flagged: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Counts of 1,000 people."""

    affected: int
    found: int  # affected and flagged
    wrongly_flagged: int

    @property
    def flagged(self) -> int:
        return self.found + self.wrongly_flagged

    @property
    def missed(self) -> int:
        return self.affected - self.found

    @property
    def svg(self) -> SafeString:
        """The dots without a script, for a wall: in one colour, which is that of the words around them."""
        return _svg(self)

    def dots(self) -> list[Dot]:
        """A dot per person: the affected ones first, then those flagged without being affected."""
        end_of_flagged = self.affected + self.wrongly_flagged
        return [
            Dot(
                number % PER_ROW,
                number // PER_ROW,
                affected=number < self.affected,
                flagged=number < self.found or self.affected <= number < end_of_flagged,
            )
            for number in range(PEOPLE)
        ]


@functools.cache
def _svg(picture: Picture) -> SafeString:
    drawn: dict[tuple[bool, bool], list[str]] = {}
    for dot in picture.dots():
        circle = f'<circle cx="{dot.x * 10 + 5}" cy="{dot.y * 10 + 5}" r="3.4"/>'
        drawn.setdefault((dot.affected, dot.flagged), []).append(circle)
    groups = (
        f'<g fill="{"currentColor" if affected else "none"}" stroke-width="{1.7 if flagged else 0.4}">'
        f"{''.join(circles)}</g>"
        for (affected, flagged), circles in drawn.items()
    )
    size = f"{PER_ROW * 10} {PEOPLE // PER_ROW * 10}"
    return SafeString(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" stroke="currentColor">{"".join(groups)}</svg>'
    )


def can_picture(instrument: InstrumentEntry) -> bool:
    return None not in (instrument.prevalence, instrument.sensitivity, instrument.specificity)


def picture(affected: int, instrument: InstrumentEntry) -> Picture:
    """What the instrument would do among 1,000 people of whom `affected` are truly affected."""
    assert instrument.sensitivity is not None
    assert instrument.specificity is not None
    found = _rounded(affected * instrument.sensitivity)
    wrongly = _rounded((PEOPLE - affected) * (1000 - instrument.specificity))
    return Picture(affected, found, wrongly)


def _rounded(per_mille: int) -> int:
    """A count from a product with a rate per 1,000; halves go up, as in the script of the page."""
    return (per_mille + 500) // 1000
