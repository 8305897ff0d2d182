"""QR codes of web addresses. The only module that knows segno."""

import io

import segno


def svg(address: str) -> str:
    """An <svg> element to put into a page or a handout; dark modules only, so it prints with little ink."""
    return _code(address).svg_inline(border=4, omitsize=True)


def picture(address: str) -> str:
    """The same as a file of its own."""
    out = io.BytesIO()
    _code(address).save(out, kind="svg", border=4, omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
    return out.getvalue().decode()


def small_picture(address: str) -> str:
    """Of few and large modules, without a margin of its own: for white paper, beside the same in letters."""
    out = io.BytesIO()
    code = segno.make_qr(address, error="l")
    code.save(out, kind="svg", border=0, omitsize=True, xmldecl=False, svgclass=None, lineclass=None)
    return out.getvalue().decode()


def terminal(address: str) -> str:
    """Lines of block characters for a terminal that shows light text on a dark ground, quiet zone included."""
    out = io.StringIO()
    _code(address).terminal(out, compact=True)
    return out.getvalue()


def _code(address: str) -> segno.QRCode:
    # Level M repairs 15 % of the code: enough for a crumpled sheet or a glare on a screen.
    return segno.make_qr(address, error="m")
