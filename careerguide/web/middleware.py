from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Each answer carries CONTENT_SECURITY_POLICY, by which a browser loads nothing from elsewhere; but for Django's
    own pages of errors, which a developer sees."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in (404, 500)):
            response["Content-Security-Policy"] = settings.CONTENT_SECURITY_POLICY
        return response

    return answer
