"""Boxes that can be ticked in a PDF. Runs in a printing process; the only module that knows pikepdf."""

import io


def with_shown_ticks(pdf: bytes) -> bytes:
    """The file without the request to draw its fields anew: with it, poppler's viewers show no tick."""
    import pikepdf  # noqa: PLC0415  needed for few handouts

    with pikepdf.open(io.BytesIO(pdf)) as document:
        form = document.Root.get("/AcroForm", pikepdf.Dictionary())
        if "/NeedAppearances" in form:
            del form["/NeedAppearances"]
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()
