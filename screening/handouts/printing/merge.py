"""Several PDF files as one: pages, bookmarks and tags. Runs in a printing process; knows pikepdf, as tick_boxes.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True, slots=True)
class Piece:
    """A file to join, under a bookmark of its own.

    The whole has `sides` pages of it, empty ones included: after each of its pages where it is printed on `one_side`,
    else at its end.
    """

    title: str
    path: str
    sides: int
    one_side: bool = False


def join(pieces: Iterable[Piece], title: str, language: str, to: str) -> None:
    """Write one tagged PDF. Each piece keeps its bookmarks below its own, and its language on the element around it."""
    whole = pikepdf.new()
    tags = _Tags(whole)
    with whole.open_outline() as outline:
        for piece in pieces:
            file = pikepdf.open(piece.path)
            first = len(whole.pages)
            numbers = _add_pages(whole, file, piece)
            tags.add(file, first)
            outline.root.append(pikepdf.OutlineItem(piece.title, first))
            outline.root[-1].children.extend(_bookmarks(file, numbers))
            # Its objects are copied. Closed, it could not be read when the whole is written; forgotten, it can.
            del file
    tags.close()
    whole.Root.Lang = pikepdf.String(language)
    whole.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    whole.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    with whole.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["dc:title"] = title
        meta["pdfuaid:part"] = "1"
    whole.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _add_pages(whole: pikepdf.Pdf, file: pikepdf.Pdf, piece: Piece) -> dict[Any, int]:
    """Append the pages of a piece and the empty ones. Returns where in the whole each page of the file stands."""
    numbers: dict[Any, int] = {}
    end = len(whole.pages) + piece.sides
    for page in file.pages:
        numbers[page.objgen] = len(whole.pages)
        whole.pages.append(page)
        if piece.one_side:
            _add_empty_page(whole)
    while len(whole.pages) < end:
        _add_empty_page(whole)
    return numbers


def _add_empty_page(whole: pikepdf.Pdf) -> None:
    """As large as the last one. Nothing stands on it: it may be the back of what is cut, torn off or hung up."""
    left, bottom, right, top = (float(edge) for edge in whole.pages[-1].mediabox)
    whole.add_blank_page(page_size=(right - left, top - bottom))


def _bookmarks(file: pikepdf.Pdf, numbers: dict[Any, int]) -> list[pikepdf.OutlineItem]:
    """The bookmarks of a piece, for its pages where they stand in the whole."""

    def moved(item: pikepdf.OutlineItem) -> pikepdf.OutlineItem:
        target = item.destination
        assert isinstance(target, pikepdf.Array)  # as WeasyPrint writes them
        copy = pikepdf.OutlineItem(item.title, numbers[target[0].objgen])
        copy.children.extend(moved(child) for child in item.children)
        return copy

    with file.open_outline() as outline:
        return [moved(item) for item in outline.root]


class _Tags:
    """The structure of all pieces as one tree: elements, and the numbers by which pages find theirs."""

    def __init__(self, whole: pikepdf.Pdf) -> None:
        self.whole = whole
        self.root = whole.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        self.document = whole.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=self.root)
        )
        self.parts: list[pikepdf.Object] = []
        self.numbers: list[pikepdf.Object | int] = []
        self.next = 0

    def add(self, file: pikepdf.Pdf, first: int) -> None:
        """Take over the tags of a piece whose pages are already in the whole, from `first` on."""
        copied = self.whole.copy_foreign(file.Root.StructTreeRoot)
        for document in _list(copied.K):
            document.S = pikepdf.Name.Part
            document.Lang = file.Root.Lang
            document.P = self.document
            self.parts.append(document)
        tree = copied.ParentTree.Nums
        for number, entry in zip(tree[::2], tree[1::2], strict=True):
            self.numbers += [int(number) + self.next, entry]
        self._renumber(first)
        self.next += 1 + max((int(number) for number in tree[::2]), default=-1)

    def _renumber(self, first: int) -> None:
        for page in self.whole.pages[first:]:
            if "/StructParents" in page.obj:
                page.obj.StructParents = int(page.obj.StructParents) + self.next
            for note in page.obj.get("/Annots", []):
                if "/StructParent" in note:
                    note.StructParent = int(note.StructParent) + self.next

    def close(self) -> None:
        self.document.K = pikepdf.Array(self.parts)
        self.root.K = pikepdf.Array([self.document])
        self.root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array(self.numbers))
        self.root.ParentTreeNextKey = self.next
        self.whole.Root.StructTreeRoot = self.root


def _list(found: pikepdf.Object) -> list[pikepdf.Object]:
    return list(found) if isinstance(found, pikepdf.Array) else [found]
