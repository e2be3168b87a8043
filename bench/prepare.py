"""What stands before the servers start: a generated catalogue in a folder of its own, and the static files."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var" / "bench"


def environment(folder: Path) -> dict[str, str]:
    """For Django over the catalogue in the folder."""
    own = {"BENCH_DATABASE": str(folder / "catalogue.sqlite3"), "BENCH_STATIC": str(VAR_DIR / "static")}
    key = "for the benchmark alone, and as long as the server asks for"
    settings = {"DJANGO_SETTINGS_MODULE": "bench.settings", "SECRET_KEY": key}
    return own | settings | {"DEBUG": "0", "HOST": "127.0.0.1", "WORKERS": "1"}


@dataclass(frozen=True)
class Cost:
    """Of a command: its processor time in seconds, and the most bytes that were resident."""

    seconds: float
    bytes: int


def manage(folder: Path, *command: str) -> Cost:
    """Runs a command of the site over the catalogue in the folder."""
    env = os.environ | environment(folder)
    process = subprocess.Popen([sys.executable, "manage.py", *command], cwd=BASE_DIR, env=env)  # noqa: S603
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command[:2])} has failed")
    return Cost(used.ru_utime + used.ru_stime, 1024 * used.ru_maxrss)


def static_files() -> None:
    manage(VAR_DIR, "collectstatic", "--noinput", "--clear", "--verbosity=0")


def _generator(folder: Path, call: str) -> None:
    manage(folder, "shell", "--no-imports", "-c", f"from bench.generate import *; {call}")


def loading(folder: Path) -> list[Cost]:
    """What it cost to load the documents of a catalogue into an empty database, and to load them again."""
    return [Cost(**cost) for cost in json.loads((folder / "loading.json").read_text())]


def catalogue(size: int) -> Path:
    """The folder of the catalogue, loaded from its documents; both are made anew where the generator or the migrations
    have changed since."""
    generator = [BASE_DIR / "bench" / name for name in ("generate.py", "synthetic.py")]
    sources = [*generator, *sorted(BASE_DIR.glob("[!.]*/**/migrations/0*.py"))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    folder, unfinished = VAR_DIR / f"{size}-{digest}", VAR_DIR / f"{size}-unfinished"
    if not folder.exists():
        for stale in VAR_DIR.glob(f"{size}-*"):
            shutil.rmtree(stale)
        documents = unfinished / "documents"
        documents.mkdir(parents=True)
        _generator(unfinished, f"generate({size}, Path({str(documents)!r}))")
        costs = [manage(unfinished, "load_seeds", "--seeds", str(documents)) for _ in ("first", "again")]
        (unfinished / "loading.json").write_text(json.dumps([asdict(cost) for cost in costs]))
        _generator(unfinished, "finish()")
        inspect = ["datasette", "inspect", "catalogue.sqlite3", "--inspect-file", "inspected.json"]
        subprocess.run([sys.executable, "-m", *inspect], cwd=unfinished, check=True)  # noqa: S603
        unfinished.rename(folder)
    return folder
