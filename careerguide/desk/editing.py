"""What the forms of editors have in common. A form checks each field by the same schema as documents are checked."""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import model_ngettext, unquote
from django.contrib.admin.views.main import ChangeList
from django.db import IntegrityError, connection, models, transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from pydantic import BaseModel

from careerguide.content.links import deletion_of, users
from careerguide.content.models import Entry, Part, Revision, this_day
from careerguide.content.revisions import Hand, kind_with, recorded
from careerguide.content.versions import digest_of

from . import filters  # noqa: F401  (lists have them from then on)
from .deleting import goes_along
from .fields import EditorsForm
from .finding import best_first
from .forms import COLLISION, DELETED_MEANWHILE, PartFormSet, form_for
from .keys import is_key
from .looking_back import deletion_told, way_to_undo
from .mistakes import mistakes
from .publishing import GuardedAdmin, PublishingAdmin, change_rows
from .trial import COLLIDED, is_on_trial, why
from .two_at_once import TwoAtOnce, leaves_entry_alone


class PartInline(EditorsForm, admin.StackedInline):  # type: ignore[type-arg]  # takes no argument when it runs
    extra = 0
    formset = PartFormSet
    autocomplete_fields = ["citations"]
    classes = ["collapse"]
    begun: ClassVar[bool] = False  # whether the form of a new entry has one ready to be filled in

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The entries of other kinds that such a part may belong to."""
        return [field.name for field in self.model.parent_fields() if field.related_model is not self.parent_model]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The parts with what their forms show of other rows."""
        parents = self.model.parent_fields()
        keys = [field.name for field in self.model._meta.fields if field.many_to_one and field not in parents]
        links = [field.name for field in self.model._meta.many_to_many]
        return super().get_queryset(request).select_related(*keys or [None]).prefetch_related(*links)

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        return super().get_formset(request, obj, **{"validate_min": True, "validate_max": bool(self.max_num)} | options)


def inline(model: type[Part], schema: type[BaseModel], *, base: type[PartInline] = PartInline, **options: Any) -> type:
    """The parts of one kind inside the form of their entry, checked by their schema."""
    return type(f"{model.__name__}Inline", (base,), {"model": model, "form": form_for(schema), **options})


class ContentAdmin(EditorsForm, GuardedAdmin):
    """Each change leaves a revision. What the database refuses, though the form let it through, is a form error.

    A form may be on trial (see trial.py): then it says nothing of a success, as what it saved is undone.
    """

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        form: Any = super().get_form(request, *args, **options)
        form.collided = request.META.get(COLLIDED, "")
        form.user = request.user
        return form

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Says of what can't be deleted which entry uses it, and where; what would go with it is not listed then."""
        deletion = deletion_of(objs)
        if protected := users(deletion):
            return [], {}, set(), protected
        return goes_along(deletion, request)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **options: Any
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, *args, **options)
        with self.recorded(request, Revision.Origin.FORM, [object_id] if object_id else []):
            try:
                return super().changeform_view(request, object_id, *args, **options)
            except IntegrityError as error:
                logging.getLogger(__name__).warning("The database refused a form: %s", error)
                request.META[COLLIDED] = COLLISION
                return super().changeform_view(request, object_id, *args, **options)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """What was sent for a row that was deleted meanwhile stands in a form that makes a new one of it."""
        answer: HttpResponse
        if request.method != "POST" or not self.has_add_permission(request):
            answer = super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
            return answer
        request.META[COLLIDED] = DELETED_MEANWHILE
        answer = super().changeform_view(request, None, reverse(f"admin:{opts.app_label}_{opts.model_name}_add"))
        return answer

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        if request.method != "POST":
            return super().delete_view(request, object_id, *args, **options)
        with self.recorded(request, Revision.Origin.DELETE, [object_id]):
            return super().delete_view(request, object_id, *args, **options)

    def changelist_view(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if request.method != "POST":
            return super().changelist_view(request, *args, **options)
        with self.recorded(request, Revision.Origin.ACTION, request.POST.getlist(ACTION_CHECKBOX_NAME)):
            return super().changelist_view(request, *args, **options)

    @contextmanager
    def recorded(self, request: HttpRequest, origin: str, keys: Iterable[str]) -> Iterator[None]:
        """One transaction that leaves revisions in the name of whoever is signed in; unless the form is on trial."""
        if is_on_trial(request):
            yield
            return
        user: Any = request.user
        hand = Hand(origin, user.get_username(), why(request))
        with transaction.atomic(), recorded(hand, *self.owners(keys)):
            yield
        if keys and (way := way_to_undo(hand)):
            self.message_user(request, format_html('<a href="{}">What was changed, and how to undo it</a>', way))

    def owners(self, keys: Iterable[str]) -> list[Entry]:
        """The entries of the rows with these keys, as far as there are any."""
        found = self.model._default_manager.filter(pk__in=filter(is_key, map(unquote, keys)))
        return [row.owner for row in found if isinstance(row, Entry | Part)]

    def message_user(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        if not is_on_trial(request):
            super().message_user(request, *args, **options)

    def get_inline_formsets(self, request: HttpRequest, formsets: Any, *args: Any, **options: Any) -> Any:
        """The headings of parts tell how many there are."""
        wrapped = super().get_inline_formsets(request, formsets, *args, **options)
        for one in wrapped:
            one.opts.verbose_name_plural = f"{one.opts.verbose_name_plural} ({one.formset.initial_form_count()})"
        return wrapped

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> Any:
        form, inlines = context["adminform"].form, context["inline_admin_formsets"]
        context |= {"mistakes": mistakes(form, inlines), "has_markdown": True}
        return super().render_change_form(request, context, *args, **options)

    def save_related(self, request: HttpRequest, *args: Any) -> None:
        super().save_related(request, *args)
        connection.check_constraints()  # now, as at the end of the transaction the page would have told of success


def _key_or_text(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else str(value)


class PartAdmin(ContentAdmin):
    """A part on its own page, to be searched and filtered across entries. Mostly it is edited with its entry."""

    search_fields = ["note"]
    autocomplete_fields = ["citations"]
    change_form_template = "desk/part_form.html"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form carries along what its part said when it was opened. It is refused if the part has changed since."""
        part = self.get_object(request, unquote(object_id)) if object_id else None
        if part is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        said = self.said_by(request, part)
        if request.POST.get("_said", said) != said:
            request.META[COLLIDED] = COLLISION
        return super().changeform_view(request, object_id, form_url, {"said": said})

    def said_by(self, request: HttpRequest, part: Any) -> str:
        """A digest of what the form of a part shows."""
        form = self.get_form(request, part, change=True)(instance=part)
        shown = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
        return digest_of(json.dumps(shown, default=_key_or_text, sort_keys=True))


class ReadOnlyAdmin(ContentAdmin):
    """Shows rows that only the program may write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class EntryList(ChangeList):
    """Sorts titles without regard to case, as far as the database can."""

    def get_ordering_field(self, field_name: Any) -> Any:
        return Lower("title") if field_name == "title" else super().get_ordering_field(field_name)


class EntryAdmin(TwoAtOnce, PublishingAdmin, ContentAdmin):
    list_display = ["title", "status", "reviewed_on", "order"]
    list_filter = ["status"]
    search_fields = ["title", "slug", "summary", "body"]
    names: ClassVar[Sequence[str]] = ("title", "slug")  # by which it is found while one types
    prepopulated_fields = {"slug": ["title"]}
    date_hierarchy = "reviewed_on"
    actions = [*PublishingAdmin.actions, "checked_today"]
    save_on_top = True

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **options: Any) -> Any:
        form: Any = super().get_form(request, obj, *args, **options)
        form.user = None if obj and leaves_entry_alone(request) else request.user
        return form

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        inlines = super().get_inline_instances(request, obj)
        for one in inlines:
            if obj is None and getattr(one, "begun", False):
                one.extra, one.classes = 1, []
        return inlines

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return EntryList

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return [Lower(name) if name == "title" else name for name in self.opts.ordering or ()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Leads to the revisions of the entry."""
        (entry,) = self.owners([object_id]) or (None,)
        if entry is None or not self.has_view_permission(request, entry):
            return super().history_view(request, object_id, extra_context)
        of_entry = urlencode({"kind__exact": kind_with(self.model).folder, "row__exact": entry.pk})
        return HttpResponseRedirect(f"{reverse('admin:content_revision_changelist')}?{of_entry}")

    def get_search_results(self, request: HttpRequest, rows: QuerySet[Any], typed: str) -> tuple[QuerySet[Any], bool]:
        """A list finds entries by their texts too; a field that chooses one, by their names alone, the best first."""
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            return best_first(rows, self.names, typed), False
        return super().get_search_results(request, rows, typed)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """Says who deleted an entry, and leads to what it said last, from where it is brought back."""
        told = deletion_told(self.model, unquote(object_id), is_sent=request.method == "POST")
        if not told:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        self.message_user(request, told, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:index"))

    @admin.action(description="I have checked it today", permissions=["publish"])
    def checked_today(self, request: HttpRequest, chosen: QuerySet[Entry]) -> None:
        """Notes that the entries were checked today, with a line in the history of each, and says how many."""
        keys, today = list(chosen.values_list("pk", flat=True)), this_day()
        rows = self.model._default_manager.filter(pk__in=keys).exclude(reviewed_on=today)
        count = change_rows(request, rows, f"Checked on {today}.", reviewed_on=today)
        self.message_user(request, f"Checked today: {count} {model_ngettext(self.opts, count)}.", messages.SUCCESS)

    def formfield_for_dbfield(self, db_field: "models.Field[Any, Any]", request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "body":
            options["widget"] = forms.Textarea(attrs={"rows": 24, "cols": 100})
        if db_field.name == "summary":
            options["widget"] = forms.Textarea(attrs={"rows": 3, "cols": 90})
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        return obj.get_absolute_url() if obj and obj.is_published else None


class CitedAdmin(EntryAdmin):
    autocomplete_fields = ["citations"]
    list_filter = ["status", "citations__source"]
