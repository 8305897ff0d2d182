"""The short lists of signs for readers in some work: chosen by hand, and held to what each sign says of itself."""

import pytest

from screening.choices import Audience, Setting, Work
from screening.content.edition import get_edition
from screening.library.search import for_work

# A page has room for ten or so, and a reader too.
FEWEST, MOST = 8, 12
READERS = {
    Work.HEALTH: Audience.HEALTH,
    Work.SCHOOL: Audience.SCHOOL,
    Work.OFFICE: Audience.SOCIAL_WORK,
    Work.SHELTER: Audience.SHELTER,
    Work.BORDER: Audience.BORDER,
    Work.LABOUR: Audience.LABOUR,
    Work.POLICE: Audience.POLICE,
    Work.NEIGHBOURS: Audience.COMMUNITY,
}
# Readers of these have no audience of their own.
WHERE = {Work.HOTEL: {Setting.HOTEL, Setting.BORDER_OR_TRANSPORT}, Work.ONLINE: {Setting.ONLINE}}


@pytest.mark.parametrize("work", Work)
def test_a_short_list_fills_a_page_with_what_its_readers_may_meet(work, content):
    found = for_work(get_edition("en"), work)
    assert FEWEST <= len(found) <= MOST
    for row in found:
        assert READERS.get(work) in row.audiences or WHERE.get(work, set()) & set(row.settings), row.code


def test_every_work_has_its_readers():
    assert READERS.keys() | WHERE.keys() == set(Work)
