"""A kit as files: one PDF to print, and a zip with each handout apart. Made step by step, outside any request."""

import functools
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from screening.content.edition import get_edition
from screening.errors import PrintFailed
from screening.handouts import making, sheets
from screening.handouts.kits.contents import Kit, Part, parts
from screening.handouts.kits.cover import Line, cover, lines
from screening.handouts.making import Made
from screening.handouts.printing import processes
from screening.handouts.printing.merge import Piece, joined
from screening.handouts.store import digest

# Files in a zip carry a time; without a fixed one the same kit would never be the same file.
NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Packing:
    """What is packed: `names` are those of the parts' files, `name` stands for all of it."""

    kit: Kit
    site: str
    parts: tuple[Part, ...]
    names: tuple[str, ...]
    name: str

    @property
    def total(self) -> int:
        return len(self.parts) + 1

    @property
    def done(self) -> int:
        """How many files are there already, whoever made them."""
        return sum(making.is_ready(name) for name in self.names) + self.is_ready

    @property
    def is_ready(self) -> bool:
        return making.is_ready(self.name) and making.store().has(f"{self.name}.zip")


def packing(wanted: Kit, site: str) -> Packing:
    """Raises PrintUnavailable on a machine that cannot print."""
    found = tuple(parts(wanted, get_edition(wanted.language.code)))
    names = tuple(making.name_of(part.wanted, site) for part in found)
    return Packing(wanted, site, found, names, digest("kit", wanted.language.code, *wanted.path, *names))


def steps(wanted: Packing) -> list[Callable[[], object]]:
    """What has to be done, in order. What is done already takes no time."""
    prints = [functools.partial(making.ensure_handout, part.wanted, wanted.site) for part in wanted.parts]
    return [*prints, functools.partial(_pack, wanted)]


def listed(wanted: Packing) -> tuple[Line, ...]:
    """The list of contents, with the pages that are known by now."""
    pages = [making.pages_of(name) for name in wanted.names]
    return lines(wanted.parts, pages, get_edition(wanted.kit.language.code))


def _pack(wanted: Packing) -> None:
    made = [making.ready(name) for name in wanted.names]
    if None in made:
        raise PrintFailed("A part of the kit was removed while it was packed")
    bodies = [one.body for one in made if one]
    contents = listed(wanted)
    front = _cover(wanted, contents)
    with override(wanted.kit.language.code):
        titles = [_title(line) for line in contents]
        pieces = [Piece(str(front.title), front.made.body)] + [
            Piece(title, body)
            for title, body, part in zip(titles, bodies, wanted.parts, strict=True)
            if not part.on_screen
        ]
        whole = joined(pieces, str(front.title), wanted.kit.language.tag)
    making.store().write(f"{wanted.name}.zip", _zipped([front.made.body, *bodies], wanted.parts))
    pages = front.made.pages + sum(line.pages for line in contents if not line.part.on_screen)
    making.keep(Made(wanted.name, whole, pages))


@dataclass(frozen=True, slots=True)
class _Front:
    title: object
    made: Made


def _cover(wanted: Packing, contents: tuple[Line, ...]) -> _Front:
    found = cover(wanted.kit, contents, get_edition(wanted.kit.language.code))
    document = sheets.document(
        found,
        timezone.localdate(),
        f"{wanted.site}/{wanted.kit.language.code}/" if wanted.site else "",
        reviewed_only=settings.SCREENING_PRINT_REQUIRES_REVIEW,
    )
    return _Front(found.kind.title, making.print_file(f"{wanted.name}-cover", document, processes.pool))


def _title(line: Line) -> str:
    names = ", ".join(language.name for language in line.languages)
    about = f": {line.about.value}" if line.about else ""
    return f"{line.number}. {line.title}{about} ({names})"


def _zipped(bodies: list[bytes], found: tuple[Part, ...]) -> bytes:
    names = ["00-cover.pdf", *(f"{number:02}-{part.wanted.download}" for number, part in enumerate(found, start=1))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for name, body in zip(names, bodies, strict=True):
            file.writestr(zipfile.ZipInfo(name, NO_TIME), body)
    return out.getvalue()
