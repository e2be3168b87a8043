"""The first page of the admin and its list of tables: entries by kind, their parts, people, the program's own."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from careerguide.content.links import form_address
from careerguide.content.models import Draft, Entry, Guide, Part
from careerguide.content.revisions import kind_with

from .choices import RowSuggestions
from .keys import refusing

Table = Mapping[str, Any]  # a model as the admin lists it: its name, the addresses of its pages, and so on

MOST_DRAFTS = 30  # that are named on the first page
PEOPLE = "auth"


class DeskSite(AdminSite):
    """The admin as editors see it: what they edit stands first, and the first page names drafts to be finished."""

    index_template = "desk/index.html"
    index_title = "Content"

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """The guide's name stands above every page, and in its title."""
        name = Guide.objects.values_list("title", flat=True).first() or Guide.neutral().title
        return super().each_context(request) | {"site_header": name, "site_title": name}

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return super().admin_view(refusing(view), cacheable)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return cast(HttpResponse, RowSuggestions.as_view(admin_site=self)(request))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        return apps if app_label else grouped(table for app in apps for table in app["models"])

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        entries, parts, *others = self.get_app_list(request)
        drafts = [row for table in entries["models"] for row in self.drafts(request, table["model"])]
        own = {
            "kinds": [(table, parts_of(table, parts["models"])) for table in entries["models"]],
            "drafts": [(form_address(row), row, row._meta.verbose_name) for row in drafts[:MOST_DRAFTS]],
            "beside": [*self.with_drafts(request, entries["models"])],
            "tools": [*besides(request)],
            "more_drafts": max(0, len(drafts) - MOST_DRAFTS),
            "others": [*unlinked_groups(dict(besides(request)), others)],
        }
        return super().index(request, own | (extra_context or {}))

    def with_drafts(self, request: HttpRequest, tables: Iterable[Table]) -> Iterator[tuple[str, Entry, Draft]]:
        """The entries that have a draft beside them, each with the address of its form."""
        for table in tables:
            of_kind = Draft.objects.filter(kind=kind_with(table["model"]).folder).defer("document", "base")
            drafts = {draft.row: draft for draft in of_kind}
            for entry in self.get_model_admin(table["model"]).get_queryset(request).filter(pk__in=drafts):
                yield f"{form_address(entry)}?draft=1", entry, drafts[entry.pk]

    def drafts(self, request: HttpRequest, model: type[Entry]) -> Any:
        rows = self.get_model_admin(model).get_queryset(request)
        return rows.filter(status=Entry.Status.DRAFT).order_by("title")


def besides(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Each (address, words) of what whoever asks may look at besides the tables."""
    for right, view, words in (
        ("content.view_revision", "admin:content_revision_changelist", "Who did what"),
        (
            "content.view_loadrecord",
            "admin:content_loadrecord_changelist",
            "Seeds: where documents and database differ",
        ),
    ):
        if request.user.has_perm(right):
            yield reverse(view), words


def unlinked_groups(named: Collection[str], groups: Iterable[Any]) -> Iterator[Any]:
    """The groups with what is left of them, once the tables at these addresses are taken out."""
    for group in groups:
        if left := [table for table in group["models"] if table["admin_url"] not in named]:
            yield group | {"models": left}


def grouped(tables: Iterable[Table]) -> list[dict[str, Any]]:
    """The tables in four groups, each in the order of the alphabet."""
    groups: dict[str, list[Table]] = {"Entries": [], "Parts of entries": [], "People": [], "The program": []}
    for table in sorted(tables, key=lambda table: str(table["name"])):
        groups[heading_of(table["model"])].append(table)
    return [_group(name, found) for name, found in groups.items()]


def heading_of(model: type) -> str:
    if issubclass(model, Entry):
        return "Entries"
    if issubclass(model, Part):
        return "Parts of entries"
    opts: Any = getattr(model, "_meta", None)
    return "People" if opts.app_label == PEOPLE else "The program"


def _group(name: str, tables: list[Table]) -> dict[str, Any]:
    """A group in the form of an app, as the admin's own templates show it."""
    label = name.lower().replace(" ", "-")
    address = f"{reverse('admin:index')}#{label}"
    return {"name": name, "app_label": label, "app_url": address, "has_module_perms": True, "models": tables}


def parts_of(entries: Table, parts: Iterable[Table]) -> list[Table]:
    """The tables of parts that may belong to entries of a kind, themselves or by the part that they belong to."""
    return [table for table in parts if entries["model"] in roots(table["model"])]


def roots(model: type[Part]) -> Iterator[type[Entry]]:
    """The kinds of entries that a part may belong to."""
    for field in model.parent_fields():
        parent: Any = field.related_model
        if issubclass(parent, Part):
            yield from roots(parent)
        else:
            yield parent
