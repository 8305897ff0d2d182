"""Plain tables with aligned columns, to be pasted into a note."""

from collections.abc import Sequence


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The first column stands to the left, numbers to the right, the last column to the left again."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    print("", title, "", sep="\n")
    for row in (head, ["-" * width for width in widths], *rows):
        first, *middle, last = zip(row, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in middle), last[0]]
        print("  ".join(cells).rstrip(), flush=True)


def goal(words: str, *, met: bool) -> str:
    """A goal as it stands beside a number."""
    return words if met else f"{words} over"
