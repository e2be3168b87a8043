"""Copies of the whole database, made and put back while the site runs."""

import os
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils.timezone import now

from careerguide.content.versioning import ContentVersion

OF_SQLITE = ("", "-wal", "-shm")  # what the names of the files of one database end with


class BackupError(Exception):
    """No copy could be made or put back; the message says why."""


def usual_place() -> Path:
    """A file that tells the time, in var/backups/; to the microsecond, so that no copy takes the place of another."""
    ending = {"sqlite": "sqlite3", "postgresql": "dump"}[connection.vendor]
    return Path(settings.VAR_DIR) / "backups" / f"{now():%Y-%m-%dT%H%M%S.%fZ}.{ending}"


def back_up(to: Path) -> None:
    """Writes a copy, of one moment, that only its owner may read. It is there whole, or not at all: BackupError."""
    beside = to.with_name(f"{to.name}.partial")
    with _said_in_words():
        to.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        beside.touch(0o600)
        (_copy_sqlite if connection.vendor == "sqlite" else _copy_postgresql)(beside)
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(to)


def examine(copy: Path) -> None:
    """Raises BackupError where a file is no sound copy of such a database."""
    with _said_in_words():
        if connection.vendor == "sqlite":
            with closing(_read_only(copy)) as source:
                _check(source)
        else:
            _run("pg_restore", "--list", copy)


def put_back(copy: Path) -> None:
    """Replaces all that the database holds by a copy, and brings that up to this release. Where it raises BackupError,
    the database is as it was."""
    with _said_in_words():
        (_restore_sqlite if connection.vendor == "sqlite" else _restore_postgresql)(copy)
        call_command("migrate", verbosity=0)


@contextmanager
def _said_in_words() -> Iterator[None]:
    try:
        yield
    except (OSError, DatabaseError, sqlite3.Error) as error:
        raise BackupError(" ".join(str(error).split())) from error


# SQLite


def _copy_sqlite(to: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(to)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # so that it is one file
        _check(copy)


def _restore_sqlite(copy: Path) -> None:
    """Puts a copy back through SQLite itself, which has others wait. A database that it can't read is removed first."""
    own = Path(connection.settings_dict["NAME"])
    with closing(_read_only(copy)) as source:
        connection.close()
        if not _is_sound(own):
            for end in OF_SQLITE:
                own.with_name(own.name + end).unlink(missing_ok=True)
        own.touch(0o600)
        own.chmod(0o600)
        connection.ensure_connection()
        source.backup(connection.connection)


def _read_only(copy: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)


def _check(copy: sqlite3.Connection) -> None:
    (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise BackupError(f"the copy is damaged: {verdict}")
    if not copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'").fetchone():
        raise BackupError("the copy is of another program")


def _is_sound(file: Path) -> bool:
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(file)) as present:
        return bool(present.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    return False


# PostgreSQL, whose own programs know its tables best

# What these programs are told of the connection; older ones refuse others, which our own library adds.
CLIENTS_KNOW = ("host", "port", "user", "dbname", "options", "sslmode", "sslrootcert", "sslcert", "sslkey")


def _copy_postgresql(to: Path) -> None:
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}", _conninfo())


def _restore_postgresql(copy: Path) -> None:
    """Puts a copy back in one transaction. Tables are dropped first, as later releases may have more than the copy.

    The one that every page asks for comes last: from then on visitors wait, and it is small.
    """
    tables = [*connection.introspection.django_table_names(only_existing=True), "django_migrations"]
    asked_for = ContentVersion._meta.db_table
    parts = _run("pg_restore", "--list", copy).decode().splitlines()
    script = b""
    for last in (False, True):
        drop = [_drop(table) for table in tables if (table == asked_for) == last]
        script += "".join(drop).encode() + _script(copy, [part for part in parts if (asked_for in part) == last])
    address = _conninfo()
    connection.close()
    once = ("--single-transaction", "--set=ON_ERROR_STOP=1", "--no-psqlrc", "--quiet", "--output=/dev/null")
    _run("psql", *once, address, given=script)


def _drop(table: str) -> str:
    return f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE;\n"


def _script(copy: Path, parts: Iterable[str]) -> bytes:
    """The SQL that puts some parts of a copy back; they are lines of the list that pg_restore makes of it."""
    with NamedTemporaryFile("w") as wanted:
        wanted.write("\n".join(parts))
        wanted.flush()
        options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", f"--use-list={wanted.name}", "--file=-")
        return _run("pg_restore", *options, copy)


def _conninfo() -> str:
    """The option that names the database to PostgreSQL's programs, without the password, as others can see it."""
    from psycopg.conninfo import make_conninfo  # needed for PostgreSQL alone

    connection.ensure_connection()
    known = connection.connection.info.get_parameters()
    return f"--dbname={make_conninfo(**{name: known[name] for name in CLIENTS_KNOW if name in known})}"


def _run(program: str, *arguments: str | Path, given: bytes = b"") -> bytes:
    env = os.environ | {"PGPASSWORD": str(connection.settings_dict["PASSWORD"] or "")}
    try:
        done = subprocess.run([program, *arguments], input=given, env=env, capture_output=True, check=True)  # noqa: S603
    except FileNotFoundError:
        raise BackupError(f"there is no {program} (on Debian: apt install postgresql-client)") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise BackupError(said[-1] if said else f"{program} failed") from None
    return done.stdout
