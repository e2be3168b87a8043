"""The site's settings, as far as a test run needs others."""

import os

os.environ.setdefault("SECRET_KEY", "for tests alone")

from careerguide.server import environment  # noqa: E402
from careerguide.settings import *  # noqa: E402, F403
from careerguide.settings import SQLITE  # noqa: E402

DEBUG = False
DATABASES = {"default": SQLITE | {"NAME": "file:tests?mode=memory&cache=shared"}}
if url := os.environ.get("TEST_DATABASE_URL"):
    DATABASES = {"default": environment.database(url, SQLITE)}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # collected files are not looked for
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
REFUSE_QUERIES = True
WHOLES_KEPT = 2  # that of the seeds, and that of the test
ENTRIES_READ_AT_ONCE = 1_000_000  # so that nothing runs in threads
