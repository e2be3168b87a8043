"""Keeps a revision of each entry that a change leaves different, whatever door the change came by."""

import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from .hyperlinks import kinds
from .models import Entry, Revision
from .queueing import queue_up
from .rows import MOST_ASKED_FOR, read_rows
from .schema import Kind
from .versioning import one_bump, touched
from .versions import Values, Version, digest, serialized

Stand = tuple[str, Version]  # slug and document of an entry; no document where it does not exist


def new_group() -> str:
    return secrets.token_hex(8)


@dataclass(frozen=True)
class Hand:
    """Who changes something, by which door and why. All revisions of one act share a `group`."""

    origin: str
    author: str = ""
    message: str = ""
    group: str = field(default_factory=new_group)


@contextmanager
def recorded(hand: Hand, *named: Entry) -> Iterator[None]:
    """One transaction that leaves a revision of each entry it changes.

    Where an entry that is `named` differs from its last revision already, as after a change by SQL, that state gets a
    revision too, so that it is not lost.
    """
    with transaction.atomic(), one_bump(), touched() as keys:
        queue_up()
        keep_present(named)
        yield
        keys |= {entry.owner_key for entry in named}
        for kind, rows in _by_kind(keys).items():
            keep(kind, _standing(kind, rows), hand)


def keep_present(entries: Iterable[Entry]) -> None:
    """Makes a revision of each entry that differs from its last one."""
    for kind, rows in _by_kind({entry.owner_key for entry in entries}).items():
        keep(kind, _standing(kind, rows), Hand(Revision.Origin.FOUND))


def _by_kind(keys: Iterable[Any]) -> dict[Kind, set[int]]:
    """Primary keys by the kind of entry; None, of one that is not saved yet, is left out."""
    found: dict[Kind, set[int]] = defaultdict(set)
    for model, key in keys:
        if key is not None:
            found[kind_with(model)].add(key)
    return found


def kind_with(model: type[Any]) -> Kind:
    return next(kind for kind in kinds().values() if kind.model is model)


def _standing(kind: Kind, rows: set[int]) -> dict[int, Stand]:
    """What each of these rows states; nothing for one that was deleted."""
    found: dict[int, Stand] = dict.fromkeys(rows, ("", None))
    return found | read_rows(kind, rows)


def keep(kind: Kind, stands: Mapping[int, Stand], hand: Hand) -> None:
    """Keeps a revision of each entry whose last one has another document or slug; of one that is gone, that it is."""
    last = _last(kind, stands)
    new = [_revision(kind, row, stand, last.get(row), hand) for row, stand in stands.items()]
    Revision.objects.bulk_create([one for one in new if one], batch_size=MOST_ASKED_FOR)


def _last(kind: Kind, rows: Collection[int]) -> dict[int, Revision]:
    """The last revision of each entry, by the key of its row."""
    of_kind = Revision.objects.filter(kind=kind.folder)
    asked = of_kind.filter(row__in=list(rows)) if len(rows) <= MOST_ASKED_FOR else of_kind
    newest = asked.order_by().values("row").annotate(newest=Max("pk")).values("newest")
    return {revision.row: revision for revision in Revision.objects.filter(pk__in=newest).defer("document")}


def _revision(kind: Kind, row: int, stand: Stand, last: Revision | None, hand: Hand) -> Revision | None:
    slug, document = stand
    known = (last.slug, last.digest) if last else ("", "")
    own = {"kind": kind.folder, "row": row, "author": hand.author, "message": hand.message, "group": hand.group}
    if document and (slug, digest(document)) != known:
        said = {"document": serialized(document), "digest": digest(document), "origin": hand.origin}
        return Revision(slug=slug, title=document.title, **own, **said)
    if not document and last and last.digest:
        return Revision(slug=last.slug, title=last.title, origin=Revision.Origin.DELETE, **own)
    return None


# Reading


def history(entry: Entry) -> QuerySet[Revision]:
    """The revisions of an entry, the newest first."""
    return Revision.objects.filter(kind=kind_with(type(entry)).folder, row=entry.pk)


def before(revision: Revision) -> Revision | None:
    """The revision of the same entry before this one; None where this is the first."""
    return Revision.objects.filter(kind=revision.kind, row=revision.row, pk__lt=revision.pk).first()


def changes_since(entry: Entry, base: Values) -> list[Revision]:
    """The revisions of an entry since it stated these values, the newest first; all, if none of them did."""
    return list(takewhile(lambda revision: revision.stated != base, history(entry)))
