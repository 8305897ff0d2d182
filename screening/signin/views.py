"""The second step of signing in. Who comes here has given a password, and may do nothing else yet."""

import time
from base64 import b32encode
from binascii import unhexlify
from collections.abc import Callable
from typing import Any, cast

import django_otp
from django.conf import settings
from django.contrib.auth.models import User
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django_otp.util import random_hex

from screening import qr
from screening.errors import SignInBusy, TriesUsedUp
from screening.signin import devices
from screening.signin.forms import CodeForm, OpeningForm, SetUpForm, signed_key
from screening.signin.limits import CODE, OPENING, PASSWORD, TOTAL, TRIES
from screening.signin.turns import TURNS

Context = dict[str, Any]


def guarded(request: HttpRequest, context: Context, sign_in: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer a password where there are tries left and nobody else is being answered; else say when to come back."""
    if request.method != "POST":
        return sign_in()
    name = request.POST.get("username", "").strip()
    try:
        TRIES.take(TOTAL, "", time.monotonic())
        _take_password_try(name, request.POST.get("opening", "").replace(" ", ""))
        with TURNS.turn():
            response = sign_in()
    except TriesUsedUp as limited:
        return _page(request, "wait", context, status=429, seconds=limited.seconds)
    except SignInBusy:
        return _page(request, "wait", context, status=503, seconds=5)
    if request.user.is_authenticated:
        TRIES.give_back(PASSWORD, name, time.monotonic())
    return response


def _take_password_try(name: str, code: str) -> None:
    try:
        TRIES.take(PASSWORD, name, time.monotonic())
    except TriesUsedUp as limited:
        if not code:
            raise
        TRIES.take(OPENING, name, time.monotonic())
        if not devices.opens(name, code):
            raise TriesUsedUp(limited.seconds) from None


def enter_code(request: HttpRequest, context: Context) -> HttpResponse:
    user = _account(request)
    if not devices.has_device(user):
        return _on(request, "admin:set-up")
    form = CodeForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            if device := _matching(user, form.cleaned_data["code"]):
                _verify(request, device)
                return HttpResponseRedirect(_next(request))
            form.add_error("code", "This code is not right, or was used before. Wait for the next one.")
        except TriesUsedUp as limited:
            status = 429
            form.add_error("code", f"Too many codes for this account. Try again in {waiting(limited.seconds)}.")
    more = {"form": form, "next": _next(request), "passkeys": settings.SCREENING_PASSKEYS}
    return _page(request, "code", context, status=status, title="Second step", **more)


def _matching(user: User, code: str) -> Any:
    account = str(user.pk)
    TRIES.take(CODE, account, time.monotonic())
    device = devices.matching(user, code)
    if device:
        TRIES.give_back(CODE, account, time.monotonic())
    return device


def set_up(request: HttpRequest, context: Context) -> HttpResponse:
    """The first app of an account, or another one for who has given a code."""
    user = _account(request)
    if devices.has_device(user) and not _is_verified(request):
        return _on(request, "admin:code")
    form = SetUpForm(request.POST or None, account=user.pk)
    key = random_hex(20)
    if form.is_valid():
        key = form.cleaned_data["key"]
        if device := devices.set_up(user, key, form.cleaned_data["code"]):
            _verify(request, device)
            return _recovery_codes(request, context)
        form.add_error("code", "This code is not right. Type the one that the app shows now.")
    return _set_up_page(request, context, form, key)


def _set_up_page(request: HttpRequest, context: Context, form: Form, key: str) -> HttpResponse:
    user = _account(request)
    shown = b32encode(unhexlify(key)).decode()
    return _page(
        request,
        "set_up",
        context,
        title="Set up the second step",
        form=form,
        key=signed_key(user.pk, key),
        secret=" ".join(shown[start : start + 4] for start in range(0, len(shown), 4)),
        code=SafeString(qr.svg(devices.address_for_app(user, key))),
        has_device=devices.has_device(user),
        passkeys=settings.SCREENING_PASSKEYS,
    )


def recovery_codes(request: HttpRequest, context: Context) -> HttpResponse:
    """New ones, for who has given a code and asks by a form."""
    if request.method != "POST" or not _is_verified(request):
        return _on(request, "admin:set-up")
    return _recovery_codes(request, context)


def _recovery_codes(request: HttpRequest, context: Context) -> HttpResponse:
    codes = devices.new_recovery_codes(_account(request))
    return _page(request, "recovery_codes", context, title="Keep these recovery codes", codes=codes)


def waiting(seconds: int) -> str:
    """A time to wait in words that a person can use: never shorter than it is."""
    minutes = -(-seconds // 60)
    if seconds <= 60:
        return f"{seconds} seconds"
    return f"{minutes} minutes"


def _verify(request: HttpRequest, device: Any) -> None:
    django_otp.login(request, device)
    request.session.cycle_key()


def _is_verified(request: HttpRequest) -> bool:
    return getattr(request.user, "otp_device", None) is not None


def _account(request: HttpRequest) -> User:
    return cast("User", request.user)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    staff = reverse("admin:index")
    if wanted.startswith(staff) and url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return staff


def _on(request: HttpRequest, page: str) -> HttpResponse:
    return redirect(reverse(page, query={"next": _next(request)}))


def _page(request: HttpRequest, name: str, context: Context, *, status: int = 200, **more: Any) -> HttpResponse:
    seconds = more.get("seconds", 0)
    if seconds:
        more |= {"waiting": waiting(seconds), "title": "Try again later", "opening_form": OpeningForm(request)}
    response = TemplateResponse(request, f"screening/signin/{name}.html", {**context, **more}, status=status)
    response.headers["Cache-Control"] = "no-store"
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    return response
