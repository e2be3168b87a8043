"""The WSGI application that the server runs."""

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters
from django.utils.module_loading import import_string


class Utf8Request(WSGIRequest):
    """A request that is read as UTF-8, as all pages ask for. Its sender may name another coding, and some of those
    that Python has are none of text; a type that can't be read is none."""

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except (ValueError, LookupError):
            self.content_type, self.content_params = "", {}


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
application = get_wsgi_application()
application.request_class = Utf8Request
# At once, and not when somebody asks: by then the files of the next release may lie in their place.
for path in (f"{settings.ROOT_URLCONF}.urlpatterns", settings.KINDS, settings.LISTINGS, settings.RULES):
    import_string(path)
