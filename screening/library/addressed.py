"""The entry that an address names, or the page that says there is none."""

from collections.abc import Mapping
from typing import TypeVar

from django.http import Http404

T = TypeVar("T")


def addressed(found: Mapping[str, T], code: str) -> T:
    try:
        return found[code]
    except KeyError:
        raise Http404 from None
