"""Who may change accounts does not become more by it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from tests.admin.conftest import with_second_step

PASSWORD = "another long enough password"


@pytest.fixture
def keeper(content, client):
    """Staff who may change accounts and nothing else."""
    user = User.objects.create_user("keeper", password="a long enough password", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_user", "change_user", "delete_user"]))
    client.force_login(user)
    return with_second_step(client, user)


def set_password(client, user):
    page = reverse("admin:auth_user_password_change", args=[user.pk])
    sent = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    answer = client.post(page, sent)
    user.refresh_from_db()
    return answer


@pytest.mark.parametrize("rights", ["superuser", "more rights"])
def test_the_password_of_somebody_with_more_rights_stays(keeper, rights):
    user = User.objects.create_user("other", password="a long enough password", is_superuser=rights == "superuser")
    if rights == "more rights":
        user.user_permissions.set(Permission.objects.filter(codename="delete_indicator"))
    assert set_password(keeper, user).status_code == 403
    assert not user.check_password(PASSWORD)
    change = reverse("admin:auth_user_change", args=[user.pk])
    assert keeper.post(change, {"username": "mine"}).status_code == 403
    assert keeper.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"}).status_code == 403
    assert User.objects.filter(username="other").exists()


def test_the_password_of_an_account_without_more_can_be_set(keeper):
    user = User.objects.create_user("other", password="a long enough password", is_staff=True)
    assert set_password(keeper, user).status_code == 302
    assert user.check_password(PASSWORD)


def test_nobody_gives_rights_to_themselves(keeper):
    user = User.objects.get(username="keeper")
    change = reverse("admin:auth_user_change", args=[user.pk])
    fields = keeper.get(change).context["adminform"].form.fields
    assert not {"is_superuser", "groups", "user_permissions"} & set(fields)
    sent = {"username": "keeper", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    rights = [row.pk for row in Permission.objects.all()[:5]]
    dates = {"date_joined_0": "2026-11-20", "date_joined_1": "10:00:00"}
    assert keeper.post(change, {**sent, **dates, "user_permissions": rights}).status_code == 302
    user.refresh_from_db()
    assert not user.is_superuser
    assert user.user_permissions.count() == 3


def test_a_superuser_may(staff):
    user = User.objects.create_superuser("other", password="a long enough password")
    assert set_password(staff, user).status_code == 302
    assert user.check_password(PASSWORD)


def test_keys_of_second_steps_are_in_no_list(staff):
    page = staff.get(reverse("admin:index")).content.decode().lower()
    for word in ("totp", "static device", "webauthn"):
        assert word not in page
