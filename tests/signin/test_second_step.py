"""A password alone opens nothing: every account of staff has a second step."""

import base64
import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from lxml import html

from screening.signin import devices
from tests.signin.conftest import KEY, PASSWORD, code, give_password, is_in

SET_UP, CODE, CODES = reverse("admin:set-up"), reverse("admin:code"), reverse("admin:recovery-codes")


def key_on(page) -> tuple[str, str]:
    """The signed key of the form, and the key that a person can type into the app."""
    tree = html.document_fromstring(page.content.decode())
    [signed] = tree.xpath("//input[@name='key']/@value")
    return signed, page.context["secret"]


def hex_of(secret: str) -> str:
    return base64.b32decode(secret.replace(" ", "")).hex()


def codes_on(page) -> list[str]:
    return html.document_fromstring(page.content.decode()).xpath("//ul[@class='codes']//code/text()")


def test_an_account_from_before_is_led_to_set_it_up_and_goes_on(client, host):
    assert give_password(client).status_code == 302
    assert not is_in(client)
    page = client.get(reverse("admin:index"), follow=True)
    assert page.redirect_chain[-1][0].startswith(SET_UP)
    signed, secret = key_on(page)
    done = client.post(SET_UP, {"key": signed, "code": code(hex_of(secret))})
    assert len(codes_on(done)) == 10
    assert is_in(client)


def test_who_gave_a_password_only_reaches_the_set_up_and_nothing_else(client, host):
    give_password(client)
    pages = ["index", "password_change", "jsi18n", "autocomplete", "code", "recovery-codes"]
    for model in admin.site._registry:
        pages += [f"{model._meta.app_label}_{model._meta.model_name}_{page}" for page in ("changelist", "add")]
    for page in pages:
        for ask in (client.get, client.post):
            assert ask(reverse(f"admin:{page}")).status_code == 302, page
    assert client.get(SET_UP).status_code == 200


def test_with_an_app_the_code_is_asked_for_each_time(client, with_app):
    give_password(client)
    page = client.get(reverse("admin:screening_place_changelist"), follow=True)
    assert page.redirect_chain[-1][0].startswith(CODE)
    wrong = client.post(CODE, {"code": "000000" if code() != "000000" else "000001"})
    assert "not right" in wrong.content.decode()
    assert not is_in(client)
    assert client.post(CODE, {"code": code()}).status_code == 302
    assert is_in(client)


def test_it_leads_to_the_page_that_was_asked_for(client, with_app):
    give_password(client)
    page = client.get(reverse("admin:screening_place_changelist"), follow=True)
    target = html.document_fromstring(page.content.decode()).xpath("//input[@name='next']/@value")[0]
    assert client.post(CODE, {"code": code(), "next": target})["Location"] == reverse(
        "admin:screening_place_changelist"
    )


@pytest.mark.parametrize("target", ["https://evil.example/staff/", "//evil.example/staff/", "/en/", ""])
def test_it_never_leads_elsewhere(client, with_app, target):
    give_password(client)
    assert client.post(CODE, {"code": code(), "next": target})["Location"].startswith("/staff/")


def test_a_code_counts_once(client, with_app):
    used = code()
    give_password(client)
    client.post(CODE, {"code": used})
    other = Client()
    give_password(other)
    other.post(CODE, {"code": used})
    assert not is_in(other)


def test_with_an_app_another_one_cannot_be_set_up_without_it(client, with_app):
    give_password(client)
    assert client.get(SET_UP)["Location"].startswith(CODE)
    assert client.post(SET_UP, {"key": "x", "code": code()})["Location"].startswith(CODE)
    assert client.post(CODES)["Location"].startswith(SET_UP)
    assert not StaticToken.objects.exists()


def test_another_app_takes_the_place_of_the_first(client, with_app):
    give_password(client)
    client.post(CODE, {"code": code()})
    signed, secret = key_on(client.get(SET_UP))
    client.post(SET_UP, {"key": signed, "code": code(hex_of(secret))})
    assert [device.key for device in TOTPDevice.objects.all()] == [hex_of(secret)]
    assert is_in(client)


def test_the_key_is_kept_when_its_first_code_is_right_and_not_before(client, host):
    give_password(client)
    signed, secret = key_on(client.get(SET_UP))
    page = client.post(SET_UP, {"key": signed, "code": "abc"})
    assert "not right" in page.content.decode()
    assert page.context["secret"] == secret
    assert not TOTPDevice.objects.exists()


def test_a_key_of_another_account_or_of_nobody_is_refused(client, host):
    User.objects.create_user("other", password=PASSWORD, is_staff=True)
    give_password(client, "other")
    theirs, secret = key_on(client.get(SET_UP))
    client.logout()
    give_password(client)
    for key in (theirs, hex_of(secret), ""):
        client.post(SET_UP, {"key": key, "code": code(hex_of(secret))})
    assert not TOTPDevice.objects.exists()


def test_the_page_draws_the_key_and_says_it(client, host):
    give_password(client)
    text = client.get(SET_UP).content.decode()
    assert '<div class="qr"><svg' in text
    assert re.search(r"<code translate=\"no\">([A-Z2-7]{4} ){7}[A-Z2-7]{4}</code>", text)
    assert "style=" not in text
    assert devices.address_for_app(host, KEY).startswith("otpauth://totp/Look%20Twice%3Ahost?secret=")


def test_a_recovery_code_works_once(client, with_app):
    first, second = devices.new_recovery_codes(with_app)[:2]
    give_password(client)
    client.post(CODE, {"code": first.upper()})
    assert is_in(client)
    other = Client()
    give_password(other)
    other.post(CODE, {"code": first})
    assert not is_in(other)
    other.post(CODE, {"code": second.replace("-", " ")})
    assert is_in(other)


def test_recovery_codes_are_shown_once_and_kept_as_digests(client, with_app):
    give_password(client)
    client.post(CODE, {"code": code()})
    page = client.post(CODES)
    codes = codes_on(page)
    assert len(set(codes)) == 10
    assert "no-store" in page["Cache-Control"]
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert not kept & {found.replace("-", "") for found in codes}
    assert not [found for found in codes if found in client.get(SET_UP).content.decode()]
    client.post(CODES)
    assert not kept & set(StaticToken.objects.values_list("token", flat=True))


def test_a_recovery_code_is_of_one_account(client, with_app):
    other = User.objects.create_user("other", password=PASSWORD, is_staff=True)
    devices.set_up(other, "11" * 20, code("11" * 20))
    theirs = devices.new_recovery_codes(other)[0]
    give_password(client)
    client.post(CODE, {"code": theirs})
    assert not is_in(client)


def test_a_host_removes_the_second_step_of_who_lost_the_phone(client, with_app, capsys):
    devices.new_recovery_codes(with_app)
    give_password(client)
    client.post(CODE, {"code": code()})
    call_command("remove_second_step", "host")
    assert "host: 2 removed" in capsys.readouterr().out
    assert not is_in(client)
    assert client.get(reverse("admin:index"), follow=True).redirect_chain[-1][0].startswith(SET_UP)


def test_a_host_is_told_of_an_account_that_is_not_there(content):
    with pytest.raises(CommandError, match="There is no account 'nobody'"):
        call_command("remove_second_step", "nobody")


def test_who_is_not_staff_gets_nowhere(client, content):
    User.objects.create_user("reader", password=PASSWORD)
    assert give_password(client, "reader").status_code == 200
    client.force_login(User.objects.get(username="reader"))
    for page in (SET_UP, CODE, CODES, reverse("admin:index")):
        assert client.get(page)["Location"].startswith(reverse("admin:login"))


def test_every_page_can_be_left(client, host):
    exit_link = 'id="exit"'
    assert exit_link in client.get(reverse("admin:login")).content.decode()
    give_password(client)
    page = client.get(SET_UP).content.decode()
    assert exit_link in page
    assert "screening/js/exit.js" in page


def test_a_clock_that_is_wrong_is_said(client, host, monkeypatch):
    monkeypatch.setattr("screening.admin.site.clock_is_wrong", lambda today: True)
    assert "The clock of this computer is wrong" in client.get(reverse("admin:login")).content.decode()
