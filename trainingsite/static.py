"""The static files that pages use, and no others."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Bootstrap comes in thirty flavours; to compress those that no page uses would take half a minute.
UNUSED = ["bootstrap-*", *(f"bootstrap.{name}*" for name in ("css", "rtl.css", "js", "min.js", "esm", "bundle.js"))]


class UsedFiles(StaticFilesConfig):
    ignore_patterns: list[str] = [*StaticFilesConfig.ignore_patterns, *UNUSED]


class OwnPictures(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """Styles without the pictures that Bootstrap keeps in `data:` addresses, which the policy forbids."""

    def url_converter(self, *args: Any, **options: Any) -> Callable[[re.Match[str]], str]:
        convert = super().url_converter(*args, **options)

        def converter(found: re.Match[str]) -> str:
            return "none" if found["url"].startswith("data:") else convert(found)

        return converter
