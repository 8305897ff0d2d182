"""What several rooms do with a request in the same way."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_safe

T = TypeVar("T")
View = TypeVar("View", bound=Callable[..., HttpResponseBase])

_kept: set[Callable[..., object]] = set()


def entry_or_404(found: Mapping[str, T], code: str) -> T:
    """The entry of the content that an address names. Raises Http404 where there is none."""
    try:
        return found[code]
    except KeyError:
        raise Http404 from None


def reading_page(view: View) -> View:
    """For a view whose page is the same for everybody, whoever asks, until content or day change."""
    return kept_on_get(require_safe(view))


def kept_on_get(view: View) -> View:
    """The same for a view that answers POST too. Outermost: what counts or waits must not say so, nor be inside."""
    _kept.add(view)
    return view


def is_kept_on_get(view: Callable[..., object]) -> bool:
    return view in _kept
