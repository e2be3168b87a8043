"""Requests for pages, by htmx or not, and addresses to ask for."""

from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from careerguide.front.sitemaps import ListSitemap

VARY = ["HX-Request", "HX-Target", "HX-History-Restore-Request", "Accept-Encoding"]


def htmx(target: str, **more: str) -> dict[str, str]:
    """The headers by which htmx asks for the element with an id."""
    return {"HX-Request": "true", "HX-Target": target} | more


def a_request(query: str = "") -> HttpRequest:
    request = RequestFactory().get(f"/somewhere/?{query}")
    request.htmx = HtmxDetails(request)
    return request


ADDED = "utm_source=x&fbclid=y&mc_eid=z"
ADDRESSES = [reverse("search"), *map(ListSitemap().location, ListSitemap().items())]
