"""Which wordings of the content a page shows: found by their words, so that no page has to say it."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from screening.content.edition import Edition, get_edition
from screening.content.schema import SCHEMAS
from screening.languages import ENGLISH
from screening.shortcuts import is_kept_on_get
from screening.text.strings import LocalText, digest

# So few words, by their bytes, stand in many sentences: they count where a line begins with them, or with their code.
_FEW = 25
_UNSEEN = re.compile(r"<(head|script|style|noscript|footer|nav)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|small|span|strong|sub|sup|time)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Wording:
    key: str
    english: str
    text: LocalText

    @property
    def digest(self) -> str:
        return digest(self.text.value)


def wordings(request: HttpRequest, path: str, language: str) -> list[Wording]:
    """In the order of the page, each of its words once. Raises Resolver404 where the path is no reading page."""
    shown = _shown(request, path, language)
    english = _texts(get_edition(ENGLISH.code))
    found: dict[str, tuple[int, Wording]] = {}
    for key, text in _texts(get_edition(language)).items():
        if text.value not in found and (place := _place(text.value, shown)) >= 0:
            found[text.value] = (place, Wording(key, english[key].value, text))
    return [wording for _, wording in sorted(found.values(), key=lambda one: one[0])]


def _shown(request: HttpRequest, path: str, language: str) -> str:
    """The words of a page, each block on a line of its own. All lines begin and end with a line break."""
    match = resolve(path)
    if not is_kept_on_get(match.func) or not path.startswith(f"/{language}/"):
        raise Resolver404
    inner = HttpRequest()
    inner.method, inner.path, inner.path_info, inner.resolver_match = "GET", path, path, match
    inner.META = {**request.META, "QUERY_STRING": "", "REQUEST_METHOD": "GET"}
    page: str = match.func(inner, *match.args, **match.kwargs).content.decode()
    lines = _TAG.sub("\n", _INLINE.sub("", _UNSEEN.sub("\n", page))).split("\n")
    return "\n".join(["", *(" ".join(html.unescape(line).split()) for line in lines), ""])


def _place(text: str, shown: str) -> int:
    """Where it stands; -1 where it does not."""
    words = " ".join(text.split())
    if not words:
        return -1
    if len(words.encode()) >= _FEW:
        return shown.find(words)
    found = re.search(rf"\n(?:[A-Z0-9-]+ )?{re.escape(words)}(?=[\n ])", shown) if words in shown else None
    return found.start() if found else -1


def _texts(edition: Edition) -> dict[str, LocalText]:
    """Every text of an edition by its key: indicator.DOC-01.prompts.0."""
    found: dict[str, LocalText] = {}
    for schema in SCHEMAS:
        for code, entry in getattr(edition, schema.plural).items():
            for path in schema.model.translated:
                found.update(_strings(f"{schema.model.item_kind}.{code}", entry, path.split(".")))
    return found


def _strings(key: str, value: object, path: Sequence[str]) -> Iterator[tuple[str, LocalText]]:
    if isinstance(value, LocalText):
        yield key, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _strings(f"{key}.{number}", part, path)
    elif value is not None and path:
        yield from _strings(f"{key}.{path[0]}", getattr(value, path[0]), path[1:])
