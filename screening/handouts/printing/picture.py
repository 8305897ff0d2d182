"""A page of a PDF as a picture. Runs in a printing process."""

import io

from screening.errors import PrintFailed

# Shades of grey or colours: enough for text and line drawings.
SHADES = 16
COLOURS = 48


def picture(pdf: bytes, page: int, width: int, *, grey: bool) -> bytes:
    """A PNG of a page, counted from 1, `width` pixels wide."""
    import pypdfium2  # noqa: PLC0415  not needed to make a PDF

    try:
        document = pypdfium2.PdfDocument(pdf)
        found = document[page - 1]
        image = found.render(scale=width / found.get_width(), grayscale=grey).to_pil()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise PrintFailed(f"No picture of this page: {error}") from error
    out = io.BytesIO()
    image.quantize(SHADES if grey else COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
