"""Line drawings of this project: one family, described in README.md."""

import functools
from collections.abc import Mapping
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FOLDER = Path(__file__).parent
ALT: Mapping[str, str | Promise] = {
    # Translators: describes a drawing to somebody who cannot see it.
    "category-chd": _("category-chd"),
    # Translators: describes a drawing to somebody who cannot see it.
    "category-coe": _("category-coe"),
    # Translators: describes a drawing to somebody who cannot see it.
    "category-deb": _("category-deb"),
    # Translators: describes a drawing to somebody who cannot see it.
    "category-doc": _("category-doc"),
    # Translators: describes a drawing to somebody who cannot see it.
    "category-mar": _("category-mar"),
    # Translators: describes a drawing to somebody who cannot see it.
    "category-mov": _("category-mov"),
    # Translators: describes a drawing to somebody who cannot see it.
    "category-onl": _("category-onl"),
    # Translators: describes a drawing to somebody who cannot see it.
    "category-rec": _("category-rec"),
    # Translators: describes a drawing to somebody who cannot see it.
    "category-wrk": _("category-wrk"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-answers": _("kind-answers"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-bilingual": _("kind-bilingual"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-card": _("kind-card"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-case": _("kind-case"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-category": _("kind-category"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-check": _("kind-check"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-checklist": _("kind-checklist"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-evaluation": _("kind-evaluation"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-glossary": _("kind-glossary"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-guide": _("kind-guide"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-help": _("kind-help"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-interpreter": _("kind-interpreter"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-large": _("kind-large"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-poster": _("kind-poster"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-slides": _("kind-slides"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-strip": _("kind-strip"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kind-worksheet": _("kind-worksheet"),
    # Translators: describes a drawing to somebody who cannot see it.
    "kit": _("kit"),
    # Translators: describes a drawing to somebody who cannot see it.
    "law": _("law"),
    # Translators: describes a drawing to somebody who cannot see it.
    "lesson": _("lesson"),
    # Translators: describes a drawing to somebody who cannot see it.
    "talk-after": _("talk-after"),
    # Translators: describes a drawing to somebody who cannot see it.
    "talk-consent": _("talk-consent"),
    # Translators: describes a drawing to somebody who cannot see it.
    "talk-end": _("talk-end"),
    # Translators: describes a drawing to somebody who cannot see it.
    "talk-interpreter": _("talk-interpreter"),
    # Translators: describes a drawing to somebody who cannot see it.
    "talk-listen": _("talk-listen"),
    # Translators: describes a drawing to somebody who cannot see it.
    "talk-offer": _("talk-offer"),
    # Translators: describes a drawing to somebody who cannot see it.
    "talk-prepare": _("talk-prepare"),
    # Translators: describes a drawing to somebody who cannot see it.
    "talk-private": _("talk-private"),
}


@functools.cache
def svg(name: str) -> str:
    """The drawing as SVG. Raises KeyError for an unknown one."""
    if name not in ALT:
        raise KeyError(name)
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
