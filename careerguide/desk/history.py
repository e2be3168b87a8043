"""Who did what: the revisions of all entries, what each one changed, and how an earlier version is brought back."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import format_html

from careerguide.content.checking import Name
from careerguide.content.collector import without_collector
from careerguide.content.hyperlinks import kinds
from careerguide.content.links import form_address
from careerguide.content.models import Entry, Revision
from careerguide.content.replacing import RefusedError, replace, restated, wrong_beside
from careerguide.content.revisions import Hand, before, recorded
from careerguide.content.schema import EntryDocument, Kind
from careerguide.content.versions import readable
from careerguide.content.word_diff import word_by_word

from .editing import ReadOnlyAdmin
from .keys import is_key


def bring_back(revision: Revision, author: str, *, fits: bool) -> Entry:
    """Lets an entry say again what it said then, as a new revision; a deleted one gets its row back.

    Raises RefusedError where something that it refers to is gone, or its slug is taken. `fits` tells that the
    caller has seen already that it contradicts no other entry.
    """
    kind, entry = _restored(revision)
    message = f"as of {revision.moment}"
    with transaction.atomic(), recorded(Hand(Revision.Origin.RESTORE, author, message), *_saved(entry)):
        return replace(kind, entry, revision.stated, fits=fits)


@without_collector()
def fit_together(revisions: Iterable[Revision]) -> bool:
    """Whether all of them can be brought back; the documents of all others are read once for that."""
    documents: dict[Name, EntryDocument] = {}
    for revision in revisions:
        kind, entry = _restored(revision)
        try:
            documents[Name(kind.folder, entry.slug)] = restated(kind, entry, revision.stated)
        except RefusedError:
            return False
    return not wrong_beside(documents)


def _restored(revision: Revision) -> tuple[Kind, Entry]:
    """The kind and the row of the entry of a revision; a new row for one that was deleted."""
    kind = kinds()[revision.kind]
    model: Any = kind.model
    entry = model.objects.filter(pk=revision.row).first() or model(pk=revision.row, slug=revision.slug)
    return kind, entry


def _saved(entry: Entry) -> list[Entry]:
    return [] if entry._state.adding else [entry]


class ByKind(admin.AllValuesFieldListFilter):
    nothing = "guide"  # which stands in no folder

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or self.nothing}


class ByAuthor(ByKind):
    nothing = "the program"


class RevisionAdmin(ReadOnlyAdmin):
    """The list is the history of all entries, or of one; the page of a revision says what it changed."""

    list_display = ["when", "who", "what", "kind", "how", "reason"]
    list_display_links = ["what"]
    list_filter = ["origin", ("kind", ByKind), ("author", ByAuthor)]
    search_fields = ["title", "slug", "author", "message"]
    date_hierarchy = "at"
    actions = ["undo"]

    @admin.display(ordering="at")
    def when(self, revision: Revision) -> str:
        return revision.moment

    @admin.display(ordering="author")
    def who(self, revision: Revision) -> str:
        return revision.by

    @admin.display(ordering="origin")
    def how(self, revision: Revision) -> str:
        return revision.get_origin_display()

    @admin.display(description="why")
    def reason(self, revision: Revision) -> str:
        return revision.message

    @admin.display(description="entry", ordering="title")
    def what(self, revision: Revision) -> str:
        return revision.title

    @admin.action(description="Bring back the version before", permissions=["restore"])
    def undo(self, request: HttpRequest, chosen: QuerySet[Revision]) -> None:
        """Undoes changes, the newest first; each only where nothing has changed the entry since."""
        undone = [(revision, before(revision)) for revision in chosen.order_by("-pk")]
        due = [earlier for _, earlier in undone if earlier and earlier.document]
        fits = len(due) > 1 and fit_together(due)
        for revision, earlier in undone:
            if not earlier or not earlier.document:
                self.message_user(request, f"There is nothing before “{revision}”.", messages.WARNING)
            else:
                fits = bool(self.restore(request, earlier, fits=fits)) and fits

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup in ("row", "row__exact", "group", "group__exact") or super().lookup_allowed(
            lookup, value, request
        )

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Who did what"})

    def has_restore_permission(self, request: HttpRequest) -> bool:
        return any(self.editor(kind.model).has_change_permission(request) for kind in kinds().values())

    @staticmethod
    def editor(model: type[Entry]) -> Any:
        return admin.site.get_model_admin(model)

    def may_restore(self, request: HttpRequest, revision: Revision) -> bool:
        """Whether whoever asks may change, or add again, the entry of a revision, and what visitors see of it."""
        model = kinds()[revision.kind].model
        entry = model._default_manager.filter(pk=revision.row).first()
        editor = self.editor(model)
        allowed: bool = editor.has_change_permission(request, entry) if entry else editor.has_add_permission(request)
        shown = Entry.Status.PUBLISHED
        is_seen = shown in (entry and entry.status, revision.stated.get("status", shown))
        return allowed and (not is_seen or editor.has_publish_permission(request))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        revision: Revision | None = self.get_object(request, unquote(object_id))
        if not revision:
            raise Http404("There is no such revision.")
        if not self.has_view_permission(request, revision):
            raise PermissionDenied
        if request.method == "POST":
            earlier = before(revision) if "undo" in request.POST else revision
            entry = earlier and self.restore(request, earlier)
            return HttpResponseRedirect(form_address(entry) if entry else request.get_full_path())
        return self.page(request, revision)

    def page(self, request: HttpRequest, revision: Revision) -> HttpResponse:
        """What a revision changed, or in what it differs from another one of its entry."""
        others = Revision.objects.filter(kind=revision.kind, row=revision.row).exclude(pk=revision.pk)
        asked = request.GET.get("with", "")
        earlier = before(revision)
        other = others.filter(pk=asked).first() if is_key(asked) else earlier
        restorable = revision if others.filter(pk__gt=revision.pk).exists() else earlier
        texts = [readable(one.stated) if one and one.document else "" for one in (other, revision)]
        context = {
            **self.admin_site.each_context(request),
            "title": revision.title,
            "opts": self.opts,
            "revision": revision,
            "other": other,
            "others": others.defer("document"),
            "pieces": word_by_word(*texts),
            "may_restore": restorable and restorable.document and self.may_restore(request, restorable),
            "is_last": restorable != revision,
        }
        return TemplateResponse(request, "desk/revision.html", context)

    def restore(self, request: HttpRequest, revision: Revision, *, fits: bool = False) -> Entry | None:
        """Brings a version back, and says so; or says why it can't come back.

        It is told as information: a success would tell forms that what was typed in them has been saved.
        """
        if not self.may_restore(request, revision):
            raise PermissionDenied
        user: Any = request.user
        try:
            entry = bring_back(revision, user.get_username(), fits=fits)
        except RefusedError as error:
            problems = format_html("“{}” can't come back as it was. {}", revision.title, " ".join(error.problems))
            self.message_user(request, problems, messages.ERROR)
            return None
        self.editor(type(entry)).log_change(request, entry, f"Brought back as of {revision.moment}.")
        self.message_user(request, f"“{entry}” is as it was on {revision.moment}.")
        return entry
