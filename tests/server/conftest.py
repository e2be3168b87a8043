"""The site under its production server, with an editor and without content."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.browser.site import Site, free_port
from tests.conftest import Once

PASSWORD = "a phrase that is long"


def make_ready(migrated: Path, folder: Path) -> None:
    folder.mkdir()
    site = Site(folder, port=0)
    shutil.copy(migrated, folder / "careerguide.sqlite3")
    site.manage("collectstatic", "--noinput")
    editor = ("--username=editor", "--email=editor@example.org")
    site.manage("createsuperuser", "--noinput", *editor, DJANGO_SUPERUSER_PASSWORD=PASSWORD)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, migrated: Path, once: Once) -> Site:
    site = Site(tmp_path_factory.mktemp("server"), free_port(), workers=2)
    shutil.copytree(once("empty-site", partial(make_ready, migrated)), site.folder, dirs_exist_ok=True)
    return site
