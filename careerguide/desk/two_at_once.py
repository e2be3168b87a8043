"""The form of an entry, as a change to the document that it was opened at.

Whoever saves second loses nothing: the form is tried upon that document, and what comes of it is merged with what
others saved in the meantime. A draft is edited by the same trial, and a preview is a look at it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from careerguide.content.mapping import part_keys
from careerguide.content.merging import MINE, THEIRS, Conflict, Merged, merge
from careerguide.content.models import Draft, Entry
from careerguide.content.queueing import queue_up
from careerguide.content.replacing import RefusedError
from careerguide.content.revisions import changes_since, kind_with
from careerguide.content.versioning import undone
from careerguide.content.versions import Values, readable
from careerguide.content.word_diff import word_by_word

from .aims import AIMS, FROM_DRAFT, INTO_DRAFT, INTO_ENTRY, Aim, draft_of, key_of
from .forms import COLLISION, FOR_PUBLISHERS
from .people import published_out_of_reach
from .preview import link_to, shown
from .trial import COLLIDED, TrialResponse, is_on_trial, rendered, sealed, stand_as, tried, unsealed, why

Save = Callable[..., HttpResponse]  # of a form; it may be told what its page shows besides


@dataclass(frozen=True)
class Proposal:
    """What somebody makes of an entry, or of its draft, as they opened it; `theirs` is what others made of it."""

    entry: Entry
    aim: Aim
    base: Values
    mine: Values
    theirs: Values

    @property
    def is_alone(self) -> bool:
        """Whether nobody else changed anything, or both the same, as by a double click."""
        return self.theirs in (self.base, self.mine) or self.mine == self.base

    def merged(self, choices: Mapping[Any, str]) -> Merged:
        kind = kind_with(type(self.entry))
        return merge(self.base, self.mine, self.theirs, part_keys(kind.model, kind.schema), choices)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return self.merged({}).conflicts


def leaves_entry_alone(request: HttpRequest) -> bool:
    """Whether the form of an entry goes into a draft of it, or is only looked at."""
    return "draft" in request.GET or "_draft" in request.POST or "_preview" in request.POST


class TwoAtOnce(admin.ModelAdmin):  # type: ignore[type-arg]  # takes no argument when it runs
    change_form_template = "desk/change_form.html"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        save: Save = partial(super().changeform_view, request, object_id, form_url)
        entry = self.get_object(request, unquote(object_id)) if object_id else None
        if request.method != "POST":
            return self.opened(request, save, entry) if entry else save()
        if entry is None:
            return self.previewed(request, save) if "_preview" in request.POST else save()
        with transaction.atomic():
            queue_up()
            type(entry)._default_manager.select_for_update().get(pk=entry.pk)
            if "_choices" in request.POST:
                return self.settled(request, entry)
            if "_discard" in request.POST:
                return self.discarded(request, entry)
            if "_withdraw" in request.POST:
                return self.withdrawn(request, entry)
            try:
                return self.submitted(request, save, entry)
            except RefusedError:  # it can't stand as it did when the form was opened: something is gone
                request.META[COLLIDED] = COLLISION
                return save()

    def opened(self, request: HttpRequest, save: Save, entry: Entry) -> HttpResponse:
        """The form of an entry, or of its draft, which carries along what it was opened at."""
        draft = draft_of(entry)
        is_draft = draft and "draft" in request.GET
        values = (INTO_DRAFT if is_draft else INTO_ENTRY).values(entry)
        context: dict[str, Any] = {"base": sealed(entry, values), "draft": draft, "is_draft": is_draft}
        if draft or entry.status == Entry.Status.DRAFT:
            context["link"] = link_to(request, entry)
        if not (draft and is_draft):
            return save(context)
        changes = word_by_word(*map(readable, (draft.stated_base, values)))
        context |= {"why": draft.message, "changes": changes}
        try:
            with undone():
                stand_as(entry, values)
                return rendered(save(context))
        except RefusedError as error:
            messages.error(request, f"The draft can't be opened, as something that it needs is gone. {error}")
            return HttpResponseRedirect(request.path)

    def submitted(self, request: HttpRequest, save: Save, entry: Entry) -> HttpResponse:
        is_draft = "draft" in request.GET
        aim = INTO_DRAFT if is_draft or "_draft" in request.POST else INTO_ENTRY
        now = aim.values(entry)
        base = unsealed(entry, request.POST.get("_base", "")) or now
        context = {"base": sealed(entry, base), "draft": draft_of(entry), "is_draft": is_draft, "why": why(request)}
        save = partial(save, context)
        if "_preview" in request.POST:
            return self.previewed(request, save, entry, base)
        if aim is INTO_ENTRY and now == base:
            return save()
        outcome = tried(request, save, entry, base)
        if outcome.document is None:
            return outcome.response
        if aim is INTO_ENTRY and outcome.document == now:  # as where a form is sent twice
            messages.success(request, f"“{entry}” says all this already.")
            return HttpResponseRedirect(request.path)
        theirs = now if draft_of(entry) or aim is INTO_ENTRY else base  # a new draft may be of an older version
        return self.kept(request, Proposal(entry, aim, base, outcome.document, theirs), {})

    def previewed(
        self, request: HttpRequest, save: Save, entry: Entry | None = None, base: Values | None = None
    ) -> HttpResponse:
        outcome = tried(request, save, entry, base, look=partial(shown, request))
        return outcome.seen or outcome.response

    def kept(
        self, request: HttpRequest, change: Proposal, choices: Mapping[Any, str], *, agreed: bool = False
    ) -> HttpResponse:
        """Keeps what two have made of an entry, once whoever comes second has agreed to it, and goes on."""
        merged, user = change.merged(choices), cast(Any, request.user)
        if change.aim is not INTO_DRAFT and published_out_of_reach(user, change.entry):
            return self.asked(request, change, merged, [FOR_PUBLISHERS.format(change.entry)])
        if merged.conflicts or not (agreed or change.is_alone):
            return self.asked(request, change, merged)
        try:
            with transaction.atomic():
                change.aim.keep(change.entry, merged.document, change.base, user.get_username(), why(request))
        except RefusedError as error:
            return self.asked(request, change, merged, error.problems)
        self.log_change(request, change.entry, change.aim.done.format(change.entry))
        if change.aim is INTO_DRAFT and "_publish" in request.POST:
            return self.published(request, change.entry)
        messages.success(request, change.aim.done.format(change.entry))
        return HttpResponseRedirect(f"{request.path}?draft=1" if change.aim is INTO_DRAFT else request.path)

    def published(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        """Brings a draft and what the entry has become since into one, and publishes that."""
        draft = Draft.objects.get(**key_of(entry))
        change = Proposal(entry, FROM_DRAFT, draft.stated_base, draft.stated, FROM_DRAFT.values(entry))
        return self.kept(request, change, {})

    def discarded(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        if draft := draft_of(entry):
            draft.delete()
            self.log_change(request, entry, "The draft is thrown away.")
            messages.success(request, f"The draft of “{entry}” is thrown away.")
        return HttpResponseRedirect(request.path)

    def withdrawn(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        Draft.objects.filter(**key_of(entry)).update(links=F("links") + 1)
        messages.success(request, "Links to this draft that were given away lead nowhere now.")
        return HttpResponseRedirect(request.get_full_path())

    def asked(self, request: HttpRequest, change: Proposal, merged: Merged, problems: Any = ()) -> HttpResponse:
        """The page that tells whoever comes second who did what, and asks what is to hold where both differ."""
        texts = [readable(one) for one in (change.base, change.theirs, merged.document)]
        carried = [change.aim.name, change.base, change.mine, change.theirs]
        context = {
            **self.admin_site.each_context(request),
            "title": "Somebody else saved this in the meantime",
            "opts": self.opts,
            "original": change.entry,
            "change": change,
            "why": why(request),
            "conflicts": change.conflicts,
            "problems": problems,
            "revisions": changes_since(change.entry, change.base),
            "done_by_others": word_by_word(texts[0], texts[1]),
            "outcome": word_by_word(texts[1], texts[2]),
            "carried": sealed(change.entry, {"change": carried}),
            "is_publishing": "_publish" in request.POST,
        }
        return TemplateResponse(request, "desk/two_at_once.html", context)

    def settled(self, request: HttpRequest, entry: Entry) -> HttpResponse:
        """Saves what was chosen on that page; unless somebody saved once more, who is told of then."""
        carried = unsealed(entry, request.POST["_choices"])
        if carried is None:
            return HttpResponseRedirect(request.get_full_path())
        name, base, mine, seen = carried["change"]
        aim = next(aim for aim in AIMS if aim.name == name)
        change = Proposal(entry, aim, base, mine, seen)
        sides = {MINE, THEIRS}
        chosen = {one.path: request.POST.get(f"choice-{number}", "") for number, one in enumerate(change.conflicts)}
        choices = {path: side for path, side in chosen.items() if side in sides}
        theirs = aim.values(entry)
        return self.kept(request, Proposal(entry, aim, base, mine, theirs), choices, agreed=theirs == seen)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **options: Any) -> HttpResponse:
        return TrialResponse(obj) if is_on_trial(request) else super().response_add(request, obj, *args, **options)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return TrialResponse(obj) if is_on_trial(request) else super().response_change(request, obj)
