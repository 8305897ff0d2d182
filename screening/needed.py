"""Every passage that the site asks for by its code, from the lists of its rooms."""

from screening.checklist import reflection
from screening.content import edition
from screening.content.needs import Need
from screening.handouts import kinds
from screening.library import blocks, law, notes
from screening.pages import views as pages
from screening.referral import helplines

NEEDS: tuple[Need, ...] = (
    *edition.NEEDS,
    *helplines.NEEDS,
    *blocks.NEEDS,
    *law.NEEDS,
    *notes.NEEDS,
    *reflection.NEEDS,
    *kinds.NEEDS,
    *pages.NEEDS,
)
