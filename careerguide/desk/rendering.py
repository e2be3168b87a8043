"""What readers will see of a text, while an editor still types it."""

from functools import partial

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from careerguide.content.current import current
from careerguide.content.hyperlinks import (
    dead_links,
    held_by_row,
    kinds,
    leads_to,
    look_among_rows,
    missing_figures,
    quote,
)
from careerguide.content.markup import LinkedText, to_html

MOST_RENDERED = 50_000  # characters of a text


@admin.site.admin_view
@require_POST
def rendering(request: HttpRequest) -> HttpResponse:
    """The HTML of a text, and what a save would refuse in it. `home` is the folder of the document it stands in."""
    text, home = request.POST.get("text", "")[:MOST_RENDERED], request.POST.get("home", "")
    return render(request, "desk/_rendering.html", {"html": as_read(text, home), "refused": would_refuse(text, home)})


def as_read(text: str, home: str) -> SafeString:
    """A text as its page will show it, with links and figures as they are on the site now."""
    find = current().find
    led = LinkedText(text, partial(leads_to, home=home, find=find), partial(quote, find=find, fails=lambda entry: None))
    return mark_safe(to_html(led))  # noqa: S308  (nh3 has cleaned it)


def would_refuse(text: str, home: str) -> list[str]:
    """The dead links and figures of a text."""
    links = dead_links(text, home if home in kinds() else "", look_among_rows)
    return [*links, *missing_figures(text, look_among_rows, held_by_row)]
