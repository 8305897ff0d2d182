"""The first page of a PDF as a picture. Runs in a printing process."""

import io

from screening.errors import PrintFailed


def first_page(pdf: bytes, width: int) -> bytes:
    """A PNG in shades of grey, `width` pixels wide."""
    import pypdfium2  # noqa: PLC0415  not needed to make a PDF

    try:
        document = pypdfium2.PdfDocument(pdf)
        page = document[0]
        image = page.render(scale=width / page.get_width(), grayscale=True).to_pil()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise PrintFailed(f"No picture of this page: {error}") from error
    out = io.BytesIO()
    image.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()
