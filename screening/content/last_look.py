"""What readers are told about how old the knowledge of a help line is: its evidence, and the newest check after it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from screening.choices import CheckOutcome


def last_look(read: date, check: Mapping[str, Any] | None) -> dict[str, Any]:
    """The fields that are published; `read` is the day on which the evidence was read, `check` the newest check."""
    if check is None or check["day"] < read:  # read again since, and the number may have changed with it
        return {"checked": read, "check_method": "", "known_wrong": False}
    if check["outcome"] == CheckOutcome.WRONG:
        return {"checked": read, "check_method": "", "known_wrong": True}
    return {"checked": check["day"], "check_method": check["method"], "known_wrong": False}
