"""All settings. No environment variable is needed; these are read where they are set:

DEBUG          1 shows errors and templates' origins (`make dev`); anything else is off
SECRET_KEY     without it the key is read from var/secret-key, which `make run` writes once
ALLOWED_HOSTS  host names, separated by commas; this machine's own names are always allowed
DATABASE_URL   such as postgres://user:password@host/name; without it SQLite in var/
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)
SEEDS_DIR = BASE_DIR / "seeds"

DEBUG = os.environ.get("DEBUG") == "1"


def _secret_key() -> str:
    if key := os.environ.get("SECRET_KEY"):
        return key
    kept = VAR_DIR / "secret-key"
    if kept.exists():
        return kept.read_text().strip()
    if DEBUG:
        return "for development alone"
    raise ImproperlyConfigured("No secret key: set SECRET_KEY, or let `make run` write var/secret-key.")


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(","))]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_htmx",
    "careerguide.content",
    "skills",
    "roles",
    "pathways",
    "careerguide",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "careerguide.web.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "careerguide.urls"
WSGI_APPLICATION = "careerguide.wsgi.application"
LISTINGS = "careerguide.listings.LISTINGS"
DERIVED_FROM_CONTENT = ["careerguide.catalogue.current.catalogue_of"]  # made anew before new content is shown
WHOLES_KEPT = 1  # content versions that a worker keeps in memory
REFUSE_QUERIES = DEBUG  # in the views of visitors' pages; else a query is written to the log
ENTRIES_READ_AT_ONCE = 500  # by the first request after a change; a thread reads more
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["careerguide.web.templatetags.web"],
        },
    }
]

# SQLite: readers never wait for the writer (WAL), writers queue up for 20 seconds (IMMEDIATE takes the lock at the
# start, so a transaction never fails half-way), and connections stay open. Django switches foreign keys on.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR_DIR / "careerguide.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=2147418112;",
    },
}
DATABASE_ROUTERS = ["careerguide.content.whole.FrozenRowsRouter"]
DATABASES: dict[str, Any] = {"default": SQLITE}
if url := os.environ.get("DATABASE_URL"):
    DATABASES["default"] = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    if "postgresql" in DATABASES["default"]["ENGINE"]:
        DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
            "connect_timeout", 2
        )  # seconds; pages go on meanwhile

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the form of the largest role of the seeds has about 1,000

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
