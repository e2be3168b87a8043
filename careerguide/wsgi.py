"""The WSGI application that the server runs."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
application = get_wsgi_application()
# At once, and not when somebody asks: by then the files of the next release may lie in their place.
for path in (f"{settings.ROOT_URLCONF}.urlpatterns", settings.KINDS, settings.LISTINGS, settings.RULES):
    import_string(path)
