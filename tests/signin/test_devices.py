"""The second step by itself: which codes count, how often, and what is left when it is taken away."""

import re
import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from hypothesis import given
from hypothesis import strategies as st

from screening.signin import devices, forms
from screening.signin.views import waiting
from tests.signin.conftest import KEY, code

pytestmark = pytest.mark.django_db
OTHER_KEY = "11" * 20


@pytest.fixture
def owner(db) -> User:
    return User.objects.create_superuser("owner", password="a long enough password")


@pytest.fixture
def equipped(owner: User) -> User:
    assert devices.set_up(owner, KEY, code(KEY, steps=-1))
    return owner


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "٣٤٥٦٧٨", " ", "-123456", "123 456"])
def test_what_is_no_code_of_the_key_sets_nothing_up(owner: User, typed: str) -> None:
    assert devices.set_up(owner, KEY, typed) is None
    assert devices.set_up(owner, KEY, code(OTHER_KEY)) is None
    assert not devices.has_device(owner)


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (3, False)])
def test_a_clock_may_be_half_a_minute_off_and_no_more(owner: User, steps: int, taken: bool) -> None:
    assert bool(devices.set_up(owner, KEY, code(KEY, steps=steps))) == taken


def test_a_code_that_set_the_app_up_does_not_sign_in_again(owner: User) -> None:
    used = code(KEY)
    assert devices.set_up(owner, KEY, used)
    assert devices.matching(owner, used) is None


def test_an_account_has_one_app(equipped: User) -> None:
    assert devices.set_up(equipped, OTHER_KEY, code(OTHER_KEY))
    assert [row.key for row in TOTPDevice.objects.filter(user=equipped)] == [OTHER_KEY]
    assert devices.matching(equipped, code(KEY)) is None


def test_a_code_that_was_wrong_leaves_the_app_as_it_was(equipped: User) -> None:
    assert devices.set_up(equipped, OTHER_KEY, "000000") is None
    assert devices.matching(equipped, code(KEY)).key == KEY


@pytest.mark.parametrize("form", ["{0}{1}", "{0} {1}", "{0}-{1}", " {0} {1} "])
def test_a_code_may_be_typed_with_gaps(equipped: User, form: str) -> None:
    typed = code(KEY)
    assert devices.matching(equipped, form.format(typed[:3], typed[3:]))


def test_a_code_opens_no_other_account(equipped: User) -> None:
    other = User.objects.create_superuser("other")
    assert devices.matching(other, code(KEY)) is None
    assert devices.matching(equipped, code(KEY))


def test_a_device_that_was_never_confirmed_opens_nothing(equipped: User) -> None:
    TOTPDevice.objects.filter(user=equipped).update(confirmed=False)
    assert devices.matching(equipped, code(KEY)) is None
    assert not devices.opens("owner", code(KEY))


def test_the_way_to_a_password_is_opened_without_using_the_code_up(equipped: User) -> None:
    shown = code(KEY)
    assert devices.opens("owner", shown)
    assert devices.opens("owner", shown)
    assert devices.matching(equipped, shown)
    assert not devices.opens("owner", shown)  # used by now


@pytest.mark.parametrize("typed", ["", "000000", "abcdef", "²²²²²²"])
def test_a_wrong_code_opens_no_way(equipped: User, typed: str) -> None:
    assert not devices.opens("owner", typed)


def test_the_way_is_closed_for_an_account_that_is_not_there_or_not_active(equipped: User) -> None:
    assert not devices.opens("nobody", code(KEY))
    User.objects.update(is_active=False)
    assert not devices.opens("owner", code(KEY))


def test_recovery_codes_are_ten_and_easy_to_copy_from_paper(equipped: User) -> None:
    codes = devices.new_recovery_codes(equipped)
    assert len(set(codes)) == devices.RECOVERY_CODES == 10
    assert all(re.fullmatch(r"[a-z2-9]{5}-[a-z2-9]{5}", row) for row in codes)
    assert not set("".join(codes)) & set("ilo01")


@pytest.mark.parametrize("change", [str, str.upper, lambda typed: typed.replace("-", ""), lambda typed: f" {typed} "])
def test_a_recovery_code_is_read_however_it_is_typed_and_once(equipped: User, change) -> None:
    first, *_ = devices.new_recovery_codes(equipped)
    assert devices.matching(equipped, change(first))
    assert devices.matching(equipped, change(first)) is None


def test_new_recovery_codes_end_the_old_ones(equipped: User) -> None:
    old = devices.new_recovery_codes(equipped)
    new = devices.new_recovery_codes(equipped)
    assert not any(devices.matching(equipped, row) for row in old[:2])
    assert devices.matching(equipped, new[9])
    assert StaticToken.objects.count() == 9


def test_nobody_reads_a_recovery_code_out_of_the_table(equipped: User) -> None:
    codes = devices.new_recovery_codes(equipped)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert not kept & {form for row in codes for form in (row, row.replace("-", ""))}


def test_a_recovery_code_of_one_account_is_nothing_for_another(equipped: User) -> None:
    first, *_ = devices.new_recovery_codes(equipped)
    other = User.objects.create_superuser("other")
    assert devices.matching(other, first) is None


def test_taking_the_second_step_away_takes_all_of_it_from_one_account(equipped: User) -> None:
    devices.new_recovery_codes(equipped)
    other = User.objects.create_superuser("other")
    assert devices.set_up(other, OTHER_KEY, code(OTHER_KEY))
    TOTPDevice.objects.create(user=equipped, key=KEY, confirmed=False)
    assert devices.remove_all(equipped) == 3
    assert not devices.has_device(equipped)
    assert not StaticDevice.objects.exists()
    assert devices.has_device(other)
    assert devices.remove_all(equipped) == 0


def test_an_app_reads_whose_site_and_account_it_is(owner: User) -> None:
    address = devices.address_for_app(owner, KEY)
    assert address.startswith("otpauth://totp/")
    assert "owner" in address
    assert not TOTPDevice.objects.exists()


# The key in the page, until its first code was right


def form(account: int, key: str, typed: str = "123456") -> forms.SetUpForm:
    return forms.SetUpForm({"key": key, "code": typed}, account=account)


def test_a_key_comes_back_from_the_page_that_showed_it() -> None:
    sent = form(7, forms.signed_key(7, KEY), "123 456")
    assert sent.is_valid()
    assert sent.cleaned_data == {"key": KEY, "code": "123456"}


@pytest.mark.parametrize(
    "key", [KEY, "", forms.signed_key(8, KEY), forms.signed_key(7, KEY)[:-1], signing.dumps([7, KEY]), "a:b:c"]
)
def test_a_key_that_the_site_did_not_show_to_this_account_is_refused(key: str) -> None:
    assert "key" in form(7, key).errors


def test_a_page_may_be_open_for_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    key = forms.signed_key(7, KEY)
    now = time.time()
    for later, valid in ((timedelta(minutes=59), True), (timedelta(minutes=61), False)):
        monkeypatch.setattr(signing.time, "time", lambda later=later: now + later.total_seconds())
        assert form(7, key).is_valid() == valid


@given(st.integers(1, 10_000))
def test_a_time_to_wait_is_never_said_shorter_than_it_is(seconds: int) -> None:
    number, unit = waiting(seconds).split()
    said = int(number) * {"seconds": 1, "minutes": 60}[unit]
    assert seconds <= said < seconds + 60
    assert int(number) > 1 or unit == "seconds"
