"""Forms of the second step."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core import signing

CODE = forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"})
# Long enough to fetch a phone. The key is in the page, and nowhere else until it is confirmed.
_KEY_SECONDS = 60 * 60
_SALT = "screening.signin.key"


class OpeningForm(AdminAuthenticationForm):
    """With the code of the app, which opens the way where somebody else has used up the tries of an account."""

    opening = forms.CharField(max_length=20, label="Code of your app", widget=CODE)


class CodeForm(forms.Form):
    code = forms.CharField(max_length=20, label="Code", widget=CODE)


class SetUpForm(CodeForm):
    key = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, account: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).replace(" ", "")

    def clean_key(self) -> str:
        try:
            account, key = signing.loads(self.cleaned_data["key"], salt=_SALT, max_age=_KEY_SECONDS)
        except signing.BadSignature:
            account, key = None, ""
        if account != self.account:
            raise forms.ValidationError("The page was open too long. Scan the new code.")
        return str(key)


def signed_key(account: int, key: str) -> str:
    return signing.dumps([account, key], salt=_SALT)
