"""What a kit is made of, and the making of it: step by step, outside any request.

Kept are the handouts, which others may want too, and the cover.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial

from django.utils import timezone

from screening.choices import Label
from screening.content.edition import get_edition
from screening.errors import PrintFailed
from screening.handouts import printed
from screening.handouts.kept_files import Kept
from screening.handouts.kits.contents import Kit, Part, left_out, parts
from screening.handouts.kits.cover import cover
from screening.handouts.kits.listing import Listing, listing
from screening.handouts.printed import Order, PrintedFile
from screening.handouts.printing import processes
from screening.handouts.store import digest

GONE = "A part of the kit was removed while it was put together, or there is no room to keep it"
FEWEST_PAGES = 2  # of a cover


@dataclass(frozen=True, slots=True)
class CoverOrder:
    """The cover says where parts stand in the file, and that depends on its own length: `front` pages are left for it.

    Its name stands for the whole kit as it is printed: it lists all parts, and says how large the group is.
    """

    order: Order
    front: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a kit is made of: an order for each part. `name` stands for all of them."""

    kit: Kit
    site: str
    parts: tuple[Part, ...]
    orders: tuple[Order, ...]
    name: str

    @property
    def done(self) -> int:
        """How many files are there already, whoever made them: the parts, and the cover."""
        found = sum(count > 0 for count in self._pages)
        return found + (found == len(self.orders) and self.cover is not None)

    @property
    def total(self) -> int:
        return len(self.orders) + 1

    @property
    def is_ready(self) -> bool:
        return self.done == self.total

    def cover_after(self, pages: int) -> CoverOrder:
        """The cover with room for so many pages of it, and for an empty one where that is an odd number."""
        edition = get_edition(self.kit.language.code)
        home = f"{self.site}/{self.kit.language.code}/" if self.site else ""
        front = pages + pages % 2
        order = printed.order_of(cover(self.kit, self.listed(front), edition, timezone.localdate(), home))
        return CoverOrder(replace(order, name=digest(order.name, self.name)), front)

    @property
    def cover(self) -> CoverOrder | None:
        """The first one that needs no more room than it has, once it is printed."""
        found = self.cover_after(FEWEST_PAGES)
        while (pages := printed.pages_of(found.order.name)) > found.front:
            found = self.cover_after(pages)
        return found if pages else None

    @property
    def listing(self) -> Listing:
        """The list of contents, with what is known by now of its pages."""
        found = self.cover
        return self.listed(found.front if found else 0)

    def listed(self, front: int) -> Listing:
        return listing(self.parts, self._pages, get_edition(self.kit.language.code), front)

    @property
    def _pages(self) -> list[int]:
        return [printed.pages_of(order.name) for order in self.orders]

    @property
    def left_out(self) -> tuple[Label, ...]:
        return left_out(self.kit, get_edition(self.kit.language.code))

    @property
    def files(self) -> list[Kept]:
        """That of each part. Raises PrintFailed where one is missing."""
        found = [printed.store().find(order.name) for order in self.orders]
        files = [file for file in found if file]
        if len(files) < len(found):
            raise PrintFailed(GONE)
        return files

    @property
    def size(self) -> int:
        """Bytes of all parts on paper: the cover adds little."""
        return sum(file.size for file, part in zip(self.files, self.parts, strict=True) if not part.on_screen)


def bundle(wanted: Kit, site: str) -> Bundle:
    """Raises PrintUnavailable on a machine that cannot print, PrintRefused and PrintFailed."""
    found = tuple(parts(wanted, get_edition(wanted.language.code)))
    try:
        orders = tuple(printed.order(part.wanted, site) for part in found)
    except KeyError as error:
        raise PrintFailed(f"A kit needs what the content does not have: {error}") from error
    name = digest("kit", wanted.language.code, *(order.name for order in orders))
    return Bundle(wanted, site, found, orders, name)


def steps(wanted: Bundle) -> list[Callable[[], object]]:
    """What has to be done, in order. What is done already takes no time."""
    # A kit has many languages, and leaves a process behind that holds all their fonts.
    return [
        *(partial(_print, order) for order in wanted.orders),
        partial(_print_cover, wanted),
        processes.pool.end,
    ]


def _print_cover(wanted: Bundle) -> None:
    tried = wanted.cover_after(FEWEST_PAGES)
    while (pages := _print(tried.order).pages) > tried.front:
        tried = wanted.cover_after(pages)


def _print(order: Order) -> PrintedFile:
    with large():
        made = printed.get_or_print(order)
    if not made.kept:
        raise PrintFailed(GONE)
    return made


def large() -> AbstractContextManager[None]:
    """Printing one part and joining all are what takes most memory: one of them at a time on the whole site."""
    return printed.store().alone("large")


def making() -> AbstractContextManager[None]:
    """One kit at a time is made on the whole site."""
    return printed.store().alone("kit")
