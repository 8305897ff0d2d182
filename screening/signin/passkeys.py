"""Addresses that the scripts of django-otp-webauthn ask. Included where there is HTTPS."""

from django.urls import path
from django.views.i18n import JavaScriptCatalog
from django_otp_webauthn import exceptions, views

app_name = "otp_webauthn"


class OfVerified:
    """A passkey is added by who has given a code: the recovery codes come with the app."""

    def check_can_register(self) -> None:
        if not self.request.user.is_verified():  # type: ignore[attr-defined]  # a view's
            raise exceptions.NotVerified


class BeginRegistration(OfVerified, views.BeginCredentialRegistrationView):  # type: ignore[misc]  # no types
    pass


class CompleteRegistration(OfVerified, views.CompleteCredentialRegistrationView):  # type: ignore[misc]  # no types
    pass


urlpatterns = [
    path("registration/begin/", BeginRegistration.as_view(), name="credential-registration-begin"),
    path("registration/complete/", CompleteRegistration.as_view(), name="credential-registration-complete"),
    path(
        "authentication/begin/",
        views.BeginCredentialAuthenticationView.as_view(),
        name="credential-authentication-begin",
    ),
    path(
        "authentication/complete/",
        views.CompleteCredentialAuthenticationView.as_view(),
        name="credential-authentication-complete",
    ),
    path("words/", JavaScriptCatalog.as_view(packages=["django_otp_webauthn"]), name="js-i18n-catalog"),
]
