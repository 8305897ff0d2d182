"""Slides to edit, as PowerPoint and LibreOffice open them: the only module that knows python-pptx.

It runs in a printing process. The same deck gives the same bytes: no day of today, no name of a person or a computer.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from screening.handouts.printing import room

# A run is a piece of text and the language it is in.
Run = Sequence[str]
Runs = Sequence[Run]

WIDTH, HEIGHT = 33.867, 19.05  # centimetres: 16:9
EDGE = 1.7
CONTENT = WIDTH - 2 * EDGE
TOP, BODY, SMALL_AT, FOOT_AT = 3.6, 11.5, 16.0, 17.7
DRAWING = 6.2
DOTS = 19.0
COLUMN_GAP = 0.8
# Layouts of the template that comes with python-pptx, which are made for 4:3; and their numbers when the rest is gone.
KEPT = (0, 1, 4)
TITLE, WORDS, SIDES = 0, 1, 2
OLD_WIDTH_EMU = 9144000
ACCENT, BLACK = (0x0B, 0x55, 0x63), (0, 0, 0)
HEADING_POINTS, SMALL_POINTS, NOTE_POINTS, FOOT_POINTS = 20, 14, 12, 10
NO_TIME = (1980, 1, 1, 0, 0, 0)
# Of the template: a picture of its first slide, settings of a printer, and the program that wrote it.
UNWANTED = ("/thumbnail", "/printerSettings", "/extended-properties")
_DRAWING_ML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def presentation(deck: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """The file. `pictures` are PNG by the names that the slides of the deck have for them."""
    from pptx import Presentation  # noqa: PLC0415  a large library that few jobs need
    from pptx.util import Cm  # noqa: PLC0415

    file = Presentation()
    file.slide_width, file.slide_height = Cm(WIDTH), Cm(HEIGHT)
    _widen(file)
    for slide in deck["slides"]:
        _Slide(file, deck, slide, pictures).fill()
    _say_nothing_of_whoever_made_it(file, deck)
    out = io.BytesIO()
    file.save(out)
    return _without_times(out.getvalue())


class _Look(NamedTuple):
    points: float
    bold: bool = False
    colour: tuple[int, int, int] | None = None
    mark: str = ""  # before a paragraph: "number", "none", or the dot of the template


class _Slide:
    """One slide while it is built. Where a language runs from right to left, its left is on the right."""

    def __init__(
        self, file: Any, deck: Mapping[str, Any], said: Mapping[str, Any], pictures: Mapping[str, bytes]
    ) -> None:
        layout = TITLE if said["first"] else SIDES if said["sides"] else WORDS
        self._deck, self._said, self._pictures = deck, said, pictures
        self._slide = file.slides.add_slide(file.slide_layouts[layout])
        self._places = {shape.placeholder_format.idx: shape for shape in self._slide.placeholders}

    def fill(self) -> None:
        said = self._said
        title_top, title_height = (3.6, 3.4) if said["first"] else (0.9, 2.5)
        points = room.fitting([said["title"]], CONTENT, title_height, self._line, (40, 36, 32, 28, 26, 24, 22))
        look = _Look(points, bold=True, colour=ACCENT)
        self._write(0, (EDGE, title_top, CONTENT, title_height), [said["title"]], look)
        if said["sides"]:
            self._fill_sides()
        elif said["wide"]:
            self._fill_dots()
        else:
            self._fill_words()
        if said["small"]:
            self._box("Small", (EDGE, SMALL_AT, CONTENT, 1.5), [said["small"]], SMALL_POINTS)
        self._box("Foot", (EDGE, FOOT_AT, CONTENT - 2.5, 0.9), [self._deck["foot"]], FOOT_POINTS)
        self._number()
        notes = self._slide.notes_slide.notes_text_frame
        self._paragraphs(notes, said["notes"], _Look(NOTE_POINTS))

    @property
    def _line(self) -> float:
        return float(self._deck["line"])

    def _fill_words(self) -> None:
        said = self._said
        top = 7.4 if said["first"] else TOP
        height = 6.0 if said["first"] else BODY
        wide = CONTENT - (DRAWING + 1.4 if said["picture"] else 0)
        points = room.fitting(said["body"], wide - 1.5, height - 1, self._line, (32, 30, 28, 26, 24, 22, 20, 18))
        self._write(1, (EDGE, top, wide, height), said["body"], _Look(points, colour=BLACK, mark=said["mark"]))
        if said["picture"]:
            self._picture(WIDTH - EDGE - DRAWING, top + 0.6, DRAWING)

    def _fill_sides(self) -> None:
        """Both sides have the same room and letters of the same size."""
        width = (CONTENT - COLUMN_GAP) / 2
        texts = [side["text"] for side in self._said["sides"]]
        points = min(room.fitting([text], width - 0.6, BODY - 2, self._line, (26, 24, 22, 20, 18)) for text in texts)
        for number, side in enumerate(self._said["sides"]):
            left = EDGE + number * (width + COLUMN_GAP)
            heading, body = 1 + 2 * number, 2 + 2 * number
            look = _Look(HEADING_POINTS, bold=True, colour=ACCENT)
            self._write(heading, (left, TOP, width, 1.5), [side["heading"]], look)
            self._write(body, (left, TOP + 1.6, width, BODY - 2), [side["text"]], _Look(points, mark="none"))
            self._frame(self._places[body])

    def _frame(self, shape: Any) -> None:
        from pptx.dml.color import RGBColor  # noqa: PLC0415

        shape.line.color.rgb = RGBColor(*ACCENT)  # type: ignore[no-untyped-call]

    def _fill_dots(self) -> None:
        self._picture(EDGE, TOP + 0.4, DOTS)
        left = EDGE + DOTS + COLUMN_GAP
        wide = CONTENT - DOTS - COLUMN_GAP
        points = room.fitting(self._said["body"], wide - 0.6, BODY, self._line, (22, 20, 18, 16))
        self._write(1, (left, TOP, wide, BODY), self._said["body"], _Look(points, mark="none"))

    def _write(self, place: int, box: tuple[float, ...], paragraphs: Sequence[Runs], look: _Look) -> None:
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE  # noqa: PLC0415

        shape = self._places[place]
        self._put(shape, box)
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM if place == 0 else MSO_ANCHOR.TOP
        self._paragraphs(frame, paragraphs, look)

    def _box(self, name: str, box: tuple[float, ...], paragraphs: Sequence[Runs], points: float) -> None:
        from pptx.util import Cm  # noqa: PLC0415

        shape = self._slide.shapes.add_textbox(Cm(0), Cm(0), Cm(1), Cm(1))
        shape.name = name
        self._put(shape, box)
        shape.text_frame.word_wrap = True
        self._paragraphs(shape.text_frame, paragraphs, _Look(points))

    def _put(self, shape: Any, box: tuple[float, ...]) -> None:
        from pptx.util import Cm  # noqa: PLC0415

        left, top, width, height = box
        left = WIDTH - left - width if self._deck["rtl"] else left
        shape.left, shape.top, shape.width, shape.height = (Cm(side) for side in (left, top, width, height))

    def _picture(self, left: float, top: float, width: float) -> None:
        from pptx.util import Cm  # noqa: PLC0415

        name = self._said["picture"]
        shape = self._slide.shapes.add_picture(io.BytesIO(self._pictures[name]), Cm(0), Cm(0), width=Cm(width))
        shape.name = name
        shape._element.nvPicPr.cNvPr.set("descr", self._said["alt"])
        self._put(shape, (left, top, width, width * shape.height / shape.width))

    def _number(self) -> None:
        """Counts along when slides are moved, as those of the notes of a trainer do not."""
        self._box("Number", (WIDTH - EDGE - 2, FOOT_AT, 2, 0.9), [[]], FOOT_POINTS)
        paragraph = self._slide.shapes[-1].text_frame.paragraphs[0]
        paragraph._p.get_or_add_pPr().set("algn", "l" if self._deck["rtl"] else "r")
        field = _add(paragraph._p, "fld", id="{00000000-0000-4000-8000-000000000001}")
        field.set("type", "slidenum")
        _add(field, "rPr", lang=self._deck["language"], sz=str(FOOT_POINTS * 100))
        _add(field, "t").text = str(self._said["number"])

    def _paragraphs(self, frame: Any, paragraphs: Sequence[Runs], look: _Look) -> None:
        from pptx.util import Pt  # noqa: PLC0415

        for number, runs in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(look.points * 0.25)
            self._direct(paragraph._p.get_or_add_pPr(), look.mark)
            for run in runs:
                self._run(paragraph.add_run(), run, look)

    def _direct(self, properties: Any, mark: str) -> None:
        if self._deck["rtl"]:
            properties.set("rtl", "1")
        properties.set("algn", "r" if self._deck["rtl"] else "l")
        if mark == "number":
            properties.set("marL", "571500")
            properties.set("indent", "-571500")
            _add(properties, "buFont", typeface="+mj-lt")
            _add(properties, "buAutoNum", type="arabicPeriod")
        elif mark == "none":
            properties.set("marL", "0")
            properties.set("indent", "0")
            _add(properties, "buNone")

    def _run(self, run: Any, said: Run, look: _Look) -> None:
        from pptx.dml.color import RGBColor  # noqa: PLC0415
        from pptx.util import Pt  # noqa: PLC0415

        run.text, language = said[0], said[1]
        run.font.size, run.font.bold = Pt(look.points), look.bold or "bold" in said[2:]
        if look.colour:
            run.font.color.rgb = RGBColor(*look.colour)  # type: ignore[no-untyped-call]
        properties = run._r.get_or_add_rPr()
        properties.set("lang", language)
        family = self._deck["fonts"][language]
        for script, name in (("latin", self._deck["latin"]), ("ea", family), ("cs", family)):
            _add(properties, script, typeface=name)


def _add(parent: Any, name: str, **attributes: str) -> Any:
    element = parent.makeelement(f"{_DRAWING_ML}{name}", attributes)
    parent.append(element)
    return element


def _widen(file: Any) -> None:
    """Make the template's own places 16:9, for slides that somebody adds; and leave what is not used."""
    for layout in [layout for number, layout in enumerate(file.slide_layouts) if number not in KEPT]:
        file.slide_layouts.remove(layout)
    for part in (file.slide_master, *file.slide_layouts):
        for element in part._element.iter(f"{_DRAWING_ML}off", f"{_DRAWING_ML}ext"):
            for side in ("x", "cx"):
                if side in element.attrib:
                    element.set(side, str(int(element.get(side)) * file.slide_width // OLD_WIDTH_EMU))


def _say_nothing_of_whoever_made_it(file: Any, deck: Mapping[str, Any]) -> None:
    properties, day = file.core_properties, datetime.fromisoformat(deck["day"])
    properties.title, properties.language = deck["title"], deck["language"]
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
        setattr(properties, name, "")
    properties.created = properties.modified = day
    properties.revision = 1
    for relations in (file.part.package._rels, file.part.rels):
        for name in [key for key, relation in relations.items() if relation.reltype.endswith(UNWANTED)]:
            relations.pop(name)


def _without_times(body: bytes) -> bytes:
    """The same zip, in which no file says when it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in _in_order(old.namelist()):
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
