"""The site as it runs in production, in a folder of its own."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings


def make_ready(migrated: Path, folder: Path) -> None:
    """Makes a folder with the seeds, loaded, and all static files, as production serves them."""
    folder.mkdir()
    shutil.copy(migrated, folder / "careerguide.sqlite3")
    site = Site(folder, port=0)
    for command in (["load_seeds"], ["collectstatic", "--noinput"]):
        site.manage(*command)


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass(frozen=True)
class Site:
    """A database and static files below a folder, and the port that they are served at."""

    folder: Path
    port: int
    workers: int = 1

    @property
    def env(self) -> dict[str, str]:
        own = {"DJANGO_SETTINGS_MODULE": "tests.browser.settings", "SITE_FOLDER": str(self.folder)}
        address = {"HOST": "127.0.0.1", "PORT": str(self.port), "WORKERS": str(self.workers)}
        return os.environ | own | address | {"SECRET_KEY": "for tests alone" * 4, "DEBUG": "0"}

    def manage(self, *command: str, **env: str) -> None:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *command, "--verbosity=0"],
            cwd=settings.BASE_DIR,
            env=self.env | env,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.fail(f"{command[0]}: {done.stderr}")

    @contextmanager
    def served(self) -> Iterator[str]:
        """Runs the production server, and gives its address."""
        with self.running():
            yield f"http://127.0.0.1:{self.port}"

    @contextmanager
    def running(self) -> Iterator["subprocess.Popen[str]"]:
        """The production server, once it answers. Its log is in the folder."""
        command = [sys.executable, "-m", "careerguide.server"]
        log = (self.folder / "log").open("w+")
        server = subprocess.Popen(  # noqa: S603
            command, cwd=settings.BASE_DIR, env=self.env, stdout=subprocess.PIPE, stderr=log, text=True
        )
        with log, server:
            try:
                if not server.stdout or "The site is at" not in server.stdout.readline():
                    pytest.fail(f"the server does not start: {(self.folder / 'log').read_text()}")
                yield server
            finally:
                server.terminate()
