"""Static files that are collected beside a running server."""

import os
from typing import Any

from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import CheckMessage, Error
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

BESIDE = ".partial"  # ends the name of a file that is being written


class ReplacingCompressor(Compressor):  # type: ignore[misc]  # has no types
    def write_data(self, path: str, data: bytes, suffix: str, stat_result: os.stat_result) -> str:
        written = super().write_data(path, data, suffix + BESIDE, stat_result)
        os.replace(written, path + suffix)
        return path + suffix


class ReplacingStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # has no types
    """Puts each file in its place in one go, so that nobody gets half of it or none.

    A browser keeps what it got for years. Files are replaced, never deleted: pages that were served before name them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, allow_overwrite=True, **kwargs)

    def delete(self, name: str) -> None:
        """Deletes nothing: the file that is written next replaces this one."""

    def _save(self, name: str, content: Any) -> str:
        written = super()._save(name + BESIDE, content)
        os.replace(self.path(written), self.path(name))
        return name

    def create_compressor(self, **options: Any) -> Compressor:
        return ReplacingCompressor(**options)


def uncollected() -> list[str]:
    """The files that this release has and pages may name, though nobody has collected them: such a page fails."""
    collected = getattr(staticfiles_storage, "hashed_files", None)
    if collected is None:  # this storage needs nothing collected
        return []
    there = {name for finder in get_finders() for name, _ in finder.list([])}
    return sorted(there - {*collected})


def all_collected(**_: Any) -> list[CheckMessage]:
    """What `check --deploy` finds."""
    missing = uncollected()
    hint = "make var/static/staticfiles.json"
    return [Error(f"{len(missing)} static files have not been collected", hint=hint)] if missing else []
