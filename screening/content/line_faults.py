"""What is wrong with the fields of a help line beside each other, once each of them is right."""

from collections.abc import Iterator, Mapping
from typing import Any

from screening.choices import Channel, LineKind, Serves
from screening.content.numbers import number_faults
from screening.content.rules import Fault, first_day

# Ways to reach a line with written words. An app may ask for a voice.
WRITTEN = {Channel.SMS, Channel.CHAT, Channel.EMAIL, Channel.WEB, Channel.WHATSAPP, Channel.WECHAT, Channel.TTY}


def line_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    yield from number_faults(values["number"], values["dial"])
    dated = first_day(values["source_date"])
    if dated and dated > values["checked"]:
        yield "source_date", f"is after the day on which it was read: {values['checked']}"
    written = sorted(WRITTEN.intersection(values["channels"]))
    if written and values["without_speaking"] is not True:
        yield "without_speaking", f"must be true: the line has {', '.join(written)} among its channels"
    if values["kind"] == LineKind.CONSULAR and values["serves"] != Serves.CITIZENS_ABROAD:
        yield "serves", f"must be {Serves.CITIZENS_ABROAD}: the line is {LineKind.CONSULAR}"
