"""The settings of the site as production has them, in a folder of its own."""

import os
from pathlib import Path

from careerguide.settings import *  # noqa: F403
from careerguide.settings import SQLITE

VAR_DIR = Path(os.environ["SITE_FOLDER"])
if "DATABASE_URL" not in os.environ:
    DATABASES = {"default": SQLITE | {"NAME": VAR_DIR / "careerguide.sqlite3"}}
if (own := VAR_DIR / "seeds").exists():
    SEEDS_DIR = own
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["css", "js", "svg", "html", "json", "md", "txt", "png"]  # saves five seconds
