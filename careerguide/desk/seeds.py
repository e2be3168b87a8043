"""What stands between `seeds/` and the database, and how a person settles it without a shell."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from careerguide.content.checking import Name, Problem
from careerguide.content.collector import give_back, without_collector
from careerguide.content.dump import Dump
from careerguide.content.hyperlinks import kinds
from careerguide.content.load import Load, load
from careerguide.content.models import this_day
from careerguide.content.snapshot import snapshot
from careerguide.content.sync import last_agreed
from careerguide.content.versioning import ContentVersion
from careerguide.content.versions import Version, digest_of, readable, text_of, values_of_document
from careerguide.content.word_diff import Piece, word_by_word

from .editing import ReadOnlyAdmin

BOTH_DOORS = ("seeds", "database")
ENTRIES_SHOWN = 30  # on a page, each with its differences
MOST_KEPT = 300  # entries that differ, with both versions


@dataclass(frozen=True)
class Differing:
    """An entry whose document and row differ, with what the row would become if the document were taken."""

    name: Name
    reason: str  # why its schema refuses the row, if it does
    pieces: list[Piece]


class Pending(NamedTuple):
    """Entries that share a fate at the next load or dump, below a heading and with a sentence that tells it."""

    heading: str
    fate: str
    names: list[Name]


@dataclass(frozen=True)
class Board:
    """What a load would do now, as far as it can be told without writing anything. Of both sides it holds no more than
    the entries that `pending` names."""

    problems: list[Problem]
    strays: list[str]
    pending: list[Pending]
    is_waiting: bool  # whether a dump would write documents
    rows: Mapping[Name, Version]
    documents: Mapping[Name, Version]
    refused: Mapping[Name, str]

    def page(self, number: str, text: str) -> "Page[tuple[int, Name]]":
        """A page of the entries in whose names a text stands, each with its place in `pending`."""
        named = [(place, name) for place, one in enumerate(self.pending) for name in sorted(one.names)]
        found = [(place, name) for place, name in named if text in str(name)]
        return Paginator(found, ENTRIES_SHOWN).get_page(number)

    def groups(self, page: "Page[tuple[int, Name]]") -> Iterator[tuple[Pending, list[Differing]]]:
        for place, some in groupby(page, key=itemgetter(0)):
            yield self.pending[place], [self.standing(name) for _, name in some]

    def standing(self, name: Name) -> Differing:
        texts = _text(self.rows[name]), _text(self.documents[name])
        return Differing(name, self.refused.get(name, ""), word_by_word(*texts))


def _text(version: Version) -> str:
    return readable(values_of_document(version)) if version else ""


def pending_of(run: Load) -> list[Pending]:
    """The groups of entries that a load would change or leave, without empty ones."""
    report, due = run.report, [name for name in run.due if name not in run.report.merged]
    every = [
        Pending(
            "In conflict", "Both sides changed the same. Nothing happens until you choose one.", [*report.conflicts]
        ),
        Pending("Changed on both sides, in different places", "The next load brings them together.", report.merged),
        Pending("Changed in seeds/", "The next load takes them over.", [*due, *report.removed]),
        Pending(
            "Changed in the database", "They stand on the site; dump_seeds writes their documents.", report.waiting
        ),
    ]
    return [one for one in every if one.names]


def board_now() -> Board:
    """The board of now. Both sides are read again only if content, records, documents or the day have changed."""
    board = _board_at(ContentVersion.current(), this_day(), digest_of(repr(last_agreed())), _stamp(settings.SEEDS_DIR))
    if len(board.rows) > MOST_KEPT:
        _board_at.cache_clear()
    return board


@lru_cache(maxsize=1)
def _board_at(*stamps: object) -> Board:
    board = look()
    give_back()
    return board


def _stamp(folder: Path) -> str:
    """A digest of a folder, which changes with each file in it."""
    found = []
    for file in sorted(folder.rglob("*")):
        with suppress(OSError):  # it went meanwhile
            stat = file.stat()
            found.append(f"{file} {stat.st_mtime_ns} {stat.st_size}")
    return digest_of("\n".join(found))


def look() -> Board:
    """Compares both sides at one moment; nothing is changed, and nobody waits."""
    with snapshot(), without_collector():
        run = Load(settings.SEEDS_DIR, kinds().values())
        report = run.decide()
        pending = pending_of(run)
        names = [name for one in pending for name in one.names]
        return Board(
            report.problems,
            report.strays,
            pending,
            is_waiting=bool(report.waiting),
            rows={name: run.ours.get(name) for name in names},
            documents={name: run.theirs.get(name) for name in names},
            refused=run.refused,
        )


def archive() -> bytes:
    """The documents that `dump_seeds` would write, zipped; those that it would delete are named in a list."""
    with snapshot(), without_collector():
        run = Dump(settings.SEEDS_DIR, kinds().values())
        run.decide()
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, document in run.written.items():
            if document:
                zipped.writestr(f"seeds/{name}.md", text_of(document))
        if gone := [f"seeds/{name}.md\n" for name, document in run.written.items() if not document]:
            zipped.writestr("deleted.txt", "".join(gone))
    return kept.getvalue()


class SeedsAdmin(ReadOnlyAdmin):
    """The admin of load records, whose list is the page of what waits, is in conflict, or is refused."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.settled(request)
        if "archive" in request.GET:
            headers = {"Content-Disposition": 'attachment; filename="seeds.zip"'}
            return HttpResponse(archive(), content_type="application/zip", headers=headers)
        board, text = board_now(), request.GET.get("find", "").strip()
        page = board.page(request.GET.get("page", "1"), text)
        context = {
            **self.admin_site.each_context(request),
            "title": "Seeds",
            "opts": self.opts,
            "board": board,
            "find": text,
            "page": page,
            "groups": [*board.groups(page)],
            "may_settle": self.may_settle(request),
        }
        return TemplateResponse(request, "desk/seeds.html", context)

    def may_settle(self, request: HttpRequest) -> bool:
        return request.user.has_perm("content.change_loadrecord")

    def settled(self, request: HttpRequest) -> HttpResponse:
        """Loads what waits, in the name of whoever asks; a side may be taken in one entry."""
        if not self.may_settle(request):
            raise PermissionDenied
        user: Any = request.user
        folder, _, slug = request.POST.get("entry", "").rpartition("/")
        side = request.POST.get("take")
        choice: dict[str, Any] = {"take": side, "only": [Name(folder, slug)]} if side in BOTH_DOORS else {}
        report = load(settings.SEEDS_DIR, kinds().values(), author=user.get_username(), **choice)
        for problem in report.problems:
            messages.error(request, str(problem))
        if not report.problems:
            messages.success(request, f"Loaded: {report}.")
        return HttpResponseRedirect(request.path)
