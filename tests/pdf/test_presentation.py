"""Slides to edit, as a printing process makes them."""

import io
import json

import pytest
from django.utils import translation
from PIL import Image
from pptx import Presentation

from screening.content.edition import get_edition
from screening.handouts import editable, kinds
from screening.handouts.kinds.shape import Paper
from screening.handouts.printing.processes import Pool
from screening.handouts.sheets import Column, Sheet
from tests.pdf.conftest import DAY

MOST_BYTES = 200_000


@pytest.mark.parametrize("language", ["km"])
def test_a_file_with_its_drawings_is_small_and_comes_out_the_same(content: None, pool: Pool, language: str) -> None:
    wanted = kinds.wanted("slides", ["LESSON-2"], Paper.SCREEN, language)
    with translation.override(language):
        parts = wanted.kind.editable(wanted, get_edition(language), DAY)
    sheet = Sheet(wanted.kind, wanted.paper, wanted.ink, (Column(wanted.language, parts, wanted.kind.title),), DAY, "")
    job = {"task": "slides", "drawings": editable.drawings_of(parts)}
    said = json.dumps(editable.content(sheet, parts)).encode()
    _, body = pool.run(job, said)
    assert body == pool.run(job, said)[1]
    assert len(body) < MOST_BYTES
    pictures = [
        shape for slide in Presentation(io.BytesIO(body)).slides for shape in slide.shapes if hasattr(shape, "image")
    ]
    assert {shape.name for shape in pictures} == set(job["drawings"])
    for shape in pictures:
        image = Image.open(io.BytesIO(shape.image.blob)).convert("L")
        assert image.getextrema() == (0, 255)  # black lines on white
        assert image.width / image.height == pytest.approx(shape.width / shape.height, rel=0.01)
