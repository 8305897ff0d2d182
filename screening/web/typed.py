"""Addresses that somebody typed from paper: in other letters, with another dash, with `zh` for `zh-hans`."""

import re
import unicodedata
from dataclasses import replace
from typing import TypeVar

from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import get_supported_language_variant, override

from screening.handouts.kinds.shape import Option, Wanted
from screening.handouts.kits.contents import Kit

T = TypeVar("T")
# What keyboards and word processors put in the place of the dash of a code.
_DASHES = re.compile(r"[\s_\u2010-\u2015\u2212]+")
# All that addresses of pages are made of.
_PLAIN = re.compile(r"[a-z0-9/+.-]+")


def page_meant(path: str) -> str:
    """The address that `path` stands for, as the site writes it; empty where there is none such.

    It is made from the name of a page, so it never leads elsewhere.
    """
    typed = _DASHES.sub("-", unicodedata.normalize("NFKC", path)).casefold()
    if not _PLAIN.fullmatch(typed):
        return ""
    first, _, rest = typed.removeprefix("/").partition("/")
    try:
        language = get_supported_language_variant(first)
        with override(language):
            found = _with_or_without_slash(f"/{language}/{rest}")
            given = {name: _in_capitals(value, name) for name, value in found.kwargs.items()}
            return reverse(found.view_name, kwargs=given)
    except (LookupError, Resolver404):
        return ""


def _with_or_without_slash(path: str) -> ResolverMatch:
    """The page of an address whose slash at the end may be missing. Raises Resolver404."""
    try:
        return resolve(path)
    except Resolver404:
        return resolve(f"{path}/")


def _in_capitals(value: T, name: str) -> T | str | Wanted | Kit:
    """What an address names, with its codes in capitals, as all codes are. All else is in small letters."""
    match value:
        case str() if name in ("code", "form"):
            return value.upper()
        case Wanted():
            small = (Option.OTHER, Option.WORDS, Option.ADDRESS)
            codes = {what: code if what in small else code.upper() for what, code in value.values.items()}
            return replace(value, values=codes)
        case Kit():
            lessons, without = map(str.upper, value.lessons), map(_part_in_capitals, value.without)
            return replace(value, lessons=tuple(lessons), place=value.place.upper(), without=tuple(without))
    return value


def _part_in_capitals(code: str) -> str:
    """A part of a kit: check.LESSON-1.A."""
    kind, *codes = code.split(".")
    return ".".join((kind, *map(str.upper, codes)))
