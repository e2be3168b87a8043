"""The site's settings, over a generated database; BENCH_DATABASE and BENCH_STATIC say where that and its files are."""

import os
from pathlib import Path

from careerguide.settings import *  # noqa: F403
from careerguide.settings import SQLITE

DATABASES = {"default": SQLITE | {"NAME": os.environ["BENCH_DATABASE"]}}
STATIC_ROOT = Path(os.environ["BENCH_STATIC"])
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "bench.urls"
