"""A wording is called wrong or unsafe, and a number goes up: slowly, whoever says so and however often."""

from datetime import date

from django.db import transaction

from screening.choices import FlagReason
from screening.flags.on_page import Wording
from screening.models import Flag

# Of a wording and a reason, from all readers together: no address is needed to keep one of them from shouting.
MOST_A_DAY = 3


def count(wording: Wording, reason: FlagReason, day: date) -> None:
    which = {"language": wording.text.language, "key": wording.key, "digest": wording.digest, "reason": reason}
    with transaction.atomic():
        flag, _ = Flag.objects.select_for_update().get_or_create(**which, defaults={"day": day})
        if flag.day != day:
            flag.day, flag.today = day, 0
        if flag.today < MOST_A_DAY:
            flag.today += 1
            flag.count += 1
            flag.save(update_fields=("day", "today", "count"))
