"""Who may change what visitors see, and what they are shown before they do."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import actions
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import model_ngettext
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from careerguide.content.former import by_former_slug
from careerguide.content.models import Entry

from .consequences import Consequences, foresee
from .people import may_publish, published_out_of_reach

ON_SITE, OFF_SITE = Entry.Status.PUBLISHED, Entry.Status.DRAFT
CONFIRMATIONS = {
    ON_SITE: {
        "title": "Publish",
        "action": "publish",
        "question": "Shall visitors see these?",
        "what_stays": "You can take them back to draft at any time.",
    },
    OFF_SITE: {
        "title": "Take back to draft",
        "action": "unpublish",
        "question": "Shall these go off the site?",
        "what_stays": (
            "Nothing is deleted. What goes along keeps its own status, and comes back once these are published again. "
            "In texts that link to them the words stay, without the link."
        ),
    },
}


@admin.action(description="Delete selected %(verbose_name_plural)s", permissions=["delete"])
def delete_selected(editor: "GuardedAdmin", request: HttpRequest, chosen: QuerySet[Any]) -> HttpResponse | None:
    """Deletes rows as Django's own action does, but the page that asks says what visitors lose."""
    answer: Any = actions.delete_selected(editor, request, chosen)
    context = answer.context_data if answer else {}
    if context and not context["protected"] and not context["perms_lacking"]:
        context["consequences"] = editor.foresee_deletion([row.pk for row in chosen])
    return answer  # type: ignore[no-any-return]


class GuardedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # takes no argument when it runs
    """Rows of the content, or of the program's own tables. Nobody deletes what they may not publish."""

    actions: Any = [delete_selected]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the user may change what visitors see of such rows."""
        return may_publish(request.user, self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and published_out_of_reach(request.user, obj))

    def render_delete_form(self, request: HttpRequest, context: Any) -> HttpResponse:
        if not context["protected"] and not context["perms_lacking"]:
            context |= {"consequences": self.foresee_deletion([context["object"].pk])}
        return super().render_delete_form(request, context)

    def foresee_deletion(self, keys: Iterable[Any]) -> Consequences:
        return foresee(self.model._default_manager.filter(pk__in=keys).delete)


def change_rows(request: HttpRequest, rows: QuerySet[Any], note: str, **values: Any) -> int:
    """Gives rows other values, with a line in the history of each. Returns how many there are."""
    user: Any = request.user
    with transaction.atomic():
        changing = list(rows.select_for_update(of=("self",)))  # not what a list reads along
        rows.model._default_manager.filter(pk__in=[row.pk for row in changing]).update(**values)
        LogEntry.objects.log_actions(user.pk, changing, CHANGE, note)
    return len(changing)


class PublishingAdmin(GuardedAdmin):
    """Entries, which are drafts or published."""

    actions = ["publish", "unpublish", *GuardedAdmin.actions]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Keeps the status from everybody who may not publish."""
        kept = [] if self.has_publish_permission(request) or "status" in (self.exclude or ()) else ["status"]
        return [*super().get_readonly_fields(request, obj), *kept]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> HttpResponse:
        may_publish, entry = self.has_publish_permission(request), context["original"]
        context |= {"may_publish": may_publish, "is_for_publishers": not may_publish and entry and entry.is_published}
        return super().render_change_form(request, context, *args, **options)

    @admin.action(description="Publish", permissions=["publish"])
    def publish(self, request: HttpRequest, chosen: QuerySet[Entry]) -> HttpResponse | None:
        return self.change_status(request, chosen, ON_SITE)

    @admin.action(description="Take back to draft", permissions=["publish"])
    def unpublish(self, request: HttpRequest, chosen: QuerySet[Entry]) -> HttpResponse | None:
        return self.change_status(request, chosen, OFF_SITE)

    def change_status(self, request: HttpRequest, chosen: QuerySet[Entry], status: Entry.Status) -> HttpResponse | None:
        """Shows what that would do to the site; does it, once that is confirmed. What the form would not publish for
        what it lacks is not published."""
        rows = self.model._default_manager
        if status == ON_SITE:
            chosen = self.uncontested(request, chosen, by_former_slug(rows.all()))
        changing, is_confirmed = [*chosen.exclude(status=status)], "post" in request.POST
        keys = [entry.pk for entry in changing]
        if changing and (status == ON_SITE or not is_confirmed):
            seen = foresee(rows.filter(pk__in=keys).update, status=status)
            if status == ON_SITE and (wrong := seen.contradictions_in(changing)):
                self.message_user(request, f"Nothing was published. {' '.join(wrong)}", messages.ERROR)
                return None
            if not is_confirmed:
                return self.ask_to_change_status(request, changing, status, seen)
        self.set_status(request, chosen, status)
        return None

    def ask_to_change_status(
        self, request: HttpRequest, entries: list[Entry], status: Entry.Status, consequences: Consequences
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            **CONFIRMATIONS[status],
            "opts": self.opts,
            "media": self.media,
            "entries": entries,
            "consequences": consequences,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "desk/confirm_status.html", context)

    def set_status(self, request: HttpRequest, chosen: QuerySet[Entry], status: Entry.Status) -> None:
        """Changes the entries that have another status, with a line in the history of each, and says how many."""
        keys = list(chosen.values_list("pk", flat=True))  # first, as the list may be filtered by status
        rows = self.model._default_manager.filter(pk__in=keys).exclude(status=status)
        count = change_rows(request, rows, f"Status: {status.label}.", status=status)
        done = f"{status.label}: {count} {model_ngettext(self.opts, count)}."
        already = len(keys) - count
        self.message_user(request, f"{done} {already} had this status already." if already else done, messages.SUCCESS)

    def uncontested(self, request: HttpRequest, chosen: QuerySet[Entry], had: Mapping[str, Entry]) -> QuerySet[Entry]:
        """The entries but those whose address leads to another entry by now; says which these are."""
        for entry in chosen.filter(slug__in=had):
            words = f"Not published: “{entry}”. Its address leads to “{had[entry.slug]}”; give it another slug first."
            self.message_user(request, words, messages.ERROR)
        return chosen.exclude(slug__in=had)
