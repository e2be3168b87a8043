"""All settings. No environment variable is needed; docs/operators.md lists those that are read where they are set."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from careerguide.server import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)
SEEDS_DIR = BASE_DIR / "seeds"

DEBUG = environment.is_on("DEBUG")
HTTPS = environment.is_on("HTTPS")
SECOND_FACTOR = environment.is_on("SECOND_FACTOR")

SECRET_KEY = environment.secret_key(VAR_DIR / "secret-key", debug=DEBUG)
SECRET_KEY_FALLBACKS = environment.comma_separated("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *environment.host_names()]
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS]
TRUSTED_PROXIES = ["127.0.0.1", "::1", *environment.trusted_proxies()]

INSTALLED_APPS = [
    "careerguide.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_htmx",
    "careerguide.content",
    "careerguide.desk",
    "skills",
    "roles",
    "pathways",
    "careerguide",
]

MIDDLEWARE = [
    "careerguide.web.middleware.request_ids",
    "careerguide.web.middleware.health_of_any_host",
    "django.middleware.security.SecurityMiddleware",
    "careerguide.web.middleware.security_headers",
    "careerguide.web.middleware.accepted_codings",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "careerguide.web.middleware.refusals",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "careerguide.web.middleware.sliding_sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "careerguide.desk.second_factor.required",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "careerguide.urls"
WSGI_APPLICATION = "careerguide.wsgi.application"
KINDS = "careerguide.kinds.KINDS"
LISTINGS = "careerguide.listings.LISTINGS"
RULES = "careerguide.findings.RULES"
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
                "careerguide.web.pages.guide",
            ],
            "builtins": ["careerguide.web.templatetags.web"],
        },
    }
]

# SQLite: readers never wait for the writer (WAL), writers queue up (IMMEDIATE takes the lock at the start, so a
# transaction never fails half-way), and connections stay open. Django switches foreign keys on.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR_DIR / "careerguide.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": environment.seconds_to_write(),
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
DATABASE_ROUTERS = ["careerguide.content.frozen.FrozenRowsRouter"]
DATABASES: dict[str, Any] = {"default": SQLITE}
if url := os.environ.get("DATABASE_URL"):
    DATABASES["default"] = environment.database(url, SQLITE)

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
        else "careerguide.web.static_files.ReplacingStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Signing in: five wrong passwords for one name from one address lock both for 15 minutes, in all workers.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = not SECOND_FACTOR  # else once the second factor was right, too
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code"]
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
AXES_CLIENT_IP_CALLABLE = "careerguide.desk.signin.address"
AXES_CLIENT_STR_CALLABLE = "careerguide.desk.signin.described"
AXES_LOCKOUT_CALLABLE = "careerguide.desk.signin.locked_out"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_REDIRECT_URL = "admin:index"
CSRF_FAILURE_VIEW = "careerguide.desk.signin.forgery"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # only the admin has messages
SESSION_COOKIE_AGE = 8 * 60 * 60  # seconds since an editor was last seen

SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = ["^(health|ready)z$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # HSTS for subdomains, which are not ours to bind
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the form of the largest role of the seeds has about 1,300

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"text": {"()": "careerguide.web.log.TextLines"}, "json": {"()": "careerguide.web.log.JsonLines"}},
    "filters": {"odd": {"()": "careerguide.web.log.OddRequests"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": environment.log_format(), "filters": ["odd"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "careerguide.asked": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # not a warning for each missing page, which has a line of its own
    },
}
