"""Accounts of staff. Who may change accounts must not become more than they are by it."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

if TYPE_CHECKING:
    Accounts = UserAdmin[User]
else:
    Accounts = UserAdmin

POWERS = ("is_superuser", "groups", "user_permissions")


class AccountAdmin(Accounts):
    """Only a superuser gives rights, and touches the account or the password of a superuser."""

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, *POWERS)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)


def _may_touch(request: HttpRequest, account: User | None) -> bool:
    """Not an account that may do what one may not do oneself: its password would be the way there."""
    if account is None or request.user.is_superuser:
        return True
    return not account.is_superuser and account.get_all_permissions() <= request.user.get_all_permissions()
