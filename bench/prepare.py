"""What stands before the servers start: a generated catalogue in a folder of its own, and the static files."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var" / "bench"


def environment(folder: Path) -> dict[str, str]:
    """For Django over the catalogue in the folder."""
    own = {"BENCH_DATABASE": str(folder / "catalogue.sqlite3"), "BENCH_STATIC": str(VAR_DIR / "static")}
    key = "for the benchmark alone, and as long as the server asks for"
    settings = {"DJANGO_SETTINGS_MODULE": "bench.settings", "SECRET_KEY": key}
    return own | settings | {"DEBUG": "0", "HOST": "127.0.0.1", "WORKERS": "1"}


def manage(folder: Path, *command: str) -> None:
    env = os.environ | environment(folder)
    subprocess.run([sys.executable, "manage.py", *command], cwd=BASE_DIR, env=env, check=True)  # noqa: S603


def static_files() -> None:
    manage(VAR_DIR, "collectstatic", "--noinput", "--clear", "--verbosity=0")


def catalogue(size: int) -> Path:
    """The folder of the catalogue; generated anew where the generator or the migrations have changed since."""
    generator = [BASE_DIR / "bench" / name for name in ("generate.py", "synthetic.py")]
    sources = [*generator, *sorted(BASE_DIR.glob("[!.]*/**/migrations/0*.py"))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    folder, unfinished = VAR_DIR / f"{size}-{digest}", VAR_DIR / f"{size}-unfinished"
    if not folder.exists():
        for stale in VAR_DIR.glob(f"{size}-*"):
            shutil.rmtree(stale)
        unfinished.mkdir(parents=True)
        manage(unfinished, "shell", "--no-imports", "-c", f"from bench.generate import generate; generate({size})")
        inspect = ["datasette", "inspect", "catalogue.sqlite3", "--inspect-file", "inspected.json"]
        subprocess.run([sys.executable, "-m", *inspect], cwd=unfinished, check=True)  # noqa: S603
        unfinished.rename(folder)
    return folder
