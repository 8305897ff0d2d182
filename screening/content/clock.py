"""Whether the clock of this computer can be right. How old a check is, every page and every sheet takes from it."""

from datetime import date

# On this day the last numbers and sources of this release were read: no earlier day can be today.
RELEASED = date(2026, 11, 29)
CLOCK_IS_WRONG = (
    "The clock of this computer is wrong: it shows a day before this release was made. "
    "Until it is set right, no help line counts as recently checked."
)


def clock_is_wrong(today: date) -> bool:
    return today < RELEASED
