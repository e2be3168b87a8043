"""Where a change to an entry goes: into the entry, into its draft, or from its draft into the entry."""

import json
from typing import ClassVar

from django.utils.timezone import now

from careerguide.content.models import Draft, Entry, Revision
from careerguide.content.replacing import replace
from careerguide.content.revisions import Hand, kind_with, recorded
from careerguide.content.versions import Values

from .trial import values_of


class Aim:
    """A place that a change to an entry goes to. `done` tells the editor that it is there; {} is the entry's title."""

    name: ClassVar[str]
    done: ClassVar[str]

    def values(self, entry: Entry) -> Values:
        """What the entry, or its draft, says now, as the values of a document."""
        return values_of(entry)

    def keep(self, entry: Entry, values: Values, base: Values, author: str, why: str) -> None:
        """Keeps what an entry, or its draft, is to say. Raises RefusedError."""
        raise NotImplementedError


class IntoEntry(Aim):
    name = "entry"
    done = "“{}” has both changes now."

    def keep(self, entry: Entry, values: Values, base: Values, author: str, why: str) -> None:
        with recorded(Hand(Revision.Origin.MERGE, author, why), entry):
            replace(kind_with(type(entry)), entry, values)


class IntoDraft(Aim):
    name = "draft"
    done = "The draft of “{}” is saved. Visitors see nothing of it until it is published."

    def values(self, entry: Entry) -> Values:
        draft = draft_of(entry)
        return draft.stated if draft else values_of(entry)

    def keep(self, entry: Entry, values: Values, base: Values, author: str, why: str) -> None:
        said = {"document": json.dumps(values), "author": author, "at": now(), "message": why}
        Draft.objects.update_or_create(
            **key_of(entry), defaults=said, create_defaults=said | {"base": json.dumps(base)}
        )


class FromDraft(Aim):
    name = "published draft"
    done = "The draft of “{}” is published."

    def keep(self, entry: Entry, values: Values, base: Values, author: str, why: str) -> None:
        with recorded(Hand(Revision.Origin.DRAFT, author, why), entry):
            replace(kind_with(type(entry)), entry, values)
            Draft.objects.filter(**key_of(entry)).delete()


INTO_ENTRY, INTO_DRAFT, FROM_DRAFT = AIMS = (IntoEntry(), IntoDraft(), FromDraft())


def key_of(entry: Entry) -> dict[str, object]:
    return {"kind": kind_with(type(entry)).folder, "row": entry.pk}


def draft_of(entry: Entry) -> Draft | None:
    return Draft.objects.filter(**key_of(entry)).first()
