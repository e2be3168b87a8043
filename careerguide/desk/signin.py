"""Signing in to the admin: whose failures count together, and the pages for whoever is kept out."""

from datetime import timedelta
from ipaddress import ip_address, ip_network
from math import ceil
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import now

from careerguide.web.problems import problem


def address(request: HttpRequest) -> str | None:
    """Where a request comes from: the connection's other end, or what a trusted proxy says of it. One customer has a
    whole IPv6 network of 64 bits, so that counts as one address. None for an address that can't be read."""
    try:
        sender = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return None
    if sender.version == 6 and not sender.ipv4_mapped:
        return str(ip_network((sender, 64), strict=False).network_address)
    return str(getattr(sender, "ipv4_mapped", None) or sender)


def described(username: str, ip_address: str, user_agent: str, path_info: str, request: HttpRequest) -> str:
    """A sign-in in words for the log, where whatever was typed as a name has to stay within its line."""
    return f"{username!r} at {ip_address}"


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """The page after too many wrong passwords or codes."""
    failures = AccessAttempt.objects.filter(username=credentials["username"], ip_address=address(request))
    latest = failures.order_by("attempt_time").values_list("attempt_time", flat=True).last() or now()
    minutes = max(1, ceil((latest + settings.AXES_COOLOFF_TIME - now()) / timedelta(minutes=1)))
    wait = "a minute" if minutes == 1 else f"{minutes} minutes"
    words = f"You can try again in {wait}. Whoever runs this site can also let you in before."
    page = problem(request, 429, "Too many wrong passwords or codes", words)
    page["Retry-After"] = str(60 * minutes)
    return page


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that was opened before its sender signed in or out, perhaps in another tab; or that another
    site sent."""
    words = (
        "You have signed in or out since you opened that page, or your browser keeps no cookies. "
        "Nothing was saved. Open the page again to go on. The form of an entry then offers to put back what you typed."
    )
    way = request.path if request.path.startswith("/admin/") else reverse("admin:index")
    return problem(request, 403, "That page is out of date", words, way=(way, "Open the page again"))
