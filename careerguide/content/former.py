"""Former slugs: each address that an entry has had leads to it for ever, so no other entry of its kind may take it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from django.http import Http404

from .checking import Documents, Name
from .mapping import FieldPath
from .models import Entry
from .schema import EntryDocument, Kind

SomeEntry = TypeVar("SomeEntry", bound=Entry)


class MovedError(Http404):
    """What was asked for by a former slug has a page under its present one."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"“{entry}” has another address now.")
        self.entry = entry


def by_former_slug(entries: Iterable[SomeEntry]) -> dict[str, SomeEntry]:
    return {former: entry for entry in entries for former in entry.former_slugs}


def present_slugs(entries: Iterable[Entry]) -> dict[str, str]:
    """The present slug of each entry, by its former ones."""
    return {former: entry.slug for former, entry in by_former_slug(entries).items()}


def former_addresses(entry: Entry) -> list[str]:
    """The addresses that an entry has had; its slug is the last part of each."""
    before, _, after = entry.get_absolute_url().rpartition(entry.slug)
    return [f"{before}{former}{after}" for former in entry.former_slugs]


# Between documents


def former_names(name: Name, document: EntryDocument) -> list[Name]:
    return [Name(name.folder, slug) for slug in document.former_slugs]


def taken_twice(
    found: Documents, kinds: Mapping[str, Kind], unreadable: Collection[Name]
) -> Iterator[tuple[Name, FieldPath, str]]:
    """Each (name, path, message) of a former slug that is an address of something else."""
    standing = {*found, *unreadable}
    had: dict[Name, Name] = {}  # the entry that a name belonged to
    for name, document in found.items():
        reserved = kinds[name.folder].schema.reserved_slugs
        for number, former in enumerate(former_names(name, document)):
            owner = had.setdefault(former, name)
            if former == name:
                why = "its present slug"
            elif former in standing:
                why = "the slug of another document"
            elif former.slug in reserved:
                why = "the address of another page"
            elif owner != name:
                why = f"a former slug of {owner} already"
            else:
                continue
            yield name, ("former_slugs", number), f"“{former.slug}” is {why}"


# Between rows


def after_renaming(entry: Entry, slug: str, former: list[str]) -> list[str]:
    """The former slugs of an entry that an editor gives a slug. Its present one joins them, if visitors may know it."""
    if entry.pk is None or slug == entry.slug:
        return former
    kept = [one for one in former if one not in (slug, entry.slug)]
    return [*kept, entry.slug] if entry.status == Entry.Status.PUBLISHED else kept


def contested(entry: Entry, slug: str, former: list[str], reserved: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each (field, message) of a slug, present or former, by which something else is known.

    A former slug that stands in the row is not asked about again: it may come from a document that took the place of
    another one, whose row is left as a draft.
    """
    others = type(entry)._default_manager.exclude(pk=entry.pk).only("slug", "title", "former_slugs")
    present, had = {other.slug: other for other in others}, by_former_slug(others)
    if slug in had:
        yield "slug", f"“{slug}” is a former slug of “{had[slug]}”, to which that address leads. Choose another one."
    for one in former:
        if one == slug:
            why = "the present slug of this entry"
        elif one in reserved:
            why = "the address of another page"
        elif one in entry.former_slugs:
            continue
        elif one in present:
            why = f"the slug of “{present[one]}”"
        elif one in had:
            why = f"a former slug of “{had[one]}” already"
        else:
            continue
        yield "former_slugs", f"“{one}” is {why}."
