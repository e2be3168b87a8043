"""The second factor: after the password an editor gives a code that an app on their phone shows, or a recovery code.

Whoever has no such app yet sets it up on the same page, which is all that a password opens.
"""

from base64 import b32encode
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import django_otp
from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from careerguide.content.current import last_guide

from .signin import address, locked_out

RECOVERY_CODES = 10
OPEN_TO_A_PASSWORD = ("login", "logout")  # pages of the admin
LEFT = 'Recovery codes that are left: {}. <a href="{}">Make new ones</a> before you run out of them.'
WRONG = "That is not the code. Each one is good once, for half a minute; after a wrong one wait for the next."


class CodeForm(forms.Form):
    code = forms.CharField(
        max_length=20,
        help_text="Six digits from your app, or a recovery code.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "class": "vTextField"}),
    )


def required(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """With SECOND_FACTOR, leads whoever has given a password alone from all pages of the admin to the one for codes."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR and request.path.startswith("/admin/") and _is_half_way(request):
            return redirect(f"{reverse('second_factor')}?{urlencode({'next': request.get_full_path()})}")
        return get_response(request)

    return answer


def _is_half_way(request: Any) -> bool:
    open_pages = [reverse("second_factor"), *(reverse(f"admin:{name}") for name in OPEN_TO_A_PASSWORD)]
    return request.path not in open_pages and request.user.is_authenticated and not request.user.is_verified()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Any) -> HttpResponse:
    """Asks for a code. Whoever has no app is shown its key, and once its first code is right, their recovery codes."""
    user = request.user
    if not admin.site.has_permission(request):
        return redirect_to_login(request.get_full_path(), "admin:login")
    if not AxesProxyHandler.is_allowed(request, _name_of(user)):
        return locked_out(request, HttpResponse(), _name_of(user))
    if user.is_verified():
        return HttpResponseRedirect(_way_on(request))
    app = _app_of(request)
    form = CodeForm(request.POST or None)
    if used := _device_of_code(request, form, app):
        return _let_in(request, used, app)
    return _page_with(request, form=form, app=None if app.confirmed else app)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: Any) -> HttpResponse:
    """Tells how many recovery codes are left; for a code it makes new ones, and the old ones are good no more."""
    user = request.user
    if not (admin.site.has_permission(request) and user.is_verified()):
        return redirect(f"{reverse('second_factor')}?{urlencode({'next': request.path})}")
    if not AxesProxyHandler.is_allowed(request, _name_of(user)):
        return locked_out(request, HttpResponse(), _name_of(user))
    form = CodeForm(request.POST or None)
    if _device_of_code(request, form, _app_of(request)):
        return _page_with(request, codes=_new_recovery_codes(user))
    return _page_with(request, form=form, title="New recovery codes", left=_codes_of(user).count(), is_renewal=True)


def _name_of(user: Any) -> dict[str, str]:
    return {"username": user.get_username()}


def _app_of(request: Any) -> TOTPDevice:
    """The editor's app; or one to set up, with a new key whenever the page opens, as others may have seen the last."""
    apps = TOTPDevice.objects.filter(user=request.user)
    if app := apps.filter(confirmed=True).first():
        return app
    if request.method != "POST":
        apps.delete()
    return apps.first() or TOTPDevice.objects.create(user=request.user, name="App", confirmed=False)


def _device_of_code(request: Any, form: CodeForm, app: TOTPDevice) -> Any:
    """The device that the code in a form is of. A wrong one is counted, and told in the form."""
    if not form.is_valid():
        return None
    used = _verified(request.user, app, form.cleaned_data["code"].replace(" ", "").lower())
    if not used:
        user_login_failed.send(__name__, credentials=_name_of(request.user), request=request)
        form.add_error("code", WRONG)
    return used


def _verified(user: Any, app: TOTPDevice, code: str) -> Any:
    """The device that a code is of. Its form tells app and recovery codes apart, so a right one never counts as a wrong
    one of the other."""
    if code.isdecimal():
        return django_otp.verify_token(user, app.persistent_id, code)
    codes = StaticDevice.objects.filter(user=user, confirmed=True).first() if app.confirmed else None
    return codes and django_otp.verify_token(user, codes.persistent_id, code)


def _let_in(request: Any, used: Any, app: TOTPDevice) -> HttpResponse:
    """Lets somebody in, after they have seen their recovery codes where they have set up the app just now."""
    is_new = not app.confirmed
    TOTPDevice.objects.filter(pk=app.pk).update(confirmed=True)
    request.session.cycle_key()
    django_otp.login(request, used)
    reset(ip=address(request), username=request.user.get_username())
    if is_new:
        return _page_with(request, codes=_new_recovery_codes(request.user))
    if isinstance(used, StaticDevice):
        left = format_html(LEFT, _codes_of(request.user).count(), reverse("recovery_codes"))
        messages.warning(request, left)
    return HttpResponseRedirect(_way_on(request))


def _new_recovery_codes(user: Any) -> list[str]:
    _codes_of(user).delete()
    device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": "Recovery codes"})
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return codes


def _codes_of(user: Any) -> Any:
    return StaticToken.objects.filter(device__user=user)


def _page_with(request: HttpRequest, app: TOTPDevice | None = None, **context: Any) -> HttpResponse:
    context = admin.site.each_context(request) | {"title": "Second factor", "way_on": _way_on(request)} | context
    context |= {"is_nav_sidebar_enabled": False, "available_apps": [], "has_permission": False}
    if app:
        context |= {"key": _key_of(app), "picture": _picture_of(_address_of(app))}
    return render(request, "desk/second_factor.html", context)


def _address_of(app: TOTPDevice) -> str:
    """What an app of codes reads from the picture; it lists the key under the guide's name."""
    return f"{app.config_url}&issuer={quote(last_guide().title)}"


def _key_of(app: TOTPDevice) -> str:
    """The secret key as one types it: in groups of four letters."""
    letters = b32encode(app.bin_key).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _picture_of(text: str) -> SafeString:
    """A QR code, as SVG to stand in a page."""
    import qrcode  # here, as few processes ever draw one, and it takes 4 MB of each
    from qrcode.image.svg import SvgPathImage

    drawn: str = qrcode.make(text, image_factory=SvgPathImage).to_string(encoding="unicode")
    return mark_safe(drawn)  # noqa: S308  (by the library)


def _way_on(request: HttpRequest) -> str:
    """Where somebody wanted to go, within this site."""
    way = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(way, {request.get_host()}, require_https=request.is_secure())
    return way if is_ours else reverse("admin:index")
