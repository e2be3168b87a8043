"""What stands between `seeds/` and the database, and how a person settles it without a shell."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from careerguide.content.checking import Documents, Name, read_seeds
from careerguide.content.hyperlinks import kinds
from careerguide.content.load import load
from careerguide.content.rows import read_database
from careerguide.content.sync import Report
from careerguide.content.versions import Version, readable, text_of, values_of_document
from careerguide.content.word_diff import Piece, word_by_word

from .editing import ReadOnlyAdmin

BOTH_DOORS = ("seeds", "database")


@dataclass(frozen=True)
class Differing:
    """An entry on which document and row differ, with what the row would become, were the document taken."""

    name: Name
    reason: str  # why its schema refuses the row, if it does
    pieces: list[Piece]


@dataclass(frozen=True)
class Board:
    """What a load would do now, with the documents of both sides."""

    report: Report
    seeds: Documents
    database: Documents
    refused: dict[Name, str]

    @property
    def groups(self) -> Iterator[tuple[str, str, list[Differing]]]:
        """Each (heading, what becomes of them, entries) that there are any of."""
        report = self.report
        loaded = [*report.created, *(name for name in report.updated if name not in report.merged), *report.removed]
        for heading, fate, names in (
            ("In conflict", "Both sides changed the same. Nothing happens until you choose one.", [*report.conflicts]),
            ("Changed on both sides, in different places", "The next load brings them together.", report.merged),
            ("Changed in seeds/", "The next load takes them over.", loaded),
            ("Changed in the database", "They stand on the site; dump_seeds writes their documents.", report.waiting),
        ):
            if names:
                yield heading, fate, [self.standing(name) for name in sorted(names)]

    def standing(self, name: Name) -> Differing:
        texts = (_text(self.database.get(name)), _text(self.seeds.get(name)))
        return Differing(name, self.refused.get(name, ""), word_by_word(*texts))

    def archive(self) -> bytes:
        """The documents that `dump_seeds` would write, zipped; those that it would delete are named in a list."""
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in self.report.waiting:
                if name in self.database:
                    archive.writestr(f"seeds/{name}.md", text_of(self.database[name]))
            gone = [f"seeds/{name}.md\n" for name in self.report.waiting if name not in self.database]
            if gone:
                archive.writestr("deleted.txt", "".join(gone))
        return kept.getvalue()


def _text(version: Version) -> str:
    return readable(values_of_document(version)) if version else ""


def look() -> Board:
    """Compares both sides; nothing is changed."""
    report = load(settings.SEEDS_DIR, kinds().values(), check=True)
    database, refused = read_database(kinds().values())
    return Board(report, read_seeds(settings.SEEDS_DIR, kinds().values()).documents, database, refused)


class SeedsAdmin(ReadOnlyAdmin):
    """Its list is the page of what waits, is in conflict, or is refused."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.settled(request)
        board = look()
        if "archive" in request.GET:
            headers = {"Content-Disposition": 'attachment; filename="seeds.zip"'}
            return HttpResponse(board.archive(), content_type="application/zip", headers=headers)
        context = {
            **self.admin_site.each_context(request),
            "title": "Seeds",
            "opts": self.opts,
            "board": board,
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
