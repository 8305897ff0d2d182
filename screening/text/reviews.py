"""Reviews in the database: those of the ledgers, and those of this site. They alone decide a state."""

from collections import defaultdict
from pathlib import Path

from screening.choices import Origin
from screening.languages import Language
from screening.models import Review, Translation
from screening.text import ledger
from screening.text.strings import digest


def load_reviews(folder: Path, language: Language) -> None:
    """Take over the ledger of a language as it is now; reviews of this site stay."""
    sign_offs = ledger.read(ledger.ledger_file(folder, language))
    Review.objects.filter(language=language.code, origin=Origin.OFFICIAL).delete()
    Review.objects.bulk_create(
        Review(
            language=language.code,
            key=row.key,
            english=row.english,
            translation=row.translation,
            state=row.state,
            role=row.role,
            initials=row.initials,
            day=row.day,
            origin=Origin.OFFICIAL,
        )
        for row in sign_offs
    )
    settle(language)


def settle(language: Language) -> None:
    """Give every translation of a language the state that its reviews give it."""
    signed: dict[tuple[str, ...], list[Review]] = defaultdict(list)
    for review in Review.objects.filter(language=language.code):
        signed[review.key, review.english, review.translation].append(review)
    changed = []
    for row in Translation.objects.filter(language=language.code):
        state = ledger.state_of(signed.get((row.key, row.digest, digest(row.text)), ()))
        if row.state != state:
            row.state = state
            changed.append(row)
    Translation.objects.bulk_update(changed, ["state"], batch_size=500)
