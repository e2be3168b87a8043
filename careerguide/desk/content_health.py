"""The page of the admin that shows what needs an editor, each finding with a link to the very field."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import pluralize
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from careerguide.content.checking import Name
from careerguide.content.collector import give_back, without_collector
from careerguide.content.findings import Finding, Findings, all_findings, take_stock
from careerguide.content.hyperlinks import kinds
from careerguide.content.links import form_address
from careerguide.content.mapping import FieldPath
from careerguide.content.models import Draft, Revision, this_day
from careerguide.content.versioning import ContentVersion

from .people import may_publish

FINDINGS_SHOWN = 30  # of a rule on a page
REVIEWED: FieldPath = ("reviewed_on",)


class FindingLine(NamedTuple):
    """A finding as the page shows it; `checked` is the name of an entry that the user may note as reviewed."""

    kind: str
    entry: Any
    words: str
    address: str
    checked: str


@require_http_methods(["GET", "HEAD", "POST"])
def health(request: HttpRequest) -> HttpResponse:
    """Shows the findings on what the user may see, the first of each rule, or a page of the rule that is asked for; a
    click notes that an entry was reviewed today.

    Asked for no more than their number, as the first page of the admin does, it answers in a few words.
    """
    if request.method == "POST":
        note_checked(request, request.POST.get("checked", ""))
        return HttpResponseRedirect(f"{request.get_full_path()}#unreviewed")
    entries = visible_entries(request)
    found = {rule: [one for one in some if one.name in entries] for rule, some in findings_now().items()}
    if "number" in request.GET:
        return HttpResponse(number_of(found), content_type="text/plain; charset=utf-8")
    asked = next((rule for rule in found if rule.key == request.GET.get("rule")), None)
    number = request.GET.get("page", "1") if asked else "1"
    pages = [(rule, Paginator(found[rule], FINDINGS_SHOWN).get_page(number)) for rule in ([asked] if asked else found)]
    groups = [(rule, page, [line(request, one, entries[one.name]) for one in page]) for rule, page in pages]
    context = {"title": "Health", "asked": asked, "groups": groups, **admin.site.each_context(request)}
    return TemplateResponse(request, "desk/health.html", context)


def findings_now() -> Findings:
    """All findings, found anew where content or drafts have changed."""
    drafts = Draft.objects.aggregate(Max("at"), Count("pk"))
    return _findings_at(ContentVersion.current(), this_day(), *drafts.values())


@lru_cache(maxsize=1)
def _findings_at(*stamps: object) -> Findings:
    with without_collector():
        found = all_findings(take_stock())
        give_back()
    return found


def number_of(found: Findings) -> str:
    errors, advice = (sum(len(some) for rule, some in found.items() if rule.is_error is kind) for kind in (True, False))
    return f"{errors} error{pluralize(errors)}, {advice} piece{pluralize(advice)} of advice"


def note_checked(request: HttpRequest, name: str) -> None:
    """Dates the review of an entry, given as roles/nurse."""
    folder, _, slug = name.rpartition("/")
    if folder not in kinds():
        raise Http404(f"There is no kind “{folder}”.")
    model = kinds()[folder].model
    editor: Any = admin.site.get_model_admin(model)
    if not editor.has_publish_permission(request):
        raise PermissionDenied
    entries = model._default_manager.filter(slug=slug)
    with editor.recorded(request, Revision.Origin.ACTION, [str(entry.pk) for entry in entries]):
        editor.checked_today(request, entries)


def visible_entries(request: HttpRequest) -> Mapping[Name, Any]:
    """The rows of all entries that the user may look at."""
    return {
        Name(kind.folder, row.slug): row
        for kind in kinds().values()
        if admin.site.get_model_admin(kind.model).has_view_permission(request)
        for row in kind.model._default_manager.only("slug", "title")
    }


def line(request: HttpRequest, finding: Finding, entry: Any) -> FindingLine:
    may_check = finding.path == REVIEWED and may_publish(request.user, type(entry))
    anchor = anchor_of(type(entry), finding.path)
    address = f"{form_address(entry)}#{anchor}" if anchor else form_address(entry)
    kind = entry._meta.verbose_name
    return FindingLine(kind, entry, finding.words, address, str(finding.name) if may_check else "")


def anchor_of(model: Any, path: FieldPath) -> str:
    """The id, in the form of an entry, of what a path leads to: a field, the parts of a kind, or one of them.

    What belongs to a part has a form of its own, so there the path ends. Empty for the entry as a whole.
    """
    if not path:
        return ""
    first, *inside = path
    field = model._meta.get_field(first)
    if not field.one_to_many:
        return f"id_{first}"
    if not inside:
        return f"{first}-group"
    number, *deeper = inside
    if not deeper or any(one.one_to_many for one in field.related_model._meta.get_fields()):
        return f"{first}-{number}"
    return f"id_{first}-{number}-{deeper[0]}"
