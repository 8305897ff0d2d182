"""HTML to PDF: the only module that knows WeasyPrint. It runs in a printing process, never in the web process.

Everything that WeasyPrint only warns about is an error here: on paper, a missing glyph or picture cannot be seen to be
missing, and a wrong number cannot be corrected.
"""

import ctypes
import ctypes.util
import functools
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Any

from screening import fonts
from screening.errors import PrintFailed, PrintUnavailable
from screening.handouts.printing import common_signs, economy, installed_fonts, tick_boxes, written_text

VARIANT = "pdf/ua-1"
MOST_PAGES = 40
# What a link on paper may lead to. WeasyPrint itself writes any address into the PDF.
LINK_SCHEMES = ("https:", "http:", "tel:", "sms:")


class _Warnings(logging.Handler):
    """Collects what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


class Engine:
    """WeasyPrint with its fonts and style sheets, set up once per process. Not for threads: Pango breaks in them."""

    def __init__(self) -> None:
        """Raises PrintUnavailable where a library is missing."""
        _look_for_no_library()
        common_signs.use()
        try:
            import weasyprint  # noqa: PLC0415  needs Pango, which not every machine has
            from weasyprint.text import ffi  # noqa: PLC0415
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
        except (OSError, ImportError) as error:
            raise PrintUnavailable(f"WeasyPrint cannot start: {error}") from error
        if ffi.harfbuzz_subset is None:
            # It would work, and take twenty times as long for Chinese.
            raise PrintUnavailable("libharfbuzz-subset is missing")
        self._weasyprint = weasyprint
        self._ffi = ffi
        self._fonts = FontConfiguration()
        self._sheets: dict[str, Any] = {}
        self._installed = installed_fonts.fingerprints(fonts.on_paper())
        self._warnings = _Warnings()
        self._logger = logging.getLogger("weasyprint")
        self._logger.handlers = [self._warnings]
        self._logger.propagate = False
        _write_what_weasyprint_leaves_out()

    def versions(self) -> dict[str, str]:
        """All that the bytes of a PDF depend on, apart from its HTML and CSS. A missing font has no version."""
        found = {name: version(name) for name in ("weasyprint", "pydyf", "icu4py", "tinyhtml5", "tinycss2")}
        found["pango"] = str(self._ffi.pango.pango_version())
        found["harfbuzz"] = _harfbuzz_version()
        return found | self._installed

    def render(
        self,
        html: str,
        css: str,
        assets: Mapping[str, tuple[str, str]],
        *,
        fillable: bool,
        room: economy.Room = economy.ANY,
    ) -> tuple[bytes, int]:
        """The tagged PDF of a document and the number of its pages. `assets` holds (MIME type, text) by `app:` address.


        Raises PrintUnavailable where a font is not installed, PrintFailed for anything else that is not perfect.
        """
        from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

        if missing := fonts.families(html) - self._installed.keys():
            raise PrintUnavailable(f"Fonts are missing: {', '.join(sorted(missing))}")
        self._warnings.found.clear()
        fetcher = _locked_fetcher(assets)
        try:
            source, images = self._weasyprint.HTML(string=html, url_fetcher=fetcher), dict[str, Any]()
            document = economy.best(
                lambda style: source.render(
                    stylesheets=[self._sheet(rules, fetcher) for rules in (css, style) if rules],
                    font_config=self._fonts,
                    cache=images,
                    pdf_variant=VARIANT,
                    pdf_forms=fillable,
                ),
                room,
            )
            self._check_document(document)
            body: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_forms=fillable)
        except FatalURLFetchingError as error:  # derives from BaseException: nothing else would catch it
            raise PrintFailed(f"Refused to fetch: {error}") from error
        if self._warnings.found:
            raise PrintFailed("; ".join(self._warnings.found))
        if strange := {font.family for font in document.fonts.values()} - fonts.on_paper():
            raise PrintFailed(f"Glyphs came from other fonts: {', '.join(sorted(strange))}")
        return tick_boxes.with_shown_ticks(body) if fillable else body, len(document.pages)

    def _check_document(self, document: Any) -> None:
        if len(document.pages) > MOST_PAGES:
            raise PrintFailed(f"{len(document.pages)} pages, {MOST_PAGES} at most")
        if not (document.metadata.title or "").strip():
            raise PrintFailed("The document has no title")
        for page in document.pages:
            for kind, target, *_ in page.links:
                if kind == "attachment" or (kind == "external" and not target.startswith(LINK_SCHEMES)):
                    raise PrintFailed(f"Refused a link: {target}")

    def _sheet(self, css: str, fetcher: Any) -> Any:
        if css not in self._sheets:  # one for each kind of handout; a new release is a new process
            self._sheets[css] = self._weasyprint.CSS(string=css, url_fetcher=fetcher, font_config=self._fonts)
        return self._sheets[css]


def _look_for_no_library() -> None:
    """Libraries are loaded by their full names: to guess at shorter ones, ctypes starts gcc and ldconfig many times."""
    ctypes.util.find_library = lambda name: None


def _harfbuzz_version() -> str:
    library = ctypes.CDLL("libharfbuzz.so.0")
    library.hb_version_string.restype = ctypes.c_char_p
    return str(library.hb_version_string().decode())


def _locked_fetcher(assets: Mapping[str, tuple[str, str]]) -> Any:
    """Fetches `data:` and our own `app:` addresses only; any other ends the rendering."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Locked(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url in assets:
                kind, text = assets[url]
                return URLFetcherResponse(url, text.encode(), {"Content-Type": kind})
            return super().fetch(url, headers)

    return Locked(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)


@functools.cache
def _write_what_weasyprint_leaves_out() -> None:
    import pydyf  # noqa: PLC0415
    from weasyprint.draw import text  # noqa: PLC0415
    from weasyprint.pdf import tags  # noqa: PLC0415

    written_text.write_beside_glyphs(text, pydyf)
    _write_language_of_elements(tags, pydyf)


def _write_language_of_elements(tags: Any, pydyf: Any) -> None:
    """Make WeasyPrint write `Lang` for each element with a `lang`; alone, it does so for the document only.

    Without it a screen reader reads English with a Khmer voice. The function is private to WeasyPrint: its version is
    pinned, and tests/pdf/test_tags.py notices a change.
    """
    build: Callable[..., Iterable[Any]] = tags._build_box_tree

    def with_language(box: Any, *rest: Any) -> Iterator[Any]:
        language = box.element.get("lang") if getattr(box, "element", None) is not None else None
        for element in build(box, *rest):
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = with_language
