"""The settings of the server that the browser visits: those of production, in a folder of its own."""

import os
from pathlib import Path

from careerguide.settings import *  # noqa: F403
from careerguide.settings import SQLITE

FOLDER = Path(os.environ["SITE_FOLDER"])
DATABASES = {"default": SQLITE | {"NAME": FOLDER / "careerguide.sqlite3"}}
STATIC_ROOT = FOLDER / "static"
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["css", "js", "svg", "html", "json", "md", "txt", "png"]  # saves five seconds
