"""Runs a command beside a PostgreSQL server of its own, which TEST_DATABASE_URL names, and removes that afterwards:

python -m tests.postgres pytest tests/content
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

INSTALLED = Path("/usr/lib/postgresql")  # where Debian puts a folder for each release
IN_MEMORY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
RESTRICTED = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}  # it refuses to run as root


def program(name: str) -> str:
    newest_first = sorted(INSTALLED.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]), reverse=True)
    found = shutil.which(name) or next(iter(newest_first), None)
    return str(found) if found else sys.exit(f"There is no {name} (on Debian: apt install postgresql).")


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database of one."""
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        if RESTRICTED:
            shutil.chown(folder, **RESTRICTED)
        locale = ("--encoding=UTF8", "--locale=C.UTF-8")
        run("initdb", "--auth=trust", "--username=tests", *locale, "--no-sync", f"{folder}/data")
        start(folder)
        try:
            yield f"postgres://tests@{quote(folder, safe='')}/postgres"
        finally:
            stop(folder)


def start(folder: str) -> None:
    settings = ("listen_addresses=", f"unix_socket_directories={folder}", *IN_MEMORY)
    options = " ".join(f"-c '{one}'" for one in settings)
    run("pg_ctl", "start", "-w", "-D", f"{folder}/data", "-l", f"{folder}/log", "-o", options)


def stop(folder: str, how: str = "immediate") -> None:
    run("pg_ctl", "stop", "-D", f"{folder}/data", "-m", how)


def run(name: str, *arguments: str) -> None:
    done = subprocess.run([program(name), *arguments], cwd="/", capture_output=True, text=True, **RESTRICTED)  # noqa: S603
    if done.returncode:
        sys.exit(f"{name}: {done.stderr}")


if __name__ == "__main__":
    with server() as address:
        done = subprocess.run(sys.argv[1:], env=os.environ | {"TEST_DATABASE_URL": address}, check=False)  # noqa: S603
    sys.exit(done.returncode)
