"""The static files that pages use, and no others."""

from django.contrib.staticfiles.apps import StaticFilesConfig

# Bootstrap comes in thirty flavours; to compress those that no page uses would take half a minute.
UNUSED = ["bootstrap-*", *(f"bootstrap.{name}*" for name in ("css", "rtl.css", "js", "min.js", "esm", "bundle.js"))]


class UsedFiles(StaticFilesConfig):
    ignore_patterns: list[str] = [*StaticFilesConfig.ignore_patterns, *UNUSED]
