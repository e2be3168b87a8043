"""What whoever watches the server may ask: whether a process answers, and whether all is as it should be."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from time import monotonic

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from careerguide.content.current import keeper
from careerguide.web.static_files import uncollected


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 where this process answers; it asks nothing else. Where it does not, restart it."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 where this process has all it needs, else 503 with what is wrong. Visitors may be answered all the same, from
    memory.

    `content` is the version that its pages show, which was read `age` seconds ago; `left_out` counts broken entries.
    """
    with suppress(Exception):  # the keeper notes it
        keeper.current()
    problems, whole = [*_problems()], keeper.kept()
    told = {
        "status": "not ready" if problems else "ok",
        "problems": problems,
        "content": whole and whole.version,
        "age": whole and round(monotonic() - keeper.read_at),
        "left_out": len(whole.left_out) if whole else 0,
    }
    return JsonResponse(told, status=503 if problems else 200)


def _problems() -> Iterator[str]:
    try:
        if pending := _migrations() - set(MigrationRecorder(connection).applied_migrations()):
            yield f"{len(pending)} migrations have not been applied"
    except (DatabaseError, InterfaceError):
        yield "the database does not answer"
    if missing := _missing_files():
        yield f"{missing} static files have not been collected"
    if keeper.error:
        yield f"the content can't be read: {keeper.error}"


def know_release() -> None:
    """Finds out what this program has, as the files of the next release may lie in its place before it is replaced."""
    _migrations()
    _missing_files()


@cache
def _missing_files() -> int:
    """How many static files of this program nobody has collected."""
    return len(uncollected())


@cache
def _migrations() -> set[tuple[str, str]]:
    """All migrations that this program has, each as (app, name)."""
    return {*MigrationLoader(None).disk_migrations}
