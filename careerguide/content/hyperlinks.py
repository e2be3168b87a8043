"""Where links in texts lead: to other documents, as “../roles/nurse.md”, to pages, as “/roles/nurse/”, or elsewhere.

A link to an entry leads to its present page, by whichever slug it is named. What is wrong with one that leads nowhere
is said where it is typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string

from .checking import Name
from .former import by_former_slug
from .markup import links
from .models import Entry, LinkTarget, Part
from .quotation import FORM, MISSING, Quotable, Quote, named_by, parsed, references, why_nothing
from .schema import SLUG, Kind

ELSEWHERE = re.compile("https?://|mailto:", re.IGNORECASE)
MARKS = re.compile(r"[\[<{]")  # of links and of figures
HOW = "write ../roles/name.md for a document, /roles/name/ for a page, and https://… for another site"

Look = Callable[[Name], str]  # why nobody can be led to an entry; empty where it is published
FiguresOf = Callable[[Name], Sequence[Quotable] | None]  # what texts may quote of an entry; None where nobody can tell


@cache
def kinds() -> dict[str, Kind]:
    """All kinds of entries, by their folders."""
    return {kind.folder: kind for kind in import_string(settings.KINDS)}


def folder_of(row: models.Model) -> str:
    """The folder of the document that a row is written in; of a part without an entry yet, that of its usual one."""
    model = type(row)
    while issubclass(model, Part):
        usual, *others = model.parent_fields()
        model = next((other for other in others if getattr(row, other.attname, None)), usual).related_model
    return next((kind.folder for kind in kinds().values() if kind.model is model), "")


def name_of(entry: Entry) -> Name:
    """The name of the document of an entry, such as roles/nurse."""
    return Name(folder_of(entry), entry.slug)


def may_lead(field: Any, value: str) -> bool:
    """Whether the value of a field of text may hold links or figures; most hold none."""
    return isinstance(field, LinkTarget) or bool(MARKS.search(value))


def dead_in(field: Any, value: Any, home: str, look: Look, held: FiguresOf) -> Iterator[str]:
    """Says of each link and figure in the value of a field that leads nowhere why."""
    if isinstance(field, LinkTarget):
        if why := _why_dead(value, home, look):
            yield f"“{value}” leads nowhere: {why}"
    elif isinstance(field, models.TextField | models.CharField):
        yield from dead_links(value, home, look) if isinstance(field, models.TextField) else ()
        yield from missing_figures(value, look, held)


def missing_figures(text: str, look: Look, held: FiguresOf) -> Iterator[str]:
    """Says of each figure that a text quotes and nobody states why."""
    for reference in references(text):
        if why := _why_missing(reference, look, held):
            yield f"the figure {{{' '.join(reference.split())}}} points nowhere: {why}"


def _why_missing(reference: str, look: Look, held: FiguresOf) -> str:
    folder, slug, words = parsed(reference)
    name = Name(folder, slug)
    if folder not in kinds():
        return FORM
    if why := look(name):
        return why
    quotables = held(name)
    return "" if quotables is None else why_nothing(words, quotables)


def dead_links(text: str, home: str, look: Look) -> Iterator[str]:
    """Says of each link that leads nowhere why. `home` is the folder of the document that the text stands in."""
    for address, words in links(text):
        if not address:
            yield f"the link “{words}” leads nowhere: it may lead to https, http and mailto, and to pages here"
        elif why := _why_dead(address, home, look):
            yield f"the link to “{address}” leads nowhere: {why}"


def _why_dead(address: str, home: str, look: Look) -> str:
    if ELSEWHERE.match(address):
        return ""
    if address.startswith("#"):
        return f"name the document or page too, as in ../roles/name.md{address}"
    path = path_of(address)
    if is_page(path):
        return ""
    name = entry_at(path, home)
    return look(name) if name else HOW


def leads_to(address: str, home: str, find: Callable[[Name], Entry | None]) -> str:
    """Where a link leads at present; empty where nowhere. `find` gives the published entry with a name."""
    path = path_of(address)
    if not path or ELSEWHERE.match(address) or is_page(path):
        return address
    name = entry_at(path, home)
    entry = name and find(name)
    return _with_end(entry.get_absolute_url(), address.removeprefix(path)) if entry else ""


def quote(reference: str, find: Callable[[Name], Entry | None], fails: Callable[[Entry], None]) -> Quote:
    """The figure that a reference names at present, of several at the same date the first. Where the entry raises an
    exception, `fails` is told of it, and the figure is missing."""
    folder, slug, words = parsed(reference)
    if entry := find(Name(folder, slug)) if folder in kinds() else None:
        try:
            for found in named_by(words, entry.quotables)[:1]:
                return Quote(found.words, _at(entry.get_absolute_url(), found.anchor))
        except Exception:
            fails(entry)
    return Quote(MISSING)


def _at(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if anchor and "#" not in address else address


def _with_end(address: str, end: str) -> str:
    """An address with the query string and fragment of another."""
    return address.partition("#")[0] + end if "#" in end else address + end


def path_of(address: str) -> str:
    return re.split("[?#]", address)[0]


def entry_at(path: str, home: str) -> Name | None:
    """The entry whose document or page stands at a path, if there is one with this name."""
    *folders, last = [part for part in path.split("/") if part not in ("", ".", "..")] or [""]
    if path.endswith(".md"):
        name = Name(folders[-1] if folders else home, last.removesuffix(".md"))
        return name if name.folder in kinds() and not path.startswith("/") else None
    named = (Name(folder, last) for folder in kinds() if re.fullmatch(SLUG, last))
    return next((name for name in named if kinds()[name.folder].model(slug=last).get_absolute_url() == path), None)


def is_page(path: str) -> bool:
    """Whether a page that is no entry's has this path."""
    try:
        return not resolve(path).kwargs
    except Resolver404:
        return False


def why_not(name: Name, is_published: bool | None, present: str) -> str:
    """Why nobody can be led to an entry, of which there may be none (None), or one with another slug at present."""
    called = f"{kinds()[name.folder].model._meta.verbose_name} “{name.slug}”"
    if is_published:
        return ""
    if is_published is not None:
        return f"the {called} is a draft"
    return f"the {called} is called “{present}” now" if present else f"there is no {called}"


def held_by_row(name: Name) -> Sequence[Quotable]:
    """What texts may quote of an entry, as the rows are now."""
    rows: Any = kinds()[name.folder].model._default_manager
    entry: Entry = rows.get(slug=name.slug)
    return entry.quotables


def look_among_rows(name: Name) -> str:
    """Why a link can't lead to an entry, as the rows are now."""
    rows: Any = kinds()[name.folder].model._default_manager
    if row := rows.filter(slug=name.slug).first():
        return why_not(name, row.is_published, "")
    moved = by_former_slug(rows.all()).get(name.slug)
    return why_not(name, None, moved.slug if moved else "")
