"""XML from elsewhere as a tree with line numbers. Nothing is fetched, expanded or built without a bound."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_DEPTH = 40


@dataclass(slots=True)
class Element:
    name: str  # its namespace, a space, and its tag
    attributes: dict[str, str]
    line: int
    text: str = ""  # all that stands directly in it
    children: list["Element"] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return self.name.rpartition(" ")[2]

    def below(self, name: str) -> Iterator["Element"]:
        """The nearest elements of that name, however deep, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            else:
                yield from child.below(name)


def parsed(data: bytes) -> Element:
    """The root of a document in UTF-8. Raises ExpatError where it is not whole, ValueError with the line of a trick."""
    parser = expat.ParserCreate("utf-8", " ")  # whatever the file says of itself
    top = Element("", {}, 0)
    open_elements = [top]
    parts: list[list[str]] = [[]]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > MOST_DEPTH:
            raise ValueError(f"{parser.CurrentLineNumber}: has elements in more than {MOST_DEPTH} others")
        element = Element(name, attributes, parser.CurrentLineNumber)
        open_elements[-1].children.append(element)
        open_elements.append(element)
        parts.append([])

    def end(name: str) -> None:
        open_elements.pop().text = "".join(parts.pop())

    def characters(text: str) -> None:
        parts[-1].append(text)

    def refuse(*declared: object) -> None:
        raise ValueError(f"{parser.CurrentLineNumber}: has a DOCTYPE; take it out, a translation needs none")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(data, True)
    return top.children[0]
