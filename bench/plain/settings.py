"""The stack of the site, with this page in it."""

from bench.settings import *  # noqa: F403
from bench.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django_filters", "bench.plain"]
ROOT_URLCONF = "bench.plain.urls"
