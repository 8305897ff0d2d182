"""Again and again, so that the median says more than luck; and no longer than somebody waits."""

import time
from collections.abc import Iterator


def rounds(number: int | None, *, usual: int, seconds: float) -> Iterator[int]:
    """So many rounds as were asked for; otherwise the usual ones that fit in the time, and at least one."""
    began = time.monotonic()
    for done in range(number or usual):
        taken = time.monotonic() - began
        if done and number is None and taken + taken / done > seconds:
            return
        yield done
